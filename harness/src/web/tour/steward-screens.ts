/** Setting up a place, from the link to the way in. */
import { siteOf, type Guide, type Stop } from './guide.ts'

export async function* stewardScreens(guide: Guide): AsyncGenerator<Stop> {
  const { home, words } = guide
  const { page } = guide.hers
  await page.goto('/steward')
  yield { name: 'steward, no link', page }
  await page.goto(await home.makeStewardLink())
  yield { name: 'steward, ready', page }
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('textbox', { name: 'What is this place called?' }).fill('')
  await page.getByRole('button', { name: 'Add a line' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Some answers above are not there yet.').waitFor()
  yield { name: 'steward, answers missing', page }
  await page.getByRole('textbox', { name: 'What is this place called?' }).fill('Lantern Street')
  await page.getByRole('radio', { name: 'Anybody' }).check()
  await page.getByRole('combobox', { name: 'Where are your people?' }).selectOption('GB')
  await fillPromises(guide)
  const exit = page.getByRole('textbox', { name: 'Where does Exit lead?' })
  await exit.fill('the weather')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Write the address of a site with https').waitFor()
  await exit.fill(siteOf(words('the site after Exit')))
  await fillLine(guide)
  yield { name: 'steward, with a line', page }
  await page.getByRole('button', { name: /^Take .* away$/u }).click()
  await page.getByRole('dialog').waitFor()
  yield { name: 'steward, asked twice', page }
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'This place is set up' }).waitFor()
  yield { name: 'steward, saved', page }
  await page.getByRole('button', { name: 'Come in, and make my account' }).click()
}

/** What everybody can read about the place. */
export async function fillPromises({ hers: { page }, words }: Guide): Promise<void> {
  const answers = {
    'Who can people turn to outside this place?': words('the outside contact'),
    'When is somebody here?': words('the hours promised'),
    'How soon does somebody answer?': words('the answers promised'),
    'What is this place not for?': words('the limits promised')
  }
  for (const [name, answer] of Object.entries(answers))
    await page.getByRole('textbox', { name }).fill(answer)
}

export async function fillLine({ hers: { page }, words }: Guide): Promise<void> {
  await page.getByRole('radio', { name: 'By a text' }).check()
  const answers = {
    'What is the line called?': words('the line'),
    'Who is it for?': words('whom the line is for'),
    'For which part of the country?': words('the part of the country'),
    'Which languages are spoken there?': words('the languages of the line'),
    'Where does the line itself say its number?': `https://${siteOf(words('the page of the line'))}`,
    'The number': '85258',
    'The word to send': words('to send').slice(0, 32),
    'When is it open?': words('when it is open'),
    'What does it cost?': words('what it costs')
  }
  for (const [name, answer] of Object.entries(answers)) {
    await page.getByRole('textbox', { name, exact: true }).fill(answer)
  }
  await page.getByLabel('On which day did you dial it?').fill('2026-01-02')
}
