/** When Mina's circle meets: she plans it, she and Noor say whether they come, and she calls a date off. */
import type { Person } from '../../house.ts'
import { goTo } from '../arrive.ts'
import { dayAhead, openMeet } from '../circle.ts'
import { siteOf, type Guide, type Stop } from './guide.ts'

export async function* meetScreens(guide: Guide, noor: Person): AsyncGenerator<Stop> {
  const { page } = guide.hers
  await openMeet(page, guide.words('a circle'))
  await page.getByText('No date is planned right now.').waitFor()
  yield { name: 'when we meet, nothing yet', page }
  yield* planScreens(guide)
  yield* answerScreens(guide, noor)
  yield* changeScreens(guide)
}

async function* planScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('link', { name: 'Plan a gathering' }).click()
  await page.getByRole('button', { name: 'Plan it' }).click()
  await page.getByText('It has no name yet.').waitFor()
  yield { name: 'plan a gathering, words are missing', page }
  const field = (name: string) => page.getByRole('textbox', { name })
  await field('What it is').fill(words('a gathering'))
  await page.getByLabel('The day').fill(dayAhead(6))
  await page.getByRole('radio', { name: 'Each week' }).check()
  await page.getByRole('radio', { name: 'Until a day' }).check()
  await page.getByLabel('The last day').fill(dayAhead(20))
  await field('Where').fill(words('where a circle meets'))
  await field('A link').fill(siteOf(words('the call')))
  await field('Getting in').fill(words('the way into the room'))
  await page.getByRole('combobox', { name: 'Room for' }).selectOption('2')
  await page.getByRole('button', { name: 'Add a note: about…' }).click()
  await page.getByRole('checkbox', { name: 'death and grief' }).check()
  yield { name: 'plan a gathering, each week', page }
  await page.getByRole('button', { name: 'Plan it' }).click()
  await page.getByRole('heading', { name: words('a gathering') }).waitFor()
}

async function* answerScreens(
  { hers: { page }, words }: Guide,
  noor: Person
): AsyncGenerator<Stop> {
  const circleId = noor.view().circles[0]?.circleId ?? ''
  await noor.sees('the plan', ({ circles }) => (circles[0]?.gatherings.length ?? 0) > 0)
  const [gathering] = noor.view().circles[0]?.gatherings ?? []
  const { gatheringId = '', dates = [] } = gathering ?? {}
  const first = { circleId, gatheringId, date: dates[0]?.date ?? '' }
  await noor.answerGathering({ ...first, answer: 'unsure' })
  await page.getByRole('button', { name: 'I will be there' }).first().click()
  await page.getByText('You said that you will be there.').waitFor()
  await page.getByText('Noor', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'A day before' }).click()
  await page.getByText('Later dates').click()
  await page.getByText('Into my calendar').click()
  await page.getByRole('button', { name: 'Make a calendar file' }).click()
  await page.getByRole('link', { name: 'Save the calendar file' }).waitFor()
  yield { name: 'when we meet, with everything open', page }
  await page.getByRole('button', { name: /^Change what it is/u }).click()
  const field = (name: string) => page.getByRole('textbox', { name })
  await field('What it is').fill('')
  await page.getByRole('button', { name: 'Keep this change' }).click()
  await page.getByText('It has no name yet.').waitFor()
  await field('What it is').fill(words('a gathering, changed'))
  await field('Where').fill(words('where else a circle meets'))
  await field('A link').fill(siteOf(words('another call')))
  await field('Getting in').fill(words('another way into the room'))
  yield { name: 'when we meet, changing what it is', page }
  await page.getByRole('button', { name: 'Keep this change' }).click()
  await page.getByText('It is changed. Everybody here can read it now.').waitFor()
  await page.getByRole('heading', { name: words('a gathering, changed') }).waitFor()
  await page
    .getByRole('button', { name: /^Move this date/u })
    .first()
    .click()
  await page.getByRole('button', { name: 'Move it now' }).click()
  await page.getByText('When is it then?').waitFor()
  await page.getByLabel('The new day').fill(dayAhead(8))
  await page.getByLabel('The new time').fill('10:30')
  await page.getByRole('textbox', { name: 'Why' }).fill(words('why it moves'))
  yield { name: 'when we meet, moving a date', page }
  await page.getByRole('button', { name: 'Move it now' }).click()
  await page.getByText('The date is moved. Everybody here can read it now.').waitFor()
}

async function* changeScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await goTo(page, 'Today')
  await page.getByText('meets at another time').waitFor()
  yield { name: 'today, a date is moved', page }
  await page.getByRole('link', { name: /^Look at the dates/u }).click()
  await page.getByText('You said yes to the time before.').waitFor()
  await page.getByRole('button', { name: 'I will be there' }).first().click()
  await page.getByText('You said that you will be there.').waitFor()
  await page
    .getByRole('button', { name: /^Call this date off/u })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'Why' }).fill(words('why it is off'))
  await page.getByRole('button', { name: 'Call it off now' }).click()
  await page.getByText('The date is called off. Everybody here can read it now.').waitFor()
  await goTo(page, 'Today')
  await page.getByText('does not meet then').waitFor()
  yield { name: 'today, a date is called off', page }
  await page.getByRole('button', { name: 'I have read it' }).click()
  await page.getByText('does not meet then').waitFor({ state: 'hidden' })
}
