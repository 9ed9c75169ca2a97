import { splitWords } from '../text/split-words.ts'
import { stem } from '../text/stem.ts'
import { partsOf } from './need.ts'

/** One step of a pattern: any of some phrases (as stems), or a gap. */
export type Step =
  | { readonly phrases: readonly (readonly string[])[]; readonly canMiss: boolean }
  | { readonly gap: number }

export type Pattern = readonly Step[]
export type Groups = Readonly<Record<string, readonly (readonly string[])[]>>

const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 8 }

const plain = /^[a-z0-9]+(?:[ _][a-z0-9]+)*$/

/** The words of a text of the table. Most are plain, and there are thousands. */
export function stemsOf(text: string): readonly string[] {
  const words = plain.test(text) ? text.split(/[ _]/) : splitWords(text)
  return words.map((word) => stem(word))
}

/** Groups as phrases of stems. One may take in those before it. */
export function readGroups(given: Readonly<Record<string, string>>): Groups {
  const groups: Record<string, readonly (readonly string[])[]> = {}
  for (const [name, text] of Object.entries(given)) {
    groups[name] = partsOf(text).flatMap((part) => phrasesOf(part, groups))
  }
  return groups
}

export function readPattern(text: string, groups: Groups): Pattern {
  return text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const gap = GAPS[part]
      if (gap !== undefined) return { gap }
      const canMiss = part.endsWith('?')
      const bare = canMiss ? part.slice(0, -1) : part
      const phrases = bare.split('|').flatMap((choice) => phrasesOf(choice, groups))
      return { phrases, canMiss }
    })
}

function phrasesOf(choice: string, groups: Groups): readonly (readonly string[])[] {
  const name = /^\{([\w-]+)\}$/.exec(choice)?.[1]
  if (name === undefined) return [stemsOf(choice)]
  const group = groups[name]
  if (group === undefined) throw new Error(`No group of needs is called ${name}.`)
  return group
}

/** Where the pattern ends if it begins at a word, or −1. Steps and gaps are few, so there is little to try. */
export function matchAt(pattern: Pattern, words: readonly string[], at: number): number {
  return matchStep({ pattern, words }, 0, at)
}

type Matching = { readonly pattern: Pattern; readonly words: readonly string[] }

function matchStep(matching: Matching, index: number, at: number): number {
  const step = matching.pattern[index]
  if (step === undefined) return at
  if ('gap' in step) {
    for (
      let skipped = 0;
      skipped <= step.gap && at + skipped <= matching.words.length;
      skipped += 1
    ) {
      const end = matchStep(matching, index + 1, at + skipped)
      if (end >= 0) return end
    }
    return -1
  }
  for (const phrase of step.phrases) {
    if (!isThere(phrase, matching.words, at)) continue
    const end = matchStep(matching, index + 1, at + phrase.length)
    if (end >= 0) return end
  }
  return step.canMiss ? matchStep(matching, index + 1, at) : -1
}

function isThere(phrase: readonly string[], words: readonly string[], at: number): boolean {
  return phrase.length > 0 && phrase.every((word, index) => words[at + index] === word)
}

/** The words with which a match can begin, read without the rest of the pattern. */
export function startsOf(text: string, groups: Groups): ReadonlySet<string> {
  const starts = new Set<string>()
  for (const part of text.split(' ')) {
    const [step] = readPattern(part, groups)
    if (step === undefined || 'gap' in step) continue
    for (const [first] of step.phrases) if (first !== undefined) starts.add(first)
    if (!step.canMiss) break
  }
  return starts
}
