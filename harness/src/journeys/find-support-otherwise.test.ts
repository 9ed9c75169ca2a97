import { DAY_MS } from '@beside/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comeAsMina } from '../web/company.ts'
import {
  fillDirectory,
  listIsHere,
  lookFor,
  namesFound,
  needField,
  openEntry,
  openFindSupport
} from '../web/find-support.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

const packPath = '**/api/directory/pack'

test('where nobody has put services yet, people read so kindly, with and without JavaScript', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, broken } = await home.visitor({ javaScriptEnabled })
    await page.goto('/support')
    await page.getByRole('heading', { name: 'Nobody has put services here yet' }).waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    await page.getByRole('link', { name: 'Someone to call now' }).click()
    await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
    expect(broken).toEqual([])
  }
})

test('where nobody has put services yet, only whoever is on a shared device reads that the finder signs them out', async () => {
  const warning = 'On a shared device, opening it signs you out here.'
  const { her, hers } = await comeAsMina(home)
  await her.getByRole('link', { name: 'Find support' }).click()
  await her.getByRole('heading', { name: 'Nobody has put services here yet' }).waitFor()
  await her.getByRole('link', { name: 'findahelpline.com' }).waitFor()
  await her.getByText(warning).waitFor()
  expect(hers.broken).toEqual([])
  const { page } = await home.visitor()
  await page.goto('/support')
  await page.getByRole('link', { name: 'findahelpline.com' }).waitFor()
  expect(await page.getByText(warning).count()).toBe(0)
})

describe('Where there are services', () => {
  beforeAll(async () => await fillDirectory(home))

  test('people without JavaScript find the same, and read that the server sees their words', async () => {
    const withScript = await home.visitor()
    await openFindSupport(withScript.page)
    const { page, broken } = await home.visitor({ javaScriptEnabled: false })
    await page.goto('/support')
    await page.getByText('Without JavaScript, our server does the search.').waitFor()
    // It does not know their clock.
    expect(await page.getByRole('checkbox', { name: 'Open now' }).count()).toBe(0)
    for (const words of ['my husband hits me', 'I am hungry', 'somebody to talk to at nigth', '']) {
      await needField(withScript.page).fill(words)
      await withScript.page.getByRole('button', { name: 'Search', exact: true }).click()
      await needField(page).fill(words)
      await page.getByRole('button', { name: 'Search', exact: true }).click()
      await page
        .getByRole('heading', { name: words === '' ? 'In the list' : 'What we found' })
        .waitFor()
      const found = await namesFound(page)
      if (words !== '') expect(found.length).toBeGreaterThan(0)
      await expect.poll(() => namesFound(withScript.page)).toEqual(found.slice(0, 10))
      expect(page.url()).toBe(`${home.address}/support`)
      expect(await needField(page).inputValue()).toBe(words)
    }
    await page.getByRole('link', { name: 'Food bank, Mill Street' }).click()
    await page.getByRole('heading', { name: 'Food bank, Mill Street', level: 1 }).waitFor()
    expect(await page.title()).toBe('Notes')
    const text = await page.getByRole('main').innerText()
    await openEntry(withScript.page, 'Food bank, Mill Street')
    // Whether it is open now the device alone says.
    const onDevice = await withScript.page.getByRole('main').innerText()
    expect(onDevice.replaceAll(/(Open|Closed) now · /gu, '')).toBe(text)
    expect(broken).toEqual([])
  })

  test('with and without JavaScript, the list can be had as open data, and Back leads here again', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, broken } = await home.visitor({ javaScriptEnabled })
      await page.goto('/support')
      await page.getByRole('link', { name: 'This list as open data' }).click()
      await page.waitForURL(`${home.address}/hsds`)
      const said = JSON.parse(await page.locator('body').innerText()) as { openapi_url: string }
      expect(said.openapi_url).toBe(`${home.address}/hsds/openapi.json`)
      await page.goBack()
      await needField(page).waitFor()
      expect(broken).toEqual([])
    }
  })

  test('an entry that is gone says so, and leads back', async () => {
    const { page } = await home.visitor({ javaScriptEnabled: false })
    await page.goto('/support/5eed5eed-0000-4000-8000-000000000000')
    await page.getByRole('heading', { name: /not in the list any more/u }).waitFor()
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await needField(page).waitFor()
    expect(page.url()).toBe(`${home.address}/support`)
  })

  test('whose device is to save data is asked first, in words', async () => {
    const wordsInFront =
      "Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });"
    const { page, asked } = await home.visitor({ wordsInFront })
    await page.goto('/support')
    await page.getByText('Shall we fetch the list?').waitFor()
    const parts = () => asked.filter((url) => url.includes('/parts/')).length
    expect(parts()).toBe(0)
    await page.getByRole('button', { name: 'Fetch the list' }).click()
    await listIsHere(page)
    expect(parts()).toBeGreaterThan(0)
  })

  test('a list that somebody changed on the way is not shown, and Help now is near', async () => {
    for (const spoil of spoilers) {
      const visitor = await home.visitor()
      await spoil(visitor)
      await visitor.page.goto('/support')
      await visitor.page.getByText('The list did not pass our checks').waitFor()
      expect(await namesFound(visitor.page)).toEqual([])
      await visitor.context.unrouteAll()
      await visitor.page.getByRole('button', { name: 'Try again' }).click()
      await listIsHere(visitor.page)
      await lookFor(visitor.page, 'I am hungry')
      expect(await namesFound(visitor.page)).toContain('Food bank, Mill Street')
    }
  })

  test('a list that is past its time is shown, and says so', async () => {
    const { page } = await home.visitor({ clockOffMs: 40 * DAY_MS })
    await page.goto('/support')
    await page.getByText(/That is long ago, so call before you go anywhere\./u).waitFor()
    await lookFor(page, 'I am hungry')
    expect(await namesFound(page)).toContain('Food bank, Mill Street')
  })

  test('a list that somebody changed gets no words to the server, by no key and no button', async () => {
    const visitor = await home.visitor()
    await spoilers[0]?.(visitor)
    const { page } = visitor
    const sent = keepPosts(page)
    await page.goto('/support')
    await page.getByText('The list did not pass our checks').waitFor()
    await needField(page).fill('I am hungry')
    await needField(page).press('Enter')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.getByText('Search needs the list, which did not get here.').waitFor()
    expect(await page.getByRole('button', { name: 'Let the server search' }).count()).toBe(0)
    expect(sent).toEqual([])
    expect(await needField(page).inputValue()).toBe('I am hungry')
  })

  test('without the list the server searches only when asked by name, and what it found stays', async () => {
    const { page, context, broken } = await home.visitor()
    await context.route(packPath, async (route) => await route.abort())
    const sent = keepPosts(page)
    await page.goto('/support')
    await page.getByText('Our server can search instead.').waitFor()
    await needField(page).fill('he is going to kill me')
    await needField(page).press('Enter')
    await page.getByText('Search needs the list, which did not get here.').waitFor()
    expect(sent).toEqual([])
    await page.getByRole('button', { name: 'Let the server search' }).click()
    await page.waitForLoadState()
    await page.getByText('Our server can search instead.').waitFor()
    expect(sent).toEqual(['/support'])
    expect(await namesFound(page)).toContain('Women’s refuge, the whole county')
    await page.getByRole('heading', { name: danger }).waitFor()
    expect(await needField(page).inputValue()).toBe('he is going to kill me')
    expect(broken).toEqual([])
  })

  test('whoever is in danger reads whom to call before there is a list', async () => {
    const { page, context } = await home.visitor()
    let letGo = () => {}
    const isLetGo = new Promise<void>((resolve) => (letGo = resolve))
    await context.route(packPath, async (route) => {
      await isLetGo
      await route.continue()
    })
    await page.goto('/support')
    await page.getByText('The list is on its way.').waitFor()
    await needField(page).fill('he is going to kill me')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.getByRole('heading', { name: danger }).waitFor()
    await page.getByText('Search goes on by itself once it is here.').waitFor()
    letGo()
    await listIsHere(page)
    await page.getByRole('heading', { name: 'What we found' }).waitFor()
    expect(await page.getByText('Search goes on by itself').count()).toBe(0)
  })
})

const line = {
  name: '988 Lifeline',
  forWhom: 'Anyone',
  region: 'US',
  area: '',
  way: 'call',
  dial: '988',
  textWord: '',
  hours: 'Day and night',
  cost: 'Free',
  languages: 'English',
  onBill: 'no',
  source: 'https://line.example/call',
  dialledOn: new Date().toISOString().slice(0, 10)
} as const

test('one number for a call and for a text is there twice in danger, beside that of emergencies', async () => {
  await using place = await openWebHouse()
  await fillDirectory(place)
  await place.setUp({ region: 'US', lines: [line, { ...line, way: 'text' }] })
  const { page, broken } = await place.visitor()
  await openFindSupport(page)
  await lookFor(page, 'he is going to kill me')
  await page.getByRole('heading', { name: danger }).waitFor()
  const links = page.getByRole('region', { name: danger }).locator('a.dial')
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  expect(hrefs).toEqual(['tel:911', 'tel:988', 'sms:988'])
  expect(broken).toEqual([])
})

const danger = 'If you are in danger, you can call now'

/** Where anything was sent to. */
function keepPosts(page: Page): readonly string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
  })
  return sent
}

type Spoil = (visitor: Visitor) => Promise<unknown>

const spoilers: readonly Spoil[] = [
  // Another word in what was signed.
  async ({ context }) =>
    await context.route(packPath, async (route) => {
      const reply = await route.fetch()
      const body = (await reply.text()).replace(/"notAfter":(\d)/u, '"notAfter":9$1')
      await route.fulfill({ response: reply, body })
    }),
  // A part with another byte, and one that is cut off.
  async ({ context }) =>
    await context.route('**/api/directory/parts/*', async (route) => {
      const reply = await route.fetch()
      const body = await reply.body()
      body[body.length - 1] = (body.at(-1) ?? 0) ^ 1
      await route.fulfill({ response: reply, body })
    }),
  async ({ context }) =>
    await context.route('**/api/directory/parts/*', async (route) => {
      const reply = await route.fetch()
      await route.fulfill({ response: reply, body: (await reply.body()).subarray(0, -1) })
    })
]
