/** Words of the notes for oneself. */

export const notesWords = {
  title: 'Notes for myself',
  label: 'My notes',
  intro: 'A page of your own. Nobody answers, nobody counts.',
  placeholder: 'Take your time',
  whoCanSee: 'Only you can see this',
  device: 'On a shared device nothing of it stays when you leave.',
  save: 'Save',
  savedWhen: (when: string) => `Saved ${when}.`,
  notSaved: 'Not saved yet. It is kept on this screen.',
  elsewhere: 'You also saved these notes on another device.',
  elsewhereNext: 'Both are here. Put together what you want to keep, then save.',
  other: 'On the other device',
  addOther: 'Add these words to mine',
  tooLong: 'These notes are longer than the page can hold.',
  tooLongNext: 'Shorten them, or move a part elsewhere.',
  plan: 'My plan for hard moments'
} as const

export const notesLengthMax = 20_000
