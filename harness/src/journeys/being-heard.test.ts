import { afterAll, beforeAll, expect, test } from 'vitest'
import { atToday, signInByKit } from '../web/arrive.ts'
import { wordsIn, write } from '../web/bond.ts'
import { comeAsMina } from '../web/company.ts'
import { pressOn, typeInto } from '../web/keys.ts'
import {
  ask,
  beginShift,
  comeAsLea,
  comeToAnEnd,
  openHeard,
  sayLastWords,
  sayYesTo
} from '../web/listening.ts'
import { axeScript, smallPhone } from '../web/looks.ts'
import { canWriteWithKeyboardOpen, lookAt } from '../web/looked-at.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const looks = { viewport: smallPhone, scripts: [axeScript] }
let home: WebHouse
let leas: Visitor
beforeAll(async () => {
  home = await openWebHouse()
  const lea = await comeAsLea(home)
  leas = await home.visitor(looks)
  await signInByKit(leas.page, lea.kitWords)
  await atToday(leas.page)
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Mina asks on a small phone, goes, and comes back elsewhere; Lea says yes, they talk, and it ends with a last word each', async () => {
  const first = await comeAsMina(home, looks)
  await openHeard(first.her)
  expect(await lookAt(first.her)).toEqual([])
  await ask(first.her, 'I cannot sleep tonight.')
  expect(await lookAt(first.her)).toEqual([])
  await first.hers.goHome()

  const hers = await home.visitor(looks)
  const her = hers.page
  await signInByKit(her, first.mina.kitWords)
  await atToday(her)
  await openHeard(her)
  await her.getByRole('heading', { name: 'You asked. It waits now' }).waitFor()
  await her.getByText('What you asked').click()
  await her.getByText('I cannot sleep tonight.').waitFor()

  const lea = leas.page
  await beginShift(lea)
  await lea.getByText('I cannot sleep tonight.').waitFor()
  expect(await lookAt(lea)).toEqual([])
  await sayYesTo(lea, 'I cannot sleep tonight.', 'Somebody')
  expect(await lookAt(lea)).toEqual([])

  await her.getByRole('heading', { name: 'Lea says yes' }).waitFor()
  expect(await lookAt(her)).toEqual([])
  await her.getByRole('link', { name: 'Go to the conversation' }).click()
  await write(her, 'Lea', 'It is so quiet here.')
  await wordsIn(lea, 'Somebody', 'It is so quiet here.').waitFor()
  await lea.getByRole('button', { name: 'I need a minute' }).click()
  await her.getByText('Lea needs a minute.').waitFor()
  await write(lea, 'Somebody', 'Quiet, and too big for one person.')
  await wordsIn(her, 'Lea', 'Quiet, and too big').waitFor()
  await her.getByText('Lea needs a minute.').waitFor({ state: 'hidden' })
  expect([...(await lookAt(her)), ...(await lookAt(lea))]).toEqual([])
  await canWriteWithKeyboardOpen(
    her,
    'Write to Lea',
    her.getByText('Only you and Lea can see this')
  )

  const theirs = wordsIn(her, 'Lea', 'Quiet, and too big')
  await theirs.getByRole('button', { name: /Respond/u }).click()
  await theirs.getByRole('button', { name: 'Keep these kind words' }).click()

  await comeToAnEnd(lea)
  await her.getByText('You are coming to an end.', { exact: false }).waitFor()
  await sayLastWords(her, 'Thank you for the night.')
  await her.getByText('You said your last words.', { exact: false }).waitFor()
  await lea.getByText('Somebody said their last words.', { exact: false }).waitFor()
  expect([...(await lookAt(her)), ...(await lookAt(lea))]).toEqual([])
  await sayLastWords(lea, 'Sleep well.')
  await her.getByText('This conversation is over.').waitFor()
  // Mina keeps the words, and the listener does not.
  await lea.getByText('Your device let go of the words', { exact: false }).waitFor()
  expect(await lea.getByText('It is so quiet here.').count()).toBe(0)

  await her.getByRole('link', { name: 'Three questions, only for you' }).click()
  const heard = her.getByRole('group', { name: 'I felt heard' })
  await heard.getByRole('radio', { name: 'Yes' }).check()
  expect(await lookAt(her)).toEqual([])
  await her.getByRole('button', { name: 'Keep my answers' }).click()
  await her.getByText('Be gentle with yourself', { exact: false }).waitFor()

  await lea.getByRole('link', { name: 'Back to “I listen”' }).click()
  await lea.getByRole('button', { name: 'End my shift' }).click()
  await lea.getByRole('button', { name: 'End it now' }).click()
  expect(await lookAt(lea)).toEqual([])
  await lea.getByRole('button', { name: 'I have looked back' }).click()
  await lea.getByText('You rest between shifts.', { exact: false }).waitFor()
  expect([...hers.broken, ...leas.broken]).toEqual([])
})

test('Noor asks, changes it and takes it back with the keyboard alone, and is told of nobody in a queue', async () => {
  // A laptop at 200 %: what has the focus must come out from under both bars.
  const { hers, her } = await comeAsMina(home, { viewport: { width: 640, height: 400 } })
  await pressOn(her, 'Be heard')
  await her.getByRole('heading', { name: 'What would help right now?' }).waitFor()
  await typeInto(her, 'Anything you would like them to know', 'Typed without a mouse')

  // A look at Help now costs none of it (T18).
  await pressOn(her, 'Help now')
  await her.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  await her.goBack()
  const field = her.getByRole('textbox', { name: 'Anything you would like them to know' })
  await expect.poll(() => field.inputValue()).toBe('Typed without a mouse')
  await pressOn(her, 'Ask')
  await her.getByRole('heading', { name: 'You asked. It waits now' }).waitFor()
  const said = await her.getByRole('main').innerText()
  expect(said).not.toMatch(/queue|position|\bin line\b/iu)
  await pressOn(her, 'Change it')
  await typeInto(her, 'Anything you would like them to know', ', and changed')
  await pressOn(her, 'Ask it like this')
  await her.getByText('What you asked').click()
  await her.getByText('Typed without a mouse, and changed').waitFor()
  await pressOn(her, 'Take it back')
  await pressOn(her, 'Take it back now')
  await her.getByRole('heading', { name: 'What would help right now?' }).waitFor()
  expect(hers.broken).toEqual([])
})
