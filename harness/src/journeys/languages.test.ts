import type { Page } from 'playwright-core'
import { inventServices } from '../../../scripts/demo/services.ts'
import { expect, test } from 'vitest'
import {
  directionOf,
  isTranslated,
  languageNames,
  pathIn,
  type OtherLanguage
} from '../../../web/src/words/language.ts'
import { fillDirectory } from '../web/find-support.ts'
import { listeningLine } from '../web/listening-line.ts'
import { axeScript, judgeAccess, judgeControls, judgeSizes } from '../web/looks.ts'
import { listRoutes } from '../web/tour/tour.ts'
import { weighPage } from '../web/weigh-page.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const others: readonly OtherLanguage[] = ['ar', 'es']

// After Exit there is nothing to read, and no Exit. A letter, and what a text said before, are there once somebody wrote them.
const empty: readonly string[] = [
  '/out',
  '/newsletter/letter',
  '/library/[slug]/before/[number]',
  '/gatherings/[id]'
]
const paths = listRoutes().filter((path) => isTranslated(path) && !empty.includes(path))

const textLine = {
  ...listeningLine,
  name: 'Texting Line',
  way: 'text',
  textWord: 'HELLO',
  dial: '85258'
} as const

/** Of no language, or of another: names, what is literal, and what the app inside is called. */
const literal = [
  /^(findahelpline\.com|Beside)$/u,
  new RegExp(`^(${Object.values(languageNames).join('|')})$`, 'u')
]
/** Names that are written so everywhere: of keys, of formats, of who wrote what, and of places in the app, which is English. */
const latinInArabic = new RegExp(
  [
    'JavaScript|Shift|Tab|Atom|RSS|UTC|Beside|findahelpline\\.com|name@mail\\.example|7K3M-Q9XW-2AB0',
    'Marsha Linehan|Ullman|Peter-Hagene|Relyea|Samaritans|Orygen',
    'Me and this device|Circles that can be found|Be heard'
  ].join('|'),
  'gu'
)

test.each(others)(
  'every public page is whole in %s, with a script and without',
  async (language) => {
    await using home = await openWebHouse()
    const own = await fillPlace(home)
    const found: string[] = []
    const withScript = await home.visitor({ scripts: [axeScript] })
    const without = await home.visitor({ javaScriptEnabled: false })
    for (const path of await addressesOf(withScript.page, language)) {
      for (const { page } of [withScript, without]) {
        const english = await saidOn(page, path)
        const said = await saidOn(page, pathIn(language, path))
        const problems = [
          ...judgeWords(language, { english, said, own }),
          ...(await judgeRoot(page, language)),
          ...(await judgeLinks(page, language)),
          ...(page === withScript.page ? await lookAt(page) : [])
        ]
        found.push(...problems.map((problem) => `${path}: ${problem}`))
      }
    }
    expect(paths.length).toBeGreaterThan(5)
    expect(found).toEqual([])
    expect([...withScript.broken, ...without.broken]).toEqual([])
  }
)

test.each(others)(
  'a public page in %s is light, and asks nobody but its own place',
  async (language) => {
    await using home = await openWebHouse()
    await fillPlace(home)
    for (const path of await addressesOf((await home.visitor()).page, language)) {
      const visitor = await home.visitor()
      const bytes = await weighPage(visitor.page, pathIn(language, path))
      expect([path, bytes < 100_000, bytes > 10_000]).toEqual([path, true, true])
      expect(visitor.broken).toEqual([])
      await visitor.goHome()
    }
  }
)

test('a language is chosen by a plain link, goes along with a choice, and Exit works from each', async () => {
  await using home = await openWebHouse()
  await fillPlace(home)
  const { page, context, broken } = await home.visitor({ javaScriptEnabled: false })
  await page.goto('/help-now?region=DE')
  for (const language of others) {
    const link = page.getByRole('link', { name: languageNames[language], exact: true })
    expect(await link.getAttribute('hreflang')).toBe(language)
    await link.click()
    await page.waitForURL(`**/${language}/help-now?region=DE`)
    await page.getByRole('link', { name: '112', exact: true }).waitFor()
    expect(await judgeRoot(page, language)).toEqual([])
  }
  await page.getByRole('link', { name: 'Salir', exact: true }).click()
  await page.waitForURL(/\/es\/out$/u)
  await page.getByRole('heading', { name: 'Notas' }).waitFor()
  expect(await context.cookies()).toEqual([])
  expect(broken).toEqual([])
})

test('an address that leads nowhere says so in its language, also once a script runs', async () => {
  await using home = await openWebHouse()
  const { page, broken } = await home.visitor()
  for (const [path, title] of [
    ['/ar/nothing', 'لا توجد صفحة هنا'],
    ['/es/nothing/at/all', 'Aquí no hay ninguna página']
  ] as const) {
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual([title])
    expect(await judgeLinks(page, path.startsWith('/ar') ? 'ar' : 'es')).toEqual([])
  }
  expect(broken).toEqual([])
})

test('whoever asks for another language by their browser is not sent anywhere', async () => {
  await using home = await openWebHouse()
  const reply = await fetch(`${home.address}/help-now`, {
    headers: { 'accept-language': 'ar, es;q=0.9' },
    redirect: 'manual'
  })
  expect(reply.status).toBe(200)
  const page = await reply.text()
  expect(page).toContain('<html lang="en" dir="ltr">')
  for (const language of others)
    expect(page).toContain(`hreflang="${language}" href="${home.address}/${language}/help-now"`)
})

test('what exists in English alone has no second address, and neither has the app', async () => {
  await using home = await openWebHouse()
  for (const path of ['/ar/app', '/es/app/people', '/ar/steward', '/fr/help-now', '/ar/api'])
    expect([path, (await fetch(home.address + path)).status]).toEqual([path, 404])
})

/** What the place and its list say, in whatever language that is, the longest first. */
async function fillPlace(home: WebHouse): Promise<readonly string[]> {
  await fillDirectory(home)
  const place = {
    region: 'GB',
    lines: [listeningLine, textLine],
    outsideContact: 'Ada, at the library'
  }
  await home.setUp(place)
  const said = [place, inventServices(home.clock.now()), 'The Harbour', 'the people of this place']
  return textsIn(said).toSorted((one, other) => other.length - one.length)
}

function textsIn(value: unknown): readonly string[] {
  // A code of two letters stands inside many words.
  if (typeof value === 'string') return /\p{L}{4}/u.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Every public page. A place in a route stands for many: one of them is looked at. */
async function addressesOf(page: Page, language: OtherLanguage): Promise<readonly string[]> {
  await page.goto('/support')
  const entry = await page.locator('[data-entry]').first().getAttribute('data-entry')
  return paths.map((path) =>
    path
      .replace('/support/[id]', `/support/${entry ?? ''}`)
      .replace('[slug]', `grounding-${language}`)
  )
}

/** Every text and every name of a control, also what is folded or said to a screen reader alone. */
async function saidOn(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(path, { waitUntil: 'networkidle' })
  return await page.evaluate(() => {
    const root = document.documentElement
    const said: string[] = []
    for (const one of document.querySelectorAll('[aria-label]'))
      if (one.closest('[lang]') === root) said.push(one.ariaLabel ?? '')
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const around = walker.currentNode.parentElement
      // Countries and languages are named by the browser or the server itself. What is marked to be of another
      // language is, and so are texts of the library, whose own words are judged as texts.
      const isOurs = around?.closest('script, style, option[value]:not([value=""])') === null
      if (isOurs && around.closest('[lang]') === root)
        said.push(walker.currentNode.textContent ?? '')
    }
    return said.map((text) => text.replaceAll(/\s+/gu, ' ').trim())
  })
}

type Words = {
  readonly english: readonly string[]
  readonly said: readonly string[]
  readonly own: readonly string[]
}

function judgeWords(language: OtherLanguage, { english, said, own }: Words): readonly string[] {
  const withoutOwn = (text: string) => own.reduce((rest, one) => rest.replaceAll(one, ''), text)
  const rest = said
    .filter((text) => /\p{L}/u.test(withoutOwn(text)))
    .filter((text) => !literal.some((pattern) => pattern.test(text)))
  const left = rest.filter((text) => english.includes(text))
  const latin = rest.filter((text) =>
    /[a-z]{3}/iu.test(withoutOwn(text).replaceAll(latinInArabic, ''))
  )
  return [
    ...(rest.length < 3 ? ['says next to nothing'] : []),
    ...left.map((text) => `is in English: “${text}”`),
    ...(language === 'ar' ? latin.map((text) => `is not in Arabic: “${text}”`) : [])
  ]
}

async function judgeRoot(page: Page, language: OtherLanguage): Promise<readonly string[]> {
  const root = await page.evaluate(() => {
    const { lang } = document.documentElement
    return `${lang} ${getComputedStyle(document.body).direction}`
  })
  const wanted = `${language} ${directionOf(language)}`
  return root === wanted ? [] : [`is ${root}`]
}

/** Links and forms stay in the language wherever the other page has it too. Exit is the same for all. */
async function judgeLinks(page: Page, language: OtherLanguage): Promise<readonly string[]> {
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

async function lookAt(page: Page): Promise<readonly string[]> {
  return [
    ...(await judgeSizes(page, true)),
    ...(await judgeControls(page)),
    ...(await judgeAccess(page))
  ]
}
