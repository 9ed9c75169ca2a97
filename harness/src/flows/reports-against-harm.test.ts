import { nodeEnvironment } from '@beside/client/node'
import { memberAddress, toBase64url } from '@beside/kernel'
import { expect, test } from 'vitest'
import { sendDrop } from '../../../client/src/drops/drops.ts'
import { keepCase } from '../../../client/src/rooms/safety/keeping.ts'
import { sendToHolder } from '../../../client/src/rooms/safety/report.ts'
import { arriveAs, hasSettledKeys, openHouse, secondDevice } from '../house.ts'
import {
  again,
  choosable,
  done,
  decision,
  openPlace,
  together,
  says,
  hears,
  choose,
  report,
  casesOf,
  onlyCase,
  insideOf,
  reported,
  sendChanged
} from '../reporting.ts'
import { beginSafetyTeam } from '../safety-team.ts'

test('a report is no document of whoever gets it before they take it up', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const caseId = await reported(place)
  const later = await secondDevice(home, people.sal)
  {
    await using inside = await insideOf(home, people.sal)
    expect(inside.documents()).toEqual([])
    expect(inside.cases.all()).toHaveLength(1)
  }
  expect(await later.takeUpCase(caseId)).toEqual(done)
  await using inside = await insideOf(home, people.sal)
  expect(inside.documents()).toHaveLength(1)
  expect(inside.cases.all()).toMatchObject([{ caseId, notes: [{ kind: 'case-step' }] }])
  expect(await onlyCase(people.sal)).toMatchObject({ caseId, steps: [{ what: 'taken' }] })
})

test('whom it is about cannot make a case unreadable: each side is heard once for each decision', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const caseId = await reported(place)
  expect(await people.sal.decideCase({ caseId, ...decision })).toEqual(done)
  expect(await onlyCase(people.ada)).toMatchObject({ steps: [{ what: 'decided' }] })
  {
    await using inside = await insideOf(home, people.tom)
    const { tools, cases } = inside
    const [note] = cases.find(caseId, 'concerned')?.notes ?? []
    const { teamId = '', holders = [] } = cases.team ?? {}
    const holder = holders.find(({ name }) => name === 'ada')
    if (!holder || !note) throw new Error('There is nobody to ask')
    for (const nth of Array.from({ length: 3 }).keys()) {
      const asked = { version: 0, kind: 'appeal', note, side: 'concerned' } as const
      const words = `${nth} `.padEnd(2000, '\u{FFFD}')
      const sent = await sendToHolder(tools, { teamId, holder }, { ...asked, words, at: nth })
      expect(sent).toEqual(done)
    }
  }
  expect((await onlyCase(people.ada)).appeals).toHaveLength(1)
  expect(await people.ada.decideCase({ caseId, ...decision })).toEqual(done)
  expect((await onlyCase(people.ada)).steps).toHaveLength(2)
})

test('nobody asks for another look in the name of the other side, or keeps the other from asking', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal, ada } = people
  const caseId = await reported(place)
  await using hers = await insideOf(home, mina)
  await using his = await insideOf(home, tom)
  const heldBack = { from: 'concerned', why: 'He may go to her house.' } as const
  expect(await sal.decideCase({ caseId, ...decision, heldBack })).toEqual(done)
  await hers.cases.look()
  const [note] = hers.cases.find(caseId, 'reporter')?.notes ?? []
  const { team } = hers.cases
  const holder = team?.holders.find(({ name }) => name === 'ada')
  const member = his.tools.spaces.get(tom.view().people[0]?.bondId ?? '')
  const state = member?.state?.members.find(({ id }) => toBase64url(id) === member.myMemberId)
  if (!team || !holder || !note || !member || !state) throw new Error('There is nothing to forge')
  // Mina hands him the decision with her own secret, with one that she made up, and with none.
  const address = toBase64url(memberAddress(member.spaceId, state.id))
  const madeUp = { ...note, voice: toBase64url(hers.tools.environment.random(32)) }
  for (const content of [note, madeUp, { ...note, voice: undefined }])
    expect(await sendDrop(hers.tools, { address, to: [state.kem], content, days: 1 })).toEqual(done)
  expect(await casesOf(tom)).toEqual([])
  // And asks in his name.
  for (const one of [madeUp, { ...note, voice: undefined }, note]) {
    const asked = { version: 0, kind: 'appeal', note: one, side: 'concerned' } as const
    const { teamId } = team
    const words = 'I did it, and would again.'
    expect(await sendToHolder(hers.tools, { teamId, holder }, { ...asked, words, at: 1 })).toEqual(
      done
    )
  }
  await onlyCase(ada)
  expect((await onlyCase(ada)).appeals).toMatchObject([{ side: 'reporter' }])
  expect(await sal.decideCase({ caseId, ...decision })).toEqual(done)
  await onlyCase(ada)
  const { appealTo, steps } = await onlyCase(tom)
  expect(steps).toMatchObject([{ what: 'decided' }])
  const asking = { caseId, side: 'concerned', words: 'It was a song.' } as const
  expect(await tom.appealCase({ ...asking, to: appealTo[0]?.memberId ?? '' })).toEqual(done)
  expect((await onlyCase(ada)).appeals).toMatchObject([
    { side: 'reporter' },
    { side: 'concerned', words: 'It was a song.' }
  ])
})

test('a report that names another than who wrote its words harms nobody whom it names', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal } = people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  // Mina names herself, in the place of Tom; and then him as well.
  await sendChanged(home, mina, {
    chosen,
    change: (found, { myMemberId: me }) => ({
      ...found,
      about: found.about.map((one) => ({ ...one, memberId: me }))
    })
  })
  expect(await onlyCase(sal)).toMatchObject({
    pauses: [],
    report: { about: [{ isProved: false }], records: [{ isProved: true, isByReported: false }] }
  })
  await sendChanged(home, mina, {
    chosen,
    change: (found, { myMemberId: me }) => ({
      ...found,
      about: [...found.about.map((one) => ({ ...one, memberId: me })), ...found.about]
    })
  })
  const both = (await casesOf(sal)).find(({ report: shown }) => shown?.about.length === 2)
  expect(both?.report?.about).toMatchObject([{ isProved: false }, { isProved: true }])
  expect(both?.pauses).toHaveLength(1)
  await sal.decideCase({ caseId: both?.caseId ?? '', ...decision })
  expect(await onlyCase(tom)).toMatchObject({ side: 'concerned' })
  expect((await casesOf(mina)).map(({ side }) => side)).not.toContain('concerned')
})

test('whoever wrote with new keys since is still the one whom the words prove', async () => {
  await using place = await openPlace()
  const { mina, tom, sal } = place.people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const current = tom.kitWords.join(' ')
  const changed = await tom.changeEverything({ current, next: 'four new quiet words' })
  expect(changed).toMatchObject({ ok: true })
  await tom.sees('new keys', hasSettledKeys)
  await says(tom, bondId, 'Still me.')
  await hears(mina, bondId, 'Still me.')
  for (const text of ['I know where you live.', 'Still me.']) {
    await report(mina, await choose(mina, bondId, text), 'sal')
    const one = (await casesOf(sal)).find(({ report: shown }) => shown?.records[0]?.text === text)
    expect(one?.report?.about).toMatchObject([{ isProved: true }])
    await sal.decideCase({ caseId: one?.caseId ?? '', ...decision })
    expect(await casesOf(tom)).toContainEqual(expect.objectContaining({ caseId: one?.caseId }))
  }
})

test('a case that is put away is back once something new comes, and its copy goes by hand or in time', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { tom, sal, ada } = people
  const caseId = await reported(place)
  expect(await sal.putCaseAway({ caseId, isAway: true })).toEqual(done)
  expect((await onlyCase(sal)).goesAt).toBeGreaterThan(Date.now())
  expect(await sal.putCaseAway({ caseId, isAway: false })).toEqual(done)
  expect((await onlyCase(sal)).goesAt).toBeNull()
  await sal.putCaseAway({ caseId, isAway: true })
  await ada.decideCase({ caseId, ...decision })
  expect(await onlyCase(sal)).toMatchObject({ goesAt: null, steps: [{ what: 'decided' }] })
  await ada.putCaseAway({ caseId, isAway: true })
  const { appealTo } = await onlyCase(tom)
  const asked = { caseId, side: 'concerned', words: 'It was a song.' } as const
  expect(await tom.appealCase({ ...asked, to: appealTo[0]?.memberId ?? '' })).toEqual(done)
  expect(await onlyCase(sal)).toMatchObject({ appeals: [{ words: 'It was a song.' }] })
  expect(await sal.letGoOfCase(caseId)).toEqual(done)
  expect(await casesOf(sal)).toEqual([])
  place.pass(91 * 86_400_000)
  const [hers, his] = [await again(home, ada), await again(home, sal)]
  for (const later of [hers, his]) {
    expect(await casesOf(later)).toEqual([])
    expect(later.view().alarms).toEqual([])
  }
})

test('a step of which the telling breaks midway is kept, tried again, and told once', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, ada } = people
  const caseId = await reported(place)
  let isCut = false
  let drops = 0
  const line = nodeEnvironment(home.address).fetch
  const sal = await secondDevice(home, people.sal, {
    fetch: (url, init) => {
      const isDrop = init?.method === 'POST' && url.includes('/api/drops/')
      if (isDrop) drops += 1
      const isLost = isCut && isDrop && drops > 1
      return isLost ? Promise.reject(new TypeError('The line is cut')) : line(url, init)
    }
  })
  await onlyCase(sal)
  isCut = true
  expect(await sal.decideCase({ caseId, ...decision })).toEqual(done)
  expect((await onlyCase(ada)).steps).toHaveLength(1)
  isCut = false
  await sal.lookAtReports()
  for (const one of [sal, ada, mina]) expect((await onlyCase(one)).steps).toHaveLength(1)
  // Ada was reached by the first try: to her, Mina and Tom each, once, and the two that were lost.
  expect(drops).toBe(5)
})

test('a decision reaches both sides also where its signer has left the team since', async () => {
  await using place = await openPlace()
  const { mina, tom, ada, sal } = place.people
  const caseId = await reported(place)
  expect(await ada.decideCase({ caseId, ...decision })).toEqual(done)
  const teamId = ada.view().teams?.teams.find(({ role }) => role === 'safety')?.teamId ?? ''
  expect(await ada.leaveRole({ role: 'safety', teamId })).toEqual(done)
  for (const person of [mina, tom, sal])
    expect(await onlyCase(person)).toMatchObject({ steps: [{ what: 'decided', name: 'ada' }] })
})

test('what came to a case meanwhile is never written over', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { sal, ada } = people
  const caseId = await reported(place)
  await sal.takeUpCase(caseId)
  {
    await using inside = await insideOf(home, sal)
    const kept = inside.cases.find(caseId, 'handler')
    if (!kept) throw new Error('There is no case')
    expect(await keepCase(inside.tools, { ...kept, notes: [] })).toEqual(done)
    expect(inside.cases.find(caseId, 'handler')?.notes).toHaveLength(1)
    const tooMuch = { ...kept, notes: Array.from({ length: 41 }, () => kept.notes[0]!) }
    const each = tooMuch.notes.map((note, nth) => ({
      ...note,
      signature: `${nth}`.padEnd(86, '_')
    }))
    expect(await keepCase(inside.tools, { ...kept, notes: each })).toMatchObject({ ok: false })
  }
  const acts = [
    ada.takeUpCase(caseId),
    ada.lookAtReports(),
    ada.decideCase({ caseId, ...decision })
  ]
  expect(await Promise.all(acts)).toEqual([done, done, done])
  const steps = (await onlyCase(ada)).steps.map(({ what, name }) => `${name} ${what}`)
  expect(steps.toSorted()).toEqual(['ada decided', 'ada taken', 'sal taken'])
})

test('nobody is told anything while another team stands where one knew the first', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal } = people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  expect(await mina.lookAtReports()).toEqual(done)
  const tell = (mina.view().safety?.tellable ?? []).map(({ memberId }) => memberId)
  expect(tell).toHaveLength(2)
  await beginSafetyTeam(home, tom)
  const chosen = await choose(mina, bondId, 'I know where you live.')
  const nobody = { ok: false, reason: 'nobody-to-tell' }
  expect(await report(mina, chosen, 'tom')).toEqual(nobody)
  expect(mina.view().safety?.tellable).toEqual([])
  const said = { reason: 'other', words: 'It frightens me.', refusesListener: false } as const
  expect(await mina.report({ chosen, tell, ...said })).toEqual(nobody)
  expect(await casesOf(sal)).toEqual([])
  expect(await mina.acceptReplacedTeams()).toEqual(done)
  expect(await mina.lookAtReports()).toEqual(done)
  expect(mina.view().safety?.tellable).toMatchObject([{ name: 'tom' }])
})

test('whoever let a copy go signs in as before, with plan and notes, and can keep another', async () => {
  await using home = await openHouse()
  const [mina, tom] = [home.device('mina'), home.device('tom')]
  for (const person of [mina, tom]) await arriveAs(person, '')
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.', 'Answer me.')
  await hears(mina, bondId, 'Answer me.')
  const notes = (text: string, version = '') => ({ body: { text }, version })
  expect(await mina.saveNotes(notes('It rained.'))).toEqual(done)
  expect(await mina.keepWords(await choose(mina, bondId, 'I know where you live.'))).toEqual(done)
  const [kept] = mina.view().safety?.kept ?? []
  expect(await mina.letGoOfWords(kept?.keptId ?? '')).toEqual(done)
  const later = await secondDevice(home, mina)
  expect(later.view().alarms).toEqual([])
  expect(later.view().notes?.body.text).toBe('It rained.')
  const version = later.view().notes?.version
  expect(await later.saveNotes(notes('Then it stopped.', version))).toEqual(done)
  await hears(later, bondId, 'Answer me.')
  expect(await later.keepWords(await choose(later, bondId, 'Answer me.'))).toEqual(done)
  expect(later.view().safety?.kept).toMatchObject([{ keptId: kept?.keptId, texts: ['Answer me.'] }])
})

test('words past the time that a circle agreed on are shown for two weeks more, as taken back', async () => {
  let later = 0
  const clock = { now: () => Date.now() + later, elapsed: () => performance.now() + later }
  await using home = await openHouse({ clock })
  const device = () => home.device('ines', { now: () => Date.now() + later })
  const [first, ines] = [device(), device()]
  await arriveAs(first, '')
  const about = {
    name: 'Thursday',
    purpose: '',
    welcome: '',
    notWelcome: '',
    seats: 3,
    hours: null
  }
  const begun = await first.beginCircle({ about, agreement: 'We listen.', retentionDays: 30 })
  const circleId = begun.ok ? begun.value.circleId : ''
  await says(first, circleId, 'A month ago.')
  const words = first.kitWords.join(' ')
  expect(await ines.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
  await hears(ines, circleId, 'A month ago.')
  expect((await choosable(ines, circleId)).words).toMatchObject([{ isTakenBack: false }])
  later = 31 * 86_400_000
  expect((await choosable(ines, circleId)).words).toMatchObject([{ isTakenBack: true }])
  later = 45 * 86_400_000
  expect((await choosable(ines, circleId)).words).toEqual([])
})
