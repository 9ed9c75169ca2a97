/** Words of the notes for oneself. */
import type { Said } from '#lib/beside/words.ts'

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
  plan: 'My plan for hard moments'
} as const

export const saveRefusals: Readonly<Record<'changed-elsewhere' | 'too-long', Said>> = {
  'too-long': {
    what: 'These notes are longer than the page can hold.',
    next: 'Shorten them, or move a part elsewhere.'
  },
  'changed-elsewhere': {
    what: 'Nothing was saved yet, so that no words are replaced unseen.',
    next: 'Take what you want from the other device, then save again.'
  }
}

export const notesLengthMax = 20_000
