/** Cards of entry: Mina prints some, somebody types a code in the other browser, and she takes them back. */
import { somebody, goTo } from '../arrive.ts'
import { readPrintedCodes } from '../care.ts'
import type { Guide, Stop } from './guide.ts'

export async function* cardScreens(guide: Guide): AsyncGenerator<Stop> {
  const { page } = guide.hers
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Cards to come in with' }).click()
  await page.getByRole('heading', { name: 'What a card is, and what it is not' }).waitFor()
  yield { name: 'cards, before they are made', page }
  await page.getByRole('button', { name: 'Make the cards' }).click()
  const [code = ''] = await readPrintedCodes(page)
  await page.getByRole('button', { name: 'Put the cards away' }).click()
  yield { name: 'cards, made', page }
  yield* typingScreens(guide, code)
  await page.getByRole('button', { name: 'Take back all unused cards' }).click()
  await page.getByRole('button', { name: 'Take them back' }).click()
  await page.getByText('Done. No card from before lets anybody in now.').waitFor()
  yield* refusedScreens(guide, code)
  await page.getByRole('button', { name: 'Take back all unused cards' }).click()
  yield { name: 'cards, taken back', page }
}

async function* typingScreens({ guest, words }: Guide, code: string): AsyncGenerator<Stop> {
  const { page } = guest
  await page.goto('/i')
  await page.getByRole('link', { name: 'I have a card' }).click()
  await page.getByRole('textbox', { name: 'The code' }).fill(words('no code of a card'))
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('This is not quite the code of a card.').waitFor()
  yield { name: 'a card, another code', page }
  await page.goto(`/card#${code}`)
  await page.getByText('Your code is here already.').waitFor()
  yield { name: 'a card, by its square', page }
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('Your card lets you make a place here.').waitFor()
  yield { name: 'come in, by a card', page }
}

async function* refusedScreens({ guest, home }: Guide, code: string): AsyncGenerator<Stop> {
  const { page } = guest
  await home.setUp({ admission: 'invitation' })
  await page.goto(`/card#${code}`)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('textbox', { name: 'Nickname' }).fill('Dee')
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(somebody('Dee').passphrase)
  await page.getByRole('button', { name: 'Make my place' }).click()
  await page.getByText('This card does not let anybody in now.').waitFor()
  yield { name: 'come in, by a card that is over', page }
  await home.setUp({ admission: 'open' })
}
