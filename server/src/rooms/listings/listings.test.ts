import { DAY_MS, WIRE_LIMITS } from '@beside/contract'
import type { Listing, Listings, OwnListing } from '@beside/contract'
import { admitKemKey, listingHash, sign } from '@beside/kernel'
import type { Hash } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { endListing } from '../../store/listings.ts'
import { endPauseOf, pauseAccount } from '../../store/pauses.ts'
import { Membership } from '../../membership.fixture.ts'
import { run, testClock } from '../../running.fixture.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer, Visitor } from '../../visitor.fixture.ts'
import { makeCircle } from '../drops/drops.fixture.ts'
import { beginStewards, tokenOf } from '../teams/teams.fixture.ts'

const WORDS = 'A circle for the evenings.'

type Changes = { words?: string; days?: number; inbox?: Uint8Array; now?: number }

/** What a facilitator's client sends who lets people find their circle. */
function listingOf(who: Membership, changes: Changes = {}): Record<string, string> {
  const inbox = admitKemKey(changes.inbox ?? who.state!.opening.inbox)!
  const words = new TextEncoder().encode(changes.words ?? WORDS)
  const signed = listingHash(who.spaceId, inbox, words)
  const until = new Date((changes.now ?? Date.now()) + (changes.days ?? 90) * DAY_MS)
  return {
    inbox: text(inbox),
    words: text(words),
    signature: text(sign(signed, who.keys.sign.secret)),
    until: until.toISOString().slice(0, 10)
  }
}

function put(who: Membership, changes: Changes = {}): Promise<Answer> {
  return who.ask('PUT', '/listing', listingOf(who, changes))
}

async function listSeenBy(who: Visitor): Promise<readonly Listing[]> {
  return (await who.ask<Listings>('GET', '/api/listings')).body.listings
}

async function wordsSeenBy(who: Visitor): Promise<readonly string[]> {
  return (await listSeenBy(who)).map(({ words }) => Buffer.from(words, 'base64url').toString())
}

async function ownOf(who: Membership): Promise<OwnListing> {
  return (await who.ask<OwnListing>('GET', '/listing')).body
}

function end(steward: Membership, of: Membership, reason: string): Promise<Answer> {
  const path = `/api/listings/${text(of.spaceId)}/end`
  return steward.visitor.ask('POST', path, { body: { reason }, headers: tokenOf(steward) })
}

const ok = { status: 200, body: {} }
const gone = { status: 404, body: { reason: 'not-found' } }

describe('a circle that its facilitators let people find', () => {
  test('is read by everybody who is signed in, with what they signed, and by nobody else', async () => {
    await using server = await run()
    const [ada] = await makeCircle(server, 1)
    const cleo = await server.person()
    expect(await listSeenBy(cleo)).toEqual([])
    expect(await put(ada!)).toMatchObject(ok)
    const { until: _until, ...signed } = listingOf(ada!)
    const listed = { spaceId: text(ada!.spaceId), key: text(ada!.keys.sign.public), ...signed }
    expect(await listSeenBy(cleo)).toEqual([listed])
    expect(await ownOf(ada!)).toEqual({ listing: listed, takenOff: null })
    const stranger = await server.visitor().ask('GET', '/api/listings')
    expect([stranger.status, stranger.body.reason]).toEqual([401, 'not-signed-in'])
    await server.restart()
    expect(await listSeenBy(cleo)).toEqual([listed])
  })

  test('stands there once, with its newest words, and goes at one press', async () => {
    await using server = await run()
    const [ada] = await makeCircle(server, 1)
    const cleo = await server.person()
    await put(ada!)
    await put(ada!, { words: 'Other words.' })
    expect(await wordsSeenBy(cleo)).toEqual(['Other words.'])
    for (let times = 0; times < 2; times += 1)
      expect(await ada!.ask('DELETE', '/listing')).toMatchObject(ok)
    expect(await listSeenBy(cleo)).toEqual([])
    expect(await ownOf(ada!)).toEqual({ listing: null, takenOff: null })
  })

  test('is put there by nobody who does not hold it, of no other space, and not by another’s key', async () => {
    await using server = await run()
    const [ada, ben] = await makeCircle(server, 2)
    const cleo = await ada!.admit(await server.person())
    const own = await Membership.begin(ada!.visitor)
    const bond = await Membership.begin(ada!.visitor, 'bond')
    for (const who of [cleo, own, bond]) {
      expect(await put(who)).toMatchObject(gone)
      expect(await who.ask('GET', '/listing')).toMatchObject(gone)
      expect(await who.ask('DELETE', '/listing')).toMatchObject(gone)
    }
    for (const one of [ada!, ben!]) await one.sync()
    const byBen = listingOf(ben!)
    expect((await ada!.ask('PUT', '/listing', byBen)).body.reason).toBe('bad-signature')
    const otherWords = { ...listingOf(ada!), words: text(new TextEncoder().encode('Mine.')) }
    expect((await ada!.ask('PUT', '/listing', otherWords)).body.reason).toBe('bad-signature')
    const inbox = ada!.keys.kem.public
    expect((await put(ada!, { inbox })).body.reason).toBe('wrong-epoch')
    for (const days of [-2, 92]) expect((await put(ada!, { days })).status).toBe(400)
    expect((await put(ada!, { words: 'w'.repeat(WIRE_LIMITS.listingBytes + 1) })).status).toBe(400)
    expect((await put(ada!, { words: 'w'.repeat(WIRE_LIMITS.listingBytes) })).status).toBe(200)
  })

  test('is on no list once its keys changed, until it is listed for the inbox of now', async () => {
    await using server = await run()
    const [ada, ben] = await makeCircle(server, 2)
    const cleo = await server.person()
    await ada!.sync()
    await put(ada!)
    const removing = ada!.operation({ op: 'remove', memberId: idIn(ada!, ben!) })
    expect((await ada!.write(removing)).status).toBe(200)
    // Ben still holds the key of the inbox that was listed.
    expect(await listSeenBy(cleo)).toEqual([])
    expect((await put(ada!)).body.reason).toBe('wrong-epoch')
    await ada!.rekey()
    expect(await listSeenBy(cleo)).toEqual([])
    await ada!.sync()
    expect(await put(ada!)).toMatchObject(ok)
    expect(await listSeenBy(cleo)).toHaveLength(1)
    expect(await ben!.ask('DELETE', '/listing')).toMatchObject(gone)
  })

  test('is on no list once whoever signed holds it no more, nor once everybody left', async () => {
    await using server = await run()
    const [ada, ben] = await makeCircle(server, 2)
    const cleo = await server.person()
    await ben!.sync()
    await put(ben!)
    await ada!.sync()
    const ending = ada!.operation({ op: 'role', memberId: idIn(ada!, ben!), role: 'member' })
    expect((await ada!.write(ending)).status).toBe(200)
    expect(await listSeenBy(cleo)).toEqual([])
    await put(ada!)
    expect(await listSeenBy(cleo)).toHaveLength(1)
    const [dora] = await makeCircle(server, 1)
    await put(dora!)
    expect(await listSeenBy(cleo)).toHaveLength(2)
    expect((await dora!.write(dora!.operation({ op: 'leave' }))).status).toBe(200)
    expect((await listSeenBy(cleo)).map(({ spaceId }) => spaceId)).toEqual([text(ada!.spaceId)])
  })

  test('goes by itself when its day is over, unless it is renewed', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const [ada] = await makeCircle(server, 1)
    const cleo = await server.person()
    expect(await put(ada!, { days: 3, now: clock.now() })).toMatchObject(ok)
    clock.pass(3 * DAY_MS)
    expect(await listSeenBy(cleo)).toHaveLength(1)
    clock.pass(DAY_MS)
    expect(await listSeenBy(cleo)).toEqual([])
    await server.server.sweep()
    await using store = await server.openStore()
    expect(await store.read.selectFrom('listings').selectAll().execute()).toEqual([])
  })
})

describe('a steward', () => {
  test('takes a circle off the list, and its facilitators read why', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const steward = await beginStewards(server, clock)
    const [ada] = await makeCircle(server, 1)
    const cleo = await server.person()
    await put(ada!, { now: clock.now() })
    expect(await end(steward, ada!, 'words')).toMatchObject(ok)
    expect(await listSeenBy(cleo)).toEqual([])
    expect(await ownOf(ada!)).toEqual({ listing: null, takenOff: 'words' })
    // To take off what is not there, or for a reason of one's own, is no way to say anything.
    expect(await end(steward, ada!, 'words')).toMatchObject(gone)
    expect((await end(steward, ada!, 'I do not like it')).status).toBe(400)
    await using store = await server.openStore()
    const [row] = await store.read.selectFrom('listings').selectAll().execute()
    expect([row?.words.length, row?.signature.length]).toEqual([0, 0])
    expect(await put(ada!, { now: clock.now(), words: 'Other words.' })).toMatchObject(ok)
    expect(await wordsSeenBy(cleo)).toEqual(['Other words.'])
    expect(await ownOf(ada!)).toMatchObject({ takenOff: null })
  })

  test('who wants to talk first keeps it off for thirty days, whatever its facilitators press', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const steward = await beginStewards(server, clock)
    const [ada] = await makeCircle(server, 1)
    await put(ada!, { now: clock.now() })
    await end(steward, ada!, 'talk-first')
    expect(await ada!.ask('DELETE', '/listing')).toMatchObject(ok)
    expect((await put(ada!, { now: clock.now() })).body.reason).toBe('not-allowed')
    await comeBack(ada!, 30)
    expect((await put(ada!, { now: clock.now() })).body.reason).toBe('not-allowed')
    await comeBack(ada!, 1)
    expect(await put(ada!, { now: clock.now() })).toMatchObject(ok)

    async function comeBack(who: Membership, days: number): Promise<void> {
      clock.pass(days * DAY_MS)
      await who.visitor.signInByKit()
      who.token = (await who.askToken(clock.now() + 600_000)) ?? ''
    }
  })

  test('is heard for as long as a client could list it again by itself', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const steward = await beginStewards(server, clock)
    const [ada] = await makeCircle(server, 1)
    await put(ada!, { now: clock.now() })
    await end(steward, ada!, 'words')
    clock.pass(89 * DAY_MS)
    await server.server.sweep()
    await ada!.visitor.signInByKit()
    ada!.token = (await ada!.askToken(clock.now() + 600_000)) ?? ''
    expect(await ownOf(ada!)).toEqual({ listing: null, takenOff: 'words' })
  })

  test('is not somebody else: no member, no facilitator of another circle, nobody without a post', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    await beginStewards(server, clock)
    const [ada] = await makeCircle(server, 1)
    const [dora] = await makeCircle(server, 1)
    await put(ada!, { now: clock.now() })
    for (const who of [ada!, dora!])
      expect((await end(who, ada!, 'words')).body.reason).toBe('token-refused')
    const path = `/api/listings/${text(ada!.spaceId)}/end`
    const cleo = await server.person()
    expect((await cleo.ask('POST', path, { body: { reason: 'words' } })).status).not.toBe(200)
    expect(await listSeenBy(cleo)).toHaveLength(1)
  })
})

test('the list has an end, and a circle that is on it renews all the same', async () => {
  await using server = await run()
  const [ada, ben] = [...(await makeCircle(server, 1)), ...(await makeCircle(server, 1))]
  await put(ada!)
  {
    await using store = await server.openStore()
    const [space] = await store.read.selectFrom('spaces').selectAll().execute()
    const [row] = await store.read.selectFrom('listings').selectAll().execute()
    await store.write(async (db) => {
      for (let count = 1; count < 100; count += 1) {
        const id = randomTestBytes(32)
        await db
          .insertInto('spaces')
          .values({ ...space!, id })
          .execute()
        await db
          .insertInto('listings')
          .values({ ...row!, space: id })
          .execute()
      }
    })
  }
  expect((await put(ben!)).body.reason).toBe('too-many')
  expect(await put(ada!, { words: 'Again.' })).toMatchObject(ok)
  // What was taken off makes room.
  await using store = await server.openStore()
  const ended = { reason: 'words', until: '9999-12-31' } as const
  await store.write((db) => endListing(db, ada!.spaceId, ended))
  expect(await put(ben!)).toMatchObject(ok)
})

test('one account puts few circles there that were not on it, and renews as often as it likes', async () => {
  await using server = await run()
  const [ada] = await makeCircle(server, 1)
  const [ben] = await makeCircle(server, 1)
  expect(await put(ada!)).toMatchObject(ok)
  expect(await put(ada!, { words: 'Again.' })).toMatchObject(ok)
  for (let times = 1; times < 8; times += 1) {
    await ada!.ask('DELETE', '/listing')
    expect(await put(ada!)).toMatchObject(ok)
  }
  expect(await put(ada!, { words: 'Once more.' })).toMatchObject(ok)
  await ada!.ask('DELETE', '/listing')
  expect((await put(ada!)).body.reason).toBe('slow-down')
  expect(await put(ben!)).toMatchObject(ok)
})

test('a facilitator who is paused takes it off, and the others hear that', async () => {
  await using server = await run()
  const [ada] = await makeCircle(server, 1)
  const cleo = await server.person()
  const { accountId } = ada!.visitor
  await put(ada!)
  await using store = await server.openStore()
  await store.write((db) => pauseAccount(db, accountId, '9999-12-31'))
  expect(await ada!.ask('DELETE', '/listing')).toMatchObject(ok)
  expect(await listSeenBy(cleo)).toEqual([])
  expect(await ownOf(ada!)).toEqual({ listing: null, takenOff: 'facilitator' })
  expect((await put(ada!)).body.reason).toBe('paused')
  await store.write((db) => endPauseOf(db, accountId))
  expect(await put(ada!)).toMatchObject(ok)
  expect(await listSeenBy(cleo)).toHaveLength(1)
})

function idIn(who: Membership, other: Membership): Hash {
  const key = text(other.keys.sign.public)
  return who.state!.members.find(({ sign: one }) => text(one) === key)!.id
}
