/** The place went back to a backup, and Mina says how it goes on. */
import { DAY_MS } from '@beside/contract'
import { openStore } from '@beside/server'
import { putHolds } from '../../../../server/src/store/restore-holds.ts'
import { goTo } from '../arrive.ts'
import type { Guide, Stop } from './guide.ts'

export async function* restoredScreens({ home, hers: { page } }: Guide): AsyncGenerator<Stop> {
  await using store = await openStore(home.dataFolder)
  await store.write((db) => putHolds(db, home.clock.now() - DAY_MS))
  await goTo(page, 'Today')
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Look at what waits' }).waitFor()
  yield { name: 'care, after a restore', page }
  await page.getByRole('link', { name: 'Look at what waits' }).click()
  await page.getByRole('heading', { name: 'Find support', level: 2 }).waitFor()
  await page.getByRole('button', { name: 'Ask each reader again' }).click()
  await page.getByRole('button', { name: 'Show the list again' }).click()
  yield { name: 'after a restore, what waits', page }
  for (const name of ['Not now', 'Not now'])
    await page.getByRole('button', { name }).first().click()
  const answers = [
    ['Show the list again', 'The list is made now'],
    ['The lines are as they should be', 'The lines stand there as checked again.'],
    ['Write to these readers again', 'Letters leave again once you send them.'],
    ['Send nudges as in the backup', 'Nudges leave again.'],
    ['They are as they should be', 'The reminder is put away.']
  ] as const
  for (const [name, said] of answers) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('button', { name: 'Yes, go on like this' }).click()
    await page.getByText(said).waitFor()
  }
  await page.getByText('Nothing waits here.').waitFor()
  yield { name: 'after a restore, nothing waits', page }
  await page.getByRole('link', { name: 'Back to Care' }).click()
}
