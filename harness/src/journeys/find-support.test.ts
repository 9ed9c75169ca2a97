import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atToday, goTo } from '../web/arrive.ts'
import { comeAsMina } from '../web/company.ts'
import {
  backToList,
  fillDirectory,
  listIsHere,
  lookFor,
  namesFound,
  needField,
  openEntry,
  openFindSupport
} from '../web/find-support.ts'
import { nothingKept, readKept } from '../web/storage.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
  await fillDirectory(home, 2)
})
afterAll(async () => await home[Symbol.asyncDispose]())

describe('Whoever looks for support', () => {
  test('is seen to fetch the same list, and nothing of what they look for, open or choose', async () => {
    const logs: (readonly string[])[] = []
    for (const look of [lookForRefuge, lookForFood]) {
      const visitor = await home.visitor({
        permissions: ['geolocation'],
        geolocation: { latitude: 53.02, longitude: 0.2 }
      })
      const log = await keepLog(visitor)
      await openFindSupport(visitor.page)
      const before = (await log()).length
      await look(visitor.page)
      const all = await log()
      expect(all.slice(before)).toEqual([])
      expect(visitor.page.url()).toBe(`${home.address}/support`)
      expect(await visitor.page.title()).toBe('Notes')
      expect(visitor.broken).toEqual([])
      logs.push(all)
    }
    expect(logs[0]?.length).toBeGreaterThan(5)
    expect(logs[1]).toEqual(logs[0])
  })

  test('also a member asks for the list as everybody does', async () => {
    const visitor = await home.visitor()
    const log = await keepLog(visitor)
    await openFindSupport(visitor.page)
    const lists = (all: readonly string[]) =>
      all.filter((line) => / \/api\/directory\//u.test(line))
    const { hers, her } = await comeAsMina(home)
    const herLog = await keepLog(hers)
    await her.getByRole('link', { name: 'Find support' }).click()
    await listIsHere(her)
    await lookFor(her, 'somewhere safe to sleep tonight')
    expect(await namesFound(her)).toContain('Night shelter, East Quay')
    expect(lists(await herLog())).toEqual(lists(await log()))
    await goTo(her, 'Today')
    await atToday(her)
    expect(hers.broken).toEqual([])
  })

  test('needs no line once the list is there', async () => {
    const { page, context, broken } = await home.visitor()
    await openFindSupport(page)
    await context.setOffline(true)
    await lookFor(page, 'I am hungry')
    await openEntry(page, 'Food bank, Mill Street')
    await page.getByRole('link', { name: '01632 960104' }).waitFor()
    await backToList(page)
    expect(await needField(page).inputValue()).toBe('I am hungry')
    expect(broken).toEqual([])
  })

  test('leaves nothing on a shared device: no words, no list, no note of the visit', async () => {
    const visitor = await home.visitor()
    const { page, context, broken } = visitor
    await openFindSupport(page)
    await lookFor(page, 'my husband hits me')
    await openEntry(page, /refuge/u)
    expect(await page.evaluate(() => JSON.stringify(history.state))).toBe('{}')
    const next = await visitor.anotherTab()
    await next.goto('/about')
    expect(await readKept(context, next)).toEqual(nothingKept)
    await page.getByRole('link', { name: 'Exit', exact: true }).click()
    await page.waitForURL('**/out')
    for (let step = 0; step < 3; step += 1) {
      await page.goBack({ waitUntil: 'load' }).catch(() => null)
      await page.waitForTimeout(150)
      expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/husband|refuge/iu)
    }
    expect(await readKept(context, next)).toEqual(nothingKept)
    expect(broken).toEqual([])
  })

  test('with Exit has everything gone in the same moment, also without a line', async () => {
    const { page, context } = await home.visitor()
    await openFindSupport(page)
    await lookFor(page, 'my husband hits me')
    await context.setOffline(true)
    const text = await page
      .getByRole('link', { name: 'Exit', exact: true })
      .evaluate((link: HTMLElement) => {
        link.click()
        return document.body.innerText
      })
    expect(text).not.toMatch(/husband|refuge/iu)
    // The Worker that held the words is gone with them.
    await expect.poll(() => page.workers().length).toBe(0)
  })

  test('sees what was understood, and can take that back', async () => {
    const { page } = await home.visitor()
    await openFindSupport(page)
    await lookFor(page, 'my husband hits me')
    const meant = await namesFound(page)
    await page.getByRole('button', { name: 'Search for my words alone' }).click()
    await page.getByRole('button', { name: 'Look for what I mean, too' }).waitFor()
    await expect.poll(() => namesFound(page)).not.toEqual(meant)
    await page.getByRole('button', { name: 'Look for what I mean, too' }).click()
    await expect.poll(() => namesFound(page)).toEqual(meant)
  })

  test('and opens a place in another tab asks the server for no entry', async () => {
    const { page, context, broken } = await home.visitor()
    await openFindSupport(page)
    await lookFor(page, 'I am hungry')
    const asked: string[] = []
    context.on('request', (request) => asked.push(new URL(request.url()).pathname))
    const link = page.getByRole('link', { name: 'Food bank, Mill Street', exact: true })
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      link.click({ button: 'middle' })
    ])
    await tab.waitForURL('**/support')
    expect(asked).toContain('/support')
    expect(asked.filter((path) => path.startsWith('/support/'))).toEqual([])
    expect(broken).toEqual([])
  })

  test('in danger reads first whom to call', async () => {
    await home.setUp({ region: 'GB' })
    const { page } = await home.visitor()
    await openFindSupport(page)
    await lookFor(page, 'I want to kill myself')
    const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()
    expect(headings).toEqual(['If you are in danger, you can call now', 'What we found'])
    await page.getByRole('link', { name: '999' }).waitFor()
    await home.setUp({})
  })

  test('never reads where a refuge is', async () => {
    const { page } = await home.visitor()
    await openFindSupport(page)
    await lookFor(page, 'refuge')
    await openEntry(page, 'Women’s refuge, the whole county')
    const text = await page.getByRole('main').innerText()
    expect(text).toContain('address kept private')
    expect(text).toMatch(/Checked on \d+ \w+ \d{4} by the people of this place/u)
    expect(text).not.toContain('Eastmere')
  })
})

/** All that a browser asked for, with what it told of itself, in order. Addresses and days of a run are the same. */
async function keepLog(visitor: Visitor): Promise<() => Promise<readonly string[]>> {
  const asked: Promise<string>[] = []
  visitor.context.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    const told = async () => {
      const headers = await request.allHeaders()
      const line = `${request.method()} ${pathname}${search}`
      return `${line} ${JSON.stringify(headers)} ${request.postData() ?? ''}`
    }
    asked.push(told())
  })
  return async () => (await Promise.all(asked)).toSorted()
}

async function lookForRefuge(page: Page): Promise<void> {
  await lookFor(page, 'my husband hits me')
  await page.getByRole('checkbox', { name: 'Open now' }).check()
  await openTwenty(page, '')
  await page.getByText('More ways to choose').click()
  await page.getByRole('button', { name: 'Use where this device is' }).click()
  await page.getByText('Near where this device is.').waitFor()
}

async function lookForFood(page: Page): Promise<void> {
  await lookFor(page, 'nothing to eat and no mony')
  await page.getByRole('checkbox', { name: 'Free' }).check()
  await page.getByText('More ways to choose').click()
  await page.getByRole('combobox', { name: 'Who it is for' }).selectOption({ label: 'Carers' })
  await page.getByRole('combobox', { name: 'Who it is for' }).selectOption({ label: 'Anybody' })
  await page.getByRole('textbox', { name: 'Near a town or postcode' }).fill('eastmere')
  await page.getByRole('button', { name: /^Eastmere/u }).click()
  await page.getByText('Near Eastmere').waitFor()
  await openTwenty(page, '')
}

/** Opens twenty entries, one after the other, and comes back from each. */
async function openTwenty(page: Page, words: string): Promise<void> {
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
  await needField(page).fill(words)
  await page.getByRole('heading', { name: 'In the list' }).waitFor()
  while ((await namesFound(page)).length < 20) {
    const before = (await namesFound(page)).length
    await page.getByRole('button', { name: 'Show more' }).click()
    await expect.poll(async () => (await namesFound(page)).length).toBeGreaterThan(before)
  }
  for (const name of (await namesFound(page)).slice(0, 20)) {
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { name, level: 1, exact: true }).waitFor()
    await backToList(page)
  }
}
