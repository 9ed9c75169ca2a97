/** Words of the twelve words: shown, printed, looked at together. */

const kitWords = {
  title: 'Your way back in',
  intro:
    'If you forget your passphrase, these twelve words open the door again. We do not have them. Nobody else does.',
  list: 'Your twelve words',
  /** In another language: that the words themselves are English. */
  areEnglish: '',
  keep: 'Write them down, or print them. Keep them where only you look, or with someone you trust.',
  printWarning: 'A printer may keep a copy for a while. Print only where that is all right.',
  printList: 'Print the words alone',
  printSheet: 'Print the whole sheet',
  printHint:
    'The words alone look like any list. The whole sheet also has the address, your sign-in name and a square code.',
  have: 'I have them',
  later: 'Remind me later',
  laterHint: 'Later we cannot show these words again. You can then make twelve new ones.',
  sheetTitle: 'My sheet',
  address: 'Address',
  signInName: 'Sign-in name',
  signInNameToo: 'Write this name down too. You need it with your passphrase to come back.',
  squareCode: 'A square code that holds the twelve words'
} as const

const kitCheckWords = {
  title: 'Shall we look together?',
  text: 'Type two of your words from your own copy. Then you know that it works.',
  word: (position: number) => `Word ${position}`,
  differs: (position: number) =>
    `Your copy may say something else. Look at word ${position} again.`,
  done: 'Done',
  back: 'Show me the words again'
} as const

export const kitPageWords = { kit: kitWords, check: kitCheckWords } as const
