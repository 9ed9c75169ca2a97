import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'

/** What a first visit to a page brings, in bytes, packed as it travels. The list of services and what searches it come after. */
export async function weighPage(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = []
  const note = (response: Response) => void sizes.push(packedSize(response))
  page.on('response', note)
  await page.goto(path, { waitUntil: 'networkidle' })
  page.off('response', note)
  return (await Promise.all(sizes)).reduce((all, size) => all + size, 0)
}

async function packedSize(response: Response): Promise<number> {
  if (/\/api\/directory|\/search-worker-/u.test(response.url())) return 0
  const bytes = await response.body().catch(() => Buffer.alloc(0))
  return response.url().endsWith('.woff2') ? bytes.length : gzipSync(bytes).length
}
