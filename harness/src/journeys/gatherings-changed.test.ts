import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { comeAsSteward } from '../web/care.ts'
import {
  dayFromNow,
  fillGathering,
  giveBackFor,
  lookBy,
  readSeatCode,
  showToEverybody
} from '../web/gatherings.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const zone = 'Europe/Berlin'

test('a steward moves a date, cancels one and writes anew what it is, and whoever has a seat reads it', async () => {
  await using home = await openWebHouse()
  await home.setUp({ name: 'Lantern Street' })
  const steward = await comeAsSteward(home, 'Mina')
  await steward.getByRole('link', { name: 'Gatherings' }).click()
  await steward.getByRole('button', { name: 'Write a gathering' }).click()
  await fillGathering(steward, { title: 'Soup on Tuesday', seats: '1' })
  await steward.getByRole('radio', { name: 'Every week, or every few weeks' }).check()
  await steward.getByRole('textbox', { name: 'How many times?' }).fill('3')
  await showToEverybody(steward)

  const [ada, ben, cleo] = [
    await withoutScript(home),
    await withoutScript(home),
    await withoutScript(home)
  ]
  const codes = {
    ada: await askForDate(ada, 0),
    ben: await askForDate(ben, 0),
    cleo: await askForDate(cleo, 1)
  }
  const before = await readFeed(home)
  expect(before.map(({ sequence, status }) => [sequence, status])).toEqual([
    [0, 'CONFIRMED'],
    [0, 'CONFIRMED'],
    [0, 'CONFIRMED']
  ])

  const moved = `${dayFromNow(10)}T19:15`
  await steward
    .getByRole('button', { name: /^Move it: .* 18:30/u })
    .first()
    .click()
  await steward.getByLabel('New beginning').fill(moved)
  await steward.getByLabel('New end').fill(`${dayFromNow(10)}T21:00`)
  await steward.getByRole('button', { name: 'Move it', exact: true }).click()
  await steward.getByText('It is moved.').waitFor()
  // The one that was moved begins at another hour, so this is the second.
  await steward
    .getByRole('button', { name: /^Cancel it: .* 18:30/u })
    .first()
    .click()
  await steward.getByRole('textbox', { name: 'Why, in a kind line' }).fill('The cook is away.')
  await steward.getByRole('button', { name: 'Cancel it', exact: true }).click()
  await steward.getByText('It is cancelled. Everybody can read it.').waitFor()
  await steward.getByRole('textbox', { name: 'Its title' }).fill('Soup in the garden')
  await steward.getByRole('textbox', { name: 'The place' }).fill('Mill Lane 2')
  await steward
    .getByRole('textbox', { name: 'Good to know before coming' })
    .fill('No steps. There is a quiet corner.')
  await steward.getByRole('textbox', { name: 'How many seats has each date?' }).fill('2')
  await showToEverybody(steward)

  await lookBy(ada, codes.ada)
  await ada.getByText('You have a seat.').waitFor()
  await ada.getByText('It was moved from another day or hour.').waitFor()
  await ada.getByText(/19:15 to 21:00/u).waitFor()
  await ada.getByText('Soup in the garden').waitFor()
  await ada.getByText('Mill Lane 2').waitFor()
  await ada.getByText('No steps. There is a quiet corner.').waitFor()
  // There is room for one more now, and Ben had waited.
  await lookBy(ben, codes.ben)
  await ben.getByText('A seat came free. It is yours.').waitFor()
  await lookBy(cleo, codes.cleo)
  await cleo.getByText('The cook is away.').waitFor()
  await cleo.getByRole('link', { name: 'Back to the gathering' }).click()
  await cleo.getByRole('heading', { name: 'Soup in the garden' }).waitFor()
  await cleo.getByText(/^Written anew on/u).waitFor()
  await cleo
    .getByText(/^It was moved\. It was to be on/u)
    .first()
    .waitFor()

  // Each date is an event of its own, so a change of one names no other, and no rule of the series is left to undo.
  const after = await readFeed(home)
  expect(after.map(({ uid }) => uid).toSorted()).toEqual(before.map(({ uid }) => uid).toSorted())
  const changes = before.map(({ uid, starts }) => {
    const now = after.find((one) => one.uid === uid)
    return [now?.sequence, now?.status, now?.starts === starts ? 'as before' : now?.starts]
  })
  expect(changes).toEqual([
    [1, 'CONFIRMED', moved],
    [1, 'CANCELLED', 'as before'],
    [0, 'CONFIRMED', 'as before']
  ])

  await steward.getByText('What was public before').click()
  await steward.getByText('Lantern Street 4').waitFor()

  await giveBackFor(steward, codes.ada)
  await steward.getByText(/^The seat is given back: .*19:15/u).waitFor()
  await lookBy(ada, codes.ada)
  await ada.getByText('No seat has this code.').waitFor()
  await lookBy(ben, codes.ben)
  await ben.getByText('A seat came free. It is yours.').waitFor()
  // Told once more, it is no seat of anybody else.
  await giveBackFor(steward, codes.ada)
  await steward.getByText('No seat of this gathering has this code.').waitFor()
})

async function withoutScript(home: WebHouse): Promise<Page> {
  return (await home.visitor({ javaScriptEnabled: false })).page
}

/** Takes a seat of one of its dates, or a place among those who wait. */
async function askForDate(page: Page, at: number): Promise<string> {
  await page.goto('/gatherings')
  await page.getByRole('link', { name: 'Soup on Tuesday' }).first().click()
  await page.getByRole('radio', { name: /18:30/u }).nth(at).check()
  await page.getByRole('button', { name: 'Ask for a seat' }).click()
  return await readSeatCode(page)
}

/** As somebody's calendar reads it, the soonest first as it was planned. */
async function readFeed({ address }: WebHouse) {
  const reply = await fetch(`${address}/gatherings/feed.ics`)
  const calendar = ICAL.Component.fromString(await reply.text())
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    expect([event.isRecurring(), event.recurrenceId]).toEqual([false, null])
    const { uid, sequence, startDate } = event
    const starts = wallTime(startDate.toJSDate())
    return { uid, sequence, starts, status: component.getFirstPropertyValue('status') }
  })
}

function wallTime(at: Date): string {
  const form = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const
  return new Intl.DateTimeFormat('sv-SE', form).format(at).replace(' ', 'T')
}
