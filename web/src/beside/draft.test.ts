import { expect, it } from 'vitest'
import { isChanged, leftAfter } from './draft.ts'

const before = { purpose: 'To walk', pace: '' }
const sent = { before, body: { purpose: 'To walk', pace: 'On Sundays' } }

it('Whoever changed nothing has nothing to lose', () => {
  expect(isChanged({ before, body: { ...before } })).toBe(false)
  expect(isChanged(sent)).toBe(true)
})

it('What is there as it was sent is saved, and nothing is left to write', () => {
  expect(leftAfter(sent, { before, body: { ...sent.body } })).toBeNull()
})

it('Words that Mina typed while the save was running stay', () => {
  const now = { before, body: { purpose: 'To walk by the lake', pace: 'On Sundays' } }
  expect(leftAfter(sent, now)).toEqual({ before: sent.body, body: now.body })
})

it('What was dropped meanwhile, as by Exit, does not come back', () => {
  expect(leftAfter(sent, null)).toBeNull()
})
