/** The two people of the demo, what they say to each other in a week, and what is printed about it. */
import { LISTENING_DEFAULTS } from '@beside/contract'

export const noor = {
  nickname: 'Noor',
  shape: { form: 'lamp', colour: 'clay' },
  signInName: 'noor-quiet-harbour',
  passphrase: 'a low radio in the evening'
} as const

export const sam = {
  nickname: 'Sam',
  shape: { form: 'hill', colour: 'moss' },
  signInName: 'sam-amber-garden',
  passphrase: 'two cups of tea at ten'
} as const

export const place = {
  name: 'The Lantern',
  outsideContact: 'The person who showed you this demo',
  exitTo: null,
  promises: {
    hours: 'Whenever you try it',
    replyTimes: 'At once, by yourself',
    limits: 'A demo: please write nothing real'
  },
  closesOn: null,
  listening: LISTENING_DEFAULTS
} as const

export const bond = {
  relationWords: '',
  agreement: {
    purpose: 'To have someone beside me in the evenings.',
    pace: 'A few lines when we can. No need to answer the same day.'
  },
  note: 'I would like you beside me in this. You can say no, and nothing changes between us.'
} as const

export type Step = {
  readonly daysAgo: number
  /** Hours and minutes, as the clock on the wall shows them. */
  readonly at: string
  readonly by: 'noor' | 'sam'
} & Act

type Act =
  | { readonly say: string; readonly notes?: readonly string[] }
  /** What was said is named by how it begins. */
  | { readonly acknowledge: string; readonly key: 'hear' | 'believe' | 'not-alone' | 'sitting' }
  | { readonly edit: string; readonly to: string }
  | { readonly takeBack: string }

export const week: readonly Step[] = [
  {
    daysAgo: 7,
    at: '19:40',
    by: 'noor',
    say: 'Hi Sam. Thank you for coming here. It feels odd to write it down, and also lighter.'
  },
  {
    daysAgo: 7,
    at: '19:52',
    by: 'sam',
    say: 'I am glad you asked me. There is no right way to do this. We have time.'
  },
  {
    daysAgo: 6,
    at: '21:15',
    by: 'noor',
    say: 'The evenings are the long part. I put the radio on low, and that helps a bit.'
  },
  { daysAgo: 6, at: '21:28', by: 'sam', acknowledge: 'The evenings', key: 'hear' },
  {
    daysAgo: 6,
    at: '21:30',
    by: 'sam',
    say: 'Low radio sounds good. Would it help if I sent a line around nine now and then? You would not need to answer.'
  },
  { daysAgo: 6, at: '21:34', by: 'noor', say: 'Yes. I would like that.' },
  {
    daysAgo: 5,
    at: '21:00',
    by: 'sam',
    say: 'A line at nine: the cat from next door sat on my bread dough. It has paw prints now. 🐾'
  },
  {
    daysAgo: 5,
    at: '21:20',
    by: 'noor',
    say: 'I laughed out loud. That was the first time this week. Please thank the cat.'
  },
  {
    daysAgo: 4,
    at: '20:05',
    by: 'noor',
    say: 'I had the appointment today. The waiting room smelled like the old hospital, and I stepped outside for a while. Then I went back in. That is all I want to say about it for now.',
    notes: ['medical:mention']
  },
  { daysAgo: 4, at: '20:19', by: 'sam', acknowledge: 'I had the appointment', key: 'sitting' },
  {
    daysAgo: 4,
    at: '20:26',
    by: 'sam',
    say: 'You stepped out, and you went back when you could. I am with you, as far away as I am. You don’t need to say more.'
  },
  { daysAgo: 4, at: '20:40', by: 'noor', say: 'That was the right amount of words.' },
  { daysAgo: 3, at: '12:58', by: 'sam', say: 'Have you tried going to bed earlier?' },
  { daysAgo: 3, at: '13:04', by: 'sam', takeBack: 'Have you tried' },
  {
    daysAgo: 3,
    at: '13:06',
    by: 'sam',
    say: 'I took that back. You had not asked for advice. What would help right now: company, or quiet?'
  },
  {
    daysAgo: 3,
    at: '18:22',
    by: 'noor',
    say: 'Thank you for noticing. Company, please. Tell me about your garden.'
  },
  {
    daysAgo: 3,
    at: '18:31',
    by: 'sam',
    say: 'The beans are up, all crooked. I planted them in the dark, and it shows.'
  },
  {
    daysAgo: 2,
    at: '08:10',
    by: 'noor',
    say: 'I slept five hours in one piece. I wanted somebody to know.'
  },
  { daysAgo: 2, at: '08:45', by: 'sam', acknowledge: 'I slept five', key: 'hear' },
  { daysAgo: 2, at: '08:46', by: 'sam', say: 'Five in one piece is good news to wake up to.' },
  {
    daysAgo: 1,
    at: '18:30',
    by: 'noor',
    say: 'Would you walk with me on Saturday? The short way round the pond. I may want to turn back half way.'
  },
  {
    daysAgo: 1,
    at: '18:33',
    by: 'noor',
    edit: 'Would you walk',
    to: 'Would you walk with me on Sunday? The short way round the pond. I may want to turn back half way.'
  },
  {
    daysAgo: 1,
    at: '18:50',
    by: 'sam',
    say: 'Sunday it is. Half way is a good walk. Three steps is a walk too. I bring two cups of tea.'
  },
  { daysAgo: 1, at: '19:02', by: 'noor', acknowledge: 'Sunday it is', key: 'not-alone' }
]

export const plan = {
  signs: 'I stop answering. My shoulders go up. The room feels far away.',
  'by-myself': 'Radio on low. Cold water on my hands. Count five blue things.',
  'places-and-company': 'The bench at the pond. The library, second floor.',
  'people-to-tell': 'Sam. My sister, on Sundays.',
  services: '',
  surroundings: 'Lamp on in the hall. Phone beside the bed, face down.',
  remember: 'It passes. It has always passed. The cat exists.'
} as const

export const notes = 'Beans: ask Sam for some. Sunday, ten, the gate by the pond.'

export const demoWords = {
  preparing: 'A week is being written. This takes a few seconds.',
  running: 'A community to try things in. Open it in a browser:',
  twoPeople: 'Two people are here. Sign in as either of them:',
  twoWindows: 'To be both at once, use a second, private window.',
  thrownAway: 'Nothing is kept: all of it goes when you stop with Ctrl+C.'
} as const

export function describePerson(person: {
  readonly nickname: string
  readonly signInName: string
  readonly passphrase: string
}): readonly string[] {
  return [
    `  ${person.nickname}`,
    `    sign-in name   ${person.signInName}`,
    `    passphrase     ${person.passphrase}`
  ]
}

/** Who listens, for the pictures of being heard. */
export const lena = {
  nickname: 'Lena',
  shape: { form: 'leaf', colour: 'sky' },
  signInName: 'lena-open-window',
  passphrase: 'a lamp left on for you'
} as const

export const toBeHeard = {
  help: 'listen',
  when: 'today',
  language: 'en',
  wishes: [],
  notes: [],
  isClose: false,
  words: 'The quiet after nine gets loud. I would like somebody to be there for a while.',
  name: noor.nickname,
  keptBy: 'me'
} as const

/** What is said then, first by who listens. */
export const whileHeard = [
  'Hi Noor. I read what you wrote. I am here, and you have time.',
  'Thank you. I do not know where to begin.',
  'You can begin anywhere, or sit here with me without words. What is the quiet like tonight?',
  'Like a room that somebody has left.'
] as const

/** For everybody: a code holds a seat, and nobody's name. */
export const soup = {
  language: 'en',
  title: 'Soup on a long table',
  text:
    'We cook together and eat at one table. You can talk, or only stir.\n\n' +
    'Come late, leave early, or sit near the door. All of it is fine.',
  access: 'No steps. There is a quiet room with a low lamp.',
  spoken: 'English, and some Arabic',
  place: 'The hall behind the library, second door',
  isOnline: false,
  zone: 'Europe/London',
  series: { every: 'week', step: 1, end: { by: 'times', times: 4 } },
  seats: 12,
  hasWaitingList: true,
  askUntil: 2,
  neutral: 'Appointment'
} as const

/** The circle that Noor holds. */
export const thursday = {
  about: {
    name: 'Thursday walkers',
    purpose: 'To walk a little, with people who know what a hard week is.',
    welcome: 'Quiet company, small talk, silence.',
    notWelcome: 'Advice that nobody asked for.',
    seats: 8,
    hours: null,
    newcomers: 'from-today'
  },
  agreement: 'We speak for ourselves. What is said here stays here.'
} as const

export const walk = {
  what: 'A slow walk by the pond',
  time: '17:30',
  zone: 'Europe/London',
  minutes: 60,
  place: 'The gate by the pond',
  link: '',
  access: 'The path is flat. There are benches on the way.',
  notes: [],
  rhythm: 'weekly',
  times: 6,
  seats: 8
} as const
