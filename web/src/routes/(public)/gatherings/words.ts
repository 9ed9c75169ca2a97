/** Gatherings: for anybody, with no account. */
const gatheringWords = {
  locale: 'en-GB',
  title: 'Gatherings',
  lead: 'Open to everybody, without an account. Nobody asks who you are. Your browser may keep a list of pages that you saw.',
  none: 'Nothing is planned at the moment.',
  away: 'We cannot reach the server at the moment.',
  awayNext: 'You can load this page again in a little while. Help now works meanwhile.',
  to: 'to',
  zone: (city: string, zone: string) => `Times are those of ${city} (${zone}).`,
  online: 'Online',
  full: 'All seats are taken.',
  canWait: 'All seats are taken. You can wait for one.',
  isFree: 'There are seats.',
  notOpen: 'Seats cannot be asked for any more.',
  notHeld: (because: string) =>
    because === '' ? 'This date is not held.' : `This date is not held. ${because}`,
  moved: (day: string) => `It was moved. It was to be on ${day}.`,
  where: 'Where',
  onlineLink: 'Online. Whoever has a seat sees the link with their code.',
  spoken: 'Languages spoken there',
  access: 'Good to know before coming',
  dates: 'Dates',
  noDates: 'No date comes any more.',
  changedOn: (day: string) => `Written anew on ${day}.`,
  askTitle: 'Ask for a seat',
  ask: 'Ask for a seat',
  which: 'Which date?',
  who: [
    'You give no name and no address. You get a code, and the code holds your seat.',
    'Those who look after this place see whether it is full, and not who comes.',
    'It is tied to no account, also if you are signed in.'
  ],
  hasCode: 'I have a code',
  all: 'All gatherings',
  seatTitle: 'You have a seat',
  waitsTitle: 'You wait for a seat',
  codeLead: 'This is your code. Write it down now. We show it once, and cannot find it again.',
  codeWhat: 'With it you see changes and the link, and you can give your seat back.',
  waitsWhat: 'With it you see whether a seat came free. It is yours by itself then.',
  back: 'Back to the gathering',
  calendarTitle: 'In your calendar',
  calendarLead: (neutral: string) => `The file says “${neutral}” and the times, and nothing else.`,
  remind: 'Shall your calendar remind you?',
  reminders: { no: 'No', hour: 'An hour before', day: 'A day before' },
  getFile: 'Get the file',
  follow: 'Follow all dates',
  followLead:
    'For a calendar that looks again by itself. It shows times, a plain word for each date, and what was cancelled.',
  feed: 'Calendar feed',
  calendarSeen: [
    'Others can often look into a calendar: on a shared device, at work, or where it is kept online.',
    'A file stays on this device until you delete it.'
  ],
  codeTitle: 'My seat',
  codeField: 'Your code',
  codeHint: 'Twelve letters and numbers, like 7K3M-Q9XW-2AB0.',
  look: 'Show my seat',
  lostCode: 'Is your code lost? We cannot find it either. You can ask for a seat anew.',
  held: 'You have a seat.',
  freed: 'A seat came free. It is yours.',
  waits: (place: number) => `You are number ${place} of those who wait.`,
  link: 'The link to come in',
  linkLead: 'It leads out of this place.',
  wasMoved: 'It was moved from another day or hour.',
  noLink: 'The link stands here once there is one.',
  giveTitle: 'I cannot come',
  giveLead: 'Your seat goes to whoever waits. Nobody asks why.',
  give: 'Give my seat back',
  givenTitle: 'Thank you for saying so',
  given: 'Your seat is free for somebody else. You can ask again at any time.'
} as const

/** What stands in a calendar that others may see. */
export const calendarName = 'Calendar'

const gatheringTrouble = {
  'bad-request': { what: 'No date was chosen yet.', next: 'Choose one, then ask once more.' },
  'gathering-full': {
    what: 'Somebody was there a moment before. All seats are taken.',
    next: 'You can look again later, as seats come back.'
  },
  'asking-over': {
    what: 'Seats for this date cannot be asked for any more.',
    next: 'You can choose another date.'
  },
  'too-many': {
    what: 'Many seats were asked for from here today.',
    next: 'Try again tomorrow, or from another network.'
  },
  'slow-down': {
    what: 'That was asked many times in a row.',
    next: 'Wait a minute, then try again.'
  },
  'no-code': { what: 'This is no whole code yet.', next: 'Look at each letter once more.' },
  'seat-unknown': {
    what: 'No seat has this code.',
    next: 'Look at each letter. After its date a seat is gone from here.'
  },
  'seat-given-back': {
    what: 'No seat is held with this code now.',
    next: 'You can ask for one anew at any time.'
  },
  'not-found': { what: 'This date is not there any more.', next: 'Choose another date.' },
  other: { what: 'That did not work yet.', next: 'Try again in a moment.' }
} as const

export const gatheringSaid = { words: gatheringWords, trouble: gatheringTrouble } as const
