/** Find support on somebody's own device: what it keeps, without a line, after a change, and beside an older list. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atToday, type Somebody } from '../web/arrive.ts'
import { comeAsMina } from '../web/company.ts'
import {
  backToList,
  fillDirectory,
  listIsHere,
  lookFor,
  namesFound,
  openEntry,
  openFindSupport
} from '../web/find-support.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const packPath = '**/api/directory/pack'
const signedPath = '/list/signed'
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
  await fillDirectory(home)
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('on a device of her own the list that was kept is searched and opened without a line, reloaded or opened anew', async () => {
  const hers = await comeOnOwnDevice()
  const { page, context, broken } = hers
  await page.getByRole('link', { name: 'Find support' }).click()
  await listIsHere(page)
  await listIsKept(page)
  await context.setOffline(true)
  await page.reload()
  await findFood(page)
  await page.reload()
  await findFood(page)
  const tab = await hers.anotherTab()
  await tab.goto('/support')
  await findFood(tab)
  expect(broken).toEqual([])
})

test('without a line it is found in the language in which she read it, too', async () => {
  const { page, context, broken } = await comeOnOwnDevice()
  await page.goto('/es/support')
  await page.getByText(/^Esta lista es del/u).waitFor()
  await listIsKept(page)
  await context.setOffline(true)
  await page.reload()
  await page.getByText(/Esta es del \d+ de/u).waitFor()
  await page.getByRole('textbox', { name: '¿Qué necesitas?' }).fill('food')
  await expect.poll(() => namesFound(page)).toContain('Food bank, Mill Street')
  expect(broken).toEqual([])
})

test('where the server has an older list she reads so, and the newer one stays with its day', async () => {
  const { page, context, broken } = await comeOnOwnDevice()
  const older = await (await fetch(`${home.address}/api/directory/pack`)).text()
  await fillDirectory(home, 2)
  await openFindSupport(page)
  await listIsKept(page)
  await lookFor(page, 'food, 2')
  expect(await namesFound(page)).toContain('Food bank, Mill Street, 2')
  await context.route(packPath, async (route) => {
    await route.fulfill({ body: older, headers: { 'cache-control': 'no-store' } })
  })
  await page.reload()
  await page
    .getByText(/^Our server has an older list just now\. We kept the newer one\./u)
    .waitFor()
  expect(await page.getByText('did not pass our checks').count()).toBe(0)
  await page.getByText(/This one is from \d+ \w+ \d{4}\./u).waitFor()
  await lookFor(page, 'food, 2')
  expect(await namesFound(page)).toContain('Food bank, Mill Street, 2')
  // Her device had a newer one, and a spoiled disk lost it: nothing old is taken, and nobody is blamed.
  await spoilParts(page)
  await page.reload()
  await page.getByText('Our server has an older list just now than this device had.').waitFor()
  expect(await page.getByText('did not pass our checks').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Let the server search' }).count()).toBe(0)
  await context.unroute(packPath)
  await page.getByRole('button', { name: 'Try again' }).click()
  await listIsHere(page)
  await findFood(page)
  expect(broken).toEqual([])
})

test('a kept list that somebody changed is not used, and comes anew with nothing lost', async () => {
  const { page, context, broken, asked } = await comeOnOwnDevice()
  await openFindSupport(page)
  await listIsKept(page)
  const kept = await keptSigned(page)
  const changed = kept.replace(/"notAfter":\d/u, '$&9')
  expect(changed).not.toBe(kept)
  await putSigned(page, changed)
  await context.setOffline(true)
  await page.reload()
  await page.getByText('The list did not get here.').waitFor()
  expect(await namesFound(page)).toEqual([])
  await context.setOffline(false)
  const before = asked.filter((url) => url.includes('/parts/')).length
  await page.getByRole('button', { name: 'Try again' }).click()
  await findFood(page)
  // What was right of it comes no second time.
  expect(asked.filter((url) => url.includes('/parts/'))).toHaveLength(before)
  expect(await keptSigned(page)).toBe(kept)
  expect(broken).toEqual([])
})

test('what an earlier version kept under another name is gone from her device', async () => {
  const { mina } = await comeAsMina(home)
  const { page, broken } = await home.visitor()
  await page.goto('/sign-in')
  await page.evaluate(async () => {
    const cache = await caches.open('notes-list')
    for (const path of ['/list/manifest', '/list/part']) await cache.put(path, new Response('old'))
  })
  await signInHere(page, mina)
  await expect.poll(() => page.evaluate(() => caches.has('notes-list'))).toBe(false)
  expect(broken).toEqual([])
})

async function comeOnOwnDevice(): Promise<Visitor> {
  const { mina } = await comeAsMina(home)
  const hers = await home.visitor()
  await hers.page.goto('/sign-in')
  await signInHere(hers.page, mina)
  return hers
}

async function signInHere(page: Page, { kitWords }: Somebody): Promise<void> {
  await page.getByRole('radio', { name: 'With my twelve words' }).check()
  await page.getByRole('textbox', { name: 'Your twelve words' }).fill(kitWords.join(' '))
  await page.getByRole('radio', { name: 'No, it is mine alone' }).check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await atToday(page)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
}

async function findFood(page: Page): Promise<void> {
  await listIsHere(page)
  await lookFor(page, 'I am hungry')
  await openEntry(page, 'Food bank, Mill Street')
  await page.getByRole('link', { name: '01632 960104' }).waitFor()
  await backToList(page)
}

async function listIsKept(page: Page): Promise<void> {
  await expect.poll(() => keptSigned(page)).not.toBe('')
}

async function keptSigned(page: Page): Promise<string> {
  return await page.evaluate(
    async (path) => (await (await caches.match(path))?.text()) ?? '',
    signedPath
  )
}

async function putSigned(page: Page, text: string): Promise<void> {
  const put = async ([path = '', body = '']: readonly string[]) =>
    await (await caches.open('notes-list')).put(path, new Response(body))
  await page.evaluate(put, [signedPath, text])
}

/** As a disk does it: every part has other bytes. */
async function spoilParts(page: Page): Promise<void> {
  await page.evaluate(async (signed) => {
    const cache = await caches.open('notes-list')
    for (const { url } of await cache.keys())
      if (new URL(url).pathname !== signed) await cache.put(url, new Response('rust'))
  }, signedPath)
}
