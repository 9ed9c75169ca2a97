import type { WrittenFields, WrittenPlace } from '@beside/contract'
import type { DayOfWeek } from '#lib/community/entry-form.ts'

/** Entries of Find support that stewards write by hand. */
export const entryWords = {
  title: 'Entries written here',
  lead: 'You write down a service that is in no list yet. Everybody can find it a minute later.',
  begin: 'Write a new entry',
  reading: 'Fetching the entries',
  nothing: 'There is no entry yet.',
  allTitle: 'The entries',
  open: (name: string) => `Change ${name}`,
  shown: 'In the list.',
  notShown: 'Taken out of the list.',
  heldBack: 'Not in the list: its people did not say yes.',
  neverChecked: 'Nobody said when it was checked.',
  checked: (day: string) => `Last checked on ${day}.`,
  back: 'Back to Care',

  newTitle: 'A new entry',
  steps: ['What it is', 'How to reach it', 'Where it is', 'Cost and check'],
  stepTitles: ['What it is', 'How to reach it', 'Where it is', 'Cost, check and consent'],
  next: 'Next',
  before: 'Back a step',

  name: 'What is it called?',
  nameMissing: 'Give it a name first.',
  organization: 'Who runs it?',
  organizationHint: 'A charity, a service or a group. Leave it empty if it is the same.',
  does: 'What does it do?',
  isFor: 'Who is it for?',

  phone: 'Phone number',
  texts: 'Number for text messages',
  mail: 'Mail address',
  mailWrong: 'This does not look like a mail address.',
  web: 'Web page',
  webWrong: 'This does not look like a web address.',
  safeContact: 'Is there anything to know before somebody calls or writes?',
  safeContactHint: 'Such as: they never call back, or messages can be seen on a bill.',
  languages: 'In which languages?',
  languagesHint: 'With commas between them, such as: English, Arabic.',
  hoursTitle: 'When is it open?',
  hoursLine: (number: number) => `Line ${number} of the hours`,
  days: 'On which days?',
  opens: 'From',
  closes: 'Until',
  hoursWrong: 'Choose days, and say from when until when. Or take the line away.',
  addHours: 'Add a line of hours',
  removeHours: 'Take this line away',
  removeHoursOf: (number: number) => `Take this line away: ${number}`,
  hoursInWords: 'The hours in words',
  hoursInWordsHint: 'Where days and times do not say it, such as: by appointment.',

  place: 'Is there an address?',
  placeMissing: 'Choose one of these first.',
  places: {
    none: 'No, people call or write',
    address: 'Yes, and everybody may know it',
    private: 'Yes, and it is kept private'
  } satisfies Record<WrittenPlace['kind'], string>,
  area: 'The area, in words',
  areaHint: 'As wide as you need, such as: North Leeds. Leave it empty to say no area.',
  privateWhy: 'Do not write the street anywhere in this entry. It is not asked for.',
  street: 'House and street',
  streetMissing: 'Say the house and the street, or choose another answer above.',
  town: 'Town',
  townMissing: 'Say the town.',
  region: 'County or region',
  postcode: 'Postcode',
  country: 'Country',
  soundsSecret: 'This sounds like a refuge. Is its street really no secret?',
  soundsSecretNext: 'Nobody can take back a street that was public.',
  noSecret: 'Its people told us that everybody may know this street',
  placeHidden: 'A steward hid its place. Its street stays away until you show it again.',
  placeHiddenLink: 'Hide a street',
  serves: 'Which area does it serve?',
  servesHint: 'With commas between them, such as: Leeds, Bradford.',
  access: 'How can people get in?',
  accessHint: 'Such as: step-free, a hearing loop, a quiet room.',

  cost: 'What does it cost?',
  costs: {
    unknown: 'Not known',
    free: 'Nothing',
    low: 'A little, or by income',
    paid: 'It costs money'
  } satisfies Record<WrittenFields['cost'], string>,
  costInWords: 'The cost in words',
  checkedOn: 'When was it last checked?',
  checkedBy: 'Who checked it?',
  checkers: {
    '': 'Not said',
    steward: 'A steward',
    volunteer: 'A volunteer',
    service: 'The service itself',
    partner: 'Another organisation'
  } satisfies Record<WrittenFields['checkedBy'], string>,
  consent: 'Did its people agree to stand in this list?',
  consentMissing: 'Choose one of these first.',
  consents: {
    given: 'Yes, they said so',
    'not needed': 'It is public already',
    asked: 'They were asked, and did not answer yet',
    refused: 'No'
  } satisfies Record<WrittenFields['consent'], string>,
  consentHint: 'After the last two answers it is kept here, and nobody finds it.',

  whoSees: 'Everybody can read this entry once it is in the list.',
  save: 'Save, and put it in the list',
  saveOut: 'Save, and leave it out of the list',
  saved: 'Saved. People find it within a minute.',
  savedHeld: 'Saved. It is in no list, as you chose.',
  notSaved: 'What you typed is not saved yet. It stays here while this page is open.',
  leave: 'Leave it as it was',
  leaveText: 'What you typed here goes. What is saved stays.',

  withdraw: 'Take it out of the list',
  withdrawTitle: 'Take this entry out of the list?',
  withdrawTexts: [
    'Nobody finds it any more, a minute later.',
    'All that was written stays here. You can put it back at any time.'
  ],
  withdrawConfirm: 'Take it out',
  withdrawn: 'It is out of the list.',
  putBack: 'Put it back in the list',

  historyTitle: 'How it was written before',
  way: (number: number, day: string) => `Way ${number}, of ${day}.`,
  wayOut: 'Out of the list.',
  bring: 'Bring these words back',
  bringSpoken: (number: number) => `Bring these words back: way ${number}`,
  bringLoses: 'What you typed and did not save goes.',
  brought: (number: number) => `These are the words of way ${number}. Save them to use them.`,
  toList: 'Back to all entries'
} as const

export const dayNames: Readonly<Record<DayOfWeek, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday'
}

/** Where a steward hides the place of any entry. */
export const hidingWords = {
  title: 'Hide a street',
  lead: 'You look up an entry, and hide where it is. People see an area instead.',
  text: 'What is it called, or who runs it?',
  textMissing: 'Type a name first.',
  look: 'Look it up',
  nothing: 'No entry is called that. Try fewer words.',
  foundTitle: 'What was found',
  source: (source: string) => `From the list: ${source}`,
  noPlace: 'It has no address.',
  isOpen: (address: string) => `Everybody can read: ${address}`,
  noStreet: 'a place without a street',
  isHidden: (area: string) => `Address kept private · ${area}`,
  areaNotSaid: 'area not said',
  hide: 'Show the area alone',
  hideFor: (name: string, place: string) => `Show the area alone: ${name}, ${place}`,
  hideTitle: (name: string) => `Hide where ${name} is?`,
  hideTexts: [
    'Its street goes from every list at once, also where another entry has it.',
    'Whoever saw it before may still have it.'
  ],
  area: 'The area, in words',
  areaHint: 'As wide as you need, such as: North Leeds.',
  hideConfirm: 'Hide its street',
  hidden: (name: string) => `The street of ${name} is hidden.`,
  show: 'Show its street',
  showFor: (name: string, place: string) => `Show its street: ${name}, ${place}`,
  showTitle: (name: string) => `Show where ${name} is?`,
  showTexts: (name: string, runBy: string, place: string) => [
    `It is the place of ${name}${runBy === '' ? '' : `, run by ${runBy}`}: ${place}.`,
    'Its street, its postcode and its point on a map become public. Nobody can take that back.',
    'Do this only if its people told you that it is no secret.'
  ],
  showConfirm: 'It is no secret, show it',
  shown: (name: string) => `The street of ${name} is shown.`,
  stillHidden: 'It is still hidden: another entry hides the same street. Show it there first.',
  placeNumber: (number: number, area: string) => `place ${number}, ${area}`,
  back: 'Back to Care'
} as const

export const entryRefusals = {
  'entry-moved': {
    what: 'Another steward saved this entry meanwhile.',
    next: 'Save again to put your words in the place of theirs.'
  },
  'sounds-secret': {
    what: 'This sounds like a refuge, so its street is not shown yet.',
    next: 'Look at the third step, and say whether it is a secret.'
  },
  'too-many': {
    what: 'There is no room for more just now.',
    next: 'Change an entry that is there.'
  },
  'bad-request': {
    what: 'Something in it cannot be used as it is.',
    next: 'Look at the mail address, the web page and the times.'
  }
} as const
