const known = new Map<string, string>()
const KNOWN_MAX = 50_000

/** What a word has in common with its other forms: "hitting" and "hits" with "hit". Not always a word. */
export function stem(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const made = makeStem(word)
  // What people type must not fill the memory.
  if (known.size >= KNOWN_MAX) known.clear()
  known.set(word, made)
  return made
}

function makeStem(word: string): string {
  if (/[\u0600-\u06FF]/.test(word)) return stemArabic(word)
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  return withoutEnd(oneSpelling(withoutPlural(word)))
}

function withoutPlural(word: string): string {
  if (/(ss|us|is)$/.test(word)) return word
  if (word.length > 4 && /ie[sd]$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(ss|ch|sh|x|zz)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

// British and American spellings of one word.
function oneSpelling(word: string): string {
  return word
    .replace(/tre$/, 'ter')
    .replace(/ogramme$/, 'ogram')
    .replace(/^(p|gyn|orthop|an)ae/, '$1e')
    .replace(/(?<=.{3})ll(?=(ing|ed|or|er)$)/, 'l')
    .replace(/^(col|neighb|lab|behavi|hon|fav|harb)our/, '$1or')
    .replace(/(?<=.{4})is(?=(ation|e|ing|ed)$)/, 'iz')
}

function withoutEnd(word: string): string {
  const bare = word.replace(/(?<=[aeiouy].*)(ing|(?<!e)ed)$/, '').replace(/(?<=.{4})(ly|ness)$/, '')
  const single = bare === word ? bare : bare.replace(/([^aeiouls])\1$/, '$1')
  if (single.length < 3) return word
  return single.length > 3 ? single.replace(/e$/, '').replace(/(?<=.{3})iv$/, '') : single
}

function stemArabic(word: string): string {
  let bare = word
  for (const start of ['وال', 'بال', 'كال', 'فال', 'لل', 'ال']) {
    if (bare.startsWith(start) && bare.length - start.length >= 3) {
      bare = bare.slice(start.length)
      break
    }
  }
  for (const end of [
    'كما',
    'هما',
    'ات',
    'ون',
    'ين',
    'ان',
    'ها',
    'ني',
    'هم',
    'كم',
    'نا',
    'يه',
    'ه',
    'ي'
  ]) {
    if (bare.endsWith(end) && bare.length - end.length >= 3) return bare.slice(0, -end.length)
  }
  return bare
}
