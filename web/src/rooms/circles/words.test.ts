import type { CircleView } from '@beside/client'
import { expect, it } from 'vitest'
import { askToComeIn, circleInWords, hasCircleNews, holdersInWords } from './words.ts'

const now = new Date(2027, 4, 4, 20, 30).getTime()
const shape = { form: 'leaf', colour: 'moss' } as const
const ines = {
  memberId: 'ines',
  name: 'Ines',
  shape,
  isMe: true,
  isFacilitator: true,
  hasAgreed: true
} as const
const circle: CircleView = {
  circleId: 'thursday',
  state: 'in',
  about: { name: 'Thursday', purpose: '', welcome: '', notWelcome: '', seats: 8, hours: null },
  agreement: {
    id: 'first',
    text: 'We speak for ourselves.',
    allowsDetail: false,
    isAgreed: true,
    before: null
  },
  suggestions: [],
  gatherings: [],
  hasNewPlans: false,
  stay: { days: 90, next: null },
  openness: { state: 'open', opensAt: null },
  people: [ines, { ...ines, memberId: 'noor', name: 'Noor', isMe: false, isFacilitator: false }],
  mayMentionMe: false,
  mutes: { isQuiet: false, people: [], topics: [], threads: [] },
  amFacilitator: true,
  asking: [],
  removalAsks: [],
  invites: [],
  listing: null,
  removal: null,
  declined: null,
  lastWordsAt: now,
  hasNewWords: false
}
const removalAsks = [{ askId: 'b', by: 'Sal', memberId: 'noor', rule: '', reason: 'Because.' }]
const asking = [{ dropId: 'a', name: 'Ade', shape, note: '', isLinkOver: false, isFound: false }]

it('Who asks to come in is named, and not counted', () => {
  expect(askToComeIn(asking)).toBe('Ade asks to come in')
  expect(askToComeIn([...asking, { name: 'Tom' }, { name: 'Mari' }])).toBe(
    'Ade, Tom and Mari ask to come in'
  )
})

it('Who holds a circle is said as one would say it there', () => {
  const [, noor] = circle.people
  const both = { people: [ines, ...(noor ? [{ ...noor, isFacilitator: true }] : [])] }
  expect(holdersInWords(circle)).toBe('you')
  expect(holdersInWords(both)).toBe('you and Noor')
})

it('A circle is among what is next while something waits in it, and is quiet otherwise', () => {
  const { agreement } = circle
  const waiting: readonly CircleView[] = [
    { ...circle, hasNewWords: true },
    { ...circle, asking },
    { ...circle, removalAsks },
    { ...circle, agreement: { ...agreement, isAgreed: false } }
  ]
  expect(waiting.map(hasCircleNews)).toEqual([true, true, true, true])
  expect(waiting.map((one) => circleInWords(one, now))).toEqual([
    'New words, a moment ago',
    'Ade asks to come in',
    'The safety team asks you something.',
    'Its agreement waits for your yes.'
  ])
  expect(hasCircleNews(circle)).toBe(false)
  expect(hasCircleNews({ ...circle, state: 'left', hasNewWords: true })).toBe(false)
})
