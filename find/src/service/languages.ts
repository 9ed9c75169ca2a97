import type { JsonRecord } from '@beside/hsds'
import { fold } from '../text/fold.ts'
import { listOf, once, textOf } from './read-record.ts'

// What feeds write, in English, by the code of ISO 639. A language that is not here keeps its name.
const names: Readonly<Record<string, string>> = {
  en: 'english',
  es: 'spanish espanol castellano',
  ar: 'arabic',
  fr: 'french francais',
  ht: 'creole kreyol haitian',
  pt: 'portuguese portugues',
  zh: 'chinese mandarin cantonese',
  ru: 'russian',
  uk: 'ukrainian',
  pl: 'polish',
  ro: 'romanian',
  de: 'german',
  it: 'italian',
  nl: 'dutch',
  tr: 'turkish',
  fa: 'farsi persian dari',
  ps: 'pashto',
  ku: 'kurdish sorani kurmanji',
  so: 'somali',
  am: 'amharic',
  ti: 'tigrinya',
  sw: 'swahili',
  ur: 'urdu',
  hi: 'hindi',
  pa: 'punjabi panjabi',
  bn: 'bengali bangla sylheti',
  gu: 'gujarati',
  ta: 'tamil',
  ne: 'nepali',
  vi: 'vietnamese',
  ko: 'korean',
  ja: 'japanese',
  tl: 'tagalog filipino',
  th: 'thai',
  km: 'khmer cambodian',
  hmn: 'hmong',
  he: 'hebrew',
  yi: 'yiddish',
  el: 'greek',
  cs: 'czech',
  sk: 'slovak',
  hu: 'hungarian',
  lt: 'lithuanian',
  lv: 'latvian',
  bg: 'bulgarian',
  sq: 'albanian',
  sr: 'serbian',
  cy: 'welsh',
  ga: 'irish',
  gd: 'gaelic',
  bfi: 'bsl',
  ase: 'asl'
}
const codeByName = new Map(
  Object.entries(names).flatMap(([code, all]) => all.split(' ').map((name) => [name, code]))
)

/** A code for what a feed calls a language, or the name as it is. */
export function languageCode(name: string): string {
  const folded = fold(name).trim()
  if (Object.hasOwn(names, folded)) return folded
  const [tag = ''] = folded.split(/[-_]/)
  if (/^[a-z]{2,3}$/.test(tag) && Object.hasOwn(names, tag)) return tag
  if (/british sign|\bbsl\b/.test(folded)) return 'bfi'
  if (/american sign|\basl\b|sign language/.test(folded)) return 'ase'
  for (const word of folded.split(/[^\p{L}]+/u)) {
    const code = codeByName.get(word)
    if (code !== undefined) return code
  }
  return name.trim()
}

/** Languages in which somebody is answered: of the service and of its places and phones. */
export function languagesOf(records: readonly JsonRecord[]): readonly string[] {
  const all = records.flatMap((record) => listOf(record, 'languages'))
  return once(
    all.map((language) => languageCode(textOf(language, 'code') || textOf(language, 'name')))
  ).toSorted()
}
