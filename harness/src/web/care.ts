/** Looking after a place, as a person does it: by roles and accessible names alone. */
import type { Page } from 'playwright-core'

/** Whoever came by a steward's link takes it on, and shows who they are. */
export async function takeOn(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name: 'You look after this place' }).waitFor()
  await page.getByRole('textbox', { name: 'The name you show' }).fill(name)
  await page.getByRole('radio', { name: 'No, not that we know of' }).check()
  await page.getByRole('button', { name: 'Take this on' }).click()
  await page.getByRole('heading', { name: 'Care', level: 1 }).waitFor()
}
