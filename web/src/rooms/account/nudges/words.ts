/** Words of nudges: what they are, who can see them, the code, and how they look. */
import type { NudgesView } from '@beside/client'
import type { Said } from '#lib/beside/words.ts'

export const nudgesWords = {
  title: 'Nudges',
  text: 'A nudge is a short mail that says “You have an update”. It says nothing else, and holds no link.'
} as const

const notALine: Said = {
  what: 'Sender and subject each need a few plain words.',
  next: 'Up to 40 letters fit.'
}

export const nudgesOffWords = {
  looking: 'Looking how this place can reach you',
  noMail: 'This place sends no mail.',
  noMailNext: 'Its stewards can set that up. Until then, look in when it suits you.',
  beforeTitle: 'Before you switch them on',
  mailHost: 'Your mail provider sees your address, the time, and that each nudge comes from',
  before: [
    'Whoever opens your mailbox or sees your phone can see it, with the address above. You choose the name and the subject.',
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
  name: 'Who it seems to come from',
  ownName: 'Sender, in your words',
  names: ['Notes', 'Weekly notes', 'Reading list'],
  subject: 'Its subject',
  ownSubject: 'Subject, in your words',
  subjects: ['You have an update', 'Weekly notes', 'Your reminder'],
  own: 'My own words',
  hint: 'Your mail provider can read both. Choose words that tell nobody anything.'
} as const

type Trouble = NonNullable<NudgesView['trouble']>

export const nudgesOnWords = {
  goTo: 'Nudges are on. They go to',
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
  offText: 'When you switch them off, this place forgets your address at once.',
  off: 'Switch nudges off',
  refusals: { 'not-a-line': notALine } satisfies Readonly<Record<string, Said>>,
  troubles: {
    late: {
      what: 'The last nudge could not be sent.',
      next: 'The next one is tried anew. Here you can always look in by yourself.'
    },
    refused: {
      what: 'Your mail provider says that this address does not exist.',
      next: 'For at least one person or circle, nudges have stopped. Switch them off, then on with another address.'
    }
  } satisfies Readonly<Record<Trouble, { readonly what: string; readonly next: string }>>
} as const
