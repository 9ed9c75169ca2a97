/** Which words somebody can show or keep: those that this page has opened, also where they were taken back since. */
import { DAY_MS } from '@beside/contract'
import { isPastRetention, toBase64url, type WordsProof } from '@beside/kernel'
import type { Choosable, ChoosableWords, TalkView } from '../../api.ts'
import type { OpenedRecord } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { profilesOf, talkRecords } from '../../talk/fold.ts'
import { mutedBy } from '../../talk/mutes.ts'
import type { Chosen, Concerned, Shown } from './entries.ts'
import { wordsOfProof, writeProof, type SaidWords } from './proofs.ts'
import { operationsFor } from './whose.ts'

/** For how long after they were taken back words can still be shown by who had opened them. */
const TAKEN_BACK_DAYS = 14
/** How many words are offered at once. */
const OFFERED_MAX = 200

type Opened = {
  readonly seq: number
  readonly memberId: string
  readonly at: number
  readonly proof: WordsProof
}

/**
 * The words in a conversation that can be shown, oldest first: the newest, or those around the ones at which it
 * begins. And everybody else who is or was there.
 */
export function choosableIn(
  space: Space,
  talk: Pick<TalkView, 'items' | 'muted' | 'mutes'> | null,
  { now, itemId }: { readonly now: number; readonly itemId: string }
): Choosable {
  const names = namesIn(space)
  const me = space.myMemberId
  const takenBack = new Set(
    space.records.flatMap(({ kind, seq }) => (kind === 'taken-back' ? [seq] : []))
  )
  const opened = openedIn(space, now).map((one) => ({ ...one, said: wordsOfProof(one.proof) }))
  const notes = notesOf(opened)
  const words = opened.flatMap(({ seq, memberId, at, said }): ChoosableWords[] => {
    if (!said) return []
    const isMine = memberId === me
    const by = { memberId, name: names.get(memberId) ?? '', isMine }
    const itsNotes = said.notes ?? notes.get(keyOf(memberId, said.itemId)) ?? []
    return [
      {
        itemId: said.itemId,
        text: said.text,
        notes: itsNotes,
        folded: foldedBy(talk, { ...by, itemId: said.itemId, notes: itsNotes }),
        ...by,
        seq,
        at,
        isTakenBack: takenBack.has(seq) || isOver(space, at, now)
      }
    ]
  })
  const people = (space.state?.members ?? [])
    .map(({ id }) => toBase64url(id))
    .filter((id) => id !== me)
    .map((memberId) => ({ memberId, name: names.get(memberId) ?? '' }))
  return { words: around(words, itemId), people }
}

/** As many as are offered at once. Whoever went back to older words begins there. */
export function around<Words extends Pick<ChoosableWords, 'itemId'>>(
  words: readonly Words[],
  itemId: string
): readonly Words[] {
  const newest = Math.max(0, words.length - OFFERED_MAX)
  const at = words.findLastIndex((one) => one.itemId === itemId)
  if (at < 0 || at >= newest) return words.slice(newest)
  const first = Math.max(0, at - OFFERED_MAX / 2)
  return words.slice(first, first + OFFERED_MAX)
}

/** The notes of words, also for changes that say none of their own. */
function notesOf(
  opened: readonly { readonly memberId: string; readonly said: SaidWords | undefined }[]
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    opened.flatMap(({ memberId, said }) =>
      said?.notes && !said.isChange ? [[keyOf(memberId, said.itemId), said.notes] as const] : []
    )
  )
}

/** Why these words are folded in the conversation beside their notes, if they are (T16, T17). */
function foldedBy(
  talk: Pick<TalkView, 'items' | 'muted' | 'mutes'> | null,
  {
    itemId,
    isMine,
    memberId,
    notes
  }: Pick<ChoosableWords, 'itemId' | 'isMine' | 'memberId' | 'notes'>
): ChoosableWords['folded'] {
  if (!talk) return null
  const item = talk.items.find(({ id }) => id === itemId)
  if (item?.kind === 'words') return talk.muted[itemId] ?? (item.wasClosed ? 'closed' : null)
  const by = isMine ? 'me' : 'them'
  return mutedBy(talk.mutes, { by, memberId, notes, answer: null })
}

function keyOf(memberId: string, itemId: string): string {
  return `${memberId} ${itemId}`
}

/** What goes with a report, or is kept: undefined where somebody is named who was never there. */
export function chosenFrom(
  space: Space,
  wish: {
    readonly seqs: readonly number[]
    readonly about: readonly string[]
    readonly place: string
  },
  now: number
): Chosen | undefined {
  const names = namesIn(space)
  const opened = openedIn(space, now).filter(({ seq }) => wish.seqs.includes(seq))
  const about = wish.about.flatMap((memberId) => concerned(space, memberId, names) ?? [])
  if (about.length === 0 || about.length !== wish.about.length) return undefined
  if (opened.length !== new Set(wish.seqs).size) return undefined
  const records = opened.map(({ seq, memberId, at, proof }): Shown => ({
    seq,
    at,
    name: names.get(memberId) ?? '',
    proof: writeProof(proof)
  }))
  const operations = operationsFor(
    space,
    opened.map(({ proof }) => proof)
  )
  return { spaceId: space.id, place: wish.place, about, records, operations }
}

function concerned(
  { state }: Space,
  memberId: string,
  names: ReadonlyMap<string, string>
): Concerned | undefined {
  const member = state?.members.find(({ id }) => toBase64url(id) === memberId)
  return member && { memberId, kem: toBase64url(member.kem), name: names.get(memberId) ?? '' }
}

function openedIn(space: Space, now: number): readonly Opened[] {
  const erasedAt = erasedIn(space.records)
  return space.records.flatMap(({ seq, memberId, time: at }): Opened[] => {
    const proof = space.proofs.get(seq)
    const isTooLate =
      now - (erasedAt.get(seq) ?? now) > TAKEN_BACK_DAYS * DAY_MS ||
      isOver(space, at, now - TAKEN_BACK_DAYS * DAY_MS)
    return proof && !isTooLate ? [{ seq, memberId, at, proof }] : []
  })
}

/** Whether these words are gone by what their circle agreed on: as if they had been taken back then. */
function isOver({ state }: Space, at: number, now: number): boolean {
  return state !== undefined && isPastRetention(state, at, now)
}

function erasedIn(records: readonly OpenedRecord[]): ReadonlyMap<number, number> {
  const erases = records.flatMap((one) => (one.kind === 'erase' ? [one] : []))
  return new Map(erases.flatMap(({ seqs, time }) => seqs.map((seq) => [seq, time] as const)))
}

function namesIn(space: Space): ReadonlyMap<string, string> {
  const profiles = profilesOf(talkRecords(space))
  return new Map([...profiles].map(([memberId, { nickname }]) => [memberId, nickname]))
}
