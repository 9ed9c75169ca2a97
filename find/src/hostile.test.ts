import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finderOf, mapOf, placeAt, service, TODAY } from './finder.fixture.ts'
import { buildPack, openPack } from './index.ts'
import type { Query } from './index.ts'

const services = Array.from({ length: 60 }, (_, number) =>
  service(number, {
    name: `Choir ${number} of Leeds`,
    description: `Domestic violence, food bank and singing, number ${number}. ${'words '.repeat(number)}`,
    languages: [{ id: 'a', name: number % 2 === 0 ? 'Spanish' : 'Arabic' }],
    assured_date: '2026-10-01',
    schedules: [{ id: 'b', freq: 'WEEKLY', byday: 'MO', opens_at: '22:00', closes_at: '02:00' }],
    ...placeAt(number, {
      latitude: 53 + number / 100,
      longitude: -1,
      addresses: [
        { id: 'c', address_1: 'Elm', city: 'Leeds', postal_code: 'LS1 4AB', country: 'GB' }
      ]
    })
  })
)
const parts = buildPack(services, { today: TODAY })
const finder = finderOf(services)

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'my',
        'husband',
        'hits',
        'me',
        'he',
        'will',
        'kill',
        'no',
        'ليس',
        '怖い',
        '🙂',
        '\u202E'
      )
    )
    .map((words) => words.join(' '))
)

test('whatever is typed, it is answered and nothing breaks', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, place) => {
      const { hits, total } = finder.search({ text })
      expect(hits.length).toBeLessThanOrEqual(total)
      expect(finder.places(place).length).toBeLessThanOrEqual(8)
    })
  )
})

test.each([
  ['newlines', '\n'.repeat(20_000)],
  ['one letter', 'a'.repeat(10_000)],
  ['the beginning of many patterns', 'he will not want to '.repeat(500)],
  ['signs without spaces', '怖'.repeat(10_000)],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(1_000)],
  ['right to left', 'هو يضربني '.repeat(1_000)],
  ['marks', `a${'\u0301'.repeat(9_999)}`],
  ['words of no language', Array.from({ length: 1_500 }, (_, at) => `qx${at}zkw`).join(' ')]
])(
  'ten thousand %s are answered about as fast as a hundredth of them a hundred times',
  (_, text) => {
    const short = text.slice(0, text.length / 100)
    const once = timeOf(() => finder.search({ text }))
    const parted = timeOf(() => {
      for (let time = 0; time < 100; time += 1) finder.search({ text: short })
    })
    // Not by the clock of a busy machine alone: something that grows with the square is a hundred times as long.
    expect(once).toBeLessThan(20 * parted + 500)
  }
)

test('whatever is asked for besides a text, it is answered', () => {
  const number = fc.oneof(fc.double(), fc.integer(), fc.constant(Number.NaN))
  const query: fc.Arbitrary<Query> = fc.record(
    {
      text: anyText,
      language: fc.string(),
      near: fc.record({ latitude: number, longitude: number, withinKm: number }),
      openAt: fc.record({ at: number, offsetMinutes: number }),
      languages: fc.array(fc.string()),
      categories: fc.array(fc.string()),
      needs: fc.array(fc.constantFrom('food', 'nothing', '__proto__')),
      age: number,
      today: fc.string(),
      from: number,
      limit: number
    },
    { requiredKeys: [] }
  )
  fc.assert(
    fc.property(query, (asked) => {
      const { hits, total } = finder.search(asked)
      expect(hits.length).toBeLessThanOrEqual(Math.max(0, total))
    })
  )
})

test('bytes that were cut off or changed are refused or say something else, and never break anything', () => {
  const change = fc.record({
    part: fc.nat(parts.length - 1),
    cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    changes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
      maxLength: 8
    })
  })
  fc.assert(
    fc.property(change, ({ part, cut, changes }) => {
      const changed = mapOf(parts)
      const { name, bytes } = parts[part]!
      const copy = bytes.slice(0, cut === undefined ? bytes.length : Math.floor(cut * bytes.length))
      for (const [where, value] of changes) copy[Math.floor(where * copy.length)] = value
      changed.set(name, copy)
      const opened = openPack(changed)
      if ('refused' in opened) return
      for (const text of ['choir', 'my husband hits me', 'chior', '']) {
        const asked = {
          text,
          openAt: { at: 0, offsetMinutes: 0 },
          near: { latitude: 53, longitude: 0 }
        }
        opened.search(asked)
        for (const { index } of opened.search({ text }).hits) {
          expect(opened.card(index)?.index).toBe(index)
          opened.details(index)
          opened.idOf(index)
        }
      }
      opened.places('leeds')
      opened.byId('ac148810-d857-441c-9679-000000000001')
      opened.choices()
    })
  )
})

function timeOf(task: () => void): number {
  task()
  const startedAt = performance.now()
  task()
  return performance.now() - startedAt
}
