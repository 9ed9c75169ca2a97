import { expect, test } from 'vitest'
import { send, wordsIn } from '../web/bond.ts'
import { arriveWithSam } from '../web/company.ts'
import {
  axeScript,
  isInSight,
  judgeAccess,
  judgeSizes,
  judgeTargets,
  smallPhone,
  withKeyboardOpen
} from '../web/looks.ts'
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
  await her.setViewportSize(withKeyboardOpen)
  const field = her.getByRole('textbox', { name: 'Write to Sam' })
  await field.click()
  const inReach = [
    field,
    her.getByRole('button', { name: 'Send' }),
    her.getByText('Only you and Sam can see this'),
    her.getByRole('link', { name: 'Exit', exact: true })
  ]
  for (const one of inReach) await expect.poll(() => isInSight(one)).toBe(true)
  const places = her.getByRole('navigation', { name: 'Places' })
  expect(await isInSight(places.getByRole('link', { name: 'Today' }))).toBe(false)
  await send(her, 'Sam', 'Written on a small phone')
  await wordsIn(her, 'Sam', 'Written on a small phone').waitFor()
  await sam.leave()
  expect(hers.broken).toEqual([])
})
