import type { LetterWords, StewardLetter } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

/** Letters of the newsletter, as stewards and editors write them. */
export const letterWords = {
  title: 'News by mail',
  lead: 'You write a letter, and it goes to everybody who asked for its topic. Nobody sees who they are.',
  whoSees:
    'Once it is sent, everybody can read it, also on the public page. Until then, stewards and editors.',
  readers: (tens: number) => `More than ${tens - 1} people get mails from here.`,
  fewReaders: 'Fewer than ten people get mails from here, or none yet.',
  isNotSent:
    'This place sends no mail. Whoever runs the server can set that up: docs/operating.md says how.',
  isHeld: 'No letter leaves yet: this place went back to a backup, and a steward has not said yes.',
  reading: 'Looking it up',
  write: 'Write a letter',
  openTitle: 'Not sent yet',
  sentTitle: 'Sent',
  nothing: 'Nothing yet.',
  topic: 'What is it about?',
  topics: {
    news: 'News of this place',
    articles: 'Articles and guides',
    gatherings: 'Gatherings'
  } satisfies Record<LetterWords['topic'], string>,
  subject: 'Its subject',
  subjectHint: 'It shows in a list of mails. Somebody may look over their shoulder. Name nobody.',
  text: 'The letter',
  textHint: 'Plain text. A whole address, like https://place.example, becomes a link by itself.',
  save: 'Keep it as a draft',
  saved: 'Kept. Only stewards and editors see it.',
  missing: 'A letter needs a topic, a subject and words.',
  leave: 'Leave it as it was',
  leaveText: 'What you changed here goes. What was kept stays.',
  close: 'Close it',
  tryTitle: 'See how it comes',
  tryTo: 'An address of yours',
  tryHint: 'One mail goes there. Nobody keeps the address.',
  tryIt: 'Send me one',
  tried: 'It is on its way to you.',
  send: 'Send it',
  sendTitle: 'Send this letter?',
  sendTexts: (topic: string) => [
    `It goes to everybody who asked for: ${topic}.`,
    'It leaves in ten minutes, or at the time you choose. Until then you can take it back.'
  ],
  stewardSends: 'A steward looks at it, and sends it.',
  sendAt: 'At a time, if you like',
  sendAtMissing: 'Choose a time that is still to come, within a year.',
  sendConfirm: 'Send it',
  goOn: (subject: string) => `Go on with “${subject}”`,
  takeBack: (subject: string) => `Take “${subject}” back`,
  takenBack: 'Taken back. It is a draft again.',
  isSending: 'It will go. Until then you can take it back.',
  throwAway: (subject: string) => `Throw “${subject}” away`,
  throwAwayTitle: 'Throw this draft away?',
  throwAwayTexts: ['Nobody can bring it back.'],
  throwAwayConfirm: 'Throw it away',
  thrown: 'It is gone.',
  takeOff: (subject: string) => `Take “${subject}” off the page`,
  takeOffTitle: 'Take this letter off the page?',
  takeOffTexts: [
    'Nobody reads it here any more, and nobody new gets it.',
    'Whoever has the mail keeps it. Nobody can bring the words back.'
  ],
  takeOffConfirm: 'Take it off',
  state: (letter: StewardLetter, time: string) =>
    ({
      draft: 'A draft',
      waiting: `Goes ${time}`,
      leaving: 'On its way. Some have it, others get it soon.',
      out: `Sent on ${time}`
    })[letter.state],
  read: (subject: string) => `Read “${subject}”`,
  back: 'Back to Care'
} as const

export const letterRefusals: Readonly<Record<string, Said>> = {
  'settings-moved': {
    what: 'Somebody else changed this letter, or sent it.',
    next: 'What you typed stays here. Copy it, close this letter, and look at theirs.'
  },
  'too-many': {
    what: 'There is no room for one more letter.',
    next: 'Throw away drafts that nobody needs, then try again.'
  },
  'no-mail': {
    what: 'This place sends no mail.',
    next: 'Ask whoever runs the server to set it up.'
  },
  'not-sent': {
    what: 'The mail host did not take it.',
    next: 'Look at the address, and try again in a few minutes.'
  },
  'bad-request': {
    what: 'We could not read that address.',
    next: 'Write it as name@mail.example.'
  }
}
