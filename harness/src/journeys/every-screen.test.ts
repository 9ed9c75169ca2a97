import { expect, test } from 'vitest'
import {
  axeScript,
  countAnimations,
  judgeAccess,
  judgeControls,
  judgeSizes,
  judgeTargets
} from '../web/looks.ts'
import { judgeKeyboard, walkerScript } from '../web/by-keyboard.ts'
import { judgeConsent } from '../web/rules.ts'
import { openGuide, type Stop } from '../web/tour/guide.ts'
import { listRoutes, pathOf, tour } from '../web/tour/tour.ts'
import { openWebHouse } from '../web/web-house.ts'

// What one finds after Exit: a page that says nothing, and so has nothing to leave.
const neutral: readonly string[] = ['/out', 'the app, locked']

test('people find every screen in reach: by sight in both themes, by keyboard alone, on a small phone, at double size', async () => {
  await using home = await openWebHouse()
  const guide = await openGuide(home, (about) => `Words for ${about}`, {
    scripts: [axeScript, walkerScript]
  })
  const seen = new Set<string>()
  const found: string[] = []
  for await (const stop of tour(guide)) {
    seen.add(pathOf(stop))
    found.push(...(await lookAt(stop)).map((problem) => `${stop.name}: ${problem}`))
  }
  expect(found).toEqual([])
  expect(listRoutes().filter((route) => !seen.has(route))).toEqual([])
  expect([...guide.hers.broken, ...guide.guest.broken]).toEqual([])
})

/** A choice that is everybody's; a letter that everybody can read; and the key in a mail, which works without a script. */
const askedOpenly =
  /^\?(region=[A-Z]{2}|circle=moves|id=[\w-]{22}|key=[\w-]{43}(&\/(save|stop))?)$|^$/u

const plainTitles: readonly string[] = ['Notes', 'ملاحظات', 'Notas']

async function lookAt(stop: Stop): Promise<readonly string[]> {
  const { name, page } = stop
  const isMoving = name === 'breathing, with a circle'
  return [
    ...(await judgeKeyboard(page)),
    ...(await judgeSizes(page, !neutral.includes(name))),
    ...(await judgeControls(page)),
    ...(await judgeTargets(page)),
    ...(await judgeAccess(page)),
    ...(await judgeConsent(page)),
    ...((await countAnimations(page)) > 0 && !isMoving ? ['something moves by itself'] : []),
    ...(plainTitles.includes(await page.title()) ? [] : ['the title says too much']),
    ...(askedOpenly.test(new URL(page.url()).search) ? [] : [page.url()])
  ]
}
