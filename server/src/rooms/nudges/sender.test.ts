import { HOUR_MS, MINUTE_MS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { makeBond } from '../../membership.fixture.ts'
import { openPlace, passOf, readNudges, SOON_MS, stateOf, want } from './nudges.fixture.ts'
import type { Place } from './nudges.fixture.ts'

async function openWith(): Promise<Place> {
  const place = await openPlace()
  await want(place.ben, await passOf(place.ben.visitor, place.sink))
  return place
}

/** Mails beside the one with the code. */
const nudges = ({ sink }: Place) => sink.mails.filter(({ whole }) => !whole.includes('Your code'))

describe('When Ada writes, Ben', () => {
  test('is told that there is an update, some minutes later, once, and nothing else', async () => {
    await using place = await openWith()
    await place.ada.say('Good evening')
    await place.ada.say('Are you there?')
    await place.server.server.nudge()
    place.clock.pass(MINUTE_MS / 2)
    await place.server.server.nudge()
    expect(nudges(place)).toEqual([])
    await place.later()
    const [nudge, ...more] = nudges(place)
    expect(more).toEqual([])
    expect(nudge?.to).toBe('ben@mail.example')
    expect(nudge?.whole.split('\r\n\r\n')[1]?.trim()).toBe('You have an update.')
    await place.later(HOUR_MS)
    expect(nudges(place)).toHaveLength(1)
    await place.ada.say('One more')
    await place.later()
    expect(nudges(place)).toHaveLength(2)
  })

  test('is not told of what he wrote himself, nor of a document', async () => {
    await using place = await openWith()
    await place.ben.say('Good evening')
    await place.ada.say('a page', { lane: new Uint8Array(16).fill(3), isDocument: true })
    await place.later()
    expect(nudges(place)).toEqual([])
    expect((await readNudges(place.server)).map((row) => row.is_waiting)).toEqual([0])
  })

  test('is told once for all his spaces, and at most once in a quarter of an hour', async () => {
    await using place = await openPlace()
    const { ada, ben, sink, server } = place
    const [cleo, also] = await makeBond(await server.person(), ben.visitor)
    const pass = await passOf(ben.visitor, sink)
    await want(ben, pass)
    await want(also, pass)
    await ada.say('from Ada')
    await cleo.say('from Cleo')
    await place.later()
    expect(nudges(place)).toHaveLength(1)
    expect((await readNudges(server)).map((row) => row.is_waiting)).toEqual([0, 0])
    await cleo.say('once more')
    await place.later(SOON_MS)
    expect(nudges(place)).toHaveLength(1)
    await place.later(SOON_MS)
    expect(nudges(place)).toHaveLength(2)
  })

  test('is not told while he is there', async () => {
    await using place = await openWith()
    const gone = new AbortController()
    const cursors = [{ token: place.ben.token, after: 0 }]
    const { address, cookie } = place.ben.visitor
    const feed = await fetch(`${address}/api/feed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ cursors }),
      signal: gone.signal
    })
    expect(feed.status).toBe(200)
    await place.ada.say('Good evening')
    await place.later()
    expect(nudges(place)).toEqual([])
    expect((await readNudges(place.server)).map((row) => row.is_waiting)).toEqual([0])
    gone.abort()
  })

  test('is left alone in quiet hours, and told once after them', async () => {
    await using place = await openPlace()
    const { ben, ada, clock } = place
    const at = (ms: number) => new Date(clock.now() + ms).toISOString().slice(11, 16)
    const quiet = { from: at(-HOUR_MS), to: at(3 * HOUR_MS), zone: 'UTC' }
    await want(ben, await passOf(ben.visitor, place.sink), { quiet })
    await ada.say('one')
    await place.later()
    await place.later(HOUR_MS)
    expect(nudges(place)).toEqual([])
    await ada.say('two')
    await place.later(HOUR_MS)
    await place.later(HOUR_MS)
    await place.later(HOUR_MS)
    expect(nudges(place)).toHaveLength(1)
  })

  test('is told after a restart of what came before it, and not twice', async () => {
    await using place = await openWith()
    await place.ada.say('Good evening')
    await place.server.server.nudge()
    await place.server.restart()
    await place.later()
    expect(nudges(place)).toHaveLength(1)
    await place.server.restart()
    await place.later(HOUR_MS)
    expect(nudges(place)).toHaveLength(1)
  })
})

describe('Where the mail host', () => {
  test.each([
    'comes back later',
    'says nothing',
    'does not like this sender',
    'has a broken lock'
  ] as const)(
    '%s, it is tried again, and then it is said that it could not be sent',
    async (mood) => {
      await using place = await openWith()
      place.sink.mood = mood
      await place.ada.say('Good evening')
      await place.later()
      expect(await stateOf(place.ben)).toBe('on')
      expect((await readNudges(place.server)).map((row) => row.is_waiting)).toEqual([1])
      const visits = place.sink.visits
      expect(visits).toBeGreaterThan(1)
      for (const wait of [5, 15, 60, 240]) await place.later(wait * MINUTE_MS)
      expect(place.sink.visits).toBe(visits + 4)
      expect(await stateOf(place.ben)).toBe('late')
      for (let day = 0; day < 3; day += 1) await place.later(24 * HOUR_MS)
      expect(place.sink.visits).toBe(visits + 4)
      // The next words try anew, and what works again is not called late any more.
      place.sink.mood = 'takes all'
      await place.ada.say('Good morning')
      await place.later()
      expect(nudges(place)).toHaveLength(1)
      expect(await stateOf(place.ben)).toBe('on')
      expect(place.server.logged.join('')).not.toContain('mail.example')
    }
  )

  test('is not there, nobody waits for it, and the words come as ever', async () => {
    await using place = await openWith()
    await place.sink.close()
    await place.ada.say('Good evening')
    await place.later()
    expect((await place.ben.page()).status).toBe(200)
    expect(await stateOf(place.ben)).toBe('on')
  })

  test('knows no such mailbox, the address is forgotten at once, and Ben is told', async () => {
    await using place = await openWith()
    const [before] = await readNudges(place.server)
    place.sink.mood = 'knows no such mailbox'
    await place.ada.say('Good evening')
    await place.later()
    expect(await stateOf(place.ben)).toBe('refused')
    const [after] = await readNudges(place.server)
    expect(after?.sealed.length).toBe(before?.sealed.length)
    const visits = place.sink.visits
    await place.ada.say('Good morning')
    await place.later()
    expect(place.sink.visits).toBe(visits)
    expect((await readNudges(place.server)).map((row) => row.is_waiting)).toEqual([0])
  })
})
