/** A person with a keyboard alone. */
import type { Page } from 'playwright-core'

/** More than any page has. */
const PRESSES_MAX = 120

/**
 * Goes on with Tab until something of this name has the focus. The focus must be seen all the way: with
 * a ring, and under nothing (WCAG 2.4.7, 2.4.11).
 */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  await isDrawn(page, name)
  const met: string[] = []
  for (let press = 0; press < PRESSES_MAX; press += 1) {
    await page.keyboard.press('Tab')
    const focused = await readFocus(page)
    met.push(focused.name)
    if (focused.unseen !== null) throw new Error(`“${focused.name}”: ${focused.unseen}`)
    const isIt = typeof name === 'string' ? focused.name === name : name.test(focused.name)
    if (isIt) return
  }
  throw new Error(`Tab never reached ${String(name)}. It met: ${[...new Set(met)].join(' | ')}`)
}

async function isDrawn(page: Page, name: string | RegExp): Promise<void> {
  const roles = ['link', 'button', 'textbox', 'combobox', 'radio', 'checkbox'] as const
  const [first, ...others] = roles.map((role) => page.getByRole(role, { name, exact: true }))
  const folded = page.locator('summary').filter({ hasText: name })
  const any = others.reduce((some, one) => some?.or(one), first)?.or(folded)
  await any?.first().waitFor()
}

export async function pressOn(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press(key)
}

export async function typeInto(page: Page, name: string | RegExp, words: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.insertText(words)
}

/** Goes to these choices with Tab, and among them on to this one with the arrows. */
export async function chooseBy(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole('radio', { name, exact: true }).first()
  const group = await wanted.evaluate((one) => (one as HTMLInputElement).name)
  const isIn = () =>
    page.evaluate((of) => document.activeElement?.getAttribute('name') === of, group)
  await presses(page, 'Tab', isIn)
  await presses(page, 'ArrowDown', () => wanted.evaluate((one) => one === document.activeElement))
  await page.keyboard.press('Space')
}

/** Types a day, in the order in which the field of this browser takes it. */
export async function typeDay(page: Page, name: string, day: Date): Promise<void> {
  await tabTo(page, name)
  const wanted = day.toISOString().slice(0, 10)
  const [year = '', month = '', date = ''] = wanted.split('-')
  for (const order of [`${month}${date}${year}`, `${date}${month}${year}`]) {
    await page.keyboard.type(order)
    if ((await page.getByLabel(name).inputValue()) === wanted) return
    for (let part = 0; part < 2; part += 1) await page.keyboard.press('ArrowLeft')
  }
  throw new Error(`${wanted} could not be typed`)
}

async function presses(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let press = 0; press < PRESSES_MAX; press += 1) {
    if (await isThere()) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came there`)
}

/** Puts other words in the place of those that stand in the field with the focus. */
export async function typeOver(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(words)
}

export type Focus = {
  readonly name: string
  /** Why the focus cannot be seen, or null. */
  readonly unseen: string | null
}

export async function readFocus(page: Page): Promise<Focus> {
  return await page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return { name: '', unseen: null }
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    const text = isField ? element.labels?.[0]?.textContent : element.textContent
    const name = (element.getAttribute('aria-label') ?? text ?? '').replaceAll(/\s+/gu, ' ').trim()
    // A radio is drawn by its label, so the ring may be there.
    const ringed = [element, element.closest('label')].some((one) => {
      if (one === null) return false
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      return outlineStyle !== 'none' && outlineWidth !== '0px'
    })
    // Where one writes: the first line of a large field, the middle of all else.
    const { x, y, width, height } = element.getBoundingClientRect()
    const top = document.elementFromPoint(x + width / 2, y + Math.min(height, 48) / 2)
    const isOnTop = top !== null && (element.contains(top) || top.contains(element))
    if (!ringed) return { name, unseen: 'has no ring around it' }
    return { name, unseen: isOnTop ? null : 'lies under something, or out of sight' }
  })
}
