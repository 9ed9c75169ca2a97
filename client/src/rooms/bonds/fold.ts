/** How a bond is read: one pure function from what was written to what is shown. Exports fold the same way. */
import type { Profile } from '../../account/settings.ts'
import { byLane, type OpenedEntry, type OpenedOperation } from '../../spaces/entry.ts'
import { foldTalk, profilesOf, type TalkRecords } from '../../talk/fold.ts'
import type { EventKind, Talk } from '../../talk/folding.ts'
import { bondBody, type AgreementBody } from './entries.ts'

export type Bond = Talk & {
  readonly profiles: ReadonlyMap<string, Profile>
  readonly agreement: AgreementBody
  readonly pausedBy: 'me' | 'them' | null
}

const NO_AGREEMENT: AgreementBody = { relation: 'other', relationWords: '', purpose: '', pace: '' }

export function foldBond(bond: TalkRecords): Bond {
  const talk = foldTalk(bond, eventOf)
  const paused = pausedBy(talk)
  return {
    ...talk,
    profiles: profilesOf(bond),
    agreement: agreementOf(bond.documents),
    pausedBy: paused === null ? null : paused === bond.me ? 'me' : 'them'
  }
}

/** Two lanes of one kind can only come of a race: the older one counts, for everybody alike. */
export function agreementOf(documents: readonly OpenedEntry[]): AgreementBody {
  const [oldest] = documents.filter((one) => bondBody(one, 'agreement')).toSorted(byLane)
  return (oldest && bondBody(oldest, 'agreement')) ?? NO_AGREEMENT
}

function eventOf(record: OpenedEntry | OpenedOperation): EventKind | undefined {
  if (record.kind === 'operation') {
    if (record.op === 'join') return 'joined'
    if (record.op === 'leave') return 'left'
    return record.op === 'setkey' ? 'new-keys' : undefined
  }
  const { kind } = record.entry
  if (kind === 'pause') return 'paused'
  if (kind === 'resume') return 'resumed'
  return kind === 'agreement' ? 'agreement' : undefined
}

/** The member id of whoever paused. */
function pausedBy({ events }: Talk): string | null {
  let paused: string | null = null
  for (const { kind, memberId } of events) {
    if (kind === 'paused') paused ??= memberId
    if (kind === 'resumed' && paused === memberId) paused = null
  }
  return paused
}
