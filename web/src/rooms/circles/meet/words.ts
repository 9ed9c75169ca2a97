/** Words of when a circle meets. */
import type { GatheringAnswer, GatheringPlan, GatheringReminder, PlanRefusal } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'
import { seatsInWords } from '../words.ts'

/** The letters that fit. */
export const meetMax = { what: 80, place: 200, access: 300, reason: 300 } as const

export const meetWords = {
  title: 'When we meet',
  nextTitle: 'When we meet next',
  none: 'No date is planned right now.',
  noneHolder: 'No date is planned right now. You can plan one, for once or for many weeks.',
  toMeet: 'Look at the dates',
  plan: 'Plan a gathering',
  toCircle: 'Back to the circle',
  mine: {
    yes: 'You said that you will be there.',
    no: 'You said that you can’t.',
    unsure: 'You said that you are not sure.'
  } satisfies Record<GatheringAnswer, string>,
  whoCanSee:
    'Everybody in this circle can see what you say here, with your name, and whoever comes in later. You can change it.',
  nothingAsked: 'You can also say nothing. Nobody sees who said nothing.',
  clocksOf: (city: string) => `By the clocks of ${city}:`,
  moved: 'This date is at another time now.',
  before: (when: string) => `It was to be on ${when}.`,
  calledOff: 'This date is called off.',
  why: 'Why:',
  askedAgain: 'You said yes to the time before. Does this one suit you too?',
  place: 'Where',
  link: (host: string) => `Open the link to ${host}`,
  linkHint: 'It leads out of here. Whoever runs that page can see that you come.',
  access: 'Getting in, and what helps',
  rhythm: {
    once: 'Once',
    weekly: 'Each week',
    fortnightly: 'Every two weeks',
    monthly: 'Each month, on the same weekday'
  } satisfies Record<GatheringPlan['rhythm'], string>,
  seats: (seats: number) =>
    `There is room for ${seats === 2 ? 'two people' : seatsInWords(seats)}. Whoever says yes after that is on a list, and moves up when somebody cannot come.`,
  waiting: 'You are on the list for a seat. It says so here once there is one.',
  ask: (day: string) => `Will you be there on ${day}?`,
  answers: {
    yes: 'I will be there',
    no: 'I can’t',
    unsure: 'Not sure'
  } satisfies Record<GatheringAnswer, string>,
  saidTitles: {
    yes: 'Will be there',
    waiting: 'On the list for a seat',
    unsure: 'Not sure',
    no: 'Can’t be there'
  },
  me: 'You',
  later: 'Later dates',
  remind: 'Shall Today remind you?',
  remindHint:
    'Only you can see this. Today says it when you open it. No message goes out, so no server learns when you meet.',
  reminders: {
    never: 'No reminder',
    day: 'A day before',
    hour: 'An hour before'
  } satisfies Record<GatheringReminder | 'never', string>,
  calendar: {
    title: 'Into my calendar',
    text: 'The file says when, and “Appointment”. It says nothing of who, what or where.',
    warning:
      'Others can often look into a calendar: on a shared device, at work, or where it is kept online. A file stays on this device until you delete it.',
    changes: 'When a date changes, your calendar does not hear of it.',
    make: 'Make a calendar file',
    ready: 'The file is ready.',
    save: 'Save the calendar file',
    eventTitle: 'Appointment'
  }
} as const

/** What those who hold the circle do with a date. */
export const changeWords = {
  move: 'Move this date',
  moveTitle: 'Move this date to another time?',
  moveTexts: ['Everybody here reads it, with your reason. Whoever said yes is asked again.'],
  moveConfirm: 'Move it now',
  moved: 'The date is moved. Everybody here can read it now.',
  day: 'The new day',
  time: 'The new time',
  timeHint: (city: string) => `By the clocks of ${city}.`,
  timeMissing: 'When is it then? A day and a time are enough.',
  callOff: 'Call this date off',
  callOffTitle: 'Call this date off?',
  callOffTexts: ['Everybody here reads it, with your reason. The other dates stay.'],
  callOffConfirm: 'Call it off now',
  calledOff: 'The date is called off. Everybody here can read it now.',
  all: 'Call all dates off',
  allTitle: 'Call all dates of this off?',
  allTexts: ['Everybody here reads it, with your reason. You can plan anew at any time.'],
  reason: 'Why',
  reasonHint: 'Everybody in this circle can see it. A few words are enough.',
  reasonMissing: 'A reason is asked for here. “Something came up” is enough.'
} as const

/** What those who hold the circle write anew, while the dates stay. */
export const changePlanWords = {
  change: 'Change what it is',
  changeOf: (what: string) => `Change what it is: ${what}`,
  title: 'Change what it is',
  lead: 'The dates stay, and so does who said yes. Everybody here can read the change.',
  save: 'Keep this change',
  saved: 'It is changed. Everybody here can read it now.',
  leave: 'Leave it as it was',
  leaveText: 'What you changed here goes. The plan stays as it was.'
} as const

export const planWords = {
  title: 'Plan a gathering',
  intro: 'Those who hold a circle plan when it meets. Everybody inside reads it.',
  what: 'What it is',
  whatHint: 'Such as: tea by the lake, or our Thursday call.',
  whatMissing: 'It has no name yet. Any words will do.',
  date: 'The day',
  dateMissing: 'There is no day yet.',
  time: 'When it begins',
  timeMissing: 'There is no hour yet.',
  zone: 'By whose clocks',
  zoneOf: (city: string) => `The clocks of ${city}`,
  zoneHint: 'Everybody reads it by their own clocks too. It keeps its hour when clocks change.',
  minutes: 'How long',
  place: 'Where',
  placeHint: 'A place, or “by phone”. You can leave this empty.',
  link: 'A link',
  linkHint: 'For a call, such as https://meet.example/room. You can leave this empty.',
  access: 'Getting in, and what helps',
  accessHint: 'Such as: a lift, no steps, captions, a quiet room. You can leave this empty.',
  rhythm: 'How often',
  ends: 'For how long',
  endsTimes: 'So many times',
  endsDay: 'Until a day',
  times: 'How many times',
  timesOf: (times: number) => `${times} times`,
  lastDay: 'The last day',
  seats: 'Room for',
  everybody: 'Everybody in the circle',
  seatsOf: (seats: number) => (seats === 2 ? 'Two people' : capital(seatsInWords(seats))),
  addNotes: 'Add a note: about…',
  notesDone: 'Done',
  whoCanSee: 'Everybody in this circle can see this, and whoever comes in later.',
  make: 'Plan it',
  back: 'Not now',
  backText: 'What you wrote here goes. Nothing is planned.'
} as const

export const minuteChoices = [30, 45, 60, 90, 120, 180, 240, 480].map((minutes) => ({
  value: `${minutes}`,
  label: lengthInWords(minutes)
}))
export const timesChoices = [2, 3, 4, 5, 6, 8, 10, 12, 20, 26, 52].map((times) => ({
  value: `${times}`,
  label: planWords.timesOf(times)
}))

/** Why something is not planned, moved or answered. */
export const meetRefusals: Readonly<Record<PlanRefusal, Said>> = {
  'nothing-written': { what: 'Some words are missing here.', next: 'Any words will do.' },
  'too-long': { what: 'Something here is longer than fits.', next: 'You can shorten it.' },
  'not-a-time': {
    what: 'That time is over, or more than a year away.',
    next: 'You can choose another day. For more than a year, plan it anew later.'
  },
  'ends-before': {
    what: 'The last day is before the first one.',
    next: 'You can choose a later day, or say how many times.'
  },
  'not-an-address': {
    what: 'The link is no web address that begins with https.',
    next: 'You can look at it again, or leave it empty.'
  },
  'too-many': {
    what: 'Many dates of yours stand here already.',
    next: 'There is room again once some of them are over.'
  },
  'not-now': {
    what: 'This changed while you looked at it.',
    next: 'You can look at the dates again.'
  }
}

/** A plan is written anew over what it is now: what somebody else changed is not taken back unseen. */
export const changePlanRefusals: Readonly<Record<PlanRefusal | 'changed-elsewhere', Said>> = {
  ...meetRefusals,
  'changed-elsewhere': {
    what: 'The same part of this plan was changed meanwhile, so yours is not kept yet.',
    next: 'The plan above is the newest. Copy your words, leave it as it was, then begin again.'
  }
}

/** What Today says. */
export const toldWords = {
  title: 'When you meet',
  soon: (circle: string) => `${circle} meets soon`,
  moved: (circle: string) => `${circle} meets at another time`,
  'called-off': (circle: string) => `${circle} does not meet then`,
  look: 'Look at the dates',
  lookOf: (circle: string) => `of ${circle}`,
  read: 'I have read it'
} as const

export function lengthInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${minutes} minutes`
  const whole = hours === 1 ? 'An hour' : `${hours} hours`
  if (rest === 0) return whole
  if (rest === 30) return hours === 1 ? 'An hour and a half' : `${hours} and a half hours`
  return `${whole} and ${rest} minutes`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
