/** Where a list ends that does not say how long it is. */
import { describe, expect, test } from 'vitest'
import { barePagesOf, sendJson } from '../../directory/live/feed-server.fixture.ts'
import type { FeedServer } from '../../directory/live/feed-server.fixture.ts'
import { openDesk, PATIENCE, publishPreview, services } from './live.fixture.ts'

/** The same in an envelope that says nothing of its end either. */
const unsaidPagesOf =
  (all: readonly unknown[], size: number): FeedServer['answer'] =>
  (asked, reply, request) => {
    if (request.headers['if-none-match'] === '"as it was"') {
      reply.writeHead(304).end()
      return
    }
    const page = Number(asked.searchParams.get('page'))
    const contents = all.slice((page - 1) * size, page * size)
    const isFull = contents.length === size
    sendJson(reply, { contents }, isFull ? { etag: '"as it was"' } : {})
  }

/** Behind the last page it gives the last page again. */
const clampedPagesOf =
  (all: readonly unknown[], size: number, says: Readonly<Record<string, unknown>> = {}) =>
  (asked: URL, reply: Parameters<FeedServer['answer']>[1]): void => {
    const last = Math.ceil(all.length / size)
    const page = Math.min(Number(asked.searchParams.get('page')), last)
    sendJson(reply, { contents: all.slice((page - 1) * size, page * size), ...says })
  }

describe('A list that says no total', () => {
  test.each([
    ['bare pages of fifty', barePagesOf, 50],
    ['bare pages of twenty, whatever is asked for', barePagesOf, 20],
    ['pages that say nothing of their end', unsaidPagesOf, 50]
  ] as const)('has what was added behind a full last page: %s', async (_how, pagesOf, size) => {
    await using desk = await openDesk()
    desk.feed.answer = pagesOf(services(size), size)
    await desk.put()
    expect(await desk.fetch()).toMatchObject({ outcome: 'preview' })
    await publishPreview(desk)
    await expect.poll(() => desk.found(), PATIENCE).toBe(size)
    // From here on each page is asked for only where it changed.
    expect(await desk.fetch()).toMatchObject({ outcome: 'same' })
    // The page that was the last one is just as it was, and says so.
    desk.feed.answer = pagesOf(services(size + 7), size)
    expect(await desk.fetch()).toMatchObject({ outcome: 'preview' })
    await publishPreview(desk)
    await expect.poll(() => desk.found(), PATIENCE).toBe(size + 7)
    expect(await desk.fetch()).toMatchObject({ outcome: 'same' })
  })

  test.each([
    ['gives its last page again behind it', clampedPagesOf(services(70), 50), 70],
    [
      'says of its only page that it is the last',
      clampedPagesOf(services(50), 50, { last: true }),
      50
    ],
    [
      'gives all of it whichever page is asked for',
      (_: URL, reply: Parameters<FeedServer['answer']>[1]) => sendJson(reply, services(30)),
      30
    ]
  ] as const)('and %s is whole, each time', async (_how, answer, count) => {
    await using desk = await openDesk()
    desk.feed.answer = answer
    await desk.put()
    for (let time = 0; time < 2; time += 1) {
      expect(await desk.fetch()).toMatchObject({ outcome: 'preview' })
      expect((await desk.steward.look()).imports[0]?.report.isNew).toBe(count)
    }
  })

  test('and begins again from its first page is no list', async () => {
    await using desk = await openDesk()
    desk.feed.answer = (asked, reply) => {
      const page = (Number(asked.searchParams.get('page')) - 1) % 3
      sendJson(reply, services(150).slice(page * 50, page * 50 + 50))
    }
    await desk.put()
    expect(await desk.fetch()).toMatchObject({ outcome: 'repeats', progress: null })
    expect((await desk.steward.look()).imports).toEqual([])
  })
})
