import { expect, test } from 'vitest'
import type { OpenedEntry } from '../../spaces/entry.ts'
import { agreementWith, answersWith, suggestedIn } from './suggested.ts'

const [INES, NOOR, TOM] = ['i', 'n', 't'].map((letter) => letter.repeat(43)) as [
  string,
  string,
  string
]

function document(seq: number, memberId: string, kind: string, body: unknown): OpenedEntry {
  const entry = { id: `${seq}`, kind, body, clientTime: 0, echo: '', refs: [] }
  const place = { seq, time: seq, memberId, lane: `${seq}`, isDocument: true }
  return { kind: 'entry', ...place, isByHolder: memberId === INES, entry }
}

const line = (seq: number, memberId: string, text: string, instead = '') =>
  document(seq, memberId, 'suggestion', { line: text, instead })
const answer = (seq: number, by: string, to: string, text: string) =>
  document(seq, by, 'suggestion-answers', {
    answers: [{ memberId: to, line: text, words: 'Not yet.' }]
  })

test('lines stand in the order in which they came, each once, with what their holders answer', () => {
  const documents = [
    line(9, TOM, 'We sing.'),
    line(4, NOOR, 'We sing.'),
    line(6, NOOR, 'We sing.'),
    answer(10, INES, NOOR, 'We sing.'),
    answer(11, TOM, TOM, 'We sing.')
  ]
  expect(suggestedIn(documents, 'We listen.')).toMatchObject([
    { memberId: NOOR, line: 'We sing.', answers: [{ memberId: INES, words: 'Not yet.' }] },
    { memberId: TOM, line: 'We sing.', answers: [] }
  ])
})

test('a line that stands in the agreement is in it, and one that it would change is named while it stands there', () => {
  const documents = [
    line(4, NOOR, 'We sing.', 'We hum.'),
    line(5, NOOR, 'We dance.', 'We  walk.'),
    document(6, NOOR, 'suggestion', null),
    document(7, NOOR, 'suggestion', { line: 'x'.repeat(601), instead: '' })
  ]
  expect(suggestedIn(documents, 'We listen.\n We sing. \nWe walk.')).toMatchObject([
    { line: 'We sing.', instead: '', isIn: true },
    { line: 'We dance.', instead: 'We walk.', isIn: false }
  ])
})

test('nobody fills the page: five lines of each are shown', () => {
  const many = Array.from({ length: 9 }, (_, at) => line(at + 1, NOOR, `Line ${at}`))
  expect(suggestedIn([...many, line(20, TOM, 'Mine')], '')).toHaveLength(6)
})

test('a line comes in the place of another, or after all', () => {
  const text = 'We listen.\n\n  We walk. \nWe rest.\n'
  expect(agreementWith(text, { line: 'We run.', instead: 'We walk.' })).toBe(
    'We listen.\n\nWe run.\nWe rest.'
  )
  const after = 'We listen.\n\n  We walk. \nWe rest.\nWe run.'
  expect(agreementWith(text, { line: 'We run.', instead: '' })).toBe(after)
  expect(agreementWith(text, { line: 'We run.', instead: 'We fly.' })).toBe(after)
  expect(agreementWith('', { line: 'We run.', instead: '' })).toBe('We run.')
})

test('an answer takes the place of the one before it, and those to lines that are gone go', () => {
  const [sing, walk, run] = ['We sing.', 'We walk.', 'We run.'].map((text) => ({
    memberId: NOOR,
    line: text,
    words: 'Not yet.'
  }))
  const now = { ...sing!, words: 'In May.' }
  expect(answersWith([sing!, walk!, run!], { answer: now, waiting: [sing!, walk!] })).toEqual([
    walk,
    now
  ])
})
