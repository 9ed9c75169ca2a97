import { MINUTE_MS } from '@beside/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atToday, type Somebody } from '../web/arrive.ts'
import { comeAsMina } from '../web/company.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const words = 'an owl that nobody else knows of'
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('on a device of her own a reload goes on, and what is kept there is sealed', async () => {
  const { mina } = await comeAsMina(home)
  const hers = await home.visitor()
  const { page } = hers
  await comeOnOwnDevice(page, mina)
  await writeNote(page)
  await page.reload()
  await page.getByRole('textbox', { name: 'My notes' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'My notes' }).inputValue()).toBe(words)
  expect(await readKeptSession(page)).toEqual({
    databases: ['notes'],
    fields: ['key', 'nonce', 'openUntil', 'sealed'],
    canTakeOutKey: false
  })
  expect(hers.broken).toEqual([])
})

test('on a device of her own Help now is there without a line in the language she read it in, and Exit keeps it', async () => {
  const { mina } = await comeAsMina(home)
  const { page, context, broken } = await home.visitor()
  await comeOnOwnDevice(page, mina)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const another = await context.newPage()
  await another.goto('/es/help-now')
  await another.getByRole('link', { name: 'Salir', exact: true }).click()
  await another.waitForURL('**/es/out')
  await another.getByRole('heading', { name: 'Notas' }).waitFor()
  await context.setOffline(true)
  await another.goto('/es/help-now')
  await another.getByRole('heading', { name: 'Puedes contactar con alguien ahora' }).waitFor()
  await another.goto('/help-now')
  await another.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  expect(broken).toEqual([])
})

test('on a device of her own whoever opened one page of help in a language has them all in it without a line, and else in English', async () => {
  const { mina } = await comeAsMina(home)
  const { page, context, broken } = await home.visitor()
  await comeOnOwnDevice(page, mina)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const another = await context.newPage()
  await another.goto('/es/help-now')
  await another.getByRole('heading', { name: 'Puedes contactar con alguien ahora' }).waitFor()
  await expect.poll(() => pathsKept(another)).toContain('/es/out')
  await context.setOffline(true)
  await another.goto('/es/help-now/senses')
  await another.getByRole('heading', { level: 1, name: 'Mirar alrededor' }).waitFor()
  expect(await another.locator('html').getAttribute('lang')).toBe('es')
  // Nobody read it in Arabic here.
  await another.goto('/ar/help-now')
  await another.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  await another.goto('/ar/out')
  await another.getByRole('heading', { name: 'Notes' }).waitFor()
  expect(broken).toEqual([])
})

test('a quiet screen warns, can be told to stay, keeps what was typed, and locks at last', async () => {
  const { mina } = await comeAsMina(home)
  const { page } = await home.visitor()
  await page.clock.install()
  await comeOnOwnDevice(page, mina)
  await page.getByRole('link', { name: /^Write for myself/u }).click()
  const field = page.getByRole('textbox', { name: 'My notes' })
  await field.fill(words)
  await page.clock.fastForward(8 * MINUTE_MS)
  await page.getByRole('button', { name: 'I am here' }).click()
  await page.getByRole('button', { name: 'I am here' }).waitFor({ state: 'detached' })
  // Without that answer the screen would be locked by now.
  await page.clock.fastForward(7 * MINUTE_MS)
  expect(await field.inputValue()).toBe(words)
  await page.clock.fastForward(4 * MINUTE_MS)
  await page.getByRole('heading', { name: 'Notes' }).waitFor()
  expect(await page.getByText(words).count()).toBe(0)
  await page.reload()
  await page.getByRole('heading', { name: 'Notes' }).waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
})

test('a quiet screen locks also where Help now stands on it', async () => {
  const { mina } = await comeAsMina(home)
  const { page } = await home.visitor()
  await page.clock.install()
  await comeOnOwnDevice(page, mina)
  await page.getByRole('link', { name: 'Help now' }).first().click()
  await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  await page.clock.fastForward(8 * MINUTE_MS)
  await page.getByRole('button', { name: 'I am here' }).waitFor()
  await page.clock.fastForward(3 * MINUTE_MS)
  await page.getByRole('navigation', { name: 'Places' }).waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  await page.goto('/app')
  await page.getByRole('heading', { name: 'Notes' }).waitFor()
  expect(await page.getByText('Mina').count()).toBe(0)
})

test('a second tab that is closed as it opens ends nothing in the first', async () => {
  const { mina } = await comeAsMina(home)
  const hers = await home.visitor()
  const first = hers.page
  await comeOnOwnDevice(first, mina)
  const passing = await hers.anotherTab()
  const isAsked = passing.waitForRequest('**/api/instance')
  await passing.goto('/app', { waitUntil: 'commit' })
  await isAsked
  const isClosed = passing.waitForEvent('close')
  await passing.close({ runBeforeUnload: true })
  await isClosed
  await writeNote(first)
  await first.reload()
  await first.getByRole('textbox', { name: 'My notes' }).waitFor()
  expect(hers.broken).toEqual([])
})

test('what a closed tab left sealed on a device of one’s own goes with the next page, once ten quiet minutes are over', async () => {
  const { mina } = await comeAsMina(home)
  const hers = await home.visitor()
  await comeOnOwnDevice(hers.page, mina)
  await hers.page.close({ runBeforeUnload: true })
  const soon = await hers.anotherTab()
  await soon.goto('/sign-in')
  await soon.getByRole('heading', { level: 1 }).waitFor()
  expect(await databasesOf(soon)).toEqual(['notes'])
  await soon.clock.setFixedTime(Date.now() + 11 * MINUTE_MS)
  await soon.reload()
  await expect.poll(() => databasesOf(soon)).toEqual([])
})

test('whoever comes in is asked for a name to be called by and a passphrase, and for nothing else', async () => {
  const { page } = await home.visitor()
  await page.goto('/come-in')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('textbox', { name: 'Nickname' }).waitFor()
  const fields = await page.getByRole('main').getByRole('textbox').all()
  const names = await Promise.all(
    fields.map((field) =>
      field.evaluate((element) => (element as HTMLInputElement).labels?.[0]?.textContent.trim())
    )
  )
  expect(names).toEqual(['Nickname', 'Passphrase'])
})

async function comeOnOwnDevice(page: Page, { kitWords }: Somebody): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('radio', { name: 'With my twelve words' }).check()
  await page.getByRole('textbox', { name: 'Your twelve words' }).fill(kitWords.join(' '))
  await page.getByRole('radio', { name: 'No, it is mine alone' }).check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await atToday(page)
}

async function writeNote(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Write for myself/u }).click()
  await page.getByRole('textbox', { name: 'My notes' }).fill(words)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/^Saved a moment ago/u).waitFor()
}

const pathsKept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const lists = names.map(async (name) => await (await caches.open(name)).keys())
    return (await Promise.all(lists)).flat().map(({ url }) => new URL(url).pathname)
  })

const databasesOf = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))

/** The names of the databases, and what the one record holds that is kept. */
async function readKeptSession(page: Page) {
  return await page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    const { promise, resolve } = Promise.withResolvers<{ readonly key: CryptoKey }>()
    const opening = indexedDB.open('notes')
    opening.addEventListener('success', () => {
      const reading = opening.result.transaction('kept').objectStore('kept').get('session')
      reading.addEventListener('success', () => {
        opening.result.close()
        resolve(reading.result as { readonly key: CryptoKey })
      })
    })
    const record = await promise
    return {
      databases,
      fields: Object.keys(record).toSorted(),
      canTakeOutKey: record.key.extractable
    }
  })
}
