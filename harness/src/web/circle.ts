/** What people in a circle do, by roles and accessible names alone. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
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

export function wordsInCircle(page: Page, name: string, words: string | RegExp): Locator {
  const talk = page.getByRole('list', { name: `Conversation in ${name}` })
  return talk.getByRole('listitem').filter({ hasText: words })
}

export async function sayInCircle(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: `Write to ${name}` }).fill(words)
  await page.getByRole('button', { name: 'Send' }).click()
  await wordsInCircle(page, name, words).first().waitFor()
}

/** The page that says when a circle meets. */
export async function openMeet(page: Page, name: string): Promise<void> {
  await openCircle(page, name)
  await page.getByRole('link', { name: 'When we meet' }).click()
  await page.getByRole('heading', { name: 'When we meet', level: 1 }).waitFor()
}

/** As a field for a day takes it. */
export function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
