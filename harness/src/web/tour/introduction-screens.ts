/** From an entry of Find support to somebody of that service: Mina asks Petra, who answers in the other browser. */
import { putPetra } from '../../two-stewards.ts'
import { atToday, goTo, openMe, signInByKit, signOut } from '../arrive.ts'
import { listIsHere, lookFor, openEntry } from '../find-support.ts'
import type { Guide, Stop } from './guide.ts'

export async function* introductionScreens(guide: Guide): AsyncGenerator<Stop> {
  await putPetra(guide.home, guide.stewards)
  yield* askScreens(guide)
  yield* answerScreens(guide)
  yield* offerScreens(guide)
}

async function* askScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openMe(page, 'Who looks after this place')
  await page.getByText('Members may ask for an introduction there.', { exact: false }).waitFor()
  yield { name: 'who looks after this place, somebody of a service', page }
  await openIt(page)
  yield { name: 'find support, an entry, and somebody of it is here', page }
  await page.getByRole('button', { name: 'Give a role to somebody of this service' }).click()
  await page.getByRole('radio', { name: /^Facilitator/u }).check()
  await page.getByRole('heading', { name: 'To which service do they belong?' }).waitFor()
  yield { name: 'give a role, of a service', page }
  await page.getByRole('button', { name: 'Leave out Food bank, Mill Street' }).click()
  await openIt(page)
  await page.getByRole('button', { name: 'Ask for an introduction: Petra' }).click()
  const name = page.getByRole('textbox', { name: 'What may they call you?' })
  // Nothing stands in it that would say who this person is here.
  await page.getByRole('button', { name: 'Ask Petra' }).click()
  await page.getByText('A name is needed, so that they know').waitFor()
  yield { name: 'find support, asking for an introduction, a name is missing', page }
  await name.fill(words('who asks for an introduction'))
  await page
    .getByRole('textbox', { name: 'A few words, if you want' })
    .fill(words('to somebody of a service'))
  await page
    .getByRole('textbox', { name: 'When can you be reached?' })
    .fill(words('when to be reached'))
  await page.getByRole('button', { name: 'Ask Petra' }).click()
  await page.getByRole('heading', { name: 'You asked Petra for an introduction' }).waitFor()
  await page.getByRole('button', { name: 'Take it back' }).click()
  yield { name: 'find support, asked for an introduction', page }
  await page.getByRole('button', { name: 'Not now' }).click()
}

async function openIt(page: Guide['hers']['page']): Promise<void> {
  const places = page.getByRole('navigation', { name: 'Places' })
  await places.getByRole('link', { name: 'Find support' }).click()
  await listIsHere(page)
  await lookFor(page, 'I am hungry')
  await openEntry(page, 'Food bank, Mill Street')
  await page.getByRole('heading', { name: 'Someone of this service is here' }).waitFor()
}

async function* answerScreens({ guest, stewards, words }: Guide): AsyncGenerator<Stop> {
  const { page } = guest
  await signInByKit(page, stewards.petra?.kit ?? [])
  await atToday(page)
  await page.getByRole('link', { name: 'Something waits under People' }).click()
  const who = words('who asks for an introduction')
  await page.getByRole('heading', { name: `${who} asks for an introduction` }).waitFor()
  await page.getByRole('button', { name: `Not now, ${who}` }).click()
  const said = page.getByRole('textbox', { name: 'A few words to them' })
  await said.fill(words('not now, to who asked for an introduction'))
  yield { name: 'introductions, somebody asks', page }
  await page.getByRole('button', { name: `Say yes to ${who}` }).click()
  await page.getByRole('textbox', { name: 'What is this for?' }).fill(words('what an offer is for'))
  await page
    .getByRole('textbox', { name: 'When do you answer, and what can you not do?' })
    .fill(words('limits of an offer'))
  await said.fill(words('with an offer'))
  yield { name: 'introductions, an offer is written', page }
  await page.getByRole('button', { name: 'Send this offer' }).click()
  await page.getByText('gets your offer.', { exact: false }).waitFor()
  await openMe(page, 'Who looks after this place')
  await page.getByRole('heading', { name: 'Nudges' }).waitFor()
  yield { name: 'who looks after this place, as somebody whom members may ask', page }
  await signOut(page)
}

async function* offerScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await goTo(page, 'Today')
  await page.getByRole('link', { name: 'Something waits under People' }).click()
  await page.getByRole('button', { name: 'Read what they offer' }).click()
  await page.getByText(words('limits of an offer')).waitFor()
  await page.getByRole('button', { name: 'No, put this away' }).click()
  await page.getByText('Put away what they offer?').waitFor()
  yield { name: 'introductions, what they offer', page }
  await page.getByRole('button', { name: 'Put it away now' }).click()
  await page.getByText('Nothing waits here.', { exact: false }).waitFor()
  yield { name: 'introductions, nothing waits', page }
  await goTo(page, 'People')
}
