/**
 * Content notes: the author's choice of words for what a message is about. They give readers a choice
 * and promise nothing (T16). A note travels as `category:depth`.
 */
import type { NoteChoice } from '@beside/client'

export const noteCategories = {
  suicide: 'suicide',
  'self-harm': 'self-harm',
  eating: 'eating and body',
  substances: 'drink and drugs',
  'sexual-violence': 'sexual violence',
  'domestic-abuse': 'abuse at home',
  'child-abuse': 'child abuse',
  childhood: 'childhood and family',
  death: 'death and grief',
  'pregnancy-loss': 'loss of a pregnancy or at birth',
  medical: 'medical care',
  war: 'war and fleeing',
  hate: 'racism and hate',
  police: 'police and court'
} as const
export type NoteCategory = keyof typeof noteCategories

export const noteDepths = {
  mention: 'mentions it',
  about: 'talks about it',
  detail: 'in detail'
} as const
export type NoteDepth = keyof typeof noteDepths

export const notesPerMessageMax = 3

export type ContentNote = { readonly category: NoteCategory; readonly depth: NoteDepth }

export function writeNote({ category, depth }: ContentNote): string {
  return `${category}:${depth}`
}

/** A note that came with a message; undefined if another client wrote something we do not know. */
export function readNote(note: string): ContentNote | undefined {
  const [category = '', depth = ''] = note.split(':')
  if (!Object.hasOwn(noteCategories, category)) return undefined
  // A depth that this version does not know is read as the middle one.
  const isKnown = Object.hasOwn(noteDepths, depth)
  return { category: category as NoteCategory, depth: isKnown ? (depth as NoteDepth) : 'about' }
}

/** "About: medical care (mentions it), police and court, war and fleeing (in detail)" */
export function notesInWords(notes: readonly string[]): string {
  const names = notes.map((note) => {
    const known = readNote(note)
    if (known === undefined) return note
    const name = noteCategories[known.category]
    return known.depth === 'about' ? name : `${name} (${noteDepths[known.depth]})`
  })
  return `About: ${names.join(', ')}`
}

/** What this reader wants of a message with these notes. The most careful of their wishes counts. */
export function choiceFor(
  notes: readonly string[],
  choices: Readonly<Record<string, NoteChoice>>
): NoteChoice {
  if (notes.length === 0) return 'show'
  const wishes = notes.map((note) => choices[readNote(note)?.category ?? note] ?? 'fold')
  if (wishes.includes('hide')) return 'hide'
  return wishes.includes('fold') ? 'fold' : 'show'
}
