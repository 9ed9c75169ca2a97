import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arriveAs, personAt } from '../house.ts'
import { arriveAndAsk, comeIn } from '../circle-people.ts'
import { listAnother } from '../listing.ts'
import { goTo, openMe } from '../web/arrive.ts'
import { walkerScript } from '../web/by-keyboard.ts'
import { atAbout, openAbout } from '../web/circle.ts'
import { comeAsMina } from '../web/company.ts'
import { chooseBy, pressOn, readFocus, tabTo, typeInto } from '../web/keys.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

/** A laptop at 200 %: what has the focus must come out from under both bars. */
const viewport = { width: 640, height: 400 }
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Mina begins a circle, changes it, lets Noor in, and writes its agreement with her, with the keyboard alone', async () => {
  const { her, hers } = await comeAsMina(home, { viewport })
  await goTo(her, 'Circles')
  await pressOn(her, 'Begin a circle')
  await typeInto(her, 'Its name', 'Thursday')
  await pressOn(her, 'Go on')
  await pressOn(her, 'Begin it')
  await atAbout(her)
  await pressOn(her, 'Change it')
  await hasFocus(her, 'What it is, and what we agreed')
  await typeInto(her, 'What it is for', 'Quiet evenings')
  await pressOn(her, 'Save')
  await her.getByText('Saved. Everybody inside sees it now.').waitFor()
  await hasFocus(her, 'What it is, and what we agreed')

  await pressOn(her, 'Make a link')
  const shown = her.getByRole('textbox', { name: 'The link' })
  await expect.poll(() => shown.inputValue()).not.toBe('')
  const noor = personAt(home.address, 'Noor')
  const circleId = await arriveAndAsk(noor, await shown.inputValue(), '')
  await openAbout(her, 'Thursday')
  await pressOn(her, 'Let them in')
  await her.getByText('Noor is in now.').waitFor()
  await comeIn(noor, circleId)

  const line = 'We begin with a quiet minute.'
  await noor.suggestLine({ circleId, line, instead: '' })
  await pressOn(her, 'Say why not')
  await hasFocus(her, 'Say to Noor why not now?')
  await typeInto(her, 'Your answer', 'Not in a group of two.')
  await pressOn(her, 'Send this answer')
  await hasFocus(her, 'Everybody here can read your answer now.')
  await pressOn(her, 'Take it in')
  await pressOn(her, 'Take it in now')
  await hasFocus(her, 'The line stands in the agreement now.')
  await noor.sees('it', ({ circles }) => circles[0]?.agreement.text.endsWith(line) === true)
  await typeInto(her, 'Your line', 'We end on time.')
  await pressOn(her, 'Suggest this line')
  await hasFocus(her, 'Everybody here can see your line now.')
  await pressOn(her, 'Take my line back')
  await pressOn(her, 'Take it back')
  await hasFocus(her, 'Your line is taken back.')
  await noor.leave()
  expect(hers.broken).toEqual([])
})

test('Mina writes her boundaries with the keyboard alone', async () => {
  const { her, hers } = await comeAsMina(home, { viewport })
  await openMe(her, 'My boundaries')
  await pressOn(her, 'Write my boundaries')
  await pressOn(her, 'I want quiet hours', 'Space')
  await typeInto(her, 'How I like to be spoken to', 'One thing at a time')
  await tabTo(her, 'medical care')
  await her.keyboard.press('Space')
  await pressOn(her, 'Save my boundaries')
  await her.getByRole('button', { name: 'Change my boundaries' }).waitFor()
  await her.getByText('One thing at a time').waitFor()
  expect(hers.broken).toEqual([])
})

test('Mina lets people find her circle, and asks in the list to come into another, with the keyboard alone', async () => {
  const { her, hers } = await comeAsMina(home, { viewport, scripts: [walkerScript] })
  const ade = personAt(home.address, 'Ade')
  await arriveAs(ade, '')
  await listAnother(ade)
  await goTo(her, 'Circles')
  await pressOn(her, 'Begin a circle')
  await typeInto(her, 'Its name', 'Friday')
  await pressOn(her, 'Go on')
  await pressOn(her, 'Begin it')
  await atAbout(her)
  await pressOn(her, 'Let people here find it')
  await typeInto(her, 'What it is for', 'For mornings.')
  await pressOn(her, 'Put it on the list')
  await atAbout(her)
  await her.getByText(/^Everybody in this place can find it until/u).waitFor()
  await pressOn(her, 'Circles')
  await pressOn(her, 'Circles that can be found')
  await chooseBy(her, 'For people close to somebody')
  await pressOn(her, /^Quiet evenings/u)
  await typeInto(her, 'Something the facilitators should know', 'My brother.')
  await pressOn(her, 'Ask to come in')
  await her.getByText('You asked to come in.').waitFor()
  await pressOn(her, 'Circles')
  await pressOn(her, /^Friday/u)
  await her.getByRole('heading', { name: 'Friday', level: 1 }).waitFor()
  await ade.leave()
  expect(hers.broken).toEqual([])
})

test('Mina switches nudges on and off with the keyboard alone', async () => {
  const { her, hers } = await comeAsMina(home, { viewport, scripts: [walkerScript] })
  await pressOn(her, 'Me and this device')
  await pressOn(her, 'Nudges')
  await typeInto(her, 'Your mail address', 'mina@mail.example')
  await pressOn(her, 'Send me a code')
  await her.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
  await typeInto(her, 'The six digits', home.mail.newestCode())
  await pressOn(her, 'Switch nudges on')
  await her.getByText('Nudges are on.').waitFor()
  await expect.poll(async () => (await readFocus(her)).name).not.toBe('')
  await pressOn(her, 'Switch nudges off')
  await her.getByRole('heading', { name: 'Before you switch them on' }).waitFor()
  await expect.poll(async () => (await readFocus(her)).name).not.toBe('')
  expect(hers.broken).toEqual([])
})

/** What a press brought up has the focus, so that the next key goes on from there. */
async function hasFocus(page: Page, name: string): Promise<void> {
  await expect.poll(async () => (await readFocus(page)).name).toBe(name)
}
