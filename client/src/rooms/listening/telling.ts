/**
 * One answer for the totals of this place, where the person wants that (decision 16). What leaves was changed by a coin
 * first, and leaves days later: so nobody can tell from it what this person answered, or when they were heard.
 */
import { AnswerHeard, DAY_MS, HEARD_QUESTIONS, HeardTotals, WIRE_LIMITS } from '@beside/contract'
import { ok, refused, type Keyring, type RandomBytes, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { ListeningView, Trouble } from '../../api.ts'
import { withSetting } from '../../account/settings.ts'
import { settled, type RoomTools, type WritingTools } from '../../sync/writing.ts'
import type { WireReason } from '../../wire/server-link.ts'
import { ownSpace } from '../documents.ts'
import { lookedBackIn } from './own.ts'

const SETTING = 'heard-answer'
const PATH = '/api/heard-totals'
/** It leaves at a time by chance between these. */
const SOONEST_MS = DAY_MS
const LATEST_MS = 7 * DAY_MS

/** The answer as it leaves: the coins fell before it was kept, so that however often it is sent it says one thing. */
const Telling = v.object({
  ...AnswerHeard.entries,
  sendAt: v.number(),
  /** It may be on its way: from then on nothing is taken back. */
  isLeaving: v.optional(v.boolean(), false),
  sentAt: v.nullable(v.number())
})
type Telling = v.InferOutput<typeof Telling>

type Done = Promise<Result<true, Trouble>>

/** Whether another answer may join: one in a while, so that the totals are of many people. */
export function tellingState(keyring: Keyring, now: number): ListeningView['telling'] {
  const telling = tellingIn(keyring)
  if (!telling) return 'open'
  if (telling.sentAt === null) return telling.isLeaving ? 'told' : 'waits'
  return now < telling.sentAt + WIRE_LIMITS.heardAnswerDays * DAY_MS ? 'told' : 'open'
}

/** By the person, for what they answered about this conversation, and for nothing else. */
export async function tellTotals(tools: WritingTools, bondId: string): Done {
  const { account, spaces, environment } = tools
  const own = ownSpace(tools)
  const answers = own && lookedBackIn(own).find((one) => one.bondId === bondId)?.answers
  const said = HEARD_QUESTIONS.flatMap((question) => {
    const answer = answers?.[question] ?? 'rather-not'
    return answer === 'rather-not' ? [] : [{ question, isYes: answer === 'yes' }]
  })
  const one = said[Math.floor(chance(environment.random) * said.length)]
  if (!one) return refused('not-found')
  const now = spaces.serverNow()
  const later = SOONEST_MS + chance(environment.random) * (LATEST_MS - SOONEST_MS)
  const value: Telling = {
    question: one.question,
    isYes: byCoin(one.isYes, environment.random),
    sendAt: Math.floor(now + later),
    isLeaving: false,
    sentAt: null
  }
  return settled(
    await account.change((keyring) =>
      tellingState(keyring, now) === 'open'
        ? withSetting(keyring, SETTING, { value, at: now })
        : keyring
    )
  )
}

/** As long as it is not on its way. */
export async function takeBackTelling({ account, spaces }: WritingTools): Done {
  const at = spaces.serverNow()
  return settled(
    await account.change((keyring) =>
      tellingState(keyring, at) === 'waits'
        ? withSetting(keyring, SETTING, { value: null, at })
        : keyring
    )
  )
}

/** Sends what waits, once its time has come; what did not arrive goes at the next look. */
export async function sendTelling({ account, spaces, link }: RoomTools): Done {
  const at = spaces.serverNow()
  if (!dueIn(account.keyring, at)) return ok(true)
  // Kept first: it may arrive and the reply be lost, and whoever takes it back then would be told what is not so.
  const kept = await account.change((keyring) => {
    const due = dueIn(keyring, at)
    if (!due || due.isLeaving) return keyring
    return withSetting(keyring, SETTING, { value: { ...due, isLeaving: true }, at })
  })
  if (!kept.ok) return settled(kept)
  const telling = dueIn(account.keyring, at)
  if (!telling) return ok(true)
  const { question, isYes } = telling
  const body = { question, isYes } satisfies AnswerHeard
  const sent = await link.call({ method: 'POST', path: PATH, body }, v.unknown())
  if (!sent.ok) return settled(sent)
  const sentAt = spaces.serverNow()
  const value: Telling = { ...telling, sentAt }
  return settled(
    await account.change((keyring) => withSetting(keyring, SETTING, { value, at: sentAt }))
  )
}

export function readTotals({ link }: RoomTools): Promise<Result<HeardTotals, WireReason>> {
  return link.call({ method: 'GET', path: PATH }, HeardTotals)
}

/** Heads: their own answer. Tails: what a second coin says. */
export function byCoin(isYes: boolean, random: RandomBytes): boolean {
  const [coins = 0] = random(1)
  return (coins & 1) === 1 ? isYes : (coins & 2) === 2
}

/** From 0 up to 1. */
function chance(random: RandomBytes): number {
  return random(4).reduce((number, byte) => (number + byte) / 256, 0)
}

/** What is to leave by now, and is not known to have arrived. */
function dueIn(keyring: Keyring, at: number): Telling | undefined {
  const telling = tellingIn(keyring)
  return telling && telling.sentAt === null && telling.sendAt <= at ? telling : undefined
}

function tellingIn(keyring: Keyring): Telling | undefined {
  const read = v.safeParse(Telling, keyring.settings[SETTING]?.value)
  return read.success ? read.output : undefined
}
