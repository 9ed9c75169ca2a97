import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMovedClock } from '../../../scripts/demo/moved-clock.ts'
import { personAt, type Person } from '../house.ts'
import { listenersOf } from '../listening-place.ts'
import { DAY, done, HOUR, look, type TeamPlace } from '../team-place.ts'
import { atToday, signInByKit } from '../web/arrive.ts'
import { walkerScript } from '../web/by-keyboard.ts'
import { comeAsMina } from '../web/company.ts'
import { ask, beginShift, openHeard, sayYesTo } from '../web/listening.ts'
import { axeScript, smallPhone } from '../web/looks.ts'
import { lookAt } from '../web/looked-at.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const looks = { viewport: smallPhone, scripts: [axeScript, walkerScript] }
const clock = openMovedClock()
let home: WebHouse
let lea: Person
let ida: Person
beforeAll(async () => {
  clock.moveTo(Date.now() - 10 * DAY)
  home = await openWebHouse({ clock })
  const device: TeamPlace['device'] = (name, changes) => personAt(home.address, name, changes)
  const place = { dataFolder: home.dataFolder, device, clock }
  const [ada, first, second] = await listenersOf(place, 'Lea', 'Ida')
  ;[lea, ida] = [first, second]
  clock.comeHome()
  await ada.leave()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Lea is away, Mina says yes to Ida, reads that it waits for her alone, and that Lea is back sooner', async () => {
  const { her, hers } = await comeAsMina(home, looks)
  await ask(her, 'I would like to go on with somebody.')
  const leas = (await home.visitor(looks)).page
  await signInByKit(leas, lea.kitWords)
  await atToday(leas)
  await beginShift(leas)
  // Nobody nudges Lea, and the page says what that means.
  await leas.getByText('Close it, and nothing reaches you.', { exact: false }).waitFor()
  await sayYesTo(leas, 'I would like to go on with somebody.', 'Somebody')
  await her.getByRole('link', { name: 'Go to the conversation' }).click()

  await isAwayUntil(leas, 'Ida')
  await her.getByText('Ida, of the listeners, would be there', { exact: false }).waitFor()
  expect([...(await lookAt(her)), ...(await lookAt(leas))]).toEqual([])
  await her.getByRole('button', { name: 'Yes, that is all right' }).click()
  await openHeard(her)
  await her.getByRole('heading', { name: 'You asked Ida. It waits now' }).waitFor()
  await her.getByText('Only Ida can say yes to this', { exact: false }).waitFor()
  expect(await lookAt(her)).toEqual([])

  await leas.getByRole('button', { name: 'I am back' }).click()
  await her.getByRole('button', { name: 'Look for news' }).click()
  await her.getByRole('link', { name: 'Go to the conversation' }).first().click()
  await her.getByText('Lea is back.', { exact: false }).waitFor()
  expect([...(await lookAt(her)), ...(await lookAt(leas))]).toEqual([])
  expect(hers.broken).toEqual([])
})

async function isAwayUntil(leas: Page, cover: string): Promise<void> {
  await leas.getByRole('button', { name: 'I will be away' }).click()
  await leas
    .getByLabel('Away until')
    .fill(new Date(clock.now() + 9 * DAY).toISOString().slice(0, 10))
  await leas.getByRole('combobox').selectOption(cover)
  await leas.getByRole('button', { name: 'Tell them' }).click()
}

test('Ida is nudged away from her page, and it says so', async () => {
  const now = () => clock.now()
  const device = personAt(home.address, 'Ida', { now })
  const words = ida.kitWords.join(' ')
  expect(await device.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
  await look(device)
  const { desk } = device.view().listening
  const shown = { name: 'Weekly notes', subject: 'You have an update' }
  expect(await device.testNudge({ address: 'ida@mail.example', look: shown })).toEqual(done)
  expect(await device.switchNudgesOn({ code: home.mail.newestCode(), quiet: null })).toEqual(done)
  expect(await device.setNudge({ spaceId: desk?.teamId ?? '', isOn: true })).toEqual(done)
  await device.leave()
  const { page } = await home.visitor(looks)
  await signInByKit(page, ida.kitWords)
  await atToday(page)
  await beginShift(page)
  await page.getByText('Away from it you get a nudge', { exact: false }).waitFor()
  expect(await lookAt(page)).toEqual([])
})

test('Nobody is free in all that time: Mina reads that it is about time and not about her, and can ask again', async () => {
  const { her, hers, mina } = await comeAsMina(home, looks)
  await openHeard(her)
  await her.getByRole('radio', { name: 'Now, if someone is free' }).check()
  await ask(her, 'Is anybody there tonight?')
  await hers.goHome()
  clock.moveTo(clock.now() + 4 * HOUR)
  const back = await home.visitor(looks)
  await signInByKit(back.page, mina.kitWords)
  await atToday(back.page)
  await openHeard(back.page)
  await back.page.getByRole('heading', { name: 'Nobody was free in that time' }).waitFor()
  await back.page.getByText('That is about time, and not about you.', { exact: false }).waitFor()
  expect(await lookAt(back.page)).toEqual([])
  await back.page.getByRole('button', { name: 'Ask again' }).click()
  await back.page.getByRole('button', { name: 'Ask it like this' }).click()
  await back.page.getByRole('heading', { name: 'You asked. It waits now' }).waitFor()
  expect(back.broken).toEqual([])
})
