import { canBeNear, countMistakes, letterMask, mistakesFor } from '../text/near-words.ts'
import { splitWords } from '../text/split-words.ts'
import { stem } from '../text/stem.ts'
import { formsIn } from './forms.ts'
import type { Forms } from './forms.ts'
import { partsOf } from './need.ts'
import type { NeedTable } from './need.ts'
import { matchAt, readGroups, readPattern, startsOf, stemsOf } from './pattern.ts'
import type { Groups, Pattern } from './pattern.ts'

/** More words than this nobody types to find something; the first are what counts. */
const WORDS_MAX = 300
const NEEDS_MAX = 4
// So strong must signs be together: where nothing else was said, and beside something that was said.
const HINTED = 4
// A sentence has said more than a few words, and is worth a guess.
const HINTED_IN_SENTENCE = 3
const SENTENCE_WORDS = 5
const HINTED_BESIDE = 7
const HINTED_MAX = 2
// Shorter words have no forms, and no mistakes that could be told.
const FORM_LEAST = 4

export type Recognised = {
  readonly id: string
  readonly isDanger: boolean
  /** From which word to which, the last not counted in. */
  readonly from: number
  readonly to: number
}

// Most patterns of the table are never begun by what somebody types, and so are never read to their end.
type Rule = { readonly id: string; readonly pattern: () => Pattern; readonly isAgainst: boolean }

type Hint = {
  readonly id: string
  readonly stems: readonly string[]
  readonly weight: number
  readonly sign: string
}

type Rules = {
  readonly hints: ReadonlyMap<string, readonly Hint[]>
  readonly byStart: ReadonlyMap<string, readonly Rule[]>
  readonly dangers: ReadonlySet<string>
  readonly words: () => ReadonlyMap<string, number>
  readonly form: (stem: string) => string | undefined
}

/** Finds the needs that are said in a text, given as stems. `isWord` says what is no typing mistake. */
export function recogniser(tables: readonly NeedTable[]) {
  const all = tables.map(rulesOf)
  const dangers = new Set(all.flatMap((rules) => [...rules.dangers]))
  const isInTable = (word: string) => all.some(({ words }) => words().has(word))
  return (stems: readonly string[], isWord: (stem: string) => boolean): readonly Recognised[] => {
    const read = all.map((rules) => ({
      rules,
      words: stems.slice(0, WORDS_MAX).map((word) => mend(rules, word, { isWord, isInTable }))
    }))
    const matches = read.flatMap(({ rules, words }) => matchesIn(rules, words, dangers))
    const harmless = matches.filter(({ isAgainst }) => isAgainst)
    const isHarmless = (one: Recognised) => harmless.some((other) => takesAway(other, one))
    const kept = mergeById(matches.filter((one) => !one.isAgainst && !isHarmless(one)))
    const hinted = read.flatMap(({ rules, words }) => [
      ...weigh(rules, words, (id, from, to) =>
        isHarmless({ id, isDanger: dangers.has(id), from, to })
      )
    ])
    const alone = stems.length < SENTENCE_WORDS ? HINTED : HINTED_IN_SENTENCE
    const least = kept.length === 0 ? alone : HINTED_BESIDE
    const top = Math.max(...hinted.map(([, weight]) => weight))
    const more = hinted
      .filter(([, weight]) => weight >= least && weight >= top * 0.7)
      .filter(([id, weight]) => !dangers.has(id) || weight >= HINTED)
      .filter(([id]) => !kept.some((one) => one.id === id))
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, HINTED_MAX)
    // Signs are anywhere in the text, so no word is told by them.
    const signs = more.map(([id]) => ({
      id,
      isDanger: dangers.has(id),
      from: stems.length,
      to: stems.length
    }))
    return inOrder([...kept, ...signs]).slice(0, NEEDS_MAX)
  }
}

type Match = Recognised & { readonly isAgainst: boolean }

/** Each place where a pattern is said, also inside of another. */
function matchesIn(
  rules: Rules,
  words: readonly string[],
  dangers: ReadonlySet<string>
): readonly Match[] {
  const matches: Match[] = []
  for (const [from, word] of words.entries()) {
    for (const { id, pattern, isAgainst } of rules.byStart.get(word) ?? []) {
      const to = matchAt(pattern(), words, from)
      if (to >= 0) matches.push({ id, isAgainst, isDanger: dangers.has(id), from, to })
    }
  }
  return matches
}

/**
 * Whether the harmless thing that was said is what the other words were about. A danger goes only where
 * all of its words are part of it: who lost a brother to suicide may want to die as well.
 */
function takesAway(harmless: Recognised, { id, isDanger, from, to }: Recognised): boolean {
  if (harmless.id !== id) return false
  return isDanger
    ? harmless.from <= from && to <= harmless.to
    : harmless.from < to && from < harmless.to
}

function mergeById(matches: readonly Match[]): readonly Recognised[] {
  const found = new Map<string, Recognised>()
  for (const { id, isDanger, from, to } of matches) {
    const before = found.get(id)
    if (before !== undefined && before.to > from) continue
    found.set(id, { id, isDanger, from: Math.min(before?.from ?? from, from), to })
  }
  return [...found.values()]
}

function inOrder(found: readonly Recognised[]): readonly Recognised[] {
  const rank = ({ isDanger }: Recognised) => (isDanger ? 0 : 1)
  return found.toSorted((one, other) => rank(one) - rank(other) || one.from - other.from)
}

function rulesOf(table: NeedTable): Rules {
  const { language, groups: given, needs } = table
  const groups = readGroups(given)
  const byStart = new Map<string, Rule[]>()
  for (const { id, said, unless = '' } of needs) {
    const add = (isAgainst: boolean) => (text: string) => {
      const rule = { id, pattern: once(() => readPattern(text, groups)), isAgainst }
      for (const start of startsOf(text, groups)) {
        const rules = byStart.get(start)
        if (rules === undefined) byStart.set(start, [rule])
        else rules.push(rule)
      }
    }
    partsOf(said).forEach(add(false))
    partsOf(unless).forEach(add(true))
  }
  const dangers = new Set(needs.filter(({ isDanger }) => isDanger).map(({ id }) => id))
  const words = once(() => wordsOf(table))
  const form = formFinder(words, formsIn[language])
  return { byStart, dangers, words, form, hints: hintsOf(needs, groups) }
}

/** Finds the word of the table of which something is another form. */
function formFinder(words: Rules['words'], forms: Forms | undefined): Rules['form'] {
  if (forms === undefined) return () => undefined
  const { key, tries, readings } = forms
  const byKey = once(() => {
    const found = new Map<string, string>()
    for (const word of words().keys()) if (!found.has(key(word))) found.set(key(word), word)
    return found
  })
  return (stem) => {
    const read = readings(stem)
    const same = read.find((one) => words().has(one))
    if (same !== undefined) return same
    return read
      .flatMap(tries)
      .map((one) => byKey().get(one))
      .find((one) => one !== undefined)
  }
}

/** All words of the table, by which typing mistakes are mended. Patterns need not be read for them. */
function wordsOf({ groups, needs }: NeedTable): ReadonlyMap<string, number> {
  const texts = needs.flatMap(({ said, unless = '' }) => [said, unless])
  const text = [...Object.values(groups), ...texts].join(' ').replace(/\{[\w-]+\}/g, ' ')
  const stems = Array.from(new Set(splitWords(text)), (word) => stem(word))
  return new Map(stems.map((word) => [word, letterMask(word)]))
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}

function hintsOf(needs: NeedTable['needs'], groups: Groups): ReadonlyMap<string, readonly Hint[]> {
  const byFirst = new Map<string, Hint[]>()
  for (const { id, hints = '' } of needs) {
    for (const part of partsOf(hints)) {
      const [, sign = '', weight = ''] = /^(.+) (\d+)$/.exec(part) ?? []
      const group = /^\{([\w-]+)\}$/.exec(sign)?.[1]
      for (const stems of group === undefined ? [stemsOf(sign)] : (groups[group] ?? [])) {
        const [first = ''] = stems
        const hint = { id, stems, weight: Number(weight), sign: `${id} ${sign}` }
        const hints = byFirst.get(first)
        if (hints === undefined) byFirst.set(first, [hint])
        else hints.push(hint)
      }
    }
  }
  return byFirst
}

/** How strong the signs of each need are together, each counted once. Two words that overlap are one sign. */
function weigh(
  { hints }: Rules,
  words: readonly string[],
  isHarmless: (id: string, from: number, to: number) => boolean
): ReadonlyMap<string, number> {
  const seen = new Map<string, Hint>()
  for (const [at, word] of words.entries()) {
    const longest = new Map<string, Hint>()
    for (const hint of hints.get(word) ?? []) {
      if (!hint.stems.every((one, index) => words[at + index] === one)) continue
      if (isHarmless(hint.id, at, at + hint.stems.length)) continue
      const before = longest.get(hint.id)
      if (before === undefined || hint.weight > before.weight) longest.set(hint.id, hint)
    }
    for (const hint of longest.values()) seen.set(hint.sign, hint)
  }
  const sums = new Map<string, number>()
  for (const { id, weight } of seen.values()) sums.set(id, (sums.get(id) ?? 0) + weight)
  return sums
}

type Known = {
  readonly isWord: (stem: string) => boolean
  /** Whether any table has it: a word of one language is no form and no mistake of another's. */
  readonly isInTable: (stem: string) => boolean
}

/** The word of the table that was meant, where what was typed is another form of it, or is no word at all. */
function mend({ words, form }: Rules, typed: string, { isWord, isInTable }: Known): string {
  if (typed.length < FORM_LEAST || isInTable(typed)) return typed
  const known = form(typed)
  const most = mistakesFor(typed)
  if (known !== undefined || most === 0 || isWord(typed)) return known ?? typed
  const mask = letterMask(typed)
  let best = typed
  let least = most + 1
  for (const [word, wordMask] of words()) {
    if (word.length < 4 || Math.abs(word.length - typed.length) > most) continue
    if (!canBeNear(mask, wordMask, most)) continue
    const mistakes = countMistakes(typed, word, most)
    if (mistakes < least) {
      least = mistakes
      best = word
    }
  }
  return best
}
