import { describe, expect, test } from 'vitest'
import {
  describeCard,
  describeChecked,
  dialHref,
  linksOf,
  nameSize,
  scheduleWords,
  type Asker
} from './describe.ts'

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

const asker: Asker = { today: '2026-11-27', minutesAhead: 60, language: 'en' }

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
    expect(scheduleWords(schedule, asker)).toEqual([words])
  })

  test('that nobody can read stand there in the words of the entry', () => {
    expect(scheduleWords({ byday: 'XX', description: 'Most evenings' }, asker)).toEqual([
      'Most evenings'
    ])
  })

  const monday = { byday: 'MO', opens_at: '14:00', closes_at: '16:00' }
  const said = (more: object, reader = asker) => scheduleWords({ ...monday, ...more }, reader)

  test.each([
    [{ opens_at: '14:00Z', closes_at: '16:00Z' }, ', by universal time (UTC)'],
    [{ opens_at: '14:00-05:00' }, ', by the clock of UTC−5'],
    [{ opens_at: '14:00+05:30' }, ', by the clock of UTC+5:30'],
    [{ opens_at: '14:00+01:00', closes_at: '16:00+01:00' }, ''],
    [{ timezone: '-5' }, ', by the clock of UTC−5'],
    [{ timezone: 'Asia/Tokyo' }, ', by the clock of Asia/Tokyo'],
    [{ timezone: '1' }, '']
  ])('of another clock than the reader’s name it: %j', (more, words) => {
    expect(said(more)).toEqual([`Monday, 14:00 to 16:00${words}`])
  })

  test('name their clock where nobody knows the reader’s', () => {
    expect(said({ timezone: '1' }, { ...asker, minutesAhead: null })).toEqual([
      'Monday, 14:00 to 16:00, by the clock of UTC+1'
    ])
  })

  test.each([
    [{ valid_to: '2026-11-26' }, []],
    [{ valid_to: '2026-11-27' }, ['Monday, 14:00 to 16:00, until 27 November 2026']],
    [{ valid_from: '2026-12-01' }, ['Monday, 14:00 to 16:00, from 1 December 2026']],
    [{ valid_from: '2026-01-01' }, ['Monday, 14:00 to 16:00']]
  ])('that are over are gone, and those to come are dated: %j', (more, words) => {
    expect(said(more)).toEqual(words)
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
  isRough: false,
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
  expect(describeCard(card, 'en')).toEqual([
    'Open now',
    'Free',
    'The whole county · address kept private'
  ])
  expect(describeCard({ ...card, area: '' }, 'en')).toContain(
    'area not said · address kept private'
  )
})

test('What is near its town alone is not said to be next door', () => {
  const shown = { ...card, isAddressHidden: false, kind: 'place', town: 'Eastmere' } as const
  const wayOf = (km: number, isRough: boolean) =>
    describeCard({ ...shown, km, isRough }, 'en').at(-1)
  expect(wayOf(0.2, false)).toBe('less than 1 km away')
  expect(wayOf(0.2, true)).toBe('in or near this town')
  expect(wayOf(12.4, false)).toBe('about 12 km away')
  expect(wayOf(12.4, true)).toBe('about 12 km to the town it is in')
})

test('What nobody checked for long says so, and what nobody ever checked as well', () => {
  expect(describeChecked(card, 'Ada', 'en')).toBe('Checked on 3 November 2026 by Ada')
  expect(describeChecked({ ...card, isStale: true }, '', 'en')).toMatch(
    /long ago, so call before you go/u
  )
  expect(describeChecked({ checked: '', isStale: true }, '', 'en')).toMatch(
    /^Nobody has checked this yet/u
  )
})

test('A size is said so that one can picture it', () => {
  expect(nameSize(4_000, 'en')).toBe('10 kilobytes, less than a photo')
  expect(nameSize(312_000, 'en')).toBe('310 kilobytes, less than a photo')
  expect(nameSize(1_380_000, 'en')).toBe('1.4 megabytes, like a few photos')
})

test('A service is described in the language of the page, and its number stays as it is dialled', () => {
  const reader = (language: 'ar' | 'es') => ({ ...asker, language })
  const weekdays = { byday: 'MO,TU,WE,TH,FR', opens_at: '09:00', closes_at: '17:00' }
  expect(scheduleWords(weekdays, reader('es'))).toEqual(['de lunes a viernes, de 9:00 a 17:00'])
  expect(scheduleWords(weekdays, reader('ar'))[0]).toContain('من الاثنين إلى الجمعة')
  expect(nameSize(1_380_000, 'es')).toContain('1,4')
  expect(describeChecked({ checked: '2026-11-03', isStale: false }, '', 'ar')).toContain('3')
})

test('A site that stands there twice is one link', () => {
  const url = 'https://harbour.example/'
  const links = [{ url: 'https://harbour.example' }, { url: `${url}night`, label: 'At night' }]
  expect(linksOf({ url, links })).toEqual([
    { url, label: 'harbour.example' },
    { url: `${url}night`, label: 'At night' }
  ])
})
