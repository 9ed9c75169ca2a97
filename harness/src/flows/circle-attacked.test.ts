import { encode, makeRekey, type SpaceState } from '@beside/kernel'
import { expect, test } from 'vitest'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { Membership } from '../../../server/src/membership.fixture.ts'
import { randomTestBytes } from '../../../server/src/visitor.fixture.ts'
import { bringIn } from '../circle-people.ts'
import {
  deepEntry,
  entry,
  entryOf,
  newestKey,
  operationOf,
  signedAnew,
  visitorAt
} from '../hostile/changed-client.ts'
import { arriveAs, wordsIn, type Person } from '../house.ts'
import { choosable, hears, onlyCase, openPlace, report, says, type Place } from '../reporting.ts'
import { changedClientOf } from './changed-rooms.ts'
import { whatOpensLater } from './opens-later.ts'

const TOKEN_MS = 600_000
const THREAT = 'I know where you live.'
const about = { name: 'Thursday', purpose: '', welcome: '', notWelcome: '', seats: 8, hours: null }
const circleOf = (person: Person) => person.view().circles[0]

test('A member who attacks a circle with a client of his own stops nobody, is removed, and what he wrote can be shown', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal } = people
  const noor = home.device('noor')
  await arriveAs(noor, '')
  const circleId = await circleWith(mina, noor, tom)
  const attacker = await attackerOf(place, tom, circleId)
  const others = [mina, noor]

  expect((await attacker.write(entry(attacker, words(THREAT)))).status).toBe(200)
  for (const person of others) await hears(person, circleId, THREAT)
  const written = { twoKeys: await writeTwoKeys(attacker), strange: await writeStrange(attacker) }
  expect(written).toEqual({ twoKeys: 3, strange: 3 })
  await unreadable(others, written.twoKeys + written.strange)
  await expectRefusals(attacker, memberIdOf(mina))
  await goOn(others, circleId, 'after strange words')
  await rekeyBadly(attacker)
  await unreadable(others, written.twoKeys + written.strange + 2)
  await goOn(others, circleId, 'after boxes that open for nobody')
  await eraseTrace(attacker)

  const memberId = memberIdOf(mina, tom.name)
  const why = { rule: 'We speak for ourselves.', reason: 'He threatened us.', next: '' }
  expect(await mina.removeFromCircle({ circleId, memberId, ...why })).toMatchObject({ ok: true })
  await noor.sees('a circle without Tom', () => memberIdOf(noor, tom.name) === '')
  expect((await attacker.write(entry(attacker))).status).toBeGreaterThanOrEqual(400)
  await goOn(others, circleId, 'without him')
  const later = await whatOpensLater(home, { circleId, memberId, removed: tom, staying: mina })
  expect(later.after).toEqual([])

  const theirs = await choosable(noor, circleId)
  const seqs = theirs.words.flatMap(({ seq, text }) => (text === THREAT ? [seq] : []))
  const from = { from: 'talk', talkId: circleId, place: '', seqs, about: [memberId] } as const
  expect(await report(noor, from, 'sal')).toMatchObject({ ok: true })
  expect((await onlyCase(sal)).report).toMatchObject({
    records: [{ text: THREAT, isProved: true, isByReported: true }]
  })
})

async function circleWith(holder: Person, ...members: readonly Person[]): Promise<string> {
  const begun = await holder.beginCircle({ about, agreement: 'We speak for ourselves.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  await holder.openTalk(circleId)
  for (const member of members) await bringIn(holder, circleId, member)
  return circleId
}

function memberIdOf(person: Person, name = person.name): string {
  return circleOf(person)?.people.find((one) => one.name === name)?.memberId ?? ''
}

/** Tom's keys in a hand that writes what it likes. */
async function attackerOf(
  { home, now }: Place,
  tom: Person,
  circleId: string
): Promise<Membership> {
  const { rooms, spaceOf } = await changedClientOf(home, tom)
  const { spaceId, keys } = spaceOf(circleId)
  const epochKey = spaceOf(circleId).newestEpochKey()
  if (!epochKey) throw new Error('Tom reads nothing')
  const attacker = new Membership(await visitorAt(home.address, 'a-grey-heron'), {
    spaceId,
    keys,
    epochKey
  })
  attacker.token = (await attacker.askToken(now() + TOKEN_MS)) ?? ''
  await attacker.sync()
  await accountActions(rooms).leave()
  return attacker
}

const words = (text: string) => entryOf('words', { text, notes: [] })

/** Words that open for nobody, or say one thing and prove another. */
async function writeTwoKeys(attacker: Membership): Promise<number> {
  const otherKey = { epoch: attacker.epochKey.epoch, key: randomTestBytes(32) }
  const right = attacker.epochKey
  attacker.epochKey = otherKey
  const elsewhere = entry(attacker)
  attacker.epochKey = right
  const { commitment } = entry(attacker)
  const all = [
    () => elsewhere,
    () => signedAnew(attacker, entry(attacker), { commitment }),
    () => signedAnew(attacker, entry(attacker), { salt: randomTestBytes(32) })
  ]
  for (const make of all) expect((await attacker.write(make())).status).toBe(200)
  return all.length
}

/** Deep, shapeless and very long words; gives back how many of them nobody can open. */
async function writeStrange(attacker: Membership): Promise<number> {
  const shut = [deepEntry(20_000), new Uint8Array([0xff, 0xfe]), new TextEncoder().encode('"text"')]
  const passedOver = [words('x'.repeat(60_000)), entryOf('words', { text: 7, notes: 'none' })]
  for (const plain of [...shut, ...passedOver])
    expect((await attacker.write(entry(attacker, plain))).status).toBe(200)
  return shut.length
}

/** What no server takes: nonsense, far too much, a past that never was, and rights that he does not have. */
async function expectRefusals(attacker: Membership, holderId: string): Promise<void> {
  for (const body of [new Uint8Array(0), randomTestBytes(100), encode('K1/op/throne', 'Tom')])
    expect((await attacker.write(operationOf(attacker, body))).body.reason).toBe(
      'unknown-operation'
    )
  const huge = { ...entry(attacker), ciphertext: randomTestBytes(200_000) }
  const long = { ...entry(attacker), header: randomTestBytes(9000) }
  for (const one of [huge, long])
    expect((await attacker.write(one)).status).toBeGreaterThanOrEqual(400)
  const { seenHead } = attacker.standing()
  const wrong = { seenHead: seenHead.with(0, (seenHead[0] ?? 0) ^ 1) as typeof seenHead }
  for (const standing of [wrong, { seenSeq: attacker.position.seq + 1 }])
    expect((await attacker.write(attacker.entry('x', { standing }))).body.reason).toBe(
      'seen-differs'
    )
  const memberId = new Uint8Array(Buffer.from(holderId, 'base64url')) as never
  const grabs = [
    { op: 'remove', memberId },
    { op: 'role', memberId, role: 'member' },
    { op: 'policy', policy: { retentionDays: 1 } }
  ] as const
  for (const grab of grabs)
    expect((await attacker.write(attacker.operation(grab))).body.reason).toBe('not-allowed')
}

/** Two epochs in a row whose boxes open for nobody, each with words in it. */
async function rekeyBadly(attacker: Membership): Promise<void> {
  await attacker.sync()
  attacker.epochKey = (await newestKey(attacker).catch(() => undefined)) ?? attacker.epochKey
  for (let count = 0; count < 2; count += 1) {
    const state = attacker.state as SpaceState
    const { rekey, next } = makeRekey(state, attacker.epochKey, randomTestBytes)
    const boxes = rekey.boxes.map((one) => ({ ...one, box: randomTestBytes(80) }))
    expect((await attacker.write(attacker.operation({ ...rekey, boxes }))).status).toBe(200)
    attacker.epochKey = next
    expect((await attacker.write(entry(attacker))).status).toBe(200)
  }
}

/** He takes back what he wrote: all that the server lets him. */
async function eraseTrace(attacker: Membership): Promise<void> {
  await attacker.sync()
  const seqs = Array.from({ length: attacker.position.seq }, (_, index) => index + 1)
  const taken: number[] = []
  for (const seq of seqs) {
    const { status } = await attacker.write(attacker.erase([seq]))
    if (status === 200) taken.push(seq)
  }
  expect(taken.length).toBeGreaterThanOrEqual(9)
}

async function unreadable(people: readonly Person[], count: number): Promise<void> {
  for (const person of people)
    await person.sees(`${count} that do not open`, ({ talk }) => {
      const shut = (talk?.items ?? []).filter(({ kind }) => kind === 'could-not-open')
      return shut.length === count
    })
}

/** Each writes, all read it, and nobody is alarmed. */
async function goOn(people: readonly Person[], circleId: string, when: string): Promise<void> {
  for (const person of people) await says(person, circleId, `${person.name}, ${when}`)
  for (const person of people) {
    await person.sees(`all words ${when}`, (view) =>
      people.every(({ name }) => wordsIn(view).includes(`${name}, ${when}`))
    )
    await person.sees('the words sent', ({ hasUnsentWords }) => !hasUnsentWords)
    expect(person.view().alarms).toEqual([])
  }
}
