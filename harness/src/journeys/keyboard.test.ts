import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arriveAs, inviteBy, type Person, personAt, wordsIn as wordsOf } from '../house.ts'
import { atToday, somebody, type Somebody } from '../web/arrive.ts'
import { talkWith, wordsIn } from '../web/bond.ts'
import { pressOn, readFocus, tabTo, typeInto, typeOver } from '../web/keys.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

/** A laptop at 200 %: what has the focus must come out from under both bars. */
const viewport = { width: 640, height: 400 }
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Mina does everything with the keyboard alone, sees where she is, and is never moved', async () => {
  const { page, broken } = await home.visitor({ viewport })
  const mina = somebody('Mina')
  await page.goto('/')
  await pressOn(page, 'Come in')
  await comesIn(page, mina)
  await atToday(page)
  const { sam, bondId } = await invitesSam(page)
  await writesAndAnswers(page, sam, bondId)
  await changesTheirBond(page, sam)
  await takesEverythingOut(page)

  await pressOn(page, 'Today')
  await atToday(page)
  await pressOn(page, 'Sign out')
  await page.getByRole('heading', { name: 'Nobody has to carry it alone' }).waitFor()
  await pressOn(page, 'I have been here before')
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
  await tabTo(page, 'With my passphrase')
  await page.keyboard.press('ArrowRight')
  await typeInto(page, 'Your twelve words', mina.kitWords.join(' '))
  await pressOn(page, 'Sign in')
  await atToday(page)
  await openMe(page, 'Delete everything')
  await pressOn(page, 'Delete everything')
  await typeInto(page, /^Your passphrase now/u, mina.kitWords.join(' '))
  await pressOn(page, 'Delete it all')
  await page.getByRole('heading', { name: 'Nobody has to carry it alone' }).waitFor()
  await sam.leave()
  expect(broken).toEqual([])
})

test('Tomas opens a link, says yes and comes in with the keyboard alone', async () => {
  const sam = personAt(home.address, 'Sam')
  await arriveAs(sam)
  const { link } = await inviteBy(sam, { agreement: { purpose: 'An evening word', pace: '' } })
  const { page, broken } = await home.visitor({ viewport })
  await page.goto(link)
  await page.getByRole('heading', { name: 'Sam would like you beside them' }).waitFor()
  await pressOn(page, 'Yes, I’d like that')
  await comesIn(page, somebody('Tomas'))
  await page.getByRole('heading', { name: 'Sam', level: 1 }).waitFor()
  await sam.leave()
  expect(broken).toEqual([])
})

test('A dialog closes with Escape, gives the focus back, and lets Tab go on to Exit', async () => {
  const { page } = await home.visitor({ viewport })
  await page.goto(await home.makeStewardLink())
  await page.getByRole('heading', { level: 1 }).waitFor()
  await pressOn(page, 'Begin')
  await pressOn(page, 'Add a line')
  await pressOn(page, 'Take this line away')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, 'Exit')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(async () => (await readFocus(page)).name).toBe('Take this line away')
})

test('Coming back to the tab asks nobody, so that the server does not read when that is', async () => {
  const { page, asked } = await home.visitor()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await page.evaluate(async () => {
    dispatchEvent(new FocusEvent('focus'))
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    // Asked last, so that whatever else was asked for is known.
    await fetch('/healthz')
  })
  await expect.poll(() => asked.some((url) => url.endsWith('/healthz'))).toBe(true)
  expect(asked.filter((url) => url.includes('version.json'))).toEqual([])
})

async function comesIn(page: Page, person: Somebody): Promise<void> {
  await page.getByRole('heading', { name: 'Before you come in' }).waitFor()
  await pressOn(page, 'Go on', 'Space')
  await typeInto(page, 'Nickname', person.nickname)
  await typeInto(page, 'Passphrase', person.passphrase)
  await pressOn(page, 'Make my place')
  await page.getByRole('heading', { name: 'Your way back in' }).waitFor()
  const list = page.getByRole('list', { name: 'Your twelve words' })
  person.kitWords = await list.getByRole('listitem').allInnerTexts()
  await pressOn(page, 'I have them')
  for (let asked = 0; asked < 2; asked += 1) {
    await tabTo(page, /^Word \d+$/u)
    const position = Number((await readFocus(page)).name.replace('Word ', ''))
    await page.keyboard.insertText(person.kitWords[position - 1] ?? '')
  }
  await pressOn(page, 'Done')
}

async function invitesSam(page: Page): Promise<{ readonly sam: Person; readonly bondId: string }> {
  await pressOn(page, /^Invite someone/u)
  await page.getByRole('heading', { name: 'Invite someone' }).waitFor()
  await typeInto(page, 'What you hope for', 'An evening word')
  await pressOn(page, 'Go on')
  await page.getByRole('heading', { name: 'Before the link is made' }).waitFor()
  await pressOn(page, 'Make the link')
  const link = await page.getByRole('textbox', { name: 'The link' }).inputValue()
  const sam = personAt(home.address, 'Sam')
  await arriveAs(sam)
  const accepted = await sam.acceptInvite(link.split('#')[1] ?? '')
  if (!accepted.ok) throw new Error(accepted.reason)
  const { bondId } = accepted.value
  await sam.openTalk(bondId)
  await page.getByRole('heading', { name: 'Sam opened your link. Is it them?' }).waitFor()
  await pressOn(page, 'Yes, it is them')
  await page.getByRole('button', { name: 'Send' }).waitFor()
  return { sam, bondId }
}

async function writesAndAnswers(page: Page, sam: Person, bondId: string): Promise<void> {
  await typeInto(page, 'Write to Sam', 'Typed without a mouse')
  await pressOn(page, 'Send')
  await wordsIn(page, 'Sam', 'Typed without a mouse').waitFor()

  await pressOn(page, /More about your words$/u)
  await pressOn(page, 'Change the words')
  await expect.poll(async () => (await readFocus(page)).name).toBe('Your words')
  await typeOver(page, 'Typed with ten fingers')
  await pressOn(page, 'Save')
  await wordsIn(page, 'Sam', 'Typed with ten fingers').getByText('changed later').waitFor()

  // New words are told once and politely; the focus, and what is being typed, stay where they are.
  await typeInto(page, 'Write to Sam', 'Half a sent')
  await sam.say({ talkId: bondId, text: 'Words that come meanwhile', notes: [] })
  await wordsIn(page, 'Sam', 'Words that come meanwhile').waitFor()
  await page.getByRole('status').filter({ hasText: 'New words from Sam' }).waitFor()
  expect((await readFocus(page)).name).toBe('Write to Sam')
  await page.keyboard.insertText('ence')
  const field = page.getByRole('textbox', { name: 'Write to Sam' })
  expect(await field.inputValue()).toBe('Half a sentence')

  await pressOn(page, /Respond to Sam$/u)
  await pressOn(page, "You're not alone")
  await talkWith(page, 'Sam').getByText("You: “You're not alone.”").waitFor()

  await pressOn(page, /More about your words$/u)
  await pressOn(page, 'Take back')
  await pressOn(page, 'Take them back')
  await wordsIn(page, 'Sam', 'You took words back.').waitFor()

  // A note, chosen by keys, folds the words for whoever reads.
  await pressOn(page, 'Add a note: about…')
  await pressOn(page, 'medical care', 'Space')
  await pressOn(page, 'Send')
  await pressOn(page, /^About: medical care/u)
  await wordsIn(page, 'Sam', 'Half a sentence').waitFor()
}

async function changesTheirBond(page: Page, sam: Person): Promise<void> {
  await openAgreement(page)
  await pressOn(page, 'Change it')
  await typeInto(page, 'Our pace', 'On Sundays')
  await pressOn(page, 'Save')
  await page.getByText('Saved. You both see it now.').waitFor()
  await pressOn(page, 'Compare six words')
  await page.getByRole('heading', { name: 'My six words' }).waitFor()
  await pressOn(page, 'They are the same')
  await page.getByText('You have compared these words, and they were the same.').waitFor()
  await pressOn(page, 'Back to the conversation')
  await openAgreement(page)
  await pressOn(page, 'Pause')
  await pressOn(page, 'Pause now')
  await sam.sees('the pause', ({ people }) => people[0]?.state === 'paused')
  await pressOn(page, 'Go on again')
  await sam.sees('that it goes on', ({ people }) => people[0]?.state === 'together')
  await pressOn(page, 'End with last words')
  await typeInto(page, 'Your last words', 'Thank you for it all')
  await pressOn(page, 'End it with these words')
  await sam.sees('the last words', (view) => wordsOf(view).includes('Thank you for it all'))
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
  await pressOn(page, /^Sam\b/u)
  await page.getByText('This has ended. You can still read it here.').waitFor()
}

async function openAgreement(page: Page): Promise<void> {
  await pressOn(page, 'Our agreement')
  await page.getByRole('heading', { name: 'Our agreement' }).waitFor()
}

async function takesEverythingOut(page: Page): Promise<void> {
  await openMe(page, 'Take everything out')
  await pressOn(page, 'Make the files')
  await page.getByRole('link', { name: 'Save the page to read' }).waitFor()
  const coming = page.waitForEvent('download')
  await pressOn(page, 'Save the page to read')
  await coming
}

async function openMe(page: Page, name: string): Promise<void> {
  await pressOn(page, 'Today')
  await atToday(page)
  await pressOn(page, 'Me and this device')
  await page.getByRole('heading', { name: 'Me and this device' }).waitFor()
  await pressOn(page, name)
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}
