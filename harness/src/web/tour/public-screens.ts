/** What everybody can read, without an account. */
import { listeningLine } from '../listening-line.ts'
import { keyOfMail } from '../newsletter.ts'
import { mailOf, type Guide, type Stop } from './guide.ts'

export async function* publicScreens(guide: Guide): AsyncGenerator<Stop> {
  const { home } = guide
  const { page } = guide.guest
  for (const admission of ['closed', 'invitation', 'open'] as const) {
    await home.setUp({ admission })
    await page.goto('/')
    yield { name: `welcome, ${admission}`, page }
  }
  const plain = ['/about', '/leaving', '/help-now/senses', '/out']
  const inOthers = ['/ar/help-now', '/ar/support', '/es/about', '/es/no-such-page']
  for (const path of [...plain, ...inOthers]) {
    // Until its words came, a script that takes a page over may still draw it anew.
    await page.goto(path, { waitUntil: 'networkidle' })
    yield { name: path, page }
  }
  await page.goto('/beside')
  yield { name: 'how to be beside someone', page }
  for (const name of ['What helps', 'What hurts', 'Your own limits', 'When they are in danger']) {
    await page.getByRole('link', { name }).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    yield { name: `beside someone, ${name}`, page }
  }
  await page.goto('/')
  await page.getByRole('link', { name: 'Texts to read' }).click()
  await page.getByRole('heading', { name: 'Texts to read' }).waitFor()
  yield { name: 'texts to read', page }
  await page.getByRole('link', { name: 'Coming back to the room' }).click()
  await page.getByRole('heading', { name: 'With your senses' }).waitFor()
  await page.getByText('Show a code').click()
  await page.getByText('What was changed, and when').click()
  yield { name: 'a text', page }
  await page.goto('/library/phone')
  yield { name: 'a text, with a content note', page }
  await page.getByText('Show the text').click()
  await page.getByRole('heading', { name: 'A calm order' }).waitFor()
  yield { name: 'a text, unfolded', page }
  yield* newsletterScreens(guide)
  await page.goto('/there-is-no-such-page')
  yield { name: 'no page here', page }
  await page.goto('/help-now')
  yield { name: 'help now, no country', page }
  await page.getByRole('combobox', { name: 'Where you are' }).selectOption({ label: 'Germany' })
  await page.getByRole('button', { name: 'Show this number' }).click()
  await page.getByText('For people in Germany.').first().waitFor()
  yield { name: 'help now, a country', page }
  await home.setUp({ region: 'GB', lines: [listeningLine], outsideContact: 'Ada, at the library' })
  await page.goto('/help-now')
  yield { name: 'help now, with lines', page }
  await page.goto('/help-now?region=NL')
  await page.getByText('We have dialled no line in the Netherlands yet.').waitFor()
  yield { name: 'help now, a country without lines', page }
  await page.goto('/help-now')
  await page.getByRole('link', { name: 'Slow down with me' }).click()
  yield { name: 'breathing', page }
  await page.getByRole('link', { name: 'Show a moving circle' }).click()
  await page.getByRole('link', { name: 'Stop the moving circle' }).waitFor()
  yield { name: 'breathing, with a circle', page }
  await home.setUp({})
  await page.goto('/app')
  await page.getByRole('heading', { name: 'Notes' }).waitFor()
  yield { name: 'the app, locked', page }
}

/** Somebody asks for news by mail, says yes, looks at their own page, and stops. */
async function* newsletterScreens({ home, guest: { page }, words }: Guide): AsyncGenerator<Stop> {
  await page.goto('/newsletter')
  await page.getByText('If others see your mail').click()
  yield { name: 'news by mail', page }
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill(mailOf(words('an address')))
  const seems = { from: words('a sender of letters'), about: words('a subject of letters') }
  await page.getByRole('textbox', { name: 'Who it seems to be from' }).fill(seems.from.slice(0, 40))
  await page
    .getByRole('textbox', { name: 'What it seems to be about' })
    .fill(seems.about.slice(0, 40))
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await page.getByText('Choose one thing at least.').waitFor()
  yield { name: 'news by mail, nothing chosen', page }
  await page.getByRole('checkbox', { name: 'News of this place' }).check()
  const before = home.mail.mails.length
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  yield { name: 'news by mail, asked', page }
  const key = await keyOfMail(home, before)
  await page.goto(`/newsletter/yes?key=${key}`)
  yield { name: 'news by mail, yes', page }
  await page.getByRole('button', { name: 'Yes, write to me' }).click()
  await page.getByRole('heading', { name: 'It begins' }).waitFor()
  yield { name: 'news by mail, begun', page }
  await page.goto(`/newsletter/own?key=${key}`)
  yield { name: 'news by mail, one’s own page', page }
  await page.getByRole('button', { name: 'Stop, and forget my address' }).click()
  await page.getByRole('heading', { name: 'It has stopped' }).waitFor()
  yield { name: 'news by mail, stopped', page }
  await page.goto(`/newsletter/own?key=${key}`)
  yield { name: 'news by mail, the link is over', page }
}
