/** Circles that can be found: Mina lets people find hers, asks one that Ade holds, and takes one off as a steward. */
import type { Page } from 'playwright-core'
import { arriveAs, personAt } from '../../house.ts'
import { listAnother } from '../../listing.ts'
import { goTo } from '../arrive.ts'
import { atAbout, openAbout } from '../circle.ts'
import type { Guide, Stop } from './guide.ts'

const fields = ['What it is for', 'What is welcome', 'What does not belong here'] as const

export async function* listingScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.hers
  await openList(page)
  await page.getByText('No circle can be found here right now.').waitFor()
  yield { name: 'circles one can ask, none', page }
  yield* putScreens(guide)
  const ade = personAt(guide.home.address, 'Ade')
  await arriveAs(ade, '')
  await listAnother(ade)
  yield* askScreens(guide)
  await ade.leave()
  yield* stewardScreens(guide)
}

async function openList(page: Page): Promise<void> {
  await goTo(page, 'Circles')
  await page.getByRole('link', { name: 'Circles that can be found' }).click()
  await page.getByRole('heading', { name: 'Circles that can be found', level: 1 }).waitFor()
}

async function* putScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openAbout(page, words('a circle'))
  await page.getByRole('link', { name: 'Let people here find it' }).click()
  const name = page.getByRole('textbox', { name: 'Its name in the list' })
  await name.fill('')
  // What stands inside is offered, and none of it goes out unless it is left so.
  for (const field of fields)
    await page.getByRole('textbox', { name: field }).fill(words(`${field}, in the list`))
  await page
    .getByRole('textbox', { name: 'When people can write' })
    .fill(words('the times in the list'))
  await page.getByRole('button', { name: 'Put it on the list' }).click()
  await page.getByText('A name is needed, so that people').waitFor()
  yield { name: 'let people find a circle', page }
  await name.fill(words('the name in the list'))
  await page.getByRole('button', { name: 'Put it on the list' }).click()
  await atAbout(page)
  await page.getByText(/^Everybody in this place can find it until/u).waitFor()
  yield { name: 'about a circle, on the list', page }
}

async function* askScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openList(page)
  await page.getByRole('link', { name: /^Quiet evenings/u }).waitFor()
  await page.getByRole('radio', { name: 'For people close to somebody' }).check()
  yield { name: 'circles one can ask', page }
  await page.getByRole('link', { name: /^Quiet evenings/u }).click()
  await page
    .getByRole('textbox', { name: 'Something the facilitators should know' })
    .fill(words('to a circle that was found'))
  yield { name: 'a circle that can be found', page }
  await page.getByRole('button', { name: 'Ask to come in' }).click()
  await page.getByText('You asked to come in.').waitFor()
}

async function* stewardScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  const name = words('the name in the list')
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Circles that can be found' }).click()
  await page.getByRole('button', { name: `Take “${name}” off the list` }).click()
  await page.getByRole('radio', { name: /^Its lines could hurt/u }).check()
  yield { name: 'care, circles that can be found', page }
  await page.getByRole('button', { name: 'Take it off' }).click()
  await page.getByText(`“${name}” is off the list.`).waitFor()
  await openAbout(page, words('a circle'))
  await page.getByText('A steward took it off the list.').waitFor()
  yield { name: 'about a circle, taken off the list', page }
}
