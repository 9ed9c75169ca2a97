import { request } from 'node:http'
import { DAY_MS } from '@beside/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMovedClock } from '../../../scripts/demo/moved-clock.ts'
import { arriveAs, inviteBy, type Person, personAt, wordsIn as wordsOf } from '../house.ts'
import { openMe, signInByKit, takeKit } from '../web/arrive.ts'
import { beginBond, openTalk, send, wordsIn } from '../web/bond.ts'
import { comeAsMina, comeWithSam } from '../web/company.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const clock = openMovedClock()
let home: WebHouse
beforeAll(async () => {
  // The house lives eight days ago at first, so that a link can grow old.
  clock.moveTo(Date.now() - 8 * DAY_MS)
  home = await openWebHouse({ clock })
})
afterAll(async () => await home[Symbol.asyncDispose]())

describe('A link', () => {
  test('that is cut short, unknown, closed, used or over is named, and says what to do next', async () => {
    const sam = await comeAsSam()
    const kim = personAt(home.address, 'Kim')
    await arriveAs(kim)
    const links = {
      'This link has been used.': await inviteBy(sam),
      'The person who made this link has closed it.': await inviteBy(sam),
      'This link was open for a while, and is closed now.': await inviteBy(sam)
    }
    const [used, closed] = Object.values(links)
    expect(await kim.acceptInvite(used?.fragment ?? '')).toMatchObject({ ok: true })
    expect(await sam.closeInvite(closed?.bondId ?? '')).toMatchObject({ ok: true })
    clock.comeHome()

    const { page, broken } = await home.visitor()
    for (const [name, { link }] of Object.entries(links)) {
      await page.goto(link)
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      expect(page.url()).toBe(`${home.address}/i`)
      await page.getByRole('button', { name: 'Use another link' }).waitFor()
    }
    const whole = links['This link has been used.'].link
    await page.getByRole('button', { name: 'Use another link' }).click()
    await page.getByRole('textbox', { name: 'The link' }).fill(whole.slice(0, -6))
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.getByRole('heading', { name: 'Part of this link is missing.' }).waitFor()
    await page.goto(`/i#${'A'.repeat(whole.split('#')[1]?.length ?? 0)}`)
    await page.getByRole('heading', { name: 'We do not know this link.' }).waitFor()
    await Promise.all([sam.leave(), kim.leave()])
    expect(broken).toEqual([])
  })

  test('that its maker opens says so, and stays open for the one it is for', async () => {
    const { her, hers } = await comeAsMina(home)
    const link = await beginBond(her)
    const sam = await comeAsSam()
    const own = await inviteBy(sam)
    // Signed in on a device of one's own, where a visit goes on: there it can be known whose it is.
    const page = await hers.anotherTab()
    await page.goto('/sign-in')
    await page.getByRole('radio', { name: 'With my twelve words' }).check()
    await page.getByRole('textbox', { name: 'Your twelve words' }).fill(sam.kitWords.join(' '))
    await page.getByRole('radio', { name: 'No, it is mine alone' }).check()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: /^How are you arriving/u }).waitFor()
    await page.goto(own.link)
    await page.getByRole('heading', { name: 'You made this link yourself.' }).waitFor()
    await page.goto(link)
    await page.getByRole('heading', { name: 'Mina would like you beside them' }).waitFor()
    await sam.leave()
    expect(hers.broken).toEqual([])
  })
})

describe('At the door', () => {
  test('a wrong passphrase and a mistyped word are said plainly, and what was typed stays', async () => {
    const { mina } = await comeAsMina(home)
    const { page } = await home.visitor()
    await page.goto('/sign-in')
    const name = page.getByRole('textbox', { name: 'Sign-in name' })
    await name.fill(mina.signInName)
    await page.getByRole('textbox', { name: 'Passphrase' }).fill('not what Mina would say')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This name and this passphrase do not belong together.').waitFor()
    await page.getByText('Nothing was lost.').waitFor()
    expect(await name.inputValue()).toBe(mina.signInName)

    await page.getByRole('radio', { name: 'With my twelve words' }).check()
    const field = page.getByRole('textbox', { name: 'Your twelve words' })
    await field.fill(mina.kitWords.with(6, 'lanterm').join('  ').toUpperCase())
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText(/^Word 7, “lanterm”, is not on the list/iu).waitFor()
    expect(await field.inputValue()).toMatch(/LANTERM/u)
    // Four letters of each word, in capitals, with more spaces than are needed.
    await field.fill(mina.kitWords.map((word) => word.slice(0, 4).toUpperCase()).join('   '))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: /^How are you arriving/u }).waitFor()
  })

  test('a passphrase that guessers try first is not taken, and the field says what would help', async () => {
    const { page } = await home.visitor()
    await page.goto('/come-in')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('textbox', { name: 'Nickname' }).fill('Mina Lantern')
    const field = page.getByRole('textbox', { name: 'Passphrase' })
    await field.fill('qwertyuiop123')
    await page.getByText('Many others chose this one too').waitFor()
    await page.getByRole('button', { name: 'Make my place' }).click()
    await page.getByText('This one could be guessed.').waitFor()
    await field.fill('mina lantern')
    await page.getByText('Short. A few more words would help.').waitFor()
    await field.fill('mina lantern keeps boats by a lake')
    await page.getByText('Strong.').waitFor()
    expect(await page.getByText('This one could be guessed.').count()).toBe(0)
  })

  test('whoever comes over plain HTTP from another machine reads why nothing is shown', async () => {
    for (const host of ['192.168.1.20:8470', 'beside.example', 'rebound.example:8470']) {
      const { status, text } = await askAs(host)
      expect(status).toBe(403)
      expect(text).toContain('You reached it over a plain connection.')
      expect(text).toContain('ask them for the one that begins with https.')
      expect(text).not.toContain('<script')
    }
  })
})

describe('In a conversation', () => {
  test('a megabyte that is pasted stays in the field, and nothing of it is cut', async () => {
    const { her, sam } = await comeWithSam(home)
    const field = her.getByRole('textbox', { name: 'Write to Sam' })
    const letters = 'All at once. '.repeat(80_000)
    await field.fill(letters)
    await her.getByText(/letters more than fits. Nothing is cut./u).waitFor()
    await her.getByRole('button', { name: 'Send' }).click()
    await her.getByText('This is more than one message can hold.').waitFor()
    expect((await field.inputValue()).length).toBe(letters.length)
    await field.fill('In parts, then')
    await her.getByRole('button', { name: 'Send' }).click()
    await wordsIn(her, 'Sam', 'In parts, then').waitFor()
    await sam.leave()
  })

  test('faces, families and words from right to left come as they were written', async () => {
    const { her, sam, bondId, hers } = await comeWithSam(home)
    const words = 'مساء الخير 👩🏽‍👩🏼‍👧 שלום e\u0301 ﷺ'
    await send(her, 'Sam', words)
    await sam.sees('the words', (view) => wordsOf(view).includes(words))
    await sam.say({ talkId: bondId, text: `${words} <b>&amp;</b>`, notes: [] })
    const item = wordsIn(her, 'Sam', '<b>&amp;</b>')
    await item.waitFor()
    const text = item.getByText('<b>&amp;</b>')
    expect(await text.innerText()).toBe(`${words} <b>&amp;</b>`)
    expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    await sam.leave()
    expect(hers.broken).toEqual([])
  })
})

test('After "someone may have my device", an old session, kit and passphrase open nothing new', async () => {
  const { her, sam, bondId, mina } = await comeWithSam(home)
  const old = { words: mina.kitWords, passphrase: mina.passphrase, name: mina.signInName }
  const thief = await home.visitor()
  await signInByKit(thief.page, old.words)
  await openTalk(thief.page, 'Sam')
  await wordsIn(thief.page, 'Sam', 'Good evening').waitFor()

  await openMe(her, 'Someone may have my device or passphrase')
  await her.getByRole('textbox', { name: /^Your passphrase now/u }).fill(old.words.join(' '))
  await her
    .getByRole('textbox', { name: 'Your new passphrase' })
    .fill('another lantern every night')
  await her.getByRole('button', { name: 'Change everything now' }).click()
  await takeKit(her, mina)
  await openTalk(her, 'Sam')
  await send(her, 'Sam', 'Only for you, Sam')
  await sam.sees('her words', (view) => wordsOf(view).includes('Only for you, Sam'))
  await sam.say({ talkId: bondId, text: 'Only for Mina', notes: [] })
  await wordsIn(her, 'Sam', 'Only for Mina').waitFor()

  // The page that the thief had open loses its composer by itself, and nothing new came to it.
  await thief.page.getByRole('button', { name: 'Send' }).waitFor({ state: 'detached' })
  const asked = await thief.context.request.get('/api/session')
  expect(asked.status()).toBe(401)
  expect(await thief.page.getByText(/Only for/u).count()).toBe(0)
  const again = (await home.visitor()).page
  await signInByKit(again, old.words)
  await again.getByText('These twelve words do not open a door here.').waitFor()
  await again.getByRole('radio', { name: 'With my passphrase' }).check()
  await again.getByRole('textbox', { name: 'Sign-in name' }).fill(old.name)
  await again.getByRole('textbox', { name: 'Passphrase' }).fill(old.passphrase)
  await again.getByRole('button', { name: 'Sign in' }).click()
  await again.getByText('This name and this passphrase do not belong together.').waitFor()
  await sam.leave()
})

async function comeAsSam(): Promise<Person> {
  const sam = personAt(home.address, 'Sam', { now: () => clock.now() })
  await arriveAs(sam)
  return sam
}

type Answer = { readonly status: number | undefined; readonly text: string }

/** Asks as a browser elsewhere would, by a name of the server that is not its own. */
async function askAs(host: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const asking = request(home.address, { headers: { host } }, (reply) => {
    let text = ''
    reply.setEncoding('utf8')
    reply.on('data', (part: string) => (text += part))
    reply.on('end', () => resolve({ status: reply.statusCode, text }))
  })
  asking.on('error', reject)
  asking.end()
  return await promise
}
