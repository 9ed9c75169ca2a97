import type { Page } from 'playwright-core'
import { inventServices } from '../../../scripts/demo/services.ts'
import { expect, test } from 'vitest'
import { openStore } from '@beside/server'
import { addRevision, putText } from '../../../server/src/store/library.ts'
import {
  isTranslated,
  languageNames,
  pathIn,
  type OtherLanguage
} from '../../../web/src/words/language.ts'
import { aGathering } from '../../../server/src/rooms/gatherings/gatherings.fixture.ts'
import { fillDirectory } from '../web/find-support.ts'
import { putGatheringOut } from '../web/gatherings.ts'
import { judgeLinks, judgeRoot, judgeWords, saidOn, textsIn } from '../web/judge-language.ts'
import { listeningLine } from '../web/listening-line.ts'
import { axeScript, judgeAccess, judgeControls, judgeSizes } from '../web/looks.ts'
import { putLetterOut } from '../web/newsletter.ts'
import { listRoutes } from '../web/tour/tour.ts'
import { weighPage } from '../web/weigh-page.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const others: readonly OtherLanguage[] = ['ar', 'es']

/** The way in brings the app along, and is as heavy as it. */
const wayIn = ['/card', '/come-in', '/i', '/sign-in']
// After Exit there is nothing to read, and no Exit.
const paths = listRoutes().filter((path) => isTranslated(path) && path !== '/out')

/** A text of somebody here. */
const walk = {
  title: 'A walk by the river',
  summary: 'Five minutes outside.',
  body: 'Look at the water.',
  by: '',
  reviewedOn: null,
  reviewBy: null
}

const textLine = {
  ...listeningLine,
  name: 'Texting Line',
  way: 'text',
  textWord: 'HELLO',
  dial: '85258'
} as const

test.each(others)(
  'every public page is whole in %s, with a script and without',
  async (language) => {
    await using home = await openWebHouse()
    const { own, places } = await fillPlace(home, language)
    const found: string[] = []
    const withScript = await home.visitor({ scripts: [axeScript] })
    const without = await home.visitor({ javaScriptEnabled: false })
    for (const path of await addressesOf(withScript.page, places)) {
      const isDrawnHere = path === '/come-in' || path === '/sign-in'
      for (const { page } of isDrawnHere ? [withScript] : [withScript, without]) {
        const english = await openAndRead(page, path)
        const said = await openAndRead(page, pathIn(language, path))
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
    const { places } = await fillPlace(home, language)
    const addresses = await addressesOf((await home.visitor()).page, places)
    for (const path of addresses.filter((one) => !wayIn.includes(one))) {
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
  await fillPlace(home, 'es')
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

type Filled = {
  /** What the place and its list say, in whatever language that is, the longest first. */
  readonly own: readonly string[]
  /** A page of each kind of which there are many, by its route. */
  readonly places: Readonly<Record<string, string>>
}

async function fillPlace(home: WebHouse, language: OtherLanguage): Promise<Filled> {
  await fillDirectory(home)
  const place = {
    region: 'GB',
    lines: [listeningLine, textLine],
    outsideContact: 'Ada, at the library',
    admission: 'open' as const
  }
  await home.setUp(place)
  const places = {
    '/gatherings/[id]': await putGatheringOut(home),
    '/newsletter/letter': await putLetterOut(home),
    '/library/[slug]': `/library/grounding-${language}`,
    '/library/[slug]/before/[number]': await changeText(home, language)
  }
  const shown = [aGathering, 'Europe/Berlin', 'The garden is open', 'From Monday on.', walk]
  const said = [place, inventServices(home.clock.now()), 'The Harbour', 'the people of this place']
  // A code of two letters stands inside many words.
  const own = textsIn([...said, ...shown])
    .filter((text) => /\p{L}{4}/u.test(text))
    .toSorted((one, other) => other.length - one.length)
  return { own, places }
}

/** A text that said something else before, and took it back. */
async function changeText(home: WebHouse, language: OtherLanguage): Promise<string> {
  await using store = await openStore(home.dataFolder)
  const head = JSON.stringify({ ...walk, language, topic: 'grounding', notes: [], sources: [] })
  const row = { slug: 'walk', head, body: walk.body, why: '', shown_from: 60_000 }
  const kept = { withheld_on: null, withheld_why: '' }
  await store.write(async (db) => {
    await putText(db, { slug: 'walk', withdrawn_at: null, withdrawn_why: '' })
    await addRevision(db, { ...row, ...kept, number: 1, made_on: '2026-11-01' })
    await addRevision(db, { ...row, ...kept, number: 2, made_on: '2026-11-02' })
  })
  return '/library/walk/before/1'
}

/** Every public page. A place in a route stands for many: one of them is looked at. */
async function addressesOf(page: Page, places: Filled['places']): Promise<readonly string[]> {
  await page.goto('/support')
  const entry = await page.locator('[data-entry]').first().getAttribute('data-entry')
  return paths.map((path) => places[path] ?? path.replace('[id]', entry ?? ''))
}

/** Read once it stands: the way in is drawn by a script. */
async function openAndRead(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.locator('h1').first().waitFor({ state: 'attached' })
  return await saidOn(page)
}

async function lookAt(page: Page): Promise<readonly string[]> {
  return [
    ...(await judgeSizes(page, true)),
    ...(await judgeControls(page)),
    ...(await judgeAccess(page))
  ]
}
