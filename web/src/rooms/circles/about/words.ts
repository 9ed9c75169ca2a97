/** Words of the page about a circle: what it is for, who is in it, who asks, links, leaving. */
import { dayToCome } from '#lib/ui/time/words.ts'

export const aboutWords = {
  title: 'About this circle',
  heldBy: (names: string) => `Held by ${names}`,
  agreed: 'What it is, and what we agreed',
  notSaid: 'Not said yet',
  change: 'Change it',
  changeHint: 'Those inside can see this, and so can whoever holds a link.',
  changeAsks:
    'When the agreement changes, everybody is asked for a new yes before they write. A new time for words is said in the conversation.',
  /** Where newcomers are to read all from now on, and did not until then. */
  opensNewcomers:
    'This holds from now on. Newcomers then read back to the day on which somebody last came in. What was said before that stays with those who were here then.',
  closesNewcomers:
    'This holds for whoever comes in from now on. Those who are here keep all that they can read.',
  save: 'Save',
  saved: 'Saved. Everybody inside sees it now.',
  back: 'Not now',
  backText: 'What you wrote here goes. The circle stays as it was.',
  toTalk: 'Back to the conversation'
} as const

/** Lines that people suggest for the agreement. */
export const lineWords = {
  title: 'Lines for the agreement',
  intro:
    'Everybody here can suggest a line. Those who hold the circle take it in, or say why they do not.',
  suggests: (name: string, isMine: boolean) => (isMine ? 'You suggest' : `${name} suggests`),
  instead: 'In place of',
  isIn: 'It stands in the agreement now.',
  answers: (name: string) => `${name} answers`,
  take: 'Take it in',
  takeTitle: 'Take this line into the agreement?',
  takeTexts: (instead: string) => [
    instead === ''
      ? 'It comes at the end. You can change its words later.'
      : 'It comes in place of the other line. You can change its words later.',
    'Everybody is asked for a new yes before they write.'
  ],
  takeConfirm: 'Take it in now',
  taken: 'The line stands in the agreement now.',
  answer: 'Say why not',
  answerTitle: (name: string) => `Say to ${name} why not now?`,
  answerText: (name: string) => `The line stays here until ${name} takes it back.`,
  words: 'Your answer',
  wordsHint: 'Everybody in this circle can see it, with your name.',
  wordsMissing: 'They would like to know why. A few words are enough.',
  confirm: 'Send this answer',
  answered: 'Everybody here can read your answer now.',
  full: {
    what: 'Many answers of yours stand here already.',
    next: 'There is room again once some of these lines are taken back.'
  },
  takeBack: 'Take my line back',
  takeBackTitle: 'Take your line back?',
  takeBackTexts: [
    'It leaves this place and the screens of the others. The conversation says that words were taken back.',
    'They may have read it, and can remember it.'
  ],
  takeBackConfirm: 'Take it back',
  tookBack: 'Your line is taken back.',
  which: 'What would it change?',
  newLine: 'Nothing. It is a new line.',
  line: 'Your line',
  lineHint: 'One or two sentences that hold for everybody here.',
  lineMissing: 'There is no line here yet. Any words will do.',
  whoCanSee: 'Everybody in this circle can see this, with your name, and whoever comes in later.',
  suggest: 'Suggest this line',
  suggested: 'Everybody here can see your line now.',
  tooMany: { what: 'Five lines of yours wait here.', next: 'You can take one of them back first.' }
} as const

export const askingWords = {
  title: 'At the door',
  asks: (name: string) => `${name} asks to come in`,
  noNote: 'They wrote nothing with it.',
  meaning: 'Once they are in, they can read what was said before, and write after a yes.',
  meaningFromToday:
    'Once they are in, they read from that day on, and write after a yes. What was said before stays with those who are here now.',
  linkOver: 'The link they came with is over. You can still let them in.',
  found: 'They found the circle in the list, and came by no link. Nobody inside gave them one.',
  letIn: 'Let them in',
  isIn: (name: string) => `${name} is in now.`,
  notNow: 'Not now',
  notNowTitle: (name: string) => `Say “not now” to ${name}?`,
  notNowText: 'They stay outside, and can ask again. A link that they have stays as it is.',
  words: 'A few words to them',
  wordsHint: (name: string) => `Only ${name} can see them. You can leave this empty.`,
  confirm: 'Send this answer',
  answered: (name: string) => `${name} gets your answer.`,
  decline: 'Go back'
} as const

export const hereWords = {
  title: 'Who is here',
  me: 'You',
  facilitator: 'Facilitator',
  more: 'More',
  moreOn: (name: string) => `about ${name}`,
  two: 'It is lighter when two people hold a circle. Then one of you can rest.',
  twoHow: 'Press More beside a name, and then “Make a facilitator”.',
  twoLater: 'Once somebody is here, you can make them a facilitator.',
  make: 'Make a facilitator',
  makeTitle: (name: string) => `Shall ${name} hold this circle with you?`,
  makeTexts: (name: string) => [
    `${name} can then let people in, change the agreement and end a membership.`,
    'You can take this back at any time.'
  ],
  makeConfirm: 'Make them a facilitator',
  stop: 'No longer a facilitator',
  stopTitle: (name: string) => `Shall ${name} hold this circle no longer?`,
  stopTexts: (name: string) => [`${name} stays in the circle, and can read and write as before.`],
  stopConfirm: 'Change this',
  stopMine: 'Hold it no longer',
  stopMineTitle: 'Hold this circle no longer?',
  stopMineTexts: ['You stay in the circle. Another facilitator can ask you again.'],
  changed: 'Changed.'
} as const

export const askedRemovalWords = {
  title: 'The safety team asks',
  asks: (by: string, name: string) =>
    `${by}, of the safety team, asks you to end the membership of ${name}`,
  rule: 'The line of the agreement',
  reason: 'The reason',
  texts: (by: string, name: string) => [
    'You decide, with those who hold this circle. The others who hold it may be asked as well.',
    `If you end it, you can change these words first. ${name} reads them then.`,
    `Once ${name} is not here any more, ${by} hears that it is over.`
  ],
  notNow: 'Not now',
  notNowTitle: (by: string) => `Say “not now” to ${by}?`,
  notNowText: (name: string) => `${name} stays, and hears nothing of this. This card goes.`,
  words: 'A few words to them',
  wordsHint: (by: string) => `Only ${by} can see them. You can leave this empty.`,
  confirm: 'Send this answer',
  decline: 'Go back',
  answered: (by: string) => `${by} gets your answer.`,
  full: {
    what: 'Too much waits for whoever asked just now.',
    next: 'Your words are still here. You can send them again later.'
  }
} as const

export const endMembershipWords = {
  label: 'End their membership',
  title: (name: string) => `End the membership of ${name}?`,
  texts: (name: string) => [
    `${name} can read what was said until now, and nothing that comes later.`,
    `Your words come to ${name}. Those inside could see them too.`
  ],
  rule: 'Which line of the agreement',
  ruleHint: 'Such as: no advice unless somebody asks.',
  reason: 'The reason',
  reasonHint: 'What was said or done, and when. A few calm words are enough.',
  reasonMissing: 'Whoever reads this should know why. A few words are enough.',
  next: 'How to ask again',
  nextHint: 'Such as: write to me in May, and we will talk.',
  confirm: 'End it now',
  done: (name: string) => `The membership of ${name} has ended.`
} as const

export const circleLinkWords = {
  title: 'Links',
  intro: 'A link lets one person ask to come in. You see who asks before anybody is in.',
  note: 'A few words to them',
  noteHint: 'They read this first. You can leave it empty.',
  whoCanSee:
    'Only who opens the link can see this note, with the name, what it is for, and the agreement.',
  make: 'Make a link',
  open: (expiresAt: number) => `A link, open until ${dayToCome(expiresAt)}`,
  show: 'Show this link',
  hide: 'Hide this link',
  close: 'Close this link',
  closeTitle: 'Close this link?',
  closeText: 'It then opens nothing. Who has asked with it still waits for your answer.',
  closeConfirm: 'Close it',
  made: 'The link is made.'
} as const

export const leaveWords = {
  title: 'Room to breathe',
  intro: 'You can leave at any time. Nobody asks for a reason.',
  label: 'Leave this circle',
  question: 'Leave this circle now?',
  texts: [
    'The others see that you left. What you wrote stays with them. You can take words back before you go.',
    'You can read here what was said until now, for 30 days. To keep more, take everything out. To come back, you need a new link.'
  ],
  last: 'You are the only one here. When you leave, the circle closes for good.',
  handOver: 'You hold it alone. The one who has been here longest will hold it then.',
  confirm: 'Leave now'
} as const
