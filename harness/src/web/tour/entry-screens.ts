/** Entries of Find support that Mina writes by hand; and how she hides where an entry is, and shows it again. */
import { goTo } from '../arrive.ts'
import { mailOf, siteOf } from './guide.ts'
import type { Guide, Stop } from './guide.ts'

/** Who looks after the place. */
type Steward = Pick<Guide, 'words'> & { readonly hers: Pick<Guide['hers'], 'page'> }

export async function* entryScreens(guide: Steward): AsyncGenerator<Stop> {
  yield* writeScreens(guide)
  yield* takeOutScreens(guide)
  yield* hidingScreens(guide)
}

async function* writeScreens({ hers: { page }, words }: Steward): AsyncGenerator<Stop> {
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Entries written here' }).click()
  await page.getByText('There is no entry yet.').waitFor()
  yield { name: 'entries, none yet', page }
  await page.getByRole('link', { name: 'Write a new entry' }).click()
  const fill = async (name: string, text: string) =>
    await page.getByRole('textbox', { name, exact: true }).fill(text)
  const goOn = async () => await page.getByRole('button', { name: 'Next' }).click()
  await goOn()
  await page.getByText('Give it a name first.').waitFor()
  yield { name: 'a new entry, a name is missing', page }
  await fill('What is it called?', words('the name of an entry'))
  await fill('Who runs it?', words('who runs an entry'))
  await fill('What does it do?', words('what an entry does'))
  await fill('Who is it for?', words('whom an entry is for'))
  await goOn()
  await fill('Phone number', words('the phone of an entry'))
  await fill('Number for text messages', words('the texts of an entry'))
  await fill('Mail address', mailOf(words('the mail of an entry')))
  await fill('Web page', `https://${siteOf('an entry')}`)
  await fill('Is there anything to know before somebody calls or writes?', words('safe contact'))
  await fill('In which languages?', words('the languages of an entry'))
  await page.getByRole('button', { name: 'Add a line of hours' }).click()
  await page.getByRole('checkbox', { name: 'Monday' }).check()
  await page.getByLabel('From', { exact: true }).fill('17:00')
  await goOn()
  await page.getByText('Choose days, and say from when until when.').first().waitFor()
  yield { name: 'a new entry, its hours are not whole', page }
  await page.getByLabel('Until', { exact: true }).fill('20:00')
  await fill('The hours in words', words('the hours of an entry'))
  await goOn()
  await goOn()
  await page.getByText('Choose one of these first.').waitFor()
  yield { name: 'a new entry, where it is', page }
  await page.getByRole('radio', { name: 'Yes, and it is kept private' }).check()
  await fill('The area, in words', words('the area of an entry'))
  await page.getByRole('radio', { name: 'Yes, and everybody may know it' }).check()
  await fill('House and street', `12 ${words('the street of an entry')}`)
  await fill('Town', words('the town of an entry'))
  await fill('County or region', words('the region of an entry'))
  await fill('Postcode', words('the postcode of an entry'))
  await fill('Country', words('the country of an entry'))
  await fill('Which area does it serve?', words('whom an entry serves'))
  await fill('How can people get in?', words('how to get into an entry'))
  await goOn()
  await page.getByRole('radio', { name: 'Nothing' }).check()
  await fill('The cost in words', words('the cost of an entry'))
  await page.getByLabel('When was it last checked?').fill('2026-01-02')
  await page.getByRole('button', { name: 'Save, and put it in the list' }).click()
  await page.getByText('Choose one of these first.').waitFor()
  yield { name: 'a new entry, nobody said whether its people agreed', page }
  await page.getByRole('radio', { name: 'Yes, they said so' }).check()
  await page.getByRole('button', { name: 'Save, and put it in the list' }).click()
  await page.getByText('Saved. People find it within a minute.').waitFor()
}

async function* takeOutScreens({ hers: { page } }: Steward): AsyncGenerator<Stop> {
  await page.getByText('How it was written before').click()
  await page.getByRole('button', { name: 'Take it out of the list' }).click()
  yield { name: 'an entry, about to be taken out of the list', page }
  await page.getByRole('button', { name: 'Take it out', exact: true }).click()
  await page.getByText('It is out of the list.').waitFor()
  // What is half typed does not go out with what is put back.
  const cost = page.getByRole('textbox', { name: 'The cost in words' })
  const before = await cost.inputValue()
  await cost.fill('Half of a')
  await page.getByRole('button', { name: 'Put it back in the list' }).click()
  await page.getByText('Saved. People find it within a minute.').waitFor()
  const notSaved = page.getByText('What you typed is not saved yet.')
  await notSaved.waitFor()
  await cost.fill(before)
  await notSaved.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Back to all entries' }).click()
  await page.getByRole('link', { name: /^Change .*the name of an entry/u }).waitFor()
  yield { name: 'entries, with one', page }
}

async function* hidingScreens({ hers: { page }, words }: Steward): AsyncGenerator<Stop> {
  await page.getByRole('link', { name: 'Back to Care' }).click()
  await page.getByRole('link', { name: 'Hide a street' }).click()
  const look = page.getByRole('button', { name: 'Look it up' })
  await look.click()
  await page.getByText('Type a name first.').waitFor()
  yield { name: 'to hide a street, nothing looked up', page }
  const text = page.getByRole('textbox', { name: 'What is it called, or who runs it?' })
  await text.fill(words('the name of an entry'))
  const hide = page.getByRole('button', { name: /^Show the area alone: .*an entry/u })
  // Its list is made anew after it was saved, which takes some seconds.
  for (let time = 0; time < 60 && !(await hide.isVisible()); time += 1) {
    await look.click()
    await Promise.race([
      hide.waitFor({ timeout: 1000 }).catch(() => undefined),
      page.getByText('No entry is called that.').waitFor({ state: 'hidden' })
    ])
  }
  await hide.click()
  await page.getByRole('textbox', { name: 'The area, in words' }).fill(words('an area'))
  yield { name: 'to hide a street, before it is hidden', page }
  await page.getByRole('button', { name: 'Hide its street' }).click()
  await page.getByText(/^The street of .* is hidden\.$/u).waitFor()
  await page.getByRole('button', { name: /^Show its street: .*an entry/u }).click()
  yield { name: 'to hide a street, before it is shown again', page }
  await page.getByRole('button', { name: 'It is no secret, show it' }).click()
  await page.getByText(/^The street of .* is shown\.$/u).waitFor()
}
