import { nodeEnvironment } from '@beside/client/node'
import { openStore } from '@beside/server'
import { describe, expect, test } from 'vitest'
import { beginBond } from '../../../client/src/rooms/bonds/actions.ts'
import { takeAsk } from '../../../client/src/rooms/listening/desk.ts'
import { refuseAlso } from '../../../client/src/rooms/listening/remembered.ts'
import { unlockSecret } from '../../../client/src/rooms/listening/share.ts'
import { readInviteCard } from '../../../client/src/sync/invites.ts'
import { membershipOf } from '../../../client/src/sync/membership-book.ts'
import { showRole } from '../../../client/src/teams/shown.ts'
import { bytesOf } from '../../../client/src/wire/read-wire.ts'
import { inviteFragment } from '../../../kernel/src/index.ts'
import { changedClientOf, joinUnnamed, readQuestion, teamIn } from '../changed-client.ts'
import { arriveAs, wordsIn } from '../house.ts'
import {
  askAs,
  asksOf,
  deskOf,
  elsewhere,
  guestOf,
  heardOf,
  isHeard,
  listenersOf,
  onShift,
  openListeningPlace,
  sayIn,
  sayYesTo
} from '../listening-place.ts'
import { choose } from '../reporting.ts'
import { comeIn, DAY, done, found, giveRole, look, teamOf } from '../team-place.ts'

describe('A question', () => {
  test('of somebody close to a person is shown to the listener alone who also hears those', async () => {
    await using home = await openListeningPlace()
    const [, lena, jo] = await listenersOf(home, 'lena', 'jo')
    const noor = await guestOf(home, 'noor')
    await onShift(lena, jo)
    const { self } = deskOf(jo)
    expect(self.hearsClose).toBe(false)
    expect(await jo.saveListenerSelf({ ...self, hearsClose: true })).toEqual(done)
    const bondId = await askAs(noor, { isClose: true, words: 'My son cannot sleep.' })
    expect(await asksOf(lena)).toEqual([])
    expect(deskOf(lena).hasOthers).toBe(true)
    expect(await asksOf(jo)).toMatchObject([{ wish: { isClose: true } }])
    expect(await sayYesTo(jo)).toBe(bondId)
    await isHeard(noor, bondId)
    for (const person of [noor, jo]) {
      expect(heardOf(person, bondId).wish).toMatchObject({ isClose: true })
    }
  })

  test('goes to no team that the server shows in the place of the one that this person knew', async () => {
    await using home = await openListeningPlace()
    const [eve, mallory] = [await comeIn(home, 'eve'), await comeIn(home, 'mallory')]
    await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await askAs(noor, { when: 'week' })
    await found(home, eve)
    // Whoever runs the machine makes room for a team of their own.
    await using store = await openStore(home.dataFolder, {})
    await store.write(async (db) => {
      await db.deleteFrom('asks').execute()
      await db.deleteFrom('teams').where('role', '=', 'listener').execute()
    })
    await look(eve)
    const until = home.clock.now() + 100 * DAY
    await giveRole(home, [eve, mallory], { role: 'listener', until })
    await look(mallory, noor)
    expect(noor.view().teams?.replaced).toEqual(['steward', 'listener'])
    await onShift(mallory)
    // The desk is gone with the team, so she would put her question again by herself.
    for (let looks = 0; looks < 3; looks += 1) {
      expect(await noor.lookAtAsk()).toEqual(done)
      expect(await mallory.lookAtAsks()).toEqual(done)
      expect(mallory.view().listening.desk).toMatchObject({ asks: [], hasOthers: false })
    }
    // Nobody is let down: with her yes to those who are there now, it goes to them.
    expect(await noor.acceptReplacedTeams()).toEqual(done)
    for (let looks = 0; looks < 2; looks += 1) expect(await noor.lookAtAsk()).toEqual(done)
    expect(await mallory.lookAtAsks()).toEqual(done)
    expect(mallory.view().listening.desk?.asks).toHaveLength(1)
  })

  test('opens the way to whoever asked for nobody who did not say yes', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    const bondId = await askAs(noor)
    await onShift(lena)
    {
      await using changed = await changedClientOf(home, lena)
      const { tools } = changed
      const { question } = await readQuestion(tools, deskOf(lena).teamId)
      expect(question.bondId).toBe(bondId)
      const { lockedSecret } = question
      const share = tools.environment.random(32)
      expect(unlockSecret(lockedSecret, { share, bondId })).toBeUndefined()
      const cut = inviteFragment(bytesOf(lockedSecret).slice(-16))
      expect(await readInviteCard(tools.link, cut)).toMatchObject({ ok: false })
    }
    expect(await sayYesTo(lena)).toBe(bondId)
    await isHeard(noor, bondId)
  })

  test('is put again a few times where somebody comes in who may not, and then the person is told', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await askAs(noor)
    await onShift(lena)
    const bonds = new Set<string>()
    {
      await using changed = await changedClientOf(home, lena)
      for (let round = 0; round < 4; round += 1) {
        bonds.add(await joinUnnamed(changed.tools, deskOf(lena).teamId))
        for (let looks = 0; looks < 2; looks += 1) expect(await noor.lookAtAsk()).toEqual(done)
      }
    }
    expect(bonds.size).toBe(4)
    const { ask, heard } = noor.view().listening
    expect(ask).toMatchObject({ state: 'nobody', isAskedAgain: true })
    expect(heard).toEqual({})
    expect(await asksOf(lena)).toEqual([])
    // It is over, and another may be asked.
    const bondId = await askAs(noor)
    expect(await sayYesTo(lena)).toBe(bondId)
    await isHeard(noor, bondId)
    expect(heardOf(noor, bondId).person.name).toBe('lena')
  })

  test('that was withdrawn comes back on no device', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await askAs(noor)
    await onShift(lena)
    const other = await elsewhere(home, noor)
    expect(await other.lookAtAsk()).toEqual(done)
    expect(other.view().listening.ask?.state).toBe('waiting')
    expect(await noor.withdrawAsk()).toEqual(done)
    for (let looks = 0; looks < 3; looks += 1) {
      await other.lookAtAsk()
      expect(await asksOf(lena)).toEqual([])
    }
    expect(other.view().listening.ask).toBeNull()
  })

  test('that was withdrawn as the line broke is gone as well, and is let go of on the next device', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const honest = nodeEnvironment(home.address)
    const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
      const reply = await honest.fetch(url, init)
      const body = typeof init?.body === 'string' ? init.body : ''
      if (body.includes('"withdraw"')) throw new TypeError('the line broke')
      return reply
    }
    const noor = home.device('noor', { now: () => home.clock.now(), fetch })
    await arriveAs(noor, '')
    await look(noor)
    await askAs(noor)
    await onShift(lena)
    expect(await noor.withdrawAsk()).toMatchObject({ ok: false })
    await noor.leave()
    const other = await elsewhere(home, noor)
    for (let looks = 0; looks < 3; looks += 1) {
      expect(await other.lookAtAsk()).toEqual(done)
      expect(await asksOf(lena)).toEqual([])
    }
    expect(other.view().listening.ask).toBeNull()
  })

  test('is gone for listeners, and from the server, as soon as its time is over', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await askAs(noor, { when: 'now' })
    await onShift(lena)
    expect(await asksOf(lena)).toHaveLength(1)
    const until = noor.view().listening.ask?.until ?? 0
    home.clock.moveTo(until + 1000)
    expect(await asksOf(lena)).toEqual([])
    expect(deskOf(lena).hasOthers).toBe(false)
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(noor.view().listening.ask?.state).toBe('nobody')
    await using store = await openStore(home.dataFolder, {})
    expect(await store.read.selectFrom('asks').selectAll().execute()).toEqual([])
  })

  test('is offered again to whoever said yes and was kept out, and not to whoever kept them out', async () => {
    await using home = await openListeningPlace()
    const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
    const noor = await guestOf(home, 'noor')
    const first = await askAs(noor)
    await onShift(lena, ida)
    const { teamId } = deskOf(lena)
    const askId = deskOf(ida).asks[0]?.askId ?? ''
    {
      await using intruder = await changedClientOf(home, lena)
      expect(await joinUnnamed(intruder.tools, teamId)).toBe(first)
      const space = intruder.tools.spaces.get(first)
      if (!space) throw new Error('not in')
      const shown = { teams: intruder.rooms.teams, teamId, isShown: true }
      expect(await showRole(intruder.tools, space, shown)).toEqual(done)
      await using changed = await changedClientOf(home, ida)
      const taken = await takeAsk(changed.tools, teamIn(changed.tools, teamId), askId)
      expect(taken).toMatchObject({ ok: true })
      for (let looks = 0; looks < 3; looks += 1) expect(await noor.lookAtAsk()).toEqual(done)
    }
    const { ask } = noor.view().listening
    expect(ask).toMatchObject({ state: 'waiting', isAskedAgain: true })
    expect(ask?.bondId).not.toBe(first)
    expect(await asksOf(lena)).toEqual([])
    expect(await sayYesTo(ida)).toBe(ask?.bondId)
    await isHeard(noor, ask?.bondId ?? '')
  })

  test('names of the listeners whom the person refused those alone who are still in the team, in no order', async () => {
    await using home = await openListeningPlace()
    const names = ['lena', 'ida', 'max'] as const
    const [ada, ...listeners] = await listenersOf(home, ...names)
    const reader = listeners[2]
    const noor = await guestOf(home, 'noor')
    await onShift(...listeners)
    const { teamId, holders } = teamOf(ada, 'listener')
    const idOf = (name: string): string => holders.find((one) => one.name === name)?.memberId ?? ''
    const both = [idOf('lena'), idOf('ida')].toSorted()
    {
      // Refused in the other order than that of their ids.
      await using changed = await changedClientOf(home, noor)
      for (const memberId of both.toReversed()) {
        expect(await refuseAlso(changed.tools, memberId)).toEqual(done)
      }
    }
    const other = await elsewhere(home, noor)
    await look(other)
    const refusedNow = async (): Promise<readonly string[]> => {
      await using changed = await changedClientOf(home, reader)
      return (await readQuestion(changed.tools, teamId)).question.refused
    }
    await askAs(other)
    expect(await refusedNow()).toEqual(both)
    expect(await other.withdrawAsk()).toEqual(done)
    const ended = { teamId, memberId: idOf('lena'), reason: 'A pause.' }
    expect(await ada.endRole(ended)).toEqual(done)
    await look(other)
    await askAs(other)
    expect(await refusedNow()).toEqual([idOf('ida')])
  })

  test('that was only half begun leaves no bond behind', async () => {
    await using home = await openListeningPlace()
    await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    let bondId = ''
    {
      await using changed = await changedClientOf(home, noor)
      const agreement = { purpose: '', pace: '' }
      const wish = { relation: 'listener', relationWords: '', agreement, note: '' } as const
      const begun = await beginBond(changed.tools, wish)
      if (!begun.ok) throw new Error(begun.reason)
      bondId = begun.value.space.id
    }
    const other = await elsewhere(home, noor)
    const stateOf = async (): Promise<string | undefined> => {
      await using changed = await changedClientOf(home, noor)
      return membershipOf(changed.tools.account.keyring, bondId)?.state
    }
    // Another device may be at it.
    await other.lookAtAsk()
    expect(await stateOf()).toBe('in')
    home.clock.moveTo(home.clock.now() + 11 * 60_000)
    await other.lookAtAsk()
    expect(await stateOf()).not.toBe('in')
  })
})

test('A listener who is reported hears whoever did it no more, unless they wish it otherwise', async () => {
  await using home = await openListeningPlace()
  const [ada, lena] = await listenersOf(home, 'lena')
  const sal = await comeIn(home, 'sal')
  await giveRole(home, [ada, sal], { role: 'safety', until: home.clock.now() + 200 * DAY })
  await look(sal)
  const noor = await guestOf(home, 'noor')
  await onShift(lena)
  for (const refusesListener of [false, true]) {
    const bondId = await askAs(noor)
    expect(await asksOf(lena)).toHaveLength(1)
    await sayYesTo(lena)
    await isHeard(noor, bondId)
    await sayIn(lena, bondId, 'You should forget it.')
    await noor.openTalk(bondId)
    await noor.sees('her words', (view) => wordsIn(view).length === 1)
    expect(await noor.lookAtReports()).toEqual(done)
    const chosen = await choose(noor, bondId, 'You should forget it.')
    const tell = (noor.view().safety?.tellable ?? []).map(({ memberId }) => memberId)
    const said = { reason: 'rules', words: '', refusesListener } as const
    expect(await noor.report({ chosen, tell, ...said })).toMatchObject({
      ok: true,
      value: { unreached: [], isRefused: refusesListener }
    })
    for (const one of [noor, lena]) {
      expect(await one.endHeard({ bondId, lastWords: '' })).toMatchObject({ ok: true })
    }
  }
  await askAs(noor)
  expect(await asksOf(lena)).toEqual([])
})
