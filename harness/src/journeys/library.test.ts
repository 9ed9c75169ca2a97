import { openStore } from '@beside/server'
import Parser from 'rss-parser'
import { expect, test } from 'vitest'
import { cleanPicture } from '../../../server/src/rooms/library/pictures/clean-picture.ts'
import { jpegWith } from '../../../server/src/rooms/library/pictures/pictures.fixture.ts'
import { addPicture, addRevision, putText } from '../../../server/src/store/library.ts'
import type { LibraryRevision } from '../../../server/src/store/library.ts'
import { weighPage } from '../web/weigh-page.ts'
import { openWebHouse } from '../web/web-house.ts'
import type { WebHouse } from '../web/web-house.ts'

const head = {
  language: 'en',
  topic: 'grounding',
  title: 'A walk',
  summary: 'Five minutes.',
  notes: [],
  sources: [{ text: 'A book', address: 'https://example.org/book' }],
  by: '',
  reviewedOn: null,
  reviewBy: null
}

/** What a steward shows from now on. */
async function show(home: WebHouse, slug: string, body: string): Promise<void> {
  await using store = await openStore(home.dataFolder)
  await store.write(async (db) => {
    await putText(db, { slug, withdrawn_at: null, withdrawn_why: '' })
    await addRevision(db, revisionOf(slug, body))
  })
}

function revisionOf(slug: string, body: string): LibraryRevision {
  const written = { head: JSON.stringify(head), body, made_on: '2026-11-01', why: '' }
  const shown = { shown_from: 60_000, withheld_on: null, withheld_why: '' }
  return { slug, number: 1, ...written, ...shown }
}

test('somebody reads without a script, and nothing is asked of anybody else', async () => {
  await using home = await openWebHouse()
  const { page, broken, asked } = await home.visitor({ javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('link', { name: /^Texts to read/u }).click()
  await page.getByRole('link', { name: 'When others look at your phone' }).click()
  await page.getByText('About: abuse at home. You can choose whether to read it.').waitFor()
  const calm = page.getByRole('heading', { name: 'A calm order' })
  expect(await calm.isVisible()).toBe(false)
  await page.getByText('Show the text').click()
  await calm.waitFor()
  await page.getByRole('link', { name: 'Source 1' }).first().click()
  expect(new URL(page.url()).hash).toBe('#source-1')
  const out = page.getByRole('link', { name: 'techsafety.org' }).first()
  expect(await out.getAttribute('rel')).toBe('noreferrer noopener external')
  await page.getByText('Show a code').click()
  await page.getByRole('img', { name: 'A square code with the same link' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'The link' }).inputValue()).toBe(
    `${home.address}/library/phone`
  )
  expect(broken).toEqual([])
  expect(asked.filter((url) => !url.startsWith(home.address))).toEqual([])
})

test('what somebody wrote to do harm is letters on the page, and a picture comes when it is opened', async () => {
  await using home = await openWebHouse()
  const id = new Uint8Array(32).fill(7)
  const picture = cleanPicture(new Uint8Array(jpegWith(6)))!
  {
    await using store = await openStore(home.dataFolder)
    await store.write((db) => addPicture(db, { id, ...picture }, 10))
  }
  const address = Buffer.from(id).toString('base64url')
  const body = [
    'Go [on](javascript:alert(1)) <script>document.title = "taken"</script>',
    '<img src=x onerror="document.title = 1">',
    'See [a page](https://example.org/a?b=1&c).',
    `![a lamp](picture:${address})`,
    `${'> '.repeat(9)}deep`,
    '|a|b|\n|-|-|\n|c|d|'
  ].join('\n\n')
  await show(home, 'walk', body)
  const { page, broken, asked } = await home.visitor()
  await page.goto('/library/walk')
  await page.getByText('<script>document.title = "taken"</script>').waitFor()
  expect(await page.title()).toBe('Notes')
  expect(await page.getByRole('link', { name: 'on', exact: true }).count()).toBe(0)
  await page.getByText('(opens example.org, outside this place)').waitFor()
  await page.getByRole('table').waitFor()
  const isAsked = () => asked.some((url) => url.includes('/pictures/'))
  expect(isAsked()).toBe(false)
  await page.getByText('Show a picture: a lamp').click()
  const shown = page.getByRole('img', { name: 'a lamp' })
  await shown.waitFor()
  await expect.poll(isAsked).toBe(true)
  // It was held upright: 8 by 6 lies turned.
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(8)
  expect(broken).toEqual([])
})

test('a feed reader hears that a text is new, and shows nothing of what it is about', async () => {
  await using home = await openWebHouse()
  await show(home, 'walk', 'Go out.')
  for (const path of ['/library/feed.xml', '/library/rss.xml']) {
    const feed = await new Parser().parseURL(home.address + path)
    const links = feed.items.map(({ link }) => link)
    expect(links).toContain(`${home.address}/library/walk`)
    expect(links).toContain(`${home.address}/library/grounding`)
    expect(new Set(feed.items.map(({ title }) => title))).toEqual(new Set(['A text']))
    const said = JSON.stringify(feed)
    for (const word of ['A walk', 'Coming back', 'abuse', 'Beside'])
      expect(said).not.toContain(word)
    for (const { isoDate } of feed.items) expect(Date.parse(isoDate ?? '')).not.toBeNaN()
  }
})

test('our own texts lead to pages that are there', async () => {
  await using home = await openWebHouse()
  const { page } = await home.visitor({ javaScriptEnabled: false })
  const linksOf = () =>
    page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  await page.goto('/library')
  const texts = (await linksOf()).filter((link) => /^\/library\/[a-z-]+$/u.test(link))
  expect(texts.length).toBeGreaterThan(6)
  const inside = new Set<string>()
  for (const text of texts) {
    await page.goto(text)
    for (const link of await page.getByRole('main').locator('a[href^="/"]').all())
      inside.add((await link.getAttribute('href')) ?? '')
  }
  const statuses = [...inside].map(async (path) => (await fetch(home.address + path)).status)
  expect(await Promise.all(statuses)).toEqual([...inside].map(() => 200))
  expect(inside.has('/beside')).toBe(true)
})

test('a text is light, also on a slow phone', async () => {
  await using home = await openWebHouse()
  const { page } = await home.visitor()
  const bytes = await weighPage(page, '/library/phone')
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThan(100_000)
})

test('a text that was taken back says so, and one that is not there looks like any page that is not', async () => {
  await using home = await openWebHouse()
  {
    await using store = await openStore(home.dataFolder)
    await store.write((db) => addRevision(db, revisionOf('walk', 'Go.')))
    const text = { slug: 'walk', withdrawn_at: 120_000, withdrawn_why: 'It was out of date.' }
    await store.write((db) => putText(db, text))
  }
  const { page } = await home.visitor({ javaScriptEnabled: false })
  await page.goto('/library/walk')
  await page.getByRole('heading', { name: 'This text is not shown any more' }).waitFor()
  await page.getByText('Taken back on 1 January 1970. It was out of date.').waitFor()
  await page.getByRole('link', { name: 'All texts' }).click()
  await page.getByRole('heading', { name: 'Texts to read' }).waitFor()
  expect((await page.goto('/library/nowhere'))?.status()).toBe(404)
  expect((await page.goto('/library/No%20such'))?.status()).toBe(404)
})
