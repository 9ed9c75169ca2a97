/** Words of nudges: what they are, who can see them, the code, and how they look. */
import type { NudgesView } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

export const nudgesWords = {
  title: 'Nudges',
  text: 'A nudge says that something is new, and nothing else. You choose its words. It comes by mail, or on a device that is yours alone.'
} as const

const notALine: Said = {
  what: 'Both lines need a few plain words.',
  next: 'Up to 40 letters fit.'
}

export const waysWords = {
  looking: 'Looking how this place can reach you',
  none: 'This place sends no nudges to this device.',
  noneNext: 'Its stewards can set up mail. Until then, look in when it suits you.',
  legend: 'How would you like to be nudged?',
  choices: [
    { value: 'mail', label: 'By mail' },
    { value: 'push', label: 'On this device' }
  ],
  onlyOwn: 'On a device that is yours alone, nudges can come to the device itself.'
} as const

export const deviceWords = {
  beforeTitle: 'Before you switch them on',
  before: [
    'The maker of your browser sees that this device hears from this place, and when. It sees no words.',
    'Whoever sees this screen can see a nudge. You choose what it says. Your choice stays on this device.',
    'A tap on it opens the page to sign in, and nothing of yours.',
    'Exit and “Sign out” end nudges here. After a quiet while the screen locks, and they go on.',
    'This place keeps the address of this device locked, apart from your account. Those who run it could open it.',
    'A nudge comes some minutes later, and at most one in a quarter of an hour.',
    'Until you choose people or circles, none come.'
  ],
  ask: 'Send one to try',
  again: 'Try it again',
  waiting: 'One is on its way. It can take half a minute.',
  came: 'It came.',
  switchOn: 'Switch nudges on',
  back: 'Change how it looks',
  silent: {
    what: 'Nothing has come so far.',
    next: 'See if this device allows messages from your browser. Then try again, or choose mail.'
  },
  whyNot: {
    'home-screen': {
      what: 'On this phone, nudges come only to pages on the home screen.',
      next: 'In your browser choose “Share”, then “Add to Home Screen”. Open it there, and come back here.'
    },
    'old-browser': {
      what: 'This browser cannot show nudges.',
      next: 'Another browser may. Mail works everywhere.'
    }
  },
  refusals: {
    'not-a-line': notALine,
    'not-allowed': {
      what: 'Your browser does not allow nudges from this place.',
      next: 'You can change that in its settings for this page. Mail works too.'
    },
    'no-push-service': {
      what: 'Your browser did not get an address for this device.',
      next: 'Some private windows and networks do not give one. Try later, or choose mail.'
    },
    'no-push': {
      what: 'This place does not know how to reach this browser.',
      next: 'Its stewards can add that. Mail works too.'
    },
    'not-sent': {
      what: 'The nudge could not be sent.',
      next: 'Nothing is switched on. Try it later, or choose mail.'
    },
    'slow-down': {
      what: 'Some were sent already.',
      next: 'Wait an hour, then try again.'
    }
  } satisfies Readonly<Record<string, Said>>
} as const

export const mailWords = {
  beforeTitle: 'Before you switch them on',
  mailHost: 'Your mail provider sees your address, the time, and that each nudge comes from',
  before: [
    'A nudge holds no link. Whoever opens your mailbox or sees your phone can see it, with the address above. You choose the name and the subject.',
    'If that address could give you away, leave nudges off.',
    'First comes one mail with a code. It comes from “Notes”. You can delete it after.',
    'This place keeps your address locked, apart from your account. Those who run it could open it.',
    'A nudge comes some minutes later, and at most one in a quarter of an hour.',
    'Until you choose people or circles, none come.'
  ],
  address: 'Your mail address',
  addressHint: 'One that nobody else opens.',
  ask: 'Send me a code',
  refusals: {
    'not-an-address': {
      what: 'We cannot read this as a mail address.',
      next: 'Write it like name@mail.example.'
    },
    'not-a-line': notALine,
    'not-sent': {
      what: 'The mail could not be sent.',
      next: 'Look at the address again, or try it later.'
    },
    'no-mail': {
      what: 'This place sends no mail just now.',
      next: 'Its stewards can set that up.'
    },
    'slow-down': {
      what: 'Some codes went there already.',
      next: 'Look into that mailbox, or wait an hour.'
    }
  } satisfies Readonly<Record<string, Said>>
} as const

export const nudgeCodeWords = {
  title: 'Look into your mailbox',
  sent: 'We sent six digits to',
  wait: 'It can take a few minutes. Look among unwanted mail too.',
  code: 'The six digits',
  switchOn: 'Switch nudges on',
  back: 'Change the address',
  refusals: {
    'wrong-code': {
      what: 'These are not the digits that we sent last.',
      next: 'Look at the newest mail again.'
    },
    'code-over': {
      what: 'This code is too old, or was tried too often.',
      next: 'Go back and ask for a new one.'
    }
  } satisfies Readonly<Record<string, Said>>
} as const

export const lookWords = {
  mail: {
    name: 'Who it seems to come from',
    ownName: 'Sender, in your words',
    subject: 'Its subject',
    ownSubject: 'Subject, in your words',
    hint: 'Your mail provider can read both. Choose words that tell nobody anything.'
  },
  device: {
    name: 'Its first line',
    ownName: 'First line, in your words',
    subject: 'Its second line',
    ownSubject: 'Second line, in your words',
    hint: 'Both stay on this device. Choose words that tell nobody anything.'
  },
  names: ['Notes', 'Weekly notes', 'Reading list'],
  subjects: ['You have an update', 'Weekly notes', 'Your reminder'],
  own: 'My own words'
} as const

type Trouble = NonNullable<NudgesView['trouble']>
type Named = { readonly what: string; readonly next: string }

const late: Named = {
  what: 'The last nudge could not be sent.',
  next: 'The next one is tried anew. Here you can always look in by yourself.'
}

export const nudgesOnWords = {
  goTo: 'Nudges are on. They go to',
  here: 'Nudges are on. They come to this device.',
  elsewhere:
    'Nudges are on for another device, or for this one before you left it. To have them here, switch them off, then on.',
  about: 'About whom',
  nobody: 'Once you are beside somebody or in a circle, you can choose here.',
  whoCanSee: 'Nobody beside you sees whether you get nudges.',
  quiet: 'Quiet hours',
  isQuiet: 'No nudges between these hours',
  quietApart: 'These hours are for nudges alone. Your boundaries have their own.',
  from: 'From',
  to: 'Until',
  look: 'How they look',
  save: 'Save',
  saved: 'Saved.',
  offText: 'When you switch them off, this place forgets at once where they went.',
  off: 'Switch nudges off',
  refusals: { 'not-a-line': notALine } satisfies Readonly<Record<string, Said>>,
  troubles: {
    mail: {
      late,
      refused: {
        what: 'Your mail provider says that this address does not exist.',
        next: 'For at least one person or circle, nudges have stopped. Switch them off, then on with another address.'
      }
    },
    push: {
      late,
      refused: {
        what: 'The device to which nudges went takes none any more.',
        next: 'For at least one person or circle, they have stopped. Switch them off, then on again.'
      }
    }
  } satisfies Readonly<Record<NudgesView['way'], Readonly<Record<Trouble, Named>>>>
} as const
