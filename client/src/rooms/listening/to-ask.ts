/** One's own question: how it begins, and what goes into it, as it stands in the keyring now. */
import { toBase64url, type Result } from '@beside/kernel'
import type { Trouble } from '../../api.ts'
import type { Space } from '../../spaces/space.ts'
import { membershipOf } from '../../sync/membership-book.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import type { ToAsk } from './desk.ts'
import { REFUSED_MAX, type FullWish } from './entries.ts'
import type { OwnAsks } from './own-asks.ts'
import type { AskedMark } from './remembered.ts'

const HOUR_MS = 3_600_000
const HOURS = { now: 3, today: 24, week: 160 } as const

/** What is asked beside the wish. */
export type AskBeside = Pick<AskedMark, 'refused' | 'isHandedOver' | 'isForLead'>

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
  const { readKey, askedAt, until, isHandedOver, isForLead, wish } = mark
  const holders = from.team?.holders ?? []
  // In no order, and none who left: else it would tell which questions are of one person.
  const refused = from.asked
    .refusedIn(mark)
    .filter((id) => holders.some(({ memberId }) => memberId === id))
    .toSorted()
  const rest = { askedAt, until, refused, isHandedOver, isForLead }
  const question = { version: 0, kind: 'ask', bondId, wish: withoutName(wish), ...rest } as const
  return { readKey, secret, question }
}

export function withoutName({ name: _onTheCard, ...wish }: FullWish): Omit<FullWish, 'name'> {
  return wish
}

export function withRefused(mark: AskedMark, ids: readonly string[]): string[] {
  return [...new Set([...mark.refused, ...ids])].slice(-REFUSED_MAX)
}
