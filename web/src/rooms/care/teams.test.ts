import type { CareView, RoleHolder, TeamsView, TeamView } from '@beside/client'
import { describe, expect, test } from 'vitest'
import { handOverSteps, isBegunByLink, leftBehind, secondYesIn, teamsOfOne } from './teams.ts'

const holder = (name: string, more: Partial<RoleHolder> = {}): RoleHolder => ({
  memberId: name,
  name,
  lines: '',
  checked: '',
  checkedBy: 'two',
  until: null,
  mustReport: false,
  isReportSaid: true,
  givenAt: 0,
  isSteward: true,
  isLead: false,
  services: [],
  mayBeAsked: false,
  isMe: false,
  ...more
})
const me = holder('Ada', { isMe: true })
const ben = holder('Ben')
const cem = holder('Cem', { isSteward: false })
const team = (role: TeamView['role'], ...holders: RoleHolder[]): TeamView => ({
  role,
  teamId: role,
  holders,
  waiting: [],
  log: []
})
const teamsOf = (...teams: TeamView[]): TeamsView => ({
  teams,
  replaced: [],
  asked: [],
  ended: [],
  helping: { isOffered: false, own: null }
})

describe('The second yes to a role', () => {
  test('is said by another steward of that team, and in the place’s own team that counts for no other', () => {
    const teams = teamsOf(team('steward', me, ben), team('safety', me, cem))
    expect(secondYesIn(teams, 'steward')).toEqual({ by: 'other' })
    expect(secondYesIn(teams, 'safety')).toEqual({ by: 'me' })
    expect(teamsOfOne(teams).map(({ role }) => role)).toEqual(['safety'])
  })

  test('is mine alone in a team that I begin, and not mine in one that I do not look after', () => {
    const teams = teamsOf(
      team('steward', me, ben),
      team('safety', ben, { ...me, isSteward: false })
    )
    expect(secondYesIn(teams, 'listener')).toEqual({ by: 'me' })
    expect(isBegunByLink(teams, 'listener')).toBe(true)
    expect(isBegunByLink(teams, 'safety')).toBe(false)
    expect(secondYesIn(teams, 'safety')).toEqual({ by: 'others-alone', names: ['Ben'] })
  })

  test('is mine again in a team that everybody left: the next link begins it anew', () => {
    const teams = teamsOf(team('steward', me), team('safety'))
    expect(isBegunByLink(teams, 'safety')).toBe(true)
    expect(secondYesIn(teams, 'safety')).toEqual({ by: 'me' })
  })
})

test('whoever gives a role back knows first whether anybody is left in that team', () => {
  expect(leftBehind(team('safety', me))).toBe('nobody')
  expect(leftBehind(team('safety', me, cem))).toBe('no-steward')
  expect(leftBehind(team('safety', me, ben))).toBe('others')
  expect(leftBehind(team('listener', ben, { ...me, isSteward: false }))).toBe('others')
})

test('handing over is done once somebody else looks after each team, and nothing waits for me alone', () => {
  const care: CareView = { isSteward: true, isWriter: true, doors: [], wishes: [] }
  const teams = teamsOf(team('steward', me, ben), team('safety', me, cem), team('listener', ben))
  expect(handOverSteps(care, teams, 1)).toEqual([
    { what: 'team', role: 'steward', isDone: true },
    { what: 'team', role: 'safety', isDone: false },
    { what: 'links', isDone: true },
    { what: 'asking', isDone: true },
    { what: 'waiting', isDone: true },
    { what: 'cases', isDone: false }
  ])
  const links = [{ inviteId: 'a', link: 'b', expiresAt: 1 }]
  const asking = {
    ...care,
    doors: [{ role: 'safety', teamId: 'safety', asking: [], links }]
  } as const
  expect(handOverSteps(asking, teams, 0)[2]).toEqual({ what: 'links', isDone: false })
})
