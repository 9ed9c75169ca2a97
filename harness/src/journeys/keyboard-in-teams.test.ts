import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arriveAs, personAt, type Person } from '../house.ts'
import { answerIn, isHeard, wishOf } from '../listening-place.ts'
import { beginSafetyTeam } from '../safety-team.ts'
import { prepareTwoStewards, putTwoStewards } from '../two-stewards.ts'
import { atToday, signInByKit } from '../web/arrive.ts'
import { walkerScript } from '../web/by-keyboard.ts'
import { comeWithSam } from '../web/company.ts'
import { chooseBy, pressOn, readFocus, tabTo, typeDay, typeInto } from '../web/keys.ts'
import { comeAsLea } from '../web/listening.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

/** A laptop at 200 %, on which no focus may fall away with what was pressed. */
const options = { viewport: { width: 640, height: 400 }, scripts: [walkerScript] }
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Lea listens with the keyboard alone: a shift, a yes, the conversation, being away, danger, the end', async () => {
  const lea = await comeAsLea(home)
  const { page, broken } = await signedIn(lea.kitWords)
  await pressOn(page, 'Be heard')
  await pressOn(page, 'I listen')
  await pressOn(page, 'What fits me')
  await pressOn(page, 'I also listen to people close to somebody', 'Space')
  await pressOn(page, 'Save')
  await page.getByText('Saved').waitFor()
  await pressOn(page, 'Begin a shift')
  await page.getByText(/^You are on a shift until/u).waitFor()
  await holdsFocus(page)

  const noor = personAt(home.address, 'Noor')
  await arriveAs(noor)
  await noor.lookAtTeams()
  const asked = await noor.askToBeHeard(wishOf())
  if (!asked.ok) throw new Error(asked.reason)
  const { bondId } = asked.value
  await pressOn(page, 'Say yes')
  await pressOn(page, 'Yes, I am there')
  await page.getByRole('heading', { name: 'N.', level: 1 }).waitFor()
  await isHeard(noor, bondId)
  await talks(page, noor, bondId)
  await isAway(page)
  await notesStep(page)
  await ends(page, noor, bondId)
  await noor.leave()
  expect(broken).toEqual([])
})

async function talks(page: Page, noor: Person, bondId: string): Promise<void> {
  await typeInto(page, 'Write to N.', 'I am glad you wrote.')
  await pressOn(page, 'Send')
  await noor.openTalk(bondId)
  const hasCome = ({ talk }: ReturnType<Person['view']>) =>
    talk?.items.some((one) => one.kind === 'words' && one.text === 'I am glad you wrote.') === true
  await noor.sees('her words', hasCome)
  await pressOn(page, 'I need a minute')
  await page.getByText('You said:', { exact: false }).first().waitFor({ state: 'attached' })
  await pressOn(page, 'Call a lead')
  await typeInto(page, 'A few words to them', 'May I ask somebody?')
  await pressOn(page, 'Ask them')
  await noor.sees('the question', ({ listening }) => listening.heard[bondId]?.asked !== null)
  await answerIn(noor, bondId, false)
  await page.getByText('They said no to what you asked.', { exact: false }).waitFor()
  await holdsFocus(page)
}

async function isAway(page: Page): Promise<void> {
  await pressOn(page, 'I will be away')
  await typeDay(page, 'Away until', new Date(Date.now() + 9 * 86_400_000))
  await pressOn(page, 'Tell them')
  await page.getByText('They read here that you are away until', { exact: false }).waitFor()
  await holdsFocus(page)
  await pressOn(page, 'I am back')
  const away = page.getByText('They read here that you are away until', { exact: false })
  await away.waitFor({ state: 'hidden' })
  await holdsFocus(page)
}

async function notesStep(page: Page): Promise<void> {
  await pressOn(page, 'When somebody is in danger')
  await page.getByRole('heading', { name: 'The five steps' }).waitFor()
  await chooseBy(page, 'Stay, and ask kindly')
  await typeInto(page, 'Who sees to it?', 'Lea')
  await typeInto(page, 'What you saw, and why this step', 'She sounded far away.')
  await chooseBy(page, /^No/u)
  await pressOn(page, 'Note this step')
  await page.getByText('Noted. Thank you for staying with it.').waitFor()
  await holdsFocus(page)
  await pressOn(page, 'Back to the conversation')
  await page.getByRole('button', { name: 'Send' }).waitFor()
}

async function ends(page: Page, noor: Person, bondId: string): Promise<void> {
  await pressOn(page, 'Let us come to an end')
  await pressOn(page, 'Yes, slowly')
  await page.getByText('You are coming to an end.', { exact: false }).waitFor()
  await holdsFocus(page)
  await pressOn(page, 'Say my last words')
  await typeInto(page, 'Your last words', 'Sleep well.')
  await pressOn(page, 'End with these words')
  await page.getByText('You said your last words.', { exact: false }).waitFor()
  await holdsFocus(page)
  await noor.endHeard({ bondId, lastWords: '' })
  await page.getByText('This conversation is over.', { exact: false }).waitFor()
  await pressOn(page, 'Back to “I listen”')
  await pressOn(page, 'End my shift')
  await pressOn(page, 'End it now')
  await pressOn(page, 'I have looked back')
  await page.getByText('You rest between shifts.', { exact: false }).waitFor()
  await holdsFocus(page)
}

test('Mina reports, and Sal reads, decides and puts it away, each with the keyboard alone', async () => {
  const sal = personAt(home.address, 'Sal')
  await arriveAs(sal)
  await beginSafetyTeam(home, sal)
  await sal.leave()
  const { hers, her, sam } = await comeWithSam(home, options)
  await pressOn(her, /Respond/u)
  await pressOn(her, 'Report or keep a copy')
  await her.getByRole('checkbox', { name: 'Sam: Good evening' }).waitFor()
  await pressOn(her, 'Go on')
  await chooseBy(her, 'Threats or harassment')
  await typeInto(her, 'In your own words, if you like', 'It frightens me.')
  await pressOn(her, 'Go on')
  await her.getByRole('heading', { name: 'This goes, and nothing else' }).waitFor()
  await pressOn(her, 'Send it')
  await her.getByRole('heading', { name: 'What happens now' }).waitFor()
  await holdsFocus(her)
  await pressOn(her, 'See what becomes of it')

  const { page, broken } = await signedIn(sal.kitWords)
  await pressOn(page, 'Me and this device')
  await pressOn(page, 'Words I showed or kept')
  await pressOn(page, 'Shown to the safety team')
  await pressOn(page, 'Look for news')
  await pressOn(page, 'Open it')
  await page.getByText('Proved: written there').waitFor()
  await holdsFocus(page)
  await pressOn(page, 'Take it up')
  await pressOn(page, 'Decide')
  await chooseBy(page, /^A quiet word/u)
  await typeInto(page, 'Your reason, for both of them', 'We spoke with him.')
  await chooseBy(page, 'Both get it')
  await pressOn(page, 'Send the notes')
  await page.getByText('You decided: a quiet word.').waitFor()
  await holdsFocus(page)
  await pressOn(page, 'Put it away')
  await pressOn(page, 'Show what is put away')
  await pressOn(page, 'Bring it back')
  await page.getByRole('heading', { name: 'Put away' }).waitFor({ state: 'hidden' })
  await holdsFocus(page)

  await pressOn(her, 'Look for news')
  await her.getByText('Sal decided: a quiet word.').waitFor()
  await sam.leave()
  expect([...broken, ...hers.broken]).toEqual([])
})

test('Eda gives a role, proposes who said yes, prints cards, and tells everybody that the place closes, with the keyboard alone', async () => {
  const stewards = await prepareTwoStewards(home)
  await putTwoStewards(home, stewards)
  const { page, broken } = await signedIn(stewards.kits[0] ?? [])
  await pressOn(page, 'Care')
  await pressOn(page, 'Give somebody a role')
  await chooseBy(page, /^Safety/u)
  await typeInto(page, 'What did you check?', 'We have known each other for years.')
  await typeDay(page, 'Until which day?', new Date(Date.now() + 30 * 86_400_000))
  await chooseBy(page, 'No, not that we know of')
  await chooseBy(page, 'No')
  await pressOn(page, 'Make the link')
  await page.getByText('The link is made.').waitFor()
  await holdsFocus(page)
  const link = await page.getByRole('textbox', { name: 'The link' }).inputValue()
  const zoe = personAt(home.address, 'Zoe')
  await arriveAs(zoe)
  const fragment = link.split('#')[1] ?? ''
  expect(await zoe.askForRole({ fragment, name: 'Zoe', lines: '' })).toMatchObject({ ok: true })
  await zoe.leave()

  await pressOn(page, 'Today')
  await atToday(page)
  await pressOn(page, 'Care')
  await page.getByRole('heading', { name: /^Zoe says yes/u }).waitFor()
  await pressOn(page, 'Not now')
  await typeInto(page, 'A few words to them', 'Later')
  await pressOn(page, 'Not now')
  await pressOn(page, 'Propose them')
  await page.getByText('It waits for the second yes now.').waitFor()
  await holdsFocus(page)
  await cards(page)
  await closing(page)
  expect(broken).toEqual([])
})

async function cards(page: Page): Promise<void> {
  await pressOn(page, 'Cards to come in with')
  await pressOn(page, 'Make the cards')
  await page.getByRole('heading', { name: 'Your cards' }).waitFor()
  await holdsFocus(page)
  await pressOn(page, 'Put the cards away')
  await tabTo(page, 'They are printed, put them away')
  await page.keyboard.press('Enter')
  await pressOn(page, 'Take back all unused cards')
  await pressOn(page, 'Take them back')
  await page.getByText('Done. No card from before lets anybody in now.').waitFor()
  await holdsFocus(page)
}

async function closing(page: Page): Promise<void> {
  await pressOn(page, 'Care')
  await pressOn(page, 'How this place is set up')
  await pressOn(page, 'Close this place')
  await pressOn(page, 'Tell everybody')
  await page.getByText(/^This place closes on/u).waitFor()
  await holdsFocus(page)
  await pressOn(page, 'Take this back')
  await pressOn(page, 'Keep it open')
  await page.getByText(/^This place closes on/u).waitFor({ state: 'hidden' })
  await holdsFocus(page)
}

async function signedIn(kitWords: readonly string[]): Promise<Visitor> {
  const visitor = await home.visitor(options)
  await signInByKit(visitor.page, kitWords)
  await atToday(visitor.page)
  return visitor
}

/** Something of the page has the focus, so that the next key goes on from there. */
async function holdsFocus(page: Page): Promise<void> {
  await expect.poll(async () => (await readFocus(page)).name).not.toBe('')
}
