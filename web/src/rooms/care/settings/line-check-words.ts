import type { LineAct, WaitingLine } from '@beside/client'

/** Lines that were dialled and wait for a yes, and what was done with lines. */
export const lineCheckWords = {
  title: 'Lines that wait for a yes',
  lead: 'Help now shows a line once a second steward has dialled it too. If you are alone, it waits for 72 hours.',
  linkLead:
    'What was written with a link for setting up waits for one steward who is signed in. Another one makes it two.',
  none: 'No line waits.',
  isNew: 'It is not shown yet.',
  isByOne: 'People see it already, as checked by one person.',
  isChanged: 'Until then people see it as it was confirmed last.',
  dialledBy: {
    you: 'You wrote this down.',
    another: 'Another steward wrote this down.',
    link: 'It was written down with a link for setting up.'
  } satisfies Record<WaitingLine['dialledBy'], string>,
  yes: (name: string) => `I dialled ${name}, and this is right`,
  yesAlone: 'It will say “checked by one person”.',
  yesSecond: 'It will no longer say “checked by one person”.',
  notYet: (time: string) =>
    `Another steward can say yes now. You can say it yourself from ${time}. It will say “checked by one person”.`,
  done: (name: string) => `${name} is on Help now.`,
  historyTitle: 'What was done with lines',
  acts: {
    dialled: 'was written down',
    'confirmed-by-two': 'was confirmed by a second steward',
    'confirmed-by-one': 'was confirmed by one person',
    gone: 'was taken away'
  } satisfies Record<LineAct, string>,
  by: { you: 'by you', another: 'by a steward', link: 'with a link for setting up' },
  onBill: {
    unknown: 'Nobody knows whether it shows on a bill',
    yes: 'Shows on a phone bill',
    no: 'Not on a phone bill'
  }
} as const

/** A yes that could not be said. */
export const lineCheckRefusals = {
  'not-found': {
    what: 'Somebody changed this line, or said yes to it.',
    next: 'What waits now stands here. Look at it once more.'
  },
  'not-allowed': {
    what: 'It is too early for your own yes.',
    next: 'Another steward can say it now, or you a little later.'
  }
} as const
