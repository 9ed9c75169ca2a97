/** Whether a page is whole in a language: its words, its direction, and where its links lead. */
import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import {
  directionOf,
  type Language,
  languageNames,
  type OtherLanguage,
  pathIn
} from '../../../web/src/words/language.ts'

/** Of no language, or of another: names, what is literal, and what the app inside is called. */
const literal = [
  /^(findahelpline\.com|Beside)$/u,
  new RegExp(`^(${Object.values(languageNames).join('|')})$`, 'u')
]
/** Names that are written so everywhere: of keys, of formats, of who wrote what, and of places in the app, which is English. */
const latinInArabic = new RegExp(
  [
    'Europe/Berlin|Berlin|JavaScript|Shift|Tab|Atom|RSS|UTC|Beside|findahelpline\\.com|name@mail\\.example|7K3M-Q9XW-2AB0',
    'Marsha Linehan|Ullman|Peter-Hagene|Relyea|Samaritans|Orygen',
    'Me and this device|Circles that can be found|Be heard'
  ].join('|'),
  'gu'
)

/**
 * All that is said in each. A word may be written alike in two languages, as “No” is: what is among the words of a
 * language is of it. That none of them is an English sentence left behind is held beside them, in `whole.test.ts`.
 */
const spoken: Readonly<Record<OtherLanguage, ReadonlySet<string>>> = {
  ar: await sayingsIn('ar'),
  es: await sayingsIn('es')
}

/** Every text and every name of a control, also what is folded or said to a screen reader alone. */
export async function saidOn(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const root = document.documentElement
    const isOfPage = (one: Element) => one.closest('[lang]') === root
    const said: string[] = []
    for (const one of document.querySelectorAll('[aria-label]'))
      if (isOfPage(one)) said.push(one.ariaLabel ?? '')
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const around = walker.currentNode.parentElement
      // Countries and languages are named by the browser or the server itself. What is marked to be of another
      // language is: the twelve words, and a text of the library, whose own words are judged as texts.
      const isOurs = around?.closest('script, style, option[value]:not([value=""])') === null
      // Where a script runs, what stands for times without one is a single text that nobody sees.
      const isSeen = around?.matches('noscript') === false
      if (isOurs && isSeen && isOfPage(around)) said.push(walker.currentNode.textContent ?? '')
    }
    return said.map((text) => text.replaceAll(/\s+/gu, ' ').trim())
  })
}

export type WordsSeen = {
  readonly english: readonly string[]
  readonly said: readonly string[]
  readonly own: readonly string[]
}

export function judgeWords(
  language: OtherLanguage,
  { english, said, own }: WordsSeen
): readonly string[] {
  const withoutOwn = (text: string) => own.reduce((rest, one) => rest.replaceAll(one, ''), text)
  const rest = said
    .filter((text) => /\p{L}/u.test(withoutOwn(text)))
    .filter((text) => !literal.some((pattern) => pattern.test(text)))
  const left = rest.filter((text) => english.includes(text) && !spoken[language].has(text))
  const latin = rest.filter((text) =>
    /[a-z]{3}/iu.test(withoutOwn(text).replaceAll(latinInArabic, ''))
  )
  return [
    ...(rest.length < 3 ? ['says next to nothing'] : []),
    ...left.map((text) => `is in English: “${text}”`),
    ...(language === 'ar' ? latin.map((text) => `is not in Arabic: “${text}”`) : [])
  ]
}

export async function judgeRoot(page: Page, language: OtherLanguage): Promise<readonly string[]> {
  const root = await page.evaluate(() => {
    const { lang } = document.documentElement
    return `${lang} ${getComputedStyle(document.body).direction}`
  })
  const wanted = `${language} ${directionOf(language)}`
  return root === wanted ? [] : [`is ${root}`]
}

/** Links and forms stay in the language wherever the other page has it too. Exit is the same for all. */
export async function judgeLinks(page: Page, language: OtherLanguage): Promise<readonly string[]> {
  const places = await page.evaluate(() =>
    [...document.querySelectorAll('body a, form')]
      .filter((one) => !one.matches('[hreflang]'))
      .map((one) => one.getAttribute(one.matches('a') ? 'href' : 'action') ?? '')
      .filter((place) => place.startsWith('/'))
  )
  return places
    .filter((place) => place !== pathIn(language, place) || place.startsWith('/app'))
    .map((place) => `leads out of the language: ${place}`)
}

/** Every sentence of ours in it that takes nothing in, read from the files beside the screens. */
async function sayingsIn(language: Language): Promise<ReadonlySet<string>> {
  const folder = new URL('../../../web/src/', import.meta.url)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(`words.${language}.ts`)
  )
  const files = await Promise.all(paths.map((path) => import(new URL(path, folder).href)))
  return new Set(files.flatMap(textsIn))
}

/** Every text in something, however deep it lies. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
