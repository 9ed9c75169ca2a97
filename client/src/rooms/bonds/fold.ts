/** How a bond is read: one pure function from what was written to what is shown. Exports fold the same way. */
import type { TalkItem } from '../../api.ts'
import type { Profile } from '../../account/settings.ts'
import {
  byLane,
  type OpenedEntry,
  type OpenedOperation,
  type OpenedRecord
} from '../../spaces/entry.ts'
import {
  foldTalk,
  profilesOf,
  type EventKind,
  type Talk,
  type TalkRecords
} from '../../talk/fold.ts'
import { bondBody, type AgreementBody } from './entries.ts'

export type Bond = {
  readonly profiles: ReadonlyMap<string, Profile>
  readonly agreement: AgreementBody
  readonly items: readonly TalkItem[]
  readonly pausedBy: 'me' | 'them' | null
  readonly lastWords: Talk['lastWords']
}

const NO_AGREEMENT: AgreementBody = { relation: 'other', relationWords: '', purpose: '', pace: '' }

export function foldBond(bond: TalkRecords): Bond {
  const { items, records, lastWords } = foldTalk(bond, eventOf)
  const paused = pausedBy(records)
  return {
    profiles: profilesOf(bond),
    agreement: agreementOf(bond.documents),
    items,
    pausedBy: paused === null ? null : paused === bond.me ? 'me' : 'them',
    lastWords
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
function pausedBy(records: readonly OpenedRecord[]): string | null {
  let paused: string | null = null
  for (const record of records) {
    if (record.kind !== 'entry') continue
    if (record.entry.kind === 'pause') paused ??= record.memberId
    if (record.entry.kind === 'resume' && paused === record.memberId) paused = null
  }
  return paused
}
