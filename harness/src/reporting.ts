/** Flows of reports: who looks after the place, who shows words to them, and what a changed client could do. */
import type { CaseView, Choosable, WordsChosen } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import { joinBytes, pad, toBase64url } from '@beside/kernel'
import { expect } from 'vitest'
import { accountActions } from '../../client/src/app/account-actions.ts'
import { House as Rooms } from '../../client/src/app/house.ts'
import { toolsOf } from '../../client/src/app/tools.ts'
import { viewOf } from '../../client/src/app/view.ts'
import { ownSpace } from '../../client/src/rooms/documents.ts'
import { chosenFrom } from '../../client/src/rooms/safety/choosing.ts'
import type { Chosen } from '../../client/src/rooms/safety/entries.ts'
import { makeReport, sendReport } from '../../client/src/rooms/safety/report.ts'
import type { Space } from '../../client/src/spaces/space.ts'
import type { RoomTools } from '../../client/src/sync/writing.ts'
import { bytesOf } from '../../client/src/wire/read-wire.ts'
import { testClock } from '../../server/src/test-clock.fixture.ts'
import { arriveAs, inviteBy, openHouse, secondDevice, type House, type Person } from './house.ts'
import { beginSafetyTeam, joinSafetyTeam } from './safety-team.ts'

export const done = { ok: true, value: true }
export const decision = {
  decision: 'quiet-word',
  words: 'Write of other things than where people live.',
  heldBack: null
} as const

export type Place = AsyncDisposable & {
  readonly home: House
  readonly people: Record<'mina' | 'tom' | 'sal' | 'ada', Person>
  readonly pass: (ms: number) => void
  /** Ms since 1970 by the server. */
  readonly now: () => number
}

/** Sal began the safety team, and Ada is in it; Mina and Tom are two people here. */
export async function openPlace(): Promise<Place> {
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
    now: () => clock.now(),
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose]()
  }
}

/** Signed in anew: since then they are of the team. */
export async function again(home: House, person: Person): Promise<Person> {
  const back = await secondDevice(home, person)
  back.kitWords = person.kitWords
  return back
}

export async function together(one: Person, other: Person): Promise<string> {
  const { bondId, fragment } = await inviteBy(one)
  expect(await other.acceptInvite(fragment)).toMatchObject({ ok: true })
  await one.sees('somebody', ({ people }) => people.some(({ state }) => state === 'is-it-them'))
  await one.answerIsItThem({ bondId, isThem: true })
  await other.sees('the bond', ({ people }) => people.some(({ state }) => state === 'together'))
  return bondId
}

export async function says(
  person: Person,
  talkId: string,
  ...texts: readonly string[]
): Promise<void> {
  for (const text of texts) await person.say({ talkId, text, notes: [] })
}

export async function hears(person: Person, talkId: string, text: string): Promise<void> {
  await person.openTalk(talkId)
  await person.sees(text, ({ talk }) =>
    (talk?.items ?? []).some((item) => item.kind === 'words' && item.text === text)
  )
}

export async function choosable(person: Person, talkId: string, itemId = ''): Promise<Choosable> {
  const read = await person.readChoosable({ talkId, itemId })
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

/** The words with these texts, and whoever wrote them. */
export async function choose(person: Person, talkId: string, ...texts: readonly string[]) {
  const { words, people } = await choosable(person, talkId)
  const seqs = words.filter(({ text }) => texts.includes(text)).map(({ seq }) => seq)
  expect(seqs).toHaveLength(texts.length)
  const about = people.map(({ memberId }) => memberId)
  return { from: 'talk', talkId, place: '', seqs, about } as const
}

export async function report(person: Person, chosen: WordsChosen, ...names: readonly string[]) {
  expect(await person.lookAtReports()).toEqual(done)
  const tellable = person.view().safety?.tellable ?? []
  const tell = tellable.filter(({ name }) => names.includes(name)).map(({ memberId }) => memberId)
  const said = { reason: 'harassment', words: 'It frightens me.', refusesListener: true } as const
  return person.report({ chosen, tell, ...said })
}

export async function casesOf(person: Person): Promise<readonly CaseView[]> {
  expect(await person.lookAtReports()).toEqual(done)
  return person.view().safety?.cases ?? []
}

export async function onlyCase(person: Person): Promise<CaseView> {
  const [one, ...others] = await casesOf(person)
  expect(others).toEqual([])
  if (!one) throw new Error(`Nothing reached ${person.name}`)
  return one
}

/** What a changed client of the reporter would send in the place of what was chosen. */
export async function sendChanged(
  home: House,
  reporter: Person,
  {
    chosen: { talkId, seqs, about },
    change
  }: {
    readonly chosen: Extract<WordsChosen, { from: 'talk' }>
    readonly change: (chosen: Chosen, space: Space, tools: RoomTools) => Chosen
  }
): Promise<void> {
  await using inside = await insideOf(home, reporter)
  const { tools, cases } = inside
  const { team } = cases
  const space = tools.spaces.get(talkId)
  const found = space && chosenFrom(space, { seqs, about, place: '' }, Date.now())
  if (!team || !found) throw new Error('There is nothing to forge')
  const tell = team.holders.map(({ memberId }) => memberId)
  const forged = change(found, space, tools)
  const made = makeReport(tools, forged, { reason: 'other', words: '', tell })
  expect(await sendReport(tools, team, made)).toMatchObject({ ok: true, value: [] })
}

/** Other words under the proof of those that were said. */
export function withOtherWords(found: Chosen): Chosen {
  const [record] = found.records
  if (!record) throw new Error('There is nothing to forge')
  const told = new TextDecoder().decode(bytesOf(record.proof.blinded).slice(32 + 4))
  const other = told.replace('you live', 'she lives').replace(/\0+$/u, '')
  const blinded = joinBytes(bytesOf(record.proof.blinded).slice(0, 32), pad(wordsOf(other)))
  const proof = { ...record.proof, blinded: toBase64url(blinded) }
  return { ...found, records: [{ ...record, proof }] }
}

/** The rooms of another device of theirs, behind what a screen can do. */
export async function insideOf({ address }: House, person: Person) {
  const house = new Rooms(nodeEnvironment(address), viewOf)
  const words = person.kitWords.join(' ')
  await accountActions(house).signInWithKit({ words, device: 'shared' })
  const tools = toolsOf(house)
  const { cases } = house.rooms ?? {}
  if (!tools || !cases) throw new Error('Not signed in')
  await cases.look()
  const documents = () =>
    [...(ownSpace(tools)?.documents.values() ?? [])].filter(({ entry }) => entry.kind === 'case')
  return {
    tools,
    cases,
    documents,
    async [Symbol.asyncDispose]() {
      await accountActions(house).leave()
    }
  }
}

/** Tom wrote to Mina, who reported it to Sal and Ada. */
export async function reported({ people: { mina, tom, sal, ada } }: Place): Promise<string> {
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  expect(await report(mina, chosen, 'sal', 'ada')).toMatchObject({ ok: true })
  const { caseId } = await onlyCase(sal)
  await onlyCase(ada)
  return caseId
}

const wordsOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
