import type { BondInviteView, CircleAbout, InviteRefusal, Trouble } from '@beside/client'
import type { SameAs } from '#lib/words/say-in.ts'
import { seatsInWords } from '#lib/rooms/circles/words.ts'

type Refusal = { readonly what: string; readonly next: string }

/** The page that an invited person sees first, before any account. */
const invitedWords = {
  opening: 'Opening the invitation',
  withoutScript: {
    title: 'You have an invitation',
    text:
      'To open it, this page needs JavaScript. The key to it is in the link and is opened on your device. ' +
      'We cannot open it for you.',
    next: 'Turn JavaScript on for this page, then open the link once more, here or in another browser.'
  },

  title: (name: string) => `${name} would like you beside them`,
  relation: {
    close: 'They think of you as someone close.',
    peer: 'As a peer: two people who stand beside each other as equals.',
    other: (words: string) => `In their words: ${words}`
  },
  hopes: (name: string) => `What ${name} hopes for`,
  yourSay:
    'You can say what works for you, too. Either of you can pause or end this at any time, without a reason.',
  meansTitle: 'What a yes means',
  means: (name: string) => [
    `You and ${name} get a place where you two can write to each other.`,
    'You choose a nickname and a passphrase. You need nothing else.',
    `${name} sees your nickname, your shape, and when you came.`
  ],
  beforeTitle: 'Before you answer',
  before: (name: string) =>
    `Only you and ${name} can read what you write to each other. You are both asked to keep it private, ` +
    'unless a life or a child may be in danger. Either of you can show words to the safety team of this place, ' +
    'with a proof of who wrote them. This is not an emergency service.',
  /** In another language: that the app inside is in English. */
  inside: '',
  yes: 'Yes, I’d like that',
  yesBeenHere: 'Yes, and I have been here before',
  notNow: 'Not now',
  ifNo: (name: string) => `If you say no, ${name} only sees that the link was not used.`,
  openUntil: (day: string) => `The link stays open until ${day}.`,
  accepting: 'Saying yes',

  declinedTitle: 'That is fine',
  declined: (name: string) =>
    `Nothing was sent. ${name} is told nothing. The link stays open if you think again.`,
  back: 'Show it again',

  insideApp: {
    what: 'You are inside another app.',
    next: 'It may read along, and it may forget you. Copy the link, open your own browser, and paste it there.',
    copy: 'Copy the link',
    copied: 'The link is copied.',
    notCopied: 'It could not be copied here. Go back to the message and hold the link to copy it.'
  },

  emptyTitle: 'Do you have an invitation?',
  empty: 'Open the link you were given. Or paste it here.',
  link: 'The link',
  read: 'Open it',
  card: 'I have a card',

  again: 'Try again',
  otherLink: 'Use another link',
  signIn: 'I have been here before',
  toToday: 'Go to Today',
  toStart: 'Go to the start'
} as const

/** The same page, where the link leads into a circle. */
const circleWords = {
  title: (name: string) => `${name} invites you to a circle`,
  forHowMany: (seats: number) => `A circle for up to ${seatsInWords(seats)}.`,
  stay: (howLong: string) => `Words stay ${howLong.toLowerCase()}.`,
  whenOpen: 'When people can write:',
  welcome: 'What is welcome here',
  notWelcome: 'What is not for here',
  agreementTitle: 'What people here agree on',
  readAgreement: 'Read what they agree on',
  noAgreement: 'Nothing is written down yet. You can ask about it once you are in.',
  agreeLater: 'You are asked about this once you are in, not now.',
  meansTitle: 'What it means to ask',
  makePlaceFirst:
    'First you make a place here, with a nickname and a passphrase. Then your question goes out.',
  means: (newcomers: CircleAbout['newcomers']) => [
    'You ask to come in, and a facilitator of the circle answers. That can take some days.',
    'Until then the people in this circle see your nickname, your shape, and what you write below. They see nothing else of you.',
    newcomers === 'from-today'
      ? 'Once you are in, you read what is said from that day on. What was said before stays with those who were here then.'
      : 'Once you are in, you can also read what was said before you came.',
    newcomers === 'from-today'
      ? 'Everybody in the circle reads what you say there. Whoever comes in later reads from their day on, unless the circle changes this.'
      : 'Everybody in the circle reads what you say there. Whoever comes in later reads it too.',
    'You can leave at any time, without a reason.'
  ],
  askBeenHere: 'Ask, and I have been here before',
  ifNot: (name: string) => `If you do not ask, ${name} only sees that the link was not used.`,
  declined: 'Nothing was sent. Nobody is told anything. The link stays open if you think again.',
  knownTitle: (circle: string) => `You know “${circle}” already`,
  known: 'You are in this circle, or you have asked to come in. It stands under Circles.',
  knownNext: 'If the link is for somebody else, give it to them.',
  toCircles: 'Go to my circles'
} as const

const roleLinkWords = {
  goOn: 'Go on',
  beenHere: 'Go on, I have been here before',
  answerInside: 'You say yes or no on the next page, once you are signed in here.'
} as const

/** Why a link does not open, for the person who holds it. */
const refusalWords: Readonly<Record<InviteRefusal | Trouble, Refusal>> = {
  paused: {
    what: 'You can read here just now, but not begin anything with others.',
    next: 'Until when stands at the top of each page inside. The link stays as it is.'
  },
  'link-cut-short': {
    what: 'Part of this link is missing.',
    next: 'Some apps cut long links. Go back to the message and copy the whole link.'
  },
  'invite-unknown': {
    what: 'We do not know this link.',
    next: 'It may be from another place, or it was closed a while ago. You can ask for a new one.'
  },
  'invite-used': {
    what: 'This link has been used.',
    next: 'Each link lets one person in. If it was you, sign in. If not, tell the one who sent it.'
  },
  'invite-expired': {
    what: 'This link was open for a while, and is closed now.',
    next: 'That happens to every link. Ask the person who sent it for a new one.'
  },
  'invite-revoked': {
    what: 'The person who made this link has closed it.',
    next: 'You can ask them in the way you usually talk.'
  },
  'invite-void': {
    what: 'This link does not open anything any more.',
    next: 'The person who sent it has new keys by now, or has left. You can ask them for a new one.'
  },
  'another-server': {
    what: 'This link belongs to another place.',
    next: 'Look at the start of the link. Open it there, exactly as you were given it.'
  },
  'own-link': {
    what: 'You made this link yourself.',
    next: 'Give it to the person you want beside you. Only they can say yes to it.'
  },
  unreachable: {
    what: 'We cannot reach the server at the moment.',
    next: 'The link is kept on this page. Try it again when you are connected.'
  },
  'community-closed': {
    what: 'This place takes in nobody new.',
    next: 'You can ask the one who sent the link how to reach them.'
  },
  'slow-down': {
    what: 'That was asked many times in a row.',
    next: 'Wait a minute, then try it again.'
  },
  'store-full': {
    what: 'The server has no room at the moment.',
    next: 'The link stays good. Try it again later.'
  },
  'server-busy': {
    what: 'The server is busy.',
    next: 'Wait a minute, then try it again.'
  },
  'not-signed-in': {
    what: 'You have been signed out.',
    next: 'Sign in, and open the link again.'
  },
  'not-found': {
    what: 'We do not know this link.',
    next: 'Go back to the message and copy the whole link.'
  },
  'something-unexpected': {
    what: 'The link did not open yet.',
    next: 'Try it again in a moment.'
  }
}

const usedByYou =
  'Each link lets one person in. If it was you, look under People or Circles. If not, tell the one who sent it.'

export const invitationWords = {
  invited: invitedWords,
  circle: circleWords,
  role: roleLinkWords,
  refusals: refusalWords,
  usedByYou
} as const

type Words = SameAs<typeof invitationWords>

/** Why a link does not open. To whoever is in already, it may be the link by which they came. */
export function sayRefusal(
  reason: InviteRefusal | Trouble,
  isIn: boolean,
  { refusals, usedByYou: byYou }: Words
): Refusal {
  const { what, next } = refusals[reason]
  return { what, next: isIn && reason === 'invite-used' ? byYou : next }
}

/** What the person who invites has said about the two of them. */
export function relationInWords(
  { relation, relationWords }: BondInviteView,
  { invited }: Words
): string {
  if (relation !== 'other') return invited.relation[relation]
  return relationWords === '' ? '' : invited.relation.other(relationWords)
}
