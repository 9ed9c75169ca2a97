/** Introductions, where a client keeps to no rules, and what others of the team and the server can learn. */
import { expect, test } from 'vitest'
import { readQueue, sendDrop } from '../../../client/src/drops/drops.ts'
import { beginBond } from '../../../client/src/rooms/bonds/actions.ts'
import {
  inviteFragment,
  mailboxOf,
  toBase64url,
  type KemPublicKey
} from '../../../kernel/src/index.ts'
import { stateOf } from '../../../client/src/teams/chain.ts'
import { changedClientOf, teamIn } from '../changed-client.ts'
import type { House, Person } from '../house.ts'
import {
  asksOf,
  foodBank,
  openIntroducing,
  ownOf,
  refuge,
  says,
  type Introducing
} from '../introducing.ts'
import {
  comeIn,
  DAY,
  done,
  giveRole,
  look,
  propose,
  teamOf,
  type TeamPlace
} from '../team-place.ts'

type Place = House & TeamPlace & Introducing

/** What a client that keeps to no rules drops for the professionals. */
async function drop(
  home: Place,
  person: Person,
  { to, ...changes }: { readonly to?: KemPublicKey; readonly [field: string]: unknown }
): Promise<void> {
  await using changed = await changedClientOf(home, person)
  const { teamId: address, memberId } = home.whom
  const team = changed.rooms.teams.of('professional')
  const kem = to ?? team?.holders.find((one) => one.memberId === memberId)?.kem
  if (!kem) throw new Error('nobody to ask')
  const { address: mailbox, pair } = mailboxOf(new Uint8Array(32).fill(7))
  const answerTo = { address: toBase64url(mailbox), kem: toBase64url(pair.public) }
  const said = {
    version: 0,
    kind: 'introduction',
    memberId,
    serviceId: refuge.id,
    ...says,
    answerTo
  }
  const content = { ...said, askedAt: Math.floor(home.clock.now()), ...changes }
  expect(await sendDrop(changed.tools, { address, to: [kem], content, days: 14 })).toEqual(done)
}

async function waiting(home: Place, person: Person): Promise<number> {
  await using changed = await changedClientOf(home, person)
  const space = teamIn(changed.tools, home.whom.teamId)
  const queue = await readQueue(changed.tools, space, new Set())
  return queue.ok ? queue.value.length : -1
}

test('a professional who says of themselves that they belong to a service is shown as of none that stewards did not check', async () => {
  await using home = await openIntroducing()
  const { petra, anna, whom } = home
  await using changed = await changedClientOf(home, petra)
  const words = JSON.stringify({
    name: 'petra',
    lines: '',
    mayBeAsked: true,
    checked: 'Two stewards met her at the food bank.',
    services: [refuge, foodBank]
  })
  const space = teamIn(changed.tools, whom.teamId)
  const said = await changed.tools.spaces.appendOperation(space, () => ({ op: 'present', words }))
  expect(said).toMatchObject({ ok: true })
  await look(anna)
  const [holder] = teamOf(anna, 'professional').holders.filter(({ name }) => name === 'petra')
  expect(holder).toMatchObject({ services: [refuge], checked: 'I know petra.', mayBeAsked: true })
  const wish = { ...whom, serviceId: foodBank.id, ...says }
  expect(await anna.askForIntroduction(wish)).toMatchObject({ reason: 'not-now' })
})

test('a service that a newcomer writes into the yes to a role stands before the steward who proposes them', async () => {
  await using home = await openIntroducing()
  const { ada } = home
  const kim = await comeIn(home, 'kim')
  const until = home.clock.now() + 100 * DAY
  const proposed = await propose(ada, kim, { role: 'professional', until, services: [foodBank] })
  expect(proposed.services).toEqual([foodBank])
})

test('a question for another service, or for nobody who could be answered, is taken out unread', async () => {
  await using home = await openIntroducing()
  const { petra, cem } = home
  await drop(home, cem, { serviceId: foodBank.id })
  await drop(home, cem, { answerTo: { address: 'A'.repeat(43), kem: 'A'.repeat(43) } })
  await look(petra)
  expect(asksOf(petra)).toEqual([])
  expect(await waiting(home, petra)).toBe(0)
  await drop(home, cem, { serviceId: 'no service' })
  await drop(home, cem, { words: 'x'.repeat(601) })
  await drop(home, cem, { kind: 'something' })
  await look(petra)
  expect(asksOf(petra)).toEqual([])
})

test('a question to one of the team is read by nobody else of it, and what is sealed to all of them shows nobody what is for another', async () => {
  await using home = await openIntroducing()
  const { ada, petra, anna, cem, whom } = home
  const kim = await comeIn(home, 'kim')
  const until = home.clock.now() + 100 * DAY
  const post = { role: 'professional', until, services: [refuge], mayBeAsked: true } as const
  await giveRole(home, [ada, kim], post)
  await look(kim, petra, anna, cem)
  expect(await anna.askForIntroduction({ ...whom, serviceId: refuge.id, ...says })).toEqual(done)
  await look(petra, kim)
  expect([asksOf(petra).length, asksOf(kim).length]).toEqual([1, 0])
  expect(await waiting(home, kim)).toBe(0)
  await using changed = await changedClientOf(home, cem)
  const chain = changed.rooms.teams.chainOf('professional')
  const inbox = chain && stateOf(chain)?.opening.inbox
  if (!inbox) throw new Error('no inbox')
  await drop(home, cem, { to: inbox, name: 'Cem' })
  await look(kim, petra)
  expect(asksOf(kim)).toEqual([])
  expect(asksOf(petra).map(({ name }) => name)).toEqual(['Anna', 'Cem'])
})

test('a yes in which no role is shown is no offer', async () => {
  await using home = await openIntroducing()
  const { petra, anna, whom } = home
  expect(await anna.askForIntroduction({ ...whom, serviceId: refuge.id, ...says })).toEqual(done)
  await using changed = await changedClientOf(home, petra)
  const profile = { nickname: 'petra', shape: { form: 'leaf', colour: 'moss' } } as const
  const begun = await beginBond(changed.tools, {
    relation: 'other',
    relationWords: refuge.name,
    agreement: { purpose: 'To talk.', pace: '' },
    note: '',
    profile
  })
  if (!begun.ok) throw new Error(begun.reason)
  const { asked } = changed.rooms.introductions
  await asked.look()
  const fragment = inviteFragment(begun.value.secret)
  const yes = { words: 'Gladly.', fragment, isLast: false }
  expect(await asked.answer(asked.asks[0]?.dropId ?? '', yes)).toMatchObject({ ok: true })
  await look(anna)
  expect(ownOf(anna)).toMatchObject([{ state: 'yes' }])
  expect(await anna.readIntroduction(whom)).toMatchObject({ reason: 'not-found' })
  expect(await anna.sayYesToIntroduction(whom)).toMatchObject({ reason: 'not-found' })
  expect(anna.view().people).toEqual([])
})

test('a crowd of questions shows twenty at once, and somebody outside can ask nobody', async () => {
  await using home = await openIntroducing()
  const { petra, cem, whom } = home
  for (let one = 0; one < 22; one += 1) {
    const { address, pair } = mailboxOf(new Uint8Array(32).fill(one + 1))
    const answerTo = { address: toBase64url(address), kem: toBase64url(pair.public) }
    await drop(home, cem, { answerTo, name: `Nobody ${one}` })
  }
  await look(petra)
  expect(asksOf(petra)).toHaveLength(20)
  const dropId = asksOf(petra)[0]?.dropId ?? ''
  const no = { dropId, words: '', agreement: null, isLast: false }
  expect(await petra.answerIntroduction(no)).toMatchObject({ ok: true })
  expect(asksOf(petra)).toHaveLength(20)
  const outside = home.device('outside')
  const wish = { ...whom, serviceId: refuge.id, ...says }
  expect(await outside.askForIntroduction(wish)).toMatchObject({ reason: 'not-signed-in' })
  expect(outside.view().teams).toBeNull()
  expect(ownOf(outside)).toEqual([])
})
