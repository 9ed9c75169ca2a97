import type { Environment } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import type { OperationPage } from '@beside/contract'
import { decodeHeader, decodeOperation } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { arriveAs, secondDevice, type House, type Person } from '../house.ts'
import {
  comeIn,
  DAY,
  done,
  found,
  HOUR,
  look,
  namesIn,
  openPlace,
  propose,
  sayYes,
  teamOf,
  twoStewards,
  type TeamPlace
} from '../team-place.ts'

describe('Who looks after a place', () => {
  test('is founded from the steward’s link, and read by everybody who is signed in', async () => {
    await using home = await openPlace()
    const [ada, cem] = [await comeIn(home, 'ada'), await comeIn(home, 'cem')]
    await look(ada, cem)
    expect(cem.view().teams?.teams).toEqual([])
    await found(home, ada)
    await look(cem)
    expect(teamOf(cem).holders).toMatchObject([
      { name: 'ada', lines: 'I am ada.', checkedBy: 'founder', until: null, isMe: false }
    ])
    expect(teamOf(cem).holders).toMatchObject([
      { mustReport: true, isReportSaid: true, givenAt: teamOf(cem).log[0]?.at }
    ])
    expect(ada.view().care).toMatchObject({ isSteward: true })
    expect(cem.view().care).toBeNull()
    expect(cem.view().teams?.replaced).toEqual([])
  })

  test('grows by the yes of the first one alone after three days, and then by two at once', async () => {
    await using home = await openPlace()
    const [ada, ben] = await twoStewards(home)
    expect(namesIn(ben)).toEqual(['ada', 'ben'])
    expect(teamOf(ben).holders[1]).toMatchObject({ checkedBy: 'one', isMe: true, mustReport: true })
    expect(ben.view().care).toMatchObject({ isSteward: true })
    const cem = await comeIn(home, 'cem')
    const waiting = await propose(ben, cem, { until: home.clock.now() + 10 * DAY })
    expect(waiting.mayAnswer).toBe(false)
    await look(ada)
    expect(teamOf(ada).waiting[0]).toMatchObject({ by: 'ben', name: 'cem', mayAnswer: true })
    expect(await sayYes(ada, waiting)).toEqual(done)
    await look(cem, cem, ben)
    const [, , given] = teamOf(cem).holders
    expect(given).toMatchObject({ checkedBy: 'two', checked: 'I know cem.', isMe: true })
    expect(given?.lines).toBe('cem is glad to help.')
    expect(teamOf(cem).log.map(({ kind, name, by }) => [kind, name, by])).toEqual([
      ['founded', 'ada', []],
      ['given', 'ben', ['ada']],
      ['given', 'cem', ['ben', 'ada']]
    ])
    for (const person of [ada, ben, cem]) expect(person.view().alarms).toEqual([])
  })

  test('is no longer who gave their role back, whose time is over, or whom two ended', async () => {
    await using home = await openPlace()
    const [ada, ben] = await twoStewards(home)
    const cem = await comeIn(home, 'cem')
    const short = await propose(ada, cem, { until: home.clock.now() + 2 * DAY })
    await look(ben)
    expect(await sayYes(ben, short)).toEqual(done)
    await look(cem)
    expect(cem.view().care).not.toBeNull()
    home.clock.moveTo(home.clock.now() + 3 * DAY)
    await look(cem)
    expect(namesIn(cem)).toEqual(['ada', 'ben'])
    expect(cem.view().care).toBeNull()
    // A client of the team takes them out of the keys.
    await look(ada)
    await look(ada)
    expect(teamOf(ada).log.at(-1)).toMatchObject({ kind: 'over', name: 'cem' })
    const { teamId, holders } = teamOf(ada)
    expect(await ada.leaveRole({ teamId, role: 'steward' })).toEqual(done)
    await look(ben)
    expect(teamOf(ben).log.at(-1)).toMatchObject({ kind: 'left', name: 'ada' })
    expect(await ben.leaveRole({ teamId, role: 'steward' })).toEqual({
      ok: false,
      reason: 'last-steward'
    })
    expect(holders).toHaveLength(2)
  })

  test('is said to have been ended by whoever ended it, and the reason comes to the one alone', async () => {
    await using home = await openPlace()
    const [ada, ben] = await twoStewards(home)
    const cem = await comeIn(home, 'cem')
    const waiting = await propose(ada, cem, { role: 'safety', until: home.clock.now() + 9 * DAY })
    // Ada alone looks after the safety team, so it waits.
    expect(await sayYes(ada, waiting, 'safety')).toEqual({ ok: false, reason: 'not-now' })
    home.clock.moveTo(home.clock.now() + 73 * HOUR)
    expect(await sayYes(ada, waiting, 'safety')).toEqual(done)
    await look(cem, ben)
    expect(namesIn(ben, 'safety')).toEqual(['ada', 'cem'])
    expect(cem.view().care).toMatchObject({ isSteward: false, doors: [] })
    const { teamId, holders } = teamOf(ada, 'safety')
    const memberId = holders[1]?.memberId ?? ''
    const reason = 'You asked us for a pause.'
    expect(await ada.endRole({ teamId, memberId, reason })).toEqual(done)
    await look(ben, cem)
    expect(namesIn(ben, 'safety')).toEqual(['ada'])
    expect(teamOf(ben, 'safety').log.at(-1)).toMatchObject({
      kind: 'ended',
      name: 'cem',
      by: ['ada']
    })
    await cem.sees('the reason', ({ teams }) => teams?.ended[0]?.reason === reason)
    expect(JSON.stringify(ben.view())).not.toContain(reason)
    expect(await cem.putRoleAway(teamId)).toEqual(done)
    expect(cem.view().teams?.ended).toEqual([])
  })

  test('hands a whole place over: each team has its own second steward first, and goes on without the one who began it', async () => {
    await using home = await openPlace()
    const [ada, ben] = await twoStewards(home)
    const until = home.clock.now() + 200 * DAY
    // Two look after the place, and Ada is still alone in the safety team that she begins.
    const into = await propose(ada, ben, { role: 'safety', until, isSteward: true })
    expect(await sayYes(ada, into, 'safety')).toEqual({ ok: false, reason: 'not-now' })
    home.clock.moveTo(home.clock.now() + 73 * HOUR)
    expect(await sayYes(ada, into, 'safety')).toEqual(done)
    await look(ben)
    expect(teamOf(ben, 'safety').holders).toMatchObject([
      { name: 'ada', checkedBy: 'founder', mustReport: true, isReportSaid: true },
      { name: 'ben', checkedBy: 'one', isSteward: true }
    ])
    // From now on two agree there as well, at once.
    const cem = await comeIn(home, 'cem')
    const third = await propose(ada, cem, { role: 'safety', until })
    await look(ben)
    expect(await sayYes(ben, third, 'safety')).toEqual(done)
    await look(ada, cem)
    expect(teamOf(ada, 'safety').holders[2]).toMatchObject({ name: 'cem', checkedBy: 'two' })
    for (const role of ['safety', 'steward'] as const) {
      const { teamId } = teamOf(ada, role)
      expect(await ada.leaveRole({ teamId, role })).toEqual(done)
    }
    await look(ada)
    expect(ada.view().care).toBeNull()
    expect(await ada.readSettings()).toMatchObject({ ok: false })
    await look(ben, cem)
    expect(namesIn(cem)).toEqual(['ben'])
    expect(namesIn(cem, 'safety')).toEqual(['ben', 'cem'])
    const read = await ben.readSettings()
    if (!read.ok) throw new Error(read.reason)
    const pier = { ...read.value, community: { ...read.value.community, name: 'The Pier' } }
    expect(await ben.saveSettings(pier)).toMatchObject({ ok: true })
    const dan = await comeIn(home, 'dan')
    expect(await propose(ben, dan, { role: 'safety', until })).toMatchObject({ isMine: true })
    for (const person of [ada, ben, cem]) {
      expect(person.view().alarms).toEqual([])
      expect(person.view().teams?.replaced).toEqual([])
    }
  })

  test('begins a team anew that everybody left', async () => {
    await using home = await openPlace()
    const ada = await comeIn(home, 'ada')
    await found(home, ada)
    const until = home.clock.now() + 9 * DAY
    const wish = { role: 'listener', checked: 'We met.', until, mustReport: false } as const
    expect(await ada.offerRole({ ...wish, isSteward: false })).toMatchObject({ ok: true })
    const { teamId } = teamOf(ada, 'listener')
    expect(await ada.leaveRole({ teamId, role: 'listener' })).toEqual(done)
    await look(ada)
    expect(await ada.offerRole({ ...wish, isSteward: false })).toMatchObject({ ok: true })
    expect(teamOf(ada, 'listener').teamId).not.toBe(teamId)
    expect(namesIn(ada, 'listener')).toEqual(['ada'])
  })

  test('changes how the place is set up, and says to everybody when it closes; nobody else does', async () => {
    await using home = await openPlace()
    const [ada, cem] = [await comeIn(home, 'ada'), await comeIn(home, 'cem')]
    await found(home, ada)
    await look(cem)
    const read = await ada.readSettings()
    if (!read.ok) throw new Error(read.reason)
    const promises = { hours: 'In the evening', replyTimes: '', limits: 'No emergencies' }
    const closesOn = new Date(home.clock.now() + 40 * DAY).toISOString().slice(0, 10)
    const { community, version } = read.value
    const saved = await ada.saveSettings({
      community: { ...community, promises, closesOn },
      version
    })
    if (!saved.ok) throw new Error(saved.reason)
    expect(ada.view().closesOn).toBe(closesOn)
    expect(await cem.readInstance()).toMatchObject({ ok: true, value: { promises } })
    expect(cem.view().closesOn).toBe(closesOn)
    expect(await cem.readSettings()).toEqual({ ok: false, reason: 'not-found' })
    expect(await cem.saveSettings(read.value)).toEqual({ ok: false, reason: 'not-found' })
    const open = { ...saved.value, community: { ...community, promises } }
    expect(await ada.saveSettings(open)).toMatchObject({ ok: true })
    expect(ada.view().closesOn).toBeNull()
  })

  test('changes it beside another: an earlier page takes back neither a new line nor the day', async () => {
    await using home = await openPlace()
    const [ada, ben] = await twoStewards(home)
    const [hers, his] = [await ada.readSettings(), await ben.readSettings()]
    if (!hers.ok || !his.ok) throw new Error('not read')
    expect(hers.value).toEqual(his.value)
    const closesOn = new Date(home.clock.now() + 40 * DAY).toISOString().slice(0, 10)
    const { community } = his.value
    const withDay = { ...his.value, community: { ...community, closesOn } }
    expect(await ben.saveSettings(withDay)).toMatchObject({ ok: true })
    const late = { ...hers.value, community: { ...community, name: 'The Pier' } }
    expect(await ada.saveSettings(late)).toEqual({ ok: false, reason: 'settings-moved' })
    const newer = await ada.readSettings()
    if (!newer.ok) throw new Error(newer.reason)
    expect(newer.value.community).toMatchObject({ name: community.name, closesOn })
    const again = { ...newer.value, community: { ...newer.value.community, name: 'The Pier' } }
    expect(await ada.saveSettings(again)).toMatchObject({
      ok: true,
      value: { community: { name: 'The Pier', closesOn } }
    })
  })

  test('says no in words that come to the one who asked', async () => {
    await using home = await openPlace()
    const [ada, ben] = [await comeIn(home, 'ada'), await comeIn(home, 'ben')]
    await found(home, ada)
    const until = home.clock.now() + 9 * DAY
    const wish = { role: 'listener', checked: 'We met.', until, mustReport: false } as const
    const offered = await ada.offerRole({ ...wish, isSteward: false })
    if (!offered.ok) throw new Error(offered.reason)
    const fragment = offered.value.link.split('#')[1] ?? ''
    expect(await ben.askForRole({ fragment, name: 'B', lines: '' })).toEqual(done)
    await look(ben, ada)
    expect(ben.view().teams?.asked).toMatchObject([{ role: 'listener', state: 'asking' }])
    const [door] = (ada.view().care?.doors ?? []).filter(({ role }) => role === 'listener')
    const dropId = door?.asking[0]?.dropId ?? ''
    const teamId = door?.teamId ?? ''
    const words = 'Let us talk first.'
    expect(await ada.declineRole({ teamId, dropId, words })).toEqual(done)
    await look(ben)
    expect(ben.view().teams?.asked).toMatchObject([{ state: 'not-now', words }])
  })
})

describe('A server that says somebody else looks after the place', () => {
  test('is noticed by everybody who knew the first ones, until they say yes', async () => {
    await using home = await openPlace()
    const [ada, eve, cem] = [
      await comeIn(home, 'ada'),
      await comeIn(home, 'eve'),
      await comeIn(home, 'cem')
    ]
    await found(home, ada)
    await look(cem)
    await found(home, eve)
    await look(cem, ada)
    expect(namesIn(cem)).toEqual(['eve'])
    for (const person of [cem, ada]) expect(person.view().teams?.replaced).toEqual(['steward'])
    expect(eve.view().teams?.replaced).toEqual([])
    expect(await cem.acceptReplacedTeams()).toEqual(done)
    await look(cem)
    expect(cem.view().teams?.replaced).toEqual([])
  })

  test('gives nobody a role by a chain that no steward signed', async () => {
    await using home = await openPlace()
    const ada = await comeIn(home, 'ada')
    await found(home, ada)
    const honest = nodeEnvironment(home.address)
    // The chain of another team, under the name of the first.
    const forge = async (url: string, init?: RequestInit): Promise<Response> => {
      const reply = await honest.fetch(url, init)
      if (!url.includes('/api/teams/steward/operations')) return reply
      const page = (await reply.json()) as { operations: { envelope: { signature: string } }[] }
      for (const { envelope } of page.operations) envelope.signature = 'A'.repeat(86)
      return Response.json(page)
    }
    const cem = home.device('cem', { now: () => home.clock.now(), fetch: forge })
    await arriveAs(cem, '')
    await look(cem)
    expect(cem.view().teams?.teams).toEqual([])
  })

  test('is noticed where it shows less of a team than one saw, and can keep nobody longer than their time', async () => {
    await using home = await openPlace()
    const [ada, ben] = await twoStewards(home)
    const [cem, dan] = [await comeIn(home, 'cem'), await comeIn(home, 'dan')]
    await look(cem)
    expect(namesIn(cem)).toEqual(['ada', 'ben'])
    const { teamId, log } = teamOf(ben)
    const until = teamOf(ben).holders[1]?.until ?? 0
    const known = log.length
    expect(await ben.leaveRole({ teamId, role: 'steward' })).toEqual(done)
    await look(cem)
    expect(namesIn(cem)).toEqual(['ada'])
    expect(teamOf(cem).log).toHaveLength(known + 1)

    // What somebody who saw the end is shown from then on, and somebody who never did.
    const line = lineWithout(home, (op) => op === 'leave')
    const [later, newcomer] = [await deviceAt(home, cem, line), await deviceAt(home, dan, line)]
    expect(namesIn(later)).toEqual(['ada', 'ben'])
    expect(later.view().teams?.replaced).toEqual(['steward'])
    expect(namesIn(newcomer)).toEqual(['ada', 'ben'])
    expect(newcomer.view().teams?.replaced).toEqual([])
    // With one step gone nothing holds that came after it.
    await look(ada)
    const shown = { teamId, name: 'ada', lines: 'Still here.', mustReport: true }
    expect(await ada.showMyselfInTeam(shown)).toEqual(done)
    await look(newcomer)
    expect(teamOf(newcomer).holders[0]?.lines).toBe('I am ada.')
    home.clock.moveTo(until + DAY)
    expect(namesIn(await deviceAt(home, dan, line))).toEqual(['ada'])

    // An honest server again: who had seen all of it finds it, and the other learns the rest.
    const [back, learns] = [await deviceAt(home, cem), await deviceAt(home, dan)]
    for (const person of [back, learns]) {
      expect(namesIn(person)).toEqual(['ada'])
      expect(person.view().teams?.replaced).toEqual([])
    }
    // A yes to what is shown ends the notice, and not before.
    const agreeing = await deviceAt(home, cem, line)
    expect(agreeing.view().teams?.replaced).toEqual(['steward'])
    expect(await agreeing.acceptReplacedTeams()).toEqual(done)
    await look(agreeing)
    expect(agreeing.view().teams?.replaced).toEqual([])
  })
})

/** The server’s line, with some operations kept back from the chains of teams. */
function lineWithout(
  home: House,
  isHidden: (op: string | undefined) => boolean
): Environment['fetch'] {
  const honest = nodeEnvironment(home.address).fetch
  return async (url, init) => {
    const reply = await honest(url, init)
    if (!/\/api\/teams\/\w+\/operations/u.test(url)) return reply
    const page = (await reply.json()) as OperationPage
    const operations = page.operations.filter(({ envelope }) => !isHidden(opOf(envelope.header)))
    return Response.json({ ...page, operations })
  }
}

function opOf(header: string): string | undefined {
  const read = decodeHeader(new Uint8Array(Buffer.from(header, 'base64url')))
  return read?.type === 'operation' ? decodeOperation(read.body)?.op : undefined
}

/** Another device of theirs, that looks at who looks after the place. */
async function deviceAt(
  home: House & TeamPlace,
  person: Person,
  line?: Environment['fetch']
): Promise<Person> {
  const now = (): number => home.clock.now()
  const device = await secondDevice(home, person, line ? { now, fetch: line } : { now })
  await look(device)
  return device
}
