/** What a first visit costs: in bytes, and in time on a slow phone. */
import { createBeside } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../../harness/src/browser.ts'
import type { Benchmark, Measured } from '../benchmark.ts'
import { makeFolder } from '../server/make-folder.ts'
import { openTheDoor } from '../server/open-the-door.ts'
import { median } from '../statistics.ts'
import { bytesPerKb } from '../units.ts'
import { serve } from './served-house.ts'
import { countTransfer, timeOnSlowPhone } from './visit.ts'
import type { Transfer, Visit } from './visit.ts'

type Place = { readonly browser: Browser; readonly house: string }

const PUBLIC_KB = 100
const APP_KB = 200
const USABLE_MS = 1500
/** The better of two known peers on such a phone (`docs/measurements.md`). */
const PEER_SIGN_IN_MS = 4800
const SLOW_VISITS = 5
const FILES_NAMED = 4

const person = { signInName: 'three-calm-words', passphrase: 'quiet lamps over the water' }

export const firstLoadPublicBenchmark: Benchmark = {
  name: 'first-load-public',
  peer: 'the aim',
  aim: { text: `≤ ${PUBLIC_KB} KB gzip`, isMet: ({ value }) => value <= PUBLIC_KB },
  measure: () => inPlace((place) => compareSizes(place, visitFrontPage, PUBLIC_KB))
}

export const firstLoadAppBenchmark: Benchmark = {
  name: 'first-load-app',
  peer: 'the aim',
  aim: { text: `≤ ${APP_KB} KB gzip`, isMet: ({ value }) => value <= APP_KB },
  measure: () =>
    inPlace(async (place) => {
      await arrive(place.house)
      return await compareSizes(place, signIn, APP_KB)
    })
}

export const usablePublicBenchmark: Benchmark = {
  name: 'usable-public',
  peer: 'the aim',
  aim: { text: `≤ ${USABLE_MS} ms, slow phone`, isMet: ({ value }) => value <= USABLE_MS },
  measure: () =>
    inPlace((place) => timeVisits(place, '/', { against: USABLE_MS, waitUntilUsable: seeLink }))
}

export const usableAppBenchmark: Benchmark = {
  name: 'usable-app',
  peer: 'Bloom, the better of two known sign-ins',
  aim: { text: `≤ ${PEER_SIGN_IN_MS} ms, slow phone`, isMet: ({ ratio }) => ratio <= 1 },
  measure: () =>
    inPlace((place) =>
      timeVisits(place, '/sign-in', { against: PEER_SIGN_IN_MS, waitUntilUsable: typeName })
    )
}

async function inPlace(measure: (place: Place) => Promise<Measured>): Promise<Measured> {
  await using folders = await makeFolder()
  const dataFolder = folders.inner('house')
  await openTheDoor(dataFolder)
  await using served = await serve('scripts/serve.ts', ['/'], { BESIDE_DATA: dataFolder })
  await using browser = await launchBrowser()
  return await measure({ browser, house: served.address })
}

async function compareSizes(place: Place, visit: Visit, aimKb: number): Promise<Measured> {
  const gzip = await countTransfer(place, visit, 'gzip')
  const asAsked = await countTransfer(place, visit)
  const value = gzip.bytes / bytesPerKb
  const notes = [
    `${gzip.answers.length} answers, of which heads ${kb(headBytes(gzip))}; ${kb(asAsked.bytes)} as Chromium asks`,
    `largest: ${largestOf(gzip)}`
  ]
  return { value, unit: 'KB gzip', against: aimKb, ratio: value / aimKb, notes }
}

async function timeVisits(
  { browser, house }: Place,
  path: string,
  wish: {
    readonly against: number
    readonly waitUntilUsable: (page: Page) => Promise<void>
  }
): Promise<Measured> {
  const { against, waitUntilUsable } = wish
  const times: number[] = []
  for (let visit = 0; visit < SLOW_VISITS; visit += 1) {
    times.push(await timeOnSlowPhone(browser, house + path, waitUntilUsable))
  }
  const value = median(times)
  const all = times.map((time) => Math.round(time)).join(', ')
  const notes = [`4 × slower processor, 1.6 Mbit/s, 150 ms there and back; visits: ${all} ms`]
  return { value, unit: 'ms', against, ratio: value / against, notes }
}

async function arrive(house: string): Promise<void> {
  const beside = createBeside(nodeEnvironment(house))
  const arrived = await beside.arrive({
    nickname: 'Ash',
    shape: { form: 'leaf', colour: 'moss' },
    ...person,
    device: 'shared',
    way: { by: 'open-door' }
  })
  await beside.leave()
  if (!arrived.ok) throw new Error(`Nobody could arrive: ${arrived.reason}`)
}

async function visitFrontPage(page: Page, address: string): Promise<void> {
  await page.goto(address)
}

/** From the sign-in page to the first page within, with the Worker in which the client lives. */
async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/sign-in`)
  const fields = page.locator('main input[type="text"]')
  await fields.nth(0).fill(person.signInName)
  await fields.nth(1).fill(person.passphrase)
  await fields.nth(1).press('Enter')
  await page.waitForURL('**/app')
  await page.locator('main h1').waitFor()
}

/** The page is painted and its links lead on: they need no script. */
async function seeLink(page: Page): Promise<void> {
  await page.locator('main a').first().waitFor()
  await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0
  )
}

/** The form is there and keeps what is typed. */
async function typeName(page: Page): Promise<void> {
  const field = page.locator('main input[type="text"]').first()
  await field.fill(person.signInName)
  const value = await field.inputValue()
  if (value !== person.signInName) throw new Error('The form lost what was typed.')
}

function headBytes({ answers }: Transfer): number {
  return answers.reduce((sum, { bytes, bodyBytes }) => sum + bytes - bodyBytes, 0)
}

function largestOf({ answers }: Transfer): string {
  return answers
    .slice(0, FILES_NAMED)
    .map(({ path, bytes }) => `${path.split('/').at(-1) || '/'} ${kb(bytes)}`)
    .join(', ')
}

function kb(bytes: number): string {
  return `${(bytes / bytesPerKb).toFixed(1)} KB`
}
