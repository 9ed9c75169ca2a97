import { MINUTE_MS } from '@beside/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardCodeOf } from '../../../contract/src/card-code.ts'
import { doorWords } from '../../../web/src/beside/words.ts'
import { arabicArrivalWords } from '../../../web/src/rooms/arrival/words.ar.ts'
import { spanishArrivalWords } from '../../../web/src/rooms/arrival/words.es.ts'
import { arrivalWords } from '../../../web/src/rooms/arrival/words.ts'
import { arabicAskingAloudWords } from '../../../web/src/rooms/circles/words.ar.ts'
import { spanishAskingAloudWords } from '../../../web/src/rooms/circles/words.es.ts'
import { arabicHelpWords } from '../../../web/src/routes/(public)/help-now/words.ar.ts'
import { spanishHelpWords } from '../../../web/src/routes/(public)/help-now/words.es.ts'
import { arabicInvitationWords } from '../../../web/src/routes/(entry)/i/words.ar.ts'
import { spanishInvitationWords } from '../../../web/src/routes/(entry)/i/words.es.ts'
import { invitationWords } from '../../../web/src/routes/(entry)/i/words.ts'
import { arabicKitPageWords } from '../../../web/src/ui/kit/words.ar.ts'
import { spanishKitPageWords } from '../../../web/src/ui/kit/words.es.ts'
import { kitPageWords } from '../../../web/src/ui/kit/words.ts'
import { fieldWords } from '../../../web/src/ui/words.ts'
import { languageNames } from '../../../web/src/words/language.ts'
import { findWords } from '../blindness/find-words.ts'
import { askFor } from '../circle-people.ts'
import { arriveAs, inviteBy, type Person, personAt } from '../house.ts'
import { judgeLinks, judgeRoot, judgeWords, saidOn, textsIn } from '../web/judge-language.ts'
import { axeScript, smallPhone } from '../web/looks.ts'
import { lookAt } from '../web/looked-at.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const english = textsIn([arrivalWords, invitationWords, kitPageWords, fieldWords, doorWords])
const passphrase = 'seven quiet lanterns stay lit here'

const doors = [
  {
    language: 'ar',
    other: 'es',
    arrival: arabicArrivalWords,
    asking: arabicAskingAloudWords,
    invitation: arabicInvitationWords,
    kit: arabicKitPageWords,
    neutral: 'ملاحظات'
  },
  {
    language: 'es',
    other: 'ar',
    arrival: spanishArrivalWords,
    asking: spanishAskingAloudWords,
    invitation: spanishInvitationWords,
    kit: spanishKitPageWords,
    neutral: 'Notas'
  }
] as const
type Door = (typeof doors)[number]

let home: WebHouse
let ada: Person
beforeAll(async () => {
  home = await openWebHouse()
  await home.setUp({ admission: 'open' })
  ada = personAt(home.address, 'Ada')
  await arriveAs(ada, '')
})
afterAll(async () => {
  await ada.leave()
  await home[Symbol.asyncDispose]()
})

test.each(doors)(
  'somebody who was given a link reads it in $language, comes in by it, and is told before that the app is in English',
  async (door) => {
    const { invitation, arrival, kit } = door
    const { page, broken, asked } = await home.visitor({
      viewport: smallPhone,
      scripts: [axeScript]
    })
    const note = 'I would like you beside me'
    const { fragment, link } = await inviteBy(ada, { note })
    await page.goto(link)
    await page.getByRole('heading', { name: 'Ada would like you beside them' }).waitFor()
    await choose(page, door)
    const heading = page.getByRole('heading', { level: 1 })
    await heading.filter({ hasText: 'Ada' }).waitFor()
    await page.getByText(note).waitFor()
    expect(new URL(page.url()).hash).toBe('')
    await page.getByText(invitation.invited.inside).waitFor()
    expect(await judge(page, door)).toEqual([])

    await page.getByRole('button', { name: invitation.invited.yes }).click()
    await named(page, arrival.about.title)
    expect(new URL(page.url()).pathname).toBe(`/${door.language}/come-in`)
    await page.getByText(arrival.about.invited('Ada')).waitFor()
    await page.getByText(arrival.about.inside).waitFor()
    expect(await judge(page, door)).toEqual([])
    // A look at Help now costs nothing, and stays in the language.
    await page.locator('header').getByRole('link').nth(2).click()
    await page.waitForURL(`**/${door.language}/help-now`)
    await page.goBack()
    await page.getByText(arrival.about.invited('Ada')).waitFor()

    await page.getByRole('button', { name: arrival.about.goOn }).click()
    await page.getByRole('button', { name: arrival.you.goOn }).click()
    await page.getByText(arrival.you.nicknameMissing).waitFor()
    expect(await judge(page, door)).toEqual([])
    await page.getByRole('textbox').nth(0).fill('Sol')
    await page.getByRole('textbox').nth(1).fill(passphrase)
    await page.getByRole('button', { name: arrival.you.goOn }).click()
    await named(page, kit.kit.title)
    await page.getByText(kit.kit.areEnglish).waitFor()
    const list = page.getByRole('list', { name: kit.kit.list })
    expect(await list.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr')
    const words = await list.getByRole('listitem').allInnerTexts()
    expect(words.filter((word) => /^[a-z]{3,8}$/u.test(word)).length).toBe(12)
    expect(await judge(page, door)).toEqual([])
    await page.getByRole('button', { name: kit.kit.have }).click()
    await page.getByRole('button', { name: kit.check.done }).click()
    await page.getByText(kit.check.differs(1).slice(0, 8)).first().waitFor()
    expect(await judge(page, door)).toEqual([])
    await page.getByRole('button', { name: kit.check.back }).click()
    await page.getByRole('button', { name: kit.kit.later }).click()

    await page.getByRole('navigation', { name: 'Places' }).waitFor()
    expect(await rootOf(page)).toBe('en ltr')
    await page.getByRole('heading', { name: 'Ada', level: 1 }).waitFor()
    expect(asked.filter((url) => url.includes(fragment))).toEqual([])
    expect(broken).toEqual([])
  }
)

test.each(doors)(
  'somebody signs in in $language, and what locks speaks it once more',
  async (door) => {
    const { arrival } = door
    const person = personAt(home.address, 'Nur')
    await arriveAs(person, '')
    await person.leave()
    const { page, broken } = await home.visitor({ viewport: smallPhone, scripts: [axeScript] })
    await page.clock.install()
    await page.goto(`/${door.language}/sign-in`)
    await named(page, arrival.signIn.title)
    await page.getByText(arrival.about.inside).waitFor()
    const signIn = page.getByRole('button', { name: arrival.signIn.signIn, exact: true })
    await signIn.click()
    await page.getByText(arrival.signIn.nameMissing).waitFor()
    await page.getByRole('radio', { name: arrival.signIn.byKit }).check()
    const field = page.getByRole('textbox')
    await field.fill('candle river')
    await signIn.click()
    await page
      .getByText(arrival.kitProblem({ problem: 'word-count', count: 2 }), { exact: true })
      .waitFor()
    expect(await judge(page, door)).toEqual([])
    await field.fill(person.kitWords.join(' '))
    await page.getByRole('radio', { name: arrival.deviceNames.own }).check()
    await signIn.click()
    await page.getByRole('navigation', { name: 'Places' }).waitFor()
    expect(await rootOf(page)).toBe('en ltr')
    await page.clock.fastForward(8 * MINUTE_MS)
    await page.getByRole('button', { name: 'I am here' }).waitFor()
    await page.clock.fastForward(3 * MINUTE_MS)
    const neutral = page.getByRole('heading', { name: door.neutral })
    await neutral.waitFor()
    expect(await page.title()).toBe(door.neutral)
    const direction = await neutral.evaluate((one) => getComputedStyle(one).direction)
    expect(direction).toBe(door.language === 'ar' ? 'rtl' : 'ltr')
    expect(broken).toEqual([])
  }
)

test.each(doors)(
  'the code of a card is there in $language, typed or given, and goes along to another language',
  async (door) => {
    const { card } = door.arrival
    const { page, broken } = await home.visitor({ viewport: smallPhone, scripts: [axeScript] })
    await page.goto('/card')
    await page.getByRole('textbox', { name: 'The code' }).fill('7K3M-Q9')
    await choose(page, door)
    const code = page.getByRole('textbox', { name: card.code })
    expect(await code.inputValue()).toBe('7K3M-Q9')
    await page.getByRole('button', { name: card.goOn }).click()
    await page.getByText(card.codeDiffers).waitFor()
    expect(await judge(page, door)).toEqual([])

    const given = cardCodeOf([7, 19, 3, 20, 22, 9, 29, 28, 2, 10, 11])
    await page.goto('/out')
    await page.goto(`/${door.language}/card#${given}`)
    await page.getByText(card.withCode).waitFor()
    expect(new URL(page.url()).hash).toBe('')
    const spelled = await code.inputValue()
    expect(spelled.replaceAll('-', '')).toBe(given)
    const there = page.getByRole('link', { name: languageNames[door.other], exact: true })
    await there.click()
    await page.waitForURL(`**/${door.other}/card`)
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe(spelled)
    await choose(page, door)
    await page.getByRole('button', { name: card.goOn }).click()
    await page.getByText(door.arrival.about.card).waitFor()
    // What was laid aside is nobody else's.
    await page.goBack()
    expect(await code.inputValue()).toBe('')
    expect(broken).toEqual([])
  }
)

test.each(doors)(
  'what somebody writes in $language to a circle goes along from English, and leaves the device sealed alone',
  async (door) => {
    const { arrival, asking, kit } = door
    const { page, context, broken, asked } = await home.visitor({ viewport: smallPhone })
    const sent: Buffer[] = []
    context.on('request', (request) => sent.push(request.postDataBuffer() ?? Buffer.alloc(0)))
    const { circleId, link } = await circleLink()
    await page.goto(link)
    await page.getByRole('textbox').fill('brindlequéorx')
    await choose(page, door)
    const field = page.getByRole('textbox', { name: asking.note })
    await expect.poll(() => field.inputValue()).toBe('brindlequéorx')
    const note = `brindlequéorx ${languageNames[door.language]}`
    await field.fill(note)
    await page.getByRole('button', { name: asking.ask, exact: true }).click()
    await named(page, arrival.about.title)
    await page.getByRole('button', { name: arrival.about.goOn }).click()
    await page.getByRole('textbox').nth(0).fill('Ife')
    await page.getByRole('textbox').nth(1).fill(passphrase)
    await page.getByRole('button', { name: arrival.you.goOn }).click()
    await named(page, kit.kit.title)
    await page.getByRole('button', { name: kit.kit.later }).click()
    await page.getByText('You asked to come in. The answer will show here.').waitFor()

    const dropId = await askFor(ada, circleId)
    const inside = ada.view().circles.find((one) => one.circleId === circleId)
    expect(inside?.asking).toMatchObject([{ dropId, note }])
    const places = new Map([['sent', Buffer.concat([...sent, Buffer.from(asked.join('\n'))])]])
    expect(sent.some((body) => body.length > 0)).toBe(true)
    expect(findWords(places, ['/api/drops/'])).not.toEqual([])
    expect(findWords(places, ['brindlequéorx'])).toEqual([])
    expect(broken).toEqual([])
  }
)

test('a code is not there for whoever comes later where its page did not change the language after all', async () => {
  const { page, context } = await home.visitor()
  await page.goto('/card')
  const code = page.getByRole('textbox', { name: arrivalWords.card.code })
  await code.fill('7K3M-Q9')
  const { promise: isLetGo, resolve: letGo } = Promise.withResolvers<void>()
  await context.route('**/*.js', async (route) => {
    await isLetGo
    await route.continue()
  })
  // The words are long in coming, and so they go elsewhere.
  await page.getByRole('link', { name: languageNames.es, exact: true }).click()
  await page.getByRole('link', { name: 'Help now' }).first().click()
  letGo()
  await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/help-now')
  await page.goBack()
  expect(await code.inputValue()).toBe('')
})

test('where the words of a language do not come, the page stays English and says that it is', async () => {
  const { page, context } = await home.visitor()
  await page.goto('/card')
  await page.getByRole('textbox', { name: arrivalWords.card.code }).waitFor()
  await context.route('**/*.js', (route) => route.abort())
  await page.getByRole('link', { name: languageNames.ar, exact: true }).click()
  await page.waitForURL('**/ar/card')
  const chosen = page.locator('[aria-current="true"]').filter({ hasText: languageNames.ar })
  await chosen.waitFor()
  await page.getByRole('textbox', { name: arrivalWords.card.code }).waitFor()
  expect(await rootOf(page)).toBe('en ltr')
})

test.each(['/sign-in', '/come-in', '/i', '/card', '/help-now'])(
  'whoever reads %s in English is sent no words of another language',
  async (path) => {
    const { page, context } = await home.visitor()
    const bodies: Promise<string>[] = []
    context.on('response', (response) => bodies.push(response.text().catch(() => '')))
    await page.goto(path, { waitUntil: 'networkidle' })
    await named(page, await page.getByRole('heading', { level: 1 }).first().innerText())
    const sent = await Promise.all(bodies)
    expect(sent.some((body) => body.includes('<html lang="en"'))).toBe(true)
    const others = textsIn([doors, arabicHelpWords, spanishHelpWords]).filter(isSentence)
    expect(others.length).toBeGreaterThan(200)
    expect(others.filter((text) => sent.some((body) => body.includes(text)))).toEqual([])
  }
)

async function circleLink() {
  const texts = { purpose: 'Evenings', welcome: 'Sleep', notWelcome: 'Advice' }
  const about = { name: 'Lantern', ...texts, seats: 8, hours: null } as const
  const begun = await ada.beginCircle({ about, agreement: 'We speak for ourselves.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  const made = await ada.inviteIntoCircle({ circleId, note: '' })
  if (!made.ok) throw new Error(made.reason)
  return { circleId, link: made.value.link }
}

/** What stands in no other language by chance. */
function isSentence(text: string): boolean {
  return text.length > 20
}

/** Presses the name of the language, as it stands on the page. */
async function choose(page: Page, { language }: Door): Promise<void> {
  await page.getByRole('link', { name: languageNames[language], exact: true }).click()
  await page.waitForURL(`**/${language}/*`)
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language)
}

async function named(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
}

/** What English would say on the same page is said in no other language; nor do links lead out of it. */
async function judge(page: Page, { language }: Door): Promise<readonly string[]> {
  const own = ['I would like you beside me', 'The Harbour', 'candle river', 'Ada']
  const said = await saidOn(page)
  return [
    ...judgeWords(language, { english, said, own }),
    ...(await judgeRoot(page, language)),
    ...(await judgeLinks(page, language)),
    ...(await lookAt(page))
  ]
}

async function rootOf(page: Page): Promise<string> {
  return await page.evaluate(
    () => `${document.documentElement.lang} ${document.documentElement.dir}`
  )
}
