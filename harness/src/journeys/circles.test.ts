import { afterAll, beforeAll, expect, test } from 'vitest'
import { personAt, wordsIn as wordsOf } from '../house.ts'
import { arrive, goTo, somebody } from '../web/arrive.ts'
import { arriveAndAsk, comeIn } from '../circle-people.ts'
import {
  atAbout,
  beginCircle,
  makeLink,
  openAbout,
  openCircle,
  sayInCircle,
  wordsInCircle
} from '../web/circle.ts'
import { comeAsMina } from '../web/company.ts'
import { pressOn, readFocus, typeInto, typeOver } from '../web/keys.ts'
import { axeScript, smallPhone } from '../web/looks.ts'
import { canWriteWithKeyboardOpen, lookAt } from '../web/looked-at.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const circle = 'Thursday'
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Mina holds a circle on a small phone: Noor and Ade come in, all write, and Noor reads why she cannot go on', async () => {
  const { hers, her } = await comeAsMina(home, { viewport: smallPhone, scripts: [axeScript] })
  await goTo(her, 'Circles')
  await her.getByText('You are in no circle right now.').waitFor()
  await beginCircle(her, circle)
  const noors = await home.visitor({ scripts: [axeScript] })
  const noor = noors.page

  // Noor reads who asks her and what was agreed, and asks; until then she sees nothing of the inside.
  await noor.goto(await makeLink(her))
  await noor.getByText('Read what they agree on').click()
  await noor.getByText('What people share here stays here.').waitFor()
  const note = noor.getByRole('textbox', { name: 'Something the facilitators should know' })
  await note.fill('I cannot sleep.')
  await noor.getByRole('button', { name: 'Ask to come in' }).click()
  await arrive(noor, somebody('Noor'))
  await noor.getByText('You asked to come in. The answer will show here.').waitFor()

  await goTo(her, 'Today')
  await goTo(her, 'Circles')
  await her.getByText('Noor asks to come in').waitFor()
  await goTo(her, 'Today')
  await her.getByRole('link', { name: /^Thursday Noor asks to come in/u }).click()
  await her.getByText('Noor asks to come in.').waitFor()
  await her.getByRole('link', { name: 'Look who asks' }).click()
  await her.getByText('I cannot sleep.').waitFor()
  expect(await lookAt(her)).toEqual([])
  await her.getByRole('button', { name: 'Let them in' }).click()
  await her.getByText('Noor is in now.').waitFor()
  const ade = personAt(home.address, 'Ade')
  await arriveAndAsk(ade, await makeLink(her), '')
  await goTo(her, 'Today')
  await openAbout(her, circle)
  await her.getByRole('heading', { name: 'Ade asks to come in' }).waitFor()
  await her.getByRole('button', { name: 'Let them in' }).click()
  await her.getByText('Ade is in now.').waitFor()

  // Before the first words Noor says yes to the agreement; until then there is no field.
  await goTo(noor, 'Today')
  await openCircle(noor, circle)
  await noor.getByRole('button', { name: 'I say yes to this' }).waitFor()
  expect(await noor.getByRole('textbox').count()).toBe(0)
  expect(await lookAt(noor)).toEqual([])
  await noor.getByRole('button', { name: 'I say yes to this' }).click()
  await sayInCircle(noor, circle, 'Good evening, all')
  const circleId = ade.view().circles[0]?.circleId ?? ''
  await comeIn(ade, circleId)
  await ade.say({ talkId: circleId, text: 'Look: https://lake.example/still.png', notes: [] })

  // Each reads whose words they are, once; nothing of an address is fetched or drawn.
  await openCircle(her, circle)
  await wordsInCircle(her, circle, 'Good evening, all').getByText('Noor', { exact: true }).waitFor()
  await wordsInCircle(her, circle, 'still.png').getByText('Ade', { exact: true }).waitFor()
  expect(await her.getByRole('main').locator('img, iframe, video').count()).toBe(0)
  await her.getByText('Everybody in this circle can see this').waitFor()
  await her.getByText('Held by you.').waitFor()
  await canWriteWithKeyboardOpen(her, 'Write to Thursday', her.getByText('Held by you.'))
  await sayInCircle(her, circle, 'So good that you are here')
  await wordsInCircle(noor, circle, 'So good that you are here')
    .getByText('Mina', { exact: true })
    .waitFor()
  await noor.getByText('Held by Mina.').waitFor()
  const adeSaid = wordsInCircle(noor, circle, 'still.png')
  await adeSaid.getByRole('button', { name: /Respond to Ade$/u }).click()
  await adeSaid.getByRole('button', { name: 'I hear you' }).click()
  await adeSaid.getByText('You: “I hear you.”').waitFor()
  expect([...(await lookAt(her)), ...(await lookAt(noor))]).toEqual([])

  // A new agreement asks everybody again, and what is being written meanwhile stays.
  await noor.getByRole('textbox', { name: 'Write to Thursday' }).fill('Half a sentence')
  await openAbout(her, circle)
  await her.getByRole('button', { name: 'Change it' }).click()
  await her.getByRole('textbox', { name: 'Our agreement' }).fill('We speak for ourselves.')
  await her.getByRole('button', { name: 'Save' }).click()
  await noor.getByRole('button', { name: 'I say yes to this' }).waitFor()
  await noor.getByText('Half a sentence').waitFor()
  await noor.getByRole('button', { name: 'I say yes to this' }).click()
  const field = noor.getByRole('textbox', { name: 'Write to Thursday' })
  await expect.poll(() => field.inputValue()).toBe('Half a sentence')

  await her.getByRole('button', { name: 'More about Noor' }).click()
  await her.getByRole('button', { name: 'End their membership' }).click()
  await her.getByRole('button', { name: 'End it now' }).click()
  await her.getByText('Whoever reads this should know why.').waitFor()
  await her.getByRole('textbox', { name: 'Which line of the agreement' }).fill('No advice')
  await her.getByRole('textbox', { name: 'The reason' }).fill('It went on after we spoke.')
  await her.getByRole('textbox', { name: 'How to ask again' }).fill('Write to me in May.')
  expect(await lookAt(her)).toEqual([])
  await her.getByRole('button', { name: 'End it now' }).click()
  await her.getByText('The membership of Noor has ended.').waitFor()

  await noor.getByText('You cannot take part in Thursday for now').waitFor()
  for (const text of ['No advice', 'It went on after we spoke.', 'Write to me in May.'])
    await noor.getByText(text).waitFor()
  await noor.getByText('Half a sentence').waitFor()
  expect(await noor.getByRole('textbox').count()).toBe(0)
  await ade.say({ talkId: circleId, text: 'After Noor', notes: [] })
  await openCircle(her, circle)
  await wordsInCircle(her, circle, 'After Noor').waitFor()
  expect(await noor.getByText('After Noor').count()).toBe(0)
  expect(await lookAt(noor)).toEqual([])
  await goTo(noor, 'Circles')
  await noor.getByRole('button', { name: 'Put Thursday away' }).click()
  await noor.getByRole('button', { name: 'Put it away' }).click()
  await noor.getByText('You are in no circle right now.').waitFor()

  // Mina leaves in two steps and without a reason, and Ade holds the circle after her.
  await openAbout(her, circle)
  await her.getByRole('button', { name: 'Leave this circle' }).click()
  await her.getByText('The one who has been here longest will hold it then.').waitFor()
  expect(await her.getByRole('group').getByRole('textbox').count()).toBe(0)
  await her.getByRole('button', { name: 'Leave now' }).click()
  await her.getByRole('heading', { name: 'Circles', level: 1 }).waitFor()
  await her.getByText('You left. You can read it here for 30 days after that.').waitFor()
  await ade.sees('that he holds it', ({ circles }) => circles[0]?.amFacilitator === true)
  await ade.leave()
  expect([...hers.broken, ...noors.broken]).toEqual([])
})

test('Mina begins a circle, lets Noor in and says not now to Ade, all with the keyboard alone', async () => {
  // A laptop at 200 %: what has the focus must come out from under both bars.
  const { hers, her } = await comeAsMina(home, { viewport: { width: 640, height: 400 } })
  const [noor, ade] = [personAt(home.address, 'Noor'), personAt(home.address, 'Ade')]
  await pressOn(her, 'Circles')
  await her.getByRole('heading', { name: 'Circles', level: 1 }).waitFor()
  await pressOn(her, 'Begin a circle')
  await her.getByRole('heading', { name: 'Begin a circle' }).waitFor()
  await pressOn(her, 'Go on')
  await expect.poll(async () => (await readFocus(her)).name).toBe('Its name')
  await typeOver(her, circle)
  await typeInto(her, 'What it is for', 'To get through the evenings')

  // A look at Help now costs none of it (T18).
  await pressOn(her, 'Help now')
  await her.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  await her.goBack()
  const purpose = her.getByRole('textbox', { name: 'What it is for' })
  await expect.poll(() => purpose.inputValue()).toBe('To get through the evenings')
  await pressOn(her, 'Go on')
  await her.getByRole('heading', { name: 'Before the circle begins' }).waitFor()
  await pressOn(her, 'Begin it')
  await atAbout(her)
  await typeInto(her, 'A few words to them', 'Come as you are')
  const press = () => pressOn(her, 'Make a link')
  const circleId = await arriveAndAsk(noor, await makeLink(her, press), '')
  await arriveAndAsk(ade, await makeLink(her, press), '')
  await pressOn(her, 'Today')
  await pressOn(her, 'Circles')
  await her.getByText(/^(Noor and Ade|Ade and Noor) ask to come in$/u).waitFor()
  await pressOn(her, /^Thursday\b/u)
  await pressOn(her, 'Look who asks')
  await atAbout(her)
  const letIn = her.getByRole('button', { name: 'Let them in' })
  await letIn.nth(1).waitFor()
  const [first, second] = (
    await her.getByRole('heading', { name: /asks to come in$/u }).allInnerTexts()
  ).map((text) => (text.startsWith('Noor') ? noor : ade))
  await pressOn(her, 'Let them in')
  await her.getByText(`${first?.name ?? ''} is in now.`).waitFor()
  expect((await readFocus(her)).name).toBe(`${first?.name ?? ''} is in now.`)
  await pressOn(her, 'Not now')
  await typeInto(her, /^A few words to them/u, 'We are full until June.')
  await pressOn(her, 'Send this answer')
  await her.getByText(`${second?.name ?? ''} gets your answer.`).waitFor()
  await second?.lookAtDoors()
  await second?.sees('the answer', ({ circles }) => circles[0]?.state === 'not-now')
  expect(second?.view().circles[0]?.declined).toBe('We are full until June.')
  if (first) await comeIn(first, circleId)

  await pressOn(her, 'Back to the conversation')
  await typeInto(her, 'Write to Thursday', 'Typed without a mouse')
  await pressOn(her, 'Send')
  await wordsInCircle(her, circle, 'Typed without a mouse').waitFor()
  await first?.sees('the words', (view) => wordsOf(view).includes('Typed without a mouse'))
  await pressOn(her, 'About this circle')
  await atAbout(her)
  await pressOn(her, `More about ${first?.name ?? ''}`)
  await pressOn(her, 'Make a facilitator')
  await pressOn(her, 'Make them a facilitator')
  await her.getByText('Changed.').waitFor()
  await first?.sees('that they hold it', ({ circles }) => circles[0]?.amFacilitator === true)
  await pressOn(her, 'Leave this circle')
  await pressOn(her, 'Leave now')
  await her.getByText('You left. You can read it here for 30 days after that.').waitFor()
  await noor.leave()
  await ade.leave()
  expect(hers.broken).toEqual([])
})
