import type { StewardGatherings, GatheringWords } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'
import type { GatheringProblem } from './gathering-draft.ts'

/** Gatherings for everybody, as stewards write them. */
export const careGatheringWords = {
  title: 'Gatherings',
  lead: 'You write what comes, and everybody can read it. Who takes a seat stays unknown, also to you.',
  read: 'See the page as others do',
  reading: 'Looking it up',
  write: 'Write a gathering',
  nothing: 'Nothing yet.',
  state: {
    draft: 'A draft. Only stewards and editors see it.',
    shown: 'Everybody can read it.',
    changed: 'Everybody reads it as it was before. What was changed since is a draft.'
  } satisfies Record<StewardGatherings['gatherings'][number]['state'], string>,
  next: (when: string) => `Next: ${when}.`,
  open: (title: string) => `Open “${title}”`,
  whoSees:
    'Stewards and editors, until you show it. Then everybody can read it, and nobody sees who wrote it.',
  aboutTitle: 'What it is',
  language: 'It is written in',
  languages: { en: 'English', ar: 'Arabic', es: 'Spanish' } satisfies Record<
    GatheringWords['language'],
    string
  >,
  name: 'Its title',
  nameHint: 'It stands on the public page. Plain words, and nobody’s name.',
  text: 'What happens there',
  textHint: 'Plain text. An empty line begins a new part.',
  spoken: 'Languages spoken there',
  access: 'Good to know before coming',
  accessHint: 'Steps, doors, toilets, light, noise, sign language, a quiet corner.',
  whereTitle: 'Where',
  place: 'The place',
  placeHint: 'Everybody can read it. Leave it empty if people meet online alone.',
  ways: { place: 'At a place', online: 'Online, or also online' },
  way: 'How do people meet?',
  link: 'The link to come in',
  linkHint:
    'Whoever has a seat sees it with their code, as soon as you keep it here. Nobody else does.',
  whenTitle: 'When',
  zone: 'Time zone',
  zoneHint: 'The hour stays the same there when clocks change.',
  starts: 'It begins',
  ends: 'It ends',
  every: 'How often?',
  everyWays: {
    once: 'Once',
    week: 'Every week, or every few weeks',
    month: 'Each month, on the same weekday'
  },
  stepWeek: 'Every how many weeks?',
  stepMonth: 'Every how many months?',
  until: 'Until when?',
  untilWays: { times: 'So many times', day: 'Until a day' },
  endTimes: 'How many times?',
  endDay: 'The last day',
  seatsTitle: 'Seats',
  seats: 'How many seats has each date?',
  seatsHint:
    'You will see whether they are taken, and not by whom. New seats go to whoever waits first.',
  seatsOfEach: 'Seats of each date',
  waiting: 'When all seats are taken',
  waits: { yes: 'People can wait for one', no: 'Nobody more can ask' },
  askUntil: 'Asking ends so many hours before',
  neutral: 'What calendars say instead of the title',
  neutralHint: 'Others may see a calendar. A word that says nothing is best.',
  problems: {
    title: 'It needs a title.',
    text: 'It needs a few words.',
    access: 'This is longer than fits.',
    place: 'Write a place, or choose online.',
    link: 'A link begins with https://.',
    starts: 'Choose a day and an hour.',
    ends: 'Choose a time after it begins.',
    step: 'A number from 1 to 12.',
    endDay: 'Choose a day after the first.',
    endTimes: 'A number from 1 to 104.',
    seats: 'A number from 1 to 500.',
    askUntil: 'A number from 0 to 720.',
    neutral: 'It needs a word.'
  } satisfies Record<GatheringProblem, string>,
  look: 'Some fields are not whole yet. Each says what it needs.',
  keep: 'Keep it as a draft',
  kept: 'Kept. Only stewards and editors see it.',
  show: 'Show it to everybody',
  showTitle: 'Show this to everybody?',
  showTexts: [
    'Anybody can read it and ask for a seat.',
    'Dates that are no longer in it are shown as not held. Seats that were given stay.'
  ],
  showConfirm: 'Show it',
  shown: 'Everybody can read it now.',
  leave: 'Leave it as it was',
  leaveText: 'What you changed here goes. What was kept stays.',
  close: 'Close it',
  throwAway: 'Throw the draft away',
  throwAwayTitle: 'Throw this draft away?',
  throwAwayTexts: ['Nobody can bring it back.'],
  throwAwayConfirm: 'Throw it away',
  thrown: 'It is gone.',
  datesTitle: 'Dates that come',
  datesLead: 'Below ten you read only whether it is full. So nobody can be told from a number.',
  noDates: 'No date comes any more.',
  isFull: 'Full.',
  isNotFull: 'Not full.',
  taken: (tens: number) => `More than ${tens - 1} seats are taken.`,
  waitingTens: (tens: number) => `More than ${tens - 1} people wait.`,
  notHeld: (because: string) =>
    because === '' ? 'Not held: it left the series.' : `Not held: ${because}`,
  wasMoved: 'Moved by itself.',
  cancel: 'Cancel it',
  cancelOne: (when: string) => `Cancel it: ${when}`,
  cancelTitle: 'Cancel this date?',
  cancelAll: 'Cancel all dates',
  cancelAllTitle: 'Cancel all dates that come?',
  cancelTexts: [
    'Whoever has a seat reads it with their code, and in their calendar.',
    'Nobody is written to, as nobody’s address is known here.'
  ],
  because: 'Why, in a kind line',
  becauseHint: 'Everybody can read it. Name nobody.',
  becauseMissing: 'Say why, in a few words.',
  cancelConfirm: 'Cancel it',
  cancelled: 'It is cancelled. Everybody can read it.',
  hold: 'Hold it after all',
  holdOne: (when: string) => `Hold it after all: ${when}`,
  held: 'It is held after all.',
  move: 'Move it',
  moveOne: (when: string) => `Move it: ${when}`,
  moveTitle: 'Move this date?',
  moveTexts: ['Whoever has a seat keeps it, and reads the new time with their code.'],
  newStarts: 'New beginning',
  newEnds: 'New end',
  moveMissing: 'Choose an end after the beginning.',
  moveConfirm: 'Move it',
  moved: 'It is moved.',
  historyTitle: 'What was public before',
  historyOn: (day: string) => `Shown on ${day}`,
  back: 'Back to Care'
} as const

export const gatheringRefusals: Readonly<Record<string, Said>> = {
  'settings-moved': {
    what: 'Somebody else changed this gathering meanwhile.',
    next: 'What you typed stays here. Copy it, close this one, and look at theirs.'
  },
  'too-many': {
    what: 'There is no room for one more.',
    next: 'Throw away drafts that nobody needs, then try again.'
  },
  'dates-refused': {
    what: 'These dates do not work yet.',
    next: 'Choose them so that one is still to come, and none is over three years away. A date lasts up to three days, and a series has up to 104.'
  },
  'bad-request': {
    what: 'Something in it is longer than fits.',
    next: 'Look at each field once more.'
  }
}

/** Somebody says by phone that they cannot come, and tells their code. */
export const seatBackWords = {
  give: 'Give a seat back for somebody',
  title: 'Give a seat back for somebody?',
  texts: [
    'They tell you their code. Without it nobody can tell one seat from another.',
    'Whoever waits first has the seat then. You do not read who that is.'
  ],
  code: 'The code that they told you',
  codeHint: 'Twelve letters and numbers.',
  confirm: 'Give it back',
  given: (when: string) => `The seat is given back: ${when}.`
} as const

export const seatRefusals: Readonly<Record<string, Said>> = {
  'no-code': {
    what: 'This is no whole code yet.',
    next: 'It has twelve letters and numbers. Ask them to read it once more.'
  },
  'seat-unknown': {
    what: 'No seat of this gathering has this code.',
    next: 'It may be given back already, or be for another gathering.'
  }
}
