import { DAY_MS, HOUR_MS, MINUTE_MS, WIRE_LIMITS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { run, testClock } from '../../running.fixture.ts'
import { pauseAccount } from '../../store/pauses.ts'
import { readCommunity, saveCommunity } from '../../store/community.ts'
import { text } from '../../visitor.fixture.ts'
import { beginStewards, beginTeam, idOf, refresh } from '../teams/teams.fixture.ts'
import {
  ask,
  atDesk,
  beginShifts,
  claim,
  free,
  list,
  listIds,
  makeQuestion,
  openPlace,
  put,
  readRows,
  said,
  stateAt
} from './listening.fixture.ts'
import type { Place } from './listening.fixture.ts'

const gone = { state: 'gone', takenBy: null, isSomebodyFree: false }

describe('somebody asks to be heard', () => {
  test('and a listener says yes, comes, and is there until the one who asked ends it', async () => {
    await using place = await openPlace(2)
    const { asker, listeners } = place
    const [ada, ben] = listeners
    expect((await asker.ask('GET', '/api/asks')).body).toEqual({ isSomebodyFree: false })
    await beginShifts(listeners)
    expect((await asker.ask('GET', '/api/asks')).body).toEqual({ isSomebodyFree: true })
    const question = makeQuestion()
    const waiting = { state: 'waiting', takenBy: null, isSomebodyFree: true }
    expect((await put(asker, question)).body).toEqual(waiting)
    const { id, desk, bytes, share } = question
    for (const one of listeners) expect((await list(one)).body.asks).toEqual([{ id, desk, bytes }])
    expect((await claim(ada!, question)).body).toEqual({ share })
    // Once more, where the answer got lost; and to nobody else, nor again.
    expect((await claim(ada!, question)).body).toEqual({ share })
    expect((await claim(ben!, question)).body.share).toBeUndefined()
    const takenBy = text(idOf(ada!))
    expect((await atDesk(asker, question)).body).toMatchObject({ state: 'taken', takenBy })
    expect(await listIds(ben!)).toEqual([])
    expect(await said(claim(ada!, question, 'open'))).toBe('done')
    expect((await atDesk(asker, question)).body).toMatchObject({ state: 'open', takenBy })
    expect((await list(ada!)).body.held).toMatchObject([{ id, isOpen: true, isContinuing: false }])
    const [row] = (await readRows(place.server)).asks
    expect([row?.bytes.length, row?.share.length]).toEqual([0, 0])
    expect((await claim(ada!, question)).body.share).toBeUndefined()
    expect((await atDesk(asker, question, 'end')).body.state).toBe('gone')
    expect((await list(ada!)).body.held).toEqual([])
    expect((await readRows(place.server)).asks).toEqual([])
  })

  test('from any device, and the same question sent twice is one', async () => {
    await using place = await openPlace(1)
    const { asker, listeners } = place
    const elsewhere = asker.elsewhere()
    await elsewhere.signInByKit()
    const question = makeQuestion()
    for (const device of [asker, elsewhere, asker]) {
      expect((await put(device, question)).body.state).toBe('waiting')
    }
    await beginShifts(listeners)
    expect(await listIds(listeners[0]!)).toEqual([question.id])
    await claim(listeners[0]!, question)
    // Its first answer was lost, and meanwhile somebody said yes.
    expect((await put(elsewhere, question)).body.state).toBe('taken')
    expect(await stateAt(elsewhere, question)).toBe('taken')
  })

  test('and can change it or take it back until somebody says yes', async () => {
    await using place = await openPlace(1)
    const { asker, listeners } = place
    await beginShifts(listeners)
    const first = await ask(asker)
    const changed = makeQuestion(300, first.readKey)
    expect((await put(asker, changed)).body.state).toBe('waiting')
    expect(await listIds(listeners[0]!)).toEqual([changed.id])
    expect(await said(claim(listeners[0]!, first))).toBe('not-found')
    expect((await atDesk(asker, changed, 'withdraw')).body).toMatchObject({ state: 'gone' })
    expect((await atDesk(asker, changed, 'withdraw')).body).toMatchObject({ state: 'gone' })
    expect(await listIds(listeners[0]!)).toEqual([])
    const second = await ask(asker)
    await claim(listeners[0]!, second)
    for (const act of ['take', 'open'] as const) {
      expect(await said(claim(listeners[0]!, second, act))).toBe('done')
      expect((await atDesk(asker, second, 'withdraw')).body.reason).toBe('ask-taken')
      expect(await said(put(asker, makeQuestion(99, second.readKey)))).toBe('ask-taken')
      expect(await stateAt(asker, second)).toBe(act === 'take' ? 'taken' : 'open')
    }
  })

  test('for as long as they chose, to the full hour, and then nobody sees it', async () => {
    await using place = await openPlace(1)
    const { asker, listeners, server } = place
    await beginShifts(listeners)
    const [short, long] = [await ask(asker, 1), await ask(asker, 3)]
    const hours = (await readRows(server)).asks.map(({ until }) => until % HOUR_MS)
    expect(hours).toEqual([0, 0])
    await place.pass(HOUR_MS - 1)
    expect(await stateAt(asker, short)).toBe('waiting')
    await place.pass(HOUR_MS + 1)
    expect(await stateAt(asker, short)).toBe('gone')
    expect(await said(claim(listeners[0]!, short))).toBe('not-found')
    expect(await listIds(listeners[0]!)).toEqual([long.id])
    expect((await readRows(server)).asks).toHaveLength(2)
    await server.server.sweep()
    expect((await readRows(server)).asks).toHaveLength(1)
    await server.restart()
    expect(await stateAt(asker, long)).toBe('waiting')
    expect(await listIds(listeners[0]!)).toEqual([long.id])
  })

  test('and frees it from who did not come: it waits again, and not for them', async () => {
    await using place = await openPlace(2)
    const { asker, listeners } = place
    const [ada, ben] = listeners
    await beginShifts(listeners)
    const question = await ask(asker)
    await claim(ada!, question)
    expect((await free(asker, question, ada!)).body.state).toBe('waiting')
    expect((await free(asker, question, ada!)).body.state).toBe('waiting')
    expect(await listIds(ada!)).toEqual([])
    expect(await said(claim(ada!, question))).toBe('not-found')
    expect(await said(claim(ada!, question, 'open'))).toBe('not-found')
    expect(await listIds(ben!)).toEqual([question.id])
    // Also what they put in its place.
    const changed = makeQuestion(99, question.readKey)
    await put(asker, changed)
    expect(await listIds(ada!)).toEqual([])
    expect(await said(claim(ben!, changed))).toBe('done')
    expect(await said(claim(ben!, changed, 'open'))).toBe('done')
    // Its words are gone, so it is asked again with new ones.
    expect((await free(asker, changed, ben!)).body).toMatchObject({ state: 'gone' })
    expect((await list(ben!)).body.held).toEqual([])
    expect(await said(claim(ben!, changed))).toBe('not-found')
    const again = makeQuestion(99, question.readKey)
    expect((await put(asker, again)).body.state).toBe('waiting')
    for (const one of listeners) expect(await listIds(one)).toEqual([])
    const cleo = await place.addListener()
    await place.stay()
    await beginShifts([cleo])
    expect((await put(asker, makeQuestion(99, question.readKey))).body.state).toBe('waiting')
    expect(await listIds(cleo)).toHaveLength(1)
  })
})

test('to free it of one does nothing once another said yes', async () => {
  await using place = await openPlace(2)
  const { asker, listeners } = place
  const [ada, ben] = listeners
  await beginShifts(listeners)
  const question = await ask(asker)
  await claim(ada!, question)
  await claim(ada!, question, 'return')
  await claim(ben!, question)
  const { body } = await free(asker, question, ada!)
  expect(body).toMatchObject({ state: 'taken', takenBy: text(idOf(ben!)) })
  expect(await said(claim(ben!, question, 'open'))).toBe('done')
})

describe('nobody else', () => {
  test('looks at a desk, or does anything there', async () => {
    await using place = await openPlace(1)
    const { asker, listeners, server } = place
    const question = await ask(asker)
    const other = await server.person()
    for (const act of ['look', 'withdraw', 'end'] as const) {
      const answer = await atDesk(other, makeQuestion(), act)
      expect([answer.status, answer.body]).toEqual([200, gone])
    }
    expect((await free(other, makeQuestion(), listeners[0]!)).body).toEqual(gone)
    expect(await said(atDesk(other, makeQuestion(), 'go-on'))).toBe('not-found')
    await beginShifts(listeners)
    // Who reads its words and asks with them has asked nothing.
    const copied = { ...makeQuestion(), bytes: question.bytes }
    expect(await said(put(other, copied))).toBe('not-allowed')
    expect(await listIds(listeners[0]!)).toEqual([question.id])
    expect(await stateAt(asker, question)).toBe('waiting')
  })

  test('sees what waits: not who is elsewhere, in another team, outside, or whose post is over', async () => {
    await using place = await openPlace(1)
    const { asker, clock, team, listeners } = place
    const question = await ask(asker)
    for (const one of [place.steward, place.elsewhere]) {
      expect(await said(list(one))).toBe('not-found')
      for (const act of ['take', 'open', 'return'] as const) {
        expect(await said(claim(one, question, act))).toBe('not-found')
      }
      expect(await said(one.ask('POST', '/shift', { act: 'begin' }))).toBe('not-found')
    }
    const strange = await asker.ask('GET', `${team.path}/asks`)
    expect(strange.body.reason).toBe('token-refused')
    const borrowed = { 'beside-token': listeners[0]!.token }
    const stolen = await asker.ask('GET', `${team.path}/asks`, { headers: borrowed })
    expect(stolen.body.reason).toBe('token-refused')
    const dora = await place.addListener(1)
    clock.pass(DAY_MS - HOUR_MS / 2)
    await place.stay()
    await beginShifts([dora])
    const late = await ask(asker)
    expect(await listIds(dora)).toContain(late.id)
    expect((await atDesk(asker, late)).body.isSomebodyFree).toBe(true)
    await place.pass(HOUR_MS)
    expect((await atDesk(asker, late)).body.isSomebodyFree).toBe(false)
    expect(await said(list(dora))).toBe('not-found')
    expect(await said(claim(dora, late))).toBe('not-found')
  })

  test('asks where no team listens', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const ada = await beginStewards(server, clock)
    const asker = await server.person()
    expect((await asker.ask('GET', '/api/asks')).body).toEqual({ isSomebodyFree: false })
    expect(await said(put(asker, makeQuestion()))).toBe('not-found')
    await refresh([ada], clock)
    await beginTeam('listener', ada)
    expect((await put(asker, makeQuestion())).body.state).toBe('waiting')
  })
})

describe('what may be asked', () => {
  test('has a size and a time', async () => {
    await using place = await openPlace(1)
    const { asker, listeners } = place
    const { readKey, bytes } = makeQuestion()
    const bad = [
      { readKey, bytes, hours: 0 },
      { readKey, bytes, hours: 1.5 },
      { readKey, bytes, hours: WIRE_LIMITS.askHours + 1 },
      { readKey: 'AAAA', bytes, hours: 1 },
      { readKey, bytes: 'no bytes!', hours: 1 },
      { readKey, hours: 1 },
      { readKey, bytes, hours: 1, more: 1 }
    ]
    for (const body of bad) {
      expect(await said(asker.ask('PUT', '/api/asks', { body }))).toBe('bad-request')
    }
    const size = WIRE_LIMITS.askBytes
    expect(await said(put(asker, makeQuestion(size + 3)))).toBe('bad-request')
    expect(await said(put(asker, makeQuestion(size * 2)))).toBe('too-large')
    expect(await said(asker.ask('POST', '/api/asks/desk', { body: { readKey, act: 'go' } }))).toBe(
      'bad-request'
    )
    const whole = makeQuestion(size)
    expect(await said(put(asker, whole, WIRE_LIMITS.askHours))).toBe('done')
    await beginShifts(listeners)
    expect((await list(listeners[0]!)).body.asks).toEqual([
      { id: whole.id, desk: whole.desk, bytes: whole.bytes }
    ])
  })

  test('has room for two hundred, of which each can be read', async () => {
    await using place = await openPlace(1)
    const { server, listeners } = place
    const most = WIRE_LIMITS.asksWaiting
    const ids: string[] = []
    let asker = await server.person()
    while (ids.length < most) {
      const question = makeQuestion(WIRE_LIMITS.askBytes)
      const answer = await put(asker, question)
      if (answer.status === 200) ids.push(question.id)
      // One account fills no queue.
      else {
        expect(answer.body.reason).toBe('slow-down')
        asker = await server.person()
      }
    }
    const other = await server.person()
    const full = makeQuestion()
    expect(await said(put(other, full))).toBe('too-many')
    expect(await stateAt(other, full)).toBe('gone')
    await beginShifts(listeners)
    const read: string[] = []
    let hasMore = true
    for (let pages = 0; hasMore; pages += 1) {
      expect(pages).toBeLessThan(10)
      const after = read.at(-1)
      const page = await list(listeners[0]!, after === undefined ? '' : `?after=${after}`)
      read.push(...page.body.asks.map(({ id }) => id))
      hasMore = page.body.hasMore
    }
    expect(read.toSorted()).toEqual(ids.toSorted())
    await claim(listeners[0]!, { id: ids[0]! })
    expect(await said(put(other, full))).toBe('too-many')
    await claim(listeners[0]!, { id: ids[0]! }, 'open')
    expect(await said(put(other, full))).toBe('done')
  })

  test('is asked by nobody who is paused or where the place is closed, while what is there goes on', async () => {
    await using place = await openPlace(2)
    const { asker, clock, server, listeners } = place
    const [ada, ben] = listeners
    await beginShifts(listeners)
    const [open, taken, waiting] = [await ask(asker), await ask(asker), await ask(asker)]
    await claim(ada!, open)
    await claim(ada!, open, 'open')
    await claim(ada!, taken)
    const day = new Date(clock.now() + 9 * DAY_MS).toISOString().slice(0, 10)
    await write(place, (db) => pauseAccount(db, asker.accountId, day))
    await write(place, (db) => pauseAccount(db, ben!.visitor.accountId, day))
    expect(await said(put(asker, makeQuestion()))).toBe('paused')
    expect(await listIds(ben!)).toEqual([])
    expect(await said(claim(ben!, waiting))).toBe('paused')
    expect(await said(ben!.ask('POST', '/shift', { act: 'end' }))).toBe('done')
    expect(await said(ben!.ask('POST', '/shift', { act: 'begin' }))).toBe('paused')
    expect((await atDesk(asker, waiting, 'withdraw')).body.state).toBe('gone')
    const today = new Date(clock.now()).toISOString().slice(0, 10)
    await write(place, async (db) =>
      saveCommunity(db, { ...(await readCommunity(db)), closesOn: today })
    )
    const other = await server.person().catch(String)
    expect(other).toContain('community-closed')
    expect(await said(claim(ada!, waiting))).toBe('community-closed')
    expect(await said(claim(ada!, taken, 'open'))).toBe('done')
    expect(await stateAt(asker, open)).toBe('open')
    expect((await atDesk(asker, open, 'end')).body.state).toBe('gone')
  })

  test('waits, and nothing is judged by a clock that jumped', async () => {
    await using place = await openPlace(1)
    const { asker, clock, server, listeners } = place
    await beginShifts(listeners)
    const [question, open] = [await ask(asker, 1), await ask(asker, 1)]
    await claim(listeners[0]!, open)
    clock.jump(3 * HOUR_MS)
    for (const answer of [
      asker.ask('GET', '/api/asks'),
      put(asker, makeQuestion()),
      atDesk(asker, question),
      atDesk(asker, question, 'end'),
      list(listeners[0]!),
      claim(listeners[0]!, question),
      claim(listeners[0]!, open, 'open'),
      listeners[0]!.ask('POST', '/shift', { act: 'end' })
    ]) {
      expect(await said(answer)).toBe('clock-unsure')
    }
    await server.server.sweep()
    clock.jump(-3 * HOUR_MS)
    expect(await stateAt(asker, question)).toBe('waiting')
    expect(await said(claim(listeners[0]!, open, 'open'))).toBe('done')
    clock.pass(MINUTE_MS)
    expect(await stateAt(asker, open)).toBe('open')
  })
})

test('no row says who asked, and no time in one is finer than a minute', async () => {
  await using place = await openPlace(1)
  const { asker, listeners, server } = place
  await beginShifts(listeners)
  const [first] = [await ask(asker), await ask(asker)]
  await claim(listeners[0]!, first)
  const { asks, shifts } = await readRows(server)
  const times = asks.flatMap(({ until, taken_until }) => [until, taken_until ?? 0])
  const others = shifts.flatMap((row) => [row.ends_at, row.next_from, row.rests_until ?? 0])
  expect([...times, ...others].map((time) => time % MINUTE_MS)).toEqual(
    [...times, ...others].map(() => 0)
  )
  const values = asks.flatMap((row) => Object.values(row))
  const account = Buffer.from(asker.accountId).toString('hex')
  for (const value of values) {
    if (!(value instanceof Uint8Array)) continue
    expect(Buffer.from(value).toString('hex')).not.toContain(account)
  }
  expect(asks.map(({ desk }) => text(desk))).not.toContain(first.readKey)
})

async function write(
  { server }: Place,
  work: Parameters<Awaited<ReturnType<Place['server']['openStore']>>['write']>[0]
): Promise<void> {
  await using store = await server.openStore()
  await store.write(work)
}
