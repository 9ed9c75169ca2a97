/**
 * Forms of words that a table need not list: "golpearon" and "golpeaba" are "golpea", "وتضربنا" is "يضرب".
 * What is typed and not in the table is taken for the word there that has the same root.
 */
export type Forms = {
  /** By what a word of the table is found: what is left of its stem in all its forms, and who does it. */
  readonly key: (stem: string) => string
  /** By what keys the word of the table is looked up that was meant, the nearest first. */
  readonly tries: (stem: string) => readonly string[]
  /** The word and what it may be with a small word written before it as one. */
  readonly readings: (stem: string) => readonly string[]
}

const SPANISH_ROOT = 4
const ARABIC_ROOT = 3

// The longest come first.
const spanishEnds =
  /(?:[aei]ndo(?:me|te|se)?|[aei]r(?:me|te|se|nos|l[aeo])|[ai]ron|i[eo]ron|[ai]ba[ns]?|ia[ns]?|[ai]d[ao]|[ai]mos|[aei][rn]|[aeiou])$/
// What is still to come, or goes on: "حيضرب", "بيضرب". Then who does it, and at the end whether they are many.
const arabicVerb = /^[بحهس]?[يتنا](?=.{3})/
const arabicOther = /^[بحهس]?[يت]/
const arabicMany = /(?:وا|ون|و|ت)$/
const arabicBefore = /^[وفلبك]/

// "Colgarme" is about oneself, and "colgar" about pictures: what is listed so has no other forms.
const spanishSelf = /[aei]rme?$/

const spanish: Forms = {
  key: (stem) => (spanishSelf.test(stem) ? stem : spanishRoot(stem)),
  tries: (stem) => [spanishRoot(stem)],
  readings: (stem) => [stem]
}

type Who = 'other' | 'self' | 'either'

// "He will kill me" must not become "I kill", nor "I open an account" "he opens": never one for the other.
const meant: Readonly<Record<Who, readonly Who[]>> = {
  other: ['other', 'either'],
  self: ['self', 'either'],
  either: ['either', 'other', 'self']
}

const arabic: Forms = {
  key: (stem) => `${whoDoes(stem)} ${arabicRoot(stem)}`,
  tries: (stem) => meant[whoDoes(stem)].map((who) => `${who} ${arabicRoot(stem)}`),
  readings: (stem) => {
    const bare = longEnough(stem.replace(arabicBefore, ''), stem, ARABIC_ROOT)
    return bare === stem ? [stem] : [stem, bare]
  }
}

/** By language. English is as short as its stems are. */
export const formsIn: Readonly<Record<string, Forms>> = { es: spanish, ar: arabic }

function spanishRoot(stem: string): string {
  return longEnough(stem.replace(spanishEnds, ''), stem, SPANISH_ROOT)
}

function arabicRoot(stem: string): string {
  const bare = longEnough(stem.replace(arabicVerb, ''), stem, ARABIC_ROOT)
  return longEnough(bare.replace(arabicMany, ''), bare, ARABIC_ROOT)
}

function whoDoes(stem: string): Who {
  if (!arabicVerb.test(stem)) return 'either'
  return arabicOther.test(stem) ? 'other' : 'self'
}

function longEnough(bare: string, stem: string, least: number): string {
  return bare.length < least ? stem : bare
}
