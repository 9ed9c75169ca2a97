import { expect, test } from 'vitest'
import { lookOver, type NoticeKind } from './index.ts'

const there: readonly (readonly [string, readonly NoticeKind[]])[] = [
  ['What would feel most helpful right now?', ['open-question']],
  ['How are you feeling about what she said?', ['open-question']],
  ['Would you like ideas, or would you rather I listened?', ['open-question']],
  ['I’m so sorry this happened to you.', ['warmth']],
  ['I’m so sorry.', ['warmth']],
  ['You are not alone with this.', ['warmth']],
  ['I felt something similar after my divorce.', ['own-experience']],
  [
    'I believe you. When I lost my job I went quiet, too. How is it for you?',
    ['open-question', 'warmth', 'own-experience']
  ]
]

test.each(there)('of “%s” it is said what is there', (text, notices) => {
  expect(lookOver(text).notices).toEqual(notices)
})

test.each([
  '',
  'Okay.',
  'You did what you could.',
  'What were you thinking?',
  'What did you do to make her so angry?',
  'How could you let that happen?',
  'Why didn’t you leave?',
  'I’m sorry, but you could have called.',
  'I’m sorry you feel that way.',
  'I’m not sorry that you left.',
  'Is that right?'
])('of “%s” nothing is said', (text) => {
  expect(lookOver(text).notices).toEqual([])
})
