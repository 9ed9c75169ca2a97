/** Words of Me: the name, the device, the keys, taking everything out, leaving for good. */
import type { Device, NoteChoice } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

export const meWords = {
  title: 'Me and this device',
  who: 'Who looks after this place',
  name: 'Nickname and shape',
  boundaries: 'My boundaries',
  notes: 'What I would rather not see',
  nudges: 'Nudges',
  exit: 'Where Exit leads',
  device: 'This device and others',
  passphrase: 'Change my passphrase',
  kit: 'Twelve new words',
  locks: 'Someone may have my device or passphrase',
  code: 'The code of this app',
  kind: 'Kind words I kept',
  shown: 'Words I showed or kept',
  files: 'Take everything out',
  end: 'Delete everything',
  signInName: 'Your sign-in name',
  changing: 'A change of your keys is still going on. It goes on by itself.',
  back: 'Back to Me'
} as const

export const nameWords = {
  title: 'Nickname and shape',
  text: 'The people you are connected with see both.',
  nickname: 'Nickname',
  missing: 'Choose any name you like. One letter is enough.',
  save: 'Save',
  saved: 'Saved. The people beside you see it now.'
} as const

export const noteChoiceWords = {
  title: 'What I would rather not see',
  text: 'People can say what their words are about. Here you choose what happens then.',
  promise: 'It is a choice, and no shield. Not everybody adds a note.',
  whoCanSee: 'Only you can see this',
  saved: 'Saved.'
} as const

export const noteChoiceNames: Readonly<Record<NoteChoice, string>> = {
  show: 'Show',
  fold: 'Fold',
  hide: 'Hide'
}

export const exitPlaceWords = {
  title: 'Where Exit leads',
  text: 'Exit shows an empty page at once. If you like, another site opens right after it.',
  leaving: 'How to leave this page fast',
  advice:
    'Choose a site that you might look at anyway, such as the weather. Somebody may ask about it.',
  learns: 'That site sees a visit. It does not learn where you came from.',
  place: 'Address of the site',
  placeHint: 'Like weather.example. Leave it empty for the empty page alone.',
  whoCanSee: 'Only you can see this',
  save: 'Save',
  saved: 'Saved. From now on Exit leads there.',
  savedEmpty: 'Saved. Exit ends on the empty page.',
  notAnAddress: {
    what: 'We cannot read this as the address of a site.',
    next: 'Write it like weather.example. Only sites with https can be chosen.'
  } satisfies Said
} as const

export const deviceWords = {
  title: 'This device and others',
  here: 'This device',
  kind: {
    shared: 'You said that others may use this device. Nothing is kept on it when you leave.',
    own: 'You said that this device is yours alone. After ten quiet minutes it locks.'
  } satisfies Readonly<Record<Device, string>>,
  others: 'Where you are signed in',
  othersText: 'We keep days here, and no times.',
  looking: 'Looking where you are signed in',
  isHere: 'This device, now',
  unnamed: 'A device without a name',
  dates: (started: string, seen: string) => `Since ${started} · last here ${seen}`,
  end: 'Sign out',
  endFor: (label: string) => `Sign out ${label}`,
  endAll: 'Sign out all others',
  endAllTitle: 'Sign out everywhere else?',
  endAllText: 'You stay signed in here. Every other device then asks for your passphrase.',
  endAllConfirm: 'Sign them out',
  none: 'You are signed in nowhere else.',
  ended: 'Signed out there.'
} as const

export const changePassphraseWords = {
  title: 'Change my passphrase',
  current: 'Your passphrase now, or your twelve words',
  next: 'The new one',
  save: 'Change it',
  done: 'Your new passphrase works from now on. The old one opens nothing.'
} as const

export const newKitWords = {
  title: 'Twelve new words',
  text: 'Then your old twelve words open nothing any more.',
  current: 'Your passphrase now, or your twelve words',
  make: 'Make twelve new words'
} as const

/** Shown above new words while no answer has come: either may hold. */
export const unsureWords = {
  what: 'The line broke before this place could answer. It is sent again by itself.',
  next: 'Keep these twelve words, and what you had before. One of them opens the door.'
} as const

export const locksWords = {
  title: 'Someone may have my device or passphrase',
  first: 'If you are in danger now, Help now shows who to call.',
  does: 'This one step does all of this:',
  list: [
    'It signs out every other device.',
    'You choose a new passphrase and get twelve new words. The old ones open nothing new.',
    'It changes the keys you share with each person. That goes on by itself for a while.'
  ],
  limits: 'It cannot take back what someone has read. If this device is watched, use another one.',
  current: 'Your passphrase now, or your twelve words',
  next: 'Your new passphrase',
  make: 'Change everything now',
  working: 'Changing how you come in. This can take a minute. You can stay here.'
} as const

export const currentRefusal: Said = {
  what: 'This passphrase, or these twelve words, do not fit.',
  next: 'Look at them again.'
}

export const currentMissing = 'Type it here, so that nobody else can do this in your name.'

export const filesWords = {
  title: 'Take everything out',
  text: 'You get all your words here as two files: one to read, and one for other programs.',
  warning: 'A file stays on this device. Anyone who opens it can read it. So can a later owner.',
  shared: 'You said that others may use this device. Think about where the files will lie.',
  make: 'Make the files',
  making: 'Putting everything together',
  ready: 'The files are ready. They are on this device once you save them.',
  html: 'Save the page to read',
  json: 'Save the file for other programs',
  include: 'The files also hold what others wrote to you. Keep them as you would keep a letter.'
} as const

export const codeWords = {
  title: 'The code of this app',
  text: 'Your device runs code that comes from the server of this place. The server names this mark for it:',
  looking: 'Looking at the code of this place',
  version: (version: string) => `Version ${version}`,
  whole: 'Show the whole mark',
  signed: (day: string) => `Those who run this place signed it ${day}.`,
  notSigned: 'Those who run this place have not signed it. Everything works the same.',
  none: {
    what: 'This place does not say which code it serves.',
    next: 'Everything works the same.'
  } satisfies Said,
  use: 'What it is for',
  uses: [
    'The code is open. Anyone can build it, and comes to the same mark.',
    'Compare the mark with someone beside you, or on another device. If they differ, ask those who run this place.'
  ],
  limit: 'What it cannot do',
  limits: [
    'This page comes from the server, too. A server that lies can also lie here.',
    'So look from more than one device, and compare in another way than through this place.'
  ]
} as const

export const endWords = {
  title: 'Delete everything',
  does: 'What it does',
  list: [
    'Your account ends. Your name and passphrase open nothing any more.',
    'Your notes and your plan are deleted here.',
    'Every bond ends. The other person sees that it has ended, and no reason.',
    'What you wrote to others stays with them, if you do not take it back first.'
  ],
  undo: 'This cannot be undone. You can take everything out first.',
  takeOut: 'Take everything out first',
  label: 'Delete everything',
  confirmTitle: 'Delete everything now?',
  confirmText: 'With this step it is gone. There is no copy that we could bring back.',
  current: 'Your passphrase now, or your twelve words',
  confirm: 'Delete it all',
  confirmAnyway: 'Delete it all the same'
} as const

export const endRefusals: Readonly<Record<'sign-in-refused' | 'cannot-leave-all', Said>> = {
  'sign-in-refused': currentRefusal,
  'cannot-leave-all': {
    what: 'Not every bond can be ended from here: something did not fit, or is not open yet.',
    next: 'Nothing is deleted yet. If you go on, such a bond stays. The other person does not see that you left.'
  }
}
