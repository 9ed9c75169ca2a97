/** From being helped to helping: Sam asks the stewards, and Mina, who looks after the place, answers. */
import { atToday, goTo, openMe, signInByKit, signOut } from '../arrive.ts'
import { openHeard } from '../listening.ts'
import type { Guide, Stop } from './guide.ts'

export async function* helpingScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.guest
  await signInByKit(page, guide.sam.kitWords)
  await atToday(page)
  yield* askScreens(guide)
  yield* wishScreens(guide)
  await openMe(page, 'Who looks after this place')
  await page.getByRole('heading', { name: 'The stewards say yes: Listener' }).waitFor()
  yield { name: 'who looks after this place, with a yes', page }
  await page.getByRole('button', { name: 'Put this away' }).click()
  await signOut(page)
}

async function* askScreens({ guest: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openHeard(page)
  await page.getByText('I would like to listen to others one day').click()
  await page.getByRole('link', { name: 'I would like to help here' }).click()
  await page.getByRole('textbox', { name: 'What may the stewards call you?' }).fill('')
  await page.getByRole('radio', { name: /^Listen to people/u }).check()
  await page.getByRole('button', { name: 'Ask the stewards' }).click()
  await page.getByText('A name is needed, so that they know who asks.').waitFor()
  yield { name: 'to help here, a name is missing', page }
  for (const [label, what] of [
    ['What may the stewards call you?', 'who would like to help'],
    ['What draws you to it?', 'what draws to helping'],
    ['What have you learned or lived', 'what was lived before helping']
  ] as const) {
    await page.getByRole('textbox', { name: label }).fill(words(what))
  }
  await page.getByRole('button', { name: 'Ask the stewards' }).click()
  await page.getByRole('heading', { name: 'You asked the stewards: Listener' }).waitFor()
  await page.getByRole('button', { name: 'Take it back' }).click()
  yield { name: 'who looks after this place, to help here', page }
  await page.getByRole('button', { name: 'Not now' }).click()
}

async function* wishScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await goTo(page, 'Today')
  await goTo(page, 'Care')
  const title = `${words('who would like to help')} would like to help: Listener`
  await page.getByRole('heading', { name: title }).waitFor()
  const wishes = page.getByRole('region', { name: 'Would like to help' })
  await wishes.getByRole('button', { name: 'Not now' }).click()
  await wishes
    .getByRole('textbox', { name: 'A few words to them' })
    .fill(words('not now, to who would help'))
  yield { name: 'care, somebody would like to help', page }
  await wishes.getByRole('button', { name: 'Say yes, and offer the role' }).click()
  await page.getByRole('textbox', { name: 'What did you check?' }).fill(words('what was checked'))
  await page.getByRole('radio', { name: 'No, not that we know of' }).check()
  for (const name of ['Shall they look after this team', 'May other listeners call them in']) {
    const question = page.getByRole('group', { name })
    await question.getByRole('radio', { name: 'No', exact: true }).check()
  }
  const inThirtyDays = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Until which day?').fill(inThirtyDays)
  yield { name: 'give a role, to who asked for it', page }
  await page.getByRole('button', { name: 'Send it to them' }).click()
  await page.getByText('gets it now.', { exact: false }).waitFor()
}
