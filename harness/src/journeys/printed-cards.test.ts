import { afterAll, beforeAll, expect, test } from 'vitest'
import { personAt } from '../house.ts'
import { arrive, atToday, somebody } from '../web/arrive.ts'
import { comeAsSteward, readPrintedCodes } from '../web/care.ts'
import { smallPhone } from '../web/looks.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
  await home.setUp({ admission: 'invitation' })
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Ada prints cards: Bea comes in by a code typed on an old phone, Cem by the square, and a used card is told kindly', async () => {
  const her = await comeAsSteward(home, 'Ada')
  await her.getByRole('link', { name: 'Cards to come in with' }).click()
  await her.getByRole('combobox', { name: 'How many cards?' }).selectOption('One card')
  await her.getByRole('button', { name: 'Make the cards' }).click()
  const [one] = await readPrintedCodes(her)
  expect(one).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/u)
  await her.getByRole('button', { name: 'Put the cards away' }).click()
  await her.getByRole('button', { name: 'They are printed, put them away' }).click()
  await her.getByRole('combobox', { name: 'How many cards?' }).selectOption('8 cards, on one sheet')
  await her.getByRole('button', { name: 'Make the cards' }).click()
  const codes = await readPrintedCodes(her)
  expect(new Set([one, ...codes]).size).toBe(9)
  // A look at Help now costs none of them.
  await her.getByRole('link', { name: 'Help now' }).first().click()
  await her.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  await her.goBack()
  expect(await readPrintedCodes(her)).toEqual(codes)

  // Bea types as it comes, with a slip first: it is said at once, and what she typed stays.
  const beas = await home.visitor({ viewport: smallPhone })
  const bea = beas.page
  await bea.goto('/')
  await bea.getByRole('link', { name: 'I was invited' }).click()
  await bea.getByRole('link', { name: 'I have a card' }).click()
  const code = bea.getByRole('textbox', { name: 'The code' })
  const slip = one!.slice(0, -1) + (one!.endsWith('7') ? '8' : '7')
  await code.fill(slip)
  await bea.getByRole('button', { name: 'Go on' }).click()
  await bea.getByText('This is not quite the code of a card.').waitFor()
  expect(await code.inputValue()).toBe(slip)
  await code.fill(` ${one!.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o')}`)
  await bea.getByRole('button', { name: 'Go on' }).click()
  await bea.getByText('Your card lets you make a place here.').waitFor()
  await arrive(bea, somebody('Bea'))
  await atToday(bea)
  await bea.goto('/card')
  await bea.getByRole('heading', { name: 'Do you have a card?' }).waitFor()

  // Whoever finds that card after her is told what everybody is told, and may go on with another.
  const cems = await home.visitor()
  const cem = cems.page
  await cem.goto(`/card#${one}`)
  await cem.getByText('Your code is here already.').waitFor()
  expect(new URL(cem.url()).hash).toBe('')
  await cem.getByRole('button', { name: 'Go on' }).click()
  await cem.getByText('Your card lets you make a place here.').waitFor()
  await cem.getByRole('button', { name: 'Go on' }).click()
  await cem.getByRole('textbox', { name: 'Nickname' }).fill('Cem')
  await cem.getByRole('textbox', { name: 'Passphrase' }).fill(somebody('Cem').passphrase)
  await cem.getByRole('button', { name: 'Make my place' }).click()
  await cem.getByText('This card does not let anybody in now.').waitFor()
  expect(await cem.getByRole('textbox', { name: 'Nickname' }).inputValue()).toBe('Cem')
  await cem.getByRole('link', { name: 'Type another code' }).click()
  await cem.getByRole('textbox', { name: 'The code' }).fill(`${home.address}/card#${codes[0]}`)
  await cem.getByRole('button', { name: 'Go on' }).click()
  await arrive(cem, somebody('Cem'))
  await atToday(cem)

  // Ada takes all others back, without knowing how many there are.
  await her.getByRole('button', { name: 'Take back all unused cards' }).click()
  await her.getByRole('button', { name: 'Take them back' }).click()
  await her.getByText('Done. No card from before lets anybody in now.').waitFor()
  const dee = personAt(home.address, 'Dee')
  const came = await dee.arrive({
    nickname: 'Dee',
    shape: { form: 'leaf', colour: 'moss' },
    signInName: 'a name for dee',
    passphrase: dee.passphrase,
    device: 'shared',
    way: { by: 'card', code: codes[1]!.replaceAll('-', '') }
  })
  expect(came).toMatchObject({ ok: false, reason: 'not-admitted' })
  for (const { asked, broken } of [beas, cems]) {
    expect(broken).toEqual([])
    expect(asked.filter((url) => [one!, ...codes].some((held) => url.includes(held)))).toEqual([])
  }
})

test('On paper there are eight cards a sheet, on A4 and on letter, and nothing beside them', async () => {
  const her = await comeAsSteward(home, 'Eve')
  await her.getByRole('link', { name: 'Cards to come in with' }).click()
  await her.getByRole('combobox', { name: 'How many cards?' }).selectOption('16 cards, on 2 sheets')
  await her.getByRole('button', { name: 'Make the cards' }).click()
  const codes = await readPrintedCodes(her)
  expect(codes).toHaveLength(16)
  await her.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const full = await her.evaluate(() => document.body.innerText)
  for (const code of codes) expect(full).toContain(code)
  expect(full).toContain('The Harbour')
  expect(full).not.toMatch(/Exit|Help now|Print the cards|Care/u)
  await her.emulateMedia({ media: 'screen', colorScheme: null })
  await her.getByRole('radio', { name: 'Only the address and the code' }).check()
  await her.emulateMedia({ media: 'print' })
  const bare = await her.evaluate(() => document.body.innerText)
  expect(bare.split('\n').filter((line) => line.trim() !== '')).toEqual(
    codes.flatMap((code) => [`${new URL(home.address).host}/card`, code])
  )
  for (const format of ['A4', 'Letter']) {
    const pdf = (await her.pdf({ format, printBackground: false })).toString('latin1')
    expect([format, pdf.match(/\/Type \/Page\b(?!s)/gu)?.length]).toEqual([format, 2])
  }
})

test('A card says when nobody new can come in, and when the place closes', async () => {
  const { page } = await home.visitor()
  const code = '0000-0000-0000'
  const come = async () => {
    await page.goto(`/card#${code}`)
    await page.getByRole('button', { name: 'Go on' }).click()
  }
  await home.setUp({ admission: 'closed' })
  await come()
  await page.getByRole('heading', { name: 'Nobody new comes in right now' }).waitFor()
  const inDays = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  await home.setUp({ admission: 'invitation', closesOn: inDays(20) })
  await come()
  const notice = await page.getByText(/^This place closes on/u).innerText()
  expect(notice).toContain('From then on nobody writes here.')
  await home.setUp({ admission: 'invitation', closesOn: inDays(0) })
  await come()
  await page.getByRole('heading', { name: 'Nobody new comes in right now' }).waitFor()
  await home.setUp({ admission: 'invitation' })
})
