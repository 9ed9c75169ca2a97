import type { RecordPage } from '@beside/contract'
import {
  encode,
  isReceiptOf,
  isSameBytes,
  isSignedByAuthor,
  leafOf,
  mac,
  makeRekey,
  NO_LANE,
  openEnvelope,
  parseRecord,
  presentMembers,
  readManifest,
  readText,
  sealLockbox,
  unpad,
  verifySignature,
  walkLog,
  writeEntry,
  type Envelope,
  type Leaf,
  type SignPublicKey
} from '@beside/kernel'
import { expect, test } from 'vitest'
import { fromWire, makeBond, type Membership } from '../../../server/src/membership.fixture.ts'
import { bytes, randomTestBytes } from '../../../server/src/visitor.fixture.ts'
import { type House, inviteBy, openHouse, type Person, wordsIn } from '../house.ts'
import {
  deepEntry,
  entry,
  entryOf,
  joinAsBen,
  newestKey,
  operationOf,
  prepareJoin,
  readInvitation,
  signedAnew,
  visitorAt
} from './changed-client.ts'

/** Anna with our client, and Ben, whom she believes, with his own. */
async function annaAndBen(home: House): Promise<{ anna: Person; ben: Membership; bondId: string }> {
  const anna = await home.person('anna')
  const { bondId, link } = await inviteBy(anna)
  const ben = await joinAsBen(home.address, link)
  await anna.sees('Ben at the door', (view) => view.people[0]?.state === 'is-it-them')
  expect(await anna.answerIsItThem({ bondId, isThem: true })).toMatchObject({ ok: true })
  await anna.openTalk(bondId)
  await ben.sync()
  return { anna, ben, bondId }
}

function countOf(anna: Person, kind: string): number {
  return (anna.view().talk?.items ?? []).filter((item) => item.kind === kind).length
}

/** Whatever came, Anna reads what is right, is alarmed by nothing, writes, and can end it. */
async function annaGoesOn(anna: Person, ben: Membership, bondId: string): Promise<void> {
  await ben.sync()
  const text = `after all that ${ben.position.seq}`
  const said = await ben.write(entry(ben, entryOf('words', { text, notes: [] })))
  expect(said.status, said.body.reason).toBe(200)
  await anna.sees('what is right', (view) => wordsIn(view).includes(text))
  expect(anna.view().alarms).toEqual([])
  await anna.say({ talkId: bondId, text: `Anna ${text}`, notes: [] })
  await anna.sees('her own words sent', (view) =>
    (view.talk?.items ?? []).some(
      (item) => item.kind === 'words' && item.by === 'me' && item.delivery === 'sent'
    )
  )
  expect(await anna.exportAll()).toMatchObject({ ok: true })
}

test('Words that open for nobody, or say one thing and prove another, are said to be so, and Anna goes on', async () => {
  await using home = await openHouse()
  const { anna, ben, bondId } = await annaAndBen(home)
  const honest = entry(ben)
  const what = {
    standing: ben.standing(),
    lane: NO_LANE,
    isDocument: false,
    plain: entryOf('words', {})
  }
  const otherKey = { author: ben.keys.sign, epochKey: randomTestBytes(32) }
  const sealedElsewhere = writeEntry(what, otherKey, randomTestBytes)
  expect((await ben.write(sealedElsewhere)).status).toBe(200)
  const unproven = signedAnew(ben, entry(ben), { commitment: honest.commitment })
  expect((await ben.write(unproven)).status).toBe(200)
  const otherSalt = signedAnew(ben, entry(ben), { salt: randomTestBytes(32) })
  expect((await ben.write(otherSalt)).status).toBe(200)
  await anna.sees('three that do not open', () => countOf(anna, 'could-not-open') === 3)
  await annaGoesOn(anna, ben, bondId)
})

test('An epoch whose box for Anna does not open, or holds another key, locks nobody out', async () => {
  await using home = await openHouse()
  const { anna, ben, bondId } = await annaAndBen(home)
  for (const isOtherKey of [false, true]) {
    const { state } = ben
    if (!state) throw new Error('not synced')
    const { rekey, next } = makeRekey(state, ben.epochKey, randomTestBytes)
    const place = { spaceId: ben.spaceId, epoch: next.epoch, opHash: state.opHash }
    const [first] = presentMembers(state)
    if (!first) throw new Error('nobody is here')
    const other = { to: first.kem, key: randomTestBytes(32) }
    const box = isOtherKey ? sealLockbox(place, other, randomTestBytes) : randomTestBytes(80)
    const boxes = rekey.boxes.map((one) =>
      isSameBytes(one.member, first.sign) ? { ...one, box } : one
    )
    expect((await ben.write(ben.operation({ ...rekey, boxes }))).status).toBe(200)
    ben.epochKey = next
    expect((await ben.write(entry(ben))).status).toBe(200)
    const unread = isOtherKey ? 2 : 1
    await anna.sees('words that do not open', () => countOf(anna, 'could-not-open') === unread)
    // Anna's client goes over to an epoch for both before it writes.
    const text = `over it ${unread}`
    await anna.say({ talkId: bondId, text, notes: [] })
    await anna.sees('her words sent', (view) =>
      (view.talk?.items ?? []).some(
        (item) => item.kind === 'words' && item.text === text && item.delivery === 'sent'
      )
    )
    await ben.sync()
    ben.epochKey = await newestKey(ben)
  }
  await annaGoesOn(anna, ben, bondId)
})

test('A box that did not open is healed by a new one, from any member', async () => {
  await using home = await openHouse()
  const { anna, ben, bondId } = await annaAndBen(home)
  const { state } = ben
  if (!state) throw new Error('not synced')
  const { rekey, next } = makeRekey(state, ben.epochKey, randomTestBytes)
  const boxes = rekey.boxes.map((one) => ({ ...one, box: randomTestBytes(80) }))
  expect((await ben.write(ben.operation({ ...rekey, boxes }))).status).toBe(200)
  ben.epochKey = next
  expect((await ben.write(entry(ben))).status).toBe(200)
  await anna.sees('words that do not open', () => countOf(anna, 'could-not-open') === 1)
  const hers = presentMembers(ben.state ?? state)[0]
  if (!hers || !ben.state) throw new Error('nobody is here')
  const place = { spaceId: ben.spaceId, epoch: next.epoch, opHash: ben.state.opHash }
  const box = sealLockbox(place, { to: hers.kem, key: next.key }, randomTestBytes)
  const healed = ben.operation({ op: 'relock', member: hers.sign, epoch: next.epoch, box })
  expect((await ben.write(healed)).status).toBe(200)
  await annaGoesOn(anna, ben, bondId)
  const phone = home.device('anna')
  await phone.signInWithKit({ words: anna.kitWords.join(' '), device: 'shared' })
  await phone.openTalk(bondId)
  await phone.sees('the healed words', (view) => wordsIn(view).includes('good words'))
  expect(countOf(phone, 'could-not-open')).toBe(0)
})

test('A member who rekeys again and again with boxes that nobody can open locks nobody out', async () => {
  await using home = await openHouse()
  const { anna, ben, bondId } = await annaAndBen(home)
  const count = 20
  for (let done = 0; done < count; done += 1) {
    if (!ben.state) throw new Error('not synced')
    const { rekey, next } = makeRekey(ben.state, ben.epochKey, randomTestBytes)
    const boxes = rekey.boxes.map((one) => ({ ...one, box: randomTestBytes(80) }))
    expect((await ben.write(ben.operation({ ...rekey, boxes }))).status).toBe(200)
    ben.epochKey = next
    expect((await ben.write(entry(ben))).status).toBe(200)
  }
  await anna.sees('words that do not open', () => countOf(anna, 'could-not-open') === count)
  await anna.say({ talkId: bondId, text: 'over all of it', notes: [] })
  await anna.sees('her words sent', (view) =>
    (view.talk?.items ?? []).some((item) => item.kind === 'words' && item.delivery === 'sent')
  )
  await ben.sync()
  ben.epochKey = await newestKey(ben)
  await annaGoesOn(anna, ben, bondId)
})

test('A record that says it saw what never was is refused, so nobody can make a server look like a liar', async () => {
  await using home = await openHouse()
  const { anna, ben, bondId } = await annaAndBen(home)
  const { seenHead } = ben.standing()
  const wrong = { seenHead: seenHead.with(0, (seenHead[0] ?? 0) ^ 1) as typeof seenHead }
  const ahead = { seenSeq: ben.position.seq + 1 }
  for (const standing of [wrong, ahead]) {
    const refused = await ben.write(ben.entry('x', { standing }))
    expect(refused.body.reason).toBe('seen-differs')
  }
  await annaGoesOn(anna, ben, bondId)
})

test('Nonsense, huge and deep bodies change nothing for Anna', async () => {
  await using home = await openHouse()
  const { anna, ben, bondId } = await annaAndBen(home)
  for (const body of [new Uint8Array(0), randomTestBytes(100), encode('K1/op/throne', 'Ben')]) {
    expect((await ben.write(operationOf(ben, body))).body.reason).toBe('unknown-operation')
  }
  const huge = { ...entry(ben), ciphertext: randomTestBytes(200_000) }
  expect((await ben.write(huge)).status).toBeGreaterThanOrEqual(400)
  const tooMany = { ...entry(ben), header: randomTestBytes(9000) }
  expect((await ben.write(tooMany)).status).toBeGreaterThanOrEqual(400)
  const plains = [
    deepEntry(20_000),
    entryOf('words', { text: 'x'.repeat(60_000), notes: [] }),
    entryOf('words', { text: 7, notes: 'none' }),
    new Uint8Array([0xff, 0xfe]),
    new TextEncoder().encode('"only a text"')
  ]
  for (const plain of plains) expect((await ben.write(entry(ben, plain))).status).toBe(200)
  await anna.sees('what does not open', () => countOf(anna, 'could-not-open') === 3)
  await annaGoesOn(anna, ben, bondId)
})

test('Of two people who use one link at the same moment, exactly one comes in', async () => {
  await using home = await openHouse()
  const anna = await home.person('anna')
  const { bondId, link } = await inviteBy(anna)
  const guests = await Promise.all(
    ['first', 'second', 'third'].map(async (name) => {
      const visitor = await visitorAt(home.address, `${name}-quiet-river`)
      return prepareJoin(visitor, await readInvitation(visitor, link))
    })
  )
  const answers = await Promise.all(guests.map(({ send }) => send()))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers) {
    if (status !== 200) expect(body.reason).toBe('invite-used')
  }
  await anna.sees('one at the door', (view) => view.people[0]?.state === 'is-it-them')
  // "No": whoever it was, it ends, and nothing was shown.
  expect(await anna.answerIsItThem({ bondId, isThem: false })).toMatchObject({ ok: true })
  expect(anna.view().people[0]).toMatchObject({ state: 'ended' })
})

test('Who takes back, leaves and deletes the account wipes no evidence that the other has kept', async () => {
  await using home = await openHouse()
  const [anna, ben] = await makeBond(
    await visitorAt(home.address, 'anna-quiet-river'),
    await visitorAt(home.address, 'ben-quiet-river')
  )
  ben.epochKey = anna.epochKey
  const text = 'what drove her out'
  const said = await ben.write(entry(ben, entryOf('words', { text, notes: [] })))
  await ben.write(entry(ben))
  await anna.sync()
  const kept = await keep(anna, said.body.seq)
  await ben.write(ben.erase([said.body.seq]))
  await ben.write(ben.operation({ op: 'leave' }))
  expect((await ben.visitor.ask('DELETE', '/api/account')).status).toBe(200)

  const page = await anna.page()
  const left = page.body.records.find(({ seq }) => seq === said.body.seq)
  expect(left?.envelope.ciphertext).toBeNull()
  expect(readWords(page.body, anna)).toContain('good words')
  expect(proves(kept, await receiptKeyOf(home))).toBe(text)
  const { envelope, blinded } = kept
  const forged = { ...kept, blinded: blinded.with(40, (blinded[40] ?? 0) ^ 1) }
  expect(proves(forged, await receiptKeyOf(home))).toBeUndefined()
  const edited = { ...kept, envelope: { ...envelope, commitment: randomTestBytes(32) } }
  expect(proves(edited, await receiptKeyOf(home))).toBeUndefined()
})

/** What Anna keeps of one entry: enough for a report, without any key that opens another. */
type Kept = {
  readonly envelope: Envelope
  readonly at: { readonly seq: number; readonly time: number }
  readonly frankKey: Uint8Array
  readonly blinded: Uint8Array
  readonly after: readonly Leaf[]
  readonly page: RecordPage
  readonly spaceId: Membership['spaceId']
}

async function keep(anna: Membership, seq: number): Promise<Kept> {
  const { body: page } = await anna.page()
  const placed = page.records.find((one) => one.seq === seq)
  const envelope = placed && fromWire(placed)
  const opened = envelope && openEnvelope(envelope, anna.epochKey.key)
  if (!placed || !envelope || !opened) throw new Error('the words do not open')
  const { frankKey, blinded } = opened
  const after = leavesOf(page)
  const at = { seq, time: placed.time }
  return { envelope, at, frankKey, blinded, after, page, spaceId: anna.spaceId }
}

/** The words, if signature, place in the log, receipt and commitment all hold; needs no account and no server. */
function proves(kept: Kept, receiptKey: SignPublicKey): string | undefined {
  const { envelope, page, spaceId, frankKey, blinded } = kept
  const record = parseRecord(envelope)
  if (!record || !isSignedByAuthor(record, verifySignature)) return undefined
  const leaf = leafOf(record, kept.at)
  const leaves = kept.after.map((one) => (one.seq === leaf.seq ? leaf : one))
  const base = { seq: page.base.seq, head: bytes(page.base.head) as Leaf['envHash'] }
  const end = walkLog(base, leaves)?.at(-1)
  const { receipt: wire } = page
  const receipt = {
    ...wire,
    head: bytes(wire.head) as Leaf['envHash'],
    signature: bytes(wire.signature)
  }
  const isPlaced = end && isSameBytes(end.head, receipt.head)
  if (!isPlaced || !isReceiptOf(receiptKey, { spaceId, receipt }, verifySignature)) return undefined
  const expected = mac(frankKey, encode('K1/frank', envelope.header, envelope.salt, blinded))
  const plain = isSameBytes(expected, envelope.commitment) && unpad(blinded.slice(32))
  const json = plain && readText(plain)
  const said = json ? (JSON.parse(json) as { body: { text: string } }) : undefined
  return said?.body.text
}

function leavesOf(page: RecordPage): Leaf[] {
  const before = page.leaves.map((leaf): Leaf => ({
    ...leaf,
    lane: bytes(leaf.lane),
    envHash: bytes(leaf.envHash) as Leaf['envHash']
  }))
  const records = page.records.flatMap((placed) => {
    const record = parseRecord(fromWire(placed))
    return record ? [leafOf(record, placed)] : []
  })
  return [...before, ...records]
}

function readWords(page: RecordPage, { epochKey }: Membership): string[] {
  return page.records.flatMap((placed) => {
    const opened = openEnvelope(fromWire(placed), epochKey.key)
    const json = opened && readText(opened.plain)
    const entryWords = json ? (JSON.parse(json) as { body?: { text?: string } }) : undefined
    return entryWords?.body?.text ?? []
  })
}

async function receiptKeyOf(home: House): Promise<SignPublicKey> {
  const reply = await fetch(`${home.address}/api/instance`)
  const { manifest } = (await reply.json()) as { manifest: string }
  const read = readManifest(bytes(manifest), verifySignature)
  if (!read) throw new Error('no manifest')
  return read.receiptKey
}
