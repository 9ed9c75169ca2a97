import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  arrive,
  atToday,
  deleteEverything,
  openMe,
  signInByKit,
  signInByPassphrase,
  signOut,
  somebody
} from '../web/arrive.ts'
import {
  acknowledge,
  beginBond,
  changeWords,
  openAgreement,
  openTalk,
  readSixWords,
  sayItIsThem,
  sayYes,
  send,
  takeBack,
  talkWith,
  wordsIn,
  write
} from '../web/bond.ts'
import { takeOn } from '../web/care.ts'
import { smallPhone } from '../web/looks.ts'
import { openWebHouse } from '../web/web-house.ts'

test('Mina sets up a place, invites Tomas, and they live through what two people can do', async () => {
  await using home = await openWebHouse()
  // He has a small phone.
  const [hers, his] = [await home.visitor(), await home.visitor({ viewport: smallPhone })]
  const [mina, tomas] = [somebody('Mina'), somebody('Tomas')]
  const [her, him] = [hers.page, his.page]

  await setUpPlace(her, await home.makeStewardLink())
  await arrive(her, mina)
  await takeOn(her, 'Mina')

  // Tomas reads who invites him, and what it means, before there is any account.
  const link = await beginBond(her, { purpose: 'An evening word', pace: 'Slowly', note: 'Hi you' })
  await him.goto(link)
  await him.getByRole('heading', { name: 'Mina would like you beside them' }).waitFor()
  for (const text of ['An evening word', 'Slowly', 'Hi you', 'What a yes means']) {
    await him.getByText(text).waitFor()
  }
  expect(him.url()).toBe(`${home.address}/i`)
  await him.getByRole('button', { name: 'Yes, I’d like that' }).click()
  await him.getByText('You are coming in to be beside Mina.').waitFor()
  await arrive(him, tomas)
  await him.getByRole('heading', { name: 'Mina', level: 1 }).waitFor()

  // She is asked whether it is him before she can write.
  await her.getByRole('heading', { name: 'Tomas opened your link. Is it them?' }).waitFor()
  expect(await her.getByRole('textbox').count()).toBe(0)
  await sayItIsThem(her)

  await write(her, 'Tomas', 'Good evening, Tomas')
  await wordsIn(him, 'Mina', 'Good evening, Tomas').waitFor()
  await write(him, 'Mina', 'Good evening to you')
  await wordsIn(her, 'Tomas', 'Good evening to you').waitFor()
  await her.getByText('Only you and Tomas can see this').waitFor()

  // Words with a note are folded by it for whoever reads, until they open them.
  await her.getByRole('button', { name: 'Add a note: about…' }).click()
  await her.getByRole('checkbox', { name: 'medical care' }).check()
  await send(her, 'Tomas', 'The results came today')
  const folded = talkWith(him, 'Mina').getByRole('button', { name: /^About: medical care/u })
  await folded.waitFor()
  expect(await him.getByText('The results came today').count()).toBe(0)
  await folded.click()
  await him.getByText('The results came today').waitFor()

  await acknowledge(him, 'Mina', 'The results came today')
  await her.getByText('Tomas: “I hear you.”').waitFor()

  await changeWords(him, 'Mina', { from: 'Good evening to you', to: 'Good evening to you both' })
  await wordsIn(her, 'Tomas', 'Good evening to you both').getByText('changed later').waitFor()
  await write(him, 'Mina', 'This was not for here')
  await wordsIn(her, 'Tomas', 'This was not for here').waitFor()
  await takeBack(him, 'Mina', 'This was not for here')
  await wordsIn(her, 'Tomas', 'Tomas took words back.').waitFor()
  for (const page of [her, him]) {
    expect(await page.getByText('This was not for here').count()).toBe(0)
  }

  await openAgreement(him, 'Mina')
  await him.getByRole('button', { name: 'Change it' }).click()
  await him.getByRole('textbox', { name: 'Our pace' }).fill('On Sundays')
  await him.getByRole('button', { name: 'Save' }).click()
  await her.getByText('On Sundays').waitFor()

  // Each reads the same six words of the other that the other reads of themselves.
  const [hersSeen, hisSeen] = [await readSixWords(her, 'Tomas'), await readSixWords(him, 'Mina')]
  expect(hersSeen).toHaveLength(12)
  expect(hersSeen).toEqual([...hisSeen.slice(6), ...hisSeen.slice(0, 6)])
  await her.getByRole('button', { name: 'They are the same' }).click()
  await her.getByText('You have compared these words, and they were the same.').waitFor()

  await openTalk(him, 'Mina')
  await openAgreement(her, 'Tomas')
  await her.getByRole('button', { name: 'Pause', exact: true }).click()
  await her.getByRole('button', { name: 'Pause now' }).click()
  await him.getByText('Mina paused this. You can write again when they go on.').waitFor()
  expect(await him.getByRole('button', { name: 'Send' }).count()).toBe(0)
  await her.getByRole('button', { name: 'Go on again' }).click()
  await him.getByRole('button', { name: 'Send' }).waitFor()

  // Another computer, by passphrase, and a third one, by twelve words alone: everything is there.
  await signOut(her)
  const second = await home.visitor()
  await signInByPassphrase(second.page, mina)
  await seesHistory(second.page)
  expect(await second.page.getByText('Tomas: “I hear you.”').count()).toBe(1)
  const third = await home.visitor()
  await signInByKit(third.page, mina.kitWords)
  await seesHistory(third.page)
  await write(third.page, 'Tomas', 'From a third computer')
  await wordsIn(him, 'Mina', 'From a third computer').waitFor()
  await wordsIn(second.page, 'Tomas', 'From a third computer').waitFor()

  // Only the author of words ever has what was said back to them.
  const hisSecond = await home.visitor()
  await signInByKit(hisSecond.page, tomas.kitWords)
  await openTalk(hisSecond.page, 'Mina')
  await wordsIn(hisSecond.page, 'Mina', 'From a third computer').waitFor()
  expect(await hisSecond.page.getByText('“I hear you.”').count()).toBe(0)

  await openAgreement(second.page, 'Tomas')
  await second.page.getByRole('button', { name: 'End with last words' }).click()
  await second.page.getByRole('textbox', { name: 'Your last words' }).fill('Thank you for it all')
  await second.page.getByRole('button', { name: 'End it with these words' }).click()
  await wordsIn(him, 'Mina', 'Thank you for it all').waitFor()
  await him.getByText('This has ended. You can still read it here.').waitFor()

  const files = await takeOut(him)
  for (const text of ['Good evening, Tomas', 'Good evening to you both', 'Thank you for it all']) {
    expect(files.html).toContain(text)
    expect(files.json).toContain(text)
  }
  expect(files.html + files.json).not.toContain('This was not for here')

  await deleteEverything(him, tomas.passphrase)
  await signInByKit(him, tomas.kitWords)
  await him.getByText('These twelve words do not open a door here.').waitFor()

  for (const visitor of [hers, his, second, third, hisSecond]) expect(visitor.broken).toEqual([])
})

test('Tomas says yes and writes while Mina is away, and she finds him when she comes back', async () => {
  await using home = await openWebHouse()
  const [mina, tomas] = [somebody('Mina'), somebody('Tomas')]
  const [hers, his] = [await home.visitor(), await home.visitor()]
  const [her, him] = [hers.page, his.page]
  await her.goto('/come-in')
  await arrive(her, mina)
  await atToday(her)
  const link = await beginBond(her)
  await signOut(her)

  await sayYes(him, link)
  await arrive(him, tomas)
  await him.getByRole('heading', { name: 'Mina', level: 1 }).waitFor()
  await write(him, 'Mina', 'I am here already')
  await write(him, 'Mina', 'Take your time')
  await signOut(him)

  await signInByKit(her, mina.kitWords)
  await atToday(her)
  await her.getByRole('link', { name: /^Tomas/u }).click()
  await her.getByRole('heading', { name: 'Tomas opened your link. Is it them?' }).waitFor()
  await sayItIsThem(her)
  await wordsIn(her, 'Tomas', 'I am here already').waitFor()
  await wordsIn(her, 'Tomas', 'Take your time').waitFor()
  await write(her, 'Tomas', 'So good that you came')

  await signInByPassphrase(him, tomas)
  await openTalk(him, 'Mina')
  await wordsIn(him, 'Mina', 'So good that you came').waitFor()
  expect([...hers.broken, ...his.broken]).toEqual([])
})

async function setUpPlace(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('textbox', { name: 'What is this place called?' }).fill('Lantern Street')
  await page.getByRole('radio', { name: 'By invitation' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'This place is set up' }).waitFor()
  await page.getByRole('button', { name: 'Come in, and make my account' }).click()
}

async function seesHistory(page: Page): Promise<void> {
  await atToday(page)
  await openTalk(page, 'Tomas')
  for (const words of [
    'Good evening, Tomas',
    'Good evening to you both',
    'Tomas took words back.'
  ]) {
    await wordsIn(page, 'Tomas', words).waitFor()
  }
  await page.getByText('On Sundays').waitFor()
}

async function takeOut(page: Page): Promise<{ readonly html: string; readonly json: string }> {
  await openMe(page, 'Take everything out')
  await page.getByText('A file stays on this device.').waitFor()
  await page.getByRole('button', { name: 'Make the files' }).click()
  const save = async (name: string) => {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name }).click()
    return await readFile(await (await coming).path(), 'utf8')
  }
  const html = await save('Save the page to read')
  return { html, json: await save('Save the file for other programs') }
}
