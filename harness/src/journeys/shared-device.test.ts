import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMe, signOut } from '../web/arrive.ts'
import { arriveWithSam, type Company } from '../web/company.ts'
import { nothingKept, readKept } from '../web/storage.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

const waysToGo: Readonly<Record<string, (company: Company) => Promise<void>>> = {
  'signing out': async ({ her }) => await signOut(her),
  'signing out at her devices': async ({ her }) => {
    await openMe(her, 'This device and others')
    await her.getByRole('button', { name: 'Sign out' }).first().click()
    await her.waitForURL('**/')
  },
  Exit: async ({ her }) => {
    await her.getByRole('link', { name: 'Exit', exact: true }).click()
    await her.waitForURL('**/out')
  },
  'going to another address': async ({ her }) => {
    await her.goto('/about')
  },
  'closing the tab': async ({ her }) => await her.close({ runBeforeUnload: true })
}

describe('On a device that others use too', () => {
  test.each(Object.keys(waysToGo))('nothing is left after %s', async (way) => {
    const company = await arriveWithSam(home)
    const { hers } = company
    await waysToGo[way]?.(company)
    const next = await hers.anotherTab()
    await next.goto('/about')
    await expect.poll(() => readKept(hers.context, next)).toEqual(nothingKept)
    await next.goto('/app/people/talk')
    await next.getByRole('heading', { name: 'Notes' }).waitFor()
    expect(await next.getByText(/Sam|Mina|evening/u).count()).toBe(0)
    expect(hers.broken).toEqual([])
  })

  test('a reload and Back show nothing, and the tab keeps no note of the visit', async () => {
    const { hers, her } = await arriveWithSam(home)
    await her.reload()
    await her.getByRole('heading', { name: 'Notes' }).waitFor()
    expect(await her.getByText(/Sam|Mina|evening/u).count()).toBe(0)
    for (let step = 0; step < 3; step += 1) {
      await her.goBack({ waitUntil: 'load' }).catch(() => null)
      await her.waitForTimeout(150)
      const text = await her.evaluate(() => document.body.innerText)
      expect(text).not.toMatch(/Sam|evening|Sign-in name/u)
    }
    expect(hers.broken).toEqual([])
  })
})
