import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { service } from '../../../server/src/directory/directory.fixture.ts'
import {
  openFeedServer,
  pagesOf,
  type FeedServer
} from '../../../server/src/directory/live/feed-server.fixture.ts'
import { comeAsSteward } from '../web/care.ts'
import { lookFor, namesFound, openFindSupport } from '../web/find-support.ts'
import { axeScript, judgeAccess, judgeSizes, judgeTargets } from '../web/looks.ts'
import { openWebHouse, type WebHouse } from '../web/web-house.ts'

const LIST = 'Council of Leeds'
const good = Array.from({ length: 119 }, (_, index) =>
  service(index + 1, { name: `Lantern meals ${index + 1}` })
)
const nameless = { ...service(500), name: undefined }
const twice = { ...service(1), name: 'Lantern meals, once more' }

test('Ada has a list fetched, reads what was not kept, publishes it, and loses nothing when it turns bad', async () => {
  await using feed = await openFeedServer()
  await using home = await openWebHouse({ feedLine: feed.line, feedLimits: { paceMs: 0 } })
  const page = await comeAsSteward(home, 'Ada', { scripts: [axeScript] })
  const goOn = holdPage(feed, 3)
  await page.getByRole('link', { name: 'Lists for Find support' }).click()
  await addAddress(page, feed.address)
  // It comes page by page, and says how far it is.
  await page.getByText('It is being fetched: 100 of 121 entries.').waitFor()
  await looksWell(page)
  goOn()
  await page.getByRole('heading', { name: `Read, and not published: ${LIST}` }).waitFor()
  const preview = page.getByRole('region', { name: `Read, and not published: ${LIST}` })
  await preview.getByText('New: 119').waitFor()
  await preview.getByText('Not kept: 2').waitFor()
  // Each row with its line, its field and why.
  await preview.getByText('line 60, name: something is missing that each entry needs').waitFor()
  await preview.getByText('line 121, id: its id is there twice').waitFor()
  await page.getByText('It waits above for you to look at it.').waitFor()
  await looksWell(page)
  await preview.getByRole('button', { name: `Publish it: ${LIST}` }).click()
  await page.getByRole('button', { name: 'Publish it now' }).click()
  await page.getByText('Published. People find it within a minute.').waitFor()
  await page.getByText('119 services can be found now.').waitFor()
  expect(await found(home)).toContain('Lantern meals')

  for (const [turnBad, why] of bad) {
    feed.answer = turnBad
    await page.getByRole('button', { name: `Fetch it now: ${LIST}` }).click()
    await page.getByText(why).waitFor()
    await page.getByText('119 services can be found now.').waitFor()
    expect(await page.getByRole('heading', { name: /^Read, and not published/u }).count()).toBe(0)
  }
  await looksWell(page)
  expect(await found(home)).toContain('Lantern meals')
})

/** Ways in which a list turns bad, and what a steward reads of it. */
const bad: readonly (readonly [FeedServer['answer'], string])[] = [
  [(_asked, reply) => reply.writeHead(404).end(), 'There is no list at this address.'],
  [
    (asked, reply, request) => {
      if (asked.searchParams.get('page') === '1') pagesOf(good, 50)(asked, reply, request)
      else reply.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')
    },
    'What came is no list that can be read.'
  ],
  [pagesOf([nameless], 50), 'There was no entry in it that can be kept.']
]

/** The list in pages, and the one of this number once it is let go. */
function holdPage(feed: FeedServer, held: number): () => void {
  const all = [...good.slice(0, 59), nameless, ...good.slice(59), twice]
  const pages = pagesOf(all, 50)
  const { promise, resolve } = Promise.withResolvers<void>()
  feed.answer = (asked, reply, request) => {
    const isHeld = asked.searchParams.get('page') === String(held)
    void (isHeld ? promise : Promise.resolve()).then(() => pages(asked, reply, request))
  }
  return resolve
}

async function addAddress(page: Page, address: string): Promise<void> {
  await page.getByRole('textbox', { name: 'What is the fetched list called?' }).fill(LIST)
  await page.getByRole('textbox', { name: 'At which address is it?' }).fill(address)
  await page.getByRole('radio', { name: 'Only when I press it' }).check()
  await page.getByRole('button', { name: 'Save, and fetch it' }).click()
}

async function looksWell(page: Page): Promise<void> {
  const looks = [
    ...(await judgeAccess(page)),
    ...(await judgeTargets(page)),
    ...(await judgeSizes(page, true))
  ]
  expect(looks).toEqual([])
}

/** What somebody without an account finds. */
async function found(home: WebHouse): Promise<string> {
  const visitor = await home.visitor()
  await openFindSupport(visitor.page)
  await lookFor(visitor.page, 'lantern meals')
  const names = await namesFound(visitor.page)
  await visitor.goHome()
  return names.join('\n')
}
