import type { Written } from '@beside/contract'
import {
  decodeOperation,
  hash,
  inviteKeys,
  isReceiptOf,
  makeKnock,
  memberKeysFromSeed,
  parseRecord,
  verifySignature,
  writeGenesis
} from '@beside/kernel'
import type { Hash, SpaceId } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { openInstance } from '../instance/instance.ts'
import { makeBond, Membership, stateOf, writeBody } from '../membership.fixture.ts'
import { run, testClock } from '../running.fixture.ts'
import { findSpace } from '../store/spaces.ts'
import { bytes, randomTestBytes, text } from '../visitor.fixture.ts'

describe('a write', () => {
  test('that comes twice lands once, and both times gets a receipt of its place', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const envelope = own.entry('once')
    const writeKey = randomTestBytes(16)
    const first = await own.write(envelope, writeKey)
    await own.say('something later')
    const again = await own.write(envelope, writeKey)
    expect(again.status).toBe(200)
    expect([again.body.seq, again.body.time]).toEqual([first.body.seq, first.body.time])
    expect(again.body.receipt.head).toBe(first.body.receipt.head)
    const other = await own.write(own.entry('another body'), writeKey)
    expect(other.body.seq).toBe(first.body.seq)
    const sameEnvelope = await own.write(envelope)
    expect(sameEnvelope.body.seq).toBe(first.body.seq)
    expect((await own.page()).body.records).toHaveLength(3)
  })

  test('that was refused gives its key free', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const writeKey = randomTestBytes(16)
    const wrong = own.entry('wrong', { standing: { seenHead: hash('elsewhere') } })
    expect((await own.write(wrong, writeKey)).body.reason).toBe('seen-differs')
    expect((await own.write(own.entry('right'), writeKey)).body.seq).toBe(2)
  })

  test('in a crowd of writers lands in one order, and every receipt holds', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const envelopes = Array.from({ length: 40 }, (_, index) => own.entry(`words ${index}`))
    const answers = await Promise.all(
      envelopes.map((envelope) => own.ask<Written>('POST', '/records', writeBody(envelope)))
    )
    const seqs = answers.map(({ body }) => body.seq).toSorted((a, b) => a - b)
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, index) => index + 2))
    const instance = await openInstance(server.dataFolder)
    for (const { body } of answers) {
      const { receipt } = body
      const held = {
        ...receipt,
        head: bytes(receipt.head) as Hash,
        signature: bytes(receipt.signature)
      }
      const place = { spaceId: own.spaceId, receipt: held }
      expect(isReceiptOf(instance.receiptKey.public, place, verifySignature)).toBe(true)
      expect(receipt.seq).toBeGreaterThanOrEqual(body.seq)
    }
  })

  test('says what it saw: a wrong head, a head to come, or one too long ago is refused', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const early = own.standing()
    const future = own.entry('x', { standing: { seenSeq: 9, seenHead: hash('to come') } })
    expect((await own.write(future)).body.reason).toBe('seen-differs')
    await fill(own)
    expect(own.position.seq).toBe(513)
    const { seenSeq, seenHead } = early
    const old = await own.write(own.entry('late', { standing: { seenSeq, seenHead } }))
    expect(old.body.reason).toBe('seen-too-old')
    expect((await own.say('now')).status).toBe(200)
    // After a restart no head is in memory: they come from the rows.
    const seen = { seenSeq: own.position.seq, seenHead: own.position.head }
    await server.restart()
    expect((await own.say('still here', { standing: seen })).status).toBe(200)
  })

  test('that would begin a space anew tells a stranger nothing of the space', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    await fill(own)
    const stranger = await Membership.begin(await server.person())
    const { envelope } = writeGenesis(
      { kind: 'own', policy: { retentionDays: 0 }, words: new Uint8Array() },
      stranger.keys,
      randomTestBytes
    )
    const header = parseRecord(envelope)?.header
    const body = header?.type === 'operation' ? decodeOperation(header.body) : undefined
    if (!body) throw new Error('no genesis')
    const nowhere = randomTestBytes(32) as SpaceId
    for (const seenSeq of [0, 1, 2, 513, 600]) {
      const reasons = []
      for (const spaceId of [own.spaceId, nowhere]) {
        const seenHead = seenSeq === 0 ? (spaceId as unknown as Hash) : hash('made up')
        const forged = stranger.operation(body, { spaceId, seenSeq, seenHead })
        for (const signature of [forged.signature, randomTestBytes(64)]) {
          const answer = await stranger.visitor.ask('POST', '/api/spaces', {
            body: writeBody({ ...forged, signature })
          })
          reasons.push(answer.body.reason)
        }
      }
      expect(reasons.slice(0, 2)).toEqual(reasons.slice(2))
    }
  })

  test('in the name of another, or with changed words, is refused', async () => {
    await using server = await run()
    const [host, guest] = await makeBond(await server.person(), await server.person())
    await guest.sync()
    expect((await host.write(guest.entry('not mine'))).body.reason).toBe('not-allowed')
    const ownSpace = await Membership.begin(host.visitor)
    expect((await host.write(ownSpace.entry('not here'))).body.reason).toBe('wrong-space')
    const good = host.entry('mine')
    const changed = { ...good, ciphertext: randomTestBytes(good.ciphertext?.length ?? 0) }
    expect((await host.write(changed)).body.reason).toBe('bad-request')
    const signature = good.signature.slice()
    signature[3] = (signature[3] ?? 0) ^ 1
    expect((await host.write({ ...good, signature })).body.reason).toBe('bad-signature')
    const empty = { ...good, ciphertext: undefined }
    expect((await host.write(empty)).body.reason).toBe('bad-request')
  })

  test('of another epoch, or on another operation, is refused', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const epoch = own.entry('x', { standing: { epoch: 9 } })
    expect((await own.write(epoch)).body.reason).toBe('wrong-epoch')
    const chain = own.entry('x', { standing: { opHash: hash('another') } })
    expect((await own.write(chain)).body.reason).toBe('chain-moved')
    const genesis = await own.page('?limit=1&before=2')
    const { envelope } = genesis.body.records[0] ?? {}
    const body = { writeKey: text(randomTestBytes(16)), envelope }
    const replayed = await own.ask<Written>('POST', '/records', body)
    expect([replayed.status, replayed.body.seq]).toEqual([200, 1])
  })

  test('for a space that goes on without a rekey waits until there is one', async () => {
    await using server = await run()
    const host = await Membership.begin(await server.person(), 'bond')
    const invite = await host.invite()
    const guest = await server.person()
    const { made, envelope } = host.joinEnvelope(guest, invite)
    await guest.ask('POST', `${host.path}/join`, { body: writeBody(envelope) })
    await host.sync()
    expect((await host.say('too soon')).body.reason).toBe('rekey-first')
    await made.renewToken()
    await made.sync()
    await made.rekey()
    expect((await host.say('stale')).body.reason).toBe('chain-moved')
    await host.sync()
    expect((await host.say('now')).status).toBe(200)
  })
})

describe('a time of the log', () => {
  test('never goes back, though the clock does', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const own = await Membership.begin(await server.person())
    const first = await own.say('first')
    clock.jump(-60_000)
    const second = await own.say('second')
    expect(second.body.time).toBe(first.body.time)
  })

  test('that nobody can trust lets nobody join, tells no guest that it is too late, and /healthz says so', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const host = await Membership.begin(await server.person(), 'bond')
    const invite = await host.invite(clock.now() + 86_400_000)
    await host.saveCard(invite)
    const guest = await server.person()
    clock.jump(40 * 86_400_000)
    const { envelope } = host.joinEnvelope(guest, invite)
    const path = `${host.path}/join`
    const unsure = [503, 'clock-unsure']
    const refused = await guest.ask('POST', path, { body: writeBody(envelope) })
    expect([refused.status, refused.body.reason]).toEqual(unsure)
    const card = await guest.ask('GET', `/api/invites/${text(invite.inviteId)}`)
    expect([card.status, card.body.reason]).toEqual(unsure)
    const health = await guest.ask('GET', '/healthz')
    expect([health.status, health.body.reason]).toEqual(unsure)
    clock.jump(-40 * 86_400_000)
    expect((await guest.ask('GET', '/healthz')).body).toEqual({ status: 'well' })
    expect((await guest.ask('POST', path, { body: writeBody(envelope) })).status).toBe(200)
  })

  test('that nobody can trust lets nobody into a circle', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const host = await Membership.begin(await server.person(), 'circle')
    const keys = memberKeysFromSeed(randomTestBytes(32))
    const knock = makeKnock(await host.invite(), host.spaceId, keys)
    clock.jump(40 * 86_400_000)
    const add = () => host.write(host.operation({ op: 'add', ...knock }))
    const refused = await add()
    expect([refused.status, refused.body.reason]).toEqual([503, 'clock-unsure'])
    clock.jump(-40 * 86_400_000)
    expect((await add()).status).toBe(200)
  })

  test('goes on steadily beside a clock that jumped, and invitations hold once it is right again', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const host = await Membership.begin(await server.person(), 'bond')
    const startedAt = clock.now()
    clock.jump(40 * 86_400_000)
    clock.pass(1000)
    expect((await host.say('written meanwhile')).body.time).toBe(startedAt + 1000)
    clock.jump(-40 * 86_400_000)
    await host.sync()
    const invite = await host.invite(clock.now() + 86_400_000)
    await host.saveCard(invite)
    const guest = await server.person()
    expect((await guest.ask('GET', `/api/invites/${text(invite.inviteId)}`)).status).toBe(200)
  })
})

describe('words that are taken back', () => {
  test("are one's own, also under the key before, and never another's", async () => {
    await using server = await run()
    const [host, guest] = await makeBond(await server.person(), await server.person())
    const { seq } = (await host.say('mine')).body
    await guest.sync()
    expect((await guest.write(guest.erase([seq]))).body.reason).toBe('not-yours')
    expect((await guest.write(guest.erase([9999]))).body.reason).toBe('not-yours')
    await takeNewKey(host)
    expect((await host.write(host.erase([seq]))).status).toBe(200)
  })
})

describe('what the server knows of a space', () => {
  test('is what its operations say', async () => {
    await using server = await run()
    const [host, guest] = await makeBond(await server.person(), await server.person())
    await takeNewKey(host)
    await guest.sync()
    await guest.write(guest.operation({ op: 'leave' }))
    await host.sync()
    await using store = await server.openStore()
    const stored = await findSpace(store.read, host.spaceId)
    const chain = await host.ask<{ operations: never[] }>('GET', '/operations')
    expect(stored?.state).toEqual(stateOf(chain.body.operations))
  })

  test('keeps a waiting bond short, so that its guest can be shown all of it', async () => {
    await using server = await run()
    const host = await Membership.begin(await server.person(), 'bond')
    const bodies = Array.from({ length: 199 }, () => host.entry('.'))
    await Promise.all(bodies.map((body) => host.ask('POST', '/records', writeBody(body))))
    await host.sync()
    expect(host.position.seq).toBe(200)
    expect((await host.say('one more')).body.reason).toBe('space-full')
    expect((await host.write(host.operation({ op: 'leave' }))).status).toBe(200)
  })

  test('limits documents by their lanes', async () => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const bodies = Array.from({ length: 200 }, () =>
      own.entry('.', { lane: randomTestBytes(16), isDocument: true })
    )
    await Promise.all(bodies.map((body) => own.ask('POST', '/records', writeBody(body))))
    await own.sync()
    const more = { lane: randomTestBytes(16), isDocument: true }
    expect((await own.say('one more', more)).body.reason).toBe('too-many')
  })

  test('leaves room for the documents of others, whatever one member writes', async () => {
    await using server = await run()
    const [host, guest] = await makeBond(await server.person(), await server.person())
    const document = () => ({ lane: randomTestBytes(16), isDocument: true })
    const bodies = Array.from({ length: 40 }, () => host.entry('.', document()))
    const sent = bodies.map((body) => host.ask('POST', '/records', writeBody(body)))
    expect((await Promise.all(sent)).map(({ status }) => status)).not.toContain(409)
    await Promise.all([host.sync(), guest.sync()])
    const mine = document()
    expect((await guest.say('a name', mine)).status).toBe(200)
    expect((await guest.say('a new name', mine)).status).toBe(200)
    await host.sync()
    expect((await host.say('one more', document())).body.reason).toBe('too-many')
    // Who goes on in a lane that somebody else began takes no new room there.
    expect((await host.say('another name', mine)).status).toBe(200)
  })
})

describe('an invitation', () => {
  test('lets one person in, and then nobody', async () => {
    await using server = await run()
    const host = await Membership.begin(await server.person(), 'bond')
    const invite = await host.invite()
    const late = host.joinEnvelope(await server.person(), invite)
    await host.welcome(await server.person(), invite)
    const answer = await late.made.visitor.ask('POST', `${host.path}/join`, {
      body: writeBody(late.envelope)
    })
    expect([answer.status, answer.body.reason]).toEqual([410, 'invite-used'])
  })

  test('of an unknown space or an unknown name looks the same', async () => {
    await using server = await run()
    const host = await Membership.begin(await server.person(), 'bond')
    const guest = await server.person()
    const other = inviteKeys(randomTestBytes(16))
    const { envelope } = host.joinEnvelope(guest, other)
    const known = await guest.ask('POST', `${host.path}/join`, { body: writeBody(envelope) })
    const nowhere = Object.assign(host, { spaceId: randomTestBytes(32) as unknown as SpaceId })
    const elsewhere = nowhere.joinEnvelope(guest, other)
    const path = `/api/spaces/${text(nowhere.spaceId)}/join`
    const unknown = await guest.ask('POST', path, { body: writeBody(elsewhere.envelope) })
    expect([known.status, known.body]).toEqual([404, { reason: 'invite-unknown' }])
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
  })

  test('runs out by the log, and can be taken back', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    const host = await Membership.begin(await server.person(), 'bond')
    const invite = await host.invite(clock.now() + 1000)
    await host.saveCard(invite)
    const guest = await server.person()
    const path = `/api/invites/${text(invite.inviteId)}`
    expect((await guest.ask('GET', path)).status).toBe(200)
    clock.pass(2000)
    const { envelope } = host.joinEnvelope(guest, invite)
    const late = await guest.ask('POST', `${host.path}/join`, { body: writeBody(envelope) })
    expect(late.body.reason).toBe('invite-expired')
    expect((await guest.ask('GET', path)).body.reason).toBe('invite-expired')
    const second = await host.invite(clock.now() + 60_000)
    await host.saveCard(second)
    const { inviteId } = second
    expect((await host.write(host.operation({ op: 'uninvite', inviteId }))).status).toBe(200)
    const closed = await guest.ask('GET', `/api/invites/${text(inviteId)}`)
    expect([closed.status, closed.body.reason]).toEqual([410, 'invite-revoked'])
  })
})

async function takeNewKey(person: Membership): Promise<void> {
  const { newKeys, envelope } = person.newKey()
  const answer = await person.write(envelope)
  if (answer.status !== 200) throw new Error(`no new key: ${answer.body.reason}`)
  person.keys = newKeys
  await person.renewToken()
  await person.sync()
  await person.rekey()
}

/** Writes as many records as an author may leave unseen. */
async function fill(own: Membership): Promise<void> {
  const bodies = Array.from({ length: 512 }, () => own.entry('.'))
  for (let at = 0; at < bodies.length; at += 64) {
    const some = bodies.slice(at, at + 64)
    await Promise.all(some.map((body) => own.ask('POST', '/records', writeBody(body))))
  }
  await own.sync()
}
