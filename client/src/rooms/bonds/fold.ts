/** How a bond is read: one pure function from what was written to what is shown. Exports fold the same way. */
import type { AcknowledgementKey, TalkItem } from '../../api.ts'
import { readProfile, type Profile } from '../../account/settings.ts'
import type { OpenedEntry, OpenedOperation, OpenedRecord } from '../../spaces/entry.ts'
import { bodyOf, type AgreementBody } from './entries.ts'

export type BondRecords = {
  readonly me: string
  /** The genesis and the joins. */
  readonly introductions: readonly OpenedRecord[]
  readonly documents: readonly OpenedEntry[]
  /** A run of records up to the newest. */
  readonly records: readonly OpenedRecord[]
}
export type Bond = {
  readonly profiles: ReadonlyMap<string, Profile>
  readonly agreement: AgreementBody
  readonly items: readonly TalkItem[]
  readonly pausedBy: 'me' | 'them' | null
  readonly lastWords: {
    readonly by: 'me' | 'them'
    readonly at: number
    readonly seq: number
  } | null
}

const NO_AGREEMENT: AgreementBody = { relation: 'other', relationWords: '', purpose: '', pace: '' }

export function foldBond(bond: BondRecords): Bond {
  const by = (memberId: string): 'me' | 'them' => (memberId === bond.me ? 'me' : 'them')
  const entries = withoutRepeats(bond.records)
  const edits = editsOf(entries)
  const acknowledgements = acknowledgementsOf(entries)
  const goneAlong = goneAlongIn(entries)
  const items = entries.flatMap((record): TalkItem[] => {
    const base = { id: idOf(record), by: by(record.memberId), at: record.time }
    switch (record.kind) {
      case 'entry':
        return entryItems(record, base, { edits, acknowledgements })
      case 'operation':
        return operationItems(record, base)
      case 'taken-back':
        return goneAlong.has(goneKey(record)) ? [] : [{ ...base, kind: 'taken-back' }]
      case 'withheld':
        return [{ ...base, kind: 'withheld' }]
      case 'unopened':
        return [{ ...base, kind: 'could-not-open' }]
      case 'erase':
        return []
      default:
        return record satisfies never
    }
  })
  return {
    profiles: profilesOf(bond),
    agreement: agreementOf(bond.documents),
    items,
    pausedBy: pausedBy(entries, by),
    lastWords: lastWordsOf(entries, by)
  }
}

/** The words of one item, for those who want to change or answer them. */
export function wordsById(records: readonly OpenedRecord[], id: string): OpenedEntry | undefined {
  return records.find(
    (one): one is OpenedEntry =>
      one.kind === 'entry' && one.entry.id === id && bodyOf(one, 'words') !== undefined
  )
}

/** Every record of these words and of their changes: what is erased when they are taken back. */
export function seqsOfWords(records: readonly OpenedRecord[], words: OpenedEntry): number[] {
  const edits = records.filter(
    (one) => one.kind === 'entry' && isEditOf(one, words.entry.id, words.memberId)
  )
  return [words.seq, ...edits.map(({ seq }) => seq)]
}

type Base = { readonly id: string; readonly by: 'me' | 'them'; readonly at: number }
type Added = {
  readonly edits: ReadonlyMap<string, string>
  readonly acknowledgements: ReadonlyMap<string, AcknowledgementKey>
}

function entryItems(record: OpenedEntry, base: Base, added: Added): TalkItem[] {
  const { kind, id } = record.entry
  const words = bodyOf(record, 'words')
  if (words) {
    const edited = added.edits.get(editKey(id, record.memberId))
    return [
      {
        ...base,
        kind: 'words',
        text: edited ?? words.text,
        notes: words.notes,
        isEdited: edited !== undefined,
        delivery: 'sent',
        acknowledgement: base.by === 'me' ? (added.acknowledgements.get(id) ?? null) : null,
        acknowledgedByMe: null
      }
    ]
  }
  if (kind === 'pause') return [{ ...base, kind: 'paused' }]
  if (kind === 'resume') return [{ ...base, kind: 'resumed' }]
  return kind === 'agreement' ? [{ ...base, kind: 'agreement' }] : []
}

function operationItems(record: OpenedOperation, base: Base): TalkItem[] {
  if (record.op === 'join') return [{ ...base, kind: 'joined' }]
  if (record.op === 'leave') return [{ ...base, kind: 'left' }]
  return record.op === 'setkey' ? [{ ...base, kind: 'new-keys' }] : []
}

// A lying server may say "not stored" and make a client seal the same words again: the id inside tells.
function withoutRepeats(records: readonly OpenedRecord[]): readonly OpenedRecord[] {
  const seen = new Set<string>()
  return records.filter((record) => {
    if (record.kind !== 'entry') return true
    const key = `${record.memberId}:${record.entry.id}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function editsOf(records: readonly OpenedRecord[]): ReadonlyMap<string, string> {
  const edits = new Map<string, string>()
  for (const record of records) {
    const [ref] = record.kind === 'entry' ? record.entry.refs : []
    const edit = record.kind === 'entry' ? bodyOf(record, 'edit') : undefined
    if (ref && edit) edits.set(editKey(ref, record.memberId), edit.text)
  }
  return edits
}

// Only the author changes their words: an edit counts under its own writer's name.
function editKey(id: string, memberId: string): string {
  return `${memberId}:${id}`
}

// Words that were changed are taken back with their changes. That is one line, where they stood first.
function goneAlongIn(records: readonly OpenedRecord[]): ReadonlySet<string> {
  const gone = records.flatMap((record) => {
    if (record.kind !== 'erase') return []
    const { memberId, seqs } = record
    const [, ...changes] = seqs.toSorted((a, b) => a - b)
    return changes.map((seq) => goneKey({ memberId, seq }))
  })
  return new Set(gone)
}

function goneKey({ memberId, seq }: { readonly memberId: string; readonly seq: number }): string {
  return `${memberId}:${seq}`
}

function isEditOf(record: OpenedEntry, id: string, memberId: string): boolean {
  const isTheirs = record.memberId === memberId && record.entry.refs[0] === id
  return isTheirs && bodyOf(record, 'edit') !== undefined
}

function acknowledgementsOf(
  records: readonly OpenedRecord[]
): ReadonlyMap<string, AcknowledgementKey> {
  const found = new Map<string, AcknowledgementKey>()
  for (const record of records) {
    if (record.kind !== 'entry') continue
    const [ref] = record.entry.refs
    const body = bodyOf(record, 'acknowledgement')
    if (ref && body) found.set(ref, body.key)
  }
  return found
}

function profilesOf({ introductions, documents }: BondRecords): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Profile>()
  for (const one of introductions) {
    if (one.kind === 'operation' && one.words) profiles.set(one.memberId, readProfile(one.words))
  }
  for (const one of documents.toSorted((a, b) => a.seq - b.seq)) {
    const profile = bodyOf(one, 'profile')
    if (profile) profiles.set(one.memberId, profile)
  }
  return profiles
}

/** Two lanes of one kind can only come of a race: the older one counts, for everybody alike. */
export function agreementOf(documents: readonly OpenedEntry[]): AgreementBody {
  const [oldest] = documents
    .filter((one) => bodyOf(one, 'agreement'))
    .toSorted((a, b) => a.lane.localeCompare(b.lane))
  return (oldest && bodyOf(oldest, 'agreement')) ?? NO_AGREEMENT
}

function pausedBy(
  records: readonly OpenedRecord[],
  by: (memberId: string) => 'me' | 'them'
): 'me' | 'them' | null {
  let paused: string | null = null
  for (const record of records) {
    if (record.kind !== 'entry') continue
    if (record.entry.kind === 'pause') paused ??= record.memberId
    if (record.entry.kind === 'resume' && paused === record.memberId) paused = null
  }
  return paused === null ? null : by(paused)
}

function lastWordsOf(
  records: readonly OpenedRecord[],
  by: (memberId: string) => 'me' | 'them'
): Bond['lastWords'] {
  const last = records.findLast((one) => one.kind === 'entry' && bodyOf(one, 'words') !== undefined)
  return last ? { by: by(last.memberId), at: last.time, seq: last.seq } : null
}

function idOf(record: OpenedRecord): string {
  return record.kind === 'entry' ? record.entry.id : `seq-${record.seq}`
}
