/**
 * A full circle of 10,000 records in a real browser: how soon its newest words show, and what going back costs. And in
 * a real client in Node with all of them loaded: what one more record costs, and the memory they take.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Page } from 'playwright-core'
import { personAt, type Person } from '../../../harness/src/house.ts'
import { atToday, goTo, signInByKit } from '../../../harness/src/web/arrive.ts'
import { openWebHouse, type WebHouse } from '../../../harness/src/web/web-house.ts'
import type { Benchmark } from '../benchmark.ts'
import { SHORT } from '../server/first-page.ts'
import { runPairs } from '../pairs.ts'
import { median, spread } from '../statistics.ts'
import { CIRCLE_NAME, fillCircle, makeFullCircle, sayIn, type FullCircle } from './full-circle.ts'

const RECORDS = 10_000
const VISITS = 5
const PAGES_BACK = 20
const TIMES = 30
const MIB = 1024 * 1024
/** Tasks that hold up a page for more than 50 ms, as the browser itself counts them. */
const WATCH_TASKS = `
  globalThis.longTasks = []
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: 'longtask', buffered: true })
`

/** In ms: from "Sign in" on, and of that from the press on the circle's name. */
type Opened = { readonly whole: number; readonly drawn: number; readonly longest: number }

export const longCircleBenchmark: Benchmark = {
  name: 'circle-10000',
  peer: `a circle of ${SHORT} records`,
  aim: { text: '≤ 1.2 × the short one', isMet: ({ ratio }) => ratio <= 1.2 },
  isLong: true,
  async measure() {
    await using home = await openWebHouse({ rateScale: 10_000 })
    const [circle, other] = [
      await makeFullCircle(home.address, 'mina'),
      await makeFullCircle(home.address, 'sam')
    ]
    await fillCircle(other, SHORT)
    await fillCircle(circle, RECORDS)
    const long: Opened[] = []
    const short: Opened[] = []
    const open = async (which: FullCircle, all: Opened[]): Promise<number> => {
      const opened = await openOnce(home, which)
      all.push(opened)
      return opened.whole
    }
    const sides = { ours: () => open(circle, long), theirs: () => open(other, short) }
    const { ours: value, theirs: against, ratio } = await runPairs(VISITS, sides)
    const inMs = (all: readonly Opened[], part: keyof Opened) =>
      `${middle(all, part).toFixed(0)} ms`
    const notes = [
      `of it from the press on its name: ${inMs(long, 'drawn')} (short: ${inMs(short, 'drawn')})`,
      `longest task of the page meanwhile: ${inMs(long, 'longest')} (short: ${inMs(short, 'longest')})`,
      ...(await goBackIn(home, circle)),
      ...(await loadWhole(home.address, circle))
    ]
    return { value, unit: 'ms', against, ratio, notes }
  }
}

function middle(all: readonly Opened[], part: keyof Opened): number {
  return median(all.map((one) => one[part]))
}

async function openOnce(home: WebHouse, circle: FullCircle): Promise<Opened> {
  const visitor = await home.visitor({ scripts: [WATCH_TASKS] })
  const opened = await openTalk(visitor.page, circle)
  await visitor.goHome()
  return opened
}

/** In a browser that was never there, until the newest words show. */
async function openTalk(page: Page, { kitWords }: FullCircle): Promise<Opened> {
  const startedAt = performance.now()
  await signInByKit(page, kitWords)
  await atToday(page)
  await goTo(page, 'Circles')
  const pressedAt = performance.now()
  await page.getByRole('link', { name: new RegExp(`^${CIRCLE_NAME}\\b`, 'u') }).click()
  await wordsOn(page).last().waitFor()
  const now = performance.now()
  return { whole: now - startedAt, drawn: now - pressedAt, longest: await longestTask(page) }
}

function wordsOn(page: Page) {
  return page.getByRole('list', { name: `Conversation in ${CIRCLE_NAME}` }).locator('[data-items]')
}

/** The longest one since this was asked before. */
async function longestTask(page: Page): Promise<number> {
  const found = await page.evaluate('longTasks.splice(0)')
  return Math.max(0, ...(found as readonly number[]))
}

async function goBackIn(home: WebHouse, circle: FullCircle): Promise<readonly string[]> {
  const visitor = await home.visitor({ scripts: [WATCH_TASKS] })
  const { page, context } = visitor
  await openTalk(page, circle)
  const session = await context.newCDPSession(page)
  const heapNow = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize / MIB
  }
  const heapBefore = await heapNow()
  const times: number[] = []
  const longest: number[] = []
  while (times.length < PAGES_BACK) {
    const shown = await wordsOn(page).count()
    const startedAt = performance.now()
    await page.getByRole('button', { name: 'Earlier words' }).click()
    await wordsOn(page).nth(shown).waitFor({ state: 'attached' })
    times.push(performance.now() - startedAt)
    longest.push(await longestTask(page))
  }
  const shown = await wordsOn(page).count()
  const heap = await heapNow()
  await visitor.goHome()
  return [
    `in the browser, one page further back: ${spread(times)}, until ${shown} words are on the page`,
    `longest task of the page for each: ${spread(longest)}; its heap ${heapBefore.toFixed(1)} → ${heap.toFixed(1)} MiB`
  ]
}

/** All of them in one client, as the Worker of a page holds them. */
async function loadWhole(address: string, circle: FullCircle): Promise<readonly string[]> {
  const mina = personAt(address, 'mina')
  const words = circle.kitWords.join(' ')
  const back = await mina.signInWithKit({ words, device: 'shared' })
  if (!back.ok) throw new Error(back.reason)
  await mina.openTalk(circle.circleId)
  await mina.sees('the newest words', ({ talk }) => (talk?.items.length ?? 0) > 0)
  const onePage = await timeMore(circle, mina)
  const heapBefore = nodeHeap()
  const startedAt = performance.now()
  while (mina.view().talk?.hasEarlier === true) await mina.loadEarlier()
  const loading = (performance.now() - startedAt) / 1000
  const heap = nodeHeap() - heapBefore
  const whole = await timeMore(circle, mina)
  await mina.leave()
  return [
    `in a client with all of them, from a post to the view: ${spread(whole)}; with one page: ${spread(onePage)}`,
    `loading all of them: ${loading.toFixed(1)} s; they take ${heap.toFixed(1)} MiB of memory`
  ]
}

async function timeMore({ members: [member] }: FullCircle, mina: Person): Promise<number[]> {
  if (!member) throw new Error('Nobody is there to write.')
  const times: number[] = []
  await member.renewToken()
  while (times.length < TIMES) {
    const text = `more ${performance.now()}`
    const startedAt = performance.now()
    await sayIn(member, text)
    await mina.sees(text, ({ talk }) => {
      const last = talk?.items.at(-1)
      return last?.kind === 'words' && last.text === text
    })
    times.push(performance.now() - startedAt)
  }
  return times
}

function nodeHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed / MIB
}
