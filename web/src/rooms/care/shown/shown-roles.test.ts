import type { ShownRole, TeamsView } from '@beside/client'
import { describe, expect, test } from 'vitest'
import { isAskedToShow, myRoles } from './my-roles.ts'
import { labelsOf, namesWithDuty } from './shown-roles.ts'

const held: ShownRole = {
  teamId: 'team',
  role: 'professional',
  name: 'Sam',
  checked: '',
  checkedBy: 'two',
  until: 1,
  mustReport: true,
  isSteward: false,
  endedAt: null
}
const person = {
  shape: { form: 'leaf', colour: 'moss' },
  isMe: false,
  isFacilitator: false
} as const
const people = ['a', 'b', 'c'].map((memberId) => ({
  ...person,
  memberId,
  name: `name of ${memberId}`,
  hasAgreed: true
}))

describe('In a circle', () => {
  test('those are named before one writes who hold a role with a duty, and nobody whose role is over', () => {
    const theirs = { a: [held], b: [{ ...held, endedAt: 1 }], c: [{ ...held, mustReport: false }] }
    expect(namesWithDuty(people, { mine: [], theirs })).toEqual(['name of a'])
    expect(namesWithDuty(people, undefined)).toEqual([])
  })

  test('a role that is over stands beside no name, and who looks after a team is called a steward of it', () => {
    const theirs = {
      a: [held, { ...held, role: 'safety' as const }],
      b: [{ ...held, endedAt: 1 }],
      c: [{ ...held, isSteward: true }]
    }
    expect(labelsOf({ mine: [], theirs })).toEqual({
      a: 'Professional, Safety helper',
      c: 'Looks after a team: Professionals'
    })
  })
})

function teamsWith(holder: Partial<ShownRole>): TeamsView {
  const me = {
    ...held,
    ...holder,
    memberId: 'me',
    lines: '',
    isLead: false,
    services: [],
    mayBeAsked: false,
    isMe: true,
    isReportSaid: true,
    givenAt: 0
  }
  const { role } = me
  const team = { role, teamId: 'team', holders: [me], waiting: [], log: [] }
  return {
    teams: [team],
    replaced: [],
    asked: [],
    ended: [],
    helping: { isOffered: false, own: null }
  }
}

describe('Whoever holds a role', () => {
  test('is asked to show it where it is their duty to report, until they do', () => {
    expect(isAskedToShow(teamsWith({}), [])).toBe(true)
    expect(isAskedToShow(teamsWith({}), ['team'])).toBe(false)
    expect(isAskedToShow(teamsWith({ mustReport: false }), [])).toBe(false)
    expect(isAskedToShow(teamsWith({ role: 'listener' }), [])).toBe(false)
    expect(isAskedToShow(null, [])).toBe(false)
  })

  test('can take out of sight what is over, once it is known to be', () => {
    expect(myRoles(teamsWith({}), ['team', 'another'])).toMatchObject([
      { teamId: 'team', isOver: false },
      { teamId: 'another', isOver: true }
    ])
    expect(myRoles(null, ['another'])).toEqual([])
  })
})
