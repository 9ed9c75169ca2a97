/** What is said when something outside did not work, whichever room it happened in. */
import type { Alarm, AppView, Strength, Trouble } from '@beside/client'

export type Said = {
  /** What happened. */
  readonly what: string
  /** One next step. */
  readonly next: string
  /** Left out, nothing was lost, and that is said. */
  readonly isSomethingLost?: true
}

export const troubleWords: Readonly<Record<Trouble, Said>> = {
  paused: {
    what: 'You can read here just now, but not write.',
    next: 'Until when, and what still works, stands at the top of each page.'
  },
  unreachable: {
    what: 'We cannot reach this place right now.',
    next: 'What you wrote stays here. Try again in a moment.'
  },
  'community-closed': {
    what: 'This place is closed, so nothing new is kept here.',
    next: 'Copy what you want to keep. Under Me you can take everything out.'
  },
  'slow-down': {
    what: 'That was a lot in a short time.',
    next: 'Wait a minute, then try again.'
  },
  'store-full': {
    what: 'There is no room for new words here right now.',
    next: 'What you wrote stays on this screen. The people who run this place can make room.'
  },
  'server-busy': {
    what: 'This place is busy right now.',
    next: 'Try again in a minute.'
  },
  'not-signed-in': {
    what: 'You are signed out here.',
    next: 'Copy what you want to keep, then sign in again.'
  },
  'not-found': {
    what: 'This is not here any more.',
    next: 'Go back to Today and look from there.'
  },
  'something-unexpected': {
    what: 'That did not work yet.',
    next: 'Try once more. If it stays so, tell the people who run this place.'
  }
}

const openingWords: Readonly<
  Record<Extract<AppView['session'], { state: 'opening' }>['step'], string>
> = {
  passphrase: 'Checking your way in. This can take a few breaths.',
  keys: 'Opening your keys on this device.',
  spaces: 'Fetching what is yours.'
}

const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** A day such as `2027-05-03`. */
export function longDayOf(day: string): string {
  return longDay.format(Date.parse(`${day}T12:00:00Z`))
}

export const layoutWords = {
  waiting:
    'No connection right now. You can go on writing. Keep this page open, and it goes out by itself.',
  clockOff: 'The clock of this device is off.',
  clockOffNext: 'The times you see here may be off too. You can set the clock in its settings.',
  otherTab: 'This place was opened in another tab.',
  otherTabNext: 'It is calmer to go on in that one and to close this one.',
  idle: 'It has been quiet here for a while.',
  idleNext:
    'This page locks in a minute or two. Words not sent or saved go then. Press “I am here” to keep them.',
  stay: 'I am here',
  alarm: 'Something does not fit.',
  alarmNext: 'Read this before you write.',
  alarmLink: 'What happened and what to do',
  closes: (day: string) => `This place closes on ${longDayOf(day)}.`,
  isClosed: 'This place is closed. You can read here, and take everything out.',
  noWriting: 'Nothing new can be written here. What is here stays yours to read and to take out.',
  closesNext: 'You can take out what is yours, before that day and after it.',
  closesLink: 'Take everything out',
  // On every page, so it says little: somebody may look over a shoulder. Beside the composer stands the rest.
  paused: (day: string) => `Something here waits until ${longDayOf(day)}.`,
  pausedHere: (day: string) =>
    `Until the end of ${longDayOf(day)} you can read here, but not write.`,
  pausedNext: 'Your words are kept. It ends by itself.',
  pausedLink: 'What this means',
  replaced: 'Who looks after this place is not as it was before.',
  wentBack: 'This place went back to an earlier time.',
  wentBackNext: 'Some words may be missing. Read this when you have a moment.'
} as const

/** Asked only while something would go with it. */
export const signOutWords = {
  label: 'Sign out',
  title: 'Some words are not sent or saved yet.',
  text: 'They go when you sign out.',
  confirm: 'Sign out now'
} as const

export type AlarmWords = {
  readonly title: string
  readonly happened: string
  readonly safe: string
  readonly todo: readonly string[]
}

export const alarmPageWords = {
  title: 'Something does not fit',
  calmTitle: 'What happened here',
  none: 'All is as it should be. There is nothing to do here.',
  happened: 'What happened',
  safe: 'What is safe',
  todo: 'What to do',
  toTalk: 'Open this conversation',
  toToday: 'Back to Today'
} as const

/** `name` is the other person's name, or empty. */
export function alarmWords(kind: Alarm['kind'], name: string): AlarmWords {
  const person = name === '' ? 'the other person' : name
  switch (kind) {
    case 'log-differs':
      return {
        title: `Your words with ${person}`,
        happened: `This place shows a different past with ${person} than this device saw before.`,
        safe: 'Your words are still sealed. Nobody can read them without your keys. New words wait here.',
        todo: [
          `Reach ${person} in another way, such as a call. Ask what they see.`,
          'Look at your six words together.',
          'Tell the people who run this place. It may have been set back by a repair.'
        ]
      }
    case 'keyring-rolled-back':
      return {
        title: 'Your keys',
        happened: 'This place gave back an older copy of your keys than it had before.',
        safe: 'Your keys are still sealed. Nobody here can open them.',
        todo: [
          'Begin nothing new for now.',
          'Sign out, wait a while, and sign in again.',
          'If you still see this, tell the people who run this place.'
        ]
      }
    case 'another-server':
      return {
        title: 'This place',
        happened: 'This is not the same place that you came to before.',
        safe: 'Your words are still sealed. Your passphrase did not leave this device.',
        todo: [
          'Look at the address above. Your sheet says what it was.',
          'If the address is not the same, press Exit.',
          'If it is the same, ask the people who run this place before you write.'
        ]
      }
    case 'document-differs':
      return {
        title: `What you agreed with ${person}`,
        happened: `This place gave an older copy of a page with ${person}, or left one out.`,
        safe: 'What you wrote is still sealed. Nobody can read it without your keys. New words wait here.',
        todo: [
          `Reach ${person} in another way, such as a call. Ask what they see.`,
          'Sign out, wait a while, and sign in again.',
          'If you still see this, tell the people who run this place.'
        ]
      }
    default:
      return kind satisfies never
  }
}

/** For a circle, whose members compare no six words. */
export function circleAlarmWords(kind: Alarm['kind'], name: string): AlarmWords {
  const isOld = kind === 'document-differs'
  return {
    title: isOld ? `What you agreed in ${name}` : `Your words in ${name}`,
    happened: isOld
      ? `This place gave an older copy of a page of ${name}, or left one out.`
      : `This place shows a different past of ${name} than this device saw before.`,
    safe: 'What was said there is still sealed. Nobody can read it without a key. New words wait here.',
    todo: [
      'Reach somebody of the circle in another way, such as a call. Ask what they see.',
      'Sign out, wait a while, and sign in again.',
      'If you still see this, tell the people who run this place.'
    ]
  }
}

/** For a team that this person is in. */
export const teamAlarmWords: AlarmWords = {
  title: 'A team that you are in',
  happened: 'This place shows a different past of it than this device saw before.',
  safe: 'What was said there is still sealed. Nobody can read it without a key.',
  todo: [
    'Reach somebody of the team in another way, such as a call. Ask what they see.',
    'Sign out, wait a while, and sign in again.',
    'If you still see this, tell the one who runs the server.'
  ]
}

/** Another team stands in the place of the one that this person saw first, or the same as it once was. */
export const replacedWords = {
  title: 'Who looks after this place',
  happened:
    'Whoever runs the server put others there, or went back to an earlier time. This page does not know why.',
  safe: 'Nobody of them can read what you share, neither those before nor those now.',
  todo: [
    'Look at who looks after this place now.',
    'Ask somebody whom you know and trust here whether they knew of it.',
    'Until you are sure, report nothing to them and tell them nothing private.'
  ],
  look: 'Look at who it is now',
  accept: 'I know about this',
  acceptTitle: 'Are these the people you expect?',
  acceptText: 'Then this notice goes. It comes again if that changes once more.',
  acceptConfirm: 'Yes, it is all right'
} as const

/** For one's own pages, which nobody else can read. */
export function ownAlarmWords(kind: Alarm['kind']): AlarmWords {
  const isOld = kind === 'document-differs'
  return {
    title: 'Your own pages',
    happened: isOld
      ? 'An older copy of your plan or your notes came back, or one was left out.'
      : 'This place shows a different past of your plan and notes than you saw before.',
    safe: 'They are still sealed. Only you can read them. Nothing more is saved for now.',
    todo: [
      'Copy what you see here, if you need it.',
      'Sign out, wait a while, and sign in again.',
      'If you still see this, tell the people who run this place.'
    ]
  }
}

/** A restore from a backup that the instance root signed. */
export const wentBackWords = {
  title: 'This place went back to an earlier time',
  happened: (when: string) => `This place was brought back from a copy. The copy was made ${when}.`,
  missing: 'What anyone wrote after that is not here any more.',
  exactly: (time: string) => `The copy is from ${time}.`,
  safe: 'All that was here by then is here again, and sealed as before. Those who run this place signed that it was them.',
  todo: [
    'Look at your conversations, if you like. Where words are missing, writing waits for you.',
    'If you changed your passphrase or your twelve words after that, the earlier ones open this place.',
    'Say when you want to go on. Until then nothing of yours is sent there.'
  ],
  goOn: 'Go on from here',
  lost: (count: number) =>
    count === 1
      ? 'This device still has one thing that you wrote after that.'
      : `This device still has ${count} things that you wrote after that.`,
  lostNext: 'You can send it all once more. It then comes after the newest words.',
  theirs: 'What others wrote is theirs to send again.',
  sayAgain: 'Send my words again',
  letBe: 'Let them be'
} as const

export const evidenceWords = {
  title: 'A file that shows it',
  text: 'You can save what shows this, and give it to somebody who can look into it.',
  sealed: 'The file tells when something was written, and how much. Your words stay sealed in it.',
  withWords: 'Put the words in, too',
  withWordsMeans: 'Then anyone who has the file can read them, also what others wrote to you.',
  make: 'Make the file',
  ready: 'The file is ready. It is on this device once you save it.',
  warning: 'It then stays on this device until you delete it. Anyone who opens it sees what it is.',
  save: 'Save the file'
} as const

const newPassphraseWords = {
  label: 'Passphrase',
  hint: 'Four or more words that nobody near you would guess.',
  tooShort: 'This one could be guessed. A few more words make it strong.'
} as const

const strengthWords: Readonly<Record<'empty' | Strength, string>> = {
  empty: '',
  short: 'Short. A few more words would help.',
  known: 'Many others chose this one too, so it would be tried first.',
  fair: 'Fair. One more word would make it strong.',
  strong: 'Strong. It would take far too long to guess.'
}

/** What is also said at the door, where nobody is in yet. */
export const doorWords = {
  troubles: troubleWords,
  opening: openingWords,
  newPassphrase: newPassphraseWords,
  strength: strengthWords,
  wentBack: layoutWords.wentBack
} as const
