import type { LiveFeed } from '@beside/contract'

/** Lists that are fetched from an address. */
export const liveWords = {
  title: 'Lists that are fetched',
  lead: 'Some publishers give their list at an address. It is fetched from there, and looked at like a file.',
  rhythms: {
    'by-hand': 'Only when I press it',
    daily: 'Each day',
    weekly: 'Each week'
  } satisfies Record<LiveFeed['rhythm'], string>,
  itself: 'A small change is published by itself.',
  byYou: 'You look at it before it is published.',
  never: 'It was not fetched yet.',
  fetched: (day: string) => `It last came whole on ${day}.`,
  stale: 'This list has not come for a long time. What people find may be old.',
  came: (services: string) => `It is being fetched: ${services} entries so far.`,
  cameOf: (services: string, total: string) =>
    `It is being fetched: ${services} of ${total} entries.`,
  resting: 'It rests, and goes on by itself.',
  readingIn: (services: string) => `It is being read: ${services} entries.`,
  fetch: 'Fetch it now',
  fetchFor: (source: string) => `Fetch it now: ${source}`,
  stop: 'Stop, and let it go',
  stopFor: (source: string) => `Stop, and let it go: ${source}`,
  remove: 'Fetch this list no more',
  removeFor: (source: string) => `Fetch this list no more: ${source}`,
  removeTitle: 'Fetch this list no more?',
  removeTexts: ['What was published of it stays. You can go back from it below.'],
  removeConfirm: 'Fetch it no more',
  addTitle: 'Add an address',
  source: 'What is the fetched list called?',
  sourceHint: 'A list with the same name takes its place.',
  sourceMissing: 'Give the list a name first.',
  address: 'At which address is it?',
  addressHint: 'An API of HSDS 3 or Open Referral UK. It begins with https://',
  addressWrong: 'The address begins with https:// and has no spaces.',
  rhythm: 'How often is it fetched?',
  itselfLegend: 'Does it take its place by itself?',
  itselfChoice: 'Publish small changes by themselves',
  told: 'The other side sees the address of this server, and no name. A list that lost much always waits for you.',
  add: 'Save, and fetch it'
} as const

/** How the last time ended, for a person who may tell the list's makers. */
const outcomes: Readonly<Record<string, string>> = {
  preview: 'It waits above for you to look at it.',
  published: 'Its changes were published by themselves.',
  same: 'Nothing in it had changed.',
  'held-back': 'It waits above: it is new, much of it changed, or a street in it is hidden here.',
  'not-public': 'Its address leads to a machine that is not public.',
  'no-line': 'The other side could not be reached.',
  'no-trust': 'The other side could not prove who it is.',
  'not-there': 'There is no list at this address.',
  refused: 'The other side asks for a name and a word.',
  redirects: 'Its address leads on and on.',
  'not-json': 'What came is no list that can be read.',
  'no-list': 'What came is no list of services.',
  'too-large': 'A page of it is too large.',
  'too-slow': 'The other side was too slow.',
  'asked-to-wait': 'The other side asked for patience too often.',
  repeats: 'It says the same page again and again.',
  'never-ends': 'It does not end.',
  'not-whole': 'Less came than it says that there is.',
  'nothing-in-it': 'There was no entry in it that can be kept.'
}

export function sayOutcome(outcome: string): string {
  const said = Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined
  return said ?? 'It could not be read to its end. What was there stays.'
}

export const liveRefusals = {
  'too-many': {
    what: 'Another list is being fetched just now.',
    next: 'Wait until it is done, then press it again.'
  },
  'not-an-address': {
    what: 'This address cannot be used.',
    next: 'It begins with https://, holds a name and no number, and ends without a question mark.'
  },
  'not-found': {
    what: 'That changed meanwhile.',
    next: 'Look at the page again, then try once more.'
  }
} as const
