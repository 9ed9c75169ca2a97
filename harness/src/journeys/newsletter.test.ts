import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { textOfMail } from '../../../server/src/mail/mail-sink.fixture.ts'
import { goTo } from '../web/arrive.ts'
import { comeAsSteward } from '../web/care.ts'
import { fillGathering } from '../web/gatherings.ts'
import { keyOfMail } from '../web/newsletter.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const to = 'ada@mail.example'

test('Ada asks for news by mail without a script, reads a letter, and stops with one press', async () => {
  await using home = await openWebHouse()
  await home.setUp({ name: 'Lantern Street', admission: 'open' })
  const { page, broken } = await home.visitor({ javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('link', { name: 'News by mail' }).click()
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill(to)
  await page.getByRole('radio', { name: 'As it comes' }).check()
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  const key = await keyOfMail(home, 0)
  await page.goto(`/newsletter/yes?key=${key}`)
  await page.getByRole('button', { name: 'Yes, write to me' }).click()
  await page.getByRole('heading', { name: 'It begins' }).waitFor()

  await sendLetter(home)
  await expect.poll(() => home.mail.mails.length).toBe(2)
  const letter = textOfMail(home.mail.mails[1])
  expect(letter).toContain('Subject: The garden is open')
  expect(letter).toContain('From Monday on.')
  await page.goto('/newsletter')
  await page.getByRole('link', { name: 'The garden is open' }).click()
  await page.getByText('From Monday on.').waitFor()

  await page.goto(`/newsletter/own?key=${key}`)
  await page.getByRole('radio', { name: 'Once a month' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  expect(await page.getByRole('radio', { name: 'Once a month' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Stop, and forget my address' }).click()
  await page.getByRole('heading', { name: 'It has stopped' }).waitFor()
  await page.goto(`/newsletter/own?key=${key}`)
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
  expect(broken).toEqual([])
})

/** Mina is the steward who writes. */
async function sendLetter(home: WebHouse): Promise<void> {
  const page = await comeAsSteward(home, 'Mina')
  await page.getByRole('link', { name: 'News by mail' }).click()
  await page.getByRole('button', { name: 'Write a letter' }).click()
  await page.getByRole('textbox', { name: 'Its subject' }).fill('The garden is open')
  await page.getByRole('textbox', { name: 'The letter' }).fill('From Monday on.')
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await page.getByText('Kept. Only stewards and editors see it.').waitFor()
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByRole('button', { name: 'Send it' }).click()
  await page.getByText('It will go. Until then you can take it back.').waitFor()
  home.clock.moveTo(home.clock.now() + 11 * 60_000)
  await home.send()
}

test('Mina lets what is new go by itself, sees it before, keeps one back, and Ada reads the other in her language', async () => {
  await using home = await openWebHouse()
  const mina = await comeAsSteward(home, 'Mina')
  await mina.getByRole('link', { name: 'News by mail' }).click()
  await mina.getByRole('button', { name: 'Send what is new by itself' }).click()
  await mina.getByRole('button', { name: 'Turn it on' }).click()
  await mina.getByText('It is on. What is here already is not sent.').waitFor()
  const { page: ada, broken } = await home.visitor({ javaScriptEnabled: false })
  await ada.goto('/es/newsletter')
  await ada.getByRole('textbox', { name: 'Tu dirección de correo' }).fill(to)
  await ada.getByRole('checkbox', { name: 'Encuentros' }).check()
  await ada.getByRole('radio', { name: 'Según lleguen' }).check()
  await ada.getByRole('button', { name: 'Pedirlo' }).click()
  const key = await keyOfMail(home, 0)
  await ada.goto(`/es/newsletter/yes?key=${key}`)
  await ada.getByRole('button', { name: 'Sí, quiero recibirlos' }).click()
  await ada.getByRole('heading', { name: 'Ya empieza' }).waitFor()

  for (const title of ['Soup together', 'Kept back by Mina']) await showGathering(mina, title)
  await home.send()
  await goTo(mina, 'Care')
  await mina.getByRole('link', { name: 'News by mail' }).click()
  await mina.getByRole('button', { name: 'Keep “Kept back by Mina” back' }).click()
  await mina.getByText('Kept back. It goes to nobody.').waitFor()
  await mina.getByText('In English').click()
  const letter = mina.getByText('A new gathering')
  await letter.waitFor()
  expect(await letter.innerText()).toContain('Soup together')
  home.clock.moveTo(home.clock.now() + 4 * 3_600_000)
  await home.send()
  await expect.poll(() => home.mail.mails.length).toBe(2)
  const mail = textOfMail(home.mail.mails[1])
  expect(mail).toContain('Un nuevo encuentro (ingl')
  expect(mail).toContain('Soup together')
  expect(mail).toContain('Lantern Street 4')
  expect(mail).not.toContain('Kept back')
  const link = /https?:\/\/[^/\s]+(?<path>\/es\/gatherings\/\S+)/u.exec(mail)?.groups?.['path']
  await ada.goto(link ?? '')
  await ada.getByRole('heading', { name: 'Soup together' }).waitFor()
  expect(broken).toEqual([])
})

async function showGathering(page: Page, title: string): Promise<void> {
  await goTo(page, 'Care')
  await page.getByRole('link', { name: 'Gatherings' }).click()
  await page.getByRole('button', { name: 'Write a gathering' }).click()
  await fillGathering(page, { title, seats: '5' })
  await page.getByRole('button', { name: 'Show it to everybody' }).click()
  await page.getByRole('button', { name: 'Show it', exact: true }).click()
  await page.getByText('Everybody can read it now.').waitFor()
  await page.getByRole('button', { name: 'Close it' }).click()
}
