/** Words of asking to be heard, and of waiting. */

export const askWords = {
  title: 'What would help right now?',
  lead: 'Somebody from here listens to you, in writing, for a while.',
  when: 'When?',
  words: 'Anything you would like them to know',
  wordsHint: 'You can leave this empty. You never have to tell the story.',
  placeholder: 'Take your time',
  keptTitle: 'What happens with the words afterwards?',
  more: 'More, if you want: language, wishes, a name',
  language: 'In which language?',
  wishes: 'Who would you like to listen?',
  wishesHint: 'These are wishes. They may not come true, and people who ask are never sorted.',
  close: 'I am here as somebody close to a person',
  closeHint:
    'Then listeners who also hear people close to somebody can say yes. It may take a little longer.',
  name: 'What may they call you?',
  nameHint: 'Any name is fine. Leave it empty, and they read “Somebody”.',
  addNote: 'Say what it is about',
  notesDone: 'Done',
  freeNow: 'Somebody is free right now.',
  notFreeNow: 'Nobody is free right now. You can ask all the same, and it waits for you.',
  whoTitle: 'Who reads this.',
  who: 'Listeners who are on a shift can read this. Whoever says yes writes with you, and nobody else. Those who run the machine can see that somebody asks, and never what. Nothing is kept that says who.',
  limitsTitle: 'What stays between you.',
  limits:
    'A listener keeps it private, unless a life or a child may be in danger. They would tell you first if that is safe.',
  duty: 'If a listener has a duty to pass some things on, you read that before you write.',
  noHours: 'This place has not said when listeners are here. It may take a while.',
  unsafe: 'If you are not safe now, do not wait for this.',
  helpNow: 'Show me Help now',
  whoCanSee: 'Listeners on a shift can read this, and nobody else.',
  ask: 'Ask',
  save: 'Ask it like this',
  notNow: 'Not now',
  notNowText: 'What you changed goes. Your question stays as it was.'
} as const

export const waitingWords = {
  sending: 'Your question is on its way',
  sendingText: 'Keep this page open for a moment. It goes out by itself.',
  noLine: 'It waits for a line on this device',
  noLineText:
    'There is no line to this place right now, so your question has not gone out. It goes out by itself. Keep this page open for that.',
  notSent: 'Your question could not be sent',
  notSentText:
    'This place did not take it just now: it may be full, or take nothing new. What you wrote is still here. This page tries again by itself.',
  tryNow: 'Try now',
  cutOff: 'This page cannot reach this place right now.',
  cutOffNext:
    'Your question stays with the listeners. Whether somebody said yes shows here once there is a line.',
  waiting: 'You asked. It waits now',
  waitingText:
    'It lies with the listeners, and nobody has said yes so far. When somebody does, you read it here and on Today. You can close this page and come back, from any device.',
  waitingFor: (name: string) => (name === '' ? 'It waits now' : `You asked ${name}. It waits now`),
  waitingForText: (name: string) =>
    name === ''
      ? 'Whoever it is for is not among the listeners any more. Nobody can say yes to it.'
      : `Only ${name} can say yes to this, and may not be here for some days. When they do, you read it here and on Today.`,
  waitingForWays:
    'You can take it back at any time. Then you can ask everybody, once your other conversation has ended or goes on after today.',
  free: 'Somebody is free right now.',
  freeForSome:
    'Somebody is free right now. Whether they hear people close to somebody, only they know.',
  notFree: 'Nobody is free at the moment. It may take a while, and it may be that nobody can.',
  notKnown: 'We could not ask just now whether somebody is free.',
  until: (when: string) => `It waits until ${when}. Then it goes by itself.`,
  coming: 'Somebody said yes',
  comingText:
    'Their device has not come yet. This takes a few minutes at most. If they cannot come, your question waits again by itself.',
  here: (name: string) => `${name} says yes`,
  hereText: 'They are there for you now. You can begin with any words, or with none.',
  open: 'Go to the conversation',
  nobody: 'Nobody was free in that time',
  nobodyFor: (name: string) =>
    name === '' ? 'Nobody said yes in that time' : `${name} did not say yes in that time`,
  nobodyText: 'That is about time, and not about you. You can ask again, or reach one of these.',
  ranOut: 'Somebody said yes while you were away',
  ranOutText:
    'A listener stays for a day, and that day is over. You did nothing wrong, and neither did they. You can ask again, and they may hear you then.',
  again: 'Ask again',
  letGo: 'Let it be',
  askedAgain: 'Whoever said yes could not come. Your question was asked again, by itself.',
  meanwhileTitle: 'While you wait',
  danger: 'If you are in danger or cannot wait, call first.',
  breathe: 'Slow down with me',
  senses: 'Look around the room',
  askedTitle: 'What you asked',
  call: (name: string) => `They may call you ${name}.`,
  change: 'Change it',
  withdraw: 'Take it back',
  withdrawTitle: 'Take your question back?',
  withdrawTexts: ['It goes from here, and nobody else reads it. You can ask again at any time.'],
  withdrawConfirm: 'Take it back now',
  withdrawn: 'Taken back. You can ask again at any time.',
  look: 'Look for news',
  nudge: 'Nudge me when somebody comes',
  nudgeHint:
    'It comes some minutes later, while this page is closed. It says nothing of what it is about.'
} as const

export const heardPageWords = {
  title: 'Be heard',
  notOffered: 'Nobody listens here yet.',
  notOfferedText:
    'This place has no listeners so far. “Help now”, at the top, has people you can reach today.',
  onlyMe: 'Nobody else listens here so far, so there is nobody whom you could ask.',
  openTitle: 'Your conversation',
  openText: (name: string) => `With ${name}`,
  open: 'Go to the conversation',
  afterTitle: 'After your conversation',
  after: 'Three questions, only for you',
  listen: 'I listen',
  listenText: 'Your shift, and what people ask.',
  oneDay: 'I would like to listen to others one day',
  oneDayText:
    'That is welcome. Two stewards give this role together, after they have got to know you. You can ask them here, or speak with one of them:',
  oneDayNobody: 'Nobody looks after this place so far, so there is nobody to ask yet.',
  oneDayAsk: 'I would like to help here',
  who: 'Who looks after this place',
  course: 'Read the course for listeners',
  beside: 'How to be beside someone',
  together: 'How people are heard here'
} as const
