import { describe, expect, test } from 'vitest'
import { secondDevice, type Person } from '../house.ts'
import {
  comeIn,
  DAY,
  done,
  HOUR,
  look,
  namesIn,
  openPlace,
  sayYes,
  teamOf,
  twoStewards
} from '../team-place.ts'

const words = {
  role: 'listener',
  name: 'Cem',
  drawn: 'Somebody listened to me here.',
  lived: 'I lost a brother.'
} as const

function offerUntil(until: number) {
  return { checked: 'We met twice.', until, mustReport: false, isSteward: false, isLead: false }
}

const reached = { ok: true, value: 'reached' }
const wishesOf = (steward: Person) => steward.view().care?.wishes ?? []
const ownOf = (person: Person) => person.view().teams?.helping.own ?? null

describe('Somebody who was helped here', () => {
  test('asks the stewards to become a listener, reads their yes, and becomes one', async () => {
    await using home = await openPlace()
    const [ada, ben] = await twoStewards(home)
    const [cem, dee] = [await comeIn(home, 'cem'), await comeIn(home, 'dee')]
    await look(cem, dee)
    expect(cem.view().teams?.helping).toEqual({ isOffered: true, own: null })
    expect(await cem.askToHelp({ ...words, name: '  ' })).toMatchObject({
      reason: 'nothing-written'
    })
    expect(await cem.askToHelp({ ...words, drawn: 'a'.repeat(601) })).toMatchObject({
      reason: 'too-long'
    })
    expect(ownOf(cem)).toBeNull()
    expect(await cem.askToHelp(words)).toEqual(done)
    expect(ownOf(cem)).toMatchObject({ role: 'listener', state: 'waiting' })
    // One question at a time, also from another device.
    expect(await cem.askToHelp(words)).toMatchObject({ reason: 'asked-already' })
    const elsewhere = await secondDevice(home, cem, { now: () => home.clock.now() })
    await look(elsewhere)
    expect(ownOf(elsewhere)).toMatchObject({ state: 'waiting' })
    expect(await elsewhere.askToHelp(words)).toMatchObject({ reason: 'asked-already' })

    await look(ada, ben, dee)
    expect(wishesOf(ada)).toMatchObject([words])
    expect(wishesOf(ben)).toMatchObject([words])
    expect(ada.view().news.roles).toBe(true)
    expect(dee.view().care).toBeNull()
    const offer = offerUntil(home.clock.now() + 200 * DAY)
    const dropId = wishesOf(ada)[0]?.dropId ?? ''
    expect(await ada.answerHelping({ dropId, words: '', offer })).toEqual(reached)
    expect(wishesOf(ada)).toEqual([])
    await look(ben, cem)
    expect(wishesOf(ben)).toEqual([])
    expect(cem.view().news.helping).toBe(true)
    const { fragment } = ownOf(cem) ?? {}
    expect(ownOf(cem)).toMatchObject({ state: 'yes', role: 'listener' })

    // It is the link to a role as any other: read first, and two yeses.
    expect(await cem.readInvite(fragment ?? '')).toMatchObject({
      value: { kind: 'team', role: 'listener', offer: { checked: 'We met twice.' } }
    })
    const shown = { fragment: fragment ?? '', name: 'cem', lines: '' }
    expect(await cem.askForRole(shown)).toEqual(done)
    expect(ownOf(cem)).toBeNull()
    await look(ada)
    const door = ada.view().care?.doors.find(({ role }) => role === 'listener')
    const asking = { teamId: door?.teamId ?? '', dropId: door?.asking[0]?.dropId ?? '' }
    expect(await ada.proposeRole(asking)).toEqual(done)
    home.clock.moveTo(home.clock.now() + 73 * HOUR)
    await look(ada)
    const [waiting] = teamOf(ada, 'listener').waiting
    if (!waiting) throw new Error('nothing waits')
    expect(await sayYes(ada, waiting, 'listener')).toEqual(done)
    await look(cem)
    expect(namesIn(cem, 'listener')).toEqual(['ada', 'cem'])
  })

  test('takes it back, and no steward sees it any more', async () => {
    await using home = await openPlace()
    const [ada, ben] = await twoStewards(home)
    const cem = await comeIn(home, 'cem')
    await look(cem)
    expect(await cem.askToHelp({ ...words, role: 'facilitator' })).toEqual(done)
    await look(ada)
    const dropId = wishesOf(ada)[0]?.dropId ?? ''
    expect(await cem.takeHelpingBack()).toEqual(done)
    expect(ownOf(cem)).toBeNull()
    await look(ben, ada)
    expect([wishesOf(ada), wishesOf(ben)]).toEqual([[], []])
    expect(await ada.answerHelping({ dropId, words: '', offer: null })).toMatchObject({
      reason: 'not-found'
    })
    // And may ask again.
    expect(await cem.askToHelp(words)).toEqual(done)
    await look(ben)
    expect(wishesOf(ben)).toMatchObject([words])
  })

  test('reads a "not now" in the words of one steward, which another does not say again', async () => {
    await using home = await openPlace()
    const [ada, ben] = await twoStewards(home)
    const cem = await comeIn(home, 'cem')
    await look(cem)
    expect(await cem.askToHelp(words)).toEqual(done)
    await look(ada, ben)
    const dropId = wishesOf(ada)[0]?.dropId ?? ''
    const said = 'Thank you. Shall we talk in spring?'
    const not = { dropId, words: said, offer: null }
    expect(await ada.answerHelping(not)).toEqual(reached)
    expect(await ben.answerHelping({ ...not, words: 'No.' })).toMatchObject({ ok: false })
    await look(cem)
    expect(ownOf(cem)).toMatchObject({ state: 'not-now', words: said, fragment: null })
    expect(await cem.putHelpingAway()).toEqual(done)
    expect(ownOf(cem)).toBeNull()
  })

  test('is told where nobody answered in that time, and that there is nobody to ask', async () => {
    await using home = await openPlace()
    const cem = await comeIn(home, 'cem')
    await look(cem)
    expect(cem.view().teams?.helping.isOffered).toBe(false)
    expect(await cem.askToHelp(words)).toMatchObject({ reason: 'not-now' })
    await twoStewards(home)
    await look(cem)
    expect(await cem.askToHelp(words)).toEqual(done)
    home.clock.moveTo(home.clock.now() + 33 * DAY)
    // Whoever never came by was signed out.
    const later = await secondDevice(home, cem, { now: () => home.clock.now() })
    await look(later)
    expect(ownOf(later)).toMatchObject({ state: 'nobody' })
    expect(await later.askToHelp(words)).toEqual(done)
    expect(ownOf(later)).toMatchObject({ state: 'waiting' })
  })
})
