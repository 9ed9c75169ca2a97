import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { comeAsSteward } from '../web/care.ts'
import { askForSeat, fillGathering, lookBy, showToEverybody } from '../web/gatherings.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

test('the last seat is taken without a script, goes on to whoever waits, and they hear that it is cancelled', async () => {
  await using home = await openWebHouse()
  await home.setUp({ name: 'Lantern Street' })
  const steward = await comeAsSteward(home, 'Mina')
  await steward.getByRole('link', { name: 'Gatherings' }).click()
  await steward.getByRole('button', { name: 'Write a gathering' }).click()
  // What is missing stands far above the button, so it leads there.
  await steward.getByRole('button', { name: 'Keep it as a draft' }).click()
  await steward.getByText('It needs a title.').waitFor()
  const focused = steward.locator('input:focus')
  await focused.and(steward.getByRole('textbox', { name: 'Its title' })).waitFor()
  await fillGathering(steward, { title: 'Soup on Tuesday', seats: '1' })
  await showToEverybody(steward)

  const [ada, ben] = [await withoutScript(home), await withoutScript(home)]
  await openGathering(ada, 'Soup on Tuesday')
  await ada.getByText('Others can often look into a calendar').waitFor()
  await ada.getByRole('link', { name: 'Español' }).waitFor()
  const hers = await askForSeat(ada)
  await ada.getByRole('heading', { name: 'You have a seat' }).waitFor()
  // It would lead away from a code that is shown once.
  expect(await ada.getByRole('link', { name: 'Español' }).count()).toBe(0)
  await openGathering(ben, 'Soup on Tuesday')
  await ben.getByText('All seats are taken. You can wait for one.').first().waitFor()
  const his = await askForSeat(ben)
  await ben.getByRole('heading', { name: 'You wait for a seat' }).waitFor()
  await lookBy(ben, his)
  await ben.getByText('You are number 1 of those who wait.').waitFor()

  await lookBy(ada, hers)
  await ada.getByText('You have a seat.').waitFor()
  const again = await ada.context().newPage()
  await lookBy(again, hers)
  for (const page of [ada, again]) {
    await page.getByRole('button', { name: 'Give my seat back' }).click()
    if (page === ada) await page.getByRole('heading', { name: 'Thank you for saying so' }).waitFor()
    else await page.getByText('No seat is held with this code now.').waitFor()
  }
  await lookBy(ada, hers)
  await ada.getByText('No seat has this code.').waitFor()
  await lookBy(ben, his)
  await ben.getByText('A seat came free. It is yours.').waitFor()
  expect(await readFeed(home)).toEqual([['Appointment', 'CONFIRMED', 0]])

  await steward.getByRole('button', { name: /^Cancel it: .* 18:30/u }).click()
  await steward
    .getByRole('textbox', { name: 'Why, in a kind line' })
    .fill('The kitchen has no heat.')
  await steward.getByRole('button', { name: 'Cancel it', exact: true }).click()
  await steward.getByText('It is cancelled. Everybody can read it.').waitFor()
  await lookBy(ben, his)
  await ben.getByText('The kitchen has no heat.').waitFor()
  await ben.getByRole('link', { name: 'Back to the gathering' }).click()
  await ben.getByText('This date is not held. The kitchen has no heat.').waitFor()
  expect(await readFeed(home)).toEqual([['Appointment', 'CANCELLED', 1]])

  // Inside the app nothing is loaded anew, so what does not work is read out.
  await steward.getByRole('link', { name: 'See the page as others do' }).click()
  await steward.getByRole('link', { name: 'I have a code' }).click()
  await steward.getByRole('textbox', { name: 'Your code' }).fill('7K3M')
  await steward.getByRole('button', { name: 'Show my seat' }).click()
  await steward.getByRole('status').filter({ hasText: 'This is no whole code yet.' }).waitFor()
})

async function withoutScript(home: WebHouse): Promise<Page> {
  return (await home.visitor({ javaScriptEnabled: false })).page
}

async function openGathering(page: Page, title: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Gatherings' }).click()
  await page.getByRole('link', { name: title }).click()
}

/** As somebody's calendar reads it. */
async function readFeed({ address }: WebHouse) {
  const reply = await fetch(`${address}/gatherings/feed.ics`)
  const calendar = ICAL.Component.fromString(await reply.text())
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const read = (name: string) => event.getFirstPropertyValue(name)
    return [read('summary'), read('status'), read('sequence')]
  })
}
