// What `npm run screenshots` runs: the demo is opened in a browser, and what is seen there is kept as pictures.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '../harness/src/browser.ts'
import { openMeet } from '../harness/src/web/circle.ts'
import { lookFor, openFindSupport } from '../harness/src/web/find-support.ts'
import { goTo } from '../harness/src/web/arrive.ts'
import { openDesk, openHeard } from '../harness/src/web/listening.ts'
import { askForListener, beginListening, hearEachOther } from './demo/be-heard.ts'
import { done, openPerson, type Person } from './demo/person.ts'
import { planWalks, writeSoup } from './demo/rooms-for-all.ts'
import { serveDemo } from './demo/serve-demo.ts'
import { DEMO_PREFIX, sweepDemos } from './demo/sweep-demos.ts'
import { bond, lena, noor, sam, soup, thursday, toBeHeard, walk, whileHeard } from './demo/words.ts'
import { choosePort } from './operate/choose-port.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'screenshots')
const sizes = {
  320: { width: 320, height: 640 },
  1280: { width: 1280, height: 800 }
} as const

type Shot = {
  readonly what: string
  readonly width: keyof typeof sizes
  readonly theme: 'light' | 'dark'
}
type Browser = Awaited<ReturnType<typeof launchBrowser>>
type Page = Awaited<ReturnType<Browser['newPage']>>

sweepDemos(tmpdir())
const dataFolder = mkdtempSync(join(tmpdir(), DEMO_PREFIX))
process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true }))

const host = '127.0.0.1'
const port = await choosePort({ text: undefined, host, isFixed: false })
const started = await serveDemo({ dataFolder, host, port })
await using server = started.server
if (!started.hasPages) throw new Error('there are no pages to take pictures of')
await using browser = await launchBrowser()
mkdirSync(folder, { recursive: true })

await take({ what: 'welcome', width: 320, theme: 'light' }, async (page) => {
  await page.goto('/')
  await page.getByRole('heading', { name: 'Nobody has to carry it alone' }).waitFor()
})
await take({ what: 'help', width: 320, theme: 'light' }, async (page) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Help now' }).click()
  await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
})
await take({ what: 'support', width: 320, theme: 'light' }, async (page) => {
  await openFindSupport(page)
  await lookFor(page, 'my husband hits me')
  await page.evaluate(() => scrollTo(0, 0))
})
await take({ what: 'support', width: 1280, theme: 'light' }, async (page) => {
  await openFindSupport(page)
  await lookFor(page, 'somewhere safe to sleep tonight')
  await page.getByText(/^Showing/u).evaluate((said) => said.scrollIntoView({ block: 'center' }))
})
await take({ what: 'today', width: 1280, theme: 'light' }, signIn)
await take({ what: 'talk', width: 1280, theme: 'light' }, openTalk)
await take({ what: 'talk', width: 320, theme: 'dark' }, openTalk)
const link = await inviteSomebody()
await take({ what: 'invited', width: 320, theme: 'light' }, async (page) => {
  await page.goto(link)
  await page.getByRole('heading', { name: `${sam.nickname} would like you beside them` }).waitFor()
})

const listener = await beginListening(server.address, dataFolder)
await take({ what: 'asking', width: 320, theme: 'light' }, async (page) => {
  await signIn(page)
  await openHeard(page)
  await page.getByRole('heading', { name: 'What would help right now?' }).waitFor()
})
await showRoomsForAll(listener)
const asker = await askForListener(server.address)
await take({ what: 'waiting', width: 320, theme: 'light' }, async (page) => {
  await signIn(page)
  await openHeard(page)
  await page.getByRole('heading', { name: 'You asked. It waits now' }).waitFor()
})
await done(listener.beginShift())
await take({ what: 'desk', width: 1280, theme: 'light' }, async (page) => {
  await signInAs(page, lena)
  await openDesk(page)
  await page.getByText(toBeHeard.words).waitFor()
})
await hearEachOther(listener, asker)
for (const [width, theme] of [
  [1280, 'light'],
  [320, 'dark']
] as const) {
  await take({ what: 'heard', width, theme }, async (page) => {
    await signIn(page)
    await openHeard(page)
    await page.getByRole('link', { name: 'Go to the conversation' }).click()
    const [first] = whileHeard
    const words = page.getByRole('listitem').filter({ hasText: first })
    await words.evaluate((item) => item.scrollIntoView({ block: 'start' }))
  })
}
await Promise.all([listener.leave(), asker.leave()])

/** What everybody can read, what a circle plans, and what stewards look after. */
async function showRoomsForAll(steward: Person): Promise<void> {
  await writeSoup(steward)
  await planWalks(server.address)
  await take({ what: 'gathering', width: 320, theme: 'light' }, openSoup)
  await take({ what: 'seat', width: 320, theme: 'dark' }, async (page) => {
    await openSoup(page)
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Ask for a seat' }).click()
    await page.getByRole('heading', { name: 'You have a seat' }).waitFor()
  })
  await take({ what: 'library', width: 1280, theme: 'light' }, async (page) => {
    await page.goto('/library')
    await page.getByRole('heading', { name: 'Texts to read', level: 1 }).waitFor()
  })
  await take({ what: 'meet', width: 1280, theme: 'light' }, async (page) => {
    await signIn(page)
    await openMeet(page, thursday.about.name)
    await page.getByRole('heading', { name: walk.what }).waitFor()
  })
  await take({ what: 'feeds', width: 1280, theme: 'light' }, async (page) => {
    await signInAs(page, lena)
    await goTo(page, 'Care')
    await page.getByRole('link', { name: 'Lists for Find support' }).click()
    await page.getByRole('heading', { name: 'Lists for Find support', level: 1 }).waitFor()
  })
}

async function openSoup(page: Page): Promise<void> {
  await page.goto('/gatherings')
  await page.getByRole('link', { name: soup.title }).first().click()
  await page.getByRole('heading', { name: soup.title }).waitFor()
}

/** One picture, in a browser that nobody has used before. */
async function take(shot: Shot, goThere: (page: Page) => Promise<void>): Promise<void> {
  const name = `${shot.what}-${shot.width}-${shot.theme}.png`
  const context = await browser.newContext({
    baseURL: server.address,
    locale: 'en-GB',
    viewport: sizes[shot.width],
    colorScheme: shot.theme,
    reducedMotion: 'reduce'
  })
  const page = await context.newPage()
  await goThere(page)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(folder, name), caret: 'hide' })
  await context.close()
  process.stdout.write(`docs/screenshots/${name}\n`)
}

async function signInAs(page: Page, { signInName, passphrase }: typeof noor | typeof lena) {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill(signInName)
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: /^How are you arriving/u }).waitFor()
}

async function signIn(page: Page): Promise<void> {
  await signInAs(page, noor)
  await page.getByRole('main').getByRole('link', { name: sam.nickname }).waitFor()
}

async function openTalk(page: Page): Promise<void> {
  await signIn(page)
  await page.getByRole('main').getByRole('link', { name: sam.nickname }).click()
  const talk = page.getByRole('list', { name: `Conversation with ${sam.nickname}` })
  await talk.getByText('Sunday it is').waitFor()
  // The page begins at the newest words and the field. A picture says more with some words before them.
  const earlier = talk.getByRole('listitem').filter({ hasText: 'I slept five' })
  // With the name of the day, which stands before the first words of it.
  const day = earlier.locator('xpath=preceding-sibling::*[1]')
  await day.evaluate((item) => item.scrollIntoView({ block: 'start' }))
}

async function inviteSomebody(): Promise<string> {
  const person = openPerson(server.address, () => Date.now())
  await done(person.signInWithPassphrase({ ...sam, device: 'shared' }))
  const made = await done(person.beginBond({ relation: 'close', ...bond }))
  await person.leave()
  return made.link
}
