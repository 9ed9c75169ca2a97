/** Words of a listener's desk. */
import type { Said } from '#lib/beside/words.ts'

export const deskWords = {
  title: 'I listen',
  lead: 'You are here as long as it is good for you. Nobody is counted, and nobody waits for you alone.',
  notListener: 'This page is for listeners of this place.',
  notListenerText: 'The course is open to everybody.',
  course: 'The course for listeners',
  danger: 'When somebody is in danger',
  beginTitle: 'Your shift',
  notRead: 'We could not look this up just now. It will be here once this place answers.',
  lookAgain: 'Look again',
  cutOff: 'This page cannot reach this place right now.',
  cutOffOn:
    'What people ask does not come to you until it can. Your shift goes on, and this page tries by itself.',
  cutOffOff: 'What stands here may be old. This page tries by itself.',
  begin: 'Begin a shift',
  beginText:
    'It ends by itself after the hours that this place agreed on. You can end it at any time.',
  nextFrom: (when: string) => `You rest between shifts. The next one can begin from ${when}.`,
  running: (until: string) => `You are on a shift until ${until}.`,
  nudged:
    'What people ask reaches you while this page is open. Away from it you get a nudge, some minutes later, and not in your quiet hours.',
  reached:
    'What people ask reaches you while this page is open. Close it, and nothing reaches you.',
  end: 'End my shift',
  endTitle: 'End your shift?',
  endTexts: [
    'No new question comes to you. Conversations that are open stay open.',
    'Then a few hours of rest begin, until the next one.'
  ],
  endConfirm: 'End it now',
  rest: 'Rest after a hard one',
  restTitle: 'Rest for a while?',
  restTexts: ['Nobody new comes to you meanwhile. Open conversations stay open.'],
  restConfirm: 'Rest now',
  restsUntil: (when: string) => `You rest until ${when}. Drink something. Look out of a window.`,
  notToday: 'Not today? Then leave this page. It needs no reason, and nobody asks.',
  openTitle: 'Your conversations',
  open: (name: string) => `Go on with ${name}`,
  closing: 'coming to an end',
  lastTurn: 'your last words, if you like',
  asksTitle: 'What people ask',
  none: 'Nobody asks right now. You can do something else, and leave this page open.',
  noRoom:
    'You have as many conversations as this place agreed on. One more fits when one has ended.',
  others:
    'Something waits that does not fit what you chose under “What fits me”. Another listener may take it.',
  changed: 'A new question came in.',
  handedOver: 'Another listener asked for somebody to go on with them.',
  forLead: 'They said yes to a lead.',
  onlyForMe: 'Only you can say yes to this. Their listener is away, and they said yes to you.',
  noWords: 'They wrote no words.',
  yes: 'Say yes',
  yesTitle: 'Be there for them now?',
  yesTexts: [
    'You are in a conversation with them at once. They see the role and the name that you show.',
    'Say first how long you have. You can ask for another listener at any time.'
  ],
  yesConfirm: 'Yes, I am there',
  words: 'Read their words',
  wordsFold: 'Close their words'
} as const

/** Whether it counted nobody knows: the answer may have been lost. */
export const shiftRefusals: Readonly<Record<string, Said>> = {
  unreachable: {
    what: 'That could not be said to this place: there is no line right now.',
    next: 'This page looks by itself, and then shows how your shift stands. You can press again.'
  }
}

export const debriefWords = {
  title: 'Looking back at your last shift',
  lead: 'A few questions to yourself, before the next one. Take two minutes, with paper or without.',
  questions: [
    'What was hard? What was good?',
    'What do I still carry, and to whom can I bring it?',
    'Is there something that my lead should know, about me?',
    'What will I do now that is only for me?'
  ],
  kept: 'You write nothing here. It is only kept that you did this.',
  done: 'I have looked back'
} as const

export const selfWords = {
  title: 'What fits me',
  lead: 'Your device looks for what fits. Nobody else reads this.',
  whoCanSee: 'Only you can see this. It lies in your own space.',
  languages: 'Languages in which I listen',
  hearsClose: 'I also listen to people close to somebody',
  hearsCloseHint:
    'A partner, a parent, a friend. They carry something too, and ask what they can do.',
  notTaken: 'Topics that I do not take at the moment',
  notTakenHint: 'It can change from week to week, and needs no reason.',
  save: 'Save',
  saved: 'Saved.'
} as const
