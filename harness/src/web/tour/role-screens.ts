/** Mina, who looks after the place, shows that in her circle; somebody with a link reads it before they ask. */
import { makeLink, openAbout } from '../circle.ts'
import type { Guide, Stop } from './guide.ts'

export async function* roleScreens({ hers, guest, words }: Guide): AsyncGenerator<Stop> {
  const { page } = hers
  await openAbout(page, words('a circle'))
  await page.getByRole('checkbox', { name: 'Show: Steward' }).check()
  // The switch turns at once; a link shows the role only from when it is written.
  await page.getByText('It is shown now.').waitFor({ state: 'attached' })
  yield { name: 'about a circle, a role is shown', page }
  const link = await makeLink(page)
  await guest.page.goto(link)
  await guest.page.getByRole('heading', { name: 'Who holds this circle' }).waitFor()
  const note = guest.page.getByRole('textbox', { name: 'Something the facilitators should know' })
  await note.fill(words('to who holds the circle'))
  yield { name: 'invited into a circle, with a role', page: guest.page }
}
