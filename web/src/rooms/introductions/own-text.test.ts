import type { OwnIntroduction } from '@beside/client'
import { expect, test } from 'vitest'
import { textOf } from './own-text.ts'

const until = Date.parse('2027-05-06T12:00Z')

function said(state: OwnIntroduction['state'], now: number): string {
  const whom = { teamId: 't', memberId: 'm', name: 'Petra', service: { id: 's', name: 'Refuge' } }
  return textOf({ ...whom, until, state, words: '', isLast: false, fragment: null }, now)
}

test('a question says until when it waits, and that its day has passed once it has', () => {
  for (const state of ['waiting', 'unsure'] as const) {
    expect(said(state, until - 1)).toContain('It waits until Thursday, 6 May')
    const passed = said(state, until)
    expect(passed).not.toContain('It waits')
    expect(passed).toBe(
      'Its time ended on Thursday, 6 May. An answer of the last moment may still come.'
    )
  }
  // Whatever came of it says that, however late it is.
  for (const state of ['yes', 'not-now', 'nobody', 'gone'] as const)
    expect(said(state, until)).toBe(said(state, until - 1))
})
