import { toBase64url } from '@beside/kernel'
import { expect, test } from 'vitest'
import { writeJson } from '../../spaces/entry.ts'
import { doneBefore } from './done-before.ts'
import type { Note, Step } from './entries.ts'
import { NOTHING_MORE } from './steps.ts'

const [TOM, UMA, SAL, ADA] = ['T', 'U', 'S', 'A'].map((letter) => letter.repeat(43)) as [
  string,
  string,
  string,
  string
]
const NIGHT = Date.UTC(2027, 4, 4, 23, 40)
const pauseOf = (memberId: string) => ({ memberId, name: 'x', days: 7 })

function note(what: Step['what'], more: Partial<Step> = {}): Note {
  const by = more.by ?? SAL
  const step = { ...NOTHING_MORE, what, by, name: 'sal', at: NIGHT, appealTo: [], ...more }
  const bytes = toBase64url(writeJson(step))
  return { version: 0, kind: 'case-step', caseId: '', teamId: '', step: bytes, signature: bytes }
}

function before(about: readonly string[], ...notes: Note[]) {
  return doneBefore({ notes }, about)
}

test('whom it is about reads who did what on which day, and no hour and no words', () => {
  const to = { memberId: ADA, name: 'ada' }
  const told = before([TOM], note('taken', { words: 'She is afraid.' }), note('passed', { to }))
  const plain = { to: null, days: null, ending: null, name: 'sal', day: '2027-05-04' }
  expect(told).toEqual([
    { what: 'taken', ...plain },
    { what: 'passed', ...plain, to: 'ada' }
  ])
})

test('they read nothing that was kept from them, that is about others, or that they have a note of', () => {
  const heldBack = { from: 'concerned', why: 'He may go to her house.' } as const
  const removal = { spaceId: '', memberId: TOM, name: 'x', rule: '' }
  const quiet = [
    note('pause-asked', { pause: pauseOf(TOM), heldBack }),
    note('removal-asked', { removal }),
    note('removal-not-now', { removal }),
    note('decided', { decision: 'nothing', heldBack }),
    note('decided', { decision: 'quiet-word' }),
    note('paused', { pause: pauseOf(TOM) }),
    note('pause-ended', { pause: pauseOf(TOM) })
  ]
  expect(before([TOM], ...quiet)).toEqual([])
  const asked = note('pause-asked', { pause: pauseOf(TOM) })
  const no = note('pause-ended', { pause: pauseOf(TOM), by: ADA })
  expect(before([TOM], asked, no)).toMatchObject([
    { what: 'pause-asked', days: 7 },
    { what: 'pause-ended', ending: 'refused' }
  ])
  expect(before([TOM, UMA], asked, no)).toEqual([])
})
