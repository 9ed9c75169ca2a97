/** Words of my net: the plan for hard moments, in one's own words. */
import type { PlanStepKey } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

// Our own prompts, informed by safety-planning practice. They never ask for a method or a story.
export const planPrompts: Readonly<Record<PlanStepKey, string>> = {
  signs: 'How I can tell things are getting harder',
  'by-myself': 'What I can do by myself first',
  'places-and-company': 'Where I can go, or who I can be around, without explaining',
  'people-to-tell': 'People I could tell',
  services: 'Services I could contact',
  surroundings: 'Changes that would make my space safer',
  remember: 'One thing I want to remember'
}

export const planHints: Readonly<Partial<Record<PlanStepKey, string>>> = {
  surroundings: 'No need to say what from.'
}

/** The letters that one step can hold. */
export const stepLengthMax = 2_000

export const planWords = {
  title: 'My plan for hard moments',
  intro: 'Your own words, for a time when words are hard. Any step can stay empty.',
  whoCanSee: 'Only you can see this',
  device: 'On a shared device nothing of it stays when you leave.',
  notForMe: 'Not for me',
  notForMeFor: (prompt: string) => `Not for me: ${prompt}`,
  save: 'Save my plan',
  saved: 'Saved.',
  savedWhen: (when: string) => `Saved ${when}.`,
  change: 'Change my plan',
  begin: 'Write my plan',
  notSaved: 'You have words here that are not saved yet.',
  stop: 'Leave it as it was',
  stopText: 'What you wrote here goes. Your plan stays as it was.',
  empty: 'Your plan is empty so far. You can write one step today, and leave the rest.',
  elsewhere: 'You also saved this plan on another device.',
  elsewhereNext: 'Both are here, side by side. Take what you want, then save.',
  other: 'On the other device',
  takeOther: 'Take these words',
  otherNotForMe: 'There it says: not for me.',
  otherEmpty: 'There it is empty.',
  notes: 'Notes for myself',
  notesText: 'A page of your own, for anything.',
  notesLink: 'Open my notes'
} as const

export const saveRefusals: Readonly<Record<'changed-elsewhere' | 'too-long', Said>> = {
  'too-long': {
    what: 'A step is longer than it can be.',
    next: 'Shorten the step that says so, then save.'
  },
  'changed-elsewhere': {
    what: 'Nothing was saved yet, so that no words are replaced unseen.',
    next: 'Take what you want from the other device, then save again.'
  }
}
