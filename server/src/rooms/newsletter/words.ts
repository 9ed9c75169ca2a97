/** What mails of the newsletter say beside the letters. */
export const newsletterWords = {
  /** Before it is known whose mailbox it is, nothing says what place this is. */
  firstLook: { name: 'Notes', subject: 'Is this you?' },
  ask: (link: string) =>
    `Somebody, perhaps you, asked for mails to this address.\n\nIf it was you, open this page and say yes:\n${link}\n\nIf not, leave it. Then nothing more comes.`,
  askAgain: (link: string) =>
    `This address asked for mails once. The place had to go back to an older copy, and no longer knows who stopped them since.\n\nIf you want them, open this page and say yes:\n${link}\n\nIf not, leave it. Then nothing more comes.`,
  known: (link: string) =>
    `Somebody, perhaps you, asked for mails to this address. They come already.\n\nHere you can change or stop them:\n${link}`,
  several: (count: number) => (count === 1 ? '1 update' : `${count} updates`),
  /** For `Intl`. */
  locale: 'en-GB',
  newText: 'New in the library',
  changedText: 'Changed in the library',
  newGathering: 'A new gathering',
  off: 'This is not held',
  online: 'Online',
  moreDates: (count: number) => (count === 1 ? 'and 1 more date' : `and ${count} more dates`),
  when: (weekday: string, day: string, time: string) => `${weekday} ${day} at ${time}`,
  writtenIn: (what: string, language: string) => `${what} (${language})`,
  parted: '\n\n---\n\n',
  letter: (subject: string, text: string) => `${subject}\n\n${text}`,
  end: (link: string) =>
    `This comes because this address asked for it.\nChange or stop it here:\n${link}`
}

export type MailWords = typeof newsletterWords
