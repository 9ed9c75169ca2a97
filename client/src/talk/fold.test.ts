import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry, OpenedEntry, OpenedRecord } from '../spaces/entry.ts'
import { foldTalk, hasNewWords, profilesOf } from './fold.ts'
import { NO_MUTES, withMute } from './mutes.ts'

const [ANNA, BEN, CLEO] = ['anna', 'ben', 'cleo'].map((name) => name.padEnd(43, '_')) as [
  string,
  string,
  string
]
const idOf = (seq: number): string => `e${seq}`.padEnd(22, '_')
const eventOf = (): undefined => undefined

function wrote(seq: number, memberId: string, entry: Partial<Entry>): OpenedEntry {
  const whole = { id: idOf(seq), kind: 'words', body: null, clientTime: 0, echo: '', refs: [] }
  const at = { seq, time: seq * 1000, memberId, lane: '', isDocument: false }
  return { kind: 'entry', ...at, isByHolder: true, entry: { ...whole, ...entry } }
}
const said = (seq: number, by: string, more: object = {}): OpenedEntry =>
  wrote(seq, by, { body: { text: `words ${seq}`, notes: [], ...more } })
const answered = (seq: number, by: string, to: number): OpenedEntry =>
  wrote(seq, by, { body: { text: `words ${seq}`, notes: [], answersAt: to }, refs: [idOf(to)] })
const heard = (seq: number, by: string, to: number, key = 'hear'): OpenedEntry =>
  wrote(seq, by, { kind: 'acknowledgement', body: { key }, refs: [idOf(to)] })
const gone = (seq: number, memberId: string): OpenedRecord => {
  return { kind: 'taken-back', seq, time: seq * 1000, memberId }
}
const place = (seq: number, by: string, isHeld: boolean): OpenedEntry =>
  wrote(seq, by, { kind: 'place', body: { isHeld } })
const letsMention = (memberId: string, mayMention = true): OpenedEntry =>
  wrote(1, memberId, { kind: 'mention-wish', body: { mayMention } })

const talkOf = (records: readonly OpenedRecord[], documents: readonly OpenedEntry[] = []) => ({
  me: ANNA,
  introductions: [],
  documents,
  records
})
const fold = (...records: OpenedRecord[]) => foldTalk(talkOf(records), eventOf)

test('An answer names the words that it answers, and an answer to it stays in the same thread', () => {
  const { items } = fold(said(3, BEN), answered(4, ANNA, 3), answered(5, BEN, 4))
  expect(items).toMatchObject([
    { answer: null, hasAnswers: true },
    { answer: { id: idOf(3), threadId: idOf(3), state: 'here' }, hasAnswers: false },
    { answer: { id: idOf(4), threadId: idOf(3), state: 'here' }, hasAnswers: false }
  ])
})

test('An answer says that the words were taken back, or are not at hand', () => {
  const { items } = fold(gone(3, BEN), answered(4, ANNA, 3), answered(5, ANNA, 2))
  expect(items).toMatchObject([
    { kind: 'taken-back' },
    { answer: { state: 'taken-back' } },
    { answer: { state: 'not-here' } }
  ])
})

test('A change says what the words are about by now, or leaves it as it was', () => {
  const first = wrote(3, BEN, { body: { text: 'words', notes: ['death:about'] } })
  const edit = (seq: number, body: object, by = BEN): OpenedEntry =>
    wrote(seq, by, { kind: 'edit', body: { text: 'better', ...body }, refs: [idOf(3)] })
  const notesOf = (...records: OpenedRecord[]) =>
    fold(first, ...records).items.map((item) => item.kind === 'words' && item.notes)
  expect(notesOf(edit(4, {}))).toEqual([['death:about']])
  const softer = edit(4, { notes: ['death:mention', 'war:mention'] })
  expect(notesOf(softer)).toEqual([['death:mention', 'war:mention']])
  expect(notesOf(softer, edit(5, {}))).toEqual([['death:mention', 'war:mention']])
  expect(notesOf(softer, edit(5, { notes: [] }))).toEqual([[]])
  // What is no list of notes changes none, and nobody says it of the words of another.
  expect(notesOf(edit(4, { notes: 'none' }))).toEqual([['death:about']])
  expect(notesOf(edit(4, { notes: [] }, CLEO))).toEqual([['death:about']])
})

test('What another client makes up beside its words is read as words alone', () => {
  const strange = [
    answered(4, BEN, 5),
    answered(5, BEN, 5),
    wrote(6, BEN, { body: { text: 'a', notes: [], answersAt: 3 }, refs: [idOf(4)] }),
    wrote(7, BEN, { body: { text: 'b', notes: [], answersAt: 'three' }, refs: [idOf(3)] }),
    said(8, BEN, { answersAt: 3 }),
    said(9, BEN, { mentions: 'everybody' }),
    said(10, BEN, { mentions: Array.from({ length: 99 }, () => ANNA) })
  ]
  const { items } = foldTalk(talkOf([said(3, ANNA), ...strange], [letsMention(ANNA)]), eventOf)
  expect(items.slice(1).every((item) => item.kind === 'words' && item.answer === null)).toBe(true)
  expect(items.some((item) => item.kind === 'words' && item.mentionsMe)).toBe(false)
})

test('Words under an id that somebody else wrote before stand by themselves', () => {
  const { items } = fold(said(3, ANNA), wrote(4, BEN, { ...said(4, BEN).entry, id: idOf(3) }))
  expect(items.map(({ id }) => id)).toEqual([idOf(3), 'seq-4'])
})

test('Each who acknowledged is named to the author once, and to nobody else', () => {
  const records = [
    said(3, ANNA),
    heard(4, BEN, 3),
    heard(5, CLEO, 3),
    heard(6, BEN, 3, 'believe'),
    heard(7, ANNA, 3)
  ]
  expect(fold(...records).items).toMatchObject([
    {
      acknowledgements: [
        { memberId: BEN, key: 'believe' },
        { memberId: CLEO, key: 'hear' }
      ]
    }
  ])
  const others = foldTalk({ ...talkOf(records), me: CLEO }, eventOf).items
  expect(others).toMatchObject([{ acknowledgements: [] }])
})

test('Anna reads that she is mentioned where she lets others do so, and only then', () => {
  const records = [said(3, BEN, { mentions: [CLEO, ANNA] }), said(4, BEN, { mentions: [CLEO] })]
  const mentions = (...documents: OpenedEntry[]) =>
    foldTalk(talkOf(records, documents), eventOf).items.map(
      (item) => item.kind === 'words' && item.mentionsMe
    )
  expect(mentions()).toEqual([false, false])
  expect(mentions(letsMention(ANNA))).toEqual([true, false])
  expect(mentions(letsMention(ANNA, false))).toEqual([false, false])
})

test('Whoever holds their place is away until they write, are back or leave', () => {
  const away = [place(3, BEN, true), place(4, CLEO, true)]
  expect(fold(...away).away).toEqual([BEN, CLEO])
  expect(fold(...away, said(5, BEN)).away).toEqual([CLEO])
  expect(fold(...away, place(5, CLEO, false)).away).toEqual([BEN])
  const left = {
    kind: 'operation',
    op: 'leave',
    about: BEN,
    words: null,
    leads: undefined
  } as const
  expect(fold(...away, { ...left, seq: 5, time: 5, memberId: BEN }).away).toEqual([CLEO])
})

test('Muted words make no mark of new words, and others still do', () => {
  const talk = fold(
    said(3, ANNA),
    answered(4, BEN, 3),
    said(5, CLEO, { notes: ['medical:mention'] })
  )
  const without = (...wishes: Parameters<typeof withMute>[1][]) =>
    hasNewWords(
      talk,
      3,
      wishes.reduce((mutes, mute) => withMute(mutes, mute, true), NO_MUTES)
    )
  expect(without()).toBe(true)
  expect(without({ of: 'all' })).toBe(false)
  const [ben, cleo] = [BEN, CLEO].map((id) => ({ of: 'people', id }) as const)
  expect(without(ben!)).toBe(true)
  expect(without(ben!, cleo!)).toBe(false)
  expect(without(ben!, { of: 'topics', id: 'medical' })).toBe(false)
  expect(without({ of: 'threads', id: idOf(3) }, cleo!)).toBe(false)
  expect(hasNewWords(talk, 5, NO_MUTES)).toBe(false)
})

test('A mute is taken back in the same place, and the oldest goes where there are too many', () => {
  const ids = Array.from({ length: 70 }, (_, index) => `thread ${index}`)
  const many = ids.reduce((mutes, id) => withMute(mutes, { of: 'threads', id }, true), NO_MUTES)
  expect(many.threads).toEqual(ids.slice(-64))
  expect(withMute(many, { of: 'threads', id: 'thread 69' }, false).threads).toEqual(
    ids.slice(-64, -1)
  )
})

test('Whoever reads back to older words holds what was folded once, and not once for each page', () => {
  const records = [said(3, BEN), said(4, ANNA), said(5, BEN)]
  const page = talkOf(records.slice(1))
  const before = foldTalk(page, eventOf)
  expect(foldTalk(page, eventOf)).toBe(before)
  const whole = foldTalk(talkOf(records), eventOf)
  expect(whole.items).toHaveLength(3)
  // It was let go, so it is made anew if somebody asks for it.
  expect(foldTalk(page, eventOf)).not.toBe(before)
  expect(foldTalk(talkOf(records), eventOf)).toBe(whole)
})

test('One more record does not make anybody read all others again', () => {
  let reads = 0
  const counted = (record: OpenedEntry): OpenedEntry => ({
    ...record,
    get entry() {
      reads += 1
      return record.entry
    }
  })
  const long = Array.from({ length: 2000 }, (_, index) => counted(said(index + 1, BEN)))
  const before = foldTalk(talkOf(long), eventOf)
  const first = reads
  expect(first).toBeGreaterThanOrEqual(2000)
  const more = [...long, counted(answered(2001, BEN, 1)), counted(said(2002, ANNA))]
  const after = foldTalk(talkOf(more), eventOf)
  expect(reads - first).toBeLessThan(40)
  foldTalk(talkOf(more), eventOf)
  expect(reads - first).toBeLessThan(40)
  // Whatever is not about the new words is the same as before: nobody draws or sends it again.
  expect(after.items).toHaveLength(2002)
  expect(after.items.slice(1, 2000).every((item, index) => item === before.items[index + 1])).toBe(
    true
  )
  expect(after.items[0]).toMatchObject({ hasAnswers: true })
})

const anyRecord = fc.record({
  by: fc.constantFrom(ANNA, BEN, CLEO),
  what: fc.constantFrom('said', 'answered', 'heard', 'edit', 'place', 'erase', 'same id'),
  to: fc.nat(20)
})

test('Read one after the other, a conversation is what it is when it is read at once', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 20 }), (moves) => {
      let grown: readonly OpenedRecord[] = []
      let last = foldTalk(talkOf(grown), eventOf)
      for (const [index, { by, what, to }] of moves.entries()) {
        const seq = index + 1
        if (what === 'erase') {
          const own = grown.filter((one) => one.kind === 'entry' && one.memberId === by)
          const seqs = own.filter((one) => one.seq % 3 === to % 3).map((one) => one.seq)
          const rest = grown.map((one) => (seqs.includes(one.seq) ? gone(one.seq, by) : one))
          grown = [...rest, { kind: 'erase', seq, time: seq, memberId: by, seqs }]
        } else grown = [...grown, recordOf(what, { seq, by, to })]
        last = foldTalk(talkOf(grown), eventOf)
      }
      const copy = grown.map((one) => ({ ...one }))
      expect(last).toEqual(foldTalk(talkOf(copy), eventOf))
    })
  )
})

function recordOf(
  what: string,
  { seq, by, to }: { readonly seq: number; readonly by: string; readonly to: number }
): OpenedRecord {
  if (what === 'answered') return answered(seq, by, to)
  if (what === 'heard') return heard(seq, by, to)
  if (what === 'place') return place(seq, by, to % 2 === 0)
  if (what === 'edit')
    return wrote(seq, by, {
      kind: 'edit',
      body: { text: `new ${seq}`, ...(seq % 2 === 0 && { notes: [`note ${seq}`] }) },
      refs: [idOf(to)]
    })
  return what === 'same id'
    ? wrote(seq, by, { ...said(seq, by).entry, id: idOf(to) })
    : said(seq, by)
}

test('What others call somebody counts only until they say it themselves, and the newest of it', () => {
  const shape = { form: 'leaf', colour: 'moss' }
  const named = (seq: number, names: Readonly<Record<string, string>>): OpenedEntry => {
    const all = Object.entries(names).map(([memberId, nickname]) => ({
      memberId,
      profile: { nickname, shape }
    }))
    return wrote(seq, ANNA, { kind: 'names', body: { names: all } })
  }
  const own = wrote(1, BEN, { kind: 'profile', body: { nickname: 'Ben', shape } })
  const documents = [named(3, { [BEN]: 'Benno', [CLEO]: 'Cleo' }), own, named(2, { [CLEO]: 'C' })]
  const byAnybody = { ...named(4, { [CLEO]: 'Nobody' }), isByHolder: false }
  const profiles = profilesOf(talkOf([], [...documents, byAnybody]))
  expect([BEN, CLEO, ANNA].map((id) => profiles.get(id)?.nickname)).toEqual([
    'Ben',
    'Cleo',
    undefined
  ])
})
