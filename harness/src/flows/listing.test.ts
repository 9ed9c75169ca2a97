/** Circles that can be found: by people of this place, without a link. */
import type { ListedCircleLines } from '@beside/client'
import { openStore } from '@beside/server'
import { describe, expect, test } from 'vitest'
import { makeStewardLink } from '../../../server/src/rooms/stewardship/steward-link.ts'
import { openHouse, secondDevice, type House, type Person } from '../house.ts'
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
  memberIdOf,
  people,
  textOf
} from '../listing.ts'
import { beginSafetyTeam } from '../safety-team.ts'

describe('A circle', () => {
  test('is found by nobody, unless who holds it lets people find it; and those inside see that', async () => {
    await using home = await openHouse()
    const [ines, noor] = await people(home, 'ines', 'noor')
    const circleId = await beginCircle(ines)
    await ines.lookAtDoors()
    expect(await listSeenBy(noor)).toEqual([])
    expect(circleOf(ines)?.listing).toBeNull()
    expect(await ines.putOnList({ circleId, lines, showsRoles: false })).toEqual(done)
    expect(await listSeenBy(noor)).toMatchObject([{ circleId, lines, standing: 'open' }])
    expect(await find(ines)).toMatchObject({ standing: 'in' })
    expect(circleOf(ines)?.listing).toMatchObject({ isOn: true, lines, takenOff: null })
    expect(await ines.takeOffList(circleId)).toEqual(done)
    expect(await listSeenBy(noor)).toEqual([])
    expect(circleOf(ines)?.listing).toMatchObject({ isOn: false, takenOff: null })
    await ines.lookAtDoors()
    expect(await listSeenBy(noor)).toEqual([])
  })

  test('says no more on the list than fits, and has a name there', async () => {
    await using home = await openHouse()
    const [ines] = await people(home, 'ines')
    const circleId = await beginCircle(ines)
    const put = (changes: Partial<ListedCircleLines>) =>
      ines.putOnList({ circleId, lines: { ...lines, ...changes }, showsRoles: false })
    expect(await put({ name: '  ' })).toMatchObject({ reason: 'nothing-written' })
    expect(await put({ purpose: 'w'.repeat(301) })).toMatchObject({ reason: 'too-long' })
    expect(await listSeenBy(ines)).toEqual([])
    expect(await put({ purpose: 'ب'.repeat(300), welcome: '雨'.repeat(300) })).toEqual(done)
  })

  test('says that it is for people close to somebody, and no more once it is listed without that', async () => {
    await using home = await openHouse()
    const [ines, noor] = await people(home, 'ines', 'noor')
    const circleId = await beginCircle(ines)
    const forClose = { ...lines, isForClose: true }
    expect(await ines.putOnList({ circleId, lines: forClose, showsRoles: false })).toEqual(done)
    expect(await listSeenBy(noor)).toMatchObject([{ lines: forClose }])
    expect(circleOf(ines)?.listing).toMatchObject({ lines: forClose })
    // Her client sees that the server holds what she said, and leaves it so.
    await ines.lookAtDoors()
    expect(await listSeenBy(noor)).toMatchObject([{ lines: forClose }])
    expect(await ines.putOnList({ circleId, lines, showsRoles: false })).toEqual(done)
    expect(await listSeenBy(noor)).toMatchObject([{ lines }])
  })

  test('is asked without a link, and whoever gets a yes is in, reads and writes', async () => {
    await using home = await openHouse()
    const [ines, noor] = await people(home, 'ines', 'noor')
    const circleId = await listedBy(ines)
    expect(await ask(noor, await find(noor))).toEqual(done)
    expect(noor.view().circles).toMatchObject([{ state: 'asking', about: { name: 'Evenings' } }])
    expect(await find(noor)).toMatchObject({ standing: 'asked' })
    // To ask again is to have asked.
    expect(await ask(noor, await find(noor), 'Once more')).toEqual(done)
    expect(await askingOf(ines)).toMatchObject([
      { name: 'noor', note: 'I cannot sleep.', isFound: true, isLinkOver: false }
    ])
    await letIn(ines, circleId, noor)
    expect(circleOf(noor)?.about.name).toBe('Thursday')
    expect(circleOf(noor)?.listing).toMatchObject({ isOn: true })
    await noor.say({ talkId: circleId, text: 'Hello from Noor.', notes: [] })
    await ines.openTalk(circleId)
    await ines.sees('words of Noor', ({ talk }) =>
      (talk?.items ?? []).some((item) => item.kind === 'words' && item.text === 'Hello from Noor.')
    )
    for (const person of [ines, noor]) expect(person.view().alarms).toEqual([])
  })

  test('says not now in words that reach whoever asked, and a question taken back goes', async () => {
    await using home = await openHouse()
    const [ines, noor] = await people(home, 'ines', 'noor')
    const circleId = await listedBy(ines)
    await ask(noor, await find(noor))
    expect(await noor.takeAskingBack(circleId)).toEqual(done)
    expect(await askingOf(ines)).toEqual([])
    await ask(noor, await find(noor), 'I thought about it.')
    const [asking] = await askingOf(ines)
    const words = 'We are full until June.'
    expect(await ines.sayNotNow({ circleId, dropId: asking?.dropId ?? '', words })).toEqual(done)
    await noor.lookAtDoors()
    expect(noor.view().circles).toMatchObject([{ state: 'not-now', declined: words }])
  })

  test('that is full lets nobody in, whoever found it, and their question stays', async () => {
    await using home = await openHouse()
    const [ines, noor, ade, lea] = await people(home, 'ines', 'noor', 'ade', 'lea')
    const circleId = await listedBy(ines)
    for (const person of [noor, ade]) {
      await ask(person, await find(person))
      await letIn(ines, circleId, person)
      await ines.lookAtDoors()
    }
    await ask(lea, await find(lea))
    const [asking] = await askingOf(ines)
    const dropId = asking?.dropId ?? ''
    expect(await ines.letIn({ circleId, dropId })).toMatchObject({ reason: 'space-full' })
    expect(await askingOf(ines)).toMatchObject([{ name: 'lea' }])
  })

  test('that is off the list still answers who asked in time, and hears nobody else without a link', async () => {
    await using home = await openHouse()
    const [ines, noor, ade] = await people(home, 'ines', 'noor', 'ade')
    const circleId = await listedBy(ines)
    const seen = await find(ade)
    await ask(noor, await find(noor))
    await ines.takeOffList(circleId)
    expect(await ask(ade, seen)).toMatchObject({ ok: false, reason: 'list-changed' })
    await letIn(ines, circleId, noor)
  })
})

describe('After somebody was removed', () => {
  test('the list names an inbox that they cannot open, and questions reach who holds the circle', async () => {
    await using home = await openHouse()
    const [ines, noor, lea] = await people(home, 'ines', 'noor', 'lea')
    const circleId = await listedBy(ines)
    await ask(noor, await find(noor))
    await letIn(ines, circleId, noor)
    await ines.lookAtDoors()
    const before = await find(lea)
    // Asked just before: what was sealed to the earlier inbox still opens for those who stay.
    await ask(lea, before)
    const why = { rule: 'No advice', reason: 'It went on.', next: '' }
    const memberId = memberIdOf(ines, 'noor')
    expect(await ines.removeFromCircle({ circleId, memberId, ...why })).toEqual(done)
    expect(await askingOf(ines)).toMatchObject([{ name: 'lea' }])
    const after = await find(lea)
    expect(after.version).not.toBe(before.version)
    expect(after.lines).toEqual(lines)
    // What Noor held was the inbox of then. It stands in the list no more.
    await using store = await openStore(home.dataFolder)
    const [row] = await store.read.selectFrom('listings').selectAll().execute()
    expect(textOf(row?.inbox)).toBe(await inboxOf(home, circleId))
    await letIn(ines, circleId, lea)
  })
})

describe('Who holds a circle', () => {
  test('is said in the list where they show their role, proved for them alone, and not where they do not', async () => {
    await using home = await openHouse()
    const [founder, noor, ade] = await people(home, 'ines', 'noor', 'ade')
    await beginSafetyTeam(home, founder)
    const ines = await secondDevice(home, founder)
    await founder.leave()
    await ines.lookAtTeams()
    const circleId = await listedBy(ines)
    expect(await find(noor)).toMatchObject({ roles: [] })
    const teamId = ines.view().teams?.teams[0]?.teamId ?? ''
    expect(await ines.showRole({ spaceId: circleId, teamId, isShown: true })).toEqual(done)
    // What is shown inside is for those inside.
    await ines.lookAtDoors()
    expect(await find(noor)).toMatchObject({ roles: [] })
    expect(await ines.putOnList({ circleId, lines, showsRoles: true })).toEqual(done)
    expect(circleOf(ines)?.listing).toMatchObject({ showsMyRoles: true })
    const shown = [{ role: 'safety', name: 'ines', checkedBy: 'founder', isChecked: true }]
    expect(await find(noor)).toMatchObject({ roles: shown })
    // New keys of the circle change nothing about it.
    await ask(noor, await find(noor))
    await letIn(ines, circleId, noor)
    await ines.lookAtDoors()
    expect(await find(ade)).toMatchObject({ roles: shown })
    expect(circleOf(noor)?.listing).toMatchObject({ isOn: true, showsMyRoles: false })
    // Another who holds it lists it under their own key, and shows nobody's role by that.
    const wish = { circleId, memberId: memberIdOf(ines, 'noor'), isFacilitator: true }
    expect(await ines.setFacilitator(wish)).toEqual(done)
    await noor.sees('that she holds it', () => circleOf(noor)?.amFacilitator === true)
    expect(await noor.putOnList({ circleId, lines, showsRoles: false })).toEqual(done)
    expect(await find(ade)).toMatchObject({ roles: [] })
    await ines.sees('the change', () => circleOf(ines)?.listing?.showsMyRoles === false)
    await ines.lookAtDoors()
    expect(await find(ade)).toMatchObject({ roles: [] })
  })
})

describe('A steward', () => {
  async function steward(home: House): Promise<Person> {
    const [ada] = await people(home, 'ada')
    const link = await (async () => {
      await using store = await openStore(home.dataFolder)
      return await makeStewardLink(store, Date.now())
    })()
    const opened = await ada.openStewardLink(link.split('#')[1] ?? '')
    if (!opened.ok) throw new Error(opened.reason)
    const { stewardKey } = opened.value
    expect(
      await ada.foundStewards({ stewardKey, name: 'Ada', lines: '', mustReport: false })
    ).toMatchObject({
      ok: true
    })
    return ada
  }

  test('takes a circle off the list; its facilitators read why, and list it with other words', async () => {
    await using home = await openHouse()
    const ada = await steward(home)
    const [ines, noor] = await people(home, 'ines', 'noor')
    const circleId = await listedBy(ines)
    expect(await noor.endListing({ circleId, reason: 'words' })).toMatchObject({ ok: false })
    expect(await listSeenBy(noor)).toHaveLength(1)
    expect(await ada.endListing({ circleId, reason: 'words' })).toEqual(done)
    expect(await listSeenBy(noor)).toEqual([])
    await ines.lookAtDoors()
    expect(circleOf(ines)?.listing).toMatchObject({ isOn: false, takenOff: 'words' })
    // It does not come back by itself.
    await ines.lookAtDoors()
    expect(await listSeenBy(noor)).toEqual([])
    const others = { ...lines, name: 'Quiet evenings' }
    expect(await ines.putOnList({ circleId, lines: others, showsRoles: false })).toEqual(done)
    expect(circleOf(ines)?.listing).toMatchObject({ isOn: true, takenOff: null })
    expect(await listSeenBy(noor)).toMatchObject([{ lines: others }])
  })

  test('who wants to talk first holds it off for a while', async () => {
    await using home = await openHouse()
    const ada = await steward(home)
    const [ines] = await people(home, 'ines')
    const circleId = await listedBy(ines)
    await ada.endListing({ circleId, reason: 'talk-first' })
    expect(await ines.putOnList({ circleId, lines, showsRoles: false })).toMatchObject({
      reason: 'held-off'
    })
    expect(await listSeenBy(ines)).toEqual([])
  })
})
