/** Words of the path from being helped to helping: on both sides. */
import type { HelpingRole, OwnHelping } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

export const helpingMax = { name: 40, words: 600 } as const

export const helpingWords = {
  title: 'I would like to help here',
  lead: 'Being helped, and then helping: many come this way. You ask the stewards. They get to know you, and answer.',
  open: 'I would like to help here',
  nobody: 'There is nobody to ask so far.',
  nobodyText: 'Once somebody else looks after this place, you can ask them here.',
  all: 'You do both of these already. Thank you.',
  role: 'What would you like to do?',
  roleMissing: 'Choose one of the two.',
  roles: {
    listener: 'Listen to people',
    facilitator: 'Hold a circle, as a peer'
  } satisfies Record<HelpingRole, string>,
  roleHints: {
    listener: 'Somebody asks to be heard, and you say yes when you have the room for it.',
    facilitator: 'You welcome people, and keep to what was agreed.'
  } satisfies Record<HelpingRole, string>,
  name: 'What may the stewards call you?',
  nameHint: 'A name by which they know you, so that they can speak with you.',
  nameMissing: 'A name is needed, so that they know who asks.',
  drawn: 'What draws you to it?',
  lived: 'What have you learned or lived that helps you with it?',
  hint: 'You can leave this empty. You never have to tell your story.',
  whoCanSee: 'Only the stewards of this place can see this.',
  nextTitle: 'What happens then',
  next: [
    'It takes some days. They do this in their own time.',
    'If they say yes, you read what the role means first. Nothing is public before you say yes as well.',
    'If they say “not now”, that is about this moment, and not about your worth.'
  ],
  ask: 'Ask the stewards',
  asked: 'You asked. The stewards read it.',
  notNow: 'Not now',
  leaveText: 'What you wrote here goes. Nothing was sent.',
  course: 'Read the course for listeners',
  back: 'Who looks after this place'
} as const

export const ownHelpingWords = {
  titles: {
    unsure: (role: string) => `You asked, and the line broke: ${role}`,
    waiting: (role: string) => `You asked the stewards: ${role}`,
    yes: (role: string) => `The stewards say yes: ${role}`,
    'not-now': (role: string) => `The stewards say “not now”: ${role}`,
    nobody: (role: string) => `Nobody answered in that time: ${role}`
  } satisfies Record<OwnHelping['state'], (role: string) => string>,
  texts: {
    unsure:
      'It may have reached the stewards, or not. You can ask again, and they see it once. Or take it back.',
    waiting:
      'They read it and answer here. It waits for thirty days. It needs nothing more from you.',
    yes: 'Read what this role means. Then you say yes, or not. The way to it is open for some days.',
    'not-now': 'That is about this moment, and not about your worth. You can ask again later.',
    nobody: 'That is about their time, and not about you. You can ask again.'
  } satisfies Record<OwnHelping['state'], string>,
  signs: 'Your signs for this question:',
  signsText:
    'Anybody can write any name. Read these signs out to a steward when you speak with them. Show them to nobody else.',
  again: 'Ask again',
  takeBack: 'Take it back',
  takeBackTitle: 'Take back what you asked?',
  takeBackText: 'The stewards no longer see it. You can ask again at any time.',
  takeBackConfirm: 'Take it back now',
  read: 'Read what the role means',
  putAway: 'Put this away'
} as const

/** In Care. */
export const wishWords = {
  title: 'Would like to help',
  lead: 'Answer kindly, and soon if you can. Get to know them first.',
  asks: (name: string, role: string) => `${name} would like to help: ${role}`,
  notShown: 'Nobody has shown who this is. Anybody can write any name.',
  compare:
    'Before you say yes, speak with them where you know them. Let them read out the signs that they see. Say yes only if these are the same:',
  drawn: 'What draws them:',
  lived: 'What they learned or lived:',
  noWords: 'They wrote nothing more. That is all right.',
  yes: 'Say yes, and offer the role',
  notNow: 'Not now',
  notNowTo: (name: string) => `Not now, ${name}`,
  yesTo: (name: string) => `Say yes, and offer the role: ${name}`,
  remove: 'Take it out, with no answer',
  removeTo: (name: string) => `Take it out, with no answer: ${name}`,
  removeTitle: (name: string) => `Take out what ${name} asked?`,
  removeText: 'No steward sees it any more, and they hear nothing. A few warm words are kinder.',
  removeConfirm: 'Take it out now',
  removed: 'It is taken out.',
  notNowTitle: (name: string) => `Say “not now” to ${name}?`,
  notNowText: 'A few warm words help. You can say when it may be another time, or what would help.',
  words: 'A few words to them',
  wordsHint: 'Only they and the stewards can see them. You can leave this empty.',
  confirm: 'Send this answer',
  answered: (name: string) => `${name} gets your answer.`,
  noRoom: (name: string) =>
    `Nothing more fits where ${name} reads answers, so yours did not reach them. What they asked is taken out.`,
  offerTo: (name: string) =>
    `Whoever asked as ${name} gets the link by itself, and reads what it means.`,
  gone: 'This waits no more: another steward answered, or it was taken back.',
  offerElse: 'Give a role to somebody else',
  noRoomLink: (name: string) =>
    `Nothing more fits where ${name} reads answers, so the link did not reach them. It stands in Care: close it there, or give it to them.`,
  send: 'Send it to them',
  sent: (name: string) =>
    `${name} gets it now. Once they have said yes, it stands in Care, and you propose them.`
} as const

export const helpingRefusals: Readonly<Record<string, Said>> = {
  'not-now': {
    what: 'There is nobody to ask at this moment.',
    next: 'What you wrote stays here. Look at who looks after this place.'
  },
  'asked-already': {
    what: 'You have asked already, maybe on another device.',
    next: 'It stands under “Who looks after this place”.'
  },
  'too-many': {
    what: 'The stewards have no room for one more just now.',
    next: 'What you wrote stays here. Try again in a while.'
  },
  'too-long': { what: 'This is longer than fits.', next: 'Shorten it a little.' }
}
