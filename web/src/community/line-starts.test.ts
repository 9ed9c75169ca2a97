import { HelpLine } from '@beside/contract'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { emptyLine, problemsOfLine } from './community-form.ts'
import { emergencyByRegion } from './emergency-numbers.ts'
import { showLine } from './help-lines.ts'
import { lineStarts } from './line-starts.ts'

const today = '2026-11-27'
const none = { isUnion: false, lines: [] }
const all = [
  ...Object.keys(emergencyByRegion).flatMap((region) => lineStarts(region, none)),
  ...lineStarts('DE', { isUnion: true, lines: [] })
]

test('nothing that is offered is taken before a steward has dialled it, and all of it after', () => {
  expect(all.length).toBeGreaterThan(30)
  for (const line of all) {
    expect([line.name, problemsOfLine(line, today)]).toEqual([line.name, ['dialledOn']])
    expect(v.is(HelpLine, { ...line, dialledOn: today })).toBe(true)
  }
})

test('a short number stays as it is dialled, with nothing before it', () => {
  for (const line of all) {
    const { href, dial } = showLine(line, 0)
    expect(href).not.toContain('+')
    expect(decodeURIComponent(href).replace(/^(tel|sms):/u, '')).toMatch(
      new RegExp(`^${dial.replaceAll(' ', '').replaceAll('*', String.raw`\*`)}`, 'u')
    )
  }
})

test('what the form has is not offered once more, however it is spaced', () => {
  const lines = [{ ...emptyLine('GB'), dial: '116123' }]
  const names = lineStarts('GB', { isUnion: false, lines }).map(({ name }) => name)
  expect(names).toContain('Shout')
  expect(names).not.toContain('Samaritans')
})

test('a region with no numbers, also one by a name that every object has, offers nothing', () => {
  expect(lineStarts('constructor', none)).toEqual([])
  expect(lineStarts('LU', none)).toEqual([])
})

test('the number for victims is offered where it is live, and in no other state of the Union', () => {
  const isOffered = (region: string) =>
    lineStarts(region, { isUnion: true, lines: [] }).some(({ dial }) => dial === '116 006')
  const states = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
  const without = states.split(' ').filter((state) => !isOffered(state))
  expect(without).toEqual('BE BG CY ES GR HU IT LT LU MT PL RO SI SK'.split(' '))
})
