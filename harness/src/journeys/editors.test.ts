import { expect, test } from 'vitest'
import { openMovedClock } from '../../../scripts/demo/moved-clock.ts'
import { personAt } from '../house.ts'
import { comeIn, DAY, done, found, giveRole, teamOf, type TeamPlace } from '../team-place.ts'
import { atToday, goTo, signInByKit } from '../web/arrive.ts'
import { openWebHouse } from '../web/web-house.ts'

test('Cleo is an editor: she writes, schedules and revises a text, sees nothing else of Care, and then her role ends', async () => {
  const clock = openMovedClock()
  clock.moveTo(Date.now() - 4 * DAY)
  await using home = await openWebHouse({ clock })
  const device: TeamPlace['device'] = (name, changes) => personAt(home.address, name, changes)
  const place = { dataFolder: home.dataFolder, device, clock }
  const [ada, cleo] = [await comeIn(place, 'Ada'), await comeIn(place, 'Cleo')]
  await found(place, ada)
  await giveRole(place, [ada, cleo], { role: 'editor', until: Date.now() + 90 * DAY })
  clock.comeHome()
  await cleo.leave()

  const { page, broken } = await home.visitor()
  await signInByKit(page, cleo.kitWords)
  await atToday(page)
  await goTo(page, 'Care')
  await page.getByRole('heading', { name: 'What everybody can read' }).waitFor()
  const links = await page.getByRole('main').getByRole('link').allInnerTexts()
  expect(links.map((name) => name.trim()).toSorted()).toEqual(
    [
      'Gatherings',
      'Hand over',
      'Lists for Find support',
      'News by mail',
      'Texts for everybody',
      'See what everybody sees'
    ].toSorted()
  )

  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  await page.getByRole('link', { name: 'Texts for everybody' }).click()
  await page.getByRole('link', { name: 'Write a new text' }).click()
  await field('Its address').fill('walk')
  await field('The title').fill('A walk')
  await field('What it is about, in a line or two').fill('Five slow minutes.')
  await field('The text').fill('Go out.')
  await page.getByLabel('To be read through again by').fill('2027-05-01')
  await page.getByRole('radio', { name: 'Later', exact: true }).check()
  const soon = new Date(Date.now() + 2 * DAY).toISOString().slice(0, 16)
  await page.getByLabel('From when?').fill(soon)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/The next words are shown from/u).waitFor()
  const { page: anybody } = await home.visitor({ javaScriptEnabled: false })
  expect((await anybody.goto('/library/walk'))?.status()).toBe(404)
  // She thinks better of it: nothing waits, and then it is shown at once.
  await page.getByRole('button', { name: 'Do not show it then' }).click()
  await page.getByText('Nothing waits any more. It is a draft.').waitFor()
  await page.getByRole('radio', { name: 'Now', exact: true }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.', { exact: true }).waitFor()
  await field('The text').fill('Go out, and come back.')
  await page.getByRole('radio', { name: 'Now', exact: true }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Way 2').waitFor({ state: 'attached' })
  await anybody.goto('/library/walk')
  await anybody.getByText('Go out, and come back.').waitFor()
  await anybody.getByText('What was changed, and when').click()
  await anybody.getByRole('link', { name: 'Read what it said then' }).click()
  await anybody.getByText('Go out.', { exact: true }).waitFor()

  // A letter is hers to write, and a steward's to send.
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'News by mail' }).click()
  await page.getByRole('button', { name: 'Write a letter' }).click()
  await page.getByRole('radio', { name: 'Articles and guides' }).check()
  await field('Its subject').fill('A walk')
  await field('The letter').fill('There is a new text.')
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await page.getByText('Kept. Only stewards and editors see it.').waitFor()
  await page.getByText('A steward looks at it, and sends it.').waitFor()
  // Not even one mail: she could name anybody's mailbox.
  for (const name of ['Send it', 'Send me one'])
    expect(await page.getByRole('button', { name }).count()).toBe(0)
  expect(broken).toEqual([])

  // Her role ends while she writes: from then on the page is not there for her.
  const team = teamOf(ada, 'editor')
  const memberId = team.holders.find(({ name }) => name === 'Cleo')?.memberId ?? ''
  expect(await ada.endRole({ teamId: team.teamId, memberId, reason: 'Thank you.' })).toEqual(done)
  await ada.leave()
  await page.getByRole('heading', { name: 'Your role has ended: Editor' }).waitFor()
  const places = page.getByRole('navigation', { name: 'Places' })
  await places.getByRole('link', { name: 'Care' }).waitFor({ state: 'hidden' })
})
