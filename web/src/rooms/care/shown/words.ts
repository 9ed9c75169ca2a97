/** Words of a role as it is shown where one meets somebody: in a bond, in a circle, on a card. */
import type { RoleSaid } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'
import { roleNames, teamNames } from '../words.ts'

/** "Professional"; who looks after a team as a steward is none of its kind. */
export function roleLabel({ role, isSteward }: Pick<RoleSaid, 'role' | 'isSteward'>): string {
  return isSteward && role !== 'steward'
    ? shownRoleWords.looksAfter(teamNames[role])
    : roleNames[role]
}

export const shownRoleWords = {
  looksAfter: (team: string) => `Looks after a team: ${team}`,
  knownAs: (name: string) => `Everybody here knows them as ${name}.`,
  duty: (name: string) => `${name} has a duty to pass some things on.`,
  dutyText:
    'By law or by their work, they tell an authority about some things. You can ask which ones, before you write.',
  over: (role: string, day: string) => `${role} until ${day}. That role is over.`
} as const

/** On the card of a circle or a bond. */
export const cardRoleWords = {
  ofCircle: 'Who holds this circle',
  ofBond: (name: string) => `What ${name} does here`,
  theySay: 'This is what they say.',
  notChecked:
    'We could not look this up yet. Once you have an account here, you can see if it is so.'
} as const

/** Showing one's own. `who` is "Sam", or "the people in this circle". */
export const showRoleWords = {
  title: (who: string) => `What ${who} can see of my role`,
  text: (who: string) =>
    `It is off until you switch it on. Then ${who} can see your role, what was checked, and until when.`,
  known: (name: string) => `It makes known that you are ${name}, whom everybody here can look up.`,
  circle: 'Whoever comes in later sees it too. If you hold this circle, its new links show it.',
  remember: 'Who has read it may remember it.',
  show: (role: string) => `Show: ${role}`,
  isOver: 'This role is over. They can see until when you had it.',
  over: 'A role that is over',
  on: 'It is shown now.',
  off: 'It is not shown any more.',
  seenBy: (who: string) => `You can see this, and so can ${who}.`,
  seenByMe: 'Only you can see this',
  byLink: 'whoever opens this link',
  askTitle: 'You have a duty to pass some things on.',
  ask: 'Show your role here, so that people know before they write.',
  askNext: 'Show my role here'
} as const

export const showRoleRefusals: Readonly<Record<'not-now', Said>> = {
  'not-now': {
    what: 'Your role could not be shown here now.',
    next: 'It may be over, or you are not in here any more.'
  }
}
