/** What one's own devices remember of being heard, in the keyring: nobody else is told. */
import { ok, withoutSpace, type Keyring, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { ListenerSelf } from '../../api.ts'
import { withoutNudgesAbout } from '../../account/nudge-setting.ts'
import { isPutAwayIn, withSetting } from '../../account/settings.ts'
import { Text43 } from '../../drops/knock-shapes.ts'
import { membershipOf } from '../../sync/membership-book.ts'
import type { WritingTools } from '../../sync/writing.ts'
import type { WireReason } from '../../wire/server-link.ts'
import { FullWish, REFUSED_MAX, SelfShape, Text22 } from './entries.ts'

const PREFIX = 'heard:'
/** What is over and was left stays so long, and the newest of it alone: a keyring has room for 64 KiB. */
const LEFT_KEPT_MS = 30 * 86_400_000
const LEFT_KEPT_MAX = 30
const SELF = 'listener-self'
const REFUSED = 'listeners-refused'
const PLAIN_SELF: ListenerSelf = { languages: ['en'], notTaken: [], hearsClose: false }

/** One's own question, as long as it waits or its conversation is on. */
const AskedMark = v.object({
  side: v.literal('asker'),
  /** By which any device of this person looks after it at the server. */
  readKey: Text43,
  wish: FullWish,
  askedAt: v.number(),
  until: v.number(),
  refused: v.array(Text43),
  isHandedOver: v.boolean(),
  isForLead: v.boolean(),
  /** The only member of the team whom it is for. */
  onlyFor: v.optional(Text43),
  /** The bond of the conversation beside which it is asked. */
  besideOf: v.optional(Text43),
  /** Whether the server is known to have it as it stands here. */
  isSent: v.boolean(),
  isAskedAgain: v.boolean(),
  /** How often somebody else came in, so that another bond was begun. */
  bondsSpoiled: v.number(),
  /** Whether it is on its way to be forgotten: it is put nowhere again. */
  isWithdrawn: v.boolean(),
  /** The member of the team who was let in: so they can be refused when they are long gone. */
  heardBy: v.optional(Text43),
  /** Somebody was there for their day while this person was away. */
  hasRunOut: v.optional(v.boolean()),
  /** This person was through with it when it was over already. */
  isDone: v.optional(v.boolean())
})
export type AskedMark = v.InferOutput<typeof AskedMark>

/** A question to which this person said yes. */
const TakenMark = v.object({
  side: v.literal('listener'),
  teamId: Text43,
  askId: Text43,
  /** Undefined once they are in the conversation. */
  secret: v.optional(Text22)
})
export type TakenMark = v.InferOutput<typeof TakenMark>

/** It is over, and nothing of what was asked is kept here. */
const OverMark = v.object({
  side: v.picklist(['asker', 'listener']),
  isOver: v.literal(true),
  heardBy: v.optional(Text43),
  /** Whether its words are kept here; undefined where there was no conversation. Where they are not, who it was stays known for a while. */
  isKept: v.optional(v.boolean()),
  /** From when on: whatever is written later moves it no more. */
  overAt: v.optional(v.number())
})
export type OverMark = v.InferOutput<typeof OverMark>

const Mark = v.union([OverMark, AskedMark, TakenMark])
export type Mark = v.InferOutput<typeof Mark>

export function markOf(keyring: Keyring, bondId: string): Mark | undefined {
  return readMark(keyring.settings[PREFIX + bondId]?.value)
}

/** Every bond that is a conversation with a listener, or waits to be one. */
export function marksIn(keyring: Keyring): readonly (readonly [bondId: string, mark: Mark])[] {
  return Object.entries(keyring.settings).flatMap(([name, { value }]) => {
    const mark = name.startsWith(PREFIX) ? readMark(value) : undefined
    return mark ? [[name.slice(PREFIX.length), mark] as const] : []
  })
}

export function isAsked(mark: Mark | undefined): mark is AskedMark {
  return mark !== undefined && 'readKey' in mark
}

export function isTaken(mark: Mark | undefined): mark is TakenMark {
  return mark !== undefined && 'askId' in mark
}

/** Nobody was let in there, and it was asked again with another one. */
export function isReplaced(mark: Mark): boolean {
  return 'isOver' in mark && mark.isKept === undefined
}

/** The member of the team by whom this person is heard there, or was. */
export function heardByIn(keyring: Keyring, bondId: string): string | undefined {
  const mark = markOf(keyring, bondId)
  return mark && 'heardBy' in mark ? mark.heardBy : undefined
}

/** What was left so long ago, or with so much after it, that nothing of it is kept any more. */
export function outlivedIn(keyring: Keyring, now: number): readonly string[] {
  const atOf = (bondId: string): number => keyring.settings[PREFIX + bondId]?.at ?? 0
  return marksIn(keyring)
    .flatMap(([id, mark]) => ('isOver' in mark ? [id] : []))
    .filter((id) => membershipOf(keyring, id)?.state !== 'in')
    .toSorted((one, other) => atOf(other) - atOf(one))
    .filter((id, place) => place >= LEFT_KEPT_MAX || atOf(id) < now - LEFT_KEPT_MS)
}

/** What is over, whose words this person kept, and which they put away: nothing of it is kept any more. */
export function putAwayIn(keyring: Keyring): readonly string[] {
  return marksIn(keyring).flatMap(([id, mark]) =>
    'isOver' in mark && mark.isKept === true && isPutAwayIn(keyring, id) ? [id] : []
  )
}

/** Nothing of these stays: neither the membership nor what was remembered of it. */
export function withoutConversations(keyring: Keyring, bondIds: readonly string[]): Keyring {
  const left = leftOf(keyring, bondIds)
  return left.reduce(withoutSpace, withoutNudgesAbout(keyring, left))
}

/** Those of them that do not go on, as the keyring has it now. */
export function leftOf(keyring: Keyring, bondIds: readonly string[]): readonly string[] {
  return bondIds.filter((id) => membershipOf(keyring, id)?.state !== 'in')
}

export function isAsker(keyring: Keyring, bondId: string): boolean {
  return markOf(keyring, bondId)?.side === 'asker'
}

/** One's own questions that are not over, the newest first. */
export function askedIn(keyring: Keyring): readonly (readonly [string, AskedMark])[] {
  return marksIn(keyring)
    .flatMap(([id, mark]) => (isAsked(mark) ? [[id, mark] as const] : []))
    .toSorted(([, one], [, other]) => other.askedAt - one.askedAt)
}

/**
 * Changes what is remembered of one bond, as it stands when it is saved: another device may have been there first.
 * Where `change` gives undefined, nothing is changed.
 */
export async function changeMark(
  { account, spaces }: WritingTools,
  bondId: string,
  change: (mark: Mark | undefined) => Mark | undefined
): Promise<Result<true, WireReason>> {
  const at = spaces.serverNow()
  return account.change((keyring) => {
    const value = change(markOf(keyring, bondId))
    return value ? withSetting(keyring, PREFIX + bondId, { value, at }) : keyring
  })
}

/**
 * Remembers a question of one's own, in the place of an earlier one where `instead` names that. False where `make` gives
 * none as it stands when it is saved: another device was first.
 */
export async function rememberAsked(
  { account, spaces }: WritingTools,
  bondId: string,
  how: {
    readonly make: (keyring: Keyring) => AskedMark | undefined
    readonly instead?: string | undefined
  }
): Promise<Result<boolean, WireReason>> {
  const at = spaces.serverNow()
  const over: OverMark = { side: 'asker', isOver: true }
  let isFirst = true
  const saved = await account.change((keyring) => {
    const value = how.make(keyring)
    isFirst = value !== undefined
    if (!value) return keyring
    const next = withSetting(keyring, PREFIX + bondId, { value, at })
    if (how.instead === undefined) return next
    // Whoever wants to be nudged about a yes wants that of the new one, too.
    const moved = withoutNudgesAbout(next, [how.instead], bondId)
    return withSetting(moved, PREFIX + how.instead, { value: over, at })
  })
  return saved.ok ? ok(isFirst) : saved
}

export function selfIn(keyring: Keyring): ListenerSelf {
  const parsed = v.safeParse(SelfShape, keyring.settings[SELF]?.value)
  return parsed.success ? parsed.output : PLAIN_SELF
}

export function saveSelf(
  { account, spaces }: WritingTools,
  value: ListenerSelf
): Promise<Result<true, WireReason>> {
  const at = spaces.serverNow()
  return account.change((keyring) => withSetting(keyring, SELF, { value, at }))
}

/** Member ids in the team, the newest last. */
export function refusedIn(keyring: Keyring): readonly string[] {
  const parsed = v.safeParse(v.array(Text43), keyring.settings[REFUSED]?.value)
  return parsed.success ? parsed.output : []
}

export function refuseAlso(
  { account, spaces }: WritingTools,
  memberId: string
): Promise<Result<true, WireReason>> {
  const at = spaces.serverNow()
  return account.change((keyring) => {
    const others = refusedIn(keyring).filter((one) => one !== memberId)
    const value = [...others, memberId].slice(-REFUSED_MAX)
    return withSetting(keyring, REFUSED, { value, at })
  })
}

function readMark(value: unknown): Mark | undefined {
  const parsed = v.safeParse(Mark, value)
  return parsed.success ? parsed.output : undefined
}
