import { expect, test } from 'vitest'
import type { Entry, OpenedRecord } from '../../spaces/entry.ts'
import { seqsOfWords, wordsById } from '../../talk/fold.ts'
import { foldBond } from './fold.ts'

const ANNA = 'anna'
const BEN = 'ben'
const idOf = (label: string): string => label.padEnd(22, '_')

function wrote(seq: number, memberId: string, entry: Partial<Entry>): OpenedRecord {
  return {
    kind: 'entry',
    seq,
    time: seq * 1000,
    memberId,
    lane: '',
    isDocument: false,
    isByHolder: true,
    entry: {
      id: idOf(`e${seq}`),
      kind: 'words',
      body: null,
      clientTime: 0,
      echo: '',
      refs: [],
      ...entry
    }
  }
}
const said = (seq: number, memberId: string, text: string): OpenedRecord =>
  wrote(seq, memberId, { body: { text, notes: [] } })
const fold = (...records: OpenedRecord[]) =>
  foldBond({ me: ANNA, introductions: [], documents: [], records })

test('Words appear in order, with who said them', () => {
  const { items } = fold(said(3, ANNA, 'hello'), said(4, BEN, 'hello you'))
  expect(items).toMatchObject([
    { by: 'me', text: 'hello' },
    { by: 'them', text: 'hello you' }
  ])
})

test('The same words twice, from a server that lied about storing them, are shown once', () => {
  const { items } = fold(
    wrote(3, ANNA, { id: idOf('a'), body: { text: 'once', notes: [] } }),
    wrote(5, ANNA, { id: idOf('a'), body: { text: 'once', notes: [] } })
  )
  expect(items).toHaveLength(1)
})

test('Ben cannot change what Anna said, and Anna can', () => {
  const first = said(3, ANNA, 'mine')
  const byBen = wrote(4, BEN, { kind: 'edit', body: { text: 'forged' }, refs: [idOf('e3')] })
  const byAnna = wrote(5, ANNA, { kind: 'edit', body: { text: 'better' }, refs: [idOf('e3')] })
  expect(fold(first, byBen).items).toMatchObject([{ text: 'mine', isEdited: false }])
  expect(fold(first, byBen, byAnna).items).toMatchObject([{ text: 'better', isEdited: true }])
})

test('Only the author sees how their words were acknowledged', () => {
  const ack = (seq: number, by: string, ref: string): OpenedRecord =>
    wrote(seq, by, { kind: 'acknowledgement', body: { key: 'believe' }, refs: [idOf(ref)] })
  const { items } = fold(
    said(3, ANNA, 'a'),
    said(4, BEN, 'b'),
    ack(5, BEN, 'e3'),
    ack(6, ANNA, 'e4')
  )
  expect(items).toMatchObject([
    { acknowledgements: [{ memberId: BEN, key: 'believe' }] },
    { acknowledgements: [] }
  ])
})

test('Whoever pauses is the one who can go on', () => {
  const pause = wrote(3, BEN, { kind: 'pause' })
  expect(fold(pause).pausedBy).toBe('them')
  expect(fold(pause, wrote(4, ANNA, { kind: 'resume' })).pausedBy).toBe('them')
  expect(fold(pause, wrote(4, BEN, { kind: 'resume' })).pausedBy).toBeNull()
})

test('Taking words back takes their changes with them, and nobody else’s', () => {
  const records = [
    said(3, ANNA, 'a'),
    wrote(4, ANNA, { kind: 'edit', body: { text: 'a2' }, refs: [idOf('e3')] }),
    wrote(5, BEN, { kind: 'edit', body: { text: 'forged' }, refs: [idOf('e3')] })
  ]
  const words = wordsById(records, idOf('e3'))
  expect(words && seqsOfWords(records, words)).toEqual([3, 4])
})

test('Changed words that were taken back leave one line, and Ben hides none of Anna’s', () => {
  const gone = (seq: number): OpenedRecord => ({
    kind: 'taken-back',
    seq,
    time: seq,
    memberId: ANNA
  })
  const erase = (seq: number, memberId: string, seqs: readonly number[]): OpenedRecord => ({
    kind: 'erase',
    seq,
    time: seq,
    memberId,
    seqs
  })
  const { items } = fold(gone(3), gone(4), gone(5), erase(6, ANNA, [4, 3]), erase(7, BEN, [3, 5]))
  expect(items).toMatchObject([{ id: 'seq-3' }, { id: 'seq-5' }])
})

test('What a stranger’s client writes in other shapes is passed over, never shown as words', () => {
  const { items } = fold(wrote(3, BEN, { body: { text: 7 } }), wrote(4, BEN, { kind: 'unknown' }))
  expect(items).toEqual([])
})

test('Words that the server holds back are named as such', () => {
  const { items } = fold({ kind: 'withheld', seq: 3, time: 1, memberId: BEN })
  expect(items).toMatchObject([{ kind: 'withheld', by: 'them' }])
})
