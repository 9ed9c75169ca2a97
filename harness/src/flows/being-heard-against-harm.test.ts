import { describe, expect, test } from 'vitest'
import { takeAsk } from '../../../client/src/rooms/listening/desk.ts'
import { writeInto } from '../../../client/src/sync/writing.ts'
import { showRole } from '../../../client/src/teams/shown.ts'
import { bytesOfValue, readRows, type Row } from '../blindness/read-store.ts'
import { findWords } from '../blindness/find-words.ts'
import { changedClientOf, joinUnnamed, teamIn } from '../changed-client.ts'
import { wordsIn } from '../house.ts'
import {
  askAs,
  asksOf,
  deskOf,
  guestOf,
  heardOf,
  isHeard,
  listenersOf,
  onShift,
  openListeningPlace,
  sayIn,
  sayYesTo,
  type ListeningPlace
} from '../listening-place.ts'
import { done, giveRole, look, teamOf } from '../team-place.ts'

const MINUTE = 60_000
/** As the store writes the sort of a record. */
const ENTRY = 2
const HOUR = 60 * MINUTE

/** Everything that the store holds, as one would look through it. */
function storeOf({ dataFolder }: ListeningPlace): ReadonlyMap<string, Buffer> {
  return new Map(
    Object.entries(readRows(dataFolder)).map(([table, rows]) => [
      table,
      Buffer.concat(rows.flatMap((row) => Object.values(row).map(bytesOfValue)))
    ])
  )
}

/** Records of a bond that still hold words: all entries, but for the newest version of a document, which is empty then. */
function wordsHeld({ dataFolder }: ListeningPlace, bondId: string): readonly Row[] {
  const { records = [], documents = [] } = readRows(dataFolder)
  const isIn = (row: Row): boolean => bytesOfValue(row['space']).toString('base64url') === bondId
  const newest = new Set(documents.filter(isIn).map(({ seq }) => seq))
  return records.filter(
    (row) => isIn(row) && row['type'] === ENTRY && row['ct'] !== null && !newest.has(row['seq'])
  )
}

describe('A question to the listeners', () => {
  test('is claimed once: of two who say yes at once, one has it, and the other is told', async () => {
    await using home = await openListeningPlace()
    const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
    const noor = await guestOf(home, 'noor')
    const bondId = await askAs(noor)
    await onShift(lena, ida)
    const [ask] = await asksOf(lena)
    expect(await asksOf(ida)).toHaveLength(1)
    const both = [lena, ida].map((one) => one.takeAsk(ask?.askId ?? ''))
    const answers = await Promise.all(both)
    const first = answers[0]?.ok ? lena : ida
    expect(answers).toContainEqual({ ok: true, value: { bondId } })
    expect(answers).toContainEqual({ ok: false, reason: 'ask-taken' })
    for (const one of [lena, ida]) {
      expect(Object.keys(one.view().listening.heard)).toEqual(one === first ? [bondId] : [])
      expect(await asksOf(one)).toEqual([])
    }
    await isHeard(noor, bondId)
    expect(heardOf(noor, bondId).person.name).toBe(first.name)
  })

  test('waits again for others when the line of whoever said yes is gone for good', async () => {
    await using home = await openListeningPlace()
    const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
    const noor = await guestOf(home, 'noor')
    const bondId = await askAs(noor)
    await onShift(lena, ida)
    {
      // Her client says yes, and then nothing any more.
      await using changed = await changedClientOf(home, lena)
      const { tools } = changed
      const { teamId } = deskOf(lena)
      const [ask] = deskOf(lena).asks
      const team = teamIn(tools, teamId)
      expect(await takeAsk(tools, team, ask?.askId ?? '')).toMatchObject({ ok: true })
    }
    await lena.leave()
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(noor.view().listening.ask?.state).toBe('coming')
    expect(await asksOf(ida)).toEqual([])
    home.clock.moveTo(home.clock.now() + 3 * MINUTE)
    expect(await noor.lookAtAsk()).toEqual(done)
    expect(noor.view().listening.ask).toMatchObject({
      state: 'waiting',
      isAskedAgain: true,
      bondId
    })
    expect(await sayYesTo(ida)).toBe(bondId)
    await isHeard(noor, bondId)
    expect(heardOf(noor, bondId).person.name).toBe('ida')
  })

  test('lets nobody in whom the server does not name, also of the team', async () => {
    await using home = await openListeningPlace()
    const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
    const noor = await guestOf(home, 'noor')
    const first = await askAs(noor)
    await onShift(lena, ida)
    {
      await using changed = await changedClientOf(home, lena)
      const { tools, rooms } = changed
      const { teamId } = deskOf(lena)
      expect(await joinUnnamed(tools, teamId)).toBe(first)
      const space = tools.spaces.get(first)
      if (!space) throw new Error('not in')
      const shown = { teams: rooms.teams, teamId, isShown: true }
      expect(await showRole(tools, space, shown)).toEqual(done)
      const words = { kind: 'words', body: { text: 'I am the one.', notes: [] } }
      expect(await writeInto(tools, space, words)).toMatchObject({ ok: true })
      await noor.openTalk(first)
      expect(await noor.lookAtAsk()).toEqual(done)
      expect(wordsIn(noor.view())).toEqual([])
      expect(await noor.lookAtAsk()).toEqual(done)
      expect(wordsIn(noor.view())).toEqual([])
    }
    const { ask, heard } = noor.view().listening
    expect(heard).toEqual({})
    expect(ask).toMatchObject({ state: 'waiting', isAskedAgain: true })
    expect(ask?.bondId).not.toBe(first)
    expect(noor.view().people).toEqual([])
    expect(await sayYesTo(ida)).toBe(ask?.bondId)
    await isHeard(noor, ask?.bondId ?? '')
    expect(heardOf(noor, ask?.bondId ?? '').person.name).toBe('ida')
  })

  test('is not shown to a listener whom the person refused, and they are not let in', async () => {
    await using home = await openListeningPlace()
    const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
    const noor = await guestOf(home, 'noor')
    await onShift(lena)
    const first = await askAs(noor)
    await sayYesTo(lena)
    await isHeard(noor, first)
    expect(await noor.refuseListener(first)).toEqual(done)
    for (const one of [noor, lena]) {
      expect(await one.endHeard({ bondId: first, lastWords: '' })).toMatchObject({ ok: true })
    }
    const second = await askAs(noor)
    expect(await asksOf(lena)).toEqual([])
    expect(deskOf(lena).hasOthers).toBe(false)
    await onShift(ida)
    expect(deskOf(ida).asks).toHaveLength(1)
    // With a changed client she says yes all the same.
    {
      await using changed = await changedClientOf(home, lena)
      const { tools } = changed
      const { teamId } = deskOf(lena)
      const [ask] = deskOf(ida).asks
      const team = teamIn(tools, teamId)
      expect(await takeAsk(tools, team, ask?.askId ?? '')).toMatchObject({ ok: true })
      expect(await noor.lookAtAsk()).toEqual(done)
    }
    expect(noor.view().listening.ask).toMatchObject({ state: 'waiting', isAskedAgain: true })
    expect(await sayYesTo(ida)).toBe(second)
    await isHeard(noor, second)
  })

  test('is read by whoever came into the team since, and by those who were in it before', async () => {
    await using home = await openListeningPlace()
    const [ada, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await askAs(noor, { when: 'week' })
    // A steward brings somebody in, which takes three days where they are alone: the keys of the team change.
    const ida = await guestOf(home, 'ida')
    const until = home.clock.now() + 200 * 24 * HOUR
    await giveRole(home, [ada, ida], { role: 'listener', until })
    await look(ida)
    await onShift(lena, ida)
    for (const one of [lena, ida]) expect(await asksOf(one)).toHaveLength(1)
    const bondId = await sayYesTo(ida)
    await isHeard(noor, bondId)
    expect(noor.view().alarms).toEqual([])
  })
})

describe('A conversation with a listener', () => {
  test('goes on when their role ends, and says so', async () => {
    await using home = await openListeningPlace()
    const [ada, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await onShift(lena)
    const bondId = await askAs(noor)
    await sayYesTo(lena)
    await isHeard(noor, bondId)
    const team = teamOf(ada, 'listener')
    const memberId = team.holders.find(({ name }) => name === 'lena')?.memberId ?? ''
    expect(await ada.endRole({ teamId: team.teamId, memberId, reason: 'A pause.' })).toEqual(done)
    await look(noor, lena)
    const [role] = Object.values(noor.view().rolesIn[bondId]?.theirs ?? {}).flat()
    expect(role?.endedAt).not.toBeNull()
    expect(lena.view().listening.desk).toBeNull()
    await sayIn(lena, bondId, 'I have to stop.')
    await noor.openTalk(bondId)
    await noor.sees('her words', (view) => wordsIn(view).includes('I have to stop.'))
    expect(await lena.endHeard({ bondId, lastWords: '' })).toEqual(done)
    await noor.sees('the end', ({ listening }) => listening.heard[bondId]?.endedBy === 'them')
    expect(await noor.endHeard({ bondId, lastWords: '' })).toEqual(done)
    await lena.lookAtAsks()
    expect(lena.view().listening.heard).toEqual({})
  })

  test('that nobody keeps is gone from the store and from the keyrings of both', async () => {
    await using home = await openListeningPlace()
    const [, lena] = await listenersOf(home, 'lena')
    const noor = await guestOf(home, 'noor')
    await onShift(lena)
    const bondId = await askAs(noor, { keptBy: 'nobody', words: 'brindlequorx' })
    // The server never had them in any form that can be read.
    const store = storeOf(home)
    expect(store.get('asks')?.length).toBeGreaterThan(0)
    expect(findWords(store, ['brindlequorx'])).toEqual([])
    const asks = new Map([['asks', store.get('asks') ?? Buffer.alloc(0)]])
    expect(findWords(asks, [bondId.slice(0, 20)])).toEqual([])
    await sayYesTo(lena)
    await isHeard(noor, bondId)
    await sayIn(noor, bondId, 'It is long ago.')
    await sayIn(lena, bondId, 'I hear you.')
    const held = (): readonly Row[] => wordsHeld(home, bondId)
    expect(held()).toHaveLength(2)
    expect(await noor.endHeard({ bondId, lastWords: 'Bye.' })).toEqual(done)
    await lena.sees('the last words', ({ listening }) => {
      return listening.heard[bondId]?.endedBy === 'them'
    })
    expect(await lena.endHeard({ bondId, lastWords: 'Go gently.' })).toEqual(done)
    await noor.sees('the end', ({ listening }) => listening.heard[bondId]?.isOver !== false)
    expect(await noor.lookAtAsk()).toEqual(done)
    for (const one of [noor, lena]) expect(one.view().listening.heard).toEqual({})
    await home.sweep()
    expect(held()).toEqual([])
    for (const one of [noor, lena]) {
      await using changed = await changedClientOf(home, one)
      const keyring = JSON.stringify(changed.tools.account.keyring)
      for (const word of ['brindlequorx', 'It is long ago', 'I hear you']) {
        expect(keyring).not.toContain(word)
      }
    }
  })
})
