import * as v from 'valibot'
import { expect, it } from 'vitest'
import { AboutBody } from './entries.ts'

const first = { name: 'Thursday', purpose: '', welcome: '', notWelcome: '' }
const hours = { days: [4], from: '19:00', to: '21:00', zone: 'Europe/Berlin' }

it('What a circle said of itself before there were seats and times is read as open, for twelve', () => {
  expect(v.parse(AboutBody, first)).toEqual({
    ...first,
    seats: 12,
    hours: null,
    hoursSince: 0,
    newcomers: 'all'
  })
})

it('What newcomers see in a circle is chosen; what a later version says there shows nothing of before', () => {
  const chosen = (newcomers: string) => v.parse(AboutBody, { ...first, newcomers }).newcomers
  expect([chosen('all'), chosen('from-today'), chosen('by the moon')]).toEqual([
    'all',
    'from-today',
    'from-today'
  ])
})

it('Times that this device cannot tell close nobody out', () => {
  const read = (about: object) => v.parse(AboutBody, { ...first, ...about }).hours
  expect(read({ hours })).toEqual(hours)
  const strange = [
    { ...hours, zone: 'Mars/Olympus' },
    { ...hours, from: '25:00' },
    { ...hours, days: [] },
    { ...hours, days: [8] },
    'always'
  ]
  expect(strange.map((one) => read({ hours: one }))).toEqual(strange.map(() => null))
})

it('A circle is for three people at least and twelve at most', () => {
  const isRead = (seats: number) => v.is(AboutBody, { ...first, seats })
  expect([2, 3, 12, 13, 3.5].map(isRead)).toEqual([false, true, true, false, false])
})
