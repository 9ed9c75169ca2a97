/** A circle that Mina holds, and two into which she asks. The others are clients in this process. */
import type { CircleHours } from '@beside/client'
import type { Page } from 'playwright-core'
import { arriveAs, personAt, type Person } from '../../house.ts'
import { goTo } from '../arrive.ts'
import { arriveAndAsk, askFor, comeIn, fragmentOf } from '../../circle-people.ts'
import { atAbout, makeLink, openAbout, openCircle, wordsInCircle } from '../circle.ts'
import { answerScreens } from './answer-screens.ts'
import type { Guide, Stop } from './guide.ts'
import { meetScreens } from './meet-screens.ts'
import { roleScreens } from './role-screens.ts'
import { safetyScreens } from './safety-screens.ts'

const fields = ['What it is for', 'What is welcome', 'What does not belong here'] as const

export async function* circleScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.hers
  await goTo(page, 'Circles')
  yield { name: 'circles, none', page }
  yield* beginScreens(guide)
  const noor = personAt(guide.home.address, 'Noor')
  yield* doorScreens(guide, noor)
  yield* talkScreens(guide, noor)
  yield* answerScreens(guide, noor)
  yield* safetyScreens(guide)
  yield* roleScreens(guide)
  yield* lineScreens(guide, noor)
  yield* meetScreens(guide, noor)
  yield* aboutScreens(guide)
  await noor.leave()
  yield* askedScreens(guide)
}

async function* beginScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('link', { name: 'Begin a circle' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('The circle has no name yet.').waitFor()
  yield { name: 'begin a circle, a name is missing', page }
  await page.getByRole('textbox', { name: 'Its name' }).fill(words('a circle'))
  for (const name of fields) await page.getByRole('textbox', { name }).fill(words(name))
  await page.getByRole('textbox', { name: 'Our agreement' }).fill(words('our agreement'))
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Before the circle begins' }).waitFor()
  yield { name: 'begin a circle, before it begins', page }
  await page.getByRole('button', { name: 'Begin it' }).click()
  await atAbout(page)
}

async function* doorScreens(guide: Guide, noor: Person): AsyncGenerator<Stop> {
  const { words } = guide
  const { page } = guide.hers
  const name = words('a circle')
  await page.getByRole('textbox', { name: 'A few words to them' }).fill(words('with the link'))
  const link = await makeLink(page)
  await page.getByRole('button', { name: 'Close this link' }).click()
  yield { name: 'about a circle, with a link', page }
  await page.getByRole('button', { name: 'Not now' }).click()
  const circleId = await arriveAndAsk(noor, link, 'I cannot sleep in November.')
  await openCircle(page, name)
  await page.getByText('Noor asks to come in.').waitFor()
  yield { name: 'a circle, somebody asks', page }
  await page.getByRole('link', { name: 'Look who asks' }).click()
  await page.getByRole('button', { name: 'Not now' }).click()
  const answer = page.getByRole('group', { name: 'Say “not now” to Noor?' })
  await answer.getByRole('textbox').fill(words('not now'))
  yield { name: 'about a circle, somebody asks', page }
  await answer.getByRole('button', { name: 'Go back' }).click()
  await page.getByRole('button', { name: 'Let them in' }).click()
  await page.getByText('Noor is in now.').waitFor()
  await comeIn(noor, circleId)
}

async function* talkScreens(guide: Guide, noor: Person): AsyncGenerator<Stop> {
  const { words } = guide
  const { page } = guide.hers
  const name = words('a circle')
  const talkId = noor.view().circles[0]?.circleId ?? ''
  for (const text of ['Good evening, all', 'It is good to be here'])
    await noor.say({ talkId, text, notes: [] })
  await goTo(page, 'Today')
  await page.getByRole('heading', { name: 'In your circles' }).waitFor()
  yield { name: 'today, with a circle', page }
  await openCircle(page, name)
  await page.getByRole('textbox', { name: `Write to ${name}` }).fill(words('words for all'))
  await page.getByRole('button', { name: 'Send' }).click()
  const mine = wordsInCircle(page, name, words('words for all'))
  await mine.getByRole('button', { name: /More/u }).click()
  await mine.getByRole('button', { name: 'Take back' }).click()
  const theirs = wordsInCircle(page, name, 'Good evening, all')
  await theirs.getByRole('button', { name: /Respond/u }).click()
  yield { name: 'a circle, with everything open', page }
  await page.getByRole('textbox', { name: `Write to ${name}` }).fill(words('words for later'))
}

/** Noor suggests two lines, and Mina one; each may be taken in, answered or taken back. */
async function* lineScreens({ hers: { page }, words }: Guide, noor: Person): AsyncGenerator<Stop> {
  const circleId = noor.view().circles[0]?.circleId ?? ''
  for (const line of ['We begin with a quiet minute.', 'We meet in the park.'])
    await noor.suggestLine({ circleId, line, instead: '' })
  await openCircle(page, words('a circle'))
  await page.getByText('Noor suggested a line for the agreement.').waitFor()
  await openAbout(page, words('a circle'))
  const suggest = page.getByRole('button', { name: 'Suggest this line' })
  await suggest.click()
  await page.getByText('There is no line here yet.').waitFor()
  const [field, mine] = [page.getByRole('textbox', { name: 'Your line' }), words('a line of mine')]
  await field.fill(mine)
  const instead = page.getByRole('combobox', { name: 'What would it change?' })
  await instead.selectOption(words('our agreement'))
  await suggest.click()
  await page.getByText('Everybody here can see your line now.').waitFor()
  const line = (text: string) => page.getByRole('listitem').filter({ hasText: text })
  await line('quiet minute').getByRole('button', { name: 'Take it in' }).click()
  await line('in the park').getByRole('button', { name: 'Say why not' }).click()
  await line('in the park').getByRole('button', { name: 'Send this answer' }).click()
  await line(mine).getByRole('button', { name: 'Take my line back' }).click()
  yield { name: 'about a circle, lines that are suggested', page }
  await page.getByRole('textbox', { name: 'Your answer' }).fill(words('why not'))
  await line('in the park').getByRole('button', { name: 'Send this answer' }).click()
  await page.getByText('Everybody here can read your answer now.').waitFor()
  await line('quiet minute').getByRole('button', { name: 'Take it in now' }).click()
  await page.getByText('The line stands in the agreement now.').waitFor()
  await field.fill(words('a line for later'))
  yield { name: 'about a circle, after lines were answered', page }
}

async function* aboutScreens(guide: Guide): AsyncGenerator<Stop> {
  const { words } = guide
  const { page } = guide.hers
  await openAbout(page, words('a circle'))
  await page.getByRole('button', { name: 'More about Noor' }).click()
  await page.getByRole('button', { name: 'Make a facilitator' }).click()
  await page.getByRole('button', { name: 'End their membership' }).click()
  const keys = ['Which line of the agreement', 'The reason', 'How to ask again']
  for (const key of keys) await page.getByRole('textbox', { name: key }).fill(words(key))
  await page.getByRole('button', { name: 'Leave this circle' }).click()
  yield { name: 'about a circle, ways to part', page }
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.getByRole('textbox', { name: 'Its name' }).fill(words('a circle'))
  for (const name of fields) await page.getByRole('textbox', { name }).fill(words(`${name}, later`))
  await page.getByRole('textbox', { name: 'Our agreement' }).fill(words('a newer agreement'))
  await page.getByRole('radio', { name: 'From the day they come in' }).check()
  await page.getByText('This holds for whoever comes in from now on.').waitFor()
  await page.getByRole('radio', { name: 'At set times' }).check()
  await chooseDay(page, new Date(Date.now() + 3 * 86_400_000).getDay())
  yield { name: 'about a circle, changing it', page }
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. Everybody inside sees it now.').waitFor()
  await openCircle(page, words('a circle'))
  await page.getByRole('heading', { name: 'The circle is closed just now' }).waitFor()
  yield { name: 'a circle, outside its times', page }
  await page.getByRole('button', { name: 'Open it for an hour' }).click()
  await page.getByRole('textbox', { name: `Write to ${words('a circle')}` }).waitFor()
}

/** The one day on which a circle is open. It begins with Thursday, and the last day cannot be taken out. */
async function chooseDay(page: Page, weekday: number): Promise<void> {
  const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  await page.getByRole('checkbox', { name: days[weekday] ?? '' }).check()
  if (days[weekday] !== 'Thursday') await page.getByRole('checkbox', { name: 'Thursday' }).uncheck()
}

/** Two circles that Ade holds: Mina is let into one, and told "not now" by the other. */
async function* askedScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.hers
  const ade = personAt(guide.home.address, 'Ade')
  await arriveAs(ade, '')
  const [thursday, sunday] = [await begin(ade, 'Thursday'), await begin(ade, 'Sunday')]
  await askAsMina(guide, [thursday.fragment, sunday.fragment])
  await goTo(page, 'Circles')
  // Another device asked, and a page looks for what others wrote in the keyring once a minute.
  await page.getByText('You asked to come in.').nth(1).waitFor({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Take back what you asked Thursday' }).click()
  yield { name: 'circles, asked', page }
  await page.getByRole('button', { name: 'Not now' }).click()
  const before = { talkId: thursday.circleId, text: 'Only for who is here now', notes: [] }
  await ade.say(before)
  await ade.letIn({ circleId: thursday.circleId, dropId: await askFor(ade, thursday.circleId) })
  const dropId = await askFor(ade, sunday.circleId)
  await ade.sayNotNow({ circleId: sunday.circleId, dropId, words: 'We are full until June.' })
  await goTo(page, 'Today')
  await goTo(page, 'Circles')
  await page.getByText('The answer is: not now.').waitFor()
  await page.getByRole('button', { name: 'Put Sunday away' }).click()
  await page.getByText('Its agreement waits for your yes.').waitFor()
  yield { name: 'circles, answered', page }
  await openCircle(page, 'Thursday')
  await page.getByRole('button', { name: 'I say yes to this' }).waitFor()
  await page.getByText('What was said before you came in stays with those who were here').waitFor()
  yield { name: 'a circle, before the first words', page }
  await page.getByRole('button', { name: 'I say yes to this' }).click()
  await page.getByRole('textbox', { name: 'Write to Thursday' }).fill(guide.words('not sent yet'))
  await ade.changeCircle({ circleId: thursday.circleId, ...aboutNow('Thursday', closingSoon()) })
  await page.getByText('The circle closes in a few minutes.').waitFor()
  yield { name: 'a circle, just before it closes', page }
  const [, mina] = ade.view().circles.find(({ about }) => about.name === 'Thursday')?.people ?? []
  const why = { rule: 'No advice', reason: 'It went on after we spoke.', next: 'Write in May.' }
  await ade.removeFromCircle({
    circleId: thursday.circleId,
    memberId: mina?.memberId ?? '',
    ...why
  })
  await page.getByText('You cannot take part in Thursday for now').waitFor()
  yield { name: 'a circle, after a membership ended', page }
  await goTo(page, 'Circles')
  yield { name: 'circles, what is over', page }
  await ade.leave()
}

function aboutNow(name: string, hours: CircleHours | null) {
  const topics = { purpose: 'Evenings', welcome: 'Sleep', notWelcome: 'Advice' }
  const about = { name, ...topics, seats: 8, hours, newcomers: 'from-today' } as const
  return { about, agreement: 'We speak for ourselves.' }
}

/** Every day, until three or four minutes from now. */
function closingSoon(): CircleHours {
  const clock = (minutes: number) =>
    new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16)
  return { days: [1, 2, 3, 4, 5, 6, 7], from: clock(-60), to: clock(4), zone: 'UTC' }
}

async function begin(person: Person, name: string) {
  const begun = await person.beginCircle(aboutNow(name, null))
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  const made = await person.inviteIntoCircle({ circleId, note: '' })
  if (!made.ok) throw new Error(made.reason)
  return { circleId, fragment: fragmentOf(made.value.link) }
}

/** Asking is done on another device of hers: its page has screens of its own. */
async function askAsMina({ home, mina }: Guide, fragments: readonly string[]): Promise<void> {
  const device = personAt(home.address, mina.nickname)
  await device.signInWithKit({ words: mina.kitWords.join(' '), device: 'shared' })
  for (const fragment of fragments) {
    const asked = await device.askToComeIn({ fragment, note: '' })
    if (!asked.ok) throw new Error(asked.reason)
  }
  await device.leave()
}
