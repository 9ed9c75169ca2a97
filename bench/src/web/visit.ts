/** Visits in a real browser: what they transfer, and how soon a slow phone can use the page. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startCountingProxy } from './counting-proxy.ts'
import type { Counted } from './counting-proxy.ts'

export type Visit = (page: Page, address: string) => Promise<void>
export type Transfer = { readonly bytes: number; readonly answers: readonly Counted[] }

/** A slow phone, as Lighthouse imagines one: four times slower, 1.6 Mbit/s, 150 ms there and back. */
const SLOW_CPU = 4
const SLOW_BYTES_PER_SECOND = 1_600_000 / 8
const SLOW_LATENCY_MS = 150
const VISIT_MS_MAX = 30_000

/** Visits in a fresh browser and counts every byte that came. */
export async function countTransfer(
  { browser, house }: { readonly browser: Browser; readonly house: string },
  visit: Visit,
  encoding?: string
): Promise<Transfer> {
  await using proxy = await startCountingProxy(house, encoding)
  await using context = await openContext(browser)
  const page = await context.newPage()
  await visit(page, proxy.address)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await context.close()
  const answers = proxy.answered.toSorted((a, b) => b.bytes - a.bytes)
  return { bytes: answers.reduce((sum, { bytes }) => sum + bytes, 0), answers }
}

/** Ms from the wish to open a page until it can be used, on a slow phone that was never there. */
export async function timeOnSlowPhone(
  browser: Browser,
  address: string,
  waitUntilUsable: (page: Page) => Promise<void>
): Promise<number> {
  await using context = await openContext(browser)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW_LATENCY_MS,
    downloadThroughput: SLOW_BYTES_PER_SECOND,
    uploadThroughput: SLOW_BYTES_PER_SECOND
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU })
  const startedAt = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await waitUntilUsable(page)
  return performance.now() - startedAt
}

async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  context.setDefaultTimeout(VISIT_MS_MAX)
  return context
}
