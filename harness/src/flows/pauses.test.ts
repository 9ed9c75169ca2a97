import { DAY_MS } from '@beside/contract'
import { describe, expect, test } from 'vitest'
import { secondDevice, wordsIn, type Person } from '../house.ts'
import {
  again,
  casesOf,
  choose,
  decision,
  done,
  hears,
  onlyCase,
  openPlace,
  report,
  reported,
  says,
  together,
  type Place
} from '../reporting.ts'

const why = { words: 'Write of other things than where people live.', heldBack: null } as const

/** What one of those who handle it sees of the pause. */
async function pauseSeen(handler: Person) {
  const [pause, ...others] = (await onlyCase(handler)).pauses
  expect(others).toEqual([])
  if (!pause) throw new Error('Nobody can be paused')
  return pause
}

const isPaused = (person: Person): boolean => person.view().pausedUntil !== null
const dayAfter = (place: Pick<Place, 'now'>, days: number): string =>
  new Date(place.now() + days * DAY_MS).toISOString().slice(0, 10)

describe('A pause', () => {
  test('takes two who handle the case, and whoever is paused reads, waits, and may ask for another look', async () => {
    await using place = await openPlace()
    const { home, people } = place
    const { mina, tom, sal, ada } = people
    const caseId = await reported(place)
    const bondId = tom.view().people[0]?.bondId ?? ''
    expect(await sal.takeUpCase(caseId)).toEqual(done)
    const { memberId } = await pauseSeen(sal)
    const wish = { caseId, memberId, days: 7, ...why }
    expect(await sal.pauseInCase(wish)).toEqual(done)
    expect(await pauseSeen(sal)).toMatchObject({ state: 'asked', isMine: true })
    // Twice is once: nobody is the second for themselves.
    expect(await sal.pauseInCase(wish)).toEqual(done)
    expect(await pauseSeen(ada)).toMatchObject({ state: 'asked', by: 'sal', days: 7, ...why })
    expect(await casesOf(tom)).toEqual([])
    expect(isPaused(await again(home, tom))).toBe(false)
    expect(await ada.pauseInCase(wish)).toEqual(done)
    for (const one of [sal, ada]) expect(await pauseSeen(one)).toMatchObject({ state: 'set' })
    for (const one of [mina, tom])
      expect((await onlyCase(one)).steps.at(-1)).toMatchObject({ what: 'paused', days: 7 })
    // It begins when a session shows that key; the older page learns it from its first refusal.
    const later = await again(home, tom)
    await later.sees('until when', ({ pausedUntil }) => pausedUntil === dayAfter(place, 7))
    await tom.openTalk(bondId)
    await says(tom, bondId, 'Still here.')
    await tom.sees('until when', ({ pausedUntil }) => pausedUntil === dayAfter(place, 7))
    expect(wordsIn(tom.view())).toContain('Still here.')
    expect(tom.view().alarms).toEqual([])
    const refused = await later.say({ talkId: bondId, text: 'And here?', notes: [] })
    expect(refused).toEqual({ ok: false, reason: 'not-now' })
    expect(await later.beginBond(bond)).toEqual({ ok: false, reason: 'paused' })
    expect(await later.saveNotes({ body: { text: 'A hard day.' }, version: '' })).toEqual(done)
    await hears(later, bondId, 'I know where you live.')
    const items = later.view().talk?.items ?? []
    const mine = items.find((item) => item.kind === 'words' && item.by === 'me')
    expect(await later.takeBack(mine?.id ?? '')).toEqual(done)
    expect(wordsIn(mina.view())).not.toContain('Still here.')
    // Both decided it, and nobody else was told: so nobody who did not decide can be asked.
    expect((await onlyCase(tom)).appealTo).toEqual([])
    const end = { caseId, memberId, words: 'You two spoke about it.', heldBack: null }
    expect(await ada.endPauseInCase(end)).toEqual(done)
    expect(await pauseSeen(sal)).toMatchObject({ state: 'none' })
    expect((await onlyCase(tom)).steps.at(-1)).toMatchObject({
      what: 'pause-ended',
      ending: 'ended'
    })
    const last = await again(home, tom)
    await last.sees('that it is over', ({ pausedUntil }) => pausedUntil === null)
    await tom.sees('that it is over', ({ pausedUntil }) => pausedUntil === null)
    await hears(mina, bondId, 'Still here.')
  })

  test('ends by itself on its day without a reload, and what waited goes out', async () => {
    await using place = await openPlace()
    const { home, people } = place
    const { mina, tom, sal, ada } = people
    const caseId = await reported(place)
    const { memberId } = await pauseSeen(sal)
    let later = 0
    const phone = await secondDevice(home, tom, { now: () => Date.now() + later })
    for (const one of [sal, ada])
      expect(await one.pauseInCase({ caseId, memberId, days: 1, ...why })).toEqual(done)
    await again(home, tom)
    const bondId = tom.view().people[0]?.bondId ?? ''
    await says(phone, bondId, 'It is over.')
    await phone.sees('until when', ({ pausedUntil }) => pausedUntil === dayAfter(place, 1))
    later = 2 * DAY_MS
    place.pass(later)
    expect(await phone.lookAtReports()).toEqual(done)
    expect(isPaused(phone)).toBe(false)
    await hears(mina, bondId, 'It is over.')
  })

  test('is said no to, or kept from one side, and the other days of somebody else are another question', async () => {
    await using place = await openPlace()
    const { home, people } = place
    const { mina, tom, sal, ada } = people
    const caseId = await reported(place)
    const { memberId } = await pauseSeen(sal)
    const wish = { caseId, memberId, days: 7, ...why }
    expect(await sal.pauseInCase(wish)).toEqual(done)
    expect(await pauseSeen(ada)).toMatchObject({ state: 'asked' })
    expect(await ada.endPauseInCase({ ...wish, words: 'A word is enough.' })).toEqual(done)
    expect((await onlyCase(sal)).steps.at(-1)).toMatchObject({ ending: 'refused' })
    // Whom it is about never heard that it was asked for.
    expect(await casesOf(tom)).toEqual([])
    expect(await pauseSeen(sal)).toMatchObject({ state: 'none' })
    const heldBack = { from: 'concerned', why: 'He may go to her house.' } as const
    expect(await ada.pauseInCase({ ...wish, days: 3, heldBack })).toEqual(done)
    expect(await sal.pauseInCase({ ...wish, days: 14 })).toEqual(done)
    expect(await pauseSeen(ada)).toMatchObject({ state: 'asked', days: 14, isMine: false })
    expect(await sal.pauseInCase({ ...wish, days: 3, heldBack })).toEqual(done)
    expect(await pauseSeen(ada)).toMatchObject({ state: 'asked', days: 3, heldBack })
    expect(await ada.pauseInCase({ ...wish, days: 3, heldBack })).toEqual(done)
    expect(await ada.pauseInCase({ ...wish, days: 30 })).toEqual({
      ok: false,
      reason: 'pause-stands'
    })
    expect(await casesOf(tom)).toEqual([])
    expect((await onlyCase(mina)).steps.at(-1)).toMatchObject({ what: 'paused', heldBack: null })
    const later = await again(home, tom)
    await later.sees('until when', ({ pausedUntil }) => pausedUntil === dayAfter(place, 3))
  })

  test('is asked for by nobody alone, and not where no words prove whom it would be for', async () => {
    await using place = await openPlace()
    const { mina, tom, sal } = place.people
    const bondId = await together(mina, tom)
    await says(tom, bondId, 'I know where you live.')
    await hears(mina, bondId, 'I know where you live.')
    const chosen = await choose(mina, bondId, 'I know where you live.')
    await report(mina, chosen, 'sal')
    const { caseId, pauses } = await onlyCase(sal)
    const wish = { caseId, memberId: pauses[0]?.memberId ?? '', days: 7, ...why }
    expect(await sal.pauseInCase(wish)).toEqual({ ok: false, reason: 'needs-two' })
    await report(mina, { ...chosen, seqs: [] }, 'sal', 'ada')
    const unproved = (await casesOf(sal)).find((one) => one.report?.records.length === 0)
    expect(unproved).toMatchObject({ pauses: [], report: { about: [{ isProved: false }] } })
    const other = { ...wish, caseId: unproved?.caseId ?? '' }
    expect(await sal.pauseInCase(other)).toEqual({ ok: false, reason: 'not-found' })
    // A quiet word is still possible, to whom the person named.
    expect(await sal.decideCase({ caseId: other.caseId, ...decision })).toEqual(done)
    expect(await onlyCase(tom)).toMatchObject({ side: 'concerned' })
  })

  test('lets a post rest: whoever is paused takes no step in a case', async () => {
    await using place = await openPlace()
    const { home, people } = place
    const { mina, sal, ada } = people
    const bondId = await together(mina, ada)
    await says(ada, bondId, 'I know where you live.')
    await hears(mina, bondId, 'I know where you live.')
    const chosen = await choose(mina, bondId, 'I know where you live.')
    // Mina does not know that it is Ada: so she tells her, too.
    await report(mina, chosen, 'sal', 'ada')
    const { caseId } = await onlyCase(sal)
    const { memberId } = await pauseSeen(sal)
    const wish = { caseId, memberId, days: 7, ...why }
    expect(await sal.pauseInCase(wish)).toEqual(done)
    expect((await casesOf(ada)).map(({ side }) => side)).toEqual(['handler'])
    expect(await ada.pauseInCase(wish)).toEqual(done)
    const later = await again(home, ada)
    await later.sees('until when', ({ pausedUntil }) => pausedUntil !== null)
    await casesOf(later)
    const paused = { ok: false, reason: 'paused' }
    expect(await later.decideCase({ caseId, ...decision })).toEqual(paused)
    expect(await later.endPauseInCase(wish)).toEqual(paused)
    expect(await sal.endPauseInCase(wish)).toEqual(done)
  })
})

const bond = {
  relation: 'close',
  relationWords: '',
  agreement: { purpose: '', pace: '' },
  note: ''
} as const
