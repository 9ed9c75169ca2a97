import { MINUTE_MS } from '@beside/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atToday, openMe, signOut } from '../web/arrive.ts'
import { comeAsMina } from '../web/company.ts'
import { deliverPush, lendPushService, shownNudges, tapNudge } from '../web/device-push.ts'
import { nothingKept, readKept } from '../web/storage.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('a nudge is tried on the device before it is on, looks as Mina chose, and tells nobody anything', async () => {
  const { hers, page } = await comeOnOwnDevice()
  await lendPushService(page, home.push)
  await chooseDevice(page)
  await page.getByRole('combobox', { name: 'Its first line' }).selectOption('My own words')
  await page.getByRole('textbox', { name: 'First line, in your words' }).fill('Garden club')
  const before = home.push.pushes.length
  await page.getByRole('button', { name: 'Send one to try' }).click()
  await page.getByText('One is on its way.').waitFor()
  await expect.poll(() => home.push.pushes.length).toBe(before + 1)
  expect(await page.getByRole('button', { name: 'Switch nudges on' }).count()).toBe(0)
  await deliverPush(page)
  await page.getByText('It came.').waitFor()
  expect(await shownNudges(page)).toEqual([{ title: 'Garden club', body: 'You have an update' }])
  expect(await tapNudge(page)).toEqual(['/sign-in'])
  await page.getByRole('button', { name: 'Switch nudges on' }).click()
  await page.getByText('They come to this device.').waitFor()
  expect(await page.getByRole('textbox', { name: 'First line, in your words' }).inputValue()).toBe(
    'Garden club'
  )
  expect(home.push.pushes.at(-1)?.body).toBe('')
  expect(hers.broken).toEqual([])
  await page.getByRole('button', { name: 'Switch nudges off' }).click()
  await page.getByRole('radio', { name: 'By mail' }).waitFor()
  expect((await readKept(hers.context, page)).caches).not.toContain('notes-look')
})

test('a browser that reaches no push service says so kindly, and mail stays', async () => {
  const { hers, page } = await comeOnOwnDevice()
  await chooseDevice(page)
  await page.getByRole('button', { name: 'Send one to try' }).click()
  await page.getByText('Your browser did not get an address for this device.').waitFor()
  await page.getByRole('radio', { name: 'By mail' }).check()
  await page.getByRole('textbox', { name: 'Your mail address' }).waitFor()
  expect(hers.broken).toEqual([])
})

test('a browser that was told to show none is not asked again, and Mina is told what she can do', async () => {
  const { hers, page } = await comeOnOwnDevice([])
  await chooseDevice(page)
  await page.getByRole('button', { name: 'Send one to try' }).click()
  await page.getByText('Your browser does not allow nudges from this place.').waitFor()
  expect(hers.broken).toEqual([])
})

test('a screen that locks keeps the nudges of the device, the next visit mends them, and sign-out leaves nothing', async () => {
  const { hers, page, mina } = await comeOnOwnDevice(['notifications'], true)
  await lendPushService(page, home.push)
  await chooseDevice(page)
  await page.getByRole('button', { name: 'Send one to try' }).click()
  await page.getByText('One is on its way.').waitFor()
  await deliverPush(page)
  await page.getByRole('button', { name: 'Switch nudges on' }).click()
  await page.getByText('They come to this device.').waitFor()
  await page.clock.fastForward(11 * MINUTE_MS)
  await page.getByRole('heading', { name: 'Notes' }).waitFor()
  const kept = () => readKept(hers.context, page)
  await expect.poll(kept).toMatchObject({ databases: [], workers: 1, cookies: [] })
  expect((await kept()).caches).toContain('notes-look')
  await deliverPush(page)
  await expect.poll(() => shownNudges(page)).toHaveLength(2)
  expect((await shownNudges(page)).at(-1)).toEqual({ title: 'Notes', body: 'You have an update' })
  const before = home.push.pushes.length
  await signIn(page, mina.kitWords)
  await expect.poll(() => home.push.pushes.length).toBe(before + 1)
  await openMe(page, 'Nudges')
  await page.getByText('They come to this device.').waitFor()
  await signOut(page)
  const { session: _drawnPage, ...nothing } = nothingKept
  await expect.poll(kept).toMatchObject(nothing)
})

async function comeOnOwnDevice(permissions = ['notifications'], hasClock = false) {
  const { mina, her } = await comeAsMina(home)
  await signOut(her)
  const hers = await home.visitor({ permissions })
  if (hasClock) await hers.page.clock.install()
  await signIn(hers.page, mina.kitWords)
  return { hers, page: hers.page, mina }
}

async function signIn(page: Page, kitWords: readonly string[]): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('radio', { name: 'With my twelve words' }).check()
  await page.getByRole('textbox', { name: 'Your twelve words' }).fill(kitWords.join(' '))
  await page.getByRole('radio', { name: 'No, it is mine alone' }).check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await atToday(page)
}

async function chooseDevice(page: Page): Promise<void> {
  await openMe(page, 'Nudges')
  await page.getByRole('radio', { name: 'On this device' }).check()
  await page.getByRole('heading', { name: 'Before you switch them on' }).waitFor()
}
