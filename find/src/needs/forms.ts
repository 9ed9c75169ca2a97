/**
 * Forms of words that a table need not list: "golpearon" and "golpeaba" are "golpea", "وتضربنا" is "يضرب".
 * What is typed and not in the table is taken for the word there that has the same root.
 */
export type Forms = {
  /** What is left of a stem in all its forms, or itself. */
  readonly root: (stem: string) => string
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
const arabicMany = /(?:وا|ون|و|ت)$/
const arabicBefore = /^[وفلبك]/

const spanish: Forms = {
  root: (stem) => longEnough(stem.replace(spanishEnds, ''), stem, SPANISH_ROOT),
  readings: (stem) => [stem]
}

const arabic: Forms = {
  root: (stem) => {
    const bare = longEnough(stem.replace(arabicVerb, ''), stem, ARABIC_ROOT)
    return longEnough(bare.replace(arabicMany, ''), bare, ARABIC_ROOT)
  },
  readings: (stem) => {
    const bare = longEnough(stem.replace(arabicBefore, ''), stem, ARABIC_ROOT)
    return bare === stem ? [stem] : [stem, bare]
  }
}

/** By language. English is as short as its stems are. */
export const formsIn: Readonly<Record<string, Forms>> = { es: spanish, ar: arabic }

function longEnough(bare: string, stem: string, least: number): string {
  return bare.length < least ? stem : bare
}
