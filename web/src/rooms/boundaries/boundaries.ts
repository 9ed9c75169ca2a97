/** The sections of one's boundaries, and how two copies of them differ. */
import type {
  BoundariesBody,
  NoteChoice,
  QuietHours,
  ShownBoundaries,
  ShownPart
} from '@beside/client'
import { noteCategories, type NoteCategory } from '#lib/words/content-notes.ts'
import { hoursInWords } from './words.ts'

export type Section = ShownPart | 'hard'
export const shownParts: readonly ShownPart[] = ['quietHours', 'howToSpeak', 'words']
const sections: readonly Section[] = [...shownParts, 'hard']

/** What one section says, as people read it. */
export function textOf(body: BoundariesBody, section: Section): string {
  return section === 'hard' ? hardTexts(body).join('\n') : partText(body, section)
}

/** What somebody shows and has written, part by part. */
export function shownTexts(
  shown: ShownBoundaries
): readonly { readonly part: ShownPart; readonly text: string }[] {
  const texts = shownParts.map((part) => ({ part, text: partText(shown, part) }))
  return texts.filter(({ text }) => text !== '')
}

function partText(body: Pick<BoundariesBody, ShownPart>, part: ShownPart): string {
  if (part !== 'quietHours') return body[part].trim()
  return body.quietHours === null ? '' : hoursInWords(body.quietHours)
}

export function sectionsToRead(body: BoundariesBody): readonly Section[] {
  return sections.filter((section) => textOf(body, section) !== '')
}

export function sectionsThatDiffer(one: BoundariesBody, other: BoundariesBody): readonly Section[] {
  return sections.filter((section) => textOf(one, section) !== textOf(other, section))
}

/** The draft with one section of another copy. */
export function withSection(
  body: BoundariesBody,
  section: Section,
  other: BoundariesBody
): BoundariesBody {
  if (section !== 'hard') return { ...body, [section]: other[section] }
  return { ...body, hardTopics: other.hardTopics, hardWords: other.hardWords }
}

/** Topics that we know, in our order: another client may have written others. */
export function knownTopics({ hardTopics }: Pick<BoundariesBody, 'hardTopics'>): NoteCategory[] {
  const known = Object.keys(noteCategories) as NoteCategory[]
  return known.filter((topic) => hardTopics.includes(topic))
}

/** Hard topics whose words come unfolded: what is folded or hidden already stays so. */
export function topicsShown(
  body: BoundariesBody,
  choices: Readonly<Record<string, NoteChoice>>
): readonly NoteCategory[] {
  return knownTopics(body).filter((topic) => choices[topic] === 'show')
}

const halfHours = Array.from({ length: 48 }, (_, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0')
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`
})

/** The times that can be chosen; one that another client wrote stays choosable. */
export function timesWith(time: string): readonly string[] {
  return halfHours.includes(time) ? halfHours : [...halfHours, time].toSorted()
}

export function firstHours(timeZone: string): QuietHours {
  return { from: '21:00', to: '08:00', timeZone }
}

export function zoneOfDevice(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

function hardTexts(body: BoundariesBody): readonly string[] {
  const names = knownTopics(body).map((topic) => noteCategories[topic])
  const topics = names.length === 0 ? [] : [names.join(', ')]
  return [...topics, ...[body.hardWords.trim()].filter((text) => text !== '')]
}
