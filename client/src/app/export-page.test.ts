import { expect, test } from 'vitest'
import { tea } from '../rooms/circles/tea.fixture.ts'
import type { OpenedEntry } from '../spaces/entry.ts'
import { FORMAT, writeExportPage } from './export-page.ts'
import { EXPORT_WORDS as WORDS } from './words.ts'

const id = 'g'.repeat(22)
const exportedAt = Date.parse('2027-05-10T12:00Z')

/** Four Thursdays: one is over, one moved to a Friday, one as it was, and one called off. */
const plan = {
  ...tea,
  times: 4,
  changes: [
    { date: '2027-05-13', to: { date: '2027-05-14', time: '10:00' }, reason: 'A holiday.' },
    { date: '2027-05-27', to: null, reason: 'We are away.' }
  ]
}

function written(seq: number, kind: string, body: object): OpenedEntry {
  const refs = kind === 'gathering' ? [] : [id]
  const entryId = kind === 'gathering' ? id : String(seq).repeat(22)
  const entry = { id: entryId, kind, body, clientTime: 0, echo: '', refs }
  const place = { seq, time: seq, memberId: `member ${seq}`, lane: `${seq}`, isDocument: true }
  return { kind: 'entry', ...place, isByHolder: true, entry }
}

function saidIn(body: object, answers: readonly (readonly [string, string])[]): readonly string[] {
  const said = answers.map(([date, time], at) =>
    written(at + 2, 'gathering-answer', { date, for: time, answer: 'yes' })
  )
  const documents = [written(1, 'gathering', body), ...said]
  const circle = { circleId: 'c', me: 'me', introductions: [], documents, records: documents }
  const page = writeExportPage({
    format: FORMAT,
    exportedAt,
    nickname: '',
    bonds: [],
    circles: [circle],
    notes: null,
    plan: null,
    boundaries: null,
    cases: [],
    kept: [],
    kindWords: [],
    lookedBack: []
  })
  expect(page).toContain('Tea by the lake')
  return page.split('\n').filter((line) => line.includes(WORDS.gatheringAnswers.yes))
}

test('an export says who comes to what is to come, and never who came, or said yes to another time', () => {
  const current = ['2027-05-20', '2027-05-20 18:00'] as const
  const moved = ['2027-05-13', '2027-05-14 10:00'] as const
  const over = ['2027-05-06', '2027-05-06 18:00'] as const
  const stale = ['2027-05-13', '2027-05-13 18:00'] as const
  const off = ['2027-05-27', '2027-05-27 18:00'] as const
  expect(saidIn(plan, [current]).map((line) => line.slice(0, 10))).toEqual(['2027-05-20'])
  expect(saidIn(plan, [moved]).map((line) => line.slice(0, 10))).toEqual(['2027-05-13'])
  for (const answer of [over, stale, off]) expect(saidIn(plan, [answer])).toEqual([])
  expect(saidIn({ ...plan, calledOff: 'The house is closed.' }, [current])).toEqual([])
})
