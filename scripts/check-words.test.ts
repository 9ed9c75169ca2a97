import { expect, test } from 'vitest'
import { judgeGrade, judgeText } from './checks/judge-text.ts'
import { readShownTexts } from './checks/read-shown-texts.ts'

test.each([
  'You must choose a name.',
  'That failed!',
  'Are you sure?',
  'It is easy.',
  'Please enter your name.',
  'STOP NOW',
  'You have to wait.',
  'Only trusted users see this.'
])('a person is spared "%s"', (text) => {
  expect(judgeText(text)).not.toEqual([])
})

test.each([
  "That didn't work yet. Nothing was lost.",
  "You don't have to do this alone.",
  'You can turn this off at any time.',
  'At least 12 letters',
  'We just now kept your draft.'
])('a person may read "%s"', (text) => {
  expect(judgeText(text)).toEqual([])
})

test('a sentence of 21 words is too long for a tired person', () => {
  expect(judgeText(`${'you '.repeat(20).trim()}.`)).toEqual([])
  expect(judgeText(`${'you '.repeat(21).trim()}.`)).toHaveLength(1)
})

test('long words are found in a text of 30 words or more, and short labels are left alone', () => {
  const hard = 'Organisational confidentiality considerations necessitate authorisation. '
  expect(judgeGrade([hard.repeat(8)], 6)).toHaveLength(1)
  expect(judgeGrade([hard], 6)).toEqual([])
  expect(judgeGrade(['You can read this. It is kept for you. '.repeat(5)], 6)).toEqual([])
})

test('names of reasons are for the code, and filled-in texts are read as sentences', () => {
  const source = [
    "import { type Failed } from './must-fail.ts'",
    'export const words = {',
    "  'invite-invalid': 'Ask for a new one.',",
    '  greet: (name: string) => `You must meet ${name} today.`,',
    '  // words-allow: the name that the law gives',
    "  law: 'Victim Support Act'",
    '}'
  ].join('\n')
  const shown = readShownTexts('words.ts', source)
  expect(shown).toEqual([
    { line: 3, text: 'Ask for a new one.' },
    { line: 4, text: 'You must meet something today.' }
  ])
})
