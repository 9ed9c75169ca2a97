import { canBeNear, countMistakes, letterMask, mistakesFor } from '../text/near-words.ts'
import { partsOf } from './need.ts'
import type { NeedTable } from './need.ts'
import { matchAt, readGroups, readPattern, startsOf, wordsOfPattern } from './pattern.ts'
import type { Pattern } from './pattern.ts'

/** More words than this nobody types to find something; the first are what counts. */
const WORDS_MAX = 300
const NEEDS_MAX = 4

export type Recognised = {
  readonly id: string
  readonly isDanger: boolean
  /** From which word to which, the last not counted in. */
  readonly from: number
  readonly to: number
}

type Rule = { readonly id: string; readonly pattern: Pattern; readonly isAgainst: boolean }

type Rules = {
  readonly byStart: ReadonlyMap<string, readonly Rule[]>
  readonly dangers: ReadonlySet<string>
  readonly words: ReadonlyMap<string, number>
}

/** Finds the needs that are said in a text, given as stems. `isWord` says what is no typing mistake. */
export function recogniser(tables: readonly NeedTable[]) {
  const all = tables.map(rulesOf)
  return (stems: readonly string[], isWord: (stem: string) => boolean): readonly Recognised[] => {
    const found = new Map<string, Recognised>()
    const refused = new Set<string>()
    for (const rules of all) {
      const words = stems.slice(0, WORDS_MAX).map((word) => mend(rules, word, isWord))
      for (const [at, word] of words.entries()) {
        for (const { id, pattern, isAgainst } of rules.byStart.get(word) ?? []) {
          if (!isAgainst && (found.get(id)?.to ?? -1) > at) continue
          const to = matchAt(pattern, words, at)
          if (to < 0) continue
          if (isAgainst) refused.add(id)
          else
            found.set(
              id,
              widen(found.get(id), { id, isDanger: rules.dangers.has(id), from: at, to })
            )
        }
      }
    }
    const kept = [...found.values()].filter(({ id }) => !refused.has(id))
    return inOrder(kept).slice(0, NEEDS_MAX)
  }
}

function inOrder(found: readonly Recognised[]): readonly Recognised[] {
  const rank = ({ isDanger }: Recognised) => (isDanger ? 0 : 1)
  return found.toSorted((one, other) => rank(one) - rank(other) || one.from - other.from)
}

function widen(before: Recognised | undefined, now: Recognised): Recognised {
  return before === undefined ? now : { ...now, from: Math.min(before.from, now.from) }
}

function rulesOf({ groups: given, needs }: NeedTable): Rules {
  const groups = readGroups(given)
  const byStart = new Map<string, Rule[]>()
  const words = new Map<string, number>()
  for (const { id, said, unless = '' } of needs) {
    const add = (isAgainst: boolean) => (text: string) => {
      const rule = { id, pattern: readPattern(text, groups), isAgainst }
      for (const start of startsOf(rule.pattern)) {
        const rules = byStart.get(start)
        if (rules === undefined) byStart.set(start, [rule])
        else rules.push(rule)
      }
      for (const word of wordsOfPattern(rule.pattern)) words.set(word, letterMask(word))
    }
    partsOf(said).forEach(add(false))
    partsOf(unless).forEach(add(true))
  }
  const dangers = new Set(needs.filter(({ isDanger }) => isDanger).map(({ id }) => id))
  return { byStart, dangers, words }
}

/** The word of the table that was meant, where what was typed is no word at all. */
function mend({ words }: Rules, typed: string, isWord: (stem: string) => boolean): string {
  const most = mistakesFor(typed)
  if (most === 0 || words.has(typed) || isWord(typed)) return typed
  const mask = letterMask(typed)
  let best = typed
  let least = most + 1
  for (const [word, wordMask] of words) {
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
