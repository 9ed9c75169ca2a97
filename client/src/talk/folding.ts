/**
 * A conversation while it is folded, one record after the other. Whatever comes later changes only the items that
 * it is about: all others stay the very same objects, so that nobody draws or sends them again.
 */
import type { AcknowledgementKey, Acknowledgement, TalkAnswer, TalkItem } from '../api.ts'
import type { OpenedEntry, OpenedOperation, OpenedRecord } from '../spaces/entry.ts'
import { talkBody } from './entries.ts'

export type EventKind = Exclude<
  TalkItem['kind'],
  'words' | 'taken-back' | 'withheld' | 'could-not-open'
>
export function leadKind({ isLeader }: { readonly isLeader: boolean }): 'leads' | 'leads-no-more' {
  return isLeader ? 'leads' : 'leads-no-more'
}

/** What a room's own records say between the words, if anything; `run` is what the record stands in. */
export type EventOf = (
  record: OpenedEntry | OpenedOperation,
  run: readonly OpenedRecord[]
) => EventKind | undefined
export type Reader = {
  readonly me: string
  /** Whether this reader lets others mention them. */
  readonly mayMention: boolean
  readonly eventOf: EventOf
}
export type Talk = {
  readonly items: readonly TalkItem[]
  /** Where each item stands in the log. */
  readonly seqs: readonly number[]
  /** What the room's own records said, in order. */
  readonly events: readonly { readonly kind: EventKind; readonly memberId: string }[]
  /** Member ids of those who stepped away and hold their place. */
  readonly away: readonly string[]
  readonly lastWords: {
    readonly by: 'me' | 'them'
    readonly at: number
    readonly seq: number
  } | null
}

type Base = Pick<TalkItem, 'id' | 'by' | 'memberId' | 'at'>
type WordsItem = Extract<TalkItem, { kind: 'words' }>
type Words = NonNullable<ReturnType<typeof talkBody<'words'>>>
type Edit = NonNullable<ReturnType<typeof talkBody<'edit'>>>
type Said = { readonly index: number; readonly item: WordsItem; readonly first: Words }

export class Folding {
  readonly reader: Reader
  /** The run of records that was folded so far. */
  run: readonly OpenedRecord[]
  #talk: Talk | undefined
  readonly #items: TalkItem[] = []
  readonly #seqs: number[] = []
  readonly #events: { kind: EventKind; memberId: string }[] = []
  readonly #seen = new Set<string>()
  readonly #ids = new Set<string>()
  /** By author and id: another member's client may write the same id. */
  readonly #said = new Map<string, Said>()
  /** Under which of these keys an item's words are. */
  readonly #keys = new Map<string, string>()
  /** The items that words may answer, by their place in the log. */
  readonly #placed = new Map<number, TalkItem>()
  readonly #edits = new Map<string, Edit>()
  /** By the id of the words, then by who said it: the newest of each counts. */
  readonly #acknowledged = new Map<string, Map<string, AcknowledgementKey>>()
  readonly #away = new Set<string>()
  readonly #goneAlong: ReadonlySet<string>
  #lastWords: Talk['lastWords'] = null

  constructor(reader: Reader, run: readonly OpenedRecord[]) {
    this.reader = reader
    this.run = run
    this.#goneAlong = goneAlongIn(run)
    for (const record of run) this.#add(record)
  }

  get talk(): Talk {
    this.#talk ??= {
      items: [...this.#items],
      seqs: [...this.#seqs],
      events: [...this.#events],
      away: [...this.#away],
      lastWords: this.#lastWords
    }
    return this.#talk
  }

  /** True if `run` goes on from what was folded, and the rest is folded now. What was taken back begins anew. */
  goesOn(run: readonly OpenedRecord[]): boolean {
    if (run === this.run) return true
    const { length } = this.run
    const isLonger = run.length >= length && length > 0
    if (!isLonger || run[0] !== this.run[0] || run[length - 1] !== this.run[length - 1])
      return false
    const fresh = run.slice(length)
    if (fresh.some((one) => one.kind === 'erase' || this.#mayOpen(one))) return false
    this.run = run
    this.#talk = undefined
    for (const record of fresh) this.#add(record)
    return true
  }

  /** With a new key what did not open before may be open now, in the midst of the run. */
  #mayOpen(record: OpenedRecord): boolean {
    const isKey = record.kind === 'operation' && (record.op === 'rekey' || record.op === 'relock')
    return isKey && this.run.some(({ kind }) => kind === 'unopened')
  }

  #add(record: OpenedRecord): void {
    if (this.#isRepeat(record)) return
    const memberId = record.kind === 'operation' ? record.about : record.memberId
    const by = memberId === this.reader.me ? 'me' : 'them'
    const base: Base = { id: this.#idOf(record), by, memberId, at: record.time }
    switch (record.kind) {
      case 'entry':
        return this.#addEntry(record, base)
      case 'operation':
        if (record.op === 'leave' || record.op === 'remove') this.#away.delete(memberId)
        return this.#addEvent(record, base)
      case 'taken-back':
        if (this.#goneAlong.has(goneKey(record))) return
        return this.#push(record, { ...base, kind: 'taken-back' })
      case 'withheld':
        return this.#push(record, { ...base, kind: 'withheld' })
      case 'unopened':
        return this.#push(record, { ...base, kind: 'could-not-open' })
      case 'erase':
        return
      default:
        return record satisfies never
    }
  }

  #addEntry(record: OpenedEntry, base: Base): void {
    const { memberId, entry } = record
    const [ref] = entry.refs
    const place = talkBody(record, 'place')
    if (place?.isHeld === true) this.#away.add(memberId)
    else if (place) this.#away.delete(memberId)
    const edit = talkBody(record, 'edit')
    if (ref && edit) this.#noteEdit(keyOf(memberId, ref), edit)
    const acknowledgement = talkBody(record, 'acknowledgement')
    if (ref && acknowledgement) this.#noteAcknowledgement(ref, memberId, acknowledgement.key)
    const words = talkBody(record, 'words')
    if (words) this.#addWords(record, base, words)
    else this.#addEvent(record, base)
  }

  #addWords(record: OpenedEntry, base: Base, words: Words): void {
    const { memberId, entry, seq } = record
    const key = keyOf(memberId, entry.id)
    const { me, mayMention } = this.reader
    const answer = this.#answerOf(record, words.answersAt)
    const item: WordsItem = {
      ...base,
      kind: 'words',
      text: words.text,
      notes: words.notes,
      isEdited: false,
      delivery: 'sent',
      acknowledgements: [],
      answer,
      hasAnswers: false,
      mentionsMe: mayMention && memberId !== me && words.mentions.includes(me)
    }
    this.#said.set(key, { index: this.#items.length, item, first: words })
    this.#keys.set(item.id, key)
    this.#push(record, item)
    this.#redraw(key)
    if (answer?.state === 'here') this.#noteAnswered(answer.threadId)
    this.#away.delete(memberId)
    this.#lastWords = { by: base.by, at: base.at, seq }
  }

  #addEvent(record: OpenedEntry | OpenedOperation, base: Base): void {
    const kind = this.reader.eventOf(record, this.run)
    if (!kind) return
    this.#events.push({ kind, memberId: record.memberId })
    this.#push(record, { ...base, kind })
    const leads = record.kind === 'operation' ? record.leads : undefined
    if (!leads || leads.memberId === base.memberId) return
    // Whoever held it went, and somebody else holds it since: two lines by one record.
    const { memberId } = leads
    const by = memberId === this.reader.me ? 'me' : 'them'
    this.#push(record, { ...base, id: `${base.id}-leads`, by, memberId, kind: leadKind(leads) })
  }

  #push({ seq }: OpenedRecord, item: TalkItem): void {
    this.#items.push(item)
    this.#seqs.push(seq)
    this.#placed.set(seq, item)
  }

  // Only the author changes their words: an edit counts under its own writer's name.
  #noteEdit(key: string, edit: Edit): void {
    this.#edits.set(key, { text: edit.text, notes: edit.notes ?? this.#edits.get(key)?.notes })
    this.#redraw(key)
  }

  #noteAcknowledgement(id: string, memberId: string, key: AcknowledgementKey): void {
    const { me } = this.reader
    if (memberId === me) return
    const known = this.#acknowledged.get(id) ?? new Map<string, AcknowledgementKey>()
    this.#acknowledged.set(id, known.set(memberId, key))
    this.#redraw(keyOf(me, id))
  }

  #noteAnswered(id: string): void {
    const key = this.#keys.get(id) ?? ''
    if (this.#said.get(key)?.item.hasAnswers === false) this.#replace(key, { hasAnswers: true })
  }

  /** What came for these words, before them or after. Only their author sees how they were acknowledged. */
  #redraw(key: string): void {
    const said = this.#said.get(key)
    if (!said) return
    const { id, by } = said.item
    const edited = this.#edits.get(key)
    const known = by === 'me' ? [...(this.#acknowledged.get(id) ?? [])] : []
    const acknowledgements = known.map(([memberId, key]): Acknowledgement => ({ memberId, key }))
    if (edited === undefined && acknowledgements.length === 0) return
    this.#replace(key, {
      text: edited?.text ?? said.first.text,
      notes: edited?.notes ?? said.first.notes,
      isEdited: edited !== undefined,
      acknowledgements
    })
  }

  #replace(key: string, change: Partial<WordsItem>): void {
    const said = this.#said.get(key)
    if (!said) return
    const item: WordsItem = { ...said.item, ...change }
    this.#said.set(key, { ...said, item })
    this.#items[said.index] = item
    this.#placed.set(this.#seqs[said.index] ?? 0, item)
  }

  /** Whom the words answer, if that can be: what another client made up is read as words alone. */
  #answerOf({ entry, seq }: OpenedEntry, at: number): TalkAnswer | null {
    const [id] = entry.refs
    if (id === undefined || at < 1 || at >= seq) return null
    const first = this.run[0]?.seq ?? 1
    const answered = this.#placed.get(at)
    if (at < first) return { id, threadId: id, state: 'not-here' }
    if (answered?.kind === 'taken-back') return { id, threadId: id, state: 'taken-back' }
    if (answered?.kind !== 'words' || answered.id !== id) return null
    return { id, threadId: answered.answer?.threadId ?? id, state: 'here' }
  }

  // A lying server may say "not stored" and make a client seal the same words again: the id inside tells.
  #isRepeat(record: OpenedRecord): boolean {
    if (record.kind !== 'entry') return false
    const key = keyOf(record.memberId, record.entry.id)
    if (this.#seen.has(key)) return true
    this.#seen.add(key)
    return false
  }

  // Another member's client may write an id that was there: its own words get another one.
  #idOf(record: OpenedRecord): string {
    const isOwn = record.kind === 'entry' && !this.#ids.has(record.entry.id)
    if (!isOwn) return `seq-${record.seq}`
    this.#ids.add(record.entry.id)
    return record.entry.id
  }
}

function keyOf(memberId: string, id: string): string {
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
