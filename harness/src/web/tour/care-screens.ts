/** Who looks after the place: Mina began it, somebody says yes to a role, and others stand in her place at last. */
import { putTwoStewards } from '../../two-stewards.ts'
import { beginTeam } from '../../safety-team.ts'
import { arrive, atToday, goTo, openMe, signInByKit, signOut } from '../arrive.ts'
import { cardScreens } from './card-screens.ts'
import { libraryScreens } from './library-screens.ts'
import { gatheringScreens } from './gathering-screens.ts'
import { feedScreens } from './feed-screens.ts'
import { entryScreens } from './entry-screens.ts'
import { siteOf, type Guide, type Stop } from './guide.ts'
import { helpingScreens } from './helping-screens.ts'
import { introductionScreens } from './introduction-screens.ts'
import { byItselfScreens, letterScreens } from './letter-screens.ts'
import { listeningScreens } from './listening-screens.ts'
import { restoredScreens } from './restored-screens.ts'
import { secondStewardScreens } from './second-steward-screens.ts'
import { fillLine, fillPromises } from './steward-screens.ts'

/** From the way in by the steward's link, to Today. */
export async function* beginScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('heading', { name: 'You look after this place' }).waitFor()
  await page.getByRole('button', { name: 'Take this on' }).click()
  await page.getByText('A name is needed, so that people know').waitFor()
  yield { name: 'to look after a place, a name is missing', page }
  await page.getByRole('textbox', { name: 'The name you show' }).fill(words('name of a steward'))
  await page
    .getByRole('textbox', { name: 'A few lines about you' })
    .fill(words('lines of a steward'))
  await page.getByRole('radio', { name: 'No, not that we know of' }).check()
  await page.getByRole('button', { name: 'Take this on' }).click()
  await page.getByRole('heading', { name: 'Care', level: 1 }).waitFor()
  yield { name: 'care, alone', page }
}

export async function* careScreens(guide: Guide): AsyncGenerator<Stop> {
  yield* giveScreens(guide)
  yield* askedScreens(guide)
  yield* answerScreens(guide)
  yield* listeningScreens(guide)
  yield* helpingScreens(guide)
  yield* settingScreens(guide)
  yield* cardScreens(guide)
  yield* letterScreens(guide)
  yield* gatheringScreens(guide)
  yield* byItselfScreens(guide)
  yield* libraryScreens(guide)
  yield* introductionScreens(guide)
  yield* feedScreens(guide)
  yield* entryScreens(guide)
  yield* restoredScreens(guide)
  yield* replacedScreens(guide)
  yield* secondStewardScreens(guide)
  yield* editorScreens(guide)
}

/** Sam is an editor since a moment, and sees of Care what is written for everybody. */
async function* editorScreens({ home, sam, guest: { page } }: Guide): AsyncGenerator<Stop> {
  await beginTeam('editor', home, sam)
  await signInByKit(page, sam.kitWords)
  await atToday(page)
  await goTo(page, 'Care')
  await page.getByRole('heading', { name: 'What everybody can read' }).waitFor()
  yield { name: 'care, as an editor', page }
  await page.getByRole('link', { name: 'News by mail' }).click()
  await page.getByRole('button', { name: 'Write a letter' }).waitFor()
  yield { name: 'letters, as an editor', page }
  await signOut(page)
}

async function* settingScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.hers
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'How this place is set up' }).click()
  await page.getByRole('heading', { name: 'Closing this place' }).waitFor()
  await fillPromises(guide)
  // The place was set up anew meanwhile, without any line.
  await page.getByRole('button', { name: 'Add a line' }).click()
  await fillLine(guide)
  const exit = page.getByRole('textbox', { name: 'Where does Exit lead?' })
  await exit.fill(siteOf(guide.words('the site after Exit')))
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. Everybody can see it now.').waitFor()
  await page.getByRole('heading', { name: 'Lines that wait for a yes' }).waitFor()
  await page.getByText('What was done with lines').click()
  yield { name: 'care, a line waits for a yes', page }
  await page.getByText('What protects listeners').click()
  await page.getByRole('button', { name: 'Close this place' }).click()
  yield { name: 'care, how the place is set up', page }
  await page.getByRole('button', { name: 'Tell everybody' }).click()
  await page.getByText(/^This place closes on/u).waitFor()
  await page.getByRole('button', { name: 'Take this back' }).click()
  yield { name: 'care, the place closes', page }
  await page.getByRole('button', { name: 'Keep it open' }).click()
  await page.getByText(/^This place closes on/u).waitFor({ state: 'hidden' })
}

async function* giveScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Give somebody a role' }).click()
  const checked = page.getByRole('textbox', { name: 'What did you check?' })
  await page.getByRole('radio', { name: /^Listener/u }).check()
  await page.getByLabel('Until which day?').fill('2026-01-02')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByText('A few words are needed, so that people know').waitFor()
  yield { name: 'give a role, words are missing', page }
  await checked.fill(words('what was checked'))
  await page.getByRole('radio', { name: 'No, not that we know of' }).check()
  for (const name of ['Shall they look after this team', 'May other listeners call them in']) {
    const question = page.getByRole('group', { name })
    await question.getByRole('radio', { name: 'No', exact: true }).check()
  }
  const inThirtyDays = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Until which day?').fill(inThirtyDays)
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByText('The link is made.').waitFor()
  yield { name: 'give a role, with a link', page }
}

/** In the other browser somebody comes in by the link, says yes, and goes again. */
async function* askedScreens({ hers, cem, guest: { page }, words }: Guide): AsyncGenerator<Stop> {
  const link = hers.page.getByRole('textbox', { name: 'The link' })
  await page.goto(await link.inputValue())
  await page.getByRole('heading', { name: 'A role for you: Listener' }).waitFor()
  yield { name: 'asked to take on a role', page }
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await arrive(page, cem)
  await page.getByRole('textbox', { name: 'The name you show' }).fill(words('name of a listener'))
  await page
    .getByRole('textbox', { name: 'A few lines about you' })
    .fill(words('lines of a listener'))
  yield { name: 'a role, before the yes', page }
  await page.getByRole('button', { name: 'Say yes' }).click()
  await page.getByRole('heading', { name: 'You said yes to a role: Listener' }).waitFor()
  await page.getByRole('button', { name: 'Take my yes back' }).click()
  yield { name: 'who looks after this place, asked', page }
  await page.getByRole('button', { name: 'Not now' }).click()
  await signOut(page)
}

async function* answerScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await goTo(page, 'Today')
  await goTo(page, 'Care')
  const title = `${words('name of a listener')} says yes: Listener`
  await page.getByRole('heading', { name: title }).waitFor()
  await page.getByRole('button', { name: 'Not now' }).click()
  await page
    .getByRole('textbox', { name: 'A few words to them' })
    .fill(words('not now, to a listener'))
  yield { name: 'care, somebody said yes', page }
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('button', { name: 'Propose them' }).click()
  await page.getByText('It waits for the second yes now.').waitFor()
  await page.getByText(/^You are the only steward of this team\./u).waitFor()
  await page.getByRole('button', { name: 'Give back: Listener' }).click()
  yield { name: 'care, something waits', page }
  await page.getByRole('link', { name: 'Hand over' }).click()
  await page.getByRole('heading', { name: 'What no page can see' }).waitFor()
  yield { name: 'hand over', page }
  await openMe(page, 'Who looks after this place')
  await page.getByRole('heading', { name: 'The log of roles' }).waitFor()
  yield { name: 'who looks after this place', page }
}

/** Whoever runs the server puts another stewards' team in the place of hers. */
async function* replacedScreens({ home, stewards, hers: { page } }: Guide): AsyncGenerator<Stop> {
  await putTwoStewards(home, stewards)
  await goTo(page, 'Today')
  await openMe(page, 'Who looks after this place')
  await page.getByText('Who looks after this place is not as it was before.').waitFor()
  await page.getByRole('link', { name: 'What happened and what to do' }).click()
  await page.getByRole('button', { name: 'I know about this' }).click()
  yield { name: 'other people look after this place', page }
  await page.getByRole('button', { name: 'Yes, it is all right' }).click()
  await page.getByText('All is as it should be.').waitFor()
}
