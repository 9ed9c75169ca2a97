/** Looking for support, without an account. */
import {
  backToList,
  fillDirectory,
  lookFor,
  needField,
  openEntry,
  openFindSupport
} from '../find-support.ts'
import type { Guide, Stop } from './guide.ts'

export async function* supportScreens({ home, guest, words }: Guide): AsyncGenerator<Stop> {
  const { page } = guest
  await page.goto('/support')
  await page.getByRole('heading', { name: 'Nobody has put services here yet' }).waitFor()
  yield { name: 'find support, nobody yet', page }
  await fillDirectory(home)
  await home.setUp({ region: 'GB' })
  await openFindSupport(page)
  yield { name: 'find support', page }
  await lookFor(page, words('what is looked for'))
  await page.getByText('Nothing in the list fits that').waitFor()
  await page.getByText('More ways to choose').click()
  const near = page.getByRole('textbox', { name: 'Near a town or postcode' })
  await near.fill(words('a town'))
  await page.getByText('We do not know that place.').waitFor()
  yield { name: 'find support, nothing found', page }
  await near.fill('Eastmere')
  await page.getByRole('button', { name: /^Eastmere/u }).click()
  await page.getByRole('button', { name: 'Search everywhere' }).click()
  await page.getByText('More ways to choose').click()
  await lookFor(page, 'my husband hits me')
  yield { name: 'find support, found', page }
  await openEntry(page, 'Women’s refuge, the whole county')
  yield { name: 'find support, an entry', page }
  await backToList(page)
  await lookFor(page, 'I want to kill myself')
  yield { name: 'find support, in danger', page }
  await needField(page).fill('food')
  const entry = await page
    .getByRole('link', { name: 'Food bank, Mill Street' })
    .getAttribute('data-entry')
  await page.goto(`/support/${entry ?? ''}`)
  yield { name: 'find support, an entry by its address', page }
  await page.goto('/support/nothing-of-this-name')
  yield { name: 'find support, an entry that is gone', page }
  await home.setUp({})
}
