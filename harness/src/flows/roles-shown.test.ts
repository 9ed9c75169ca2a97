import type { AppView, ShownRole } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import { describe, expect, test } from 'vitest'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { House as Rooms } from '../../../client/src/app/house.ts'
import { toolsOf } from '../../../client/src/app/tools.ts'
import { viewOf } from '../../../client/src/app/view.ts'
import { writeDocument } from '../../../client/src/sync/writing.ts'
import {
  befriend,
  hasSettledKeys,
  inviteBy,
  secondDevice,
  wordsIn,
  type House,
  type Person
} from '../house.ts'
import {
  comeIn as arriveIn,
  DAY,
  done,
  found,
  giveRole,
  look,
  openPlace,
  teamOf,
  twoStewards,
  type TeamPlace
} from '../team-place.ts'
import { bringIn, fragmentOf } from '../circle-people.ts'

const about = { name: 'Thursday', purpose: '', welcome: '', notWelcome: '', seats: 3, hours: null }

async function begin(person: Person): Promise<string> {
  const begun = await person.beginCircle({ about, agreement: 'We speak for ourselves.' })
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value.circleId
}

async function linkInto(person: Person, circleId: string): Promise<string> {
  const made = await person.inviteIntoCircle({ circleId, note: '' })
  if (!made.ok) throw new Error(made.reason)
  return fragmentOf(made.value.link)
}

function rolesOf({ rolesIn }: AppView, spaceId: string): readonly ShownRole[] {
  return Object.values(rolesIn[spaceId]?.theirs ?? {}).flat()
}

/** What somebody sees there, once it is this many roles. */
async function seesRoles(person: Person, spaceId: string, count: number) {
  const view = await person.sees(
    `${count} roles`,
    (seen) => rolesOf(seen, spaceId).length === count
  )
  return rolesOf(view, spaceId)
}

const show = (person: Person, spaceId: string, teamId: string, isShown = true) =>
  person.showRole({ spaceId, teamId, isShown })

async function rolesOnCard(person: Person, fragment: string) {
  const read = await person.readInvite(fragment)
  if (!read.ok || read.value.kind !== 'circle') throw new Error(JSON.stringify(read))
  return read.value.roles
}

/** With a changed client: what somebody else has shown in this circle, as a document of one's own. */
async function writeAsOwn(
  home: House & TeamPlace,
  { kitWords }: Person,
  circleId: string
): Promise<void> {
  const changed = new Rooms(nodeEnvironment(home.address, { now: () => home.clock.now() }), viewOf)
  const actions = accountActions(changed)
  await actions.signInWithKit({ words: kitWords.join(' '), device: 'shared' })
  const tools = toolsOf(changed)
  const space = tools?.spaces.get(circleId)
  const entry = [...(space?.documents.values() ?? [])].find(
    (one) => one.entry.kind === 'roles-shown'
  )
  if (!tools || !space || !entry) throw new Error('nothing is shown there')
  const { kind, body } = entry.entry
  const written = await writeDocument(tools, space, { kind, body, before: undefined })
  expect(written).toMatchObject({ ok: true })
  await actions.leave()
}

describe('A role that somebody shows in their circle', () => {
  test('is seen by those who are in it, proved, and said to be over once it is', async () => {
    await using home = await openPlace()
    const [ada] = await twoStewards(home)
    const [sam, noor, tom] = [
      await arriveIn(home, 'sam'),
      await arriveIn(home, 'noor'),
      await arriveIn(home, 'tom')
    ]
    const until = home.clock.now() + 100 * DAY
    const teamId = await giveRole(home, [ada, sam], { role: 'professional', until })
    await look(noor, tom)
    const circleId = await begin(sam)
    await bringIn(sam, circleId, noor)
    expect(rolesOf(noor.view(), circleId)).toEqual([])
    expect(await rolesOnCard(tom, await linkInto(sam, circleId))).toEqual([])
    // Nobody shows a role that they do not hold.
    expect(await show(noor, circleId, teamId)).toEqual({ ok: false, reason: 'not-now' })
    expect(await show(sam, circleId, teamId)).toEqual(done)
    const said = {
      role: 'professional',
      name: 'sam',
      checked: 'I know sam.',
      mustReport: true,
      until
    }
    expect(await seesRoles(noor, circleId, 1)).toMatchObject([{ ...said, endedAt: null }])
    expect(sam.view().rolesIn[circleId]).toEqual({ mine: [teamId], theirs: {} })
    const fragment = await linkInto(sam, circleId)
    expect(await rolesOnCard(tom, fragment)).toMatchObject([{ ...said, isChecked: true }])
    // Before anybody is signed in nothing can be looked up.
    const stranger = home.device('stranger', { now: () => home.clock.now() })
    expect(await rolesOnCard(stranger, fragment)).toMatchObject([{ ...said, isChecked: false }])

    const holder = teamOf(ada, 'professional').holders.find(({ name }) => name === 'sam')
    const ending = { teamId, memberId: holder?.memberId ?? '', reason: 'A pause.' }
    expect(await ada.endRole(ending)).toEqual(done)
    await look(noor, tom)
    const [over] = await seesRoles(noor, circleId, 1)
    expect(over).toMatchObject({ role: 'professional', name: 'sam' })
    expect(over?.endedAt).not.toBeNull()
    expect(await rolesOnCard(tom, fragment)).toEqual([])
    expect(await show(sam, circleId, teamId, false)).toEqual(done)
    expect(await seesRoles(noor, circleId, 0)).toEqual([])
    for (const person of [ada, sam, noor]) expect(person.view().alarms).toEqual([])
  })

  test('is read with the link to a bond as well, before one says yes', async () => {
    await using home = await openPlace()
    const [ada, noor] = [await arriveIn(home, 'ada'), await arriveIn(home, 'noor')]
    await found(home, ada)
    await look(noor)
    const { bondId, fragment } = await inviteBy(ada)
    const rolesInLink = async (person: Person) => {
      const read = await person.readInvite(fragment)
      if (!read.ok || read.value.kind !== 'bond') throw new Error(JSON.stringify(read))
      return read.value.roles
    }
    expect(await rolesInLink(noor)).toEqual([])
    const { teamId } = teamOf(ada)
    expect(await show(ada, bondId, teamId)).toEqual(done)
    const said = { role: 'steward', name: 'ada', checkedBy: 'founder' }
    expect(await rolesInLink(noor)).toMatchObject([{ ...said, isChecked: true }])
    const stranger = home.device('stranger', { now: () => home.clock.now() })
    expect(await rolesInLink(stranger)).toMatchObject([{ ...said, isChecked: false }])
    expect(await noor.acceptInvite(fragment)).toMatchObject({ ok: true })
    expect(await seesRoles(noor, bondId, 1)).toMatchObject([{ ...said, endedAt: null }])
    // While it is not said who came by the link, nothing more is shown there.
    await ada.sees('somebody at the door', ({ people }) => people[0]?.state === 'is-it-them')
    expect(await show(ada, bondId, teamId)).toEqual({ ok: false, reason: 'not-now' })
  })

  test('is proved anew by itself with new keys, and shown to the other in a bond as well', async () => {
    await using home = await openPlace()
    const [ada] = await twoStewards(home)
    const [sam, noor] = [await arriveIn(home, 'sam'), await arriveIn(home, 'noor')]
    const until = home.clock.now() + 100 * DAY
    const teamId = await giveRole(home, [ada, sam], { role: 'professional', until })
    const circleId = await begin(sam)
    await bringIn(sam, circleId, noor)
    const bondId = await befriend(sam, noor)
    for (const id of [circleId, bondId]) expect(await show(sam, id, teamId)).toEqual(done)
    await look(noor)
    for (const id of [circleId, bondId]) await seesRoles(noor, id, 1)
    const changed = await sam.changeEverything({ current: sam.kitWords.join(' '), next: '' })
    expect(changed).toMatchObject({ ok: true })
    await sam.sees('new keys everywhere', hasSettledKeys)
    await look(sam)
    // A device of hers that knows the new keys alone: what those of before signed is worth nothing to it.
    const other = await secondDevice(home, noor, { now: () => home.clock.now() })
    await look(other)
    for (const id of [circleId, bondId])
      expect(await seesRoles(other, id, 1)).toMatchObject([{ name: 'sam', endedAt: null }])
  })

  test('is nobody’s who writes what another has shown as their own', async () => {
    await using home = await openPlace()
    const [ada, noor, tom] = [
      await arriveIn(home, 'ada'),
      await arriveIn(home, 'noor'),
      await arriveIn(home, 'tom')
    ]
    await found(home, ada)
    const circleId = await begin(ada)
    for (const newcomer of [noor, tom]) await bringIn(ada, circleId, newcomer)
    expect(await show(ada, circleId, teamOf(ada).teamId)).toEqual(done)
    await look(tom)
    const [shown] = await seesRoles(tom, circleId, 1)
    await writeAsOwn(home, noor, circleId)
    await tom.openTalk(circleId)
    expect(await noor.say({ talkId: circleId, text: 'Good evening', notes: [] })).toEqual(done)
    await tom.sees('what noor says', (view) => wordsIn(view).includes('Good evening'))
    expect(rolesOf(tom.view(), circleId)).toEqual([shown])
  })

  test('counts no more where others stand in the place of its team, until one says yes to them', async () => {
    await using home = await openPlace()
    const [ada, noor, eve] = [
      await arriveIn(home, 'ada'),
      await arriveIn(home, 'noor'),
      await arriveIn(home, 'eve')
    ]
    await found(home, ada)
    await look(noor, eve)
    const circleId = await begin(ada)
    await bringIn(ada, circleId, noor)
    expect(await show(ada, circleId, teamOf(ada).teamId)).toEqual(done)
    expect(await seesRoles(noor, circleId, 1)).toMatchObject([{ checkedBy: 'founder' }])
    await bringIn(ada, circleId, eve)
    await found(home, eve)
    await look(noor, eve)
    expect(await show(eve, circleId, teamOf(eve).teamId)).toEqual(done)
    await noor.openTalk(circleId)
    expect(await eve.say({ talkId: circleId, text: 'Good evening', notes: [] })).toEqual(done)
    await noor.sees('what eve says', (view) => wordsIn(view).includes('Good evening'))
    expect(await seesRoles(noor, circleId, 0)).toEqual([])
    expect(await noor.acceptReplacedTeams()).toEqual(done)
    await look(noor)
    expect(await seesRoles(noor, circleId, 1)).toMatchObject([{ name: 'eve' }])
  })
})
