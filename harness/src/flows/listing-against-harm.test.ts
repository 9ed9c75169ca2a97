/** What nobody can make of the list of circles: not from inside with a changed client, and not as the server. */
import { nodeEnvironment } from '@beside/client/node'
import { describe, expect, test } from 'vitest'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { writeInto } from '../../../client/src/sync/writing.ts'
import { bytesOf, spaceIdOfText } from '../../../client/src/wire/read-wire.ts'
import { admitKemKey, listingHash, memberKeysFromSeed, sign } from '../../../kernel/src/index.ts'
import { changedClientOf } from './changed-rooms.ts'
import { arriveAs, openHouse, type House } from '../house.ts'
import {
  ask,
  askingOf,
  beginCircle,
  circleOf,
  done,
  find,
  inboxOf,
  letIn,
  lines,
  listedBy,
  listSeenBy,
  people,
  textOf
} from '../listing.ts'

describe('Somebody inside who changed their client', () => {
  const listed = {
    lines: { ...lines, name: 'Noor was here' },
    until: Date.now() + 86_400_000,
    rolesOf: null,
    takenOff: null
  }
  // By letters, no lane comes before it.
  const firstLane = bytesOf('-'.repeat(21) + 'A')

  test('cannot put the circle on the list, in which only who holds it lets people find it', async () => {
    await using home = await openHouse()
    const [ines, noor, lea] = await people(home, 'ines', 'noor', 'lea')
    const circleId = await listedBy(ines)
    await ask(noor, await find(noor))
    await letIn(ines, circleId, noor)
    await ines.takeOffList(circleId)
    const { rooms, tools, spaceOf } = await changedClientOf(home, noor)
    const space = spaceOf(circleId)
    const [byInes] = [...space.documents.values()].filter(
      ({ entry }) => entry.kind === 'circle-listed'
    )
    for (const documentLane of [bytesOf(byInes?.lane ?? ''), firstLane]) {
      const saying = { kind: 'circle-listed', body: listed, documentLane }
      expect(await writeInto(tools, space, saying)).toMatchObject({ ok: true })
    }
    await accountActions(rooms).leave()
    await ines.openTalk(circleId)
    for (let times = 0; times < 3; times += 1) await ines.lookAtDoors()
    expect(circleOf(ines)?.listing?.isOn ?? false).toBe(false)
    expect(await listSeenBy(lea)).toEqual([])
  })

  test('cannot bring it back after off, by a lane that they wrote before and write over', async () => {
    await using home = await openHouse()
    const [ines, noor, lea] = await people(home, 'ines', 'noor', 'lea')
    const circleId = await listedBy(ines)
    await ask(noor, await find(noor))
    await letIn(ines, circleId, noor)
    const { rooms, tools, spaceOf } = await changedClientOf(home, noor)
    const space = spaceOf(circleId)
    const saying = { kind: 'circle-listed', body: listed, documentLane: firstLane }
    expect(await writeInto(tools, space, saying)).toMatchObject({ ok: true })
    await ines.openTalk(circleId)
    await ines.lookAtDoors()
    expect(await ines.takeOffList(circleId)).toEqual(done)
    expect(await writeInto(tools, space, saying)).toMatchObject({ ok: true })
    await accountActions(rooms).leave()
    for (let times = 0; times < 3; times += 1) await ines.lookAtDoors()
    expect(circleOf(ines)?.listing).toMatchObject({ isOn: false })
    expect(await listSeenBy(lea)).toEqual([])
  })
})

describe('A server that lies', () => {
  /** What somebody is told who asks for the list. */
  async function toldTo(home: House, change: (listings: Record<string, string>[]) => void) {
    const line = nodeEnvironment(home.address).fetch
    let isLying = false
    const noor = home.device('noor', {
      fetch: async (url, init) => {
        const reply = await line(url, init)
        if (!isLying || !url.endsWith('/api/listings')) return reply
        const body = (await reply.json()) as { listings: Record<string, string>[] }
        change(body.listings)
        return Response.json(body, { headers: reply.headers })
      }
    })
    await arriveAs(noor, '')
    return { noor, lie: () => void (isLying = true) }
  }

  test('cannot put an inbox of its own, or other words, into what a facilitator signed', async () => {
    await using home = await openHouse()
    const own = memberKeysFromSeed(new Uint8Array(32).fill(7))
    let what: 'inbox' | 'words' = 'inbox'
    const { noor, lie } = await toldTo(home, (listings) => {
      for (const one of listings) {
        if (what === 'inbox') one.inbox = textOf(own.kem.public)
        else one.words = Buffer.from('{"version":0}').toString('base64url')
      }
    })
    const [ines] = await people(home, 'ines')
    await listedBy(ines)
    const seen = await find(noor)
    lie()
    for (const one of ['inbox', 'words'] as const) {
      what = one
      expect(await listSeenBy(noor)).toEqual([])
      expect(await ask(noor, seen)).toMatchObject({ ok: false, reason: 'list-changed' })
    }
    expect(await askingOf(ines)).toEqual([])
  })

  test('that signs with a key of its own makes another listing: what was seen before is not asked there', async () => {
    await using home = await openHouse()
    const own = memberKeysFromSeed(new Uint8Array(32).fill(7))
    const { noor, lie } = await toldTo(home, (listings) => {
      for (const one of listings) {
        const words = bytesOf(one.words ?? '')
        const spaceId = spaceIdOfText(one.spaceId ?? '')
        const signed = sign(listingHash(spaceId, own.kem.public, words), own.sign.secret)
        one.inbox = textOf(own.kem.public)
        one.key = textOf(own.sign.public)
        one.signature = textOf(signed)
      }
    })
    const [ines] = await people(home, 'ines')
    await listedBy(ines)
    const seen = await find(noor)
    lie()
    expect(await ask(noor, seen)).toMatchObject({ ok: false, reason: 'list-changed' })
  })

  test('that lists a circle which chose no list sends nobody to its door', async () => {
    await using home = await openHouse()
    const own = memberKeysFromSeed(new Uint8Array(32).fill(7))
    let of = { spaceId: '', inbox: '' }
    const { noor, lie } = await toldTo(home, (listings) => {
      const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
      const words = Buffer.from(
        JSON.stringify({ version: 0, kind: 'listing', lines, until, roles: [] })
      )
      const inbox = admitKemKey(bytesOf(of.inbox))
      if (!inbox) throw new Error('no inbox')
      const signed = listingHash(spaceIdOfText(of.spaceId), inbox, words)
      listings.push({
        ...of,
        key: textOf(own.sign.public),
        words: textOf(words),
        signature: textOf(sign(signed, own.sign.secret))
      })
    })
    const [ines] = await people(home, 'ines')
    const circleId = await beginCircle(ines)
    of = { spaceId: circleId, inbox: await inboxOf(home, circleId) }
    lie()
    expect(await ask(noor, await find(noor))).toEqual(done)
    expect(await askingOf(ines)).toEqual([])
    expect(await ines.putOnList({ circleId, lines, showsRoles: false })).toEqual(done)
    expect(await askingOf(ines)).toMatchObject([{ name: 'noor', isFound: true }])
  })
})
