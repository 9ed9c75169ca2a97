/** Coming in, and coming back. */
import { takeKit } from '../arrive.ts'
import { beginScreens } from './care-screens.ts'
import type { Guide, Stop } from './guide.ts'

/** Begins where the steward left off, and ends in Care. */
export async function* arrivingScreens(guide: Guide): AsyncGenerator<Stop> {
  const { mina } = guide
  const { page } = guide.hers
  await page.getByRole('heading', { name: 'Before you come in' }).waitFor()
  yield { name: 'come in, this place', page }
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Make my place' }).click()
  await page.getByText('Choose any name you like.').waitFor()
  yield { name: 'come in, a name is missing', page }
  await page.getByRole('textbox', { name: 'Nickname' }).fill(mina.nickname)
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(mina.passphrase)
  await page.getByRole('button', { name: 'Make my place' }).click()
  for await (const name of kitScreens(page)) yield { name: `come in, ${name}`, page }
  await page.getByRole('button', { name: 'Show me the words again' }).click()
  await takeKit(page, mina)
  yield* beginScreens(guide)
}

/** The twelve words, and the look at two of them. */
export async function* kitScreens(page: Guide['hers']['page']): AsyncGenerator<string> {
  await page.getByRole('heading', { name: 'Your way back in' }).waitFor()
  yield 'twelve words'
  await page.getByRole('button', { name: 'I have them' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  yield 'two of the words'
}

export async function* signInScreens({ home, guest, words }: Guide): AsyncGenerator<Stop> {
  const { page } = guest
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Your sign-in name goes here.').waitFor()
  yield { name: 'sign in, a name is missing', page }
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill(words('a name of nobody'))
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(words('a passphrase of nobody'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('This name and this passphrase do not belong together.').waitFor()
  yield { name: 'sign in, not together', page }
  await page.getByRole('radio', { name: 'With my twelve words' }).check()
  await page.getByRole('textbox', { name: 'Your twelve words' }).fill(words('words of no kit'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText(/^We read \d+ words here/u).waitFor()
  yield { name: 'sign in, not twelve words', page }
  await home.setUp({ admission: 'invitation' })
  await page.goto('/come-in')
  await page.getByRole('heading', { name: 'People come in here by invitation' }).waitFor()
  yield { name: 'come in, by invitation', page }
  await home.setUp({ admission: 'open' })
}
