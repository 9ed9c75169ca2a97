import type { NewsletterRhythm, NewsletterTopic } from '@beside/contract'

/** The newsletter: for anybody, with no account. */
export const newsletterWords = {
  title: 'News by mail',
  lead: 'We can write to you when there is something new. You need no account for it.',
  none: 'This place sends no mail for now. What is new stands on its pages.',
  away: 'We cannot reach the server at the moment. Try again in a while.',
  to: 'Your e-mail address',
  toMissing: 'Write the whole address, like name@mail.example.',
  toHint: 'One that nobody else reads, if you have one.',
  topicsTitle: 'What would you like to hear of?',
  topics: {
    news: 'News of this place',
    articles: 'New articles and guides',
    gatherings: 'Gatherings'
  } satisfies Record<NewsletterTopic, string>,
  topicsMissing: 'Choose one thing at least.',
  inLanguage: 'What we add to a letter comes in the language of this page.',
  rhythmTitle: 'How often at most?',
  rhythms: {
    each: 'As it comes',
    weekly: 'Once a week',
    monthly: 'Once a month'
  } satisfies Record<NewsletterRhythm, string>,
  lookTitle: 'If others see your mail',
  lookLead:
    'A list of mails shows who wrote, and a line about what. Choose both here, so that they say nothing. The text inside stays as it is.',
  lookName: 'Who it seems to be from',
  lookSubject: 'What it seems to be about',
  lookMissing: 'Fill in both of these, or neither.',
  lookNote: 'The address it comes from stays the same.',
  whoTitle: 'Who learns what',
  who: [
    'Your address is locked away here, tied to no account. Whoever runs the server could open it. When you stop, it is gone.',
    'Whoever carries your mail sees that this place writes to you, and can read it.',
    'No picture and no link tells us that you read it.'
  ],
  send: 'Ask for it',
  askedTitle: 'Thank you',
  asked:
    'If this address can get mail, one is on its way. Open the link in it, and it begins. The link works for three days.',
  askedNot: 'No mail after some minutes? Look among unwanted mail, or ask again tomorrow.',
  toLetters: 'What we wrote before',
  letters: 'What we wrote so far',
  noLetters: 'Nothing yet.',
  back: 'Back to news by mail',
  yesTitle: 'Shall it begin?',
  yesLead: 'Then we write to the address that got this link. You can stop at any time.',
  yesTopics: (topics: string, rhythm: string) => `You would hear of: ${topics}. ${rhythm}.`,
  yesLook: (name: string, subject: string) =>
    `It would seem to be from “${name}”, about “${subject}”.`,
  yes: 'Yes, write to me',
  begunTitle: 'It begins',
  begun: 'Thank you for wanting to hear from us. Each mail has a link to change it or to stop.',
  ownTitle: 'Your mails from here',
  ownLead: 'Whoever has this link can change this, or stop it. It does not show your address.',
  save: 'Save',
  saved: 'Saved.',
  stopTitle: 'Stop all of it',
  stopLead: 'Your address is then gone from here.',
  stop: 'Stop, and forget my address',
  stoppedTitle: 'It has stopped',
  stopped: 'Your address is gone from here. You can come back at any time.',
  overTitle: 'This link does not work any more',
  over: 'It may be too old, or it has stopped already. You can ask once more.',
  again: 'Ask once more',
  sentOn: (day: string) => `Sent on ${day}`,
  notWhole: {
    what: 'One of the answers is not whole yet.',
    next: 'Look at what stands beside it.'
  },
  noMail: { what: 'This place sends no mail for now.', next: 'What is new stands on its pages.' },
  slowDown: {
    what: 'That was asked many times in a row.',
    next: 'Wait a minute, then try again.'
  },
  otherTrouble: { what: 'That did not work yet.', next: 'Try again in a moment.' }
} as const
