/** Mina writes to everybody who asked for news by mail. */
import { goTo } from '../arrive.ts'
import { putLetterOut } from '../newsletter.ts'
import { mailOf, type Guide, type Stop } from './guide.ts'

export async function* letterScreens({ home, hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'News by mail' }).click()
  await page.getByRole('heading', { name: 'Not sent yet' }).waitFor()
  yield { name: 'letters, none yet', page }
  await page.getByRole('button', { name: 'Send what is new by itself' }).click()
  yield { name: 'letters, before they are made by themselves', page }
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByText('It is on. What is here already is not sent.').waitFor()
  await page.getByRole('button', { name: 'Write a letter' }).click()
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await page.getByText('A letter needs a topic').waitFor()
  yield { name: 'a letter, words are missing', page }
  await page.getByRole('textbox', { name: 'Its subject' }).fill(words('subject of a letter'))
  await page.getByRole('textbox', { name: 'The letter' }).fill(words('a letter'))
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await page.getByText('Kept. Only stewards and editors see it.').waitFor()
  await page.getByRole('textbox', { name: 'An address of yours' }).fill(mailOf(words('a try')))
  await page.getByRole('button', { name: 'Send me one' }).click()
  await page.getByText('It is on its way to you.').waitFor()
  await page.getByRole('button', { name: 'Send it' }).click()
  yield { name: 'a letter, before it is sent', page }
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByText('It will go. Until then you can take it back.').waitFor()
  yield { name: 'letters, one waits', page }
  await putLetterOut(home)
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'News by mail' }).click()
  await page.getByRole('link', { name: /^Read / }).waitFor()
  yield { name: 'letters, one is out', page }
  await page.getByRole('link', { name: /^Read / }).click()
  await page.getByRole('link', { name: 'Back to news by mail' }).waitFor()
  yield { name: 'a letter that everybody can read', page }
  await page.goBack()
  await page.getByRole('heading', { name: 'Not sent yet' }).waitFor()
}

/** What is new goes by itself: a gathering that Mina has just shown waits, and is kept back. */
export async function* byItselfScreens({ home, hers: { page } }: Guide): AsyncGenerator<Stop> {
  // The server looks for what is new every few seconds; here it looks at once.
  await home.send()
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'News by mail' }).click()
  await page.getByRole('button', { name: /^Keep “.*” back$/u }).waitFor()
  await page.getByText('In Arabic').click()
  yield { name: 'letters, one waits to go by itself', page }
  await page.getByRole('button', { name: /^Keep “.*” back$/u }).click()
  await page.getByText('Kept back. It goes to nobody.').waitFor()
  yield { name: 'letters, one is kept back', page }
  await page.getByRole('button', { name: 'Turn it off' }).click()
  await page.getByText('It is off. Nothing more goes by itself.').waitFor()
}
