import { DAY_MS, MINUTE_MS, STEWARD_HEADER } from '@beside/contract'
import type { RestoreHolds } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { Membership } from '../../membership.fixture.ts'
import { textOfMail } from '../../mail/mail-sink.fixture.ts'
import { areNoticesOn, switchNotices } from '../../store/community.ts'
import { holdAfterRestore } from '../../store/restore-holds.ts'
import { bytes, randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer } from '../../visitor.fixture.ts'
import { keyIn, listLetters, openPlace } from '../newsletter/newsletter.fixture.ts'
import type { Place } from '../newsletter/newsletter.fixture.ts'
import { makeStewardLink, openStewardLink } from './steward-link.ts'

const BACKUP_AT = 1_790_000_000_000

async function goBack({ server }: Place): Promise<void> {
  await using store = await server.openStore()
  await store.write((db) => holdAfterRestore(db, BACKUP_AT))
}

async function ask({ server, clock, visitor }: Place, body?: unknown) {
  await using store = await server.openStore()
  const link = await makeStewardLink(store, clock.now())
  const key = await openStewardLink(store, bytes(link.split('#')[1] ?? ''), clock.now())
  const headers = { [STEWARD_HEADER]: text(key ?? new Uint8Array()) }
  const method = body === undefined ? 'GET' : 'POST'
  const asked = { headers, ...(body === undefined ? {} : { body }) }
  return visitor.ask<RestoreHolds>(method, '/api/steward/restore', asked)
}

function partsOf({ body }: Answer<RestoreHolds>): readonly string[] {
  return body.holds.map(({ part }) => part)
}

const all = ['lines', 'newsletter', 'nudges', 'pages', 'places']

describe('After a restore, a steward', () => {
  test('reads what is held and since when, also where it went back twice; nobody else does', async () => {
    await using place = await openPlace()
    expect(partsOf(await ask(place))).toEqual([])
    await goBack(place)
    await using store = await place.server.openStore()
    await store.write((db) => holdAfterRestore(db, BACKUP_AT + DAY_MS))
    const told = await ask(place)
    expect(partsOf(told)).toEqual(all)
    expect(told.body.holds.every(({ backupAt }) => backupAt === BACKUP_AT)).toBe(true)
    expect((await place.visitor.ask('GET', '/api/steward/restore')).status).not.toBe(200)
  })

  test('says yes to one part at a time, and once', async () => {
    await using place = await openPlace()
    await goBack(place)
    expect(partsOf(await ask(place, { part: 'pages', how: 'go-on' }))).toEqual(
      all.filter((part) => part !== 'pages')
    )
    expect((await ask(place, { part: 'pages', how: 'go-on' })).body).toMatchObject({
      reason: 'not-found'
    })
    expect((await ask(place, { part: 'lines', how: 'afresh' })).body).toMatchObject({
      reason: 'bad-request'
    })
  })

  test('has nobody mailed a letter that was on its way, since it may have come already', async () => {
    await using place = await openPlace()
    await place.read('noor@mail.example')
    place.sink.mood = 'comes back later'
    await place.letGo()
    place.sink.mood = 'takes all'
    await goBack(place)
    const before = place.sink.mails.length
    await ask(place, { part: 'newsletter', how: 'go-on' })
    await look(place)
    expect(place.sink.mails).toHaveLength(before)
    await place.letGo({ subject: 'A new one' })
    expect(textOfMail(place.sink.mails.at(-1))).toContain('From Monday on')
    expect(place.sink.mails).toHaveLength(before + 1)
  })

  test('reads beside the letters that they wait, until somebody says yes', async () => {
    await using place = await openPlace()
    const isHeld = async () => (await listLetters(place)).isHeld
    expect(await isHeld()).toBe(false)
    await goBack(place)
    expect(await isHeld()).toBe(true)
    await ask(place, { part: 'newsletter', how: 'go-on' })
    expect(await isHeld()).toBe(false)
  })

  test('finds letters that are made by themselves turned off', async () => {
    await using place = await openPlace()
    await using store = await place.server.openStore()
    await store.write((db) => switchNotices(db, true))
    await goBack(place)
    expect(await areNoticesOn(store.read)).toBe(false)
  })

  test('can have each reader asked again: who says yes has the next letter, and nobody else', async () => {
    await using place = await openPlace()
    await place.read('noor@mail.example')
    await place.read('rita@mail.example')
    await goBack(place)
    const before = place.sink.mails.length
    await ask(place, { part: 'newsletter', how: 'afresh' })
    place.sink.mood = 'comes back later'
    await look(place)
    place.sink.mood = 'takes all'
    for (let time = 0; time < 3; time += 1) await look(place)
    const asked = place.sink.mails.slice(before)
    expect(asked.map(({ to }) => to).toSorted()).toEqual(['noor@mail.example', 'rita@mail.example'])
    expect(textOfMail(asked[0])).toContain('had to go back to an older copy')
    const key = keyIn(asked.find(({ to }) => to === 'noor@mail.example'))
    const said = await place.visitor.ask('POST', '/api/newsletter/yes', { body: { key } })
    expect(said.status).toBe(200)
    await place.letGo()
    expect(place.sink.mails.slice(before + 2).map(({ to }) => to)).toEqual(['noor@mail.example'])
    place.clock.pass(15 * DAY_MS)
    await place.server.server.sweep()
    expect(await place.rows()).toHaveLength(1)
  })

  test('can let all nudges go: each begins again when its person comes back', async () => {
    await using place = await openPlace()
    await using store = await place.server.openStore()
    const { spaceId: space } = await Membership.begin(await place.server.person(), 'bond')
    const nudge = {
      space,
      member: randomTestBytes(32),
      is_waiting: 1,
      sealed: randomTestBytes(896)
    }
    await store.write((db) => db.insertInto('nudges').values(nudge).execute())
    await goBack(place)
    await look(place)
    const rows = () => store.read.selectFrom('nudges').selectAll().execute()
    // Held, nothing is looked at: else this row, which opens for nobody, would go.
    expect(await rows()).toHaveLength(1)
    await ask(place, { part: 'nudges', how: 'afresh' })
    expect(await rows()).toEqual([])
  })
})

async function look({ clock, server }: Place): Promise<void> {
  clock.pass(11 * MINUTE_MS)
  await server.server.nudge()
}
