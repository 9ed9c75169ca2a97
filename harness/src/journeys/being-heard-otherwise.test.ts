import { HOUR_MS } from '@beside/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personAt, type Person } from '../house.ts'
import { atToday, signInByKit } from '../web/arrive.ts'
import { wordsIn, write } from '../web/bond.ts'
import { comeAsMina } from '../web/company.ts'
import {
  ask,
  beginShift,
  comeAsLea,
  comeToAnEnd,
  openDesk,
  openHeard,
  sayLastWords,
  sayYesTo
} from '../web/listening.ts'
import { axeScript, smallPhone } from '../web/looks.ts'
import { lookAt } from '../web/looked-at.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const looks = { viewport: smallPhone, scripts: [axeScript] }
let ahead = 0
const clock = { now: () => Date.now() + ahead, elapsed: () => performance.now() + ahead }
let home: WebHouse
let lea: Person
beforeAll(async () => {
  home = await openWebHouse({ clock })
  lea = await comeAsLea(home)
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Mina reports a listener and need not meet them again, and Lea notes a step when it is over', async () => {
  const { her } = await comeAsMina(home, looks)
  await ask(her, 'I cannot sleep tonight.')
  const leas = (await home.visitor(looks)).page
  await signInByKit(leas, lea.kitWords)
  await atToday(leas)
  await beginShift(leas)
  await sayYesTo(leas, 'I cannot sleep tonight.', 'Somebody')
  await her.getByRole('link', { name: 'Go to the conversation' }).click()
  await write(leas, 'Somebody', 'You should forget it.')
  await wordsIn(her, 'Lea', 'You should forget it.').waitFor()

  await leas.getByRole('link', { name: 'When somebody is in danger' }).click()
  await leas.getByRole('radio', { name: 'Stay, and ask kindly' }).check()
  const why = leas.getByRole('textbox', { name: 'What you saw, and why this step' })
  await why.fill('She does not sleep.')
  await leas.getByRole('radio', { name: /^Yes\. It also stands/u }).check()
  await leas.getByRole('button', { name: 'Note this step' }).click()
  await leas.getByRole('link', { name: 'Show it to the safety team' }).click()
  await leas.getByRole('button', { name: 'Go on' }).click()
  const said = leas.getByRole('textbox', { name: 'In your own words, if you like' })
  expect(await said.inputValue()).toBe('Stay, and ask kindly. She does not sleep.')
  expect(await leas.getByRole('radio', { name: 'Somebody is in danger' }).isChecked()).toBe(true)
  await leas.getByRole('button', { name: 'Back' }).click()
  await leas.getByRole('link', { name: 'Back to the conversation' }).click()
  await leas.getByRole('button', { name: 'Send' }).waitFor()

  const theirs = wordsIn(her, 'Lea', 'You should forget it.')
  await theirs.getByRole('button', { name: /Respond/u }).click()
  await theirs.getByRole('link', { name: 'Report or keep a copy' }).click()
  await her.getByRole('button', { name: 'Go on', exact: true }).click()
  const again = her.getByRole('checkbox', { name: 'They shall not listen to me again' })
  expect(await again.isChecked()).toBe(true)
  expect(await lookAt(her)).toEqual([])
  await her.getByRole('button', { name: 'Back' }).click()
  await her.getByRole('link', { name: 'Back to the conversation' }).click()
  await comeToAnEnd(her)
  await sayLastWords(her, 'Bye.')
  await leas.getByText('said their last words.', { exact: false }).waitFor()
  await sayLastWords(leas, 'Go gently.')
  await leas.getByText('This conversation is over.', { exact: false }).waitFor()

  await openDesk(leas)
  await leas.getByRole('link', { name: 'When somebody is in danger' }).click()
  await leas.getByRole('button', { name: 'Note the next step' }).click()
  await leas.getByText(', which is over.', { exact: false }).waitFor()
  await leas.getByRole('radio', { name: 'Bring in your lead' }).check()
  await why.fill('She left in the middle of it.')
  await leas.getByRole('radio', { name: /^No\. It would bring/u }).check()
  expect(await lookAt(leas)).toEqual([])
  await leas.getByRole('button', { name: 'Note this step' }).click()
  await leas.getByText('She left in the middle of it.').waitFor()
})

test('Mina is away for a day and more while a listener says yes: she is told, and can ask again', async () => {
  const { hers, her, mina } = await comeAsMina(home, looks)
  await ask(her, 'I would like company.')
  await hers.goHome()
  const now = () => Date.now() + ahead
  const listener = personAt(home.address, 'Lea', { now })
  const words = lea.kitWords.join(' ')
  expect(await listener.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
  expect(await listener.lookAtAsks()).toMatchObject({ ok: true })
  const asked = listener
    .view()
    .listening.desk?.asks.find(({ wish }) => wish.words === 'I would like company.')
  expect(await listener.takeAsk(asked?.askId ?? '')).toMatchObject({ ok: true })
  ahead += 26 * HOUR_MS
  const back = (await home.visitor(looks)).page
  await signInByKit(back, mina.kitWords)
  await atToday(back)
  await openHeard(back)
  await back.getByRole('heading', { name: 'Somebody said yes while you were away' }).waitFor()
  expect(await lookAt(back)).toEqual([])
  await back.getByRole('button', { name: 'Ask again' }).click()
  const asks = back.getByRole('textbox', { name: 'Anything you would like them to know' })
  expect(await asks.inputValue()).toBe('I would like company.')
  await back.getByRole('button', { name: 'Ask it like this' }).click()
  await back.getByRole('heading', { name: 'You asked. It waits now' }).waitFor()
  await listener.leave()
})
