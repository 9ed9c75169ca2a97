/** Words of a circle that is being begun, and of what it says of itself. */

import { dayToCome } from '#lib/ui/time/words.ts'
import { cityOf } from '#lib/words/city-of.ts'
import { seatsInWords, stayInWords } from '../words.ts'

/** The letters that an agreement can hold. */
export const agreementMax = 4000

/** Our own words to begin with. Each line can be changed before anybody reads it. */
export const startingAgreement = [
  'What people share here stays here. We do not repeat names, stories or who is here.',
  'We ask before we bring up the words of somebody else, even with them.',
  'There are limits. A life or a child may be in danger. Then a facilitator may need to tell others. They tell you first, if that is safe.',
  'Words here are sealed. Still, nobody can stop a person from keeping them in mind, or taking a picture of a screen.',
  'We speak for ourselves. We give no advice unless somebody asks for it.',
  'We leave out details of violence and of how people hurt themselves.',
  'You can pass, pause or leave at any time. To pass is to take part.',
  'We record nothing. Tell a facilitator if you know somebody here from outside.'
].join('\n\n')

export const circleFields = {
  name: 'Its name',
  nameHint: 'Such as: Thursday evenings.',
  nameMissing: 'The circle has no name yet. Any words will do.',
  purpose: 'What it is for',
  purposeHint: 'Such as: to get through the evenings together.',
  welcome: 'What is welcome',
  welcomeHint: 'Such as: sleep, grief, small good things.',
  notWelcome: 'What does not belong here',
  notWelcomeHint: 'Such as: details of what somebody lived through.',
  seats: 'For how many people',
  seatsHint: 'With you. Small circles are easier to hold. Nobody goes when you make it smaller.',
  seatsOf: (seats: number) => `Up to ${seatsInWords(seats)}`,
  hours: 'When people can write',
  always: 'Always',
  setTimes: 'At set times',
  setTimesHint: 'At other times people can read. What they typed stays, and waits.',
  days: 'On these days',
  from: 'From',
  to: 'Until',
  zone: 'By which clocks',
  zoneOf: (zone: string) => `The clocks of ${cityOf(zone)}`,
  stay: 'How long words stay',
  stayHint:
    'Then this place erases them, and they leave every screen. Somebody may have kept a copy. What the circle says of itself stays. A shorter time begins after seven days.',
  stayThen: (days: number, next: { readonly days: number; readonly from: number } | null) =>
    next === null
      ? stayInWords(days)
      : `${stayInWords(days)}. From ${dayToCome(next.from)}: ${stayInWords(next.days).toLowerCase()}`,
  newcomers: 'What newcomers can read',
  agreement: 'Our agreement',
  agreementHint: 'Everybody says yes to it before they write. You can change each line.',
  detail: 'May words go into detail?',
  agreementMissing: 'There is no agreement yet. One line is a good start.'
} as const

/** Beside the agreement: who changes it asks everybody for a new yes. */
export const detailChoices = [
  { value: 'no', label: 'No', hint: 'Words can mention hard things, or talk about them.' },
  {
    value: 'yes',
    label: 'Yes',
    hint: 'With a note that says “in detail”, so that each can choose.'
  }
] as const

export const beginCircleWords = {
  title: 'Begin a circle',
  intro:
    'You are the first in it, and you hold it. That is what a facilitator does. Later you can share that with somebody inside.',
  whoCanSee: 'Those inside can see this, and so can whoever holds a link to the circle.',
  goOn: 'Go on',
  back: 'Back',
  lookTitle: 'Before the circle begins',
  whoSees: (name: string) =>
    `Who: those inside, and whoever holds a link. They see all of this, your nickname, ${name}, and your shape.`,
  whatSees: 'What people say in the circle is for those inside alone.',
  newcomersSee: 'Whoever comes in later can read it too.',
  newcomersSeeNot:
    'Whoever comes in later reads from that day on. You can change this for the time after.',
  until: (days: number) =>
    `Until when: words stay ${stayInWords(days).toLowerCase()}. When the last person leaves, the circle closes.`,
  nobodyYet: 'Nobody is asked yet. You make links for that, one for each person.',
  two: 'A circle is lighter with two who hold it. You can ask a second person once they are in.',
  make: 'Begin it'
} as const
