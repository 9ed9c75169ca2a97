/** What a browser has kept of a visit, wherever a page can keep something. */
import type { BrowserContext, Page } from 'playwright-core'

export type Kept = {
  readonly local: readonly string[]
  readonly session: readonly string[]
  readonly databases: readonly string[]
  readonly caches: readonly string[]
  readonly workers: number
  readonly cookies: readonly string[]
}

export const nothingKept: Kept = {
  local: [],
  session: [],
  databases: [],
  caches: [],
  workers: 0,
  cookies: []
}

/** @param page a page of the place that is still there after the visit */
export async function readKept(context: BrowserContext, page: Page): Promise<Kept> {
  const cookies = (await context.cookies()).map(({ name }) => name)
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length
  }))
  return { ...kept, cookies }
}
