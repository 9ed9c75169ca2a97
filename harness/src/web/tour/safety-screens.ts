/** Mina shows words of Noor to the safety team, and keeps a copy. Sal, who reads them, comes in the other browser. */
import { arriveAs, personAt } from '../../house.ts'
import { beginSafetyTeam } from '../../safety-team.ts'
import { atToday, openMe, signInByKit, signOut } from '../arrive.ts'
import { openCircle, wordsInCircle } from '../circle.ts'
import type { Guide, Stop } from './guide.ts'

export async function* safetyScreens(guide: Guide): AsyncGenerator<Stop> {
  const sal = personAt(guide.home.address, 'Sal')
  await arriveAs(sal, '')
  await beginSafetyTeam(guide.home, sal)
  const { kitWords } = sal
  await sal.leave()
  yield* showScreens(guide)
  const { page } = guide.guest
  await signInByKit(page, kitWords)
  await atToday(page)
  yield* caseScreens(guide)
  await signOut(page)
  yield* shownScreens(guide)
}

async function* showScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  const name = words('a circle')
  await openCircle(page, name)
  const theirs = wordsInCircle(page, name, 'It is good to be here').first()
  await theirs.getByRole('button', { name: /Respond/u }).click()
  await theirs.getByRole('link', { name: 'Report or keep a copy' }).click()
  await page.getByRole('checkbox', { name: 'Noor: It is good to be here' }).waitFor()
  yield { name: 'show words, choosing', page }
  await page.getByRole('button', { name: 'Keep a copy only I can see' }).click()
  await page.getByText('Kept. You find it under Me', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('radio', { name: 'Threats or harassment' }).check()
  const own = page.getByRole('textbox', { name: 'In your own words, if you like' })
  await own.fill(words('what happened'))
  await page.getByRole('checkbox', { name: 'Sal' }).waitFor()
  yield { name: 'show words, saying', page }
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'This goes, and nothing else' }).waitFor()
  yield { name: 'show words, looking', page }
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByRole('heading', { name: 'What happens now' }).waitFor()
  yield { name: 'show words, sent', page }
}

async function* caseScreens({ guest: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openMe(page, 'Words I showed or kept')
  await page.getByRole('link', { name: 'Shown to the safety team' }).click()
  await page.getByRole('button', { name: 'Look for news' }).click()
  await page.getByRole('button', { name: 'Open it' }).waitFor()
  yield { name: 'cases, covered', page }
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByText('Proved: written there').waitFor()
  yield { name: 'a case, opened', page }
  await page.getByRole('button', { name: 'Take it up' }).click()
  await page.getByRole('button', { name: 'Decide' }).click()
  await page.getByRole('radio', { name: /^A quiet word/u }).check()
  const reason = page.getByRole('textbox', { name: 'Your reason, for both of them' })
  await reason.fill(words('a decision'))
  await page.getByRole('radio', { name: 'Keep it from whom it is about' }).check()
  await page.getByRole('textbox', { name: 'The reason of safety' }).fill(words('held back'))
  yield { name: 'a case, deciding', page }
  await page.getByRole('button', { name: 'Send the notes' }).click()
  await page.getByText('You decided: a quiet word.').waitFor()
}

async function* shownScreens({ hers: { page } }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('link', { name: 'See what becomes of it' }).click()
  await page.getByRole('button', { name: 'Look for news' }).click()
  await page.getByText('Sal decided: a quiet word.').waitFor()
  await page.getByText('Show the words').click()
  await page.getByRole('button', { name: 'Let this copy go' }).click()
  yield { name: 'words I showed or kept', page }
  await page.getByRole('button', { name: 'Let it go' }).click()
  await page.getByRole('heading', { name: 'Copies only you can see' }).waitFor({ state: 'hidden' })
}
