/** One's own question: how it begins, and what goes into it, as it stands in the keyring now. */
import { HOUR_MS } from '@beside/contract'
import { toBase64url, type Result } from '@beside/kernel'
import type { Trouble } from '../../api.ts'
import type { Space } from '../../spaces/space.ts'
import { membershipOf } from '../../sync/membership-book.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import type { ToAsk } from './desk.ts'
import { REFUSED_MAX, type FullWish } from './entries.ts'
import { writeHeard } from './heard.ts'
import type { OwnAsks } from './own-asks.ts'
import type { AskedMark } from './remembered.ts'

const HOURS = { now: 3, today: 24, week: 160 } as const

/** What is asked beside the wish. */
export type AskBeside = Pick<
  AskedMark,
  'refused' | 'isHandedOver' | 'isForLead' | 'onlyFor' | 'besideOf'
>

/** A yes to what the listener asked. */
export type BesideYes = {
  readonly kind: 'hand-over' | 'lead' | 'cover'
  /** Of the team, by whom this person is heard. */
  readonly heardBy: string | undefined
  /** Of a cover. */
  readonly by?: string | undefined
}
type OfBond = { readonly besideOf: string }

/** What is asked then: for whoever covers for another it waits longer, since they may not be on a shift for days. */
export function askedBeside(
  { refused, wish }: AskedMark,
  { kind, heardBy, by, besideOf }: BesideYes & OfBond
): { readonly wish: FullWish; readonly beside: AskBeside } {
  return {
    wish: kind === 'cover' ? { ...wish, when: 'week' } : wish,
    beside: {
      refused: [...refused, ...(heardBy === undefined ? [] : [heardBy])].slice(-REFUSED_MAX),
      isHandedOver: true,
      isForLead: kind === 'lead',
      besideOf,
      ...(by !== undefined && { onlyFor: by })
    }
  }
}

/** What was wished stands in the bond, with a name by which the log of the team may name the conversation. */
export function writeTerms(
  tools: RoomTools,
  space: Space,
  { wish, conversation }: { readonly wish: FullWish; readonly conversation: string }
) {
  return writeHeard(tools, space, {
    kind: 'heard-terms',
    body: { wish: withoutName(wish), conversation }
  })
}

/** Beginning a bond is done in another room. */
export type BeginBond = (name: string) => Promise<Result<{ readonly space: Space }, Trouble>>

/** Nobody can have read what was refused for this. */
export function isUseless(reason: string): boolean {
  return ['too-many', 'too-long', 'not-found'].includes(reason)
}

export function untilFor({ when }: FullWish, now: number): number {
  return now + HOURS[when] * HOUR_MS
}

export function newMark(
  { environment, spaces }: RoomTools,
  wish: FullWish,
  beside: AskBeside | undefined
): AskedMark {
  const askedAt = Math.floor(spaces.serverNow())
  return {
    side: 'asker',
    readKey: toBase64url(environment.random(32)),
    wish,
    askedAt,
    until: untilFor(wish, askedAt),
    ...(beside ?? { refused: [], isHandedOver: false, isForLead: false }),
    isSent: false,
    isAskedAgain: false,
    bondsSpoiled: 0,
    isWithdrawn: false
  }
}

/** Undefined where it is not to be asked: another device may have withdrawn it. */
export function toAsk(
  { account }: RoomTools,
  bondId: string,
  from: { readonly asked: OwnAsks; readonly team: Team | undefined }
): ToAsk | undefined {
  const { mark } = from.asked.find(bondId) ?? {}
  const secret = membershipOf(account.keyring, bondId)?.invite?.secret
  if (!mark || mark.isWithdrawn || secret === undefined) return undefined
  const { readKey, askedAt, until, isHandedOver, isForLead, onlyFor, wish } = mark
  const holders = from.team?.holders ?? []
  // In no order, and none who left: else it would tell which questions are of one person. What is for one alone is
  // shown to nobody else anyway, and does not say whom this person is heard by.
  const refused = from.asked
    .refusedIn(mark)
    .filter((id) => holders.some(({ memberId }) => memberId === id))
    .filter((id) => onlyFor === undefined || id === onlyFor)
    .toSorted()
  const meant = { isHandedOver, isForLead, ...(onlyFor !== undefined && { onlyFor }) }
  const rest = { askedAt, until, refused, ...meant }
  const question = { version: 0, kind: 'ask', bondId, wish: withoutName(wish), ...rest } as const
  return { readKey, secret, question }
}

function withoutName({ name: _onTheCard, ...wish }: FullWish): Omit<FullWish, 'name'> {
  return wish
}

export function withRefused(mark: AskedMark, ids: readonly string[]): string[] {
  return [...new Set([...mark.refused, ...ids])].slice(-REFUSED_MAX)
}
