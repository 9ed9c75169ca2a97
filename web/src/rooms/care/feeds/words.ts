/** How stewards and editors bring lists of services for Find support. */

export const feedWords = {
  title: 'Lists for Find support',
  lead: 'You bring lists of services that others publish. Nobody finds what is in one before you publish it.',
  now: (services: string, day: string) =>
    `${services} services can be found now. Last made on ${day}.`,
  none: 'There is nothing to find yet.',
  troubles: {
    'too-large':
      'What was published last is too large for phones. People find what was there before. If a street was hidden since, they find nothing.',
    'not-made':
      'What was published or hidden last is not made yet. It is tried again by itself. If a street was hidden, people find nothing until then.'
  },
  bringTitle: 'Bring a list',
  source: 'What is this list called?',
  sourceHint:
    'Use the same name again when you bring a newer one. Then it takes the place of the old one.',
  file: 'Which file?',
  fileHint:
    'A list as others publish it: .json, .ndjson, .csv, or a zip of tables. Up to 250 megabytes.',
  letters: 'How are its letters written?',
  letterChoices: { usual: 'As usual', old: 'By an older spreadsheet (windows-1252)' },
  bring: 'Bring it here',
  goOn: 'Go on bringing it',
  letGoOn: 'Stop, and let it go',
  coming: (part: string) => `${part} of it is here.`,
  reading: (entries: string) =>
    `It is being read: ${entries} entries so far. You can leave this page.`,
  brokeOff: 'It could not be read to its end. What was there stays.',
  otherComing: (part: string) =>
    `Another file is on its way here: ${part} of it came. Somebody may still be sending it.`,
  otherLetGo: 'Let that file go',
  otherLetGoTitle: 'Let that file go?',
  otherLetGoTexts: [
    'Whoever sends it can only begin again.',
    'Ask the others who bring lists first, if you can.'
  ],
  otherLetGoConfirm: 'Let that file go now',
  needsSource: 'Give the list a name first.',
  needsFile: 'Choose a file first.',
  tooLarge: 'This file is too large. Bring it with the command on the server.',
  previewTitle: (source: string) => `Read, and not published: ${source}`,
  counts: {
    isNew: 'New',
    changed: 'Changed',
    same: 'As before',
    gone: 'No longer in the list',
    refused: 'Not kept',
    repaired: 'Repaired, or something left out',
    elsewhere: 'Left to another list that has it',
    confidential: 'Shown as an area, with no street',
    unsaid: 'Hidden here, though the list does not say so'
  },
  manyGone: 'Much of what was there is not in this list. Look closely before you publish.',
  withheldTitle: 'Places with no street shown',
  withheldLead: 'These look like a refuge or a hidden place. People see an area alone.',
  morePlaces: 'Show more of these places',
  languages: (names: string) => `A refuge is found by its words in ${names}.`,
  otherLanguages: 'Any other is yours to look for, and to hide before you publish.',
  languageNames: [
    'English',
    'Spanish',
    'Arabic',
    'Portuguese',
    'French',
    'German',
    'Dutch',
    'Italian',
    'Danish',
    'Norwegian',
    'Swedish',
    'Polish'
  ],
  withheld: (of: string, area: string) => `${of}: ${area}`,
  noArea: 'no area is named',
  show: 'Show its street',
  showFor: (of: string) => `Show its street: ${of}`,
  showTitle: 'Show where this is?',
  showTexts: [
    'Everybody will be able to read the address.',
    'This counts at once in every list, whether you publish this one or not.',
    'Do this only if its people told you that it is no secret.'
  ],
  showConfirm: 'It is no secret, show it',
  shown: 'Its street is shown now, in every list that has it.',
  hide: 'Hide its street again',
  hideFor: (of: string) => `Hide its street again: ${of}`,
  hidden: 'Its street is hidden again.',
  refusedTitle: 'What was not kept',
  refusedLead: 'Each with its place in the file. You can tell whoever publishes the list.',
  shownOf: (shown: string, all: string) => `${shown} of ${all} are shown.`,
  moreRows: 'Show more of what was not kept',
  restOfRows: 'A command on the server writes each of them to a file: import with --refused.',
  line: (line: string) => `line ${line}`,
  stewardPublishes: 'A steward looks at it, and publishes it.',
  publish: 'Publish it',
  publishFor: (source: string) => `Publish it: ${source}`,
  publishTitle: 'Publish this list?',
  publishTexts: (source: string) => [
    'Everybody can find what is in it, a minute later.',
    `It takes the place of what was there from ${source}. You can go back.`
  ],
  publishConfirm: 'Publish it now',
  letGo: 'Let it go',
  letGoFor: (source: string) => `Let it go: ${source}`,
  letGoTitle: 'Let this list go?',
  letGoTexts: ['Nothing of it is published. What people find stays as it is.'],
  letGoConfirm: 'Let it go now',
  pastTitle: 'Lists so far',
  states: {
    writing: 'being read',
    preview: 'not published yet',
    current: 'published',
    previous: 'the one before',
    undone: 'not in use'
  },
  past: (day: string, state: string, entries: string) => `${day}: ${state}, ${entries} entries`,
  undo: 'Go back to the list before',
  undoFor: (source: string) => `Go back to the list before: ${source}`,
  undoTitle: 'Go back to the list before?',
  undoTexts: (source: string) => [
    `People find again what ${source} had before this list.`,
    'If there was none before, nothing of it can be found.',
    'If it is fetched from an address, it publishes nothing by itself until you allow it again.'
  ],
  undoConfirm: 'Go back now',
  published: 'Published. People find it within a minute.',
  gone: 'It is gone. Nothing changed for people.',
  undone: 'Done. The list before counts again.',
  back: 'Back to Care'
} as const

export const feedRefusals = {
  'too-many': {
    what: 'Another list is being read just now.',
    next: 'Wait until it is done.'
  },
  'feed-coming': {
    what: 'Another file is on its way here.',
    next: 'Wait until it came, or let it go below.'
  },
  'not-found': {
    what: 'That changed meanwhile.',
    next: 'Look at the page again, then try once more.'
  }
} as const

/** A piece of a file that nobody waits for any more. */
export const pieceRefusals = {
  ...feedRefusals,
  'not-found': {
    what: 'This file is not awaited here any more.',
    next: 'Somebody let it go. Bring it again when you like.'
  }
} as const

/** Why a row was not kept, for a person who may tell the list's makers. The rest is said as the reader names it. */
const reasons: Readonly<Record<string, string>> = {
  missing: 'something is missing that each entry needs',
  'no-id': 'it has no id',
  'duplicate-id': 'its id is there twice',
  'no-parent': 'what it belongs to is not in the list',
  'not-a-record': 'it is no entry of a directory',
  'kind-unclear': 'nobody can tell what kind of entry it is',
  'broken-json': 'the text is broken',
  'cut-off': 'the file ends in the middle',
  'wrong-encoding': 'its letters are written in another way',
  'too-long': 'it is too long',
  'too-many': 'it holds too much',
  'too-deep': 'it is nested too deep',
  'unknown-table': 'this table is not known',
  'no-columns': 'no column of this table is known',
  'unsafe-path': 'it names a file outside of the package',
  'feed-too-long': 'the list is too long',
  'too-many-records': 'the list has too many entries'
}

export function sayReason(reason: string): string {
  return Object.hasOwn(reasons, reason) ? (reasons[reason] ?? reason) : reason
}
