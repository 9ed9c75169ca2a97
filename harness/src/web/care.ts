/** Looking after a place, as a person does it: by roles and accessible names alone. */
import type { Page } from 'playwright-core'
import { arriveAs, personAt } from '../house.ts'
import { atToday, goTo, signInByKit } from './arrive.ts'
import type { VisitorOptions } from './visitor.ts'
import type { WebHouse } from './web-house.ts'

/** Whoever came by a steward's link takes it on, and shows who they are. */
export async function takeOn(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name: 'You look after this place' }).waitFor()
  await page.getByRole('textbox', { name: 'The name you show' }).fill(name)
  await page.getByRole('radio', { name: 'No, not that we know of' }).check()
  await page.getByRole('button', { name: 'Take this on' }).click()
  await page.getByRole('heading', { name: 'Care', level: 1 }).waitFor()
}

/** The codes of all cards that a steward has before them, as they stand on the paper. */
export async function readPrintedCodes(page: Page): Promise<readonly string[]> {
  await page.getByRole('heading', { name: 'Your cards' }).waitFor()
  const cards = page.getByRole('list', { name: /^Cards on sheet/u }).getByRole('listitem')
  const texts = await cards.allInnerTexts()
  return texts.map((text) => /\b(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}\b/u.exec(text)?.[0] ?? '')
}

/** Signed in, with Care open: the first steward of a place that people then come into by invitation. */
export async function comeAsSteward(
  home: WebHouse,
  name: string,
  options: VisitorOptions = {}
): Promise<Page> {
  const person = personAt(home.address, name)
  await home.setUp({ admission: 'open' })
  await arriveAs(person, '')
  const secret = (await home.makeStewardLink()).split('#')[1] ?? ''
  const opened = await person.openStewardLink(secret)
  if (!opened.ok) throw new Error(opened.reason)
  await person.foundStewards({
    stewardKey: opened.value.stewardKey,
    name,
    lines: '',
    mustReport: false
  })
  await person.leave()
  await home.setUp({ admission: 'invitation' })
  const { page } = await home.visitor(options)
  await signInByKit(page, person.kitWords)
  await atToday(page)
  await goTo(page, 'Care')
  return page
}
