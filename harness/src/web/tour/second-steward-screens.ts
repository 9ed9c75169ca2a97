/** Two stewards: Ben in the guest's browser, Eda and whom she asks in this process. */
import { arriveAs, personAt } from '../../house.ts'
import { offerTo } from '../../two-stewards.ts'
import { atToday, goTo, openMe, signInByKit, signOut } from '../arrive.ts'
import type { Guide, Stop } from './guide.ts'

const MONTH_MS = 30 * 86_400_000

export async function* secondStewardScreens(guide: Guide): AsyncGenerator<Stop> {
  const { home, stewards, words } = guide
  const { page } = guide.guest
  const [eda, kim] = [personAt(home.address, 'Eda'), personAt(home.address, 'Kim')]
  const [hers = [], his = []] = stewards.kits
  await eda.signInWithKit({ words: hers.join(' '), device: 'shared' })
  await arriveAs(kim, '')
  await offerTo(eda, kim, { until: Date.now() + MONTH_MS })
  await signInByKit(page, his)
  await atToday(page)
  await goTo(page, 'Care')
  await page.getByRole('heading', { name: 'Eda asks for a yes: Kim, Steward' }).waitFor()
  yield { name: 'care, a second yes is asked for', page }
  await page.getByRole('button', { name: 'Yes, I agree' }).click()
  await page.getByText('Done. Everybody here can see it now.').waitFor()
  await page.getByRole('button', { name: 'End the role of Kim' }).click()
  const reason = page.getByRole('textbox', { name: 'The reason' })
  await reason.fill(words('why a role ends'))
  yield { name: 'care, ending a role', page }
  await page.getByRole('button', { name: 'End it' }).click()
  await page.getByText('It waits for the yes of another steward now.').waitFor()
  yield { name: 'care, an end waits for a second yes', page }
  await openMe(page, 'Who looks after this place')
  await page.getByRole('button', { name: 'Change how I show myself' }).click()
  const name = page.getByRole('textbox', { name: 'The name you show' })
  const lines = page.getByRole('textbox', { name: 'A few lines about you' })
  await name.fill(words('name of a second steward'))
  await lines.fill(words('lines of a second steward'))
  await page.getByRole('button', { name: 'Not now' }).click()
  yield { name: 'who looks after this place, changing how one is shown', page }
  await page.getByRole('button', { name: 'Go on writing' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. Everybody here sees it now.').waitFor()
  yield { name: 'who looks after this place, changed', page }
  await signOut(page)
  for (const person of [eda, kim]) await person.leave()
}
