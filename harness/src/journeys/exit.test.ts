import { readExitPlace } from '@beside/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMe } from '../web/arrive.ts'
import { comeAsMina, comeWithSam } from '../web/company.ts'
import type { Visitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

const shifts = ['ShiftLeft', 'ShiftRight', 'ShiftLeft'] as const

const waysOut: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'by the button': async (page) =>
    await page.getByRole('link', { name: 'Exit', exact: true }).click(),
  'by the first thing that Tab reaches': async (page) => {
    await page.getByRole('link', { name: 'Exit this page now' }).focus()
    await page.keyboard.press('Enter')
  },
  'by Shift three times, left and right mixed': async (page) => {
    for (const key of shifts) await page.keyboard.press(key)
  }
}

describe('Exit', () => {
  test.each(Object.keys(waysOut))(
    '%s takes the words away before anybody is asked',
    async (way) => {
      const { hers, her } = await comeWithSam(home)
      const shown: string[] = []
      const answering = Promise.withResolvers<void>()
      await hers.context.route('**/*', async (route) => {
        const { pathname } = new URL(route.request().url())
        // A page that is on its way to another address answers no more questions.
        const isAnswering = !route.request().isNavigationRequest()
        if (isAnswering)
          shown.push(await her.evaluate(() => document.body.innerText).catch(() => ''))
        if (pathname === '/out') await answering.promise
        await route.continue()
      })
      await waysOut[way]?.(her)
      // The server has said nothing yet, so whatever is gone from the screen went by itself.
      await seesNothing(her)
      answering.resolve()
      await isOutside(her)
      await seesNothing(her)
      await hers.context.unrouteAll({ behavior: 'ignoreErrors' })
      // Each request that followed found the neutral page on the screen already.
      expect(shown.length).toBeGreaterThan(0)
      for (const text of shown) expect(text).not.toMatch(/Sam|Mina|evening/u)
      await expect.poll(() => hers.context.cookies()).toEqual([])
      await goesBackToNothing(her)
      expect(hers.broken).toEqual([])
    }
  )

  test('hides everything in the same moment, also when the network is cut', async () => {
    const { hers, her } = await comeWithSam(home)
    const before = hers.asked.length
    await hers.context.setOffline(true)
    const exit = her.getByRole('link', { name: 'Exit', exact: true })
    // It is read in the same breath as the press: nothing was waited for, and nobody was asked.
    const text = await exit.evaluate((link: HTMLElement) => {
      link.click()
      return document.body.innerText
    })
    expect(text).not.toMatch(/Sam|Mina|evening/u)
    // Nothing was asked for that could have shown the browser's own page of trouble.
    await her.waitForTimeout(2500)
    await seesNothing(her)
    expect(hers.asked.slice(before).filter((url) => url.endsWith('/out'))).toEqual([])
  })

  test('stays shut while Mina types capitals, and when she presses Shift too slowly', async () => {
    const { her } = await comeWithSam(home)
    const field = her.getByRole('textbox', { name: 'Write to Sam' })
    await field.focus()
    for (const letter of ['A', 'B', 'C', 'D']) await her.keyboard.press(`Shift+${letter}`)
    expect(await field.inputValue()).toBe('ABCD')
    for (const key of ['ShiftLeft', 'ShiftRight']) await her.keyboard.press(key)
    await her.waitForTimeout(5100)
    await her.keyboard.press('ShiftLeft')
    expect(await field.inputValue()).toBe('ABCD')
    for (const key of ['ShiftRight', 'ShiftLeft']) await her.keyboard.press(key)
    await isOutside(her)
  })

  test('is the first thing that Tab reaches, on public pages and inside', async () => {
    const { her } = await comeAsMina(home)
    const other = (await home.visitor()).page
    const open = ['/', '/about', '/support', '/help-now', '/leaving', '/i', '/sign-in', '/come-in']
    for (const path of open) {
      await other.goto(path)
      await other.getByRole('link', { name: 'Exit', exact: true }).waitFor()
      await other.keyboard.press('Tab')
      expect(await focusedName(other)).toBe('Exit this page now')
    }
    // Inside the app the focus may be anywhere, so it is looked at what stands first.
    const first = her
      .getByRole('link')
      .or(her.getByRole('button'))
      .or(her.getByRole('radio'))
      .first()
    expect(await first.innerText()).toBe('Exit this page now')
  })

  test('works on public pages too, and Back shows the page that everybody may read', async () => {
    const visitor = await home.visitor()
    for (const leave of Object.values(waysOut)) {
      await visitor.page.goto('/help-now')
      await leave(visitor.page)
      await isOutside(visitor.page)
      await seesNothing(visitor.page)
    }
    expect(visitor.broken).toEqual([])
  })

  test('leads on to the site that this place chose, also without JavaScript', async () => {
    await home.setUp({ exitTo: readExitPlace('harbour-weather.example') ?? null })
    for (const options of [{}, { javaScriptEnabled: false }]) {
      const visitor = await home.visitor(options)
      const { told } = await meetElsewhere(visitor, 'harbour-weather.example')
      await visitor.page.goto('/about')
      await visitor.page.goto('/help-now')
      await waysOut['by the button']?.(visitor.page)
      expect(await told).toEqual({ method: 'GET', referrer: undefined, cookies: undefined })
      await visitor.page.getByText('Sunny today').waitFor()
      // Back goes to a page that everybody may read, and never meets the empty one.
      await visitor.page.goBack()
      await expect.poll(() => new URL(visitor.page.url()).pathname).toMatch(/^\/(about|help-now)$/u)
    }
    await home.setUp({})
  })

  test('leads on to the site that Mina chose, which learns nothing, and Back shows nothing', async () => {
    const { hers, her } = await comeWithSam(home)
    await openMe(her, 'Where Exit leads')
    await her.getByRole('textbox', { name: 'Address of the site' }).fill('her-weather.example')
    await her.getByRole('button', { name: 'Save' }).click()
    await her.getByText('Saved. From now on Exit leads there.').waitFor()
    const { told } = await meetElsewhere(hers, 'her-weather.example')
    for (const key of shifts) await her.keyboard.press(key)
    expect(await told).toEqual({ method: 'GET', referrer: undefined, cookies: undefined })
    await her.getByText('Sunny today').waitFor()
    await expect.poll(() => hers.context.cookies()).toEqual([])
    await goesBackToNothing(her)
  })

  test('is explained before it is needed, and says what it cannot do', async () => {
    const { page } = await home.visitor()
    await page.goto('/')
    await page.getByRole('link', { name: 'How to leave this page fast' }).click()
    await page.getByRole('heading', { name: 'How to come back' }).waitFor()
    const text = await page.getByRole('main').innerText()
    expect(text).toContain('It does not clean the history of your browser.')
  })
})

test('the tab, the icon and the installed name say nothing of what this place is', async () => {
  const { page, address } = await home.visitor()
  await page.goto('/')
  expect(await page.title()).toBe('Notes')
  const reply = await page.request.get('/manifest.webmanifest')
  const manifest = (await reply.json()) as { readonly name: string; readonly short_name: string }
  expect([manifest.name, manifest.short_name]).toEqual(['Notes', 'Notes'])
  expect(await page.request.get('/icon.svg').then((icon) => icon.text())).not.toMatch(/beside/iu)
  expect(page.url()).toBe(`${address}/`)
})

// The address says so at once. The page of this address is there only when the server has sent it.
async function isOutside(page: Page): Promise<void> {
  const loadedPath = async () =>
    await page
      .evaluate(() => new URL(performance.getEntriesByType('navigation')[0]?.name ?? '').pathname)
      .catch(String)
  await expect.poll(loadedPath).toBe('/out')
}

async function seesNothing(page: Page): Promise<void> {
  const text = async () => await page.evaluate(() => document.body.innerText).catch(String)
  // A locked page of the app that was gone back to also says its title to a screen reader.
  await expect.poll(text).toMatch(/^Notes\n\nThere is nothing here yet\.(\n\nNotes)?$/u)
  await expect.poll(() => page.title().catch(String)).toBe('Notes')
  expect(await page.getByRole('textbox').count()).toBe(0)
}

async function goesBackToNothing(page: Page): Promise<void> {
  for (let step = 0; step < 4; step += 1) {
    await page.goBack({ waitUntil: 'load' }).catch(() => null)
    await page.waitForTimeout(150)
    const text = await page.evaluate(() => document.body.innerText)
    expect(text).not.toMatch(/Sam|Mina|evening|Sign-in name/u)
    if (!new URL(page.url()).pathname.startsWith('/app')) continue
    await seesNothing(page)
  }
}

/** Somebody else's site, and what it is told by the one who comes. */
async function meetElsewhere({ context }: Visitor, host: string) {
  const told = Promise.withResolvers<Readonly<Record<string, string | undefined>>>()
  await context.route(`https://${host}/**`, async (route) => {
    const { referer: referrer, cookie: cookies } = await route.request().allHeaders()
    told.resolve({ method: route.request().method(), referrer, cookies })
    await route.fulfill({ contentType: 'text/html', body: '<p>Sunny today</p>' })
  })
  return { told: told.promise }
}

async function focusedName(page: Page): Promise<string> {
  return await page.evaluate(() => document.activeElement?.textContent.trim() ?? '')
}
