import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { tabOfVisitor } from '../browsers/chromium.ts'
import { openFirefox } from '../browsers/firefox.ts'
import { takeAway, whatIsLeft } from '../browsers/missing.ts'
import { findFirefox, findWebKit } from '../browsers/present.ts'
import { comeBack, liveThrough, writeElsewhere } from '../browsers/story.ts'
import { openWebKit } from '../browsers/webkit.ts'
import { makeVisitor } from '../web/visitor.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const firefox = findFirefox()
const webKit = findWebKit()

let home: WebHouse
beforeAll(async () => {
  home = await openWebHouse()
})
afterAll(async () => await home[Symbol.asyncDispose]())

describe('Mina comes in, writes, leaves, and comes back by twelve words to what was written', () => {
  test.skipIf(firefox === undefined)('in Firefox', async () => {
    await using tab = await openFirefox(firefox!)
    await liveThrough(tab, home.address)
    expect(tab.broken()).toEqual([])
  })

  test.skipIf(webKit === undefined)('in WebKit', async () => {
    await using tab = await openWebKit(webKit!)
    await liveThrough(tab, home.address)
    expect(tab.broken()).toEqual([])
  })

  test('where WebAssembly, databases, service workers, caches and locks are missing', async () => {
    const visitor = await home.visitor({ wordsInFront: takeAway })
    await using tab = tabOfVisitor(visitor)
    await liveThrough(tab, home.address, async () => {
      const inPage = await visitor.page.evaluate(whatIsLeft)
      const workers = visitor.page
        .workers()
        .map(async (worker) => await worker.evaluate(whatIsLeft))
      expect([inPage, ...(await Promise.all(workers))]).toEqual([[], []])
    })
    expect(tab.broken()).toEqual([])
  })

  // Without a compiler a passphrase takes a minute to stretch, and twelve words take none of it.
  test('by twelve words alone, where scripts have no compiler either', async () => {
    const kit = await writeElsewhere(home.address)
    await using browser = await launchBrowser(['--js-flags=--jitless'])
    const visitor = await makeVisitor(browser, home.address, { wordsInFront: takeAway })
    await using tab = tabOfVisitor(visitor)
    await comeBack(tab, home.address, kit)
    expect(tab.broken()).toEqual([])
  })
})

test('what a Worker loads later asks nothing of its first part, which WebKit would run once more', async () => {
  const folder = new URL('../../../web/build/client/_app/immutable/workers/', import.meta.url)
  const read = async (name: string) => await readFile(new URL(name, folder), 'utf8')
  // A script of a page is loaded once, whoever asks for it; what it loads may ask for it.
  const isOfWorker = (name: string) => /^(search-)?worker-.*\.js$/u.test(name)
  const workers = await Promise.all((await readdir(folder)).filter(isOfWorker).map(read))
  const names = workers.flatMap((code) => code.match(/chunks\/[\w-]+\.js/gu) ?? [])
  expect(names.length).toBeGreaterThan(1)
  for (const name of names) {
    expect(await read(name), name).not.toMatch(/\bimport\b|\bfrom\s*["']/u)
  }
})
