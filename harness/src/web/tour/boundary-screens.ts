/** Boundaries: Mina writes hers and shows some of them, and reads those of Sam. */
import { openMe } from '../arrive.ts'
import { openAgreement, openTalk } from '../bond.ts'
import { openAbout } from '../circle.ts'
import type { Guide, Stop } from './guide.ts'

export async function* boundaryScreens(guide: Guide): AsyncGenerator<Stop> {
  yield* ownBoundaries(guide)
  const { page } = guide.hers
  await openAgreement(page, 'Sam')
  for (const name of ['Quiet hours', 'Words I prefer']) {
    await page.getByRole('checkbox', { name }).check()
    await page.getByText('It is shown now.').waitFor()
  }
  yield { name: 'agreement, with boundaries', page }
  yield* boundariesOfSam(guide)
  await openAbout(page, guide.words('a circle'))
  await page.getByRole('checkbox', { name: 'How I like to be spoken to' }).check()
  await page.getByText('It is shown now.').waitFor()
  yield { name: 'about a circle, with boundaries', page }
  await openMe(page, 'My boundaries')
  await page
    .getByText(/^You can see this, and so can Sam/u)
    .first()
    .waitFor()
  yield { name: 'boundaries, shown to some', page }
}

async function* ownBoundaries({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openMe(page, 'My boundaries')
  yield { name: 'boundaries, none yet', page }
  await page.getByRole('button', { name: 'Write my boundaries' }).click()
  await page.getByRole('checkbox', { name: 'I want quiet hours' }).check()
  await page.getByRole('combobox', { name: 'From' }).selectOption('21:30')
  await page
    .getByRole('textbox', { name: 'How I like to be spoken to' })
    .fill(words('how to speak'))
  await page.getByRole('textbox', { name: 'Words I prefer' }).fill(words('words I prefer'))
  await page.getByRole('checkbox', { name: 'medical care' }).check()
  await page.getByRole('textbox', { name: 'In your own words' }).fill(words('what is hard'))
  yield { name: 'boundaries, writing', page }
  await page.getByRole('button', { name: 'Save my boundaries' }).click()
  await page.getByRole('button', { name: 'Change my boundaries' }).waitFor()
  yield { name: 'boundaries', page }
}

/** It is quiet for Sam all day, so that it is quiet whenever somebody looks. */
async function* boundariesOfSam({ hers: { page }, sam }: Guide): AsyncGenerator<Stop> {
  const quietHours = { from: '21:00', to: '21:00', timeZone: 'Europe/London' }
  const howToSpeak = 'One thing at a time. No advice unless I ask.'
  const body = { quietHours, howToSpeak, words: '', hardTopics: [], hardWords: '' }
  await sam.saveBoundaries({ body, version: sam.view().boundaries?.version ?? '' })
  const spaceId = sam.view().people[0]?.bondId ?? ''
  await sam.showBoundaries({ spaceId, parts: ['quietHours', 'howToSpeak'], mayAsk: false })
  await openTalk(page, 'Sam')
  await page.getByText('It is quiet time for Sam.').waitFor()
  await page.getByText('How to be beside Sam').click()
  yield { name: 'talk, in quiet hours', page }
}
