import { DAY_MS } from '@beside/contract'
import type { GatheringPlan, GatheringView } from '@beside/client'
import { expect, test } from 'vitest'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { writeDocument } from '../../../client/src/sync/writing.ts'
import { findWords } from '../blindness/find-words.ts'
import { readStoreFiles } from '../blindness/read-dump.ts'
import { bringIn } from '../circle-people.ts'
import { arriveAs, openHouse, secondDevice, type House, type Person } from '../house.ts'
import { changedClientOf } from './changed-rooms.ts'

const topics = { purpose: 'Evenings', welcome: 'Sleep', notWelcome: 'Advice' }
const agreement = 'We speak for ourselves.'
const done = { ok: true, value: true }

const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const tea: GatheringPlan = {
  what: 'Kingfisher tea',
  date: day(7),
  time: '18:00',
  zone: 'Europe/Berlin',
  minutes: 90,
  place: 'The osprey boat house',
  link: '',
  access: 'No steps',
  notes: [],
  rhythm: 'weekly',
  times: 3,
  seats: null
}

type Newcomers = 'all' | 'from-today'

async function circleOf(home: House, names: readonly string[], newcomers: Newcomers) {
  const people = await Promise.all(
    names.map(async (name) => {
      const person = home.device(name)
      await arriveAs(person, '')
      return person
    })
  )
  const [ines, ...others] = people as [Person, ...Person[]]
  const about = { name: 'Thursday', ...topics, seats: 8, hours: null, newcomers }
  const begun = await ines.beginCircle({ about, agreement })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  for (const one of others) await bringIn(ines, circleId, one)
  return { circleId, ines, others }
}

async function plan(person: Person, circleId: string, changes: Partial<GatheringPlan> = {}) {
  const planned = await person.planGathering({
    circleId,
    plan: { ...tea, ...changes },
    lastDay: null
  })
  if (!planned.ok) throw new Error(planned.reason)
  return planned.value.gatheringId
}

const inside = (person: Person) => person.view().circles[0]
const gatheringsOf = (person: Person) => inside(person)?.gatherings ?? []
const nextOf = (person: Person) => gatheringsOf(person)[0]?.dates[0]
const saidTo = (gatherings: readonly GatheringView[]) =>
  gatherings[0]?.dates[0]?.answers.map(
    ({ name, answer, isWaiting }) => `${name} ${answer}${isWaiting ? ', waits' : ''}`
  )

async function seesAnswers(person: Person, wished: readonly string[]): Promise<void> {
  await person.sees(wished.join(', '), ({ circles }) => {
    return JSON.stringify(saidTo(circles[0]?.gatherings ?? [])) === JSON.stringify(wished)
  })
}

test('Ines plans three evenings; Noor and Tom say whether they come, and read at once what changes', async () => {
  await using home = await openHouse()
  const { circleId, ines, others } = await circleOf(home, ['ines', 'noor', 'tom'], 'all')
  const [noor, tom] = others as [Person, Person]
  // She looks at something else when it is planned, and finds that there is news.
  await noor.closeTalk()
  const gatheringId = await plan(ines, circleId)
  await noor.sees('news of a plan', ({ circles }) => circles[0]?.hasNewPlans === true)
  expect(gatheringsOf(noor)[0]).toMatchObject({ plan: tea, reminder: null })
  expect(gatheringsOf(noor)[0]?.dates.map(({ date }) => date)).toEqual([day(7), day(14), day(21)])
  expect(inside(ines)?.hasNewPlans).toBe(false)
  await noor.openTalk(circleId)
  expect(noor.view().talk?.items.at(-1)?.kind).toBe('gathering')
  expect(inside(noor)?.hasNewPlans).toBe(false)

  const first = { circleId, gatheringId, date: day(7) }
  expect(await noor.answerGathering({ ...first, answer: 'yes' })).toEqual(done)
  expect(await tom.answerGathering({ ...first, answer: 'unsure' })).toEqual(done)
  await seesAnswers(ines, ['noor yes', 'tom unsure'])
  expect(await tom.answerGathering({ ...first, answer: 'no' })).toEqual(done)
  await seesAnswers(ines, ['noor yes', 'tom no'])

  const to = { date: day(8), time: '10:30' }
  const moved = { ...first, to, reason: 'The heron room is taken.' }
  expect(await ines.moveGathering(moved)).toEqual(done)
  await noor.sees('that it moved', () => nextOf(noor)?.state === 'moved')
  expect(nextOf(noor)).toMatchObject({
    date: day(7),
    reason: 'The heron room is taken.',
    mine: null,
    saidYes: true,
    answers: []
  })
  expect(await noor.answerGathering({ ...first, answer: 'yes' })).toEqual(done)
  await seesAnswers(ines, ['noor yes'])

  const off = { ...first, isAll: false, reason: 'Ines is ill, with plovers.' }
  expect(await ines.callGatheringOff(off)).toEqual(done)
  await noor.sees('that it is called off', () => nextOf(noor)?.state === 'called-off')
  expect(nextOf(noor)).toMatchObject({ saidYes: true, reason: 'Ines is ill, with plovers.' })
  expect(gatheringsOf(noor)[0]?.dates[1]?.state).toBe('planned')

  // What was planned, where, and why it changed: nothing of it lies on the server.
  await home.stop()
  const words = ['Kingfisher', 'osprey', 'heron', 'plovers', 'Europe/Berlin']
  expect(findWords(await readStoreFiles(home.dataFolder), words)).toEqual([])
})

test('Ines writes anew what it is, where and for how many: the dates stay, and so do those who said yes, in order', async () => {
  await using home = await openHouse()
  const { circleId, ines, others } = await circleOf(home, ['ines', 'noor', 'tom'], 'all')
  const [noor, tom] = others as [Person, Person]
  const gatheringId = await plan(ines, circleId)
  const first = { circleId, gatheringId, date: day(7), answer: 'yes' } as const
  for (const person of [tom, noor, ines]) {
    await person.sees('the plan', ({ circles }) => circles[0]?.gatherings.length === 1)
    expect(await person.answerGathering(first)).toEqual(done)
  }
  await seesAnswers(ines, ['tom yes', 'noor yes', 'ines yes'])
  const to = { date: day(15), time: '11:00' }
  const moved = { circleId, gatheringId, date: day(14), to, reason: 'The boat is out.' }
  expect(await ines.moveGathering(moved)).toEqual(done)
  await noor.closeTalk()

  const change = {
    what: 'Kingfisher walk',
    place: 'The plover gate',
    link: 'meet.example/room',
    access: 'One step',
    notes: ['death and grief'],
    seats: 2
  }
  expect(await ines.changeGathering({ circleId, gatheringId, before: tea, change })).toEqual(done)
  await noor.sees('the change', ({ circles }) => {
    return circles[0]?.gatherings[0]?.plan.what === 'Kingfisher walk'
  })
  const link = 'https://meet.example/room'
  expect(gatheringsOf(noor)[0]?.plan).toEqual({ ...tea, ...change, link })
  expect(inside(noor)?.hasNewPlans).toBe(true)
  await seesAnswers(noor, ['tom yes', 'noor yes', 'ines yes, waits'])
  expect(gatheringsOf(noor)[0]?.dates.map(({ state }) => state)).toEqual([
    'planned',
    'moved',
    'planned'
  ])
  // Room for everybody again: nobody had lost their yes.
  const now = { ...change, link }
  const wider = { circleId, gatheringId, before: now, change: { ...change, seats: null } }
  expect(await ines.changeGathering(wider)).toEqual(done)
  await seesAnswers(tom, ['tom yes', 'noor yes', 'ines yes'])

  const refused = (reason: string) => ({ ok: false, reason })
  expect(await tom.changeGathering(wider)).toEqual(refused('not-now'))
  for (const [wrong, reason] of [
    [{ what: ' ' }, 'nothing-written'],
    [{ access: 'x'.repeat(301) }, 'too-long'],
    [{ link: 'javascript:alert(1)' }, 'not-an-address'],
    [{ seats: 1 }, 'too-long']
  ] as const) {
    const wish = { circleId, gatheringId, before: now, change: { ...change, ...wrong } }
    expect(await ines.changeGathering(wish)).toEqual(refused(reason))
  }
  expect(gatheringsOf(ines)[0]?.plan).toMatchObject({ ...change, link, seats: null })
})

test('A place that was changed while somebody wrote stays changed, and one that both changed is refused', async () => {
  await using home = await openHouse()
  const { circleId, ines } = await circleOf(home, ['ines'], 'all')
  const gatheringId = await plan(ines, circleId, { link: 'https://meet.example/old' })
  const phone = await secondDevice(home, ines)
  await phone.sees('the plan', ({ circles }) => circles[0]?.gatherings.length === 1)
  const wish = { circleId, gatheringId }
  const before = { ...tea, link: 'https://meet.example/old' }
  const safe = { place: 'The plover gate', link: 'https://meet.example/safe' }
  expect(await ines.changeGathering({ ...wish, before, change: { ...before, ...safe } })).toEqual(
    done
  )
  await phone.sees('the safe place', () => gatheringsOf(phone)[0]?.plan.place === safe.place)

  // The form on the phone was opened before that.
  const noted = { ...before, notes: ['death and grief'] }
  expect(await phone.changeGathering({ ...wish, before, change: noted })).toEqual(done)
  await ines.sees('the note', () => gatheringsOf(ines)[0]?.plan.notes.length === 1)
  const merged = { ...tea, ...safe, notes: noted.notes }
  expect(gatheringsOf(ines)[0]?.plan).toEqual(merged)

  const elsewhere = { ...noted, place: 'The heron room', access: 'A lift' }
  expect(await phone.changeGathering({ ...wish, before, change: elsewhere })).toEqual({
    ok: false,
    reason: 'changed-elsewhere'
  })
  expect(gatheringsOf(phone)[0]?.plan).toEqual(merged)
  // Whoever wrote the same as the other has nothing to decide.
  const same = { ...before, ...safe, access: 'A lift' }
  expect(await phone.changeGathering({ ...wish, before, change: same })).toEqual(done)
  expect(gatheringsOf(phone)[0]?.plan).toEqual({ ...merged, access: 'A lift' })
})

test('A reminder is for oneself alone, and follows to the next device', async () => {
  await using home = await openHouse()
  const { circleId, ines, others } = await circleOf(home, ['ines', 'noor'], 'all')
  const [noor] = others as [Person]
  const gatheringId = await plan(ines, circleId)
  await noor.sees('the plan', ({ circles }) => circles[0]?.gatherings.length === 1)
  const wish = { circleId, gatheringId, before: 'day' } as const
  expect(await noor.remindOfGathering(wish)).toEqual(done)
  expect(gatheringsOf(noor)[0]?.reminder).toBe('day')
  expect(gatheringsOf(ines)[0]?.reminder).toBeNull()
  const phone = await secondDevice(home, noor)
  expect(gatheringsOf(phone)[0]?.reminder).toBe('day')
  expect(await phone.remindOfGathering({ ...wish, before: null })).toEqual(done)
  expect(gatheringsOf(phone)[0]?.reminder).toBeNull()
})

test('Whoever reads from today on sees the plan and who comes, and a seat stays with whoever had it', async () => {
  await using home = await openHouse()
  const { circleId, ines, others } = await circleOf(home, ['ines', 'noor', 'tom'], 'from-today')
  const [noor, tom] = others as [Person, Person]
  const gatheringId = await plan(ines, circleId, { seats: 2 })
  const first = { circleId, gatheringId, date: day(7), answer: 'yes' } as const
  for (const person of [noor, ines, tom]) {
    await person.sees('the plan', ({ circles }) => circles[0]?.gatherings.length === 1)
    expect(await person.answerGathering(first)).toEqual(done)
  }
  const before = ['noor yes', 'ines yes', 'tom yes, waits']
  await seesAnswers(ines, before)

  const ade = home.device('ade')
  await arriveAs(ade, '')
  await bringIn(ines, circleId, ade)
  await ade.sees('the plan', ({ circles }) => circles[0]?.gatherings.length === 1)
  expect(gatheringsOf(ade)[0]?.plan).toEqual({ ...tea, seats: 2 })
  // Tom comes by before Noor does: his answer is the newer one of nobody.
  for (const person of [tom, noor, ines]) await person.lookAtDoors()
  await seesAnswers(ade, before)
  await seesAnswers(noor, before)

  // Whoever is not there any more takes no seat, and reads nothing of what is planned later.
  const noorId = inside(ines)?.people.find(({ name }) => name === 'noor')?.memberId ?? ''
  const why = { rule: '', reason: 'We spoke.', next: '' }
  expect(await ines.removeFromCircle({ circleId, memberId: noorId, ...why })).toEqual(done)
  await seesAnswers(ade, ['ines yes', 'tom yes'])
  await noor.sees('that she is out', () => inside(noor)?.state === 'removed')
  const later = await plan(ines, circleId, { what: 'Later' })
  await ade.sees('the later plan', ({ circles }) => circles[0]?.gatherings.length === 2)
  expect(gatheringsOf(noor).some((one) => one.gatheringId === later)).toBe(false)
})

test('Only who holds the circle plans, and a changed client neither plans, writes over, nor answers for another', async () => {
  await using home = await openHouse()
  const { circleId, ines, others } = await circleOf(home, ['ines', 'noor', 'tom'], 'all')
  const [noor, tom] = others as [Person, Person]
  const refused = (reason: string) => ({ ok: false, reason })
  const wish = { circleId, plan: tea, lastDay: null }
  expect(await tom.planGathering(wish)).toEqual(refused('not-now'))
  const wrong: readonly [Partial<GatheringPlan>, string][] = [
    [{ date: day(-2) }, 'not-a-time'],
    [{ date: day(500) }, 'not-a-time'],
    [{ date: '2027-02-30' }, 'not-a-time'],
    [{ zone: 'Mars/Olympus' }, 'not-a-time'],
    [{ link: 'javascript:alert(1)' }, 'not-an-address'],
    [{ what: ' ' }, 'nothing-written'],
    [{ what: 'x'.repeat(81) }, 'too-long'],
    [{ times: 1_000_000 }, 'too-long']
  ]
  for (const [changes, reason] of wrong) {
    const refusal = await ines.planGathering({ ...wish, plan: { ...tea, ...changes } })
    expect(refusal).toEqual(refused(reason))
  }
  const endsBefore = await ines.planGathering({ ...wish, lastDay: day(6) })
  expect(endsBefore).toEqual(refused('ends-before'))
  const gatheringId = await plan(ines, circleId)
  const first = { circleId, gatheringId, date: day(7) }
  await tom.sees('the plan', ({ circles }) => circles[0]?.gatherings.length === 1)
  const off = { ...first, isAll: true, reason: 'Because I say so.' }
  expect(await tom.callGatheringOff(off)).toEqual(refused('not-now'))
  expect(await tom.answerGathering({ ...first, date: day(6), answer: 'yes' })).toEqual(
    refused('not-now')
  )

  const { rooms, tools, spaceOf } = await changedClientOf(home, tom)
  const space = spaceOf(circleId)
  const before = [...space.documents.values()].find(({ entry }) => entry.kind === 'gathering')
  const body = { ...(before?.entry.body as object), what: 'At Tom’s', link: 'javascript:alert(1)' }
  const over = { kind: 'gathering', body, id: gatheringId, before }
  expect(await writeDocument(tools, space, over)).toMatchObject({ ok: true })
  const own = { kind: 'gathering', body: { ...body, times: 1_000_000 }, before: undefined }
  expect(await writeDocument(tools, space, own)).toMatchObject({ ok: true })
  const noorId = inside(ines)?.people.find(({ name }) => name === 'noor')?.memberId ?? ''
  const forged = { date: day(7), for: `${day(7)} 18:00`, answer: 'yes', memberId: noorId }
  const answer = { kind: 'gathering-answer', body: forged, refs: [gatheringId], before: undefined }
  expect(await writeDocument(tools, space, answer)).toMatchObject({ ok: true })
  await accountActions(rooms).leave()

  for (const person of [ines, noor]) {
    await seesAnswers(person, ['tom yes'])
    expect(gatheringsOf(person)).toMatchObject([{ plan: tea }])
  }
  // Ines writes it once more, so that a device that comes new reads it as well.
  await ines.lookAtDoors()
  const phone = await secondDevice(home, noor)
  expect(gatheringsOf(phone)).toMatchObject([{ plan: tea }])
  for (const person of [ines, noor, phone]) expect(person.view().alarms).toEqual([])
})
