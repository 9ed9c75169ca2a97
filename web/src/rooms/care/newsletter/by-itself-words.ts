import type { ByItself } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

type Notice = ByItself['waiting'][number]

/** Letters that are made of what is new. */
export const byItselfWords = {
  title: 'Send by itself',
  lead: 'New texts and gatherings can go out without a letter from you: a title, one line, a link.',
  isOn: 'It is on.',
  isOff: 'It is off. Only letters that somebody wrote go out.',
  stewardSays: 'A steward turns this on or off.',
  turnOn: 'Send what is new by itself',
  turnOnTitle: 'Send what is new by itself?',
  turnOnTexts: [
    'What is new from now on goes to everybody who chose its topic, in their rhythm.',
    'It waits three hours first. Until then, stewards and editors can keep it back.',
    'Drafts, circles and what you took back are never in it.',
    'If a date is cancelled, we tell those who heard of it after ten minutes.'
  ],
  turnOnConfirm: 'Turn it on',
  turnOff: 'Turn it off',
  isOnNow: 'It is on. What is here already is not sent.',
  isOffNow: 'It is off. Nothing more goes by itself.',
  reading: 'Looking it up',
  waiting: 'Waits to go',
  nothing: 'Nothing new just now.',
  kinds: {
    text: 'A text',
    gathering: 'A gathering',
    off: 'A date that is not held'
  } satisfies Record<Notice['kind'], string>,
  goes: (time: string) => `Goes from ${time} on`,
  held: 'Kept back',
  keepBack: (title: string) => `Keep “${title}” back`,
  letGo: (title: string) => `Let “${title}” go`,
  isKept: 'Kept back. It goes to nobody.',
  goesAfterAll: 'It will go. You can still keep it back for ten minutes.',
  next: 'The next letter',
  nextHint: 'So it looks to somebody who chose every topic. Each gets it in their own language.',
  languages: {
    en: 'In English',
    ar: 'In Arabic',
    es: 'In Spanish'
  } satisfies Record<ByItself['next'][number]['language'], string>
} as const

export const byItselfRefusals: Readonly<Record<string, Said>> = {
  'settings-moved': {
    what: 'It has gone already, or it is not public any more.',
    next: 'The list here is new. Please look at it once more.'
  },
  'no-mail': {
    what: 'This place sends no mail.',
    next: 'Ask whoever runs the server to set it up.'
  }
}
