import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { STORE_FILE } from '../../../server/src/store/sqlite/open-sqlite.ts'
import { wordsIn as wordsOf } from '../house.ts'
import { atToday, goTo, signInByKit } from '../web/arrive.ts'
import { openTalk, send, wordsIn } from '../web/bond.ts'
import { comeAsMina, comeWithSam, type Company } from '../web/company.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const waiting = 'Waiting. It goes out by itself while this page is open.'
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
// A server that a test took away is there again for the next one.
afterEach(async () => {
  await home.stopServer()
  await home.startServer()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('what Mina writes while the line is cut waits, goes out by itself, and comes once', async () => {
  const company = await comeWithSam(home)
  const { hers, her, sam } = company
  await hers.context.setOffline(true)
  await send(her, 'Sam', 'Written without a line')
  await wordsIn(her, 'Sam', 'Written without a line').getByText(waiting).waitFor()
  await hers.context.setOffline(false)
  await comesOnce(company, 'Written without a line')
  await home.stopServer()
  await send(her, 'Sam', 'Written without a server')
  await wordsIn(her, 'Sam', 'Written without a server').getByText(waiting).waitFor()
  await home.startServer()
  await comesOnce(company, 'Written without a server')
  // Something on the way answers in the server's place, as the sign-in page of a hotel does.
  const records = '**/api/spaces/*/records'
  await hers.context.route(records, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'cache-control': 'no-store' },
      body: '<p>Welcome to our hotel</p>'
    })
  )
  const hasAnswered = her.waitForResponse(records)
  await send(her, 'Sam', 'Written in a hotel')
  await hasAnswered
  await wordsIn(her, 'Sam', 'Written in a hotel').getByText(waiting).waitFor()
  await hers.context.unroute(records)
  await comesOnce(company, 'Written in a hotel')
  await sam.leave()
  expect(hers.broken).toEqual([])
})

test('Help now and its exercises open while the line is cut, and the way back leads to her words', async () => {
  await home.setUp({ region: 'IE' })
  const { hers, her } = await comeAsMina(home)
  await openNotes(her)
  await notesOf(her).fill('Not saved, and not lost')
  await hers.context.setOffline(true)
  await her.getByRole('link', { name: 'Help now' }).click()
  await her.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  await her.getByRole('link', { name: '112' }).first().waitFor()
  await her.getByRole('link', { name: 'Slow down with me' }).click()
  await her.getByRole('link', { name: 'Show a moving circle' }).click()
  await her.getByRole('link', { name: 'Look around the room' }).click()
  await her.getByRole('heading', { name: 'Look around the room' }).waitFor()
  await goTo(her, 'Today')
  await openNotes(her)
  expect(await notesOf(her).inputValue()).toBe('Not saved, and not lost')
  await hers.context.setOffline(false)
  await saveNotes(her, 'Saved now')
  expect(hers.broken).toEqual([])
})

test('a server that is away when Mina signs in is said, and what she typed stays', async () => {
  const { mina } = await comeAsMina(home)
  const { page } = await home.visitor()
  await page.goto('/sign-in')
  await page.getByRole('radio', { name: 'With my twelve words' }).check()
  const field = page.getByRole('textbox', { name: 'Your twelve words' })
  await field.fill(mina.kitWords.join(' '))
  await home.stopServer()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('We cannot reach this place right now.').waitFor()
  await page.getByText('Nothing was lost.').waitFor()
  expect(await field.inputValue()).toBe(mina.kitWords.join(' '))
  await home.startServer()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await atToday(page)
})

test('a disk that is full is said, the words stay on the screen, and reading goes on', async () => {
  const company = await comeWithSam(home)
  const { her, sam } = company
  await leaveNoRoom()
  const message = 'Written on a full disk. '.repeat(600).trim()
  await send(her, 'Sam', message)
  await wordsIn(her, 'Sam', message).getByText(waiting).waitFor()
  await wordsIn(her, 'Sam', 'Good evening').waitFor()
  await goTo(her, 'Today')
  await openNotes(her)
  const words = 'A long evening. '.repeat(1000)
  await notesOf(her).fill(words)
  await her.getByRole('button', { name: 'Save' }).click()
  await her.getByText('There is no room for new words here right now.').waitFor()
  expect(await notesOf(her).inputValue()).toBe(words)
  await home.stopServer()
  await home.startServer()
  await her.getByRole('button', { name: 'Save' }).click()
  await her.getByText(/^Saved a moment ago/u).waitFor()
  await openTalk(her, 'Sam')
  await comesOnce(company, message)
  await sam.leave()
})

test('the older of two tabs says that there is a newer one, and closing it harms nobody', async () => {
  const { hers, her, mina } = await comeAsMina(home)
  const newer = await hers.anotherTab()
  await signInByKit(newer, mina.kitWords)
  await atToday(newer)
  await openNotes(newer)
  await her.getByText('This place was opened in another tab.').waitFor()
  const isClosed = her.waitForEvent('close')
  await her.close({ runBeforeUnload: true })
  await isClosed
  for (const words of ['First', 'Second', 'Third']) await saveNotes(newer, words)
  expect(hers.broken).toEqual([])
})

test('on two devices at once nothing is replaced unseen, and both texts can be put together', async () => {
  const { her, mina } = await comeAsMina(home)
  const other = (await home.visitor()).page
  await signInByKit(other, mina.kitWords)
  await atToday(other)
  await openNotes(other)
  await notesOf(other).fill('From the library')
  await openNotes(her)
  await saveNotes(her, 'From home')
  await other.getByText('You also saved these notes on another device.').waitFor()
  await other.getByText('From home').waitFor()
  expect(await notesOf(other).inputValue()).toBe('From the library')
  await other.getByRole('button', { name: 'Add these words to mine' }).click()
  await other.getByRole('button', { name: 'Save' }).click()
  await other.getByText(/^Saved a moment ago/u).waitFor()
  await expect.poll(() => notesOf(her).inputValue()).toBe('From the library\n\nFrom home')
})

test('a clock that is a day off is said, and words still come and go', async () => {
  const { her, sam } = await comeWithSam(home, { clockOffMs: 86_400_000 })
  await her.getByText('The clock of this device is off.').waitFor()
  await send(her, 'Sam', 'Is it tomorrow?')
  await sam.sees('her words', (view) => wordsOf(view).includes('Is it tomorrow?'))
  expect(await wordsIn(her, 'Sam', 'Is it tomorrow?').count()).toBe(1)
  await sam.leave()
})

async function comesOnce({ her, sam }: Company, words: string): Promise<void> {
  await sam.sees('the words', (view) => wordsOf(view).includes(words))
  await wordsIn(her, 'Sam', words).getByRole('button', { name: /More/u }).waitFor()
  await sam.say({ talkId: sam.view().people[0]?.bondId ?? '', text: `After: ${words}`, notes: [] })
  await wordsIn(her, 'Sam', `After: ${words}`).waitFor()
  expect(wordsOf(sam.view()).filter((one) => one === words)).toHaveLength(1)
}

// Room that was free within the store would still take a few words.
async function leaveNoRoom(): Promise<void> {
  await home.stopServer()
  const store = new DatabaseSync(join(home.dataFolder, STORE_FILE))
  store.exec('vacuum')
  store.close()
  await home.startServer({ storeBytesMax: 4096 })
}

async function openNotes(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Write for myself/u }).click()
  await page.getByRole('heading', { name: 'Notes for myself' }).waitFor()
}

function notesOf(page: Page): Locator {
  return page.getByRole('textbox', { name: 'My notes' })
}

async function saveNotes(page: Page, words: string): Promise<void> {
  await notesOf(page).fill(words)
  await page.getByText('Not saved yet.').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/^Saved a moment ago/u).waitFor()
}
