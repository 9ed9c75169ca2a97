/** What journeys look at on each screen that matters, and what stays in reach while somebody writes on a small phone. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import {
  isInSight,
  judgeAccess,
  judgeControls,
  judgeSizes,
  smallPhone,
  withKeyboardOpen
} from './looks.ts'
import { judgeConsent } from './rules.ts'

export async function lookAt(page: Page): Promise<readonly string[]> {
  return [
    ...(await judgeAccess(page)),
    ...(await judgeConsent(page)),
    ...(await judgeControls(page)),
    ...(await judgeSizes(page, true))
  ]
}

/** @param whoSees the line beneath the field that says who can see it */
export async function canWriteWithKeyboardOpen(
  page: Page,
  name: string,
  whoSees: Locator
): Promise<void> {
  await page.setViewportSize(withKeyboardOpen)
  const field = page.getByRole('textbox', { name })
  await field.click()
  const inReach = [
    field,
    page.getByRole('button', { name: 'Send' }),
    whoSees,
    page.getByRole('link', { name: 'Exit', exact: true })
  ]
  for (const one of inReach) await expect.poll(() => isInSight(one)).toBe(true)
  await page.setViewportSize(smallPhone)
}
