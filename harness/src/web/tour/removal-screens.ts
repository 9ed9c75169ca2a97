/** Sal, who handles a case, asks those who hold the circle to end a membership; Mina, who holds it, reads that. */
import { openAbout } from '../circle.ts'
import type { Guide, Stop } from './guide.ts'

export async function* askRemovalScreens({ guest: { page }, words }: Guide): AsyncGenerator<Stop> {
  await page.getByRole('button', { name: 'Ask for the end of a membership' }).click()
  const line = page.getByRole('textbox', { name: 'Which line of the agreement' })
  await line.fill(words('a line for a removal'))
  const reason = page.getByRole('textbox', { name: 'The reason, for those who hold it' })
  await reason.fill(words('a reason for a removal'))
  await page.getByRole('radio', { name: 'Whoever showed it gets it' }).check()
  yield { name: 'a case, asking for a removal', page }
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await page.getByText('asked those who hold the circle', { exact: false }).first().waitFor()
  const said = page.getByText('Those who hold the circle are asked.', { exact: true })
  await said.waitFor({ state: 'attached' })
}

export async function* askedRemovalScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openAbout(page, words('a circle'))
  const card = page.getByRole('heading', { name: /of the safety team, asks you/u }).locator('..')
  await card.getByRole('button', { name: 'Not now' }).click()
  const answer = card.getByRole('textbox', { name: 'A few words to them' })
  await answer.fill(words('an answer to a removal'))
  yield { name: 'a circle, the safety team asks', page }
  await card.getByRole('button', { name: 'Send this answer' }).click()
  await page.getByText('Sal gets your answer.').waitFor()
}
