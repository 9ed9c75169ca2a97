/** Being heard, as both sides do it: by roles and accessible names alone. */
import type { Page } from 'playwright-core'
import { arriveAs, personAt, type Person } from '../house.ts'
import { beginTeam } from '../safety-team.ts'
import type { WebHouse } from './web-house.ts'

/** Lea, who began the listeners' team. Whoever needs her in a browser signs her in there. */
export async function comeAsLea(home: WebHouse): Promise<Person> {
  const lea = personAt(home.address, 'Lea')
  await arriveAs(lea)
  await beginTeam('listener', home, lea)
  await lea.leave()
  return lea
}

export async function openHeard(page: Page): Promise<void> {
  const places = page.getByRole('navigation', { name: 'Places' })
  await places.getByRole('link', { name: 'Be heard' }).click()
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
}

export async function ask(page: Page, words: string): Promise<void> {
  await openHeard(page)
  await page.getByRole('heading', { name: 'What would help right now?' }).waitFor()
  await page.getByRole('radio', { name: 'Keep me company' }).check()
  await page.getByRole('textbox', { name: 'Anything you would like them to know' }).fill(words)
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.getByRole('heading', { name: 'You asked. It waits now' }).waitFor()
}

export async function openDesk(page: Page): Promise<void> {
  await openHeard(page)
  await page.getByRole('link', { name: 'I listen' }).click()
  await page.getByRole('heading', { name: 'I listen', level: 1 }).waitFor()
}

export async function beginShift(page: Page): Promise<void> {
  await openDesk(page)
  await page.getByRole('button', { name: 'Begin a shift' }).click()
  await page.getByText(/^You are on a shift until/u).waitFor()
}

/** Says yes to what somebody asks, and is in the conversation with them. */
export async function sayYesTo(page: Page, words: string, name: string): Promise<void> {
  const asked = page.getByRole('listitem').filter({ hasText: words })
  await asked.getByRole('button', { name: 'Say yes' }).click()
  await asked.getByRole('button', { name: 'Yes, I am there' }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Send' }).waitFor()
}

export async function comeToAnEnd(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Let us come to an end' }).click()
  await page.getByRole('button', { name: 'Yes, slowly' }).click()
  await page.getByText('You are coming to an end.', { exact: false }).waitFor()
}

export async function sayLastWords(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Say my last words' }).click()
  await page.getByRole('textbox', { name: 'Your last words' }).fill(words)
  await page.getByRole('button', { name: 'End with these words' }).click()
}
