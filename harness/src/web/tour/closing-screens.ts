/** A place that is about to close, and one that has closed: at its door, and for whoever is in. */
import { DAY_MS } from '@beside/contract'
import { goTo } from '../arrive.ts'
import { openTalk, send } from '../bond.ts'
import type { Guide, Stop } from './guide.ts'

const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

export async function* closingScreens({
  home,
  hers: { page },
  guest,
  words
}: Guide): AsyncGenerator<Stop> {
  await openTalk(page, 'Sam')
  await home.closeOn(dayIn(12))
  await guest.page.goto('/')
  await guest.page.getByText(/^This place closes on/u).waitFor()
  yield { name: 'welcome, about to close', page: guest.page }
  await home.closeOn(dayIn(-1))
  await send(page, 'Sam', words('words that come too late'))
  await page.getByText('Nothing new can be written here.').waitFor()
  yield { name: 'talk, in a place that has closed', page }
  await goTo(page, 'My net')
  yield { name: 'plan, in a place that has closed', page }
  await guest.page.goto('/')
  await guest.page.getByText(/^This place has closed\./u).waitFor()
  yield { name: 'welcome, closed', page: guest.page }
  // It is taken back: what waited goes out by itself.
  await home.closeOn(null)
  await page.getByText('This place is closed.').waitFor({ state: 'hidden' })
}
