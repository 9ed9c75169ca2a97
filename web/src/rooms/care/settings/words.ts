import type { LimitKey } from '#lib/community/community-form.ts'
import type { LineCheck } from '#lib/community/help-lines.ts'
import type { StewardTrouble } from '#lib/community/steward.ts'

/** Setting up a community, for the person who runs it. */
export const stewardWords = {
  title: 'Set up this place',
  withoutScript: 'This page needs JavaScript, because the key in your link is read on your device.',
  lead: 'Your link works once. It gives you an hour to set up this place and to make your own account.',
  keepOpen:
    'Leave this page open until you have saved. After that you can ask the server for a new link.',
  begin: 'Begin',
  opening: 'Opening the link',
  noLinkTitle: 'This page opens with a link',
  noLink:
    'The server shows a steward link at its first start. The command “npm run beside steward” makes a new one.',

  name: 'What is this place called?',
  nameHint:
    'It stands on the welcome page. A name that says nothing about trauma keeps people safer.',
  nameMissing: 'A name is needed here. A short one is fine.',
  admission: 'Who may come in?',
  admissions: {
    invitation: 'By invitation',
    open: 'Anybody',
    closed: 'Nobody new for now'
  },
  admissionHint: {
    invitation:
      'Each new person needs a link from somebody who is here, or a card that a steward printed. Anybody here can make a link, for a bond or a circle.',
    open: 'Anybody who finds the address can make an account. No link and no card is needed.',
    closed:
      'People who are here stay. Links and cards let nobody new in until you change this. Only a steward’s link, made on the server, still does.'
  },
  region: 'Where are your people?',
  regionHint: 'Help now shows the emergency number of this country first.',
  regionNone: 'Not chosen yet',
  contact: 'Who can people turn to outside this place?',
  contactHint:
    'If something here is not right. A name and a number, or an address. Everybody can read it.',
  exitTo: 'Where does Exit lead?',
  exitToHint:
    'A site that opens after the empty page, like weather.example. Leave it empty for none.',
  exitToMissing: 'Write the address of a site with https, like weather.example.',

  promisesTitle: 'What people can count on',
  promisesLead: 'Everybody can read it before they come in. Promise less than you can keep.',
  promises: {
    hours: 'When is somebody here?',
    replyTimes: 'How soon does somebody answer?',
    limits: 'What is this place not for?'
  },
  promiseHints: {
    hours: 'Such as: on weekdays in the evening.',
    replyTimes: 'Such as: to a report within two days.',
    limits: 'Such as: no help in an emergency, no therapy.'
  },
  replyStartsTitle: 'Texts to begin with, if they help:',
  addReply: (text: string) => `Add: “${text}”`,
  replyStarts: [
    'If a life is at risk: within 15 minutes, while somebody is here.',
    'If it is about a child or sexual harm: within an hour.',
    'If somebody is harassed: within 24 hours.',
    'Anything else: within 72 hours.',
    'Another look at a decision: within 7 days.'
  ],
  linesTitle: 'Lines on Help now',
  linesLead:
    'We show no number that nobody has tried. Dial each line yourself first, then write it down here. In Care, a steward says yes to it, best a second one.',
  line: (place: number) => `Line ${place}`,
  lineName: 'What is the line called?',
  forWhom: 'Who is it for?',
  lineRegion: 'From which country is it reached?',
  anyRegion: 'From any country',
  area: 'For which part of the country?',
  areaHint: 'Leave it empty if it is for all of it.',
  way: 'How does one reach it?',
  ways: { call: 'By a call', text: 'By a text' },
  dial: 'The number',
  dialHint: 'As it is dialled, with digits.',
  dialMissing: 'Write the number as one dials it, in at most 18 digits, like 116 123.',
  dialTwice: 'This number stands in another line here, too. Keep one of them.',
  textWord: 'The word to send',
  textWordHint: 'Leave it empty if any text will do.',
  hours: 'When is it open?',
  hoursHint: 'Where the country has more than one time, say by which.',
  languages: 'Which languages are spoken there?',
  onBill: 'Does it show on a phone bill?',
  bills: { unknown: 'I do not know', yes: 'Yes', no: 'No, as the line itself says' },
  source: 'Where does the line itself say its number?',
  sourceHint: 'An address with https. People can look there when our check is old.',
  sourceMissing: 'Write the whole address, like https://line.example, or leave it empty.',
  cost: 'What does it cost?',
  dialledOn: 'On which day did you dial it?',
  dialledOnMissing: 'Choose the day on which you dialled it. It cannot be a day to come.',
  dialAgain: {
    fresh: '',
    due: 'It will soon be 90 days. Dial it once more, then change the day.',
    old: 'That was more than 90 days ago. Dial it once more, then change the day.',
    'long-ago':
      'That was more than half a year ago, and people read so. Dial it once more, then change the day.'
  } satisfies Record<LineCheck, string>,
  lineNameMissing: 'A name is needed, so that people know who answers.',
  addLine: 'Add a line',
  startsTitle: (region: string) => `Numbers to try in ${region}`,
  startsLead:
    'We found these in public sources in November 2026, and dialled none. Dial one, correct it, and give it the day.',
  takeOver: (name: string) => `Fill in ${name}`,
  dialledThen: (day: string) => `It was dialled on ${day}.`,
  dialText: (word: string, number: string) => `text ${word} to ${number}`.replace('  ', ' '),
  takeAway: (name: string) => (name === '' ? 'Take this line away' : `Take ${name} away`),
  takeAwayTitle: 'Take this line away?',
  takeAwayText: 'Help now will not show it. Nothing changes for others until you save.',
  takeItAway: 'Take it away',
  keepIt: 'Keep it',
  full: 'There is room for forty lines.',

  save: 'Save',
  saving: 'Saving',
  look: 'Some answers above are not there yet. Nothing was lost.',
  savedTitle: 'This place is set up',
  saved: 'It is saved, and the welcome page shows it.',
  comeIn: 'Come in, and make my account',
  haveAccount: 'I have been here before',
  comeInWhy:
    'Your link lets you in, too. You become the first steward: somebody who looks after this place. You read only what somebody shows to you.',
  change: 'Change something',
  welcome: 'See the welcome page',
  again: 'Try again',

  settingsTitle: 'How this place is set up',
  settingsLead: 'What you save here is public at once: also to people who are not signed in.',
  reading: 'Looking it up',
  savedNow: 'Saved. Everybody can see it now.',
  notSaved: 'Not saved yet. It stays here while this page is open.',
  leave: 'Leave it as it was',
  leaveText: 'What you changed here goes. The place stays as it was.',
  closingTitle: 'Closing this place',
  closingLead:
    'Everybody who signs in or comes to the door reads it, from at least 30 days before. They can take everything out before and after it.',
  closingDay: 'On which day does it close?',
  closingDayHint: 'From that day on nobody comes in and nobody writes.',
  closingDayMissing: 'Choose a day that is at least 30 days away.',
  close: 'Close this place',
  closeTitle: 'Tell everybody that this place closes?',
  closeTexts: [
    'They see the day, and how to take everything out, from now on.',
    'You can take this back until that day. To choose another day, take it back first.'
  ],
  closeConfirm: 'Tell everybody',
  closes: (day: string) =>
    `It closes on ${day}. Everybody who signs in or comes to the door reads that.`,
  stay: 'Take this back',
  stayTitle: 'Keep this place open?',
  stayTexts: ['The notice goes. Nothing else changes.'],
  stayConfirm: 'Keep it open',
  back: 'Back to Care'
} as const

/** What protects listeners. The same numbers hold for each of them, and the server counts them. */
export const limitWords = {
  title: 'What protects listeners',
  lead: 'These hold for each listener here. Begin with them as they are, and change them together.',
  names: {
    shiftMinutes: 'How long is a shift at most?',
    gapMinutes: 'How long is the rest between two shifts?',
    conversations: 'How many conversations at once?',
    continuing: 'How many that go on after their first day?',
    breakMinutes: 'How long is a break after a hard one?'
  } satisfies Record<LimitKey, string>,
  hints: {
    shiftMinutes: 'Three hours, unless you choose otherwise.',
    gapMinutes: 'Twelve hours, unless you choose otherwise.',
    conversations: 'Two, unless you choose otherwise.',
    continuing: 'Three, unless you choose otherwise.',
    breakMinutes: 'Half an hour, unless you choose otherwise.'
  } satisfies Record<LimitKey, string>,
  inWords: (key: LimitKey, value: number) =>
    key === 'conversations' || key === 'continuing' ? `${value}` : spanInWords(value)
} as const

function spanInWords(minutes: number): string {
  if (minutes === 0) return 'None'
  if (minutes % 60 !== 0) return `${minutes} minutes`
  return minutes === 60 ? 'An hour' : `${minutes / 60} hours`
}

/** Two stewards changed it at the same time. */
export const settingsRefusals = {
  'settings-moved': {
    what: 'Another steward changed something here meanwhile.',
    next: 'What they changed stands here now, and what you typed stays. Look at it, then save once more.'
  }
} as const

export const clashWords = {
  lead: 'You both changed the same answer. Yours stands above. This is what the other steward wrote:',
  nothing: 'Nothing',
  parts: {
    name: stewardWords.name,
    admission: stewardWords.admission,
    region: stewardWords.region,
    outsideContact: stewardWords.contact,
    exitTo: stewardWords.exitTo,
    lines: stewardWords.linesTitle,
    ...stewardWords.promises,
    ...limitWords.names
  }
} as const

const fallback = {
  what: 'The server did not take this yet.',
  next: 'Nothing you typed was lost. Try it again in a moment.'
}

const troubleWords: Partial<Record<StewardTrouble, { what: string; next: string }>> = {
  ...settingsRefusals,
  'link-used': {
    what: 'This link has been used, or it was never one.',
    next: 'The command “npm run beside steward” makes a new one.'
  },
  'not-allowed': {
    what: 'The hour of this link is over.',
    next: 'Make a new link with “npm run beside steward”. What you typed stays here until you close the page.'
  },
  unreachable: {
    what: 'We cannot reach the server at the moment.',
    next: 'Nothing you typed was lost. Try it again when you are connected.'
  },
  'bad-request': {
    what: 'The server could not read one of the answers.',
    next: 'Look at the numbers and days of the lines. Nothing was lost.'
  },
  'slow-down': {
    what: 'That was asked many times in a row.',
    next: 'Wait a minute, then try it again. Nothing was lost.'
  },
  'server-busy': {
    what: 'The server is busy.',
    next: 'Wait a minute, then try it again. Nothing was lost.'
  }
}

export function troubleInWords(reason: StewardTrouble): { what: string; next: string } {
  return troubleWords[reason] ?? fallback
}
