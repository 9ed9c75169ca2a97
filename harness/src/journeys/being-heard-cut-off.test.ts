import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { atToday, signInByKit } from '../web/arrive.ts'
import { comeAsMina } from '../web/company.ts'
import { beginShift, comeAsLea, openDesk, openHeard } from '../web/listening.ts'
import { axeScript, smallPhone } from '../web/looks.ts'
import { lookAt } from '../web/looked-at.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const looks = { viewport: smallPhone, scripts: [axeScript] }
const cutOff = 'This page cannot reach this place right now.'
const notSaid = 'That could not be said to this place'
let home: WebHouse
let leas: Visitor
beforeAll(async () => {
  home = await openWebHouse()
  const lea = await comeAsLea(home)
  leas = await home.visitor(looks)
  await signInByKit(leas.page, lea.kitWords)
  await atToday(leas.page)
})
afterAll(async () => await home[Symbol.asyncDispose]())

/** Cuts the line for these requests. Gives back how it is mended. */
async function cut(context: BrowserContext, path: RegExp): Promise<() => Promise<void>> {
  await context.route(path, (route) => route.abort())
  return async () => await context.unroute(path)
}

test('Mina reads that her question waits for a line, could not be sent, lies with the listeners, and that somebody is on their way; Lea that her shift could not begin', async () => {
  const { hers, her } = await comeAsMina(home, looks)
  await openHeard(her)
  const mendAsks = await cut(hers.context, /\/api\/asks$/u)
  const words = her.getByRole('textbox', { name: 'Anything you would like them to know' })
  await words.fill('I cannot sleep tonight.')
  await her.getByRole('button', { name: 'Ask', exact: true }).click()
  await her.getByRole('heading', { name: 'It waits for a line on this device' }).waitFor()
  expect(await lookAt(her)).toEqual([])

  await home.closeOn(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10))
  await mendAsks()
  const tryNow = her.getByRole('button', { name: 'Try now' })
  await tryNow.click()
  await her.getByRole('heading', { name: 'Your question could not be sent' }).waitFor()
  await her.getByText('What you asked').click()
  await her.getByText('I cannot sleep tonight.').waitFor()
  expect(await lookAt(her)).toEqual([])

  await home.closeOn(null)
  await tryNow.click()
  await her.getByRole('heading', { name: 'You asked. It waits now' }).waitFor()
  await her.getByText('It lies with the listeners', { exact: false }).waitFor()
  const mendDesk = await cut(hers.context, /\/api\/asks\/desk$/u)
  await her.getByRole('button', { name: 'Look for news' }).click()
  await her.getByText(cutOff).first().waitFor()
  expect(await lookAt(her)).toEqual([])
  await mendDesk()

  const lea = leas.page
  await openDesk(lea)
  const mendShift = await cut(leas.context, /\/shift$/u)
  await lea.getByRole('button', { name: 'Begin a shift' }).click()
  await lea.getByText(notSaid, { exact: false }).waitFor()
  await mendShift()
  await beginShift(lea)
  const mendCard = await cut(leas.context, /\/api\/invites\//u)
  await lea.getByRole('button', { name: 'Say yes' }).click()
  await lea.getByRole('button', { name: 'Yes, I am there' }).click()
  await her.getByRole('heading', { name: 'Somebody said yes' }).waitFor()
  await her.getByText('Their device has not come yet.', { exact: false }).waitFor()
  expect(await lookAt(her)).toEqual([])
  await mendCard()
  await her.getByRole('heading', { name: 'Lea says yes' }).waitFor()
})

test('Lea reads that her page no longer hears from this place, and that her shift could not be ended', async () => {
  const lea = leas.page
  await openDesk(lea)
  await lea.getByText(/^You are on a shift until/u).waitFor()
  const mendAll = await cut(leas.context, /\/api\/spaces\/[^/]+\/(?:asks|shift)/u)
  await lea.getByText(cutOff).waitFor()
  await lea.getByRole('button', { name: 'End my shift' }).click()
  await lea.getByRole('button', { name: 'End it now' }).click()
  await lea.getByText(notSaid, { exact: false }).waitFor()
  await lea.getByText(/^You are on a shift until/u).waitFor()
  expect(await lookAt(lea)).toEqual([])
  await mendAll()
  await lea.getByRole('button', { name: 'End it now' }).click()
  await lea.getByText('You rest between shifts.', { exact: false }).waitFor()
  await lea.getByText(cutOff).waitFor({ state: 'hidden' })
})
