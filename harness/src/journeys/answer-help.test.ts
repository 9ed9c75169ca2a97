import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goTo } from '../web/arrive.ts'
import { openTalk, wordsIn } from '../web/bond.ts'
import { comeWithSam } from '../web/company.ts'
import { pressOn, typeInto, typeOver } from '../web/keys.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

/** Large enough that what has the focus never lies under a bar. */
const viewport = { width: 640, height: 400 }
const hurting = 'I’m so sorry. At least you got out. You should just leave him.'
const kind = 'I’m so sorry. What would help you now?'
let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

test('Mina has her reply looked over with the keyboard alone: nothing is asked for, and no word of hers is changed', async () => {
  const { her, hers, sam } = await comeWithSam(home, { viewport })
  expect(await her.getByText('Before you write, if you like').count()).toBe(0)
  const fetched = hers.asked.length
  await pressOn(her, 'Help me answer', 'Space')
  await her.getByText('Before you write, if you like').waitFor()
  await expect.poll(() => hers.asked.slice(fetched).some(isCode)).toBe(true)
  await her.waitForLoadState('networkidle').catch(() => undefined)

  await typeInto(her, 'Write to Sam', hurting)
  const before = hers.asked.length
  await pressOn(her, 'Look over my reply')
  await found(her).getByText('At least you got').waitFor()
  expect(await found(her).locator('q').allInnerTexts()).toEqual([
    'At least you got',
    'You should just leave him'
  ])
  await found(her).getByText('There is warmth in it.').waitFor()
  expect(await field(her).inputValue()).toBe(hurting)

  await field(her).focus()
  await typeOver(her, kind)
  // What was found is about the words before.
  const earlier = her.getByText('You have changed your words since.', { exact: false })
  await earlier.waitFor()
  await pressOn(her, 'Look over my reply')
  await found(her).getByText('No phrase was found that often hurts.').waitFor()
  await found(her).getByText('There is an open question in it.').waitFor()
  await earlier.waitFor({ state: 'detached' })
  expect(await field(her).inputValue()).toBe(kind)
  expect(hers.asked.slice(before)).toEqual([])

  await pressOn(her, 'Send')
  await wordsIn(her, 'Sam', kind).waitFor()
  await expect.poll(() => found(her).innerText()).toBe('')
  expect(hers.broken).toEqual([])
  await sam.leave()
})

test('Mina switches the help on once and it is there when she comes again, until she switches it off', async () => {
  const { her, hers, sam } = await comeWithSam(home)
  const help = her.getByRole('checkbox', { name: 'Help me answer' })
  expect(await help.isChecked()).toBe(false)
  await help.check()
  await her.getByRole('button', { name: 'Look over my reply' }).click()
  await her.getByText('There are no words here yet.').waitFor()
  await goTo(her, 'Today')
  await openTalk(her, 'Sam')
  await expect.poll(() => help.isChecked()).toBe(true)
  await her.getByText('Before you write, if you like').waitFor()
  await help.uncheck()
  await her.getByText('Before you write, if you like').waitFor({ state: 'detached' })
  expect(await her.getByRole('button', { name: 'Look over my reply' }).count()).toBe(0)
  expect(hers.broken).toEqual([])
  await sam.leave()
})

function isCode(address: string): boolean {
  return /\/_app\/immutable\/.*\.js$/u.test(address)
}

function field(page: Page) {
  return page.getByRole('textbox', { name: 'Write to Sam' })
}

function found(page: Page) {
  return page.getByRole('status', { name: 'Your reply, looked over' })
}
