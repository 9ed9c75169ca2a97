/** What a mail says. It holds no name of the place and no link: whoever opens it may not be alone. */
export const nudgeWords = {
  update: 'You have an update.',
  /** Of the mail with the code: only later does a person choose. */
  firstLook: { name: 'Notes', subject: 'Your code' },
  code: (digits: string) =>
    `Your code is ${digits}.\n\nIf you did not ask for it, you can leave it.`
} as const
