/** Words of a conversation with a listener, of its end, and of afterwards. */
import type { HeardView, LookedBack, LookedBackAnswer, Presence } from '@beside/client'

export const presenceNames: Readonly<Record<Presence, string>> = {
  here: 'I’m here',
  minute: 'I need a minute',
  // words-allow: a person says this of themselves
  'ten-minutes': 'I have to stop in ten minutes'
}

export const presenceSaid: Readonly<Record<Presence, (name: string) => string>> = {
  here: (name) => `${name} is here.`,
  minute: (name) => `${name} needs a minute.`,
  'ten-minutes': (name) => `${name} stops in ten minutes.`
}

export const heardTalkWords = {
  asker: (name: string) => `${name} listens to you.`,
  listener: (name: string) => `You listen to ${name}.`,
  limits:
    'It stays between you, unless a life or a child may be in danger. Then you are told first, if that is safe.',
  limitsForListener:
    'It stays between you, unless a life or a child may be in danger. Then tell them first, if that is safe.',
  pace: 'You can stop, pause or say no at any time. You need no reason.',
  openUntil: (when: string) => `This stays open until ${when}, unless one of you ends it before.`,
  away: (name: string, day: string) => `${name} is away until ${day}, and may not answer before.`,
  backThem: (name: string) =>
    `${name} is back. If somebody else was asked for that time and has not come, that is taken back.`,
  endsBefore: {
    asker:
      'This conversation ends before that day. With “Let it go on after today”, below, it has thirty days more.',
    listener: 'It ends before that day, unless they let it go on.'
  } satisfies Record<HeardView['iAm'], string>,
  awayMe: (day: string) => `They read here that you are away until ${day}.`,
  sayLegend: 'Say in one press',
  presenceSent: (said: string) => `You said: ${said}.`,
  windingDown: 'You are coming to an end. There is time for what should still be said.',
  notOpened: 'This conversation could not be opened here. Nothing of it was lost.',
  toHeard: 'Back to Be heard',
  theyWait: (name: string) =>
    `You said your last words. ${name} can say theirs within an hour. Then it is over.`,
  theirTurn: (name: string) =>
    `${name} said their last words. If you like, say yours now. Within an hour it is over.`,
  over: 'This conversation is over.',
  gone: {
    asker: 'Nobody keeps the words, as you wished. They are gone from here.',
    listener: 'Your device let go of the words, as was agreed. Thank you for having been there.'
  } satisfies Record<HeardView['iAm'], string>,
  overNext: {
    asker: 'Three questions, only for you',
    listener: 'Back to “I listen”'
  } satisfies Record<HeardView['iAm'], string>,
  stepTold: (owner: string, why: string) => `A step was taken. ${owner}: ${why}`
} as const

export const endingWords = {
  title: 'Coming to an end',
  windDown: 'Let us come to an end',
  windDownTitle: 'Begin to come to an end?',
  windDownTexts: [
    'You both see it. You can still write, and take your time.',
    'Then each of you has one last word, and it is over.'
  ],
  windDownConfirm: 'Yes, slowly',
  last: 'Your last words',
  lastHint: 'Such as a thank you, or what you take with you. You can leave this empty.',
  lastLabel: 'Say my last words',
  lastTitle: 'End with these words?',
  lastTexts: (name: string) => [
    `Only ${name} can see them. After that you cannot write here.`,
    'This cannot be undone.'
  ],
  lastConfirm: 'End with these words',
  now: 'End now, without words',
  nowTitle: 'End this now?',
  nowTexts: (name: string) => [
    `${name} sees that it has ended, and no reason. This cannot be undone.`
  ],
  nowConfirm: 'End it now'
} as const

export const listenerWays = {
  title: 'For you who listen',
  handOver: 'Ask for another listener',
  handOverTitle: 'Ask them for a yes to another listener?',
  handOverTexts: [
    'They read your words and decide. With a yes, their question goes to the other listeners, and this conversation ends.',
    'They need not tell it all again: what they asked goes along. What was said here does not.'
  ],
  handOverWords: 'A few words to them',
  handOverHint: 'Such as: I need to go, and I do not want to leave you alone.',
  handOverConfirm: 'Ask them',
  lead: 'Call a lead',
  leadTitle: 'Ask them for a yes to a lead?',
  leadTexts: [
    'They read your words and decide. With a yes, a lead opens a conversation of their own with them.',
    'You stay here until then. The lead does not read what was said here.'
  ],
  leadHint: 'Such as: I would like somebody with more practice beside us.',
  cover: 'I will be away',
  coverTitle: 'Tell them that you will be away?',
  coverTexts: [
    'They read until when. This conversation may end before that, unless they let it go on.',
    'Where you name somebody, they decide. With a yes, that listener reads what they asked, and opens a conversation of their own.',
    'It goes to all listeners, and other devices do not show it. If somebody changes the program on theirs, they could read it.'
  ],
  coverUntil: 'Away until',
  coverUntilHint: 'You are back on this day.',
  coverBy: 'Who would be there meanwhile?',
  coverByHint: 'Speak with them first, so that they know.',
  coverNobody: 'Nobody for now',
  coverTold: 'They read here that you will be away.',
  back: 'I am back',
  backSaid: 'They read here no more that you are away.',
  coverWordsHint: 'Such as: I am with my family this week. I have not forgotten you.',
  coverConfirm: 'Tell them',
  waits:
    'You asked them for a yes. They have not answered so far. What you ask next takes its place.',
  asked: 'Asked. They decide, and you read it here.',
  answered: {
    yes: 'They said yes to what you asked.',
    no: 'They said no to what you asked. Stay with them as you are.'
  },
  danger: 'When somebody is in danger'
} as const

/** A conversation closes by itself after a day, unless whoever asked lets it go on. */
export const goOnWords = {
  label: 'Let it go on after today',
  title: 'Let it go on after today?',
  texts: (name: string) => [
    `It otherwise ends by itself after a day. ${name} has room for a few longer conversations.`,
    'You both can end it at any time.'
  ],
  confirm: 'Let it go on',
  done: 'It goes on after today.',
  noRoom: {
    what: 'They have no room for one more longer conversation right now.',
    next: 'This one stays open for its day. You can ask anew after it.'
  }
} as const

export const askedWords = {
  'hand-over': (name: string) => `${name} asks whether another listener may go on with you.`,
  lead: (name: string) => `${name} would like to ask a lead to talk with you.`,
  cover: (name: string, day: string) => `${name} will be away until ${day}.`,
  coverBy: (by: string) => `${by}, of the listeners, would be there for you meanwhile.`,
  coverGone: 'Whoever was named for that time is not among the listeners here.',
  means: {
    'hand-over':
      'With a yes, your question goes to the other listeners, and this conversation ends. What you said here does not go along.',
    lead: 'A lead is a listener with more practice. With a yes, they open a conversation of their own with you. They do not read this one.',
    cover:
      'With a yes, they read what you asked, and open a conversation of their own with you. They do not read this one. Your question goes to all listeners, and the devices of the others do not show it. If somebody changes the program there, they could read it, and who it is for.'
  },
  yes: 'Yes, that is all right',
  no: 'No, not that',
  noText: 'A no is fine, and needs no reason.',
  saidYes: 'You said yes. Look at Be heard for news.',
  saidNo: 'You said no.'
} as const

export const refuseWords = {
  label: 'Not again with this listener',
  title: 'Not again with this listener?',
  texts: [
    'They are not told. What you ask later is not shown to them, and they cannot say yes to it.',
    'The limit: if somebody changes the program on their device, they could see that you asked.'
  ],
  confirm: 'Not again with them',
  done: 'They will not be asked again. They are not told.'
} as const

export const afterWords = {
  title: 'How was it for you?',
  lead: 'Three questions for yourself. Skip any of them, or all.',
  own: 'We made these questions ourselves. They are not a test, and they measure nobody.',
  whoCanSee: 'Only you can see this. It lies in your own space. The listener is not told.',
  questions: {
    heard: 'I felt heard',
    pace: 'I could go at my own pace',
    couldSayNo: 'I could say no'
  } satisfies Record<keyof LookedBack, string>,
  answers: {
    yes: 'Yes',
    partly: 'Partly',
    no: 'No',
    'rather-not': 'I’d rather not say'
  } satisfies Record<LookedBackAnswer, string>,
  save: 'Keep my answers',
  skip: 'Skip all of it',
  thanks: 'Thank you. Be gentle with yourself for a while: water, a window, one kind thing.',
  ifHard: 'If something was not right',
  stillHere:
    'Nobody keeps the words. Your device still has them for an hour, so that you can report something.',
  letGo: 'Let the words go now',
  letGoTitle: 'Let the words go now?',
  letGoTexts: ['They go from here and from this place. After that you cannot report them.'],
  letGoConfirm: 'Let them go',
  back: 'Back to Be heard'
} as const
