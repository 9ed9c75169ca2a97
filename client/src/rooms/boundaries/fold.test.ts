import { expect, test } from 'vitest'
import type { Entry, OpenedEntry } from '../../spaces/entry.ts'
import { copyOf, foldBoundaries, foldQuestions, foldShown } from './fold.ts'

const hours = { from: '21:00', to: '08:00', timeZone: 'Europe/London' }
const body = { quietHours: hours, howToSpeak: 'Slowly', words: 'survivor' }
const everybody = { me: 'mina', here: ['mina', 'sam', 'noor'] }

function wrote(seq: number, memberId: string, entry: Partial<Entry>): OpenedEntry {
  const plain = { id: `e${seq}`, kind: 'boundaries-shown', body: null, clientTime: 0, echo: '' }
  const place = { seq, time: seq * 1000, memberId, lane: `lane${seq}`, isDocument: true }
  return { kind: 'entry', ...place, isByHolder: true, entry: { ...plain, refs: [], ...entry } }
}
const showed = (seq: number, memberId: string, shown: object): OpenedEntry =>
  wrote(seq, memberId, { body: { savedAt: 1, parts: ['words'], mayAsk: false, ...body, ...shown } })

test('Nothing is there before somebody wrote it, and a foreign shape is nothing', () => {
  const empty = { quietHours: null, howToSpeak: '', words: '', hardTopics: [], hardWords: '' }
  expect(foldBoundaries(undefined)).toEqual({ body: empty, version: '', savedAt: null })
  const foreign = wrote(3, 'mina', { kind: 'boundaries', body: { howToSpeak: 'x'.repeat(601) } })
  expect(foldBoundaries(foreign).body).toEqual(empty)
  const late = wrote(3, 'mina', {
    kind: 'boundaries',
    body: { ...empty, quietHours: { ...hours, from: '24:00' } }
  })
  expect(foldBoundaries(late).body).toEqual(empty)
})

test('A copy holds the parts that are shown, and no other', () => {
  expect(copyOf(body, { parts: ['words'], mayAsk: false, savedAt: 7 })).toEqual({
    savedAt: 7,
    parts: ['words'],
    quietHours: null,
    howToSpeak: '',
    words: 'survivor',
    mayAsk: false
  })
  expect(copyOf(body, { parts: [], mayAsk: false, savedAt: 7 })).toMatchObject({
    howToSpeak: '',
    words: ''
  })
})

test('Mina sees what Sam shows, and of a changed client no part that it does not name', () => {
  const { theirs, mine } = foldShown([showed(4, 'sam', {})], everybody)
  expect(theirs).toEqual({
    sam: { parts: ['words'], quietHours: null, howToSpeak: '', words: 'survivor', mayAsk: false }
  })
  expect(mine.parts).toEqual([])
})

test('The newest word of each counts, whichever lane it lies in, and of nobody else', () => {
  const documents = [
    showed(9, 'sam', { parts: [] }),
    showed(4, 'sam', {}),
    showed(5, 'noor', { words: 'Noor’s' })
  ]
  expect(foldShown(documents, everybody).theirs).toMatchObject({ noor: { words: 'Noor’s' } })
  expect(foldShown(documents, everybody).theirs).not.toHaveProperty('sam')
})

test('Whoever is not here any more shows nothing', () => {
  const here = { me: 'mina', here: ['mina'] }
  expect(foldShown([showed(4, 'sam', {})], here).theirs).toEqual({})
})

test('What another client made up is passed over', () => {
  const odd = [
    wrote(4, 'sam', { body: { parts: 'all' } }),
    showed(5, 'noor', { parts: ['hardTopics'] }),
    showed(6, 'noor', { words: 'x'.repeat(601) })
  ]
  expect(foldShown(odd, everybody).theirs).toEqual({})
})

const asks = (seq: number, memberId: string, body: unknown): OpenedEntry =>
  wrote(seq, memberId, { kind: 'bond-question', body })
const allows = showed(2, 'mina', { parts: [], mayAsk: true })

test('Mina is asked by whoever is here, once for each of them, and not by herself', () => {
  const documents = [
    allows,
    asks(3, 'sam', { fragment: 'first' }),
    asks(4, 'sam', { fragment: 'newer' }),
    asks(5, 'mina', { fragment: 'own' }),
    asks(6, 'ade', { fragment: 'of somebody who left' })
  ]
  expect(foldQuestions(documents, everybody)).toEqual([
    { id: 'e4', memberId: 'sam', fragment: 'newer', askedAt: 4000 }
  ])
})

test('Mina is shown no question while she does not allow it, and none that was taken back', () => {
  const asked = asks(3, 'sam', { fragment: 'link' })
  expect(foldQuestions([asked], everybody)).toEqual([])
  expect(foldQuestions([allows, asked, asks(4, 'sam', null)], everybody)).toEqual([])
  expect(foldQuestions([asked, allows, asks(4, 'noor', { fragment: 7 })], everybody)).toHaveLength(
    1
  )
  const noMore = showed(9, 'mina', { parts: ['words'], mayAsk: false })
  expect(foldQuestions([allows, asked, noMore], everybody)).toEqual([])
})

test('Sam sees that Mina may be asked, also where she shows nothing else', () => {
  const { theirs } = foldShown([allows], { me: 'sam', here: ['mina', 'sam'] })
  expect(theirs['mina']).toMatchObject({ parts: [], mayAsk: true })
})
