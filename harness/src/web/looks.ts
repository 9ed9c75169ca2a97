/** Ways of looking at a screen that is drawn. Each gives back what is not as it should be, in words. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'

/** Stands ready in each page, because the policy of the pages lets no script in later. */
export const axeScript = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8'
)

export type Size = { readonly width: number; readonly height: number }

export const smallPhone: Size = { width: 320, height: 568 }

/** What the on-screen keyboard of a small phone leaves. */
export const withKeyboardOpen: Size = { width: 320, height: 300 }

/** A small phone, a laptop at 200 % zoom, and the same phone at 200 % zoom. */
const narrowSizes: readonly Size[] = [
  smallPhone,
  { width: 640, height: 400 },
  { width: 160, height: 284 }
]

export async function judgeAccess(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const problems = await page.evaluate(askAxe, [])
    found.push(...problems.map((problem) => `${colorScheme}: ${problem}`))
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}

/**
 * Whether a finger meets each control on a small phone, wherever the page is scrolled to: at its beginning,
 * its end, and at so many steps between as are asked for.
 */
export async function judgeTargets(page: Page, stepsBetween = 1): Promise<readonly string[]> {
  const before = page.viewportSize()
  await page.setViewportSize(smallPhone)
  const found: string[] = []
  for (let step = 0; step <= stepsBetween + 1; step += 1) {
    const part = step / (stepsBetween + 1)
    await page.evaluate((share) => {
      const { scrollHeight, clientHeight } = document.documentElement
      scrollTo(0, share * (scrollHeight - clientHeight))
    }, part)
    const problems = await page.evaluate(askAxe, ['target-size'])
    found.push(...problems.map((problem) => `scrolled to ${part}: ${problem}`))
  }
  if (before !== null) await page.setViewportSize(before)
  return found
}

type Axe = {
  run(options: unknown): Promise<{
    readonly violations: readonly {
      readonly id: string
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
    }[]
  }>
}

/** All of its rules, or those that are named. It leaves out the size of targets unless it is asked (WCAG 2.5.8). */
async function askAxe(rules: readonly string[]): Promise<readonly string[]> {
  const { axe } = globalThis as unknown as { readonly axe: Axe }
  const asked =
    rules.length > 0 ? { runOnly: rules } : { rules: { 'target-size': { enabled: true } } }
  const { violations } = await axe.run({ resultTypes: ['violations'], ...asked })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`)
  )
}

/** Whether Exit lies whole inside what can be seen and under nothing, and whether something is wider than the screen. */
export async function judgeSizes(page: Page, hasExit: boolean): Promise<readonly string[]> {
  const found: string[] = []
  const before = page.viewportSize()
  for (const size of narrowSizes) {
    await page.setViewportSize(size)
    const at = `${size.width} × ${size.height}`
    if (hasExit && !(await isInside(page, size))) found.push(`${at}: Exit is out of sight`)
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    )
    // Half of the narrowest phone is looked at for Exit alone: words reflow down to 320 (WCAG 1.4.10).
    if (over > 0 && size.width >= 320) found.push(`${at}: ${over} px wider than the screen`)
  }
  if (before !== null) await page.setViewportSize(before)
  return found
}

async function isInside(page: Page, { width, height }: Size): Promise<boolean> {
  const exit = page.getByRole('link', { name: /^(Exit|خروج|Salir)$/u })
  const box = await exit.boundingBox()
  if (box === null || !(await exit.isVisible())) return false
  const isOnTop = await exit.evaluate((element) => {
    const { x, y, width: wide, height: high } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(x + wide / 2, y + high / 2))
  })
  const isWhole =
    box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
  return isWhole && isOnTop
}

/** Whether all of it lies inside what can be seen. */
export async function isInSight(one: Locator): Promise<boolean> {
  const size = one.page().viewportSize()
  const box = (await one.isVisible()) ? await one.boundingBox() : null
  if (box === null || size === null) return false
  const { x, y, width, height } = box
  return y >= 0 && x >= 0 && y + height <= size.height && x + width <= size.width
}

/** What a button or a field must never be: too small for a finger, or kept by the browser (T8, T26). */
export async function judgeControls(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = []
    for (const element of document.querySelectorAll('button, .button, input, textarea, select')) {
      if (!element.checkVisibility()) continue
      const name = element.textContent.trim() || element.id
      const holder = element.matches('[type=radio], [type=checkbox]')
        ? (element.closest('label') ?? element)
        : element
      const { height } = holder.getBoundingClientRect()
      if (height < 43.5) found.push(`${name}: ${height} px high`)
      if (element.matches('button, a')) continue
      if (element.getAttribute('autocomplete') !== 'off') found.push(`${name}: is remembered`)
      if (element.matches('[type=password]')) found.push(`${name}: offers to be kept`)
    }
    return found
  })
}

/** Movement that runs by itself (T27). */
export async function countAnimations(page: Page): Promise<number> {
  return await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length
  )
}
