/** What is said to the server: at one's own desk, and by who listens. */
import {
  type AskDesk,
  AskPage,
  type ChangeShift,
  DeskView,
  HOUR_MS,
  ListeningNow,
  Shift,
  TakenAsk,
  type WaitingAsk,
  WIRE_LIMITS
} from '@beside/contract'
import { mailboxAddress, ok, refused, sealDrop, toBase64url, type Result } from '@beside/kernel'
import * as v from 'valibot'
import { writeJson } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import type { RoomTools } from '../../sync/writing.ts'
import { stateOf, type TeamChain } from '../../teams/chain.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import type { Call, WireReason } from '../../wire/server-link.ts'
import type { Question } from './entries.ts'
import { lockSecret } from './share.ts'

const PAGES_MAX = 20

export function readNow({ link }: RoomTools): Promise<Result<ListeningNow, WireReason>> {
  return link.call({ method: 'GET', path: '/api/asks' }, ListeningNow)
}

export type ToAsk = {
  readonly readKey: string
  /** Of the invitation into the bond. */
  readonly secret: string
  readonly question: Omit<Question, 'desk' | 'lockedSecret'>
}

/** Puts a question, sealed to everybody who is in the listeners' team now, at one's desk: in the place of what waits. */
export async function putQuestion(
  { link, environment, spaces }: RoomTools,
  chain: TeamChain | undefined,
  { readKey, secret, question }: ToAsk
): Promise<Result<DeskView, WireReason | 'too-long'>> {
  const team = chain && stateOf(chain)
  if (!team) return refused('not-found')
  const { spaceId: address, opening } = team
  const share = environment.random(32)
  const lock = { share, bondId: question.bondId }
  const lockedSecret = lockSecret(secret, lock, environment.random)
  const desk = toBase64url(mailboxAddress(bytesOf(readKey)))
  const plain = writeJson({ ...question, desk, lockedSecret } satisfies Question)
  const sealed = sealDrop({ address, to: [opening.inbox], plain }, environment.random)
  if (sealed.length > WIRE_LIMITS.askBytes) return refused('too-long')
  const left = Math.ceil((question.until - spaces.serverNow()) / HOUR_MS)
  const hours = Math.min(Math.max(left, 1), WIRE_LIMITS.askHours)
  const body = { readKey, bytes: toBase64url(sealed), share: toBase64url(share), hours }
  return link.call({ method: 'PUT', path: '/api/asks', body }, DeskView)
}

export function atDesk(
  { link }: RoomTools,
  readKey: string,
  act: Exclude<AskDesk['act'], 'free'>
): Promise<Result<DeskView, WireReason>> {
  const body = { readKey, act } satisfies AskDesk
  return link.call({ method: 'POST', path: '/api/asks/desk', body }, DeskView)
}

/** It waits again, for others than `from`. */
export function freeDesk(
  { link }: RoomTools,
  { readKey, from }: { readonly readKey: string; readonly from: string }
): Promise<Result<DeskView, WireReason>> {
  const body = { readKey, act: 'free', from } satisfies AskDesk
  return link.call({ method: 'POST', path: '/api/asks/desk', body }, DeskView)
}

export type Waiting = Omit<AskPage, 'hasMore'>

/** What waits for the listeners, and how it stands with oneself. */
export async function readWaiting(
  tools: RoomTools,
  team: Space
): Promise<Result<Waiting, WireReason>> {
  const asks: WaitingAsk[] = []
  for (let page = 0; ; page += 1) {
    const last = asks.at(-1)?.id
    const after = last === undefined ? '' : `?after=${last}`
    const reply = await inTeam(
      { tools, team, reply: AskPage },
      { method: 'GET', rest: `asks${after}` }
    )
    if (!reply.ok) return reply
    asks.push(...reply.value.asks)
    const { hasMore, ...rest } = reply.value
    // A server that says the same again and again would keep us here.
    const goesOn = hasMore && reply.value.asks.length > 0 && page < PAGES_MAX
    if (!goesOn) return ok({ ...rest, asks })
  }
}

/** Says yes. What is given for it opens the way to whoever asked. */
export function takeAsk(
  tools: RoomTools,
  team: Space,
  askId: string
): Promise<Result<TakenAsk, WireReason>> {
  const call = { method: 'POST', rest: `asks/${askId}/take` } as const
  return inTeam({ tools, team, reply: TakenAsk }, call)
}

export async function onAsk(
  tools: RoomTools,
  team: Space,
  { askId, act }: { readonly askId: string; readonly act: 'open' | 'return' }
): Promise<Result<true, WireReason>> {
  const call = { method: 'POST', rest: `asks/${askId}/${act}` } as const
  const done = await inTeam({ tools, team, reply: v.unknown() }, call)
  return done.ok ? ok(true) : done
}

export function changeShift(
  tools: RoomTools,
  team: Space,
  act: ChangeShift['act']
): Promise<Result<Shift, WireReason>> {
  const body = { act } satisfies ChangeShift
  return inTeam({ tools, team, reply: Shift }, { method: 'POST', rest: 'shift', body })
}

async function inTeam<Schema extends v.GenericSchema>(
  from: { readonly tools: RoomTools; readonly team: Space; readonly reply: Schema },
  call: Pick<Call, 'method' | 'body'> & { readonly rest: string }
): Promise<Result<v.InferOutput<Schema>, WireReason>> {
  const { tools, team, reply } = from
  const { link, spaces } = tools
  const token = await spaces.door.tokenFor(team)
  if (!token) return refused('not-found')
  const { rest, ...what } = call
  const answered = await link.call(
    { ...what, path: `/api/spaces/${team.id}/${rest}`, token },
    reply
  )
  return answered.ok ? ok(answered.value) : refused(answered.reason)
}
