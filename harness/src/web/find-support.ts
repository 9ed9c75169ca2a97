/** Looking for support, as a person does it: by roles and accessible names alone. */
import type { RoleService } from '@beside/client'
import type { Locator, Page } from 'playwright-core'
import { inventServices } from '../../../scripts/demo/services.ts'
import type { WebHouse } from './web-house.ts'

/** One of them, as a role names it. */
export function listedService(now: number, wanted: string): RoleService {
  const found = inventServices(now).find(({ name }) => name === wanted)
  return { id: listedId(String(found?.['id']), 0), name: wanted }
}

/** Each time they have ids of their own. */
function listedId(id: string, time: number): string {
  return id.replace('5eed5eed', `5eed5e${String(time).padStart(2, '0')}`)
}

/** Invented services, some of them more than once, so that there is enough to open and to show more of. */
export async function fillDirectory(home: WebHouse, times = 1): Promise<void> {
  const once = inventServices(home.clock.now())
  const again = (service: (typeof once)[number], time: number) => ({
    ...service,
    id: listedId(String(service['id']), time),
    name: `${String(service['name'])}${time === 0 ? '' : `, ${String(time + 1)}`}`
  })
  const all = Array.from({ length: times }, (_, time) => once.map((one) => again(one, time)))
  await home.listServices(all.flat())
}

export async function openFindSupport(page: Page): Promise<void> {
  await page.goto('/support')
  await listIsHere(page)
}

export async function listIsHere(page: Page): Promise<void> {
  await page.getByText(/This list is from|This one is from/u).waitFor()
}

export function needField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'What do you need?' })
}

export async function lookFor(page: Page, words: string): Promise<void> {
  await needField(page).fill(words)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  // Whoever presses is taken to what was found, once it is there.
  const isThere = () => ['found', 'call-now'].includes(document.activeElement?.id ?? '')
  await page.waitForFunction(isThere)
}

/** The names of what was found, in order. */
export async function namesFound(page: Page): Promise<readonly string[]> {
  return await page.getByRole('main').getByRole('heading', { level: 3 }).allInnerTexts()
}

export async function openEntry(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('main').getByRole('link', { name }).first().click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

export async function backToList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back to the list' }).first().click()
  await page.getByRole('heading', { name: 'Find support near you' }).waitFor()
}
