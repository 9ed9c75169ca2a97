import { canBeNear, countMistakes, letterMask, mistakesFor } from '../text/near-words.ts'
import { partsOf } from './need.ts'
import type { NeedTable } from './need.ts'
import { matchAt, readGroups, readPattern, startsOf, stemsOf, wordsOfPattern } from './pattern.ts'
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
}

/** Finds the needs that are said in a text, given as stems. `isWord` says what is no typing mistake. */
export function recogniser(tables: readonly NeedTable[]) {
  const all = tables.map(rulesOf)
  const dangers = new Set(all.flatMap((rules) => [...rules.dangers]))
  return (stems: readonly string[], isWord: (stem: string) => boolean): readonly Recognised[] => {
    const read = all.map((rules) => ({
      rules,
      words: stems.slice(0, WORDS_MAX).map((word) => mend(rules, word, isWord))
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

function rulesOf({ groups: given, needs }: NeedTable): Rules {
  const groups = readGroups(given)
  const byStart = new Map<string, Rule[]>()
  const all: Rule[] = []
  for (const { id, said, unless = '' } of needs) {
    const add = (isAgainst: boolean) => (text: string) => {
      const rule = { id, pattern: once(() => readPattern(text, groups)), isAgainst }
      all.push(rule)
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
  const words = once(() => wordsOf(all))
  return { byStart, dangers, words, hints: hintsOf(needs, groups) }
}

/** All words of the table, by which typing mistakes are mended. */
function wordsOf(rules: readonly Rule[]): ReadonlyMap<string, number> {
  const words = new Map<string, number>()
  for (const { pattern } of rules) {
    for (const word of wordsOfPattern(pattern())) {
      if (!words.has(word)) words.set(word, letterMask(word))
    }
  }
  return words
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

/** The word of the table that was meant, where what was typed is no word at all. */
function mend({ words }: Rules, typed: string, isWord: (stem: string) => boolean): string {
  const most = mistakesFor(typed)
  if (most === 0 || isWord(typed) || words().has(typed)) return typed
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
