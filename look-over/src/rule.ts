import type { TipKind } from './words.ts'

/** One way in which a reply can hurt somebody who told something hard. */
export type Rule = {
  readonly kind: TipKind
  /** Its first group, if any, leads in; the phrase that is shown comes after it. */
  readonly pattern: RegExp
  /** It is a question by itself. The others are let be where the sentence asks. */
  readonly asks: boolean
}

/** Where a clause begins: at a sign, or after a word that leads in. */
const START =
  '(^(and )?|[.!?;\\n] ?(and )?|[,:\\u0028-] ?|\\b(but|so|well|ok|okay|hey|look|listen|honestly|seriously|please|now|oh|also|then|anyway|come on|maybe|perhaps|girl|man|dude|bro|mate|hun|hon|honey|love|sweetie|dear|friend|remember|try to|try and),? )'
// A word, with an apostrophe or without.
const WORD = '[\\w\\u0027]{1,24}'
const YOU = "(you('d|'ve)?|u|ya)"
const YOU_ARE = "(you're|you are|u r|ur|u are)"
const THEY = '(he|she|they)'
const THEM = '(him|her|them)'
const SOFTLY =
  '((just|really|probably|maybe|simply|actually|honestly|perhaps|definitely|clearly|obviously|surely|absolutely|totally|completely|truly|quite|literally|kind of|kinda|sort of|a bit|a little|a tad|being|still|only|all|also|seriously|always|even|ever|so|too|very) ){0,3}'
const OUGHT =
  '(need to|have to|must|should|gotta|got to|ought to|had better|better|have got to|might want to|may want to|need to learn to|have to learn to|should try to|need to try to)'

const PARTS: Readonly<Record<string, string>> = { START, YOU, YOU_ARE, THEY, THEM, SOFTLY, OUGHT }

/**
 * Rules of one kind. In a pattern `{YOU}` and the like stand for the parts above, a space for one
 * space, a group catches nothing, and an apostrophe may be absent. Every repetition has a maximum, so time grows with length alone.
 */
export function rulesOf(kind: TipKind, patterns: readonly string[]): readonly Rule[] {
  return gather(patterns).map((pattern) => ({ kind, pattern, asks: false }))
}

/** The same for questions, which are a rule by being asked. */
export function questionsOf(kind: TipKind, patterns: readonly string[]): readonly Rule[] {
  return gather(patterns).map((pattern) => ({ kind, pattern, asks: true }))
}

/** One expression for the patterns that begin a clause, and one for the others: one pass is far faster than many. */
function gather(patterns: readonly string[]): readonly RegExp[] {
  const begun = patterns.filter((pattern) => pattern.startsWith('{START}'))
  const others = patterns.filter((pattern) => !pattern.startsWith('{START}'))
  const begins = begun.map((pattern) => pattern.slice('{START}'.length))
  return [
    ...(begins.length > 0 ? [compile(anyOf(begins), START)] : []),
    ...(others.length > 0 ? [compile(anyOf(others))] : [])
  ]
}

/** One of these patterns. */
export function anyOf(patterns: readonly string[]): string {
  return `(${patterns.join('|')})`
}

/** A pattern with its parts filled in. It ends where a word does; its one group is what leads in. */
export function compile(pattern: string, lead = '\\b'): RegExp {
  return new RegExp(`(${fill(lead)})${fill(pattern)}(?![\\p{L}\\p{N}])`, 'gu')
}

function fill(pattern: string): string {
  return pattern
    .replaceAll(/\{([A-Z_]+)\}/g, (_, name: string) => PARTS[name] ?? '')
    .replaceAll(/\((?!\?)/g, '(?:')
    .replaceAll('\\w+', WORD)
    .replaceAll('\\w*', '\\w{0,24}')
    .replaceAll("'", "'?")
}
