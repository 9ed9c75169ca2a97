/**
 * Draws the icons that phones ask for from the one drawing, `web/static/icon.svg`. Run it after the
 * drawing changed; the results are part of the repository.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../harness/src/browser.ts'
import { root } from './checks/list-files.ts'

const folder = join(root, 'web', 'static')
const ground = '#f1ece2'

const icons = [
  { name: 'icon-180.png', sizePx: 180, shareOfSide: 1 },
  { name: 'icon-192.png', sizePx: 192, shareOfSide: 1 },
  { name: 'icon-512.png', sizePx: 512, shareOfSide: 1 },
  // A phone cuts this one to its own shape: what matters stays within the middle four fifths.
  { name: 'icon-maskable-512.png', sizePx: 512, shareOfSide: 0.8 }
] as const

const browser = await launchBrowser()
try {
  const drawing = await readFile(join(folder, 'icon.svg'), 'utf8')
  for (const icon of icons) await drawIcon(browser, drawing, icon)
} finally {
  await browser.close()
}

async function drawIcon(
  browser: Browser,
  drawing: string,
  { name, sizePx, shareOfSide }: (typeof icons)[number]
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } })
  const isCut = shareOfSide < 1 || name === 'icon-180.png'
  const side = sizePx * shareOfSide
  await page.setContent(
    `<style>*{margin:0}body{display:grid;place-items:center;block-size:100vh;
    background:${isCut ? ground : 'transparent'}}svg{inline-size:${side}px;block-size:${side}px}</style>
    ${drawing}`
  )
  await page.screenshot({ path: join(folder, name), omitBackground: !isCut })
  await page.close()
}
