import { foldText, type FoldedText } from './fold-text.ts'
import { isMeant } from './guards.ts'
import { noticesIn } from './notices.ts'
import type { Rule } from './rule.ts'
import { adviceRules, outdoneRules } from './rules/advice.ts'
import { blameRules, doubtRules } from './rules/blame.ts'
import { brightSideRules } from './rules/bright-side.ts'
import { fateRules } from './rules/fate.ts'
import { feelingToldRules } from './rules/feeling-told.ts'
import { comparedRules, excusedRules, playedDownRules } from './rules/made-small.ts'
import type { NoticeKind, TipKind } from './words.ts'

export type { NoticeKind, TipKind }

/** Where something stands in the text that was given: from `start`, up to and without `end`. */
export type Position = { readonly start: number; readonly end: number }

/** A phrase that can hurt, and why it may: `tipWords` has a reason and a direction for each kind. */
export type Tip = { readonly kind: TipKind; readonly position: Position }

export type Looked = {
  /** In the order of the text, no two of one kind. None says nothing about the reply. */
  readonly tips: readonly Tip[]
  /** What is there. Of what is not there nothing is said. */
  readonly notices: readonly NoticeKind[]
}

/** More than two are not read by somebody who wants to answer. */
export const TIPS_MAX = 2

/** Only so much of a reply is read, so that no text takes long. */
export const TEXT_LENGTH_MAX = 20_000

const RULES: readonly Rule[] = [
  ...comparedRules,
  ...playedDownRules,
  ...excusedRules,
  ...fateRules,
  ...brightSideRules,
  ...feelingToldRules,
  ...blameRules,
  ...doubtRules,
  ...adviceRules,
  ...outdoneRules
]

/**
 * Looks over a reply, in English, to somebody who told something hard. Pure: the same text gives the
 * same tips, nothing is kept, and the time grows with the length alone.
 *
 * @example
 * lookOver('Everything happens for a reason.').tips // [{ kind: 'fate', position: { start: 0, end: 31 } }]
 */
export function lookOver(text: string): Looked {
  const folded = foldText(text.slice(0, TEXT_LENGTH_MAX))
  const found = RULES.flatMap((rule) => findMeant(folded, rule))
  const tips = firstOfEachKind(found.toSorted((a, b) => a.position.start - b.position.start))
  return { tips: tips.slice(0, TIPS_MAX), notices: noticesIn(folded.text) }
}

/** The first place where the words of a rule are meant as they stand. */
function findMeant(folded: FoldedText, rule: Rule): readonly Tip[] {
  for (const match of folded.text.matchAll(rule.pattern)) {
    const [whole, lead = ''] = match
    const start = match.index + lead.length
    const end = match.index + whole.length
    if (!isMeant(folded, { start, end }, rule)) continue
    const position = { start: folded.places[start] ?? 0, end: (folded.places[end - 1] ?? 0) + 1 }
    return [{ kind: rule.kind, position }]
  }
  return []
}

function firstOfEachKind(tips: readonly Tip[]): readonly Tip[] {
  const chosen: Tip[] = []
  for (const tip of tips) {
    const last = chosen.at(-1)
    const isApart = last === undefined || last.position.end <= tip.position.start
    if (isApart && chosen.every(({ kind }) => kind !== tip.kind)) chosen.push(tip)
  }
  return chosen
}
