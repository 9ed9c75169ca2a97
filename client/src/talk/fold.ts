/** How a conversation is read: a pure function from what was written to what is shown. Exports fold the same way. */
import type { AcknowledgementKey, TalkItem } from '../api.ts'
import { readProfile, type Profile } from '../account/settings.ts'
import type { OpenedEntry, OpenedOperation, OpenedRecord } from '../spaces/entry.ts'
import { openRecord } from '../spaces/open-record.ts'
import type { Introduction, Space } from '../spaces/space.ts'
import { talkBody } from './entries.ts'

export type TalkRecords = {
  readonly me: string
  /** The genesis, the joins and those who were let in. */
  readonly introductions: readonly OpenedRecord[]
  readonly documents: readonly OpenedEntry[]
  /** A run of records up to the newest. */
  readonly records: readonly OpenedRecord[]
}
export type EventKind = Exclude<
  TalkItem['kind'],
  'words' | 'taken-back' | 'withheld' | 'could-not-open'
>
/** What a room's own records say between the words, if anything. */
export type EventOf = (record: OpenedEntry | OpenedOperation) => EventKind | undefined
export type Talk = {
  readonly items: readonly TalkItem[]
  /** Each record of the run once. */
  readonly records: readonly OpenedRecord[]
  readonly lastWords: {
    readonly by: 'me' | 'them'
    readonly at: number
    readonly seq: number
  } | null
}

export function talkRecords(space: Space): TalkRecords {
  const introductions = space.introductions.map((one) => introductionOf(space, one))
  const { records } = space
  const me = space.myMemberId
  return { me, introductions, documents: [...space.documents.values()], records }
}

// To open one costs a signature's check, and a circle has many: what is open stays open.
const openIntroductions = new WeakMap<Introduction, OpenedRecord>()

function introductionOf(space: Space, introduction: Introduction): OpenedRecord {
  const known = openIntroductions.get(introduction)
  if (known) return known
  const { record, seq, time } = introduction
  const opened = openRecord(space, record, { seq, time })
  if (opened.kind === 'operation' && opened.words) openIntroductions.set(introduction, opened)
  return opened
}

export function foldTalk({ me, records: run }: TalkRecords, eventOf: EventOf): Talk {
  const by = (memberId: string): 'me' | 'them' => (memberId === me ? 'me' : 'them')
  const records = withoutRepeats(run)
  const added = { edits: editsOf(records), acknowledgements: acknowledgementsOf(records) }
  const goneAlong = goneAlongIn(records)
  const items = records.flatMap((record): TalkItem[] => {
    const memberId = record.kind === 'operation' ? record.about : record.memberId
    const base = { id: idOf(record), by: by(memberId), memberId, at: record.time }
    switch (record.kind) {
      case 'entry': {
        const words = wordsItem(record, base, added)
        return words ? [words] : eventItems(eventOf(record), base)
      }
      case 'operation':
        return eventItems(eventOf(record), base)
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
  return { items, records, lastWords: lastWordsOf(records, by) }
}

/** The words of one item, for those who want to change or answer them. */
export function wordsById(records: readonly OpenedRecord[], id: string): OpenedEntry | undefined {
  return records.find(
    (one): one is OpenedEntry =>
      one.kind === 'entry' && one.entry.id === id && talkBody(one, 'words') !== undefined
  )
}

/** Every record of these words and of their changes: what is erased when they are taken back. */
export function seqsOfWords(records: readonly OpenedRecord[], words: OpenedEntry): number[] {
  const edits = records.filter(
    (one) => one.kind === 'entry' && isEditOf(one, words.entry.id, words.memberId)
  )
  return [words.seq, ...edits.map(({ seq }) => seq)]
}

/** The name and shape under which each member shows themselves, by member id. */
export function profilesOf({
  introductions,
  documents
}: Pick<TalkRecords, 'introductions' | 'documents'>): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Profile>()
  for (const one of introductions) {
    if (one.kind === 'operation' && one.words) profiles.set(one.about, readProfile(one.words))
  }
  for (const one of documents.toSorted((a, b) => a.seq - b.seq)) {
    const profile = talkBody(one, 'profile')
    if (profile) profiles.set(one.memberId, profile)
  }
  return profiles
}

type Base = Pick<TalkItem, 'id' | 'by' | 'memberId' | 'at'>
type Added = {
  readonly edits: ReadonlyMap<string, string>
  readonly acknowledgements: ReadonlyMap<string, AcknowledgementKey>
}

function wordsItem(record: OpenedEntry, base: Base, added: Added): TalkItem | undefined {
  const { id } = record.entry
  const words = talkBody(record, 'words')
  if (!words) return undefined
  const edited = added.edits.get(editKey(id, record.memberId))
  return {
    ...base,
    kind: 'words',
    text: edited ?? words.text,
    notes: words.notes,
    isEdited: edited !== undefined,
    delivery: 'sent',
    acknowledgement: base.by === 'me' ? (added.acknowledgements.get(id) ?? null) : null,
    acknowledgedByMe: null
  }
}

function eventItems(kind: EventKind | undefined, base: Base): TalkItem[] {
  return kind ? [{ ...base, kind }] : []
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
    const edit = record.kind === 'entry' ? talkBody(record, 'edit') : undefined
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
  return isTheirs && talkBody(record, 'edit') !== undefined
}

function acknowledgementsOf(
  records: readonly OpenedRecord[]
): ReadonlyMap<string, AcknowledgementKey> {
  const found = new Map<string, AcknowledgementKey>()
  for (const record of records) {
    if (record.kind !== 'entry') continue
    const [ref] = record.entry.refs
    const body = talkBody(record, 'acknowledgement')
    if (ref && body) found.set(ref, body.key)
  }
  return found
}

function lastWordsOf(
  records: readonly OpenedRecord[],
  by: (memberId: string) => 'me' | 'them'
): Talk['lastWords'] {
  const last = records.findLast(
    (one) => one.kind === 'entry' && talkBody(one, 'words') !== undefined
  )
  return last ? { by: by(last.memberId), at: last.time, seq: last.seq } : null
}

function idOf(record: OpenedRecord): string {
  return record.kind === 'entry' ? record.entry.id : `seq-${record.seq}`
}
