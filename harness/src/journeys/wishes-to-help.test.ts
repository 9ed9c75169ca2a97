import { expect, test } from 'vitest'
import { openMovedClock } from '../../../scripts/demo/moved-clock.ts'
import { personAt } from '../house.ts'
import { comeIn, DAY, done, look, twoStewards, type TeamPlace } from '../team-place.ts'
import { atToday, goTo, signInByKit } from '../web/arrive.ts'
import { openWebHouse } from '../web/web-house.ts'

const lived = { role: 'listener', drawn: '', lived: '' } as const

test('what a steward checked of one who asks stands in the form of nobody else', async () => {
  const clock = openMovedClock()
  clock.moveTo(Date.now() - 4 * DAY)
  await using home = await openWebHouse({ clock })
  const device: TeamPlace['device'] = (name, changes) => personAt(home.address, name, changes)
  const place = { dataFolder: home.dataFolder, device, clock }
  const [ada, ben] = await twoStewards(place)
  const people = [await comeIn(place, 'Anna'), await comeIn(place, 'Cem')]
  await look(...people)
  for (const person of people)
    expect(await person.askToHelp({ ...lived, name: person.name })).toEqual(done)
  clock.comeHome()
  const { page } = await home.visitor()
  await signInByKit(page, ada.kitWords)
  await atToday(page)
  const checked = page.getByRole('textbox', { name: 'What did you check?' })
  const sayYesTo = async (name: string) => {
    await goTo(page, 'Care')
    await page.getByRole('button', { name: `Say yes, and offer the role: ${name}` }).click()
    await page.getByRole('button', { name: 'Send it to them' }).waitFor()
    await page.getByText('Nobody has shown who this is.').waitFor()
  }
  await sayYesTo('Anna')
  await checked.fill('I have known her for two years.')
  await sayYesTo('Cem')
  expect(await checked.inputValue()).toBe('')
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Give somebody a role' }).click()
  await page.getByRole('radio', { name: 'Safety' }).first().waitFor()
  expect(await page.getByText('Nobody has shown who this is.').count()).toBe(0)
  await sayYesTo('Anna')
  expect(await checked.inputValue()).toBe('I have known her for two years.')
  for (const person of [ada, ben, ...people]) await person.leave()
})
