import { nodeEnvironment } from '@beside/client/node'
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

test('what a steward typed stays where whoever asked asks again, since their line broke', async () => {
  const clock = openMovedClock()
  clock.moveTo(Date.now() - 4 * DAY)
  await using home = await openWebHouse({ clock })
  const device: TeamPlace['device'] = (name, changes) => personAt(home.address, name, changes)
  const place = { dataFolder: home.dataFolder, device, clock }
  const [ada, ben] = await twoStewards(place)
  const line = { losesReplies: true }
  const real = nodeEnvironment(home.address).fetch
  const anna = await comeIn(
    {
      ...place,
      device: (name, changes) =>
        device(name, {
          ...changes,
          async fetch(url, init) {
            const reply = await real(url, init)
            const isDrop = /\/api\/drops\/[\w-]+$/u.test(url)
            if (line.losesReplies && isDrop) throw new TypeError('the answer was lost')
            return reply
          }
        })
    },
    'Anna'
  )
  await look(anna)
  expect(await anna.askToHelp({ ...lived, name: 'Anna' })).toMatchObject({ ok: false })
  clock.comeHome()
  const { page } = await home.visitor()
  await signInByKit(page, ada.kitWords)
  await atToday(page)
  await goTo(page, 'Care')
  await page.getByRole('button', { name: 'Not now, Anna' }).click()
  const typed = page.getByRole('textbox', { name: 'A few words to them' })
  await typed.fill('Not this spring.')
  line.losesReplies = false
  expect(await anna.askToHelp({ ...lived, name: 'Anna', drawn: 'Again.' })).toEqual(done)
  await goTo(page, 'Today')
  await goTo(page, 'Care')
  await page.getByText('Again.').waitFor()
  await page.getByRole('button', { name: 'Not now, Anna' }).click()
  expect(await typed.inputValue()).toBe('Not this spring.')
  for (const person of [ada, ben, anna]) await person.leave()
})
