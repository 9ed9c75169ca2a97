/** Words of what is held after a restore. */
import type { RestorePart } from '@beside/client'

type PartWords = {
  readonly title: string
  readonly texts: readonly string[]
  /** Where one looks first. */
  readonly look: { readonly href: string; readonly name: string } | null
  readonly goOn: string
  readonly goOnTitle: string
  readonly goOnTexts: readonly string[]
  readonly done: string
  readonly afresh: {
    readonly label: string
    readonly title: string
    readonly texts: readonly string[]
    readonly done: string
  } | null
}

export const restoredWords = {
  title: 'After the restore',
  card: (moment: string) =>
    `This place went back to a backup of ${moment}. Some things wait until a steward says yes.`,
  open: 'Look at what waits',
  lead: (moment: string) =>
    `This place went back to a backup of ${moment}. What people decided after that, the place no longer knows.`,
  leadNext: 'So some things wait. For each, read what it means, and then say how it goes on.',
  none: 'Nothing waits here.',
  confirm: 'Yes, go on like this',
  back: 'Back to Care'
} as const

/** In the order in which they are shown: what may put somebody in danger comes first. */
export const partWords: Readonly<Record<RestorePart, PartWords>> = {
  places: {
    title: 'Find support',
    texts: [
      'No list is shown now. A street that you hid after the backup would be public again.',
      'Hide those streets once more. Look at the entries that were taken out, too.'
    ],
    look: { href: '/app/care/hiding', name: 'Hide a street' },
    goOn: 'Show the list again',
    goOnTitle: 'Were all hidden streets looked at?',
    goOnTexts: ['The list becomes public within a minute. Nobody can take back what was seen.'],
    done: 'The list is made now, and can be found within a minute.',
    afresh: null
  },
  lines: {
    title: 'Lines on Help now',
    texts: [
      'A line that was taken away after the backup is there again. A number may be an old one.',
      'People see the lines, and read that we still mean to look at them.'
    ],
    look: { href: '/app/care/settings', name: 'Look at the lines' },
    goOn: 'The lines are as they should be',
    goOnTitle: 'Did you look at each line?',
    goOnTexts: ['People then see each line as it was checked before.'],
    done: 'The lines stand there as checked again.',
    afresh: null
  },
  newsletter: {
    title: 'News by mail',
    texts: [
      'No letter leaves now. Whoever stopped the letters after the backup would get them again.',
      'Letters that were to go out are drafts. They may have gone out already, so look before you send one.',
      'Letters that are made by themselves are off. You can turn them on again.'
    ],
    look: { href: '/app/care/newsletter', name: 'Look at the letters' },
    goOn: 'Write to these readers again',
    goOnTitle: 'Write to all readers of the backup?',
    goOnTexts: [
      'Among them are people who stopped the letters after the backup. They can stop them once more.'
    ],
    done: 'Letters leave again once you send them.',
    afresh: {
      label: 'Ask each reader again',
      title: 'Ask each reader again?',
      texts: [
        'Each gets one mail that asks. Whoever says yes within two weeks is a reader again.',
        'All others get nothing more, and their addresses go.'
      ],
      done: 'Each reader is asked now, some at a time.'
    }
  },
  nudges: {
    title: 'Nudges by mail and on devices',
    texts: [
      'No nudge leaves now. Whoever switched them off after the backup would get them again.',
      'A mailbox or a device may be in other hands since.'
    ],
    look: null,
    goOn: 'Send nudges as in the backup',
    goOnTitle: 'Send nudges to all who had them on?',
    goOnTexts: ['Among them are people who switched them off after the backup.'],
    done: 'Nudges leave again.',
    afresh: {
      label: 'Begin with whoever comes back',
      title: 'Begin with whoever comes back?',
      texts: [
        'All nudges stop. Each person’s begin again once they sign in, and they can switch them off there.',
        'Whoever does not come back gets none.'
      ],
      done: 'Nudges begin again for each person who signs in.'
    }
  },
  pages: {
    title: 'Texts and gatherings',
    texts: [
      'These are public as in the backup. A text or a gathering that you took back after it is there again.',
      'Look at them soon, and take back once more what should not be read.'
    ],
    look: { href: '/app/care/library', name: 'Look at the texts' },
    goOn: 'They are as they should be',
    goOnTitle: 'Did you look at texts and gatherings?',
    goOnTexts: ['This only puts the reminder away.'],
    done: 'The reminder is put away.',
    afresh: null
  }
}

/** Reasons that only this page has. */
export const restoredRefusals = {
  'not-found': {
    what: 'This waits no more.',
    next: 'Another steward may have answered it. Look again.'
  }
} as const
