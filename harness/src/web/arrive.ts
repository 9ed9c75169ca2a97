/** Coming in, coming back and going, as a person does it: by roles and accessible names alone. */
import type { Page } from 'playwright-core'

export type Somebody = {
  nickname: string
  passphrase: string
  signInName: string
  kitWords: readonly string[]
}

export function somebody(nickname: string): Somebody {
  const passphrase = `${nickname} keeps seven quiet lanterns lit`
  return { nickname, passphrase, signInName: '', kitWords: [] }
}

/** From "Before you come in" to Today, or to the conversation that was said yes to. */
export async function arrive(page: Page, person: Somebody): Promise<void> {
  await page.getByRole('heading', { name: 'Before you come in' }).waitFor()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('textbox', { name: 'Nickname' }).fill(person.nickname)
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(person.passphrase)
  await page.getByRole('button', { name: 'Make my place' }).click()
  await takeKit(page, person)
}

/** Reads the twelve words, and proves them as the page asks. */
export async function takeKit(page: Page, person: Somebody): Promise<void> {
  await page.getByRole('heading', { name: 'Your way back in' }).waitFor()
  const list = page.getByRole('list', { name: 'Your twelve words' })
  person.kitWords = await list.getByRole('listitem').allInnerTexts()
  const line = await page
    .getByText(/^Sign-in name: /u)
    .first()
    .innerText()
  person.signInName = line.replace('Sign-in name: ', '').trim()
  await page.getByRole('button', { name: 'I have them' }).click()
  const fields = page.getByRole('textbox', { name: /^Word \d+$/u })
  await fields.first().waitFor()
  for (const field of await fields.all()) await field.fill(wordFor(await nameOf(field), person))
  await page.getByRole('button', { name: 'Done' }).click()
}

export async function signInByPassphrase(page: Page, person: Somebody): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill(person.signInName)
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(person.passphrase)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function signInByKit(page: Page, words: readonly string[]): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('radio', { name: 'With my twelve words' }).check()
  await page.getByRole('textbox', { name: 'Your twelve words' }).fill(words.join(' '))
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function atToday(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /^How are you arriving/u }).waitFor()
}

export async function signOut(page: Page): Promise<void> {
  await goTo(page, 'Today')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Nobody has to carry it alone' }).waitFor()
}

/** To one of the places, by the bar that is always there. */
export async function goTo(
  page: Page,
  place: 'Today' | 'People' | 'Circles' | 'My net' | 'Care'
): Promise<void> {
  const places = page.getByRole('navigation', { name: 'Places' })
  await places.getByRole('link', { name: place }).click()
  const titles = { Today: /^How are you arriving/u, 'My net': /^My plan/u } as const
  const name = place === 'Today' || place === 'My net' ? titles[place] : place
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

async function nameOf(field: ReturnType<Page['getByRole']>): Promise<string> {
  return await field.evaluate(
    (element) => (element as HTMLInputElement).labels?.[0]?.textContent ?? ''
  )
}

function wordFor(label: string, { kitWords }: Somebody): string {
  return kitWords[Number(label.replace(/\D/gu, '')) - 1] ?? ''
}

/** One of the pages of Me, by its name in the list there. */
export async function openMe(page: Page, name: string): Promise<void> {
  await goTo(page, 'Today')
  await page.getByRole('link', { name: 'Me and this device' }).click()
  await page.getByRole('main').getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

export async function deleteEverything(page: Page, current: string): Promise<void> {
  await openMe(page, 'Delete everything')
  await page.getByRole('button', { name: 'Delete everything' }).click()
  await page.getByRole('textbox', { name: /^Your passphrase now/u }).fill(current)
  await page.getByRole('button', { name: 'Delete it all' }).click()
  await page.getByRole('heading', { name: 'Nobody has to carry it alone' }).waitFor()
}
