import { pieceWords } from '#lib/ui/pieces/words.ts'

/** What stands around a text, in English. */
export const textWords = {
  inThisLanguage: 'Read this in English',
  minutes: (minutes: number) =>
    `About ${minutes === 1 ? 'a minute' : `${minutes} minutes`} to read`,
  age: (age: number) => `Written so that most people from about age ${age} can follow`,
  reviewed: (day: string) => `Read through on ${day}`,
  by: (name: string) => `Written by ${name}`,
  isDue: 'This text was to be read through again by now. Some of it may be out of date.',
  notes: (said: string) => `${said}. You can choose whether to read it.`,
  unfold: 'Show the text',
  sources: 'Sources',
  sourcesOutside:
    'These links open other sites, outside this place. They are not told where you came from.',
  signsOut: 'On a shared device, opening one signs you out here. Unsent words go then.',
  history: 'What was changed, and when',
  cameWith: 'It came with this software.',
  shownOn: (day: string) => `Shown from ${day}.`,
  readBefore: 'Read what it said then',
  wordsTaken: (day: string) => `These words were taken back on ${day}.`,
  takenTitle: 'These words are not shown any more',
  saidFromUntil: (from: string, until: string) =>
    `This is what the text said from ${from} until ${until}. Now it says something else.`,
  saidUntil: (until: string) =>
    `This is what the text said until ${until}. Now it says something else.`,
  stillSo: 'This is what the text says now.',
  toNow: 'Read what it says now',
  pass: 'Pass it on',
  passText: 'A plain link, the same for everybody. It does not say who gave it.',
  link: 'The link',
  showCode: 'Show a code',
  code: 'A square code with the same link',
  back: 'All texts',
  withdrawnTitle: 'This text is not shown any more',
  takenBack: (day: string) => `Taken back on ${day}.`,
  withdrawn: 'The people who look after this place took it back. Other texts are still here.',
  pieces: pieceWords
}

export type TextPageWords = typeof textWords
