import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { send, wordsIn } from '../web/bond.ts'
import { arriveWithSam } from '../web/company.ts'
import { axeScript, judgeAccess, judgeSizes, judgeTargets, smallPhone } from '../web/looks.ts'
import { openWebHouse } from '../web/web-house.ts'

test('on a small phone Mina and Sam find each other, and she writes with the keyboard open', async () => {
  await using home = await openWebHouse()
  // Everything up to here, from the first page to the conversation, is done at this size as well.
  const { hers, her, sam, bondId } = await arriveWithSam(home, {
    viewport: smallPhone,
    scripts: [axeScript]
  })
  // So much that one scrolls, and that some of it lies under the bars.
  for (const count of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight']) {
    await sam.say({ talkId: bondId, text: `${count} more thing about today`, notes: [] })
  }
  await wordsIn(her, 'Sam', 'Eight more').waitFor()
  expect(await judgeSizes(her, true)).toEqual([])
  expect(await judgeTargets(her, 30)).toEqual([])
  expect(await judgeAccess(her)).toEqual([])

  // What the on-screen keyboard leaves.
  await her.setViewportSize({ width: 320, height: 300 })
  const field = her.getByRole('textbox', { name: 'Write to Sam' })
  await field.click()
  const inReach = [
    field,
    her.getByRole('button', { name: 'Send' }),
    her.getByText('Only you and Sam can see this'),
    her.getByRole('link', { name: 'Exit', exact: true })
  ]
  for (const one of inReach) await expect.poll(() => isInSight(her, one)).toBe(true)
  const places = her.getByRole('navigation', { name: 'Places' })
  expect(await isInSight(her, places.getByRole('link', { name: 'Today' }))).toBe(false)
  await send(her, 'Sam', 'Written on a small phone')
  await wordsIn(her, 'Sam', 'Written on a small phone').waitFor()
  await sam.leave()
  expect(hers.broken).toEqual([])
})

async function isInSight(page: Page, one: ReturnType<Page['getByRole']>): Promise<boolean> {
  const size = page.viewportSize()
  const box = (await one.isVisible()) ? await one.boundingBox() : null
  if (box === null || size === null) return false
  return box.y >= 0 && box.x >= 0 && box.y + box.height <= size.height && box.x + box.width <= 320
}
