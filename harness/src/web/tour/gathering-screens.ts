/** Mina writes a gathering for everybody; a visitor takes its only seat, another waits; and it is cancelled. */
import type { Page } from 'playwright-core'
import { goTo } from '../arrive.ts'
import { askForSeat, fillGathering, giveBackFor, lookBy } from '../gatherings.ts'
import { siteOf, type Guide, type Stop } from './guide.ts'

export async function* gatheringScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.hers
  const title = guide.words('the title of a gathering')
  yield* writeScreens(guide, title)
  const code = yield* seatScreens(guide, title)
  yield* givenBackScreens(page, code)
  await page
    .getByRole('button', { name: /^Cancel it: .* 18:30/u })
    .first()
    .click()
  await page
    .getByRole('textbox', { name: 'Why, in a kind line' })
    .fill(guide.words('why it is cancelled'))
  yield { name: 'a gathering, about to cancel a date', page }
  await page.getByRole('button', { name: 'Cancel it', exact: true }).click()
  await page.getByText('It is cancelled. Everybody can read it.').waitFor()
  yield { name: 'a gathering, a date is cancelled', page }
  await page.getByRole('button', { name: 'Close it' }).click()
  await page.getByRole('button', { name: /^Open .*the title/u }).waitFor()
  yield { name: 'gatherings, one is shown', page }
  yield* cancelledScreens(guide.guest.page)
}

async function* writeScreens(
  { hers: { page }, words }: Guide,
  title: string
): AsyncGenerator<Stop> {
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Gatherings' }).click()
  await page.getByText('Nothing yet.').waitFor()
  yield { name: 'gatherings, none yet', page }
  await page.getByRole('button', { name: 'Write a gathering' }).click()
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await page.getByText('It needs a title.').waitFor()
  yield { name: 'a gathering, words are missing', page }
  await fillGathering(page, { title, seats: '1' })
  const answers = {
    'What happens there': words('what happens there'),
    'The place': words('the place of a gathering'),
    'Languages spoken there': words('the languages there'),
    'Good to know before coming': words('good to know'),
    'What calendars say instead of the title': words('a neutral word')
  }
  for (const [name, answer] of Object.entries(answers)) {
    await page.getByRole('textbox', { name }).fill(answer)
  }
  await page.getByRole('radio', { name: 'Online, or also online' }).check()
  const link = `https://${siteOf(words('a link to meet'))}`
  await page.getByRole('textbox', { name: 'The link to come in' }).fill(link)
  await page.getByRole('radio', { name: 'Every week, or every few weeks' }).check()
  await page.getByRole('textbox', { name: 'How many times?' }).fill('2')
  await page.getByRole('radio', { name: 'Until a day' }).check()
  await page.getByLabel('The last day').fill('2026-01-02')
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await page.getByText('Choose a day after the first.').waitFor()
  yield { name: 'a gathering, its series ends too early', page }
  await page.getByRole('radio', { name: 'So many times' }).check()
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await page.getByText('Kept. Only stewards and editors see it.').waitFor()
  yield { name: 'a gathering, a draft', page }
  await page.getByRole('button', { name: 'Show it to everybody' }).click()
  yield { name: 'a gathering, before it is shown', page }
  await page.getByRole('button', { name: 'Show it', exact: true }).click()
  await page.getByText('Everybody can read it now.').waitFor()
  await page
    .getByRole('button', { name: /^Move it: .* 18:30/u })
    .first()
    .click()
  yield { name: 'a gathering, shown, about to move a date', page }
  await page.getByRole('button', { name: 'Not now' }).click()
}

/** Gives the code of whoever waited and has the seat now. */
async function* seatScreens(
  { guest: { page } }: Guide,
  title: string
): AsyncGenerator<Stop, string> {
  await openFirst(page, title)
  yield { name: 'a gathering that everybody can read', page }
  await page.getByRole('button', { name: 'Ask for a seat' }).click()
  await page.getByText('No date was chosen yet.').waitFor()
  yield { name: 'a gathering, no date chosen', page }
  const code = await askForFirst(page)
  yield { name: 'a seat, its code', page }
  await openFirst(page, title)
  const waiting = await askForFirst(page)
  yield { name: 'a seat is waited for, its code', page }
  await lookBy(page, waiting)
  await page.getByText('You are number 1').waitFor()
  yield { name: 'my seat, waiting', page }
  await lookBy(page, '7K3M-Q9XW-2AB')
  await page.getByText('This is no whole code yet.').waitFor()
  yield { name: 'my seat, a code that is not whole', page }
  await lookBy(page, code)
  await page.getByText('You have a seat.').waitFor()
  yield { name: 'my seat', page }
  await page.getByRole('button', { name: 'Give my seat back' }).click()
  await page.getByRole('heading', { name: 'Thank you for saying so' }).waitFor()
  yield { name: 'my seat, given back', page }
  return waiting
}

/** Whoever waited told a steward their code by phone. */
async function* givenBackScreens(page: Page, code: string): AsyncGenerator<Stop> {
  await giveBackFor(page, '7K3M')
  await page.getByText('This is no whole code yet.').waitFor()
  yield { name: 'a gathering, a told code is not whole', page }
  await page.getByRole('textbox', { name: 'The code that they told you' }).fill(code)
  await page.getByRole('button', { name: 'Give it back' }).click()
  await page.getByText('The seat is given back:').waitFor()
  yield { name: 'a gathering, a seat is given back', page }
}

async function* cancelledScreens(page: Page): AsyncGenerator<Stop> {
  await page.goto('/gatherings')
  await page.getByText('This date is not held.').waitFor()
  yield { name: 'gatherings, one date is cancelled', page }
}

async function openFirst(page: Page, title: string): Promise<void> {
  await page.goto('/gatherings')
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('heading', { name: title }).waitFor()
}

async function askForFirst(page: Page): Promise<string> {
  await page.getByRole('radio', { name: /18:30/u }).first().check()
  return await askForSeat(page)
}
