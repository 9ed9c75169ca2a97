/** Words of introductions: in an entry, for whoever asks, and for whoever is asked. */
import type { InviteRefusal, OwnIntroduction } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

export const introductionMax = { name: 40, words: 600, reach: 200 } as const

export const hereWords = {
  title: 'Someone of this service is here',
  lead: 'You can ask them for an introduction. They know this service from inside.',
  ask: 'Ask for an introduction',
  askOf: (name: string) => `Ask for an introduction: ${name}`,
  enough: 'You have asked three people already. Wait for an answer, or take one back.',
  closed: (name: string) =>
    `${name} cannot go on with this. You can reach the service as it stands above.`,
  allAsked: 'See what you asked'
} as const

export const askWords = {
  title: (name: string) => `Ask ${name} for an introduction`,
  before: (name: string) => [
    `Only ${name} can read it. Their colleagues cannot, and neither can this place.`,
    'It waits for fourteen days. You can take it back until then.',
    `If ${name} says yes, you read what they offer first. Then you decide.`
  ],
  name: 'What may they call you?',
  nameHint: 'Any name you like. It says nothing of who you are here.',
  nameMissing: 'A name is needed, so that they know whom to answer.',
  words: 'A few words, if you want',
  wordsHint: 'You can leave this empty. You never have to tell your story.',
  reach: 'When can you be reached?',
  reachHint: 'Such as: Tuesdays after six. You can leave this empty.',
  whoCanSee: (name: string) => `Only you and ${name} can see this.`,
  send: (name: string) => `Ask ${name}`,
  sent: 'You asked. They read it when they are here.',
  back: 'Not now',
  backText: 'What you wrote here goes. Nothing was sent.'
} as const

export const ownWords = {
  titles: {
    unsure: (name) => `You asked ${name}, and the line broke`,
    waiting: (name) => `You asked ${name} for an introduction`,
    yes: (name) => `${name} says yes`,
    'not-now': (name) => `${name} says “not now”`,
    nobody: (name) => `${name} did not answer in that time`,
    gone: (name) => `${name} does not do this here any more`
  } satisfies Record<OwnIntroduction['state'], (name: string) => string>,
  texts: {
    unsure: (until) =>
      `It may have reached them, or not. Ask again, and they see it once. It waits until ${until}.`,
    waiting: (until) => `It waits until ${until}. You do not have to do anything more.`,
    yes: () => 'Read what they offer. Then you say yes, or not. Their link is open for some days.',
    'not-now': () => 'That is about their time, and not about you.',
    nobody: () => 'That is about their time, and not about you. You can ask again.',
    gone: () => 'They cannot read what you wrote now. They may have read it before.'
  } satisfies Record<OwnIntroduction['state'], (until: string) => string>,
  passed: (day: string) => `Its time ended on ${day}. An answer of the last moment may still come.`,
  last: 'They wish not to be asked again. So we do not offer it any more.',
  otherWay: 'You can reach the service as it stands in Find support.',
  service: (name: string) => `Service: ${name}`,
  takeBack: 'Take it back',
  takeBackTitle: 'Take back what you asked?',
  takeBackText: 'They no longer see it. You can ask again at any time.',
  takeBackConfirm: 'Take it back now',
  read: 'Read what they offer',
  putAway: 'Put this away'
} as const

export const offerWords = {
  what: (name: string) => `What ${name} does here`,
  purpose: 'What this is for',
  pace: 'When they answer, and what they cannot do',
  notSaid: 'They wrote nothing here.',
  meansTitle: 'What a yes means',
  means: (name: string) => [
    `You and ${name} get a place where you two can write to each other.`,
    `${name} sees the name with which you asked, and when you came.`,
    'Either of you can pause or end it at any time, without a reason.'
  ],
  whoCanSee: (name: string) => `Only you and ${name} can see what you write there.`,
  yes: 'Yes, I’d like that',
  no: 'No, put this away',
  noTitle: 'Put away what they offer?',
  noText: 'Their link goes from here for good. Nobody hears of it, and you can ask again.',
  noConfirm: 'Put it away now',
  again: 'Try again'
} as const

export const askedWords = {
  asks: (name: string) => `${name} asks for an introduction`,
  notShown: 'Nobody has shown who this is. Anybody can write any name.',
  reach: (when: string) => `When they can be reached: ${when}`,
  noWords: 'They wrote nothing more. That is all right.',
  yes: 'Say yes',
  yesTo: (name: string) => `Say yes to ${name}`,
  formTitle: (name: string) => `What you offer ${name}`,
  formLead: 'They read this first, with your role and what was checked. Then they decide.',
  purpose: 'What is this for?',
  purposeHint: 'Such as: two or three talks, until you have found your way in.',
  pace: 'When do you answer, and what can you not do?',
  paceHint: 'Such as: on weekdays. In an emergency I cannot help here.',
  words: 'A few words to them',
  wordsHint: 'You can leave this empty.',
  whoCanSee: (name: string) => `Only you and ${name} can see this.`,
  send: 'Send this offer',
  back: 'Not yet',
  backText: 'What you wrote here goes. Nothing was sent.',
  notNow: 'Not now',
  notNowTo: (name: string) => `Not now, ${name}`,
  notNowTitle: (name: string) => `Say “not now” to ${name}?`,
  notNowText: 'A reason or another way helps: a number, a day, a colleague of yours.',
  isLast: 'Ask that they do not ask me again',
  confirm: 'Send this answer',
  reached: (name: string) => `${name} gets your answer.`,
  offered: (name: string) => `${name} gets your offer. If they say yes, they come under People.`,
  noRoom: (name: string) => `Nothing more fits where ${name} reads answers. Yours did not arrive.`
} as const

export const introductionsWords = {
  title: 'Introductions',
  lead: 'From a service in Find support to a person of it who is here.',
  asked: 'Who asks you',
  own: 'Whom you asked',
  nothing: 'Nothing waits here. In Find support, a service says if someone of it is here.',
  toSupport: 'Find support',
  toPeople: 'Back to People',
  open: 'Introductions',
  openAsked: 'Somebody asks you for an introduction'
} as const

/** There is nothing to try again. */
export const offerGone: Said = {
  what: 'This cannot be read any more.',
  next: 'The link is over. You can put this away, and ask again.'
}

export const introductionRefusals: Readonly<Record<string, Said>> = {
  'not-now': {
    what: 'They cannot be asked just now.',
    next: 'What you wrote stays here. You can reach the service as it stands above.'
  },
  'asked-already': {
    what: 'You have asked them already, maybe on another device.',
    next: 'It stands under People, in Introductions.'
  },
  'enough-asked': {
    what: 'You have asked three people already.',
    next: 'What you wrote stays here. Wait for an answer, or take one back.'
  },
  'too-many': {
    what: 'There is no room for one more question just now.',
    next: 'What you wrote stays here. Try again in a while.'
  },
  'too-long': { what: 'This is longer than fits.', next: 'Shorten it a little.' },
  'nothing-written': { what: 'A name is missing.', next: 'Look at the fields above.' },
  'not-found': {
    what: 'This waits no more.',
    next: 'They took it back, or you answered on another device.'
  },
  'drop-taken': {
    what: 'Another device of yours answers this just now.',
    next: 'Look again in a while.'
  }
}

export const offerRefusals: Readonly<Record<InviteRefusal | 'not-found', Said>> = {
  'link-cut-short': offerGone,
  'invite-unknown': offerGone,
  'invite-used': offerGone,
  'invite-expired': offerGone,
  'invite-revoked': offerGone,
  'invite-void': offerGone,
  'another-server': offerGone,
  'own-link': offerGone,
  'not-found': offerGone
}
