/** What is a person's own: plan, notes, and Me. */
import type { Page } from 'playwright-core'
import { goTo, openMe, takeKit } from '../arrive.ts'
import { kitScreens } from './arriving-screens.ts'
import { devicePushScreens, nudgeScreens } from './nudge-screens.ts'
import { siteOf, type Guide, type Stop } from './guide.ts'

export async function* ownScreens(guide: Guide): AsyncGenerator<Stop> {
  yield* planScreens(guide)
  const { page } = guide.hers
  await openMe(page, 'Nickname and shape')
  guide.mina.nickname = guide.words('a newer nickname')
  await page.getByRole('textbox', { name: 'Nickname' }).fill(guide.mina.nickname)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. The people beside you see it now.').waitFor()
  yield { name: 'me, nickname', page }
  await openMe(page, 'What I would rather not see')
  yield { name: 'me, notes about words', page }
  yield* devicePushScreens(guide)
  yield* nudgeScreens(guide)
  yield* exitPlaceScreens(guide)
  await openMe(page, 'This device and others')
  await page.getByText('This device, now').waitFor()
  yield { name: 'me, devices', page }
  await openMe(page, 'The code of this app')
  await page.getByText('Those who run this place have not signed it.').waitFor()
  yield { name: 'me, the code', page }
  await page.getByText('Show the whole mark').click()
  yield { name: 'me, the code, its whole mark', page }
  await openMe(page, 'Take everything out')
  yield { name: 'me, files', page }
  await page.getByRole('button', { name: 'Make the files' }).click()
  await page.getByRole('link', { name: 'Save the page to read' }).waitFor()
  yield { name: 'me, files are ready', page }
  yield* keyScreens(guide)
  await openMe(page, 'Delete everything')
  await page.getByRole('button', { name: 'Delete everything' }).click()
  const current = page.getByRole('textbox', { name: /^Your passphrase now/u })
  await current.fill(guide.words('not the passphrase'))
  await page.getByRole('button', { name: 'Delete it all' }).click()
  await page.getByText('This passphrase, or these twelve words, do not fit.').waitFor()
  yield { name: 'me, the end, asked twice', page }
}

async function* exitPlaceScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await openMe(page, 'Where Exit leads')
  const place = page.getByRole('textbox', { name: 'Address of the site' })
  await place.fill(words('no site'))
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('We cannot read this as the address of a site.').waitFor()
  yield { name: 'me, where Exit leads, no address', page }
  await place.fill(siteOf(words('my site after Exit')))
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. From now on Exit leads there.').waitFor()
  yield { name: 'me, where Exit leads', page }
}

async function* planScreens({ hers: { page }, words }: Guide): AsyncGenerator<Stop> {
  await goTo(page, 'Today')
  yield { name: 'today, nobody yet', page }
  await page.getByRole('radio', { name: 'Tired' }).check()
  await goTo(page, 'My net')
  yield { name: 'plan, empty', page }
  await page.getByRole('button', { name: 'Write my plan' }).click()
  const places = page.getByRole('checkbox', { name: /^Not for me: Services/u })
  await places.check()
  yield { name: 'plan, writing', page }
  await places.uncheck()
  for (const [index, field] of (await textFieldsOf(page)).entries()) {
    await field.fill(words(`step ${index + 1} of the plan`))
  }
  await page.getByRole('button', { name: 'Save my plan' }).click()
  await page.getByRole('button', { name: 'Change my plan' }).waitFor()
  yield { name: 'plan', page }
  await page.getByRole('link', { name: 'Open my notes' }).click()
  await page.getByRole('textbox', { name: 'My notes' }).fill(words('a note for myself'))
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/^Saved a moment ago/u).waitFor()
  yield { name: 'notes', page }
  await goTo(page, 'Today')
  await page.getByRole('link', { name: 'Me and this device' }).click()
  await page.getByRole('heading', { name: 'Me and this device' }).waitFor()
  yield { name: 'me', page }
}

/** Each of them changes what Mina signs in with; her kit and passphrase are the newest ones after it. */
async function* keyScreens({ hers: { page }, mina, words }: Guide): AsyncGenerator<Stop> {
  await openMe(page, 'Change my passphrase')
  const now = page.getByRole('textbox', { name: 'Your passphrase now' })
  await now.fill(mina.passphrase)
  await page.getByRole('textbox', { name: 'The new one' }).fill(words('the second passphrase'))
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.getByText('Your new passphrase works from now on.').waitFor()
  yield { name: 'me, passphrase', page }
  await openMe(page, 'Twelve new words')
  yield { name: 'me, new words', page }
  await page
    .getByRole('textbox', { name: 'Your passphrase now' })
    .fill(words('the second passphrase'))
  await page.getByRole('button', { name: 'Make twelve new words' }).click()
  for await (const name of kitScreens(page)) yield { name: `me, ${name}`, page }
  await page.getByRole('button', { name: 'Show me the words again' }).click()
  await takeKit(page, mina)
  await openMe(page, 'Someone may have my device or passphrase')
  yield { name: 'me, someone may have my device', page }
  await page.getByRole('textbox', { name: /^Your passphrase now/u }).fill(mina.kitWords.join(' '))
  await page
    .getByRole('textbox', { name: 'Your new passphrase' })
    .fill(words('the third passphrase'))
  await page.getByRole('button', { name: 'Change everything now' }).click()
  mina.passphrase = words('the third passphrase')
  await takeKit(page, mina)
}

async function textFieldsOf(page: Page) {
  return await page.getByRole('main').getByRole('textbox').all()
}
