import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arriveAs, type Person, personAt } from '../house.ts'
import { arrive, atToday, somebody } from '../web/arrive.ts'
import {
  axeScript,
  judgeAccess,
  judgeControls,
  judgeSizes,
  judgeTargets,
  smallPhone
} from '../web/looks.ts'
import { judgeConsent } from '../web/rules.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const about = {
  name: 'Lantern',
  purpose: 'To get through the evenings',
  welcome: 'Sleep, grief, small wins',
  notWelcome: 'How somebody hurt themselves',
  seats: 12,
  hours: null
}
const agreement = 'We speak for ourselves. What is said here stays here.'
const asked = 'You asked to come in. The answer will show here.'
const drops = '**/api/drops/*'
const onSmallPhone = { viewport: smallPhone, scripts: [axeScript] }

let home: WebHouse
let ines: Person
let circleId: string
beforeAll(async () => {
  home = await openWebHouse()
  ines = personAt(home.address, 'Ines')
  await arriveAs(ines, '')
  const begun = await ines.beginCircle({ about, agreement })
  if (!begun.ok) throw new Error(begun.reason)
  circleId = begun.value.circleId
})
afterAll(async () => {
  await ines.leave()
  await home[Symbol.asyncDispose]()
})

describe('Somebody new who has a link into a circle', () => {
  test('reads what it is, asks, arrives, sees that she has asked, and is let in', async () => {
    const hers = await home.visitor(onSmallPhone)
    const { page } = hers
    const link = await makeLink()
    await page.goto(link)
    await page.getByRole('heading', { name: 'Ines invites you to a circle' }).waitFor()
    const { seats: _seats, hours: _hours, ...texts } = about
    const told = [
      ...Object.values(texts),
      'A circle for up to twelve people.',
      agreement,
      'You are welcome.',
      'What it means to ask'
    ]
    for (const text of told) await page.getByText(text).waitFor()
    expect(page.url()).toBe(`${home.address}/i`)
    expect(await lookAt(page)).toEqual([])

    // What she writes is not cut off, and a look at Help now costs nothing of it.
    await noteOf(page).fill('x'.repeat(601))
    await page.getByRole('button', { name: 'Ask to come in' }).click()
    await page.getByText('This is 1 letters more than fits.').waitFor()
    await noteOf(page).fill('I cannot sleep.')
    await page.getByRole('link', { name: 'Help now' }).click()
    await page.getByRole('heading', { name: 'You can reach someone now' }).waitFor()
    await page.goBack()
    await expect.poll(() => noteOf(page).inputValue()).toBe('I cannot sleep.')

    await page.getByRole('button', { name: 'Ask to come in' }).click()
    await page.getByText('You are coming in to ask the circle “Lantern”.').waitFor()
    expect(await nowAsking()).not.toContain('Noor')
    await arrive(page, somebody('Noor'))
    await atCircles(page)
    await page.getByText(asked).waitFor()

    const noor = await seesAsking('Noor')
    expect(noor.note).toBe('I cannot sleep.')
    expect(await ines.letIn({ circleId, dropId: noor.dropId })).toEqual({ ok: true, value: true })
    await goToToday(page)
    await goToCircles(page)
    await page.getByRole('link', { name: 'Lantern' }).waitFor()
    expect(await page.getByText(asked).count()).toBe(0)
    expect(hers.broken).toEqual([])

    const next = await home.visitor()
    await next.page.goto(link)
    await next.page.getByRole('heading', { name: 'This link has been used.' }).waitFor()
  })

  test('is in when the line breaks as she asks, reads her own words again, and asks once more', async () => {
    const hers = await home.visitor(onSmallPhone)
    const { page } = hers
    await page.goto(await makeLink())
    await noteOf(page).fill('I read slowly.')
    await page.getByRole('button', { name: 'Ask to come in' }).click()
    await hers.context.route(drops, (route) => route.abort())
    await arrive(page, somebody('Ade'))
    await page.getByRole('heading', { name: 'The circle was not asked yet' }).waitFor()
    await page.getByText('We cannot reach this place right now.').waitFor()
    await page.getByText('I read slowly.').waitFor()
    expect(await lookAt(page)).toEqual([])
    await hers.context.unroute(drops)
    await page.getByRole('button', { name: 'Ask again' }).click()
    await atCircles(page)
    await page.getByText(asked).waitFor()
    expect((await seesAsking('Ade')).note).toBe('I read slowly.')
    expect(hers.broken).toEqual([])
  })

  test('can leave it, and nobody is told', async () => {
    const { page } = await home.visitor(onSmallPhone)
    await page.goto(await makeLink())
    await noteOf(page).fill('Perhaps later')
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.getByText('Nobody is told anything.').waitFor()
    expect(await lookAt(page)).toEqual([])
    await page.getByRole('button', { name: 'Show it again' }).click()
    expect(await noteOf(page).inputValue()).toBe('Perhaps later')
  })
})

describe('Somebody who is here already', () => {
  test('asks at once on her own device, and knows the circle afterwards', async () => {
    const hers = await home.visitor(onSmallPhone)
    const { page } = hers
    await signInOnOwnDevice(page, 'Mina')
    const link = await makeLink()
    await page.goto(link)
    await page.getByRole('heading', { name: 'Ines invites you to a circle' }).waitFor()
    expect(
      await page.getByRole('button', { name: 'Ask, and I have been here before' }).count()
    ).toBe(0)
    await hers.context.route(drops, (route) => route.abort())
    await noteOf(page).fill('I come on Thursdays.')
    await page.getByRole('button', { name: 'Ask to come in' }).click()
    await page.getByRole('heading', { name: 'The circle was not asked yet' }).waitFor()
    await page.getByText('I come on Thursdays.').waitFor()
    await hers.context.unroute(drops)
    await page.getByRole('button', { name: 'Ask again' }).click()
    await atCircles(page)

    // Twice is once.
    await page.goto(link)
    await page.getByRole('button', { name: 'Ask to come in' }).click()
    await atCircles(page)
    const mina = await seesAsking('Mina')
    expect((await nowAsking()).filter((name) => name === 'Mina')).toHaveLength(1)
    expect(await ines.letIn({ circleId, dropId: mina.dropId })).toEqual({ ok: true, value: true })
    await goToToday(page)
    await goToCircles(page)
    await page.getByRole('link', { name: 'Lantern' }).waitFor()
    await page.goto(await makeLink())
    await page.getByRole('heading', { name: 'You know “Lantern” already' }).waitFor()
    expect(await lookAt(page)).toEqual([])
    await page.getByRole('link', { name: 'Go to my circles' }).click()
    await atCircles(page)
    // The link by which she came, once more.
    await page.goto(link)
    await page.getByText('If it was you, look under People or Circles.').waitFor()
    await page.getByRole('link', { name: 'Go to Today' }).click()
    await atToday(page)
    expect(hers.broken).toEqual([])
  })

  test('signs in with the link, and is told kindly that another used it meanwhile', async () => {
    const [tom, quick] = [personAt(home.address, 'Tom'), personAt(home.address, 'Quick')]
    await Promise.all([arriveAs(tom, ''), arriveAs(quick, '')])
    await tom.leave()
    const his = await home.visitor(onSmallPhone)
    const { page } = his
    const link = await makeLink()
    await page.goto(link)
    await noteOf(page).fill('A friend told me of you.')
    await page.getByRole('button', { name: 'Ask, and I have been here before' }).click()
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor()

    const fragment = link.split('#')[1] ?? ''
    expect(await quick.askToComeIn({ fragment, note: '' })).toMatchObject({ ok: true })
    const { dropId } = await seesAsking('Quick')
    expect(await ines.letIn({ circleId, dropId })).toEqual({ ok: true, value: true })
    await quick.leave()

    await fillKit(page, tom.kitWords)
    await page.getByText('Somebody else came in with this link before you could ask.').waitFor()
    await page.getByText('A friend told me of you.').waitFor()
    expect(await page.getByRole('button', { name: 'Ask again' }).count()).toBe(0)
    expect(await lookAt(page)).toEqual([])
    await page.getByRole('link', { name: 'Go on to Today' }).click()
    await atToday(page)
    expect(his.broken).toEqual([])
  })

  test('signs in with the link, has asked, and takes it back', async () => {
    const sam = personAt(home.address, 'Sam')
    await arriveAs(sam, '')
    await sam.leave()
    const { page, broken } = await home.visitor(onSmallPhone)
    await page.goto(await makeLink())
    await page.getByRole('button', { name: 'Ask, and I have been here before' }).click()
    await fillKit(page, sam.kitWords)
    await atCircles(page)
    await page.getByText(asked).waitFor()
    expect((await seesAsking('Sam')).note).toBe('')

    // He thinks again: nobody sees his question any more, and it is out of his list.
    await page.getByRole('button', { name: 'Take back what you asked Lantern' }).click()
    expect(await lookAt(page)).toEqual([])
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('You are in no circle right now.').waitFor()
    await expect.poll(nowAsking).not.toContain('Sam')
    expect(broken).toEqual([])
  })
})

async function makeLink(): Promise<string> {
  const made = await ines.inviteIntoCircle({ circleId, note: 'You are welcome.' })
  if (!made.ok) throw new Error(made.reason)
  return made.value.link
}

async function nowAsking(): Promise<readonly string[]> {
  await ines.lookAtDoors()
  return ines.view().circles.flatMap(({ asking }) => asking.map(({ name }) => name))
}

async function seesAsking(name: string) {
  await expect.poll(nowAsking).toContain(name)
  const one = ines
    .view()
    .circles.flatMap(({ asking }) => asking)
    .find((asking) => asking.name === name)
  if (!one) throw new Error(`${name} does not ask`)
  return one
}

function noteOf(page: Page) {
  return page.getByRole('textbox', { name: 'Something the facilitators should know' })
}

async function atCircles(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Circles', level: 1 }).waitFor()
  await page.getByText('Lantern', { exact: true }).waitFor()
}

async function goToToday(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: 'Today' })
    .click()
  await atToday(page)
}

async function goToCircles(page: Page): Promise<void> {
  const places = page.getByRole('navigation', { name: 'Places' })
  await places.getByRole('link', { name: 'Circles' }).click()
  await atCircles(page)
}

async function fillKit(page: Page, words: readonly string[]): Promise<void> {
  await page.getByRole('radio', { name: 'With my twelve words' }).check()
  await page.getByRole('textbox', { name: 'Your twelve words' }).fill(words.join(' '))
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function signInOnOwnDevice(page: Page, name: string): Promise<void> {
  const person = personAt(home.address, name)
  await arriveAs(person, '')
  await person.leave()
  await page.goto('/sign-in')
  await page.getByRole('radio', { name: 'No, it is mine alone' }).check()
  await fillKit(page, person.kitWords)
  await atToday(page)
}

async function lookAt(page: Page): Promise<readonly string[]> {
  return [
    ...(await judgeSizes(page, true)),
    ...(await judgeControls(page)),
    ...(await judgeTargets(page, 4)),
    ...(await judgeAccess(page)),
    ...(await judgeConsent(page))
  ]
}
