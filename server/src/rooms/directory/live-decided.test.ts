import { DAY_MS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { pagesOf } from '../../directory/live/feed-server.fixture.ts'
import { openDesk, PATIENCE, publishPreview, services, source } from './live.fixture.ts'

describe('What a steward decided of a list', () => {
  async function published(changes: Readonly<Record<string, unknown>>) {
    const desk = await openDesk()
    desk.feed.answer = pagesOf(services(10), 50)
    await desk.put(changes)
    await desk.fetch()
    await publishPreview(desk)
    await expect.poll(() => desk.found(), PATIENCE).toBe(10)
    return desk
  }

  test('by taking it back holds: it does not publish itself again', async () => {
    await using desk = await published({ rhythm: 'daily', publishesItself: true })
    desk.feed.answer = pagesOf(services(11), 50)
    expect(await desk.fetch()).toMatchObject({ outcome: 'published' })
    await expect.poll(() => desk.found(), PATIENCE).toBe(11)
    expect((await desk.steward.ask('POST', '/undo', { source })).status).toBe(200)
    expect((await desk.look()).publishesItself).toBe(false)
    // It is as it was when it was fetched, and not as the list that counts now.
    await desk.pass(DAY_MS)
    await expect.poll(async () => (await desk.look()).outcome, PATIENCE).toBe('preview')
    expect(await desk.found()).toBe(10)
  })

  test('while it was being fetched holds: it is not published', async () => {
    await using desk = await published({ publishesItself: true })
    const whole = pagesOf(services(11), 50)
    let goOn: (() => void) | undefined
    desk.feed.answer = (...asked) => {
      goOn = () => whole(...asked)
    }
    await desk.steward.ask('POST', '/live/fetch', { source })
    await expect.poll(() => goOn !== undefined, PATIENCE).toBe(true)
    expect(await desk.put({ publishesItself: false })).toBe(200)
    goOn?.()
    await expect.poll(async () => (await desk.look()).progress, PATIENCE).toBeNull()
    expect((await desk.look()).outcome).toBe('preview')
    expect(await desk.found()).toBe(10)
  })

  test('by letting its preview go is asked again, with the same pages', async () => {
    await using desk = await published({})
    desk.feed.answer = pagesOf(services(12), 50)
    for (let time = 0; time < 2; time += 1) {
      expect(await desk.fetch()).toMatchObject({ outcome: 'preview' })
      const [preview] = (await desk.steward.look()).imports
      expect(preview).toMatchObject({ state: 'preview', report: { isNew: 2 } })
      expect((await desk.steward.ask('DELETE', `/imports/${preview?.id}`)).status).toBe(200)
    }
  })

  test('is not hidden by a list that cannot be read: it is told each time', async () => {
    await using desk = await published({})
    desk.feed.answer = pagesOf([1, 2], 50)
    for (let time = 0; time < 2; time += 1)
      expect(await desk.fetch()).toMatchObject({ outcome: 'nothing-in-it' })
  })
})
