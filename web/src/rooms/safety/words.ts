/** Words of showing something to the safety team, and of what became of it. No blame on either side. */
import type { CaseView, Decision, PauseRefusal, ReportKind, ReportRefusal } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'
import { moreInWords } from './more-words.ts'
import { removalCaseWords, removalInWords } from './removal-words.ts'

export const reportLengthMax = 2_000
export const stepLengthMax = 1_000
/** As many records as one report holds. */
export const wordsMax = 20

export const kindNames: Readonly<Record<ReportKind, string>> = {
  danger: 'Somebody is in danger',
  minor: 'Somebody may be under 18',
  contact: 'Sexual contact I did not want',
  harassment: 'Threats or harassment',
  rules: 'The rules of the circle',
  other: 'Something else'
}

export const decisionNames: Readonly<Record<Decision, string>> = {
  'quiet-word': 'A quiet word',
  'keep-apart': 'Keep apart for now',
  'leave-circle': 'To leave the circle',
  nothing: 'To leave it as it is'
}

export const decisionHints: Readonly<Record<Decision, string>> = {
  'quiet-word': 'You say in your own words what you ask for.',
  'keep-apart': 'You ask both to stop writing to each other. Each can pause, end or block.',
  'leave-circle':
    'You ask them to leave by themselves. Only those who hold the circle can end a membership, and you cannot ask them from here.',
  nothing: 'You looked at it, and leave it at that.'
}

export const unopenedWords = {
  text: 'Something came for you that this device cannot open. It takes the room of what others send.',
  remove: 'Take it away',
  removeTitle: 'Take away what does not open?',
  removeTexts: [
    'It goes for good. Nobody learns of it, and nobody knows what it was.',
    'If you changed your keys on another device just now, wait a little first.'
  ],
  removeConfirm: 'Take it away now',
  removed: 'It is gone, and there is room again.'
} as const

export const showWords = {
  steps: ['Choose', 'Say', 'Look', 'Sent'],
  title: 'Report or keep a copy',
  text: 'Choose words from this conversation. Nothing goes anywhere until you have seen all of it.',
  loading: 'Fetching the words',
  choose: 'Which words? Up to twenty.',
  noWords: 'There are no words here that this page has opened. You can still write about a person.',
  who: 'Who is it about?',
  somebody: 'Somebody',
  you: 'You',
  takenBack: 'taken back',
  openWords: (who: string) => `Show these words of ${who}`,
  coverWords: (who: string) => `Fold these words of ${who}`,
  goOn: 'Go on',
  back: 'Back',
  toTalk: 'Back to the conversation',
  nobodyChosen: 'Choose who it is about first. Whoever wrote words that you chose is among them.',
  keep: 'Keep a copy only I can see',
  keepText:
    'It lies in your own space. You can still report it when the words were taken back, or after they left.',
  kept: 'Kept. You find it under Me, at “Words I showed or kept”.',
  kind: 'What is it?',
  refusesListener: 'They shall not listen to me again',
  refusesListenerText: 'Nobody tells them. You can ask others at any time.',
  stillOffered:
    'That they shall not listen to you again could not be noted now. You can do it in that conversation.',
  kindMissing: 'Choose what comes nearest.',
  words: 'In your own words, if you like',
  wordsHint: 'Up to 2,000 letters. One line is enough.',
  tell: 'Who shall read it?',
  tellText:
    'Take out anybody it is about, and anybody you would rather not tell. Each person gets it alone.',
  sameName: 'Somebody here has the same name as whom you named, so they are taken out.',
  nobody: 'There is nobody left here who could read this. Nothing is sent.',
  outside: 'Outside this place you can turn to:',
  noOutside: 'This place names nobody outside. Help now has lines that do not belong to it.',
  unknown: 'It is not known yet who looks after safety here. It is asked again by itself.',
  helpNow: 'This is no emergency service. When it is urgent, use Help now.',
  toHelp: 'Help now',
  dangerFirst: 'If it is happening now, call first. Nobody here may read this in time.',
  lookTitle: 'This goes, and nothing else',
  goesTo: 'It goes to',
  mustReport: (name: string) =>
    `The work of ${name} obliges them to tell the authorities about some things.`,
  reportUnsaid: (name: string) =>
    `${name} has not said whether their work obliges them to tell the authorities about some things.`,
  from: 'It comes from',
  about: 'It is about',
  theWords: 'The words you chose',
  yourWords: 'What you say',
  theySee:
    'They see these words, with what proves who wrote them there. They see the name you use here.',
  theySeeKeys:
    'The proof shows when each member there came or left, and keys without names. It shows no more of them.',
  theyDoNot: 'They do not see other words of the conversation, and they cannot open them.',
  otherSide: [
    'Whom it is about is told only once something is decided. Your name is not in that note.',
    'If only you two write there, they will know it was you. If that is not safe, say so in your own words.',
    'The team can keep the note from them. Once sent, this cannot be taken back.'
  ],
  onlyOne: (name: string) =>
    `You tell ${name} alone. If you disagree with what they decide, nobody else here can look at it anew.`,
  onlyOneHere: 'No other person here looks after safety.',
  onlyOneChosen: 'To change that, go back and tell a second person too.',
  noPromise: 'This place has not said how soon it answers. Somebody looks when they next sign in.',
  promise: 'What this place says about answers:',
  send: 'Send it',
  sentTitle: 'It is sent',
  sentNext: 'What happens now',
  sentTexts: [
    'Each person whom you chose finds it when they next look. Nothing happens by itself.',
    'If a person decides, they can write to you why. You find it under Me, at “Words I showed or kept”.',
    'For a reason of safety they may not write.',
    'If you disagree, you can ask another of those whom you told to look at it anew.',
    'It waits for thirty days. If nobody answers, you can report it anew. Keep a copy now, so that the words are still there.'
  ],
  toShown: 'See what becomes of it',
  unreached: (names: string) =>
    `It has not reached ${names} so far. It is tried again while this page is open.`,
  whoCanSee: 'Only those whom you choose can see this.'
} as const

export const shownWords = {
  title: 'Words I showed or kept',
  text: 'What you showed to the safety team, what they wrote to you, and copies that only you can see.',
  whoCanSee: 'Only you can see this page.',
  nothing: 'There is nothing here.',
  look: 'Look for news',
  looked: 'Looked just now.',
  mine: 'You showed something',
  concerned: 'The safety team wrote to you',
  concernedText:
    'Somebody told the safety team about something between you, or in a circle that you know. This is what was decided.',
  told: 'It is for',
  unreached: 'It has not reached them so far',
  waiting: 'Nothing has come back so far.',
  keptTitle: 'Copies only you can see',
  keptOf: (names: string) => `Words of ${names}`,
  report: 'Report these words',
  toCases: 'Shown to the safety team',
  openKept: 'Show the words',
  back: 'Back to Me',
  letGo: 'Let this copy go',
  letGoTitle: 'Let this copy go?',
  letGoTexts: ['It leaves this place for good. It cannot be brought back.'],
  letGoConfirm: 'Let it go',
  gone: 'The copy is gone.',
  appeal: 'Ask for another look',
  appealText: 'Somebody else than the one who decided looks at it anew.',
  appealTo: 'Who shall look?',
  appealToMissing: 'Choose first who shall look.',
  appealWords: 'What should they know?',
  appealSend: 'Ask them',
  appealed: (when: string) => `You asked for another look ${when}.`,
  goesTo: (name: string) => `It goes to ${name || 'somebody of the team'}.`,
  noAppeal:
    'Nobody else who knows of this can look at it anew here. Whom to ask outside stands under “Who looks after this place”.'
} as const

export const caseWords = {
  title: 'Shown to the safety team',
  text: 'What people showed to you. Each lies covered until you open it.',
  whoCanSee: 'You can see this, and those of the team whom the person chose.',
  nothing: 'Nothing was shown to you.',
  untitled: 'Only notes came of this',
  open: 'Open it',
  close: 'Cover it again',
  by: 'Shown by',
  about: 'It is about',
  unchecked:
    'Nobody can check whom this is about: no words prove it. Notes go to whom the person named.',
  uncheckedToo: (name: string) =>
    `Nobody can check that it is about ${name} as well. They get no note of it.`,
  nameNote:
    'Each name was chosen by this person, and stands here as the report gives it. No proof goes with a name.',
  role: 'role proved',
  noRole: 'role not proved',
  proved: 'Proved: written there with the key of the member whom this report is about.',
  provedOther: 'Proved: written there by another member of the same conversation.',
  provedKey: 'In part: somebody wrote this there with one key. Whose key it is was not shown.',
  unproven: 'Unproven: it cannot be shown that anybody wrote this.',
  words: 'The words',
  change: 'A change of earlier words, which came without their notes',
  noRecords: 'No words were chosen. It is about a person.',
  said: 'What the person says',
  steps: 'What was done',
  untold: 'Not told so far',
  untoldText: 'They could not be reached. It is tried again whenever this page looks for news.',
  untoldReporter: 'who showed it',
  takeUp: 'Take it up',
  takeUpText: 'The person who showed it, and others whom they told, see that you look after it.',
  taken: 'You look after it now.',
  pass: 'Pass it on',
  passText: 'Somebody else of those whom the person told looks after it. All of them see that.',
  passTo: 'Who looks after it now?',
  passConfirm: 'Pass it on now',
  passed: 'It is passed on.',
  decide: 'Decide',
  decision: 'What do you decide?',
  decisionMissing: 'Choose one.',
  reason: 'Your reason, for both of them',
  reasonHint: 'Write no name of whoever showed it. Both read the same words.',
  ownReason: 'Your reason',
  ownReasonHint: 'Write no name of whoever showed it.',
  heldBack: 'Who shall not get the note?',
  heldMissing: 'Choose who gets the note.',
  heldNobody: 'Both get it',
  heldTold: 'Whoever showed it gets it',
  heldReporter: 'Keep it from who showed it',
  heldConcerned: 'Keep it from whom it is about',
  heldWhy: 'The reason of safety',
  heldWhyHint: 'Only the others of the team whom this went to can read it.',
  send: 'Send the notes',
  decided: 'It is decided. The notes are on their way.',
  stepsToo:
    'If whom it is about gets the note, they also read who did what before, and on which day.',
  howToAppeal: 'If others were told, one of them can be asked for another look.',
  asked: {
    reporter: 'Whoever showed it asks for another look',
    concerned: 'Whom it is about asks for another look'
  }
} as const

/** For how long somebody can be paused. */
export const pauseDays = ['1', '3', '7', '14', '30'] as const

/** A pause of somebody's account, in a case. */
export const pauseCaseWords = {
  choice: 'Ask for a pause from writing',
  hint: 'They read here for some days, and write to nobody. It takes a second yes.',
  unproved: 'A pause from writing cannot be asked for here: no words prove whom it would be for.',
  alone:
    'A pause from writing takes two people, and the person told only you. Nobody else is brought in without their yes.',
  texts: [
    'The others who were told see what you ask for. One of them says yes or no.',
    'Whoever showed it reads your reason now, unless you keep it from them. Whom it is about reads it once the pause is set.',
    'It holds for all they do here: bonds, circles and roles. Nobody learns which account it is.',
    'It begins when they next come, and ends by itself. Each of you can end it early.',
    'Their own space, leaving, taking words back, files, Help now and asking for another look stay open.',
    'It does not reach somebody who never comes back, or who comes with a new account.'
  ],
  who: 'Whom is it for?',
  howLong: 'For how long?',
  days: (days: string) => (days === '1' ? 'One day' : `${days} days`),
  missing: 'Choose for how long, and whom it is for.',
  ask: 'Ask for the pause',
  asked: 'You asked for a pause.',
  youAsked: (name: string, days: string) =>
    `You asked for a pause from writing for ${name}: ${days.toLowerCase()}.`,
  theyAsk: (by: string, name: string, days: string) =>
    `${by} asks for a pause from writing for ${name}: ${days.toLowerCase()}.`,
  waits: 'Nothing is set so far. It waits for a second yes of another who was told.',
  set: (name: string, days: string) =>
    `A pause from writing is set for ${name}: ${days.toLowerCase()}.`,
  setText: 'It begins when they next come here. If nobody comes, it goes after ninety days.',
  sayYes: 'Say the second yes',
  yesTexts: [
    'With your yes the pause is set. It begins when they next come here.',
    'Both sides get the note with the reason above, unless it is kept from one of them.',
    'If whom it is about gets the note, they also read who did what before, and on which day.',
    'You both decided it, so a third of those who were told can be asked for another look.'
  ],
  yesConfirm: 'Yes, set the pause',
  agreed: 'The pause is set.',
  sayNo: {
    label: 'Say no',
    text: 'Nothing is set. The others who were told, and whoever showed it, read why.',
    confirm: 'Say no to it'
  },
  takeBack: {
    label: 'Take it back',
    text: 'Nothing is set. The others who were told, and whoever showed it, read why.',
    confirm: 'Take it back now'
  },
  end: {
    label: 'End the pause',
    text: 'They can write again once they next come. It ends every pause that this account has.',
    confirm: 'End it now'
  },
  ended: 'It is ended.'
} as const

export const awayWords = {
  putAway: 'Put it away',
  putText:
    'When it is done, you can put it away. Nobody is told. If something new comes, it is back.',
  put: 'It is put away.',
  title: 'Put away',
  show: 'Show what is put away',
  goes: (when: string) => `Your copy goes by itself on ${when}.`,
  bringBack: 'Bring it back',
  back: 'It is back in the list.',
  letGo: 'Delete my copy',
  letGoTitle: 'Delete your copy?',
  letGoTexts: [
    'It leaves this place for good. It cannot be brought back.',
    'The others who were told keep theirs, and both sides keep their notes.'
  ],
  letGoConfirm: 'Delete it',
  gone: 'Your copy is gone.'
} as const

const refusals: Readonly<Record<ReportRefusal | PauseRefusal, Said>> = {
  'nobody-to-tell': {
    what: 'Somebody whom you chose is not in the safety team any more.',
    next: 'Look once more at who shall read it.'
  },
  'too-many': {
    what: 'Nobody was reached. Too much waits here already for those whom you chose.',
    next: 'Nothing is lost. Try again later, or turn to somebody outside.'
  },
  'too-long': { what: 'This is more than one report can hold.', next: 'Choose fewer words.' },
  'nothing-written': {
    what: 'There are no words here yet.',
    next: 'One line is enough.'
  },
  'needs-two': {
    what: 'A pause takes two people who were told, and here there is only one.',
    next: 'You can still decide something else.'
  },
  'pause-stands': {
    what: 'A pause of other days is set for them.',
    next: 'End that one first, then ask anew.'
  },
  'pauses-wait': {
    what: 'Many pauses wait just now, and there is no room for one more.',
    next: 'Take back one that you asked for, or try again another day.'
  }
}
export const reportRefusals: Readonly<Record<string, Said>> = refusals

export function namesInWords(names: readonly string[]): string {
  const known = names.map((name) => name || showWords.somebody)
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(known)
}

/** Whom a step has not reached so far. */
export function untoldInWords(untold: CaseView['untold']): string {
  return namesInWords(
    untold.map(({ who, name }) => {
      if (who === 'reporter') return caseWords.untoldReporter
      return who === 'facilitator' ? removalCaseWords.untold : name
    })
  )
}

const endings = (isMine: boolean) => ({
  ended: 'ended the pause',
  refused: 'said no to the pause',
  'taken-back': `took back the pause that ${isMine ? 'you' : 'they'} asked for`
})

/** One step as a line. */
export function stepInWords({
  what,
  to,
  decision,
  days,
  ending,
  about,
  name,
  isMine
}: CaseView['steps'][number]): string {
  const who = isMine ? 'You' : name || showWords.somebody
  if (what === 'taken') return `${who} took it up.`
  if (what === 'passed') return `${who} passed it on to ${to || showWords.somebody}.`
  if (what === 'more-asked' || what === 'more-yes' || what === 'more-no')
    return moreInWords(what, who, to || showWords.somebody)
  const length = days === null ? '' : pauseCaseWords.days(`${days}`).toLowerCase()
  if (what === 'pause-asked') return `${who} asked for a pause from writing: ${length}.`
  if (what === 'paused') return `${who} said the second yes to a pause from writing: ${length}.`
  if (ending !== null) return `${who} ${endings(isMine)[ending]}.`
  if (about) return removalInWords(what, who, about.name || showWords.somebody)
  return `${who} decided: ${decision ? decisionNames[decision].toLowerCase() : ''}.`
}
