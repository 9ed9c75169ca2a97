import type { Community } from '@beside/contract'
import { expect, test } from 'vitest'
import { readExitPlace } from '#lib/community/steward.ts'
import { communityOf, emptyLine, formOf, isComplete, problemsOfLine } from './community-form.ts'

const today = '2026-11-23'
const line = { ...emptyLine(), name: 'A line', dial: '116 123', dialledOn: today }
const community = {
  name: 'The Harbour',
  admission: 'invitation',
  region: null,
  outsideContact: '',
  exitTo: readExitPlace('weather.example') ?? null,
  lines: [line],
  promises: { hours: 'In the evening', replyTimes: 'Within two days', limits: 'No emergencies' },
  closesOn: null
} satisfies Community

test('what Ines saved comes back as she typed it', () => {
  expect(communityOf(formOf({ ...community, lines: [line] }))).toEqual(community)
})

test('a line that nobody dialled is not taken, nor one of a day to come', () => {
  expect(problemsOfLine(line, today)).toEqual([])
  expect(problemsOfLine({ ...line, dialledOn: '' }, today)).toEqual(['dialledOn'])
  expect(problemsOfLine({ ...line, dialledOn: '2026-11-24' }, today)).toEqual(['dialledOn'])
})

test('a number is digits, as they are dialled', () => {
  expect(problemsOfLine({ ...line, dial: 'ask inside' }, today)).toEqual(['dial'])
  expect(problemsOfLine({ ...line, dial: '*120*7867#' }, today)).toEqual([])
})

test('a word to send is dropped when the line is called', () => {
  const form = formOf({ ...community, lines: [{ ...line, textWord: 'HELLO' }] })
  expect(communityOf(form).lines[0]?.textWord).toBe('')
})

test('a place without a name is not complete', () => {
  const form = formOf({ ...community, lines: [] })
  expect(isComplete(form, today)).toBe(true)
  expect(isComplete({ ...form, name: '  ' }, today)).toBe(false)
})

test('Exit leads to a site, or nowhere, and never to half an address', () => {
  const form = formOf({ ...community, lines: [], exitTo: null })
  expect(communityOf(form).exitTo).toBeNull()
  expect(communityOf({ ...form, exitTo: 'weather.example' }).exitTo).toBe('https://weather.example')
  expect(isComplete({ ...form, exitTo: 'the weather' }, today)).toBe(false)
})
