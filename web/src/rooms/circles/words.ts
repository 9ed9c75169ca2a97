/** Words of circles: the list, how it stands with each, and why something is not done. */
import type { CircleAbout, CircleHours, CircleView, KnockRefusal } from '@beside/client'
import { listNames } from '#lib/beside/talk/words.ts'
import type { Said } from '#lib/beside/words.ts'
import { whenInWords } from '#lib/ui/time/words.ts'
import { cityOf } from '#lib/words/city-of.ts'

/** The letters that fit. */
export const circleNameMax = 60
export const circleTextMax = 600

export const circlesWords = {
  title: 'Circles',
  intro:
    'A circle is a small group that stays beside each other. A facilitator holds it, and lets people in one by one.',
  nobody:
    'You are in no circle right now. You can begin one. To come into one, you need a link, or you ask one that can be found.',
  begin: 'Begin a circle',
  find: 'Circles that can be found',
  over: 'What is over',
  putAwayFor: (name: string) => `Put ${name} away`,
  putAwayTitle: (name: string) => `Put ${name} away?`,
  putAwayTexts: [
    'It leaves your list, and you cannot read it here again.',
    'The others see nothing of it.'
  ],
  putAnswerAwayText: 'It leaves your list. You can ask again.',
  putAwayConfirm: 'Put it away',
  notNow: 'They wrote to you:',
  askAgain: 'You can ask again later, with a link or where it can be found.',
  takeBack: (name: string) => `Take back what you asked ${name}`,
  takeBackTitle: 'Take your question back?',
  takeBackText: 'The people who hold the circle do not see it any more. Nobody asks why.',
  takeBackConfirm: 'Take it back'
} as const

const seatWords = [
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve'
]
/** For how many people a circle can be. */
export const seatChoices = seatWords.map((_, index) => index + 3)

export function seatsInWords(seats: number): string {
  return `${seatWords[seats - 3] ?? seats} people`
}

/** For how many days words can stay; 0 until the circle ends. */
export const stayChoices = [30, 90, 365, 0]

export function stayInWords(days: number): string {
  if (days === 0) return 'Until the circle ends'
  return days === 365 ? 'For a year' : `For ${days} days`
}

/** What whoever comes in can read. */
export const newcomersChoices = [
  { value: 'all', label: 'All that was said', hint: 'Also what was said before they came.' },
  {
    value: 'from-today',
    label: 'From the day they come in',
    hint: 'What was said before stays with those who were here then.'
  }
] as const

/** As a person reads it who may be let in. */
export function newcomersInWords(newcomers: CircleAbout['newcomers']): string {
  return newcomersChoices[newcomers === 'from-today' ? 1 : 0].label
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** From Monday, 1, to Sunday, 7. */
export const dayChoices = dayNames.map((label, index) => ({ value: `${index + 1}`, label }))

/** "Thursdays and Sundays, 19:00 to 21:00, by the clocks of Berlin". */
export function hoursInWords(hours: CircleHours | null): string {
  if (hours === null) return 'Always'
  const { days, from, to, zone } = hours
  const names = dayNames.filter((_, index) => days.includes(index + 1)).map((day) => `${day}s`)
  const on = days.length === dayNames.length ? 'Every day' : listNames(names)
  return `${on}, ${from} to ${to}, by the clocks of ${cityOf(zone)}`
}

/** What a circle is called, also where its name cannot be read. */
export function nameOfCircle({ about }: Pick<CircleView, 'about'>): string {
  return about.name === '' ? 'A circle' : about.name
}

/** Nothing more happens here by itself: the answer was no, or we are not in it any more. */
export function isCircleOver({ state }: Pick<CircleView, 'state'>): boolean {
  return state === 'not-now' || state === 'left' || state === 'removed'
}

/** Whether one can read in it: what was said, or what was said before. */
export function canReadCircle({ state }: Pick<CircleView, 'state'>): boolean {
  return state === 'in' || state === 'left' || state === 'removed'
}

/**
 * Whether something waits in it: new words, a date to meet, somebody who asks to come in, what the safety team asks,
 * an agreement to say yes to.
 */
export function hasCircleNews(circle: CircleView): boolean {
  const { state, hasNewWords, hasNewPlans, asking, removalAsks, agreement } = circle
  const isAsked = asking.length > 0 || removalAsks.length > 0
  return state === 'in' && (hasNewWords || hasNewPlans || isAsked || !agreement.isAgreed)
}

/** Whether somebody else is in it with us. */
export function isShared({ state, people }: CircleView): boolean {
  return state === 'in' && people.some(({ isMe }) => !isMe)
}

/** How it stands with a circle, in words: never a number (T25). */
export function circleInWords(circle: CircleView, now: number): string {
  switch (circle.state) {
    case 'asking':
      return 'You asked to come in. The answer will show here.'
    case 'not-now':
      return 'The answer is: not now.'
    case 'in':
      return presentInWords(circle, now)
    case 'left':
      return 'You left. You can read it here for 30 days after that.'
    case 'removed':
      return 'You cannot take part for now. Why, and how to ask again, stands inside.'
    case 'could-not-open':
      return 'This could not be opened here. Nothing of it was lost.'
    default:
      return circle.state satisfies never
  }
}

function presentInWords(circle: CircleView, now: number): string {
  const { agreement, asking, removalAsks, hasNewWords, hasNewPlans, lastWordsAt } = circle
  if (removalAsks.length > 0) return 'The safety team asks you something.'
  if (asking.length > 0) return askToComeIn(asking)
  if (!agreement.isAgreed) return 'Its agreement waits for your yes.'
  if (hasNewPlans) return 'There is news of when you meet.'
  if (lastWordsAt === null) return 'No words yet'
  const when = whenInWords(lastWordsAt, now)
  return hasNewWords ? `New words, ${when}` : `Words from ${when}`
}

/** "Noor asks to come in", "Noor and Ade ask to come in". */
export function askToComeIn(asking: readonly { readonly name: string }[]): string {
  const names = asking.map(({ name }) => name)
  return `${listNames(names)} ${asking.length === 1 ? 'asks' : 'ask'} to come in`
}

/** What is said to whoever asks to come in, by a link or without one. */
export const askingWords = {
  beforeTitle: 'Before you ask',
  before: [
    'People here are asked to keep things private, unless a life or a child may be in danger. Even so, a person can remember a screen, or take a picture of it.',
    'This is not an emergency service. Nobody watches it day and night. Help now shows who to call.'
  ],
  note: 'Something the facilitators should know',
  noteHint: 'You can leave this empty. Share only what you want.',
  whoCanSee: 'The people in this circle can see this, with your nickname and your shape.',
  ask: 'Ask to come in',
  asking: 'Asking'
} as const

/** What is said of a circle to whoever may ask, also at the door. */
export const askingAloudWords = {
  ...askingWords,
  stay: stayInWords,
  hours: hoursInWords
} as const

/** Who holds it, as one reads it there: "you and Tom". */
export function holdersInWords({ people }: Pick<CircleView, 'people'>): string {
  const holders = people.filter(({ isFacilitator }) => isFacilitator)
  return listNames(holders.map(({ isMe, name }) => (isMe ? 'you' : name)))
}

/** What is read by whoever cannot take part any more. */
export const removalWords = {
  title: (name: string) => `You cannot take part in ${name} for now`,
  read: 'What was said while you were there stays here for 30 days. Nothing new comes in. Your own words stay with the circle.',
  rule: 'The line of the agreement',
  reason: 'The reason',
  next: 'How to ask again',
  instead: {
    rule: 'None was named.',
    reason: 'None was written.',
    next: 'Nothing was said about it. You can ask with a new link, or where the circle can be found.'
  },
  help: 'This can be hard to read. Help now is at the top, if you want it.'
} as const

/** Why something is not done in a circle, apart from what happens outside. */
export const circleRefusals: Readonly<
  Record<KnockRefusal | 'last-facilitator' | 'too-long' | 'nothing-written', Said>
> = {
  'drop-taken': {
    what: 'Another facilitator is answering them at this moment.',
    next: 'You can look again in a few minutes.'
  },
  'invite-over': {
    what: 'The link they came with is closed by now.',
    next: 'Nothing is lost. You can still let them in: press it once more.'
  },
  'space-full': {
    what: 'All seats of this circle are taken.',
    next: 'Their question stays. You can change for how many people the circle is, up to twelve.'
  },
  'last-facilitator': {
    what: 'A circle is always held by somebody.',
    next: 'You can make another person a facilitator first.'
  },
  'too-long': {
    what: 'Something here is longer than fits.',
    next: 'The field says so. You can shorten it.'
  },
  'nothing-written': { what: 'The circle has no name yet.', next: 'Any words will do.' }
}
