/**
 * Mina shows words of Noor to the safety team, and keeps a copy. Sal and Ada, who read them, come in the other browser:
 * Ada after Mina said yes to her.
 * Then Mina herself may only read.
 */
import { openStore } from '@beside/server'
import { arriveAs, personAt, type Person } from '../../house.ts'
import { beginSafetyTeam, joinSafetyTeam } from '../../safety-team.ts'
import { atToday, goTo, openMe, signInByKit, signOut } from '../arrive.ts'
import { dropUnopened } from '../../unopened.ts'
import { openCircle, wordsInCircle } from '../circle.ts'
import type { Guide, Stop } from './guide.ts'
import { askedRemovalScreens, askRemovalScreens } from './removal-screens.ts'

const PAUSED_MS = 90_000

export async function* safetyScreens(guide: Guide): AsyncGenerator<Stop> {
  const [sal, ada] = [personAt(guide.home.address, 'Sal'), personAt(guide.home.address, 'Ada')]
  for (const person of [sal, ada]) await arriveAs(person, '')
  await beginSafetyTeam(guide.home, sal)
  await promise(guide)
  yield* showScreens(guide)
  await sendNoise(guide, sal)
  await letInLater(guide, sal, ada)
  const { page } = guide.guest
  await signInByKit(page, sal.kitWords)
  await atToday(page)
  yield* caseScreens(guide)
  await signOut(page)
  await signInByKit(page, ada.kitWords)
  await atToday(page)
  yield* secondYesScreens(guide)
  await signOut(page)
  yield* shownScreens(guide)
  yield* askedRemovalScreens(guide)
  yield* pausedScreens(guide)
}

/** The place was set up anew since its steward said so. */
async function promise({ home, words }: Guide): Promise<void> {
  const promises = {
    hours: words('the hours promised'),
    replyTimes: words('the answers promised'),
    limits: words('the limits promised')
  }
  await home.setUp({ outsideContact: words('the outside contact'), promises })
}

/** Something that nobody can open lies there for Sal, too. */
async function sendNoise({ home }: Guide, sal: Person): Promise<void> {
  await sal.lookAtTeams()
  const team = sal.view().teams?.teams.find(({ role }) => role === 'safety')
  const memberId = team?.holders.find(({ name }) => name === 'Sal')?.memberId
  if (!team || memberId === undefined) throw new Error('Sal is in no team')
  await dropUnopened(home, { spaceId: team.teamId, memberId }, 1)
}

/** Ada comes to the team three days after it was reported: for that long the clock of the server goes ahead. */
async function letInLater({ home }: Guide, sal: Person, ada: Person): Promise<void> {
  let ahead = 0
  const clock = { now: () => Date.now() + ahead, elapsed: () => performance.now() + ahead }
  await home.stopServer()
  await home.startServer({ clock })
  await joinSafetyTeam({ ...home, pass: (ms) => (ahead += ms) }, sal, ada)
  await home.stopServer()
  await home.startServer()
  for (const person of [sal, ada]) await person.leave()
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
  await page.getByRole('radio', { name: 'Somebody is in danger' }).check()
  await page.getByRole('link', { name: 'All of Help now' }).waitFor()
  yield { name: 'show words, somebody in danger', page }
  await page.getByRole('radio', { name: 'Threats or harassment' }).check()
  const own = page.getByRole('textbox', { name: 'In your own words, if you like' })
  await own.fill(words('what happened'))
  await page.getByRole('checkbox', { name: 'Sal' }).waitFor()
  yield { name: 'show words, saying', page }
  // Where she leaves out everybody there is, she reads whom she can turn to outside.
  await page.getByRole('checkbox', { name: 'Sal' }).uncheck()
  await page.getByText(words('the outside contact')).waitFor()
  yield { name: 'show words, nobody is left to read them', page }
  await page.getByRole('checkbox', { name: 'Sal' }).check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'This goes, and nothing else' }).waitFor()
  yield { name: 'show words, looking', page }
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByRole('heading', { name: 'What happens now' }).waitFor()
  yield { name: 'show words, sent', page }
}

async function* caseScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.guest
  const { words } = guide
  await openMe(page, 'Words I showed or kept')
  await page.getByRole('link', { name: 'Shown to the safety team' }).click()
  await page.getByRole('button', { name: 'Look for news' }).click()
  await page.getByRole('button', { name: 'Open it' }).waitFor()
  await page.getByRole('button', { name: 'Take it away' }).click()
  yield { name: 'cases, covered, beside what does not open', page }
  await page.getByRole('button', { name: 'Take it away now' }).click()
  await page.getByText('Something came for you', { exact: false }).waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByText('Proved: written there').waitFor()
  yield { name: 'a case, opened', page }
  await page.getByRole('button', { name: 'Take it up' }).click()
  yield* moreScreens(guide)
  yield* askRemovalScreens(guide)
  await page.getByRole('button', { name: 'Decide' }).click()
  await page.getByRole('radio', { name: /^Ask for a pause/u }).check()
  await page.getByRole('radio', { name: '7 days' }).check()
  const why = page.getByRole('textbox', { name: 'Your reason, for both of them' })
  await why.fill(words('a pause'))
  await page.getByRole('radio', { name: 'Both get it' }).check()
  yield { name: 'a case, asking for a pause', page }
  await page.getByRole('button', { name: 'Ask for the pause' }).click()
  await page.getByText('You asked for a pause from writing for', { exact: false }).waitFor()
  // Said aloud once everybody was told.
  await page.getByText('You asked for a pause.', { exact: true }).waitFor({ state: 'attached' })
  yield { name: 'a case, a pause that waits', page }
  await page.getByRole('radio', { name: /^A quiet word/u }).check()
  const reason = page.getByRole('textbox', { name: 'Your reason, for both of them' })
  await reason.fill(words('a decision'))
  await page.getByRole('radio', { name: 'Keep it from whom it is about' }).check()
  await page.getByRole('textbox', { name: 'The reason of safety' }).fill(words('held back'))
  yield { name: 'a case, deciding', page }
  await page.getByRole('button', { name: 'Send the notes' }).click()
  await page.getByText('You decided: a quiet word.').waitFor()
  // Until then what was written is still a draft, and to sign out would ask about it.
  const said = page.getByText('It is decided. The notes are on their way.', { exact: true })
  await said.waitFor({ state: 'attached' })
}

/** Sal asks whether Ada, who came since, may read it too. Mina says yes. */
async function* moreScreens({ guest, hers, words }: Guide): AsyncGenerator<Stop> {
  const { page } = guest
  await page.getByRole('button', { name: 'Ask for one more person' }).click()
  await page.getByRole('button', { name: 'Ask them' }).click()
  await page.getByRole('textbox', { name: 'Why it would help' }).fill(words('why one more'))
  yield { name: 'a case, asking for one more person', page }
  await page.getByRole('button', { name: 'Ask them' }).click()
  await page.getByText('You asked whether Ada may read it too.').waitFor()
  const { page: minas } = hers
  await minas.getByRole('link', { name: 'See what becomes of it' }).click()
  await minas.getByRole('button', { name: 'Look for news' }).click()
  await minas.getByRole('button', { name: 'No, not them' }).click()
  await minas.getByRole('button', { name: 'Yes, let them read it' }).click()
  yield { name: 'words I showed, one more person is asked about', page: minas }
  await minas.getByRole('button', { name: 'Send it to them' }).click()
  await minas.getByText('You said yes: Ada reads it too.').waitFor()
  await page.getByRole('button', { name: 'Look for news' }).click()
  await page.getByText('said yes: Ada reads it too.').waitFor()
}

async function openCases({ guest: { page } }: Guide): Promise<void> {
  await openMe(page, 'Words I showed or kept')
  await page.getByRole('link', { name: 'Shown to the safety team' }).click()
  await page.getByRole('button', { name: 'Look for news' }).click()
  await page.getByRole('button', { name: 'Open it' }).click()
}

async function* secondYesScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.guest
  const { words } = guide
  await openCases(guide)
  await page.getByRole('button', { name: 'Say the second yes' }).click()
  yield { name: 'a case, the second yes', page }
  await page.getByRole('button', { name: 'Yes, set the pause' }).click()
  await page.getByText('A pause from writing is set for', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'End the pause' }).click()
  const why = page.getByRole('textbox', { name: 'Your reason, for both of them' })
  await why.fill(words('an end of a pause'))
  await page.getByRole('radio', { name: 'Keep it from whom it is about' }).check()
  await page.getByRole('textbox', { name: 'The reason of safety' }).fill(words('held back, too'))
  yield { name: 'a case, ending a pause', page }
  await page.getByRole('button', { name: 'End it now' }).click()
  await page.getByText('You ended the pause.').waitFor()
  await page.getByRole('button', { name: 'Put it away' }).click()
  await page.getByText('Show what is put away').click()
  await page.getByRole('button', { name: 'Delete my copy' }).click()
  yield { name: 'cases, put away', page }
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByRole('heading', { name: 'Put away' }).waitFor({ state: 'hidden' })
}

async function* shownScreens({ hers: { page } }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('button', { name: 'Look for news' }).click()
  await page.getByText('Sal decided: a quiet word.').waitFor()
  await page.getByText('Show the words').click()
  await page.getByRole('button', { name: 'Let this copy go' }).click()
  yield { name: 'words I showed or kept', page }
  await page.getByRole('button', { name: 'Let it go' }).click()
  await page.getByRole('heading', { name: 'Copies only you can see' }).waitFor({ state: 'hidden' })
}

async function* pausedScreens({ home, hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  const name = words('a circle')
  await openCircle(page, name)
  await pauseEverybody(home.dataFolder, '2999-01-31')
  await page.getByRole('textbox', { name: `Write to ${name}` }).fill(words('what waits'))
  await page.getByRole('button', { name: 'Send' }).click()
  const link = page.getByRole('link', { name: 'What this means' }).first()
  await link.waitFor({ timeout: PAUSED_MS })
  yield { name: 'a conversation, while only reading', page }
  await goTo(page, 'Today')
  yield { name: 'Today, while only reading', page }
  await link.click()
  await page.getByRole('heading', { name: 'A pause from writing' }).waitFor()
  yield { name: 'a pause from writing', page }
  await pauseEverybody(home.dataFolder, null)
  await page.getByRole('heading', { name: 'You can write here' }).waitFor({ timeout: PAUSED_MS })
}

/** As if each of them had met a pause. Who did not show their key meanwhile learns nothing of it. */
async function pauseEverybody(dataFolder: string, until: string | null): Promise<void> {
  await using store = await openStore(dataFolder)
  await store.write((db) => db.updateTable('accounts').set({ paused_until: until }).execute())
}
