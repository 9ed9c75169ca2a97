import { describe, expect, test } from 'vitest'
import type { Question } from './entries.ts'
import { whatFits } from './questions.ts'

const question: Question = {
  version: 0,
  kind: 'ask',
  secret: 's'.repeat(22),
  bondId: 'b'.repeat(43),
  wish: {
    help: 'listen',
    when: 'now',
    language: 'en',
    wishes: [],
    notes: ['death:mention'],
    words: '',
    keptBy: 'nobody'
  },
  askedAt: 5,
  until: 10,
  refused: [],
  isHandedOver: false,
  isForLead: false
}
const reader = {
  me: 'lena',
  isLead: false,
  self: { languages: ['en'], notTaken: [] },
  isMine: () => false
} as const

function seen(changes: Partial<Question>, by: Partial<Parameters<typeof whatFits>[1]> = {}) {
  const { asks, hasOthers } = whatFits(new Map([['a', { ...question, ...changes }]]), {
    ...reader,
    ...by
  })
  return { isSeen: asks.length > 0, hasOthers }
}

describe('A question', () => {
  test('is shown to who speaks its language and takes its topics, and said to be there to others', () => {
    expect(seen({})).toEqual({ isSeen: true, hasOthers: false })
    const turkish = { languages: ['tr'], notTaken: [] } as const
    expect(seen({}, { self: turkish })).toEqual({ isSeen: false, hasOthers: true })
    for (const topic of ['death', 'death:mention']) {
      const self = { languages: ['en'], notTaken: [topic] } as const
      expect(seen({}, { self })).toEqual({ isSeen: false, hasOthers: true })
    }
    const deeper = { languages: ['en'], notTaken: ['death:detail'] } as const
    expect(seen({}, { self: deeper }).isSeen).toBe(true)
  })

  test('is nowhere for who was refused, for who is no lead where a lead is asked, and for who asked', () => {
    const nothing = { isSeen: false, hasOthers: false }
    expect(seen({ refused: ['lena'] })).toEqual(nothing)
    expect(seen({ isForLead: true })).toEqual(nothing)
    expect(seen({ isForLead: true }, { isLead: true }).isSeen).toBe(true)
    expect(seen({}, { isMine: () => true })).toEqual(nothing)
  })

  test('that waits longest comes first', () => {
    const both = new Map([
      ['new', { ...question, askedAt: 9 }],
      ['old', { ...question, askedAt: 1 }]
    ])
    expect(whatFits(both, reader).asks.map(({ askId }) => askId)).toEqual(['old', 'new'])
  })
})
