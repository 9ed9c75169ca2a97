/** What people in a circle do, by roles and accessible names alone; and who asks to come in, from Node. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { arriveAs, type Person } from '../house.ts'
import { goTo } from './arrive.ts'

/** From the list to the page about the new circle. */
export async function beginCircle(page: Page, name: string): Promise<void> {
  await goTo(page, 'Circles')
  await page.getByRole('link', { name: 'Begin a circle' }).click()
  await page.getByRole('textbox', { name: 'Its name' }).fill(name)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Begin it' }).click()
  await atAbout(page)
}

export async function openCircle(page: Page, name: string): Promise<void> {
  await goTo(page, 'Circles')
  await page.getByRole('link', { name: new RegExp(`^${name}\\b`, 'u') }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

export async function openAbout(page: Page, name: string): Promise<void> {
  await openCircle(page, name)
  await page.getByRole('link', { name: 'About this circle' }).first().click()
  await atAbout(page)
}

export async function atAbout(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'About this circle', level: 1 }).waitFor()
}

/** Makes a link on the page about a circle, and gives it back whole. */
export async function makeLink(
  page: Page,
  press = () => page.getByRole('button', { name: 'Make a link' }).click()
): Promise<string> {
  const shown = page.getByRole('textbox', { name: 'The link' })
  const before = (await shown.count()) > 0 ? await shown.inputValue() : ''
  await press()
  await expect.poll(() => shown.inputValue()).not.toBe(before)
  return await shown.inputValue()
}

/** Somebody arrives and asks to come in, with a client in this process. Gives back which circle it is. */
export async function arriveAndAsk(person: Person, link: string, note: string): Promise<string> {
  await arriveAs(person, '')
  const asked = await person.askToComeIn({ fragment: fragmentOf(link), note })
  if (!asked.ok) throw new Error(`${person.name} could not ask: ${asked.reason}`)
  return asked.value.circleId
}

/** The part that no server sees. */
export function fragmentOf(link: string): string {
  return link.split('#')[1] ?? ''
}

/** What the one who asks to come in dropped, as soon as a facilitator in this process sees it. */
export async function askFor(facilitator: Person, circleId: string): Promise<string> {
  await facilitator.lookAtDoors()
  const isIt = (one: { readonly circleId: string }): boolean => one.circleId === circleId
  const view = await facilitator.sees(
    'who asks',
    ({ circles }) => (circles.find(isIt)?.asking.length ?? 0) > 0
  )
  return view.circles.find(isIt)?.asking[0]?.dropId ?? ''
}

/** Waits until somebody in this process is in, and says yes to the agreement. */
export async function comeIn(person: Person, circleId: string): Promise<void> {
  await person.lookAtDoors()
  await person.sees('the circle', ({ circles }) =>
    circles.some((one) => one.circleId === circleId && one.state === 'in')
  )
  const agreed = await person.agreeInCircle(circleId)
  if (!agreed.ok) throw new Error(`${person.name} could not agree: ${agreed.reason}`)
  await person.openTalk(circleId)
}

export function wordsInCircle(page: Page, name: string, words: string | RegExp): Locator {
  const talk = page.getByRole('list', { name: `Conversation in ${name}` })
  return talk.getByRole('listitem').filter({ hasText: words })
}

export async function sayInCircle(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: `Write to ${name}` }).fill(words)
  await page.getByRole('button', { name: 'Send' }).click()
  await wordsInCircle(page, name, words).waitFor()
}
