import { describe, expect, test } from 'vitest'
import { describeCard, describeChecked, dialHref, nameSize, scheduleWords } from './describe.ts'

describe('A number', () => {
  test.each([
    ['116123', 'tel:116123'],
    ['988', 'tel:988'],
    ['0808 157 0102', 'tel:08081570102'],
    ['+44 113 496 0000', 'tel:+441134960000'],
    ['(305) 555-0100', 'tel:305555-0100'],
    ['*31#0113', 'tel:*31%230113']
  ])('%s is dialled as it stands there', (number, href) => expect(dialHref(number)).toBe(href))

  test.each(['0113 496 0000 option 2', 'ask at the desk', '', 'javascript:1', '1'.repeat(40)])(
    'that is more than a number is not dialled: %s',
    (number) => expect(dialHref(number)).toBeNull()
  )
})

describe('Hours', () => {
  test.each([
    [
      { byday: 'MO,TU,WE,TH,FR', opens_at: '09:00', closes_at: '17:00' },
      'Monday to Friday, 9:00 to 17:00'
    ],
    [{ byday: 'TU,FR', opens_at: '10:00', closes_at: '14:30' }, 'Tuesday, Friday, 10:00 to 14:30'],
    [
      { byday: 'MO,TU,WE,TH,FR,SA,SU', opens_at: '00:00', closes_at: '23:59' },
      'Every day, day and night'
    ],
    [
      { byday: '2TU', freq: 'MONTHLY', opens_at: '18:00', closes_at: '20:00' },
      '18:00 to 20:00, Ask them which days.'
    ]
  ])('stand there as people say them', (schedule, words) => {
    expect(scheduleWords(schedule)).toEqual([words])
  })

  test('that nobody can read stand there in the words of the entry', () => {
    expect(scheduleWords({ byday: 'XX', description: 'Most evenings' })).toEqual(['Most evenings'])
  })
})

const card = {
  index: 0,
  name: 'Refuge',
  organization: '',
  kind: 'unknown',
  town: 'Eastmere',
  area: 'The whole county',
  isEverywhere: false,
  isAddressHidden: true,
  isPaused: false,
  phones: [],
  url: '',
  cost: 'free',
  languages: [],
  audiences: [],
  checked: '2026-11-03',
  open: 'open',
  isStale: false
} as const

test('A refuge shows its area, and that its address is kept private, whatever else is known', () => {
  expect(describeCard(card)).toEqual([
    'Open now',
    'Free',
    'The whole county · address kept private'
  ])
})

test('What nobody checked for long says so, and what nobody ever checked as well', () => {
  expect(describeChecked(card, 'Ada')).toBe('Checked on 3 November 2026 by Ada')
  expect(describeChecked({ ...card, isStale: true })).toMatch(/long ago, so call before you go/u)
  expect(describeChecked({ checked: '', isStale: true })).toMatch(/^Nobody has checked this yet/u)
})

test('A size is said so that one can picture it', () => {
  expect(nameSize(4_000)).toBe('10 kilobytes, less than a photo')
  expect(nameSize(312_000)).toBe('310 kilobytes, less than a photo')
  expect(nameSize(1_380_000)).toBe('1.4 megabytes, like a few photos')
})
