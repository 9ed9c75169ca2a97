/** How a conversation is read: a pure function from what was written to what is shown. Exports fold the same way. */
import type { Mutes } from '../api.ts'
import { readProfile, type Profile } from '../account/settings.ts'
import type { OpenedEntry, OpenedRecord } from '../spaces/entry.ts'
import { openRecord } from '../spaces/open-record.ts'
import type { Introduction, Space } from '../spaces/space.ts'
import { talkBody } from './entries.ts'
import { Folding, type EventOf, type Reader, type Talk } from './folding.ts'
import { mutedBy } from './mutes.ts'

export type TalkRecords = {
  readonly me: string
  /** The genesis, the joins and those who were let in. */
  readonly introductions: readonly OpenedRecord[]
  readonly documents: readonly OpenedEntry[]
  /** A run of records up to the newest. */
  readonly records: readonly OpenedRecord[]
}
export function talkRecords(space: Space): TalkRecords {
  const introductions = space.introductions.map((one) => introductionOf(space, one))
  const me = space.myMemberId
  const documents = [...space.documents.values()]
  return { me, introductions, documents, records: recordsOfMyTime(space) }
}

const ofMyTime = new WeakMap<readonly OpenedRecord[], readonly OpenedRecord[]>()

/**
 * What was written before a cut stays with those who were here: that it does not open for us is no alarm, as it would
 * be later. What opens all the same is from an earlier time of ours.
 */
function recordsOfMyTime({ records, beginning }: Space): readonly OpenedRecord[] {
  const [oldest] = records
  if (!oldest || oldest.seq >= beginning) return records
  const kept = records.filter(
    ({ kind, seq }) => seq >= beginning || kind === 'entry' || kind === 'erase'
  )
  const before = ofMyTime.get(records)
  // The same run in the same array: what was folded once is known again.
  if (before?.length === kept.length) return before
  ofMyTime.set(records, kept)
  return kept
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

/** The last folding of each run, by the record that it begins with: one more record is only added to it. */
const foldings = new WeakMap<OpenedRecord, Folding>()

export function foldTalk(talk: TalkRecords, eventOf: EventOf): Talk {
  const { me, records } = talk
  const reader: Reader = { me, mayMention: mentionableOf(talk).has(me), eventOf }
  const [first] = records
  const known = first && foldings.get(first)
  if (known && isSame(known.reader, reader) && known.goesOn(records)) return known.talk
  const folding = new Folding(reader, records)
  // Who reads back to older words holds the run that begins there, and not one more for each page.
  for (const record of records) foldings.delete(record)
  if (first) foldings.set(first, folding)
  return folding.talk
}

function isSame(one: Reader, other: Reader): boolean {
  return one.me === other.me && one.mayMention === other.mayMention && one.eventOf === other.eventOf
}

/** Member ids of those who let others mention them here. Nobody does who did not say so. */
export function mentionableOf({ documents }: Pick<TalkRecords, 'documents'>): ReadonlySet<string> {
  const wishes = new Map<string, boolean>()
  for (const one of documents.toSorted((a, b) => a.seq - b.seq)) {
    const wish = talkBody(one, 'mention-wish')
    if (wish) wishes.set(one.memberId, wish.mayMention)
  }
  return new Set([...wishes].flatMap(([memberId, mayMention]) => (mayMention ? memberId : [])))
}

/** Whether others said something since, apart from what is muted. Whoever spoke last has read it. */
export function hasNewWords(
  { items, seqs }: Pick<Talk, 'items' | 'seqs'>,
  seenSeq: number,
  mutes: Mutes
): boolean {
  if (mutes.isQuiet) return false
  for (let at = items.length - 1; (seqs[at] ?? 0) > seenSeq; at -= 1) {
    const item = items[at]
    if (item?.kind !== 'words') continue
    if (item.by === 'me') return false
    if (mutedBy(mutes, item) === null) return true
  }
  return false
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

/** The name and shape under which each member shows themselves, or by which others call them, by member id. */
export function profilesOf({
  introductions,
  documents
}: Pick<TalkRecords, 'introductions' | 'documents'>): ReadonlyMap<string, Profile> {
  const inOrder = documents.toSorted((a, b) => a.seq - b.seq)
  const called = inOrder.flatMap((one) => talkBody(one, 'names')?.names ?? [])
  const profiles = new Map(called.map(({ memberId, profile }) => [memberId, profile]))
  for (const one of introductions) {
    if (one.kind === 'operation' && one.words) profiles.set(one.about, readProfile(one.words))
  }
  for (const one of inOrder) {
    const profile = talkBody(one, 'profile')
    if (profile) profiles.set(one.memberId, profile)
  }
  return profiles
}

function isEditOf(record: OpenedEntry, id: string, memberId: string): boolean {
  const isTheirs = record.memberId === memberId && record.entry.refs[0] === id
  return isTheirs && talkBody(record, 'edit') !== undefined
}
