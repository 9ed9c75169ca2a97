import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arriveAs, type Person, personAt, wordsIn as wordsOf } from '../house.ts'
import { arrive, goTo, signOut, somebody } from '../web/arrive.ts'
import { beginBond, openAgreement, openTalk, send, talkWith, wordsIn, write } from '../web/bond.ts'
import { takeOn } from '../web/care.ts'
import { comeAsMina, comeWithSam } from '../web/company.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const records = '**/api/spaces/*/records'
const notSent = 'You had written this. It was not sent. You can copy it.'
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

describe('Words that Mina types while a save is running stay', () => {
  test('in her notes and in her plan, and the next save has them', async () => {
    const { her, hers } = await comeAsMina(home)
    await goTo(her, 'My net')
    await her.getByRole('button', { name: 'Write my plan' }).click()
    const step = field(her, 'One thing I want to remember')
    await step.fill('The lake')
    await whileSaving(hers, button(her, 'Save my plan'), () => step.fill('The lake in October'))
    await button(her, 'Save my plan', { isReady: true }).waitFor()
    expect(await step.inputValue()).toBe('The lake in October')
    await button(her, 'Save my plan').click()
    await her.getByText('The lake in October').waitFor()

    await her.getByRole('link', { name: 'Open my notes' }).click()
    const notes = field(her, 'My notes')
    await notes.fill('A long evening')
    await whileSaving(hers, button(her, 'Save'), () => notes.fill('A long evening, and a walk'))
    await button(her, 'Save', { isReady: true }).waitFor()
    await her.getByText('Not saved yet.').waitFor()
    expect(await notes.inputValue()).toBe('A long evening, and a walk')
    expect(await her.getByText('You also saved these notes').count()).toBe(0)
    await button(her, 'Save').click()
    await her.getByText(/^Saved a moment ago/u).waitFor()
    expect(await notes.inputValue()).toBe('A long evening, and a walk')
    expect(hers.broken).toEqual([])
  })

  test('in the agreement, in a message that she changes, and in a new one', async () => {
    const { her, hers, sam } = await comeWithSam(home)
    await openAgreement(her, 'Sam')
    await her.getByRole('button', { name: 'Change it' }).click()
    await field(her, 'Our pace').fill('On Sundays')
    await whileSaving(hers, button(her, 'Save'), () =>
      field(her, 'Our pace').fill('On Sundays, after lunch')
    )
    await button(her, 'Save', { isReady: true }).waitFor()
    expect(await field(her, 'Our pace').inputValue()).toBe('On Sundays, after lunch')
    await button(her, 'Save').click()
    await her.getByText('Saved. You both see it now.').waitFor()

    await openTalk(her, 'Sam')
    await write(her, 'Sam', 'First words')
    await changeWords(her, 'First words')
    const change = field(her, 'Your words')
    await change.fill('Second words')
    await whileSaving(hers, button(her, 'Save'), () => change.fill('Second words, and a third'))
    await sam.sees('the change', (view) => wordsOf(view).includes('Second words'))
    await talkWith(her, 'Sam').getByText('changed later').waitFor()
    expect(await change.inputValue()).toBe('Second words, and a third')
    await button(her, 'Save').click()
    await wordsIn(her, 'Sam', 'Second words, and a third').getByText('changed later').waitFor()

    // In one breath, so that no answer can come between the press and what is typed after it.
    const message = field(her, 'Write to Sam')
    await message.fill('Good night')
    await button(her, 'Send').evaluate((send) => {
      if (send instanceof HTMLElement) send.click()
      const typed = document.querySelector('[data-composer] textarea')
      if (!(typed instanceof HTMLTextAreaElement)) return
      typed.value = 'Good night, and until Sunday'
      typed.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await sam.sees('her words', (view) => wordsOf(view).includes('Good night'))
    await wordsIn(her, 'Sam', 'Good night').waitFor()
    expect(await message.inputValue()).toBe('Good night, and until Sunday')
    await sam.leave()
    expect(hers.broken).toEqual([])
  })
})

test('What Mina typed stays to be copied when Sam pauses, and when he ends what they had', async () => {
  const { her, hers, sam, bondId } = await comeWithSam(home)
  await field(her, 'Write to Sam').fill('Half a sentence')
  await sam.pauseBond(bondId)
  await her.getByText(notSent).waitFor()
  await her.getByText('Half a sentence').waitFor()
  await sam.resumeBond(bondId)
  await field(her, 'Write to Sam').waitFor()
  expect(await field(her, 'Write to Sam').inputValue()).toBe('Half a sentence')

  await hers.context.route(records, (route) => route.abort())
  await send(her, 'Sam', 'Words on a weak line')
  await wordsIn(her, 'Sam', 'Words on a weak line')
    .getByText(/^Waiting. It goes out/u)
    .waitFor()
  await sam.pauseBond(bondId)
  await wordsIn(her, 'Sam', 'Words on a weak line')
    .getByText('Waiting until writing goes on.')
    .waitFor()
  await sam.resumeBond(bondId)
  await field(her, 'Write to Sam').fill('Never finished')
  await sam.endBond({ bondId, lastWords: '' })
  await her.getByText('This has ended. You can still read it here.').waitFor()
  await her.getByText(notSent).waitFor()
  await her.getByText('Never finished').waitFor()
  await her.getByText('Words on a weak line').waitFor()
  expect(await her.getByText(/^Waiting/u).count()).toBe(0)
  expect(await wordsIn(her, 'Sam', 'Words on a weak line').count()).toBe(0)
  expect(hers.broken).toEqual([])
})

test('Words that wait can be taken back before anybody has them', async () => {
  const { her, hers, sam, bondId } = await comeWithSam(home)
  await hers.context.route(records, (route) => route.abort())
  await send(her, 'Sam', 'Not after all')
  const item = wordsIn(her, 'Sam', 'Not after all')
  await item.getByRole('button', { name: 'Take back' }).click()
  await item.getByRole('button', { name: 'Take them back' }).click()
  await item.waitFor({ state: 'detached' })
  await hers.context.unroute(records)
  await write(her, 'Sam', 'But this')
  await sam.sees('her words', (view) => wordsOf(view).includes('But this'))
  await sam.say({ talkId: bondId, text: 'I read it', notes: [] })
  await wordsIn(her, 'Sam', 'I read it').waitFor()
  expect(wordsOf(sam.view())).not.toContain('Not after all')
  expect(hers.broken).toEqual([])
})

test('Leaving a form that was changed is asked twice, and one that was not is left at once', async () => {
  const { her, hers } = await comeAsMina(home)
  await goTo(her, 'My net')
  await button(her, 'Write my plan').click()
  await button(her, 'Leave it as it was').click()
  await button(her, 'Write my plan').click()
  await field(her, 'People I could tell').fill('My aunt')
  await button(her, 'Leave it as it was').click()
  await her.getByText('What you wrote here goes. Your plan stays as it was.').waitFor()
  await button(her, 'Go on writing').click()
  expect(await field(her, 'People I could tell').inputValue()).toBe('My aunt')
  await button(her, 'Leave it as it was').click()
  await her.getByRole('button', { name: 'Leave it', exact: true }).click()
  await button(her, 'Write my plan').waitFor()
  expect(hers.broken).toEqual([])
})

test('Signing out is asked twice while something is not saved or sent', async () => {
  const { her } = await comeAsMina(home)
  await her.getByRole('link', { name: /^Write for myself/u }).click()
  await field(her, 'My notes').fill('Not saved')
  await goTo(her, 'Today')
  await button(her, 'Sign out').click()
  await her.getByText('They go when you sign out.').waitFor()
  await button(her, 'Not now').click()
  await her.getByRole('link', { name: /^Write for myself/u }).click()
  expect(await field(her, 'My notes').inputValue()).toBe('Not saved')
  await button(her, 'Save').click()
  await her.getByText(/^Saved a moment ago/u).waitFor()
  await signOut(her)
})

describe('A look at Help now costs no words', () => {
  test('of a newcomer, and of an invitation', async () => {
    const { page } = await home.visitor()
    await page.goto('/come-in')
    await button(page, 'Go on').click()
    await field(page, 'Nickname').fill('Mina')
    await field(page, 'Passphrase').fill('seven quiet lanterns lit')
    await lookAtHelp(page)
    await button(page, 'Go on').click()
    expect(await field(page, 'Nickname').inputValue()).toBe('Mina')
    expect(await field(page, 'Passphrase').inputValue()).toBe('')

    const { her } = await comeAsMina(home)
    await goTo(her, 'People')
    await her.getByRole('link', { name: 'Invite someone' }).click()
    await her.getByRole('radio', { name: 'A peer' }).check()
    await field(her, 'A few words to them').fill('I thought of you')
    await lookAtHelp(her)
    expect(await field(her, 'A few words to them').inputValue()).toBe('I thought of you')
    expect(await her.getByRole('radio', { name: 'A peer' }).isChecked()).toBe(true)
    await button(her, 'Go on').click()
    await button(her, 'Make the link').click()
    await field(her, 'The link').waitFor()
    await goTo(her, 'People')
    await her.getByRole('link', { name: 'Invite someone' }).click()
    expect(await field(her, 'A few words to them').inputValue()).toBe('')
  })

  test('of a steward: taking it on, how the place is set up, and a role that is given', async () => {
    const { page } = await home.visitor()
    await page.goto(await home.makeStewardLink())
    await button(page, 'Begin').click()
    await button(page, 'Save').click()
    await button(page, 'Come in, and make my account').click()
    await arrive(page, somebody('Ines'))
    await field(page, 'The name you show').fill('Ines')
    await lookAtHelp(page)
    expect(await field(page, 'The name you show').inputValue()).toBe('Ines')
    await takeOn(page, 'Ines')
    await page.getByRole('link', { name: 'How this place is set up' }).click()
    await field(page, 'When is somebody here?').fill('On Sundays')
    await lookAtHelp(page)
    expect(await field(page, 'When is somebody here?').inputValue()).toBe('On Sundays')
    await goTo(page, 'Today')
    await button(page, 'Sign out').click()
    await page.getByText('They go when you sign out.').waitFor()
    await button(page, 'Not now').click()
    await goTo(page, 'Care')
    await page.getByRole('link', { name: 'Give somebody a role' }).click()
    await page.getByRole('radio', { name: /^Listener/u }).check()
    await field(page, 'What did you check?').fill('We met twice')
    await lookAtHelp(page)
    expect(await field(page, 'What did you check?').inputValue()).toBe('We met twice')
    expect(await page.getByRole('radio', { name: /^Listener/u }).isChecked()).toBe(true)
    // Another role that is begun from Care has a form of its own.
    await goTo(page, 'Care')
    await page.getByRole('link', { name: 'Ask for a second steward' }).click()
    expect(await field(page, 'What did you check?').inputValue()).toBe('')
    await page.getByRole('radio', { name: /^Listener/u }).check()
    expect(await field(page, 'What did you check?').inputValue()).toBe('We met twice')
  })

  test('of an agreement, of last words, and of a message that is being changed', async () => {
    const { her, hers, sam, bondId } = await comeWithSam(home)
    await openAgreement(her, 'Sam')
    await button(her, 'Change it').click()
    await field(her, 'Our pace').fill('On Sundays')
    await button(her, 'End with last words').click()
    await field(her, 'Your last words').fill('Thank you')
    await lookAtHelp(her)
    expect(await field(her, 'Our pace').inputValue()).toBe('On Sundays')
    await button(her, 'End with last words').click()
    expect(await field(her, 'Your last words').inputValue()).toBe('Thank you')

    await openTalk(her, 'Sam')
    await write(her, 'Sam', 'First words')
    await changeWords(her, 'First words')
    await field(her, 'Your words').fill('Second words')
    await lookAtHelp(her)
    expect(await field(her, 'Your words').inputValue()).toBe('Second words')
    await openAgreement(her, 'Sam')
    await sam.endBond({ bondId, lastWords: '' })
    await her.getByText(notSent).waitFor()
    await her.getByText('Thank you').waitFor()
    expect(await field(her, 'Our pace').inputValue()).toBe('On Sundays')
    expect(hers.broken).toEqual([])
  })
})

test('What Sam wrote before her yes is not called nothing', async () => {
  const { her } = await comeAsMina(home)
  const sam = personAt(home.address, 'Sam')
  const [link] = await Promise.all([beginBond(her), arriveAs(sam)])
  const accepted = await sam.acceptInvite(link.split('#')[1] ?? '')
  if (!accepted.ok) throw new Error(accepted.reason)
  await sam.say({ talkId: accepted.value.bondId, text: 'Here I am', notes: [] })
  await her.getByText('What they wrote shows once you say yes.').waitFor()
  expect(await her.getByText('No words yet').count()).toBe(0)
  await button(her, 'Yes, it is them').click()
  await wordsIn(her, 'Sam', 'Here I am').waitFor()
  await sam.leave()
})

test('When a session is ended elsewhere, Mina finds her drafts again, and nobody else does', async () => {
  const { her, mina, hers } = await comeWithSam(home)
  const kim = personAt(home.address, 'Kim')
  await arriveAs(kim)
  await field(her, 'Write to Sam').fill('Half a sentence')
  await goTo(her, 'Today')
  await her.getByRole('link', { name: 'Write for myself' }).click()
  await field(her, 'My notes').fill('A draft of Mina')
  await endSessionOf(mina, her)
  await signInHere(her, mina)
  await her.getByRole('link', { name: 'Write for myself' }).click()
  expect(await field(her, 'My notes').inputValue()).toBe('A draft of Mina')
  await openTalk(her, 'Sam')
  expect(await field(her, 'Write to Sam').inputValue()).toBe('Half a sentence')

  await endSessionOf(mina, her)
  await signInHere(her, kim)
  await her.getByRole('link', { name: /^Write for myself/u }).click()
  expect(await field(her, 'My notes').inputValue()).toBe('')
  await kim.leave()
  expect(hers.broken).toEqual([])
})

function field(page: Page, name: string): Locator {
  return page.getByRole('textbox', { name })
}

function button(page: Page, name: string, { isReady = false } = {}): Locator {
  return page.getByRole('button', { name, ...(isReady && { disabled: false }) })
}

/** Saves, and does something before the answer is there. */
async function whileSaving({ context }: Visitor, save: Locator, act: () => Promise<void>) {
  const asked = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  await context.route(records, async (route) => {
    asked.resolve()
    await held.promise
    await route.continue()
  })
  await save.click()
  await asked.promise
  await act()
  held.resolve()
  await context.unrouteAll({ behavior: 'wait' })
}

async function changeWords(page: Page, words: string): Promise<void> {
  const item = wordsIn(page, 'Sam', words)
  await item.getByRole('button', { name: /More/u }).click()
  await item.getByRole('button', { name: 'Change the words' }).click()
}

/** There and back, as one does it: by the link that is always there, and by Back. */
async function lookAtHelp(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Help now' }).first().click()
  await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  await page.goBack()
}

/** From another device, while this page shows Help now. */
async function endSessionOf(
  { signInName, passphrase }: Pick<Person, 'signInName' | 'passphrase'>,
  page: Page
): Promise<void> {
  const elsewhere = personAt(home.address, 'Mina, elsewhere')
  await elsewhere.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  await page.getByRole('link', { name: 'Help now' }).first().click()
  await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  await elsewhere.endOtherSessions()
  await page.getByRole('navigation', { name: 'Places' }).waitFor({ state: 'detached' })
  await elsewhere.leave()
}

/** In the page that is still there: loading it anew would forget everything anyway. */
async function signInHere(
  page: Page,
  { signInName, passphrase }: Pick<Person, 'signInName' | 'passphrase'>
): Promise<void> {
  await page.getByRole('link', { name: 'The Harbour' }).click()
  await page.getByRole('link', { name: 'I have been here before' }).click()
  await field(page, 'Sign-in name').fill(signInName)
  await field(page, 'Passphrase').fill(passphrase)
  await button(page, 'Sign in').click()
  await page.getByRole('navigation', { name: 'Places' }).waitFor()
  await goTo(page, 'Today')
}
