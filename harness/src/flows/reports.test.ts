import type { CaseView, Choosable, WordsChosen } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import { joinBytes, pad, toBase64url } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { House as Rooms } from '../../../client/src/app/house.ts'
import { toolsOf } from '../../../client/src/app/tools.ts'
import { viewOf } from '../../../client/src/app/view.ts'
import { chosenFrom } from '../../../client/src/rooms/safety/choosing.ts'
import { makeReport, sendReport } from '../../../client/src/rooms/safety/report.ts'
import { bytesOf } from '../../../client/src/wire/read-wire.ts'
import { testClock } from '../../../server/src/test-clock.fixture.ts'
import { arriveAs, inviteBy, openHouse, secondDevice, type House, type Person } from '../house.ts'
import { beginSafetyTeam, joinSafetyTeam } from '../safety-team.ts'

const done = { ok: true, value: true }
const decision = {
  decision: 'quiet-word',
  words: 'Write of other things than where people live.',
  heldBack: null
} as const

type Place = AsyncDisposable & {
  readonly home: House
  readonly people: Record<'mina' | 'tom' | 'sal' | 'ada', Person>
  readonly pass: (ms: number) => void
}

/** Sal began the safety team, and Ada is in it; Mina and Tom are two people here. */
async function openPlace(): Promise<Place> {
  const clock = testClock()
  const home = await openHouse({ clock })
  const [sal, ada] = [home.device('sal'), home.device('ada')]
  for (const person of [sal, ada]) await arriveAs(person, '')
  await beginSafetyTeam(home, sal)
  await joinSafetyTeam({ ...home, pass: (ms) => clock.pass(ms) }, sal, ada)
  const [mina, tom] = [home.device('mina'), home.device('tom')]
  for (const person of [mina, tom]) await arriveAs(person, '')
  const people = {
    mina,
    tom,
    sal: await again(home, sal),
    ada: await again(home, ada)
  }
  return {
    home,
    people,
    pass: (ms) => clock.pass(ms),
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose]()
  }
}

/** Signed in anew: since then they are of the team. */
async function again(home: House, person: Person): Promise<Person> {
  const back = await secondDevice(home, person)
  back.kitWords = person.kitWords
  return back
}

async function together(one: Person, other: Person): Promise<string> {
  const { bondId, fragment } = await inviteBy(one)
  expect(await other.acceptInvite(fragment)).toMatchObject({ ok: true })
  await one.sees('somebody', ({ people }) => people.some(({ state }) => state === 'is-it-them'))
  await one.answerIsItThem({ bondId, isThem: true })
  await other.sees('the bond', ({ people }) => people.some(({ state }) => state === 'together'))
  return bondId
}

async function says(person: Person, talkId: string, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await person.say({ talkId, text, notes: [] })
}

async function hears(person: Person, talkId: string, text: string): Promise<void> {
  await person.openTalk(talkId)
  await person.sees(text, ({ talk }) =>
    (talk?.items ?? []).some((item) => item.kind === 'words' && item.text === text)
  )
}

async function choosable(person: Person, talkId: string): Promise<Choosable> {
  const read = await person.readChoosable(talkId)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

/** The words with these texts, and whoever wrote them. */
async function choose(person: Person, talkId: string, ...texts: readonly string[]) {
  const { words, people } = await choosable(person, talkId)
  const seqs = words.filter(({ text }) => texts.includes(text)).map(({ seq }) => seq)
  expect(seqs).toHaveLength(texts.length)
  const about = people.map(({ memberId }) => memberId)
  return { from: 'talk', talkId, place: '', seqs, about } as const
}

async function report(person: Person, chosen: WordsChosen, ...names: readonly string[]) {
  expect(await person.lookAtReports()).toEqual(done)
  const tellable = person.view().safety?.tellable ?? []
  const tell = tellable.filter(({ name }) => names.includes(name)).map(({ memberId }) => memberId)
  return person.report({ chosen, reason: 'harassment', words: 'It frightens me.', tell })
}

async function casesOf(person: Person): Promise<readonly CaseView[]> {
  expect(await person.lookAtReports()).toEqual(done)
  return person.view().safety?.cases ?? []
}

async function onlyCase(person: Person): Promise<CaseView> {
  const [one, ...others] = await casesOf(person)
  expect(others).toEqual([])
  if (!one) throw new Error(`Nothing reached ${person.name}`)
  return one
}

describe('A report', () => {
  test('reaches whom the reporter chose, proved, and both sides hear what was decided', async () => {
    await using place = await openPlace()
    const { home, people } = place
    const { mina, tom, sal, ada } = people
    const bondId = await together(mina, tom)
    await says(tom, bondId, 'I know where you live.', 'A quiet evening.')
    await hears(mina, bondId, 'A quiet evening.')
    const chosen = await choose(mina, bondId, 'I know where you live.')
    expect(await report(mina, chosen, 'sal')).toMatchObject({ ok: true })
    const { caseId, report: shown } = await onlyCase(sal)
    expect(shown).toMatchObject({
      reporter: 'mina',
      words: 'It frightens me.',
      records: [{ text: 'I know where you live.', isProved: true, isByReported: true }]
    })
    // Neither whoever was left out, nor a neighbour of the words that were chosen.
    expect(await casesOf(ada)).toEqual([])
    expect(JSON.stringify(sal.view())).not.toContain('A quiet evening.')
    expect(await sal.takeUpCase(caseId)).toEqual(done)
    expect(await casesOf(tom)).toEqual([])
    expect(await sal.decideCase({ caseId, ...decision })).toEqual(done)
    expect(await onlyCase(mina)).toMatchObject({
      side: 'reporter',
      steps: [{ what: 'taken' }, { what: 'decided', words: decision.words }]
    })
    expect(await onlyCase(tom)).toMatchObject({
      side: 'concerned',
      report: null,
      names: [],
      steps: [{ what: 'decided', words: decision.words }]
    })
    expect(JSON.stringify(tom.view().safety)).not.toContain('mina')
    // Whoever was left out is asked by nobody else either.
    for (const person of [mina, tom]) expect((await onlyCase(person)).appealTo).toEqual([])
    // What reached somebody is with them on another device too, and waits on the server no more.
    const later = await secondDevice(home, sal)
    expect(await onlyCase(later)).toMatchObject({ caseId, side: 'handler', report: shown })
  })

  test('is looked at anew by another than the one who decided, if one of the two asks', async () => {
    await using place = await openPlace()
    const { people } = place
    const { mina, tom, sal, ada } = people
    const bondId = await together(mina, tom)
    await says(tom, bondId, 'I know where you live.')
    await hears(mina, bondId, 'I know where you live.')
    await report(mina, await choose(mina, bondId, 'I know where you live.'), 'sal', 'ada')
    const { caseId } = await onlyCase(sal)
    await onlyCase(ada)
    const [other] = (await onlyCase(sal)).passTo
    expect(other?.name).toBe('ada')
    expect(await sal.passCaseOn({ caseId, to: other?.memberId ?? '' })).toEqual(done)
    for (const person of [ada, mina])
      expect((await onlyCase(person)).steps.at(-1)).toMatchObject({ what: 'passed', to: 'ada' })
    await sal.decideCase({ caseId, ...decision })
    expect(await onlyCase(ada)).toMatchObject({
      steps: [{ what: 'passed' }, { what: 'decided', name: 'sal' }]
    })
    const { appealTo } = await onlyCase(tom)
    expect(appealTo.map(({ name }) => name)).toEqual(['ada'])
    const asked = { caseId, side: 'concerned', words: 'It was a song.' } as const
    const sals = (await casesOf(mina))[0]?.told
    expect(sals).toEqual(['sal', 'ada'])
    expect(await tom.appealCase({ ...asked, to: appealTo[0]?.memberId ?? '' })).toEqual(done)
    expect(await onlyCase(ada)).toMatchObject({ appeals: [{ words: 'It was a song.' }] })
    expect(await onlyCase(sal)).toMatchObject({ appeals: [] })
    await ada.decideCase({ caseId, ...decision, decision: 'nothing' })
    for (const person of [mina, tom])
      expect((await onlyCase(person)).steps.at(-1)).toMatchObject({ name: 'ada' })
  })

  test('is held back from one side for a reason of safety that the other side does not read', async () => {
    await using place = await openPlace()
    const { people } = place
    const { mina, tom, sal, ada } = people
    const bondId = await together(mina, tom)
    await says(tom, bondId, 'I know where you live.')
    await hears(mina, bondId, 'I know where you live.')
    await report(mina, await choose(mina, bondId, 'I know where you live.'), 'sal', 'ada')
    const { caseId } = await onlyCase(sal)
    const heldBack = { from: 'concerned', why: 'He may go to her house.' } as const
    await sal.decideCase({ caseId, ...decision, heldBack })
    expect(await casesOf(tom)).toEqual([])
    expect(await onlyCase(mina)).toMatchObject({ steps: [{ heldBack: null }] })
    expect(await onlyCase(ada)).toMatchObject({ steps: [{ heldBack }] })
  })
})

test('a report whose words or place somebody changed is shown as unproven', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal } = people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  await sendForged(home, mina, chosen)
  expect((await onlyCase(sal)).report?.records).toMatchObject([
    { text: 'I know where she lives.', isProved: false, isByReported: false, isRoleProved: false }
  ])
})

/** What a changed client of the reporter would send: other words under the proof of those that were said. */
async function sendForged(
  { address }: House,
  reporter: Person,
  { talkId, seqs, about }: Extract<WordsChosen, { from: 'talk' }>
): Promise<void> {
  const house = new Rooms(nodeEnvironment(address), viewOf)
  const words = reporter.kitWords.join(' ')
  await accountActions(house).signInWithKit({ words, device: 'shared' })
  const tools = toolsOf(house)
  await house.rooms?.cases.look()
  const team = house.rooms?.cases.team
  const space = tools?.spaces.get(talkId)
  const found = space && chosenFrom(space, { seqs, about, place: '' }, Date.now())
  const [record] = found?.records ?? []
  if (!tools || !team || !record) throw new Error('There is nothing to forge')
  const told = new TextDecoder().decode(bytesOf(record.proof.blinded).slice(32 + 4))
  const other = told.replace('you live', 'she lives').replace(/\0+$/u, '')
  const blinded = joinBytes(bytesOf(record.proof.blinded).slice(0, 32), pad(wordsOf(other)))
  const proof = { ...record.proof, blinded: toBase64url(blinded) }
  const forged = { ...found!, records: [{ ...record, proof }] }
  const wish = {
    reason: 'other',
    words: '',
    tell: team.holders.map(({ memberId }) => memberId)
  } as const
  expect(await sendReport(tools, team, makeReport(tools, forged, wish))).toEqual(done)
  await accountActions(house).leave()
}

const wordsOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

describe('Words that were taken back', () => {
  test('can be shown by the page that had opened them, and from a copy after their author is gone', async () => {
    await using place = await openPlace()
    const { home, people } = place
    const { mina, tom, sal } = people
    const bondId = await together(mina, tom)
    await says(tom, bondId, 'I know where you live.', 'Answer me.')
    await hears(mina, bondId, 'Answer me.')
    expect(await mina.keepWords(await choose(mina, bondId, 'I know where you live.'))).toEqual(done)
    await tom.openTalk(bondId)
    const items = tom.view().talk?.items ?? []
    for (const { id, kind } of items) if (kind === 'words') await tom.takeBack(id)
    await mina.sees('nothing of it', ({ talk }) =>
      (talk?.items ?? []).every(({ kind }) => kind !== 'words')
    )
    const open = await choose(mina, bondId, 'Answer me.')
    expect(await report(mina, open, 'sal')).toMatchObject({ ok: true })
    const { kitWords } = tom
    const gone = await tom.deleteAccount({ current: kitWords.join(' ') })
    expect(gone).toEqual(done)
    // A page that opens only now finds nothing but the copy.
    const later = await secondDevice(home, mina)
    expect((await choosable(later, bondId)).words).toEqual([])
    const [kept] = later.view().safety?.kept ?? []
    expect(kept).toMatchObject({ names: ['tom'], texts: ['I know where you live.'] })
    const copy = { from: 'kept', keptId: kept?.keptId ?? '' } as const
    expect(await report(later, copy, 'sal')).toMatchObject({ ok: true })
    const cases = await casesOf(sal)
    const records = cases.flatMap((one) => one.report?.records ?? [])
    expect(new Set(records.map(({ text, isProved }) => `${text} ${isProved}`))).toEqual(
      new Set(['Answer me. true', 'I know where you live. true'])
    )
    expect(await later.letGoOfWords(copy.keptId)).toEqual(done)
    expect(later.view().safety?.kept).toEqual([])
  })
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

test('a report that nobody looked for in thirty days is gone, and can be sent again', async () => {
  await using place = await openPlace()
  const { home, people, pass } = place
  const { mina, tom, sal } = people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  await mina.keepWords(chosen)
  expect(await report(mina, chosen, 'sal')).toMatchObject({ ok: true })
  pass(32 * 86_400_000)
  const [later, reader] = [await again(home, mina), await again(home, sal)]
  expect(await casesOf(reader)).toEqual([])
  const [kept] = later.view().safety?.kept ?? []
  const copy = { from: 'kept', keptId: kept?.keptId ?? '' } as const
  expect(await report(later, copy, 'sal')).toMatchObject({ ok: true })
  expect(await onlyCase(reader)).toMatchObject({ report: { records: [{ isProved: true }] } })
})

test('a report to nobody is not sent, and says so', async () => {
  await using home = await openHouse()
  const [mina, tom] = [home.device('mina'), home.device('tom')]
  for (const person of [mina, tom]) await arriveAs(person, '')
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  expect(await report(mina, chosen, 'sal')).toEqual({ ok: false, reason: 'nobody-to-tell' })
  expect(await casesOf(mina)).toEqual([])
})
