import type { TextLanguage, TextTopic } from '@beside/contract'

/** The texts that everybody can read, as stewards and editors write them. */
export const careLibraryWords = {
  title: 'Texts for everybody',
  lead: 'Anybody can read what is shown here, without an account. Nobody is told who wrote it. Some came with Beside: you can change those, or take them back.',
  read: 'See the page as others do',
  reading: 'Fetching the texts',
  dueTitle: 'To be read through again',
  due: (day: string) => `It was to be read through again by ${day}.`,
  waitingTitle: 'Waiting for their time',
  allTitle: 'The texts',
  nothing: 'There is no text here yet.',
  begin: 'Write a new text',
  open: (title: string) => `Open ${title}`,
  standing: {
    shown: 'Shown.',
    withdrawn: 'Taken back. Nobody can read it.',
    draft: 'A draft. Nobody else can read it.',
    changed: 'You or others wrote it anew. That is not shown yet.',
    ours: 'It came with Beside.',
    next: (when: string) => `The next words are shown from ${when}.`
  },
  back: 'Back to Care',

  newTitle: 'A new text',
  slug: 'Its address',
  slugHint:
    'Small letters, numbers and dashes, such as evening-walk. Choose one that tells little: others may see it in a browser. A translation ends in -ar or -es.',
  slugWrong: 'Use small letters, numbers and dashes.',
  standsAt: (slug: string) => `It stands at /library/${slug}`,
  language: 'In which language?',
  topic: 'Under what does it stand?',
  name: 'The title',
  nameMissing: 'A title is needed.',
  summary: 'What it is about, in a line or two',
  summaryMissing: 'A line is needed, so that people can choose.',
  body: 'The text',
  bodyHint:
    'In Markdown. A line that begins with ## is a heading. [1] leads to the first source. HTML is shown as letters.',
  bodyMissing: 'There is nothing to read yet.',
  notesTitle: 'Content notes',
  sources: 'Sources',
  sourcesHint: 'One on each line. Its web address comes last, if it has one.',
  sourcesWrong: 'One of these lines has no words before its address, or there are too many.',
  by: 'Written by',
  byHint: 'A name as you wish it, or nothing. Everybody can read it.',
  reviewedOn: 'Read through on',
  reviewBy: 'To be read through again by',
  daysWrong: 'This day comes before the one on which it was read through.',

  preview: 'Show how it reads',
  previewTitle: 'How it reads',
  ease: (minutes: number, age: number | null) =>
    [
      `About ${minutes === 1 ? 'a minute' : `${minutes} minutes`} to read.`,
      ...(age === null ? [] : [`Most people from about age ${age} can follow.`])
    ].join(' '),

  pictureTitle: 'A picture',
  pictureLead:
    'It is folded until somebody opens it. Where and when it was taken is left out. PNG, JPEG or WebP, up to 500 KB.',
  pictureFile: 'The picture',
  pictureAlt: 'What can be seen in it',
  pictureAltHint: 'For people who do not see it, or do not want to.',
  pictureAltMissing: 'Say what can be seen in it first.',
  pictureNone: 'Choose a picture first.',
  pictureAdd: 'Put it at the end of the text',
  pictureAdded: 'The picture is at the end of the text. You can move its line.',

  showTitle: 'When is it shown?',
  showing: {
    keep: 'Not yet: keep it as a draft',
    show: 'Now',
    later: 'Later'
  },
  from: 'From when?',
  fromMissing: 'Choose a day and a time that are still to come.',
  why: 'What changed, in a line',
  whyHint: 'Everybody can read this line once the words are shown.',
  save: 'Save',
  saved: 'Saved.',
  notSaved: 'What you typed is not saved yet. It stays here while this page is open.',
  leave: 'Leave it as it was',
  leaveText: 'What you typed here goes. What is saved stays.',

  revisionsTitle: 'How it was written before',
  revision: (number: number) => `Way ${number}`,
  cameWith: 'It came with Beside.',
  madeOn: (day: string) => `Written on ${day}.`,
  shownFrom: (when: string) => `Shown from ${when}.`,
  notShown: 'Not shown.',
  bring: 'Bring these words back',
  bringSpoken: (number: number) => `Bring these words back: way ${number}`,
  brought: (number: number) => `These are the words of way ${number}. Save them to use them.`,
  bringLoses: 'What you typed and did not save goes.',
  withhold: 'Take these words from readers',
  withholdSpoken: (number: number) => `Take these words from readers: way ${number}`,
  withholdTexts: [
    'Everybody can read what a text said before. With this, nobody reads these words any more.',
    'The day and your reason stay, for everybody to read.',
    'If they are shown now, they go as soon as something newer is shown.'
  ],
  withholdConfirm: 'Take them',
  withheld: (day: string) => `Taken from readers on ${day}.`,
  withheldNow: (number: number) => `Nobody can go back to way ${number} now.`,
  giveBack: 'Let readers see them again',
  giveBackSpoken: (number: number) => `Let readers see them again: way ${number}`,
  givenBack: (number: number) => `Everybody can go back to way ${number}.`,
  reason: 'Why, in a line',
  reasonHint: 'Everybody can read this line. Name nobody in it.',
  reasonMissing: 'A line why is needed, for everybody to read.',

  keepBack: 'Do not show it then',
  keptBack: 'Nothing waits any more. It is a draft.',
  withdraw: 'Take this text back',
  withdrawTitle: 'Take this text back?',
  withdrawTexts: [
    'Nobody can read it any more, nor its pictures. Its page says on which day it was taken back, and why.',
    'All that was written stays here. You can show it again at any time.'
  ],
  withdrawConfirm: 'Take it back',
  withdrawn: 'Nobody can read this text now.',
  toList: 'Back to all texts',

  pictures: 'Pictures',
  picturesLead: 'A picture goes for good. One that a text holds, or could show again, stays.',
  picturesNone: 'There is no picture here.',
  picture: (number: number) => `Picture ${number}`,
  pictureFree: 'In no text that can be shown.',
  pictureIn: (slugs: readonly string[]) => `In ${slugs.join(', ')}.`,
  pictureRemove: 'Remove this picture',
  pictureRemoveSpoken: (number: number) => `Remove this picture: ${number}`,
  pictureRemoveTexts: ['It goes for good, from this place and its store.'],
  pictureRemoveConfirm: 'Remove it',
  pictureRemoved: 'The picture is gone.',
  pictureShow: (number: number) => `Show picture ${number}`
} as const

export const languageNames: Readonly<Record<TextLanguage, string>> = {
  en: 'English',
  ar: 'Arabic',
  es: 'Spanish'
}

export const topicNames: Readonly<Record<TextTopic, string>> = {
  grounding: 'For hard hours',
  relationships: 'Being with others',
  safety: 'Staying private',
  helpers: 'For people who help'
}

export const textRefusals = {
  'text-moved': {
    what: 'Somebody else wrote this text anew meanwhile.',
    next: 'Their words stand below. Save again to put yours in their place.'
  },
  'too-many': {
    what: 'There is no room for more just now.',
    next: 'Use fewer pictures, or change a text that is there.'
  },
  'words-for-picture': {
    what: 'A picture in it has no words for people who do not see it.',
    next: 'Write them between the brackets in front of it.'
  },
  'picture-used': {
    what: 'A text holds this picture meanwhile.',
    next: 'Take it out of the text first, and its earlier words from readers.'
  },
  'picture-refused': {
    what: 'This picture cannot be used here.',
    next: 'Save it as PNG, JPEG or WebP without movement, and try again.'
  },
  'too-large': {
    what: 'This picture is larger than fits.',
    next: 'Make it smaller, up to 500 KB, and try again.'
  },
  'clock-unsure': {
    what: 'This place is not sure what time it is.',
    next: 'Keep it as a draft, and show it in a while.'
  },
  'bad-request': {
    what: 'Something in it is longer than fits, or its time has passed.',
    next: 'Look at the fields and the day, then save again.'
  }
} as const
