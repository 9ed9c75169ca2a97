/** What two people do with each other, by roles and accessible names alone. */
import type { Locator, Page } from 'playwright-core'
import { goTo } from './arrive.ts'

export type Wishes = { readonly purpose?: string; readonly pace?: string; readonly note?: string }

/** Begins a bond and gives back the link that is to be handed over. */
export async function beginBond(page: Page, wishes: Wishes = {}): Promise<string> {
  await goTo(page, 'People')
  await page.getByRole('link', { name: 'Invite someone' }).click()
  await page.getByRole('heading', { name: 'Invite someone' }).waitFor()
  await page.getByRole('textbox', { name: 'What you hope for' }).fill(wishes.purpose ?? '')
  await page.getByRole('textbox', { name: 'What pace would suit you' }).fill(wishes.pace ?? '')
  await page.getByRole('textbox', { name: 'A few words to them' }).fill(wishes.note ?? '')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  return await page.getByRole('textbox', { name: 'The link' }).inputValue()
}

/** Opens a link, reads it, and says yes as somebody new. */
export async function sayYes(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Yes, I’d like that' }).click()
}

export async function openTalk(page: Page, name: string): Promise<void> {
  await goTo(page, 'People')
  await page.getByRole('link', { name: new RegExp(`^${name}\\b`, 'u') }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

export async function sayItIsThem(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Yes, it is them' }).click()
  await page.getByRole('button', { name: 'Send' }).waitFor()
}

export async function write(page: Page, name: string, words: string): Promise<void> {
  await send(page, name, words)
  await wordsIn(page, name, words).waitFor()
}

/** Writes, and does not look whether the words stand there: words with a note are folded. */
export async function send(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: `Write to ${name}` }).fill(words)
  await page.getByRole('button', { name: 'Send' }).click()
}

/** One message of a conversation, found by what it says. */
export function wordsIn(page: Page, name: string, words: string | RegExp): Locator {
  return talkWith(page, name).getByRole('listitem').filter({ hasText: words })
}

export function talkWith(page: Page, name: string): Locator {
  return page.getByRole('list', { name: `Conversation with ${name}` })
}

/** Opens what can be done with one's own words. */
async function openMore(page: Page, name: string, words: string): Promise<Locator> {
  const item = wordsIn(page, name, words)
  await item.getByRole('button', { name: /More/u }).click()
  return item
}

export async function changeWords(
  page: Page,
  name: string,
  change: { readonly from: string; readonly to: string }
): Promise<void> {
  const item = await openMore(page, name, change.from)
  await item.getByRole('button', { name: 'Change the words' }).click()
  const field = talkWith(page, name).getByRole('textbox', { name: 'Your words' })
  await field.fill(change.to)
  await talkWith(page, name).getByRole('button', { name: 'Save' }).click()
  await wordsIn(page, name, change.to).waitFor()
}

export async function takeBack(page: Page, name: string, words: string): Promise<void> {
  const item = await openMore(page, name, words)
  await item.getByRole('button', { name: 'Take back' }).click()
  await item.getByRole('button', { name: 'Take them back' }).click()
  await wordsIn(page, name, 'You took words back.').waitFor()
}

export async function acknowledge(page: Page, name: string, words: string): Promise<void> {
  const item = wordsIn(page, name, words)
  await item.getByRole('button', { name: /Respond/u }).click()
  await item.getByRole('button', { name: 'I hear you' }).click()
  await item.getByText('You: “I hear you.”').waitFor()
}

export async function openAgreement(page: Page, name: string): Promise<void> {
  await openTalk(page, name)
  await page.getByRole('link', { name: 'Our agreement' }).click()
  await page.getByRole('heading', { name: 'Our agreement' }).waitFor()
}

/** The six words of both, mine first, as they stand on the page. */
export async function readSixWords(page: Page, name: string): Promise<readonly string[]> {
  await openAgreement(page, name)
  await page.getByRole('link', { name: 'Compare six words' }).click()
  await page.getByRole('heading', { name: 'My six words' }).waitFor()
  return await page.getByRole('main').getByRole('listitem').allInnerTexts()
}
