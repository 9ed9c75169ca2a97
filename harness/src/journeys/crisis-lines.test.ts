import { DAY_MS } from '@beside/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareTwoStewards, putTwoStewards, type TwoStewards } from '../two-stewards.ts'
import { atToday, goTo, signInByKit } from '../web/arrive.ts'
import { readKept } from '../web/storage.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const packPath = '**/api/lines/pack'
const today = new Date().toISOString().slice(0, 10)

let home: WebHouse
let stewards: TwoStewards
beforeAll(async () => {
  home = await openWebHouse()
  stewards = await prepareTwoStewards(home)
  await putTwoStewards(home, stewards)
  await home.setUp({ region: 'GB', admission: 'open' })
})
afterAll(async () => await home[Symbol.asyncDispose]())

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const dial = (page: Page) => page.getByRole('link', { name: 'Text SHOUT to 85258' })

test('a line is shown once a second steward has dialled it, letter for letter, to everybody', async () => {
  const [hers = [], his = []] = stewards.kits
  const anybody = await home.visitor({ javaScriptEnabled: false })
  const eda = await home.visitor()
  await writeLine(eda.page, hers)
  await eda.page.getByText('You wrote this down.').waitFor()
  await eda.page.getByText('It is not shown yet.').waitFor()
  await eda.page.getByText('It will say “checked by one person”.').waitFor()
  await eda.page.getByText('On a shared device, opening it signs you out here.').waitFor()
  expect(await eda.page.getByRole('button', { name: /^I dialled/u }).count()).toBe(0)
  await openHelp(anybody.page)
  await anybody.page.getByRole('link', { name: '999' }).waitFor()
  await anybody.page.getByRole('link', { name: 'findahelpline.com' }).waitFor()
  expect(await dial(anybody.page).count()).toBe(0)

  const ben = await home.visitor()
  await signInByKit(ben.page, his)
  await atToday(ben.page)
  await goTo(ben.page, 'Care')
  await ben.page.getByRole('link', { name: 'Look at what waits' }).click()
  await ben.page.getByText('Another steward wrote this down.').waitFor()
  await ben.page.getByRole('button', { name: 'I dialled Shout, and this is right' }).press('Enter')
  await ben.page.getByText('Shout is on Help now.').waitFor()
  await ben.page.getByText('What was done with lines').press('Enter')
  await ben.page.getByText(/was confirmed by a second steward\s+by you/u).waitFor()
  for (const { page } of [anybody, ben]) {
    if (page === ben.page) await page.getByRole('link', { name: 'Help now' }).first().click()
    else await openHelp(page)
    await dial(page).waitFor()
    expect(await dial(page).getAttribute('href')).toBe('sms:85258?&body=SHOUT')
    await page.getByText(/^This list is of /u).waitFor()
    expect(await page.getByText('Checked by one person.').count()).toBe(0)
  }
  // On paper the number stands, and what can only be pressed does not.
  await ben.page.emulateMedia({ media: 'print' })
  expect(await dial(ben.page).isVisible()).toBe(true)
  expect(await ben.page.getByRole('link', { name: '999' }).isVisible()).toBe(true)
  for (const { broken } of [anybody, eda, ben]) expect(broken).toEqual([])
})

test('lines that somebody changed on the way are not taken: the last good ones stay, with their day', async () => {
  const { page, context, broken } = await comeIn(true)
  await openHelpInside(page)
  await dial(page).waitFor()
  for (const spoil of spoilers) {
    await context.route(packPath, spoil)
    await goTo(page, 'Today')
    await openHelpInside(page)
    await page.getByText('A newer list came that was not signed by this place.').waitFor()
    expect(await dial(page).getAttribute('href')).toBe('sms:85258?&body=SHOUT')
    await page.getByText(/^This list is of /u).waitFor()
    await context.unrouteAll()
  }
  await goTo(page, 'Today')
  await openHelpInside(page)
  await dial(page).waitFor()
  await expect.poll(() => page.getByText('A newer list came').count()).toBe(0)
  expect(broken).toEqual([])
})

test('with no lines at hand, and none that are true, the emergency number and the finder stand there', async () => {
  const { page } = await comeIn(false, 0, async ({ context }) => {
    await context.route(packPath, spoilers[0] ?? (() => undefined))
  })
  await openHelpInside(page)
  await page.getByText('A newer list came that was not signed by this place.').waitFor()
  await page.getByRole('link', { name: '999' }).waitFor()
  await page.getByRole('link', { name: 'findahelpline.com' }).waitFor()
  expect(await dial(page).count()).toBe(0)
})

test('a shared device keeps no lines, and one’s own keeps them sealed by nothing but the signature', async () => {
  const shared = await comeIn(false)
  await openHelpInside(shared.page)
  await dial(shared.page).waitFor()
  expect((await readKept(shared.context, shared.page)).caches).toEqual([])
  const own = await comeIn(true)
  await openHelpInside(own.page)
  await dial(own.page).waitFor()
  await expect
    .poll(async () => (await readKept(own.context, own.page)).caches)
    .toContain('notes-lines')
  // Cut off, in the app and by a page that is opened anew.
  await own.context.setOffline(true)
  await goTo(own.page, 'Today')
  await openHelpInside(own.page)
  await dial(own.page).waitFor()
  await own.page.getByText('We could not look for newer lines just now.').waitFor()
})

test('on a line that is silent the lines kept on the device stand there, and newer ones come however late', async () => {
  const { page, context, broken } = await comeIn(true)
  const keptIn = async () => (await readKept(context, page)).caches
  await expect.poll(keptIn).toContain('notes-lines')
  let speak = (): void => undefined
  const spoken = new Promise<void>((resolve) => (speak = resolve))
  for (const path of [packPath, '**/api/instance']) {
    await context.route(path, async (route) => {
      await spoken
      await route.continue()
    })
  }
  await openHelpInside(page)
  await page.getByText('We could not look for newer lines just now.').waitFor()
  expect(await dial(page).isVisible()).toBe(true)
  expect(await page.getByRole('link', { name: '999' }).isVisible()).toBe(true)
  speak()
  await expect.poll(() => page.getByText('We could not look').count()).toBe(0)
  expect(await dial(page).isVisible()).toBe(true)
  expect(broken).toEqual([])
})

test.each([
  ['a year ahead', 365],
  ['a year behind', -365]
])(
  'on a device whose clock is %s every line is there, with the day on which it was dialled',
  async (_, days) => {
    const { page } = await comeIn(false, days * DAY_MS)
    await openHelpInside(page)
    await dial(page).waitFor()
    expect(await page.getByRole('link', { name: '999' }).isVisible()).toBe(true)
    expect(await page.getByText(/dialled it on|Dialled by us on/u).count()).toBe(1)
  }
)

test('what waits and cannot be looked up is said, and is not left out in silence', async () => {
  const [, his = []] = stewards.kits
  const { page, context } = await home.visitor()
  await signInByKit(page, his)
  await atToday(page)
  await context.route('**/api/steward/lines', async (route) => await route.abort())
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'How this place is set up' }).click()
  await page.getByText('Nothing was lost.').waitFor()
  expect(await page.getByText('No line waits.').count()).toBe(0)
})

test('what was written with a link is shown once one steward has said yes, and another makes it two', async () => {
  await home.setUp({ region: 'GB', admission: 'open' })
  const setter = await home.visitor()
  await setter.page.goto(await home.makeStewardLink())
  await setter.page.getByRole('button', { name: 'Begin' }).click()
  await fillLine(setter.page, 'Harbour line', '85300')
  await setter.page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await setter.page.getByRole('heading', { name: 'This place is set up' }).waitFor()
  const anybody = await home.visitor({ javaScriptEnabled: false })
  const theLine = anybody.page.getByRole('link', { name: 'Text SHOUT to 85300' })
  await openHelp(anybody.page)
  expect(await theLine.count()).toBe(0)
  for (const [at, kit] of stewards.kits.entries()) {
    const { page, broken } = await home.visitor()
    await signInByKit(page, kit)
    await atToday(page)
    await goTo(page, 'Care')
    await page.getByRole('link', { name: 'Look at what waits' }).click()
    await page.getByText('It was written down with a link for setting up.').waitFor()
    await page.getByRole('button', { name: 'I dialled Harbour line, and this is right' }).click()
    await page.getByText('Harbour line is on Help now.').waitFor()
    await page.getByText('No line waits.').waitFor()
    await openHelp(anybody.page)
    await theLine.waitFor()
    expect(await anybody.page.getByText('Checked by one person.').count()).toBe(at === 0 ? 1 : 0)
    expect(broken).toEqual([])
  }
})

async function writeLine(page: Page, kit: readonly string[]): Promise<void> {
  await signInByKit(page, kit)
  await atToday(page)
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'How this place is set up' }).click()
  await fillLine(page, 'Shout', '')
  const number = field(page, 'The number')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  // Nothing that was typed is lost by what is not right yet.
  for (const wrong of ['https://line.example', '<b>85258</b>', '1'.repeat(300)]) {
    await number.fill(wrong)
    await save.press('Enter')
    await page.getByText('Write the number as one dials it').waitFor()
    expect(await field(page, 'What is the line called?').inputValue()).toBe('Shout')
  }
  await field(page, 'Where does the line itself say its number?').fill('https://line.example/')
  await number.fill('\u202a85258\u202c')
  await save.press('Enter')
  await page.getByText('Saved. Everybody can see it now.').waitFor()
}

async function fillLine(page: Page, name: string, number: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a line' }).press('Enter')
  await field(page, 'What is the line called?').fill(name)
  await page.getByRole('radio', { name: 'By a text' }).check()
  await field(page, 'The word to send').fill('SHOUT')
  await field(page, 'The number').fill(number)
  await page.getByLabel('On which day did you dial it?').fill(today)
}

/** Lines are asked for as somebody signs in: what befalls the line by then comes `before`. */
async function comeIn(
  isOwn: boolean,
  clockOffMs = 0,
  before?: (visitor: Visitor) => Promise<unknown>
): Promise<Visitor> {
  const visitor = await home.visitor({ clockOffMs })
  await before?.(visitor)
  const { page } = visitor
  const [kit = []] = stewards.kits
  await page.goto('/sign-in')
  await page.getByRole('radio', { name: 'With my twelve words' }).check()
  await page.getByRole('textbox', { name: 'Your twelve words' }).fill(kit.join(' '))
  if (isOwn) await page.getByRole('radio', { name: 'No, it is mine alone' }).check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await atToday(page)
  return visitor
}

async function openHelp(page: Page): Promise<void> {
  await page.goto('/help-now')
  await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
}

async function openHelpInside(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Help now' }).first().click()
  await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
}

type Spoil = Parameters<Visitor['context']['route']>[1]

const spoilers: readonly Spoil[] = [
  // Another word in what was signed.
  async (route) => {
    const reply = await route.fetch()
    const body = (await reply.text()).replace(/"notAfter":(\d)/u, '"notAfter":9$1')
    await route.fulfill({ response: reply, body })
  },
  // A list that is older, or is called so.
  async (route) => {
    const reply = await route.fetch()
    const body = (await reply.text()).replace(/"version":\d+/u, '"version":1')
    await route.fulfill({ response: reply, body })
  }
]
