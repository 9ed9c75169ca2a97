/** A place that closes, and one that has closed, as people meet it in a browser. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteBy, personAt, arriveAs } from '../house.ts'
import { goTo } from '../web/arrive.ts'
import { talkWith, wordsIn } from '../web/bond.ts'
import { comeWithSam } from '../web/company.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const DAY = 86_400_000
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Whoever comes while a place is about to close reads it at the door, and on the invitation', async () => {
  const sam = personAt(home.address, 'Sam')
  await arriveAs(sam)
  const { link } = await inviteBy(sam)
  await home.closeOn(dayIn(12))
  const { page } = await home.visitor()
  await page.goto('/')
  await page.getByText(/^This place closes on/u).waitFor()
  await page.getByRole('link', { name: 'Come in' }).waitFor()
  await page.goto(link)
  await page.getByRole('heading', { name: 'Sam would like you beside them' }).waitFor()
  await page.getByText(/^This place closes on/u).waitFor()
  expect(await page.getByRole('button', { name: 'Yes, I’d like that' }).count()).toBe(1)
  await sam.leave()
  await home.closeOn(null)
})

test('Once a place has closed nobody is asked in or asked to write, and everything can be taken out', async () => {
  const { her, hers, sam } = await comeWithSam(home)
  await her.getByRole('textbox', { name: 'Write to Sam' }).fill('Half a sentence')
  await home.closeOn(dayIn(-1))
  // The page was open as the day came: her words are not taken, and she can copy them.
  await her.getByRole('button', { name: 'Send' }).click()
  await her.getByText('Nothing new can be written here.', { exact: false }).waitFor()
  expect(await her.getByRole('textbox', { name: 'Write to Sam' }).count()).toBe(0)
  await her.getByText('You had written this. It was not sent. You can copy it.').waitFor()
  await her.getByText('Half a sentence').waitFor()
  expect(await her.getByText(/^Waiting. It goes out/u).count()).toBe(0)
  await wordsIn(her, 'Sam', 'Good evening').waitFor()
  expect(await talkWith(her, 'Sam').getByRole('button', { name: 'Respond' }).count()).toBe(0)

  await goTo(her, 'My net')
  await her.getByText('This place is closed. You can read here').waitFor()
  expect(await her.getByRole('button', { name: 'Write my plan' }).count()).toBe(0)
  await her.getByRole('link', { name: 'Open my notes' }).click()
  expect(await her.getByRole('button', { name: 'Save' }).count()).toBe(0)
  await goTo(her, 'People')
  expect(await her.getByRole('link', { name: 'Invite someone' }).count()).toBe(0)
  await her.getByRole('link', { name: 'Take everything out' }).click()
  await her.getByRole('button', { name: 'Make the files' }).click()
  await her.getByRole('link', { name: 'Save the page to read' }).waitFor()

  const { page } = await home.visitor()
  await page.goto('/')
  await page.getByText(/^This place has closed\./u).waitFor()
  expect(await page.getByRole('link', { name: 'Come in' }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'I was invited' }).count()).toBe(0)
  await page.getByRole('link', { name: 'I have been here before' }).waitFor()
  await sam.leave()
  await home.closeOn(null)
  expect(hers.broken).toEqual([])
})
