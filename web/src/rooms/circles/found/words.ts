/** Words of the list of circles that can be found: for who looks, for who holds a circle, and for stewards. */
import type { ListedCircleLines, ListingRefusal, TakenOffReason } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'
import { dayToCome } from '#lib/ui/time/words.ts'
import { seatsInWords } from '../words.ts'

/** The letters that fit. */
export const listedMax = { name: 60, text: 300, times: 120 } as const

export const findWords = {
  title: 'Circles that can be found',
  intro:
    'The people who hold these circles let everybody here find them. To look at one tells nobody anything.',
  reading: 'Looking.',
  nobody:
    'No circle can be found here right now. You can come into one by a link, or begin one yourself.',
  whose: 'Which circles?',
  whoseNames: { all: 'All of them', close: 'For people close to somebody' },
  nobodyClose: 'No circle for people close to somebody can be found here right now.',
  again: 'Look again',
  back: 'Back to Circles'
} as const

export const lineTitles = {
  purpose: 'What it is for',
  welcome: 'What is welcome',
  notWelcome: 'What does not belong here',
  times: 'When people can write',
  whom: 'For whom',
  seats: 'For how many people'
} as const

/** Beside its name in the list. */
export const forCloseLine = 'For people close to somebody'

/** What a circle says of itself in the list, with what each line is about. */
export function linesInWords(lines: ListedCircleLines) {
  const keys = ['purpose', 'welcome', 'notWelcome', 'times'] as const
  const written = keys.map((key) => ({ title: lineTitles[key], text: lines[key].trim() }))
  const seats = { title: lineTitles.seats, text: `Up to ${seatsInWords(lines.seats)}` }
  const whom = lines.isForClose ? [{ title: lineTitles.whom, text: forCloseLine }] : []
  return [...whom, ...written.filter(({ text }) => text !== ''), seats]
}

export const foundWords = {
  notChecked: 'No role is shown here, so you cannot see whether anybody checked who holds it.',
  notCheckedNext:
    'Somebody inside wrote these lines. You can ask who they are, before you share much.',
  meansTitle: 'What it means to ask',
  means: [
    'You ask to come in, and a facilitator of the circle answers. That can take some days.',
    'Until then the people in this circle see your nickname, your shape, and what you write below. They see nothing else of you.',
    'After two weeks without an answer your question goes. You can take it back before that.',
    'Once you are in, you read what newcomers there can read, and what people there agree on. You write after your own yes.'
  ],
  asked: 'You asked this circle. The answer will show under Circles.',
  in: 'You are in this circle.',
  toCircle: 'Open this circle',
  toQuestion: 'See my question under Circles',
  gone: 'You have not chosen a circle to look at',
  goneText: 'You can look at the list once more.',
  toList: 'Back to the list'
} as const

/** Why a question did not go out. */
export const foundRefusals: Readonly<Record<'list-changed', Said>> = {
  'list-changed': {
    what: 'The list has changed since you looked.',
    next: 'Look at the list again, and then ask. What you wrote is still here.'
  }
}

/** On the page about a circle, for those inside. */
export const onListWords = {
  title: 'Who can find this circle',
  byLink: 'Nobody can find it. To ask, somebody needs a link from one of you.',
  isOn: (until: number) => `Everybody in this place can find it until ${dayToCome(until)}.`,
  what: 'They read the lines below. They cannot see who else is here, how many you are, or what is said.',
  open: 'Let people here find it',
  change: 'Change or renew it',
  takeOff: 'Take it off the list',
  toWho: 'Who looks after this place',
  isOff: 'It is off the list now.',
  takenOff: 'A steward took it off the list.',
  reasons: {
    words:
      'Something in its lines could hurt somebody, or tells too much. You can list it again with other words.',
    'no-answers':
      'People asked, and nobody answered. You can list it again when you have time to answer.',
    'talk-first':
      'The stewards would like to talk with you first. Until then it stays off, for 30 days.'
  } satisfies Record<TakenOffReason, string>
} as const

/** For who holds the circle, before they say yes to it. */
export const putWords = {
  title: 'Let people here find it',
  plainTitle: 'Who can read these lines',
  plain: [
    'Everybody who is signed in here can read them. So can whoever runs this place: these lines are not sealed.',
    'Nobody can see who else is in the circle, how many you are, or what is said.',
    'Then anybody here can ask to come in. That can also be somebody who had to leave.'
  ],
  until: (until: number) =>
    `Until ${dayToCome(until)}. Then it goes from the list, unless you renew it.`,
  takeBack: 'One press takes it off. Who has read the lines may remember them.',
  fieldsHint: 'These lines are for the list. What stands inside the circle stays as it is.',
  name: 'Its name in the list',
  nameMissing: 'A name is needed, so that people can tell circles apart.',
  purposeHint: 'Name nobody here, and nothing that somebody said.',
  times: 'When people can write',
  timesHint: 'In your own words.',
  timesLong: 'This is longer than fits.',
  whomTitle: 'Who is this circle for?',
  whom: {
    no: 'People who live with hard things themselves',
    yes: 'People who are close to somebody'
  },
  seatsOf: (seats: number) => `Up to ${seatsInWords(seats)}`,
  rolesTitle: 'Shall your role stand beside it?',
  roles: {
    no: 'No',
    yes: 'Yes, show my role'
  },
  rolesHint: 'Everybody then knows that you hold this circle. It helps people to trust it.',
  noRole: 'The list will then show no role.',
  whoCanSee: 'Everybody who is signed in here can see this, and so can whoever runs this place.',
  put: 'Put it on the list',
  back: 'Not now',
  backText: 'What you changed here goes. The list stays as it is.'
} as const

export const putRefusals: Readonly<Record<ListingRefusal, Said>> = {
  'too-long': {
    what: 'These lines are longer than the list can hold.',
    next: 'You can shorten them a little.'
  },
  'nothing-written': {
    what: 'The circle has no name in the list yet.',
    next: 'Any words will do.'
  },
  'list-full': {
    what: 'The list is full right now.',
    next: 'You can try again another day, or make links.'
  },
  'held-off': {
    what: 'The stewards would like to talk with you first.',
    next: 'You can ask them about it. Links into the circle work as before.'
  },
  'listed-often': {
    what: 'That was a lot for the list in a short time.',
    next: 'You can try again tomorrow. Links into the circle work as before.'
  }
}

/** For stewards, in Care. */
export const listCareWords = {
  title: 'Circles that can be found',
  intro: 'The same list that everybody here can read. You see nothing else of a circle.',
  takeOff: (name: string) => `Take “${name}” off the list`,
  takeOffTitle: (name: string) => `Take “${name}” off the list?`,
  takeOffTexts: [
    'The circle goes on. Nobody can find it any more, and links still work.',
    'Those inside see the reason that you choose. So can whoever runs this place.'
  ],
  reason: 'The reason',
  reasonMissing: 'Choose the reason.',
  reasons: {
    words: 'Its lines could hurt somebody, or tell too much',
    'no-answers': 'People ask, and nobody answers',
    'talk-first': 'We want to talk with them first. It stays off for 30 days'
  } satisfies Record<TakenOffReason, string>,
  nobody: 'No circle can be found here right now.',
  confirm: 'Take it off',
  done: (name: string) => `“${name}” is off the list.`,
  back: 'Back to Care'
} as const

export const takenOffReasons: readonly TakenOffReason[] = ['words', 'no-answers', 'talk-first']
