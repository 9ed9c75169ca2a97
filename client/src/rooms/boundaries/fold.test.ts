import { expect, test } from 'vitest'
import type { Entry, OpenedEntry } from '../../spaces/entry.ts'
import { copyOf, foldBoundaries, foldShown } from './fold.ts'

const hours = { from: '21:00', to: '08:00', timeZone: 'Europe/London' }
const body = { quietHours: hours, howToSpeak: 'Slowly', words: 'survivor' }
const everybody = { me: 'mina', here: ['mina', 'sam', 'noor'] }

function wrote(seq: number, memberId: string, entry: Partial<Entry>): OpenedEntry {
  const plain = { id: `e${seq}`, kind: 'boundaries-shown', body: null, clientTime: 0, echo: '' }
  const place = { seq, time: seq * 1000, memberId, lane: `lane${seq}`, isDocument: true }
  return { kind: 'entry', ...place, entry: { ...plain, refs: [], ...entry } }
}
const showed = (seq: number, memberId: string, shown: object): OpenedEntry =>
  wrote(seq, memberId, { body: { savedAt: 1, parts: ['words'], ...body, ...shown } })

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
  expect(copyOf(body, { parts: ['words'], savedAt: 7 })).toEqual({
    savedAt: 7,
    parts: ['words'],
    quietHours: null,
    howToSpeak: '',
    words: 'survivor'
  })
  expect(copyOf(body, { parts: [], savedAt: 7 })).toMatchObject({ howToSpeak: '', words: '' })
})

test('Mina sees what Sam shows, and of a changed client no part that it does not name', () => {
  const { theirs, mine } = foldShown([showed(4, 'sam', {})], everybody)
  expect(theirs).toEqual({
    sam: { parts: ['words'], quietHours: null, howToSpeak: '', words: 'survivor' }
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
