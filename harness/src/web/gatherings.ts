/** Gatherings, as a steward writes one and a visitor takes a seat. */
import { DAY_MS } from '@beside/contract'
import type { Page } from 'playwright-core'
import { aGathering } from '../../../server/src/rooms/gatherings/gatherings.fixture.ts'
import { arriveAs, personAt } from '../house.ts'
import type { WebHouse } from './web-house.ts'

/** Fills in what it needs, for a day some days from now, at half past six. */
export async function fillGathering(
  page: Page,
  { title, seats }: { readonly title: string; readonly seats: string }
): Promise<void> {
  const day = dayFromNow(9)
  await page.getByRole('textbox', { name: 'Its title' }).fill(title)
  await page.getByRole('textbox', { name: 'What happens there' }).fill('We cook together.')
  await page.getByRole('textbox', { name: 'The place' }).fill('Lantern Street 4')
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Europe/Berlin')
  await page.getByLabel('It begins').fill(`${day}T18:30`)
  await page.getByLabel('It ends').fill(`${day}T20:00`)
  await page.getByRole('textbox', { name: 'How many seats has each date?' }).fill(seats)
}

/** `2026-12-01`, so many days from now. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
}

/** A steward lets everybody read what they wrote. */
export async function showToEverybody(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show it to everybody' }).click()
  await page.getByRole('button', { name: 'Show it', exact: true }).click()
  await page.getByText('Everybody can read it now.').waitFor()
}

/** A steward gives back the seat of somebody who told them their code. */
export async function giveBackFor(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Give a seat back for somebody' }).click()
  await page.getByRole('textbox', { name: 'The code that they told you' }).fill(code)
  await page.getByRole('button', { name: 'Give it back' }).click()
}

/** On the page of a gathering. Gives the code, as it is shown once. */
export async function askForSeat(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ask for a seat' }).click()
  return await readSeatCode(page)
}

export async function readSeatCode(page: Page): Promise<string> {
  const code = page.getByText(/^(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}$/u)
  return (await code.innerText()).trim()
}

export async function lookBy(page: Page, code: string): Promise<void> {
  await page.goto('/gatherings/seat')
  await page.getByRole('textbox', { name: 'Your code' }).fill(code)
  await page.getByRole('button', { name: 'Show my seat' }).click()
}

/** One that is shown to everybody, for a day some days from now, as whoever has a steward's link puts it there. Its address. */
export async function putGatheringOut(home: WebHouse): Promise<string> {
  const ada = personAt(home.address, 'Ada')
  await arriveAs(ada, '')
  const opened = await ada.openStewardLink((await home.makeStewardLink()).split('#')[1] ?? '')
  if (!opened.ok) throw new Error(opened.reason)
  await ada.leave()
  const id = Buffer.alloc(16, 7).toString('base64url')
  const day = new Date(home.clock.now() + 9 * DAY_MS).toISOString().slice(0, 10)
  const words = { ...aGathering, starts: `${day}T18:30`, ends: `${day}T20:00` }
  const reply = await fetch(`${home.address}/api/steward/gatherings/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'beside-steward': opened.value.stewardKey },
    body: JSON.stringify({ words, link: '', version: null, isShown: true })
  })
  if (!reply.ok) throw new Error(`No gathering: ${await reply.text()}`)
  return `/gatherings/${id}`
}
