/** Find support as the server drew it, while its script takes the page over: whoever is in the middle of it goes on there. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillDirectory, listIsHere, namesFound, needField } from '../web/find-support.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
  await fillDirectory(home, 2)
})
afterAll(async () => await home[Symbol.asyncDispose]())

const food = 'Food bank, Mill Street'
const more = 'More ways to choose'
const select = (page: Page, name: string) => page.getByRole('combobox', { name })
const place = (page: Page) => page.getByRole('textbox', { name: 'Near a town or postcode' })

const stands: readonly (readonly [string, (page: Page) => Locator])[] = [
  ['the link of an entry', (page) => page.getByRole('link', { name: food, exact: true })],
  ['the link of an entry far down', (page) => page.getByRole('main').locator('h3 a').nth(14)],
  ['a number to call', (page) => page.getByRole('link', { name: 'Call 01632 960104' }).first()],
  ['the button to search', (page) => page.getByRole('button', { name: 'Search', exact: true })],
  ['a box to tick', (page) => page.getByRole('checkbox', { name: 'Free' })],
  ['what unfolds the rest', (page) => page.getByText(more)],
  ['the heading', (page) => page.getByRole('heading', { level: 1 })]
]

test.each(stands)('whoever stands on %s stays there', async (_, find) => {
  const { page, letGo, broken } = await comeEarly()
  await page.getByRole('button', { name: 'Search', exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'In the list' }).waitFor()
  const found = await namesFound(page)
  expect(found.length).toBeGreaterThan(14)
  const text = await find(page).innerText()
  await find(page).focus()
  letGo()
  await listIsHere(page)
  // Only an answer of the device leads to entries that open here: from then on nothing is drawn anew.
  await page.getByRole('main').locator('h3 a[href="/support"]').first().waitFor()
  expect(await namesFound(page)).toEqual(found)
  expect(await find(page).evaluate((one) => document.activeElement === one)).toBe(true)
  expect(await find(page).innerText()).toBe(text)
  expect(broken).toEqual([])
})

test('what was written and chose before the script ran stays, unfolded and with the mark in the word', async () => {
  const { page, letGo, broken } = await comeEarly()
  await needField(page).fill('hungry')
  await page.getByRole('checkbox', { name: 'Free' }).check()
  await page.getByText(more).click()
  await place(page).fill('Eastmere')
  await select(page, 'Who it is for').selectOption({ label: 'Women' })
  await select(page, 'Language they speak').focus()
  letGo()
  await listIsHere(page)
  await page.getByRole('checkbox', { name: 'Open now' }).waitFor()
  expect(await needField(page).inputValue()).toBe('hungry')
  expect(await page.getByRole('checkbox', { name: 'Free' }).isChecked()).toBe(true)
  expect(await place(page).inputValue()).toBe('Eastmere')
  expect(await select(page, 'Who it is for').inputValue()).toBe('women')
  expect(await select(page, 'Language they speak').isVisible()).toBe(true)
  expect(
    await select(page, 'Language they speak').evaluate((one) => document.activeElement === one)
  ).toBe(true)
  expect(broken).toEqual([])
})

test('whoever is in the middle of a word goes on in the middle of it', async () => {
  const { page, letGo, broken } = await comeEarly()
  await needField(page).fill('foodbank')
  for (let step = 0; step < 4; step += 1) await needField(page).press('ArrowLeft')
  letGo()
  await page.getByRole('checkbox', { name: 'Open now' }).waitFor()
  await page.keyboard.type(' ')
  expect(await needField(page).inputValue()).toBe('food bank')
  expect(broken).toEqual([])
})

/** Somebody whose script is late: until it is let go, the page is as the server drew it. */
async function comeEarly(): Promise<Visitor & { readonly letGo: () => void }> {
  const visitor = await home.visitor()
  const { promise: isLetGo, resolve: letGo } = Promise.withResolvers<void>()
  await visitor.context.route('**/workers/on-page-*.js', async (route) => {
    await isLetGo
    await route.continue()
  })
  // Not until it has loaded: that waits for the script.
  await visitor.page.goto('/support', { waitUntil: 'commit' })
  await needField(visitor.page).waitFor()
  return { ...visitor, letGo }
}
