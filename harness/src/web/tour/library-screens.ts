/** Texts for everybody: Mina writes one, looks at it, shows it later, goes back, and takes it back. */
import { pictures } from '../../../../server/src/rooms/library/pictures/pictures.fixture.ts'
import { goTo } from '../arrive.ts'
import type { Guide, Stop } from './guide.ts'

export async function* libraryScreens({ hers, guest, words }: Guide): AsyncGenerator<Stop> {
  const { page } = hers
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Texts for everybody' }).click()
  await page.getByRole('link', { name: 'Open Ending well' }).waitFor()
  yield { name: 'texts, as a steward has them', page }
  await page.getByRole('link', { name: 'Write a new text' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Use small letters, numbers and dashes.').waitFor()
  yield { name: 'a new text, with nothing in it', page }
  await page.getByRole('textbox', { name: 'Its address' }).fill('evening-walk')
  const answers = {
    'The title': words('the title of a text'),
    'What it is about, in a line or two': words('what a text is about'),
    'The text': `${words('the words of a text')}\n\n## And then\n\nGo [on](https://example.org/a) [1].\n`,
    Sources: words('the source of a text'),
    'Written by': words('who wrote a text'),
    'What changed, in a line': words('why a text changed')
  }
  for (const [name, answer] of Object.entries(answers)) {
    await page.getByRole('textbox', { name, exact: true }).fill(answer)
  }
  await page.getByLabel('Read through on').fill('2026-01-02')
  await page.getByLabel('To be read through again by').fill('2026-02-03')
  await page.getByText('Content notes', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'medical care' }).check()
  await page.getByText('A picture', { exact: true }).click()
  await page.getByLabel('The picture', { exact: true }).setInputFiles({
    name: 'picture.png',
    mimeType: 'image/png',
    buffer: Buffer.from(pictures.png)
  })
  await page.getByRole('textbox', { name: 'What can be seen in it' }).fill(words('a picture'))
  await page.getByRole('button', { name: 'Put it at the end of the text' }).click()
  await page.getByText('The picture is at the end of the text.').waitFor()
  await page.getByRole('button', { name: 'Show how it reads' }).click()
  await page.getByRole('heading', { name: 'And then' }).waitFor()
  yield { name: 'a new text, as it reads', page }
  await page.getByRole('radio', { name: 'Later' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Choose a day and a time that are still to come.').waitFor()
  yield { name: 'a new text, shown at no time yet', page }
  await page.getByRole('radio', { name: 'Now' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.', { exact: true }).waitFor()
  await page.getByText('How it was written before').click()
  yield { name: 'a text, shown', page }
  yield* historyScreens({ hers, guest, words })
  await page.getByRole('link', { name: 'Back to all texts' }).click()
  await page.getByRole('heading', { name: 'To be read through again' }).waitFor()
  yield { name: 'texts, one to be read through again', page }
  await page.getByRole('link', { name: /^Open .*the title of a text/u }).click()
  await page.getByRole('button', { name: 'Take this text back' }).click()
  yield { name: 'a text, about to be taken back', page }
  await page.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('Nobody can read this text now.').waitFor()
}

/** Mina writes it anew, and takes from readers what it said before. */
async function* historyScreens({
  hers: { page },
  guest,
  words
}: Pick<Guide, 'hers' | 'guest' | 'words'>): AsyncGenerator<Stop> {
  await page.getByRole('textbox', { name: 'The text', exact: true }).fill(words('other words'))
  await page.getByRole('radio', { name: 'Now' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Way 2').waitFor()
  const { page: reader } = guest
  await reader.goto('/library/evening-walk')
  await reader.getByText('Show the text').click()
  await reader.getByText('What was changed, and when').click()
  yield { name: 'a text that was changed', page: reader }
  await reader.getByRole('link', { name: 'Read what it said then' }).click()
  await reader.getByText(/This is what the text said from/u).waitFor()
  yield { name: 'what a text said before', page: reader }
  const withhold = page.getByRole('button', { name: 'Take these words from readers: way 1' })
  await withhold.click()
  await page.getByRole('button', { name: 'Take them' }).click()
  await page.getByText('A line why is needed, for everybody to read.').waitFor()
  yield { name: 'words of before, about to be taken from readers', page }
  await page.getByRole('textbox', { name: 'Why, in a line' }).fill(words('why words are taken'))
  await page.getByRole('button', { name: 'Take them' }).click()
  await page.getByText('Nobody can go back to way 1 now.').waitFor()
  yield { name: 'words of before, taken from readers', page }
  await reader.reload()
  await reader.getByRole('heading', { name: 'These words are not shown any more' }).waitFor()
  yield { name: 'what a text said before, taken from readers', page: reader }
}
