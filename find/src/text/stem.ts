const SHORT = 4

/**
 * What a word has in common with its other forms: "hitting" and "hits" with "hit". Not always a word.
 * Nothing is kept of it: these are words that people type.
 */
export function stem(word: string): string {
  const first = word.charCodeAt(0)
  if (first >= 0x600 && first <= 0x6ff) return stemArabic(word)
  if (word.length < SHORT || !/^[a-z]+$/.test(word)) return word
  return withoutEnd(oneSpelling(withoutPlural(word)))
}

/** The same for the words of a pack while it is made, each of which comes up many times. */
export function stemmer(): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const made = stem(word)
    known.set(word, made)
    return made
  }
}

function withoutPlural(word: string): string {
  if (word.length > SHORT && (word.endsWith('ies') || word.endsWith('ied'))) {
    return `${word.slice(0, -3)}y`
  }
  if (!word.endsWith('s') || ['ss', 'us', 'is'].some((end) => word.endsWith(end))) return word
  const isLong = ['sses', 'ches', 'shes', 'xes', 'zzes'].some((end) => word.endsWith(end))
  return word.slice(0, isLong ? -2 : -1)
}

// British and American spellings of one word.
const spellings: readonly (readonly [RegExp, string])[] = [
  [/tre$/, 'ter'],
  [/ogramme$/, 'ogram'],
  [/^(p|gyn|orthop|an)ae/, '$1e'],
  [/^(...+)ll(ing|ed|or|er)$/, '$1l$2'],
  [/^(col|neighb|lab|behavi|hon|fav|harb)our/, '$1or'],
  [/^(....+)is(ation|e|ing|ed)$/, '$1iz$2']
]

function oneSpelling(word: string): string {
  for (const [pattern, put] of spellings) if (pattern.test(word)) return word.replace(pattern, put)
  return word
}

function withoutEnd(word: string): string {
  const bare = withoutVerb(withoutLy(word))
  if (bare.length < 3) return word
  if (bare.length === 3) return bare
  const short = bare.endsWith('e') ? bare.slice(0, -1) : bare
  return short.length > SHORT && short.endsWith('iv') ? short.slice(0, -2) : short
}

function withoutLy(word: string): string {
  if (word.length > 5 && word.endsWith('ly')) return word.slice(0, -2)
  return word.length > 7 && word.endsWith('ness') ? word.slice(0, -4) : word
}

function withoutVerb(word: string): string {
  const isEd = word.endsWith('ed') && !word.endsWith('eed')
  if (!isEd && !word.endsWith('ing')) return word
  const rest = word.slice(0, isEd ? -2 : -3)
  if (!/[aeiouy]/.test(rest)) return word
  const last = rest.at(-1) ?? ''
  const isDouble = rest.length > 2 && last === rest.at(-2) && !'aeiouls'.includes(last)
  return isDouble ? rest.slice(0, -1) : rest
}

const starts = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال']
const ends = ['كما', 'هما', 'ات', 'ون', 'ين', 'ان', 'ها', 'ني', 'هم', 'كم', 'نا', 'يه', 'ه', 'ي']
// Without its tanwin "مكانا" ends as "بيتنا" does. Before "our" no long vowel stands.
const accusative = /(?<=[اوي]ن|[^انه])ا$/
const ARABIC_LEAST = 3
// "He will kill me" and "he will slaughter me" without their end are "he will die" and "he slaughters".
const killsMe = /(?:موت|ذبح)(?:و|ون)?ني$/
// They end in an alef of their own.
const parents: ReadonlySet<string> = new Set(['بابا', 'ماما'])

function stemArabic(word: string): string {
  const start = starts.find((one) => leaves(word.startsWith(one), word, one)) ?? ''
  const whole = word.slice(start.length)
  const bare =
    whole.length > ARABIC_LEAST && !parents.has(whole) ? whole.replace(accusative, '') : whole
  if (killsMe.test(bare)) return bare
  const end = ends.find((one) => leaves(bare.endsWith(one), bare, one)) ?? ''
  return bare.slice(0, bare.length - end.length)
}

function leaves(has: boolean, word: string, part: string): boolean {
  return has && word.length - part.length >= ARABIC_LEAST
}
