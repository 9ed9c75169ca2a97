import { LISTENING_DEFAULTS } from '@beside/contract'
import type { Community } from '@beside/contract'
import { expect, test } from 'vitest'
import { readExitPlace } from './steward.ts'
import {
  beginSettings,
  communityOf,
  emptyLine,
  formOf,
  isComplete,
  overNewer,
  problemsOfLine
} from './community-form.ts'

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
  closesOn: null,
  listening: LISTENING_DEFAULTS
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
  expect(problemsOfLine({ ...line, dial: 'https://line.example' }, today)).toEqual(['dial'])
  expect(problemsOfLine({ ...line, dial: '<b>116</b>' }, today)).toEqual(['dial'])
  expect(problemsOfLine({ ...line, dial: '1'.repeat(19) }, today)).toEqual(['dial'])
  expect(problemsOfLine({ ...line, dial: '1'.repeat(300) }, today)).toEqual(['dial'])
})

test('where a number stands is a whole address, or nothing', () => {
  expect(problemsOfLine({ ...line, source: ' https://line.example/call ' }, today)).toEqual([])
  expect(problemsOfLine({ ...line, source: 'line.example' }, today)).toEqual(['source'])
  expect(problemsOfLine({ ...line, source: 'https://my line.example' }, today)).toEqual(['source'])
  expect(problemsOfLine({ ...line, source: 'javascript:alert(1)' }, today)).toEqual(['source'])
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

test('what Ines typed stays over what Ben saved meanwhile, and all that she left alone is as he left it', () => {
  const begun = beginSettings({ community, version: 'one' })
  const hers = { ...begun, body: { ...begun.body, outsideContact: 'Ines, at the desk' } }
  const newer = {
    ...community,
    lines: [line, { ...line, name: 'Ben’s line' }],
    closesOn: '2027-05-03'
  }
  const { draft, clashes } = overNewer(hers, { community: newer, version: 'two' })
  expect(clashes).toEqual([])
  expect(draft.version).toBe('two')
  expect(communityOf(draft.body)).toEqual({ ...newer, outsideContact: 'Ines, at the desk' })
  expect(communityOf(draft.before)).toEqual(newer)
})

test('where both changed the same, Ines is shown what Ben wrote', () => {
  const begun = beginSettings({ community, version: 'one' })
  const body = { ...begun.body, name: 'The Pier', lines: [] }
  const newer = {
    ...community,
    name: 'The Quay',
    promises: { ...community.promises, limits: 'None' }
  }
  const { draft, clashes } = overNewer({ ...begun, body }, { community: newer, version: 'two' })
  expect(clashes).toEqual([{ part: 'name', theirs: 'The Quay' }])
  expect(draft.body.name).toBe('The Pier')
  expect(draft.body.promises.limits).toBe('None')
  const gone = overNewer(
    { ...begun, body },
    { community: { ...community, lines: [line, line] }, version: 'x' }
  )
  expect(gone.clashes).toEqual([{ part: 'lines', theirs: 'A line: 116 123\nA line: 116 123' }])
  // Both wrote the same: there is nothing to say.
  const same = overNewer(
    { ...begun, body },
    { community: { ...community, name: 'The Pier' }, version: 'x' }
  )
  expect(same.clashes).toEqual([])
})

test('signs that nobody sees, which come along where a number is copied, are not sent', () => {
  const copied = {
    ...line,
    name: 'A\u202e line',
    dial: '\u202a116 123\u202c',
    hours: '\u200bAll day'
  }
  expect(problemsOfLine(copied, today)).toEqual([])
  const [sent] = communityOf(formOf({ ...community, lines: [copied] })).lines
  expect(sent).toMatchObject({ name: 'A line', dial: '116 123', hours: 'All day' })
})

test('the same number stands in one line, however it is spaced', () => {
  const again = { ...line, name: 'Once more', dial: '116123' }
  expect(problemsOfLine(again, today, [line])).toEqual(['twice'])
  expect(problemsOfLine({ ...again, area: 'Wales' }, today, [line])).toEqual([])
  expect(isComplete(formOf({ ...community, lines: [line, again] }), today)).toBe(false)
})
