import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arriveAs, personAt } from '../house.ts'
import { atToday, signInByKit } from '../web/arrive.ts'
import { axeScript, judgeAccess, judgeSizes, judgeTargets } from '../web/looks.ts'
import { feedScreens } from '../web/tour/feed-screens.ts'
import { openGuide } from '../web/tour/guide.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
  await home.setUp({ admission: 'open' })
})
afterAll(async () => await home[Symbol.asyncDispose]())

async function services(): Promise<number> {
  const reply = await fetch(`${home.address}/api/directory`)
  return ((await reply.json()) as { services: number }).services
}

test('Mina brings a list, sees what it would change and which place is hidden, publishes it, and takes it back', async () => {
  const guide = await openGuide(home, (about) => about, {
    scripts: [axeScript]
  })
  const { page } = guide.hers
  await comeAsSteward(page)
  for await (const stop of feedScreens(guide)) {
    const found = [
      ...(await judgeAccess(page)),
      ...(await judgeTargets(page)),
      ...(await judgeSizes(page, true))
    ]
    expect([stop.name, found]).toEqual([stop.name, []])
    if (!stop.name.includes('before one is published')) continue
    expect(await services()).toBe(0)
    const body = await page.locator('main').innerText()
    expect(body).toContain('New: 2')
    expect(body).toContain("Women's refuge: no area is named")
    expect(body).toMatch(/line 1, name: something is missing that each entry needs/u)
    expect(body).not.toContain('Hollybush')
    await showAndHide(page)
  }
  await expect.poll(services).toBe(2)
  await page.getByRole('button', { name: 'Go back now' }).click()
  await page.getByText('Done. The list before counts again.').waitFor()
  await expect.poll(services).toBe(0)
  expect(guide.hers.broken).toEqual([])
})

/** What a steward said of a street by mistake is taken back where it was said. */
async function showAndHide(page: Page): Promise<void> {
  await page.getByText('This counts at once in every list').waitFor()
  await page.getByRole('button', { name: 'It is no secret, show it' }).click()
  await page.getByText('Its street is shown now').waitFor()
  const hide = page.getByRole('button', {
    name: 'Hide its street again: Women'
  })
  expect([...(await judgeAccess(page)), ...(await judgeTargets(page))]).toEqual([])
  await hide.click()
  await page.getByText('Its street is hidden again.').waitFor()
  await hide.waitFor({ state: 'detached' })
}

async function comeAsSteward(page: Page): Promise<void> {
  const person = personAt(home.address, 'Mina')
  await arriveAs(person, '')
  const secret = (await home.makeStewardLink()).split('#')[1] ?? ''
  const opened = await person.openStewardLink(secret)
  if (!opened.ok) throw new Error(opened.reason)
  const { stewardKey } = opened.value
  await person.foundStewards({
    stewardKey,
    name: 'Mina',
    lines: '',
    mustReport: false
  })
  await person.leave()
  await signInByKit(page, person.kitWords)
  await atToday(page)
}
