import { readFile } from 'node:fs/promises'
import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comeIn, fragmentOf } from '../circle-people.ts'
import { arriveAs, personAt } from '../house.ts'
import { goTo, signInByKit } from '../web/arrive.ts'
import { beginCircle, dayAhead, makeLink, openMeet } from '../web/circle.ts'
import { comeAsMina } from '../web/company.ts'
import { lookAt } from '../web/looked-at.ts'
import { axeScript, smallPhone } from '../web/looks.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const circle = 'Thursday'
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

/** The day and the hours that stand in the first date on the page. */
async function firstTime(page: Page): Promise<string> {
  return await page.locator('main time').first().innerText()
}

test('Mina plans four evenings in Berlin, Noor reads them by her own clocks in New York, and both read what changes', async () => {
  const scripts = [axeScript]
  const { her } = await comeAsMina(home, { scripts, timezoneId: 'Europe/Berlin' })
  await beginCircle(her, circle)
  const noor = personAt(home.address, 'Noor')
  await arriveAs(noor, '')
  const fragment = fragmentOf(await makeLink(her))
  expect(await noor.askToComeIn({ fragment, note: '' })).toMatchObject({ ok: true })
  await goTo(her, 'Today')
  await goTo(her, 'Circles')
  await her.getByText('Noor asks to come in').waitFor()
  await her.getByRole('link', { name: /^Thursday/u }).click()
  await her.getByRole('link', { name: 'Look who asks' }).click()
  await her.getByRole('button', { name: 'Let them in' }).click()
  await her.getByText('Noor is in now.').waitFor()
  const circleId = noor.view().circles[0]?.circleId ?? ''
  await comeIn(noor, circleId)
  await noor.closeTalk()

  // Nothing is sent while a word is missing, and nothing that was typed is lost by looking elsewhere.
  await openMeet(her, circle)
  await her.getByRole('link', { name: 'Plan a gathering' }).click()
  await her.getByRole('textbox', { name: 'What it is' }).fill('Tea by the lake')
  await her.getByRole('button', { name: 'Plan it' }).click()
  await her.getByText('There is no day yet.').waitFor()
  await goTo(her, 'Today')
  await openMeet(her, circle)
  await her.getByRole('link', { name: 'Plan a gathering' }).click()
  expect(await her.getByRole('textbox', { name: 'What it is' }).inputValue()).toBe(
    'Tea by the lake'
  )
  await her.getByLabel('The day').fill(dayAhead(6))
  await her.getByRole('radio', { name: 'Each week' }).check()
  await her.getByRole('textbox', { name: 'A link' }).fill('javascript:alert(1)')
  await her.getByRole('button', { name: 'Plan it' }).click()
  await her.getByText('The link is no web address that begins with https.').waitFor()
  await her.getByRole('textbox', { name: 'A link' }).fill('https://meet.example/room')
  await her.getByRole('button', { name: 'Plan it' }).click()
  await her.getByRole('heading', { name: 'Tea by the lake' }).waitFor()
  expect(await firstTime(her)).toMatch(/, 18:00 to 19:30$/u)
  // Her device is one that others use.
  await her.getByText('On a shared device, opening it signs you out here.').waitFor()

  // What it is can be written anew, and nothing typed is lost by looking elsewhere.
  await her.getByRole('button', { name: /^Change what it is/u }).click()
  await her.getByRole('textbox', { name: 'Where' }).fill('The boat house')
  await goTo(her, 'Today')
  await openMeet(her, circle)
  expect(await her.getByRole('textbox', { name: 'Where' }).inputValue()).toBe('The boat house')
  await her.getByRole('button', { name: 'Keep this change' }).click()
  await her.getByText('It is changed. Everybody here can read it now.').waitFor()

  // Noor reads it on a small phone far away.
  const phone = await home.visitor({
    scripts,
    viewport: smallPhone,
    timezoneId: 'America/New_York'
  })
  const hers = phone.page
  await signInByKit(hers, noor.kitWords)
  await goTo(hers, 'Circles')
  await hers.getByText('There is news of when you meet.').waitFor()
  await openMeet(hers, circle)
  await hers.getByText('The boat house').waitFor()
  expect(await firstTime(hers)).toMatch(/, 1[123]:00 to 1[234]:30$/u)
  await hers
    .getByText(/^By the clocks of Berlin: .*18:00 to 19:30$/u)
    .first()
    .waitFor()
  expect(await lookAt(hers)).toEqual([])
  await hers.getByRole('button', { name: 'I will be there' }).first().click()
  await hers.getByText('You said that you will be there.').waitFor()

  // The calendar file says when, and nothing else.
  await hers.getByText('Into my calendar').click()
  await hers.getByText('Others can often look into a calendar').waitFor()
  await hers.getByRole('button', { name: 'Make a calendar file' }).click()
  // All that is shown is read anew by then: the same dates are still the same file.
  await hers.getByRole('button', { name: 'An hour before' }).click()
  await hers.getByRole('button', { name: 'An hour before', pressed: true }).waitFor()
  const coming = hers.waitForEvent('download')
  await hers.getByRole('link', { name: 'Save the calendar file' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('dates.ics')
  const text = await readFile(await file.path(), 'utf8')
  expect(text).not.toMatch(/lake|thursday|noor|beside/iu)
  const events = ICAL.Component.fromString(text).getAllSubcomponents('vevent')
  const starts = events.map((one) => new ICAL.Event(one).startDate.toJSDate().getTime())
  expect(starts).toEqual(
    noor.view().circles[0]?.gatherings[0]?.dates.map(({ startsAt }) => startsAt)
  )
  expect(starts).toHaveLength(4)

  // Mina sees who comes, and moves the date; Noor reads it on Today, with the reason, and says yes to the new time.
  await her.getByText('Will be there', { exact: true }).waitFor()
  await her
    .getByRole('button', { name: /^Move this date/u })
    .first()
    .click()
  await her.getByLabel('The new day').fill(dayAhead(7))
  await her.getByLabel('The new time').fill('17:15')
  await her.getByRole('textbox', { name: 'Why' }).fill('The house is closed.')
  await her.getByRole('button', { name: 'Move it now' }).click()
  await her.getByText('The date is moved. Everybody here can read it now.').waitFor()
  expect(await lookAt(her)).toEqual([])
  await goTo(hers, 'Today')
  await hers.getByText('Thursday meets at another time').waitFor()
  await hers.getByText('The house is closed.').waitFor()
  expect(await lookAt(hers)).toEqual([])
  await hers.getByRole('link', { name: 'Look at the dates of Thursday' }).click()
  await hers.getByText('You said yes to the time before. Does this one suit you too?').waitFor()
  await hers.getByRole('button', { name: 'I will be there' }).first().click()
  await hers.getByText('You said that you will be there.').waitFor()
  await goTo(hers, 'Today')
  await hers.getByText('Thursday meets at another time').waitFor({ state: 'hidden' })
  expect(phone.broken).toEqual([])
})
