/** Asking somebody in a circle for a bond, and being asked. Lea is a client in this process. */
import { personAt } from '../../house.ts'
import { goTo } from '../arrive.ts'
import { arriveAndAsk, comeIn } from '../../circle-people.ts'
import { makeLink, openAbout } from '../circle.ts'
import type { Guide, Stop } from './guide.ts'

export async function* questionScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.hers
  const name = guide.words('a circle')
  await openAbout(page, name)
  const lea = personAt(guide.home.address, 'Lea')
  const circleId = await arriveAndAsk(lea, await makeLink(page), '')
  await goTo(page, 'Today')
  await openAbout(page, name)
  await page.getByRole('button', { name: 'Let them in' }).click()
  await page.getByText('Lea is in now.').waitFor()
  await comeIn(lea, circleId)
  await lea.showBoundaries({ spaceId: circleId, parts: [], mayAsk: true })
  yield* asking(guide)
  await page.getByRole('checkbox', { name: 'People here may ask me for a bond' }).check()
  await page.getByText('The people in this circle can see that they may ask.').first().waitFor()
  yield { name: 'about a circle, open to questions', page }
  const isMina = ({ isFacilitator }: { readonly isFacilitator: boolean }) => isFacilitator
  const mayAsk = () => Object.values(lea.view().boundariesIn[circleId]?.theirs ?? {})[0]?.mayAsk
  await lea.sees('that she may ask', () => mayAsk() === true)
  const asked = await lea.askForBond({
    circleId,
    memberId: lea.view().circles[0]?.people.find(isMina)?.memberId ?? '',
    relationWords: 'From the circle',
    agreement: { purpose: 'A letter now and then.', pace: 'Slowly. No hurry to answer.' },
    note: 'What you said about mornings stayed with me.'
  })
  if (!asked.ok) throw new Error(`Lea could not ask: ${asked.reason}`)
  yield* beingAsked(guide)
  await lea.leave()
}

async function* asking({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('button', { name: 'Ask for a bond with Lea' }).click()
  for (const name of ['A few words to them', 'What you hope for', 'What pace would suit you'])
    await page
      .getByRole('group', { name: 'Ask Lea for a bond?' })
      .getByRole('textbox', { name })
      .fill(words(`${name}, to Lea`))
  yield { name: 'about a circle, asking for a bond', page }
  await page.getByRole('button', { name: 'Ask Lea', exact: true }).click()
  await page.getByText('You asked Lea for a bond.').waitFor()
  yield { name: 'about a circle, asked for a bond', page }
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByRole('button', { name: 'Ask for a bond with Lea' }).waitFor()
}

async function* beingAsked({ hers: { page } }: Guide): AsyncGenerator<Stop> {
  await goTo(page, 'Today')
  await page.getByRole('heading', { name: 'Somebody asks you' }).waitFor()
  yield { name: 'today, somebody asks for a bond', page }
  await goTo(page, 'People')
  await page.getByRole('link', { name: /asks for a bond/u }).click()
  await page.getByRole('button', { name: 'Yes, I’d like that' }).waitFor()
  yield { name: 'a question for a bond', page }
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
}
