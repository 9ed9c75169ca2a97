/**
 * Sends nudges. What waits stands in the store, so that a kill loses none; when each is due is in memory alone, and
 * drawn anew by whoever starts again. Nobody is nudged who is here, nor in their quiet hours, nor twice in a quarter
 * of an hour; and never at once, so that a mail host cannot see who wrote to whom by the clock.
 */
import { randomInt } from 'node:crypto'
import type { WatchedClock } from '../../clock/clock.ts'
import type { FeedHub } from '../../feed/feed-hub.ts'
import { textOf } from '../../log/wire-records.ts'
import { MINUTE_MS, quietAt } from '@beside/contract'
import type { Delivery, Mailer, Sent } from '../../mail/mailer.ts'
import type { Pusher } from '../../push/pusher.ts'
import {
  changeNudge,
  endWaiting,
  findNudge,
  listWaitingNudges,
  removeNudge
} from '../../store/nudges.ts'
import type { NudgePlace, NudgeRow } from '../../store/nudges.ts'
import type { Store } from '../../store/open-store.ts'
import { isHeld } from '../../store/restore-holds.ts'
import type { Vault } from '../../vault/vault.ts'
import { openContent, sealContent } from './content.ts'
import type { Aim, Content } from './content.ts'
import { nudgeWords } from './words.ts'

/** A nudge goes out between one and nine minutes after the words. */
const DELAY_MS = [MINUTE_MS, 9 * MINUTE_MS] as const
const APART_MS = 15 * MINUTE_MS
/** Whoever makes their quiet hours shorter need not wait for the end of the old ones. */
const ASLEEP_MS_MAX = 15 * MINUTE_MS
/** After how long it is tried again. Then this one is let go, and the person is told. */
const AGAIN_MS = [5, 15, 60, 240].map((minutes) => minutes * MINUTE_MS)
/** A push service may ask for a longer rest, up to this one. */
const REST_MS_MAX = 240 * MINUTE_MS
const SENDS_AT_ONCE = 50
/** So many in a row that were not taken, and the rest waits for the next look. */
const UNHEARD_MAX = 3

type Plan = {
  readonly place: NudgePlace
  /** Whose mailbox it is, as far as one row tells. */
  readonly target: string
  /** By the steady clock. */
  dueAt: number
  tries: number
}

export type SenderSetting = {
  readonly store: Store
  readonly vault: Vault
  readonly mailer: Mailer | undefined
  readonly pusher: Pusher | undefined
  readonly clock: WatchedClock
  readonly feed: Pick<FeedHub, 'isFollowing'>
}

export type NudgeSender = {
  /** Looks at what waits, and sends what is due. One look at a time. */
  look(): Promise<void>
  /** Begins nothing more. */
  close(): void
}

export function openNudgeSender(setting: SenderSetting): NudgeSender {
  const plans = new Map<string, Plan>()
  const sentAt = new Map<string, number>()
  const sender = { ...setting, plans, sentAt }
  let looking: Promise<void> | undefined
  let isClosed = false

  async function lookOnce() {
    // After a restore, who switched theirs off since is not known.
    if (await isHeld(setting.store.read, 'nudges')) return
    await planWhatWaits(sender)
    let unheard = 0
    for (const [key, plan] of dueNow(sender)) {
      if (isClosed || unheard >= UNHEARD_MAX) return
      // Another of the same person's may have spoken for it.
      if (!plans.has(key)) continue
      unheard = (await goOn(sender, plan)) === 'not-sent' ? unheard + 1 : 0
    }
  }

  return {
    async look() {
      const sendsNone = !setting.mailer && !setting.pusher
      if (sendsNone || isClosed) return
      looking ??= lookOnce().finally(() => (looking = undefined))
      await looking
    },
    close() {
      isClosed = true
    }
  }
}

type Sender = SenderSetting & {
  readonly plans: Map<string, Plan>
  readonly sentAt: Map<string, number>
}

async function planWhatWaits(sender: Sender): Promise<void> {
  const { store, feed, plans, sentAt, clock } = sender
  const waiting = await listWaitingNudges(store.read)
  const isHere = ({ space, member }: NudgePlace) => feed.isFollowing(space, member)
  const here = waiting.filter(isHere)
  if (here.length > 0) await store.write((db) => endWaiting(db, here))
  const away = new Map(waiting.filter((one) => !isHere(one)).map((one) => [keyOf(one), one]))
  for (const key of plans.keys()) if (!away.has(key)) plans.delete(key)
  for (const [target, at] of sentAt) if (clock.elapsed() - at >= APART_MS) sentAt.delete(target)
  for (const [key, place] of away) {
    const plan = plans.has(key) ? undefined : await makePlan(sender, place)
    if (plan) plans.set(key, plan)
  }
}

async function makePlan(sender: Sender, place: NudgePlace): Promise<Plan | undefined> {
  const aim = await readAim(sender, place)
  if (!aim) return undefined
  const dueAt = sender.clock.elapsed() + randomInt(...DELAY_MS)
  return { place, target: aim.target.id, dueAt, tries: 0 }
}

function dueNow({ plans, clock }: Sender): readonly (readonly [string, Plan])[] {
  return [...plans].filter(([, { dueAt }]) => dueAt <= clock.elapsed()).slice(0, SENDS_AT_ONCE)
}

/** Sends it, unless it is not the time; then it is put off. */
async function goOn(sender: Sender, plan: Plan): Promise<Sent | 'put-off'> {
  const { clock, sentAt, plans } = sender
  const aim = await readAim(sender, plan.place)
  if (!aim) {
    plans.delete(keyOf(plan.place))
    return 'put-off'
  }
  const now = clock.elapsed()
  const { isQuiet, forMs } = quietAt(aim.quiet, clock.now())
  const apart = (sentAt.get(aim.target.id) ?? -Infinity) + APART_MS - now
  if (isQuiet || apart > 0) {
    plan.dueAt = now + Math.max(apart, isQuiet ? Math.min(forMs, ASLEEP_MS_MAX) : 0)
    return 'put-off'
  }
  // What waits for a phone that sleeps does not come in quiet hours either.
  const delivery = await carry(sender, aim, forMs)
  await settle(sender, { plan, aim, ...delivery })
  return delivery.sent
}

async function carry(
  { mailer, pusher }: Sender,
  { target, look }: Aim,
  forMs: number
): Promise<Delivery> {
  const notSent = { sent: 'not-sent' } as const
  if ('endpoint' in target) return (await pusher?.send(target.endpoint, forMs)) ?? notSent
  if (!mailer || !look) return notSent
  return { sent: await mailer.send({ to: target.to, ...look, text: nudgeWords.update }) }
}

type Outcome = Delivery & {
  readonly plan: Plan
  readonly aim: Aim & Pick<NudgeRow, 'sealed'>
}

async function settle(sender: Sender, { plan, aim, sent, againInMs = 0 }: Outcome): Promise<void> {
  const { plans, sentAt, clock, store } = sender
  const again = sent === 'not-sent' ? AGAIN_MS[plan.tries] : undefined
  if (again !== undefined) {
    plan.tries += 1
    plan.dueAt = clock.elapsed() + Math.max(again, Math.min(againInMs, REST_MS_MAX))
    return
  }
  // One nudge speaks for all that is new for this person.
  const told = [...plans.values()].filter(
    (one) => one === plan || (sent === 'sent' && one.target === plan.target)
  )
  if (sent === 'sent') sentAt.set(aim.target.id, clock.elapsed())
  for (const { place } of told) plans.delete(keyOf(place))
  await store.write((db) =>
    endWaiting(
      db,
      told.map(({ place }) => place)
    )
  )
  const is = { sent: 'on', 'not-sent': 'late', refused: 'refused' } as const
  if (aim.is !== is[sent])
    await keep(sender, { ...plan.place, sealed: aim.sealed }, contentOf(aim, is[sent]))
}

function contentOf({ target, look, quiet }: Aim, is: Content['is']): Content {
  return is === 'refused' ? { is } : { is, target, look, quiet }
}

async function keep(
  { store, vault }: Sender,
  row: NudgePlace & Pick<NudgeRow, 'sealed'>,
  content: Content
): Promise<void> {
  const { space, member } = row
  const next = sealContent(vault, { space, member }, content)
  await store.write((db) => changeNudge(db, row, next))
}

/** Where a nudge goes; undefined, and nothing waits any more, where it goes nowhere. */
async function readAim(
  { store, vault }: Sender,
  place: NudgePlace
): Promise<(Aim & Pick<NudgeRow, 'sealed'>) | undefined> {
  const row = await findNudge(store.read, place)
  const content = row && openContent(vault, row)
  if (row && content && content.is !== 'refused') return { ...content, sealed: row.sealed }
  // What does not open was sealed by other secrets, as after a move without them: it is of no use to anybody.
  await store.write((db) => (content ? endWaiting(db, [place]) : removeNudge(db, place)))
  return undefined
}

function keyOf({ space, member }: NudgePlace): string {
  return `${textOf(space)} ${textOf(member)}`
}
