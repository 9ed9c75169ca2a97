import { nodeEnvironment } from '@beside/client/node'
import { toBase64url } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import { readRows } from '../blindness/read-store.ts'
import { arriveAs, hasSettledKeys, openHouse, secondDevice, wordsIn } from '../house.ts'
import type { House, Person } from '../house.ts'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { writeDocument } from '../../../client/src/sync/writing.ts'
import { askFor, bringIn, fragmentOf } from '../circle-people.ts'
import { changedClientOf } from './changed-rooms.ts'
import { judgedLog } from './opens-later.ts'

const topics = { purpose: 'Evenings', welcome: 'Sleep', notWelcome: 'Advice' }
const about = {
  name: 'Thursday',
  ...topics,
  seats: 8,
  hours: null,
  newcomers: 'from-today'
} as const
const agreement = 'We speak for ourselves.'
const done = { ok: true, value: true }

async function arrived(person: Person): Promise<Person> {
  await arriveAs(person, '')
  return person
}

async function begin(person: Person): Promise<string> {
  const begun = await person.beginCircle({ about, agreement })
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value.circleId
}

async function asks(newcomer: Person, holder: Person, circleId: string): Promise<string> {
  const made = await holder.inviteIntoCircle({ circleId, note: '' })
  if (!made.ok) throw new Error(made.reason)
  const fragment = fragmentOf(made.value.link)
  expect(await newcomer.askToComeIn({ fragment, note: '' })).toMatchObject({ ok: true })
  return askFor(holder, circleId)
}

async function says(person: Person, talkId: string, text: string): Promise<void> {
  expect(await person.say({ talkId, text, notes: [] })).toMatchObject({ ok: true })
}

async function hears(person: Person, talkId: string, texts: readonly string[]): Promise<void> {
  await person.openTalk(talkId)
  await person.sees(texts.join(', '), (view) => wordsIn(view).length >= texts.length)
  expect(wordsIn(person.view())).toEqual(texts)
}

const circleOf = (person: Person) => person.view().circles[0]
const kindsIn = (person: Person) => (person.view().talk?.items ?? []).map(({ kind }) => kind)
const agreedIn = (person: Person) =>
  circleOf(person)?.people.map(({ name, hasAgreed }) => [name, hasAgreed])

/** How many of the records before and after somebody came in open with all that they ever had. */
async function openedBy(home: House, circleId: string, person: Person, memberId: string) {
  const { opened, state } = await judgedLog(home, circleId, [person])
  const came = state?.members.find(({ id }) => toBase64url(id) === memberId)?.joinedSeq ?? 0
  const isOpen = (seen: unknown): boolean => seen instanceof Uint8Array
  const [seen] = opened as [readonly unknown[]]
  return {
    before: seen.slice(0, came).filter(isOpen).length,
    after: seen.slice(came).filter(isOpen).length
  }
}

function memberIdOf(person: Person, name: string): string {
  return circleOf(person)?.people.find((one) => one.name === name)?.memberId ?? ''
}

function countRecords(home: House): number {
  return readRows(home.dataFolder)['records']?.length ?? 0
}

describe('Where newcomers read from today on', () => {
  test('they hold no key of before, know who is here and what was agreed, and the others lose nothing', async () => {
    await using home = await openHouse()
    const [ines, noor, ade, tom] = (await Promise.all(
      (['ines', 'noor', 'ade', 'tom'] as const).map((name) => arrived(home.device(name)))
    )) as [Person, Person, Person, Person]
    const circleId = await begin(ines)
    await says(ines, circleId, 'only me')
    await bringIn(ines, circleId, noor)
    await hears(noor, circleId, [])
    await says(noor, circleId, 'the two of us')
    await hears(ines, circleId, ['only me', 'the two of us'])
    await noor.setMayMention({ talkId: circleId, mayMention: true })

    await bringIn(ines, circleId, ade)
    expect(circleOf(ade)).toMatchObject({ about, agreement: { text: agreement, isAgreed: true } })
    // Noor's own client was not there since: what Ines calls her is read until then.
    expect(agreedIn(ade)).toEqual([
      ['ines', true],
      ['noor', false],
      ['ade', true]
    ])
    expect(ade.view().talk).toMatchObject({ hasEarlier: false, isBeforeKept: true })
    expect(kindsIn(ade)).toEqual(['joined'])
    // What a member says of others who does not hold the circle counts for nobody.
    const { rooms, tools, spaceOf } = await changedClientOf(home, ade)
    const profile = { nickname: 'somebody else', shape: { form: 'leaf', colour: 'moss' } }
    const names = [{ memberId: memberIdOf(ade, 'noor'), profile }]
    const saying = { kind: 'names', body: { names }, before: undefined }
    expect(await writeDocument(tools, spaceOf(circleId), saying)).toMatchObject({ ok: true })
    await accountActions(rooms).leave()
    const adesPhone = await secondDevice(home, ade)
    expect(agreedIn(adesPhone)?.map(([name]) => name)).toEqual(['ines', 'noor', 'ade'])
    await noor.lookAtDoors()
    await ade.sees('that Noor agreed', () => agreedIn(ade)?.[1]?.[1] === true)
    await ade.sees('that Noor may be mentioned', ({ talk }) => talk?.mentionable.length === 1)
    expect(circleOf(noor)?.agreement.isAgreed).toBe(true)
    expect(kindsIn(ines)).not.toContain('agreement')

    const before = countRecords(home)
    for (const person of [ines, noor, ade]) await person.lookAtDoors()
    expect(countRecords(home)).toBe(before)

    const [first] = ines.view().talk?.items.filter(({ kind }) => kind === 'words') ?? []
    const answer = {
      talkId: circleId,
      text: 'to the first words',
      notes: [],
      answers: first?.id ?? ''
    }
    expect(await ines.say(answer)).toMatchObject({ ok: true })
    await hears(ade, circleId, ['to the first words'])
    expect(ade.view().talk?.items.at(-1)).toMatchObject({ answer: { state: 'not-here' } })
    const mine = await openedBy(home, circleId, ade, memberIdOf(ines, 'ade'))
    expect(mine.before).toBe(0)
    expect(mine.after).toBeGreaterThan(3)

    const phone = await secondDevice(home, ines)
    await hears(phone, circleId, ['only me', 'the two of us', 'to the first words'])
    expect(phone.view().talk?.isBeforeKept).toBe(false)
    expect(kindsIn(phone)).not.toContain('could-not-open')

    const wish = { circleId, about: { ...about, newcomers: 'all' as const }, agreement }
    expect(await ines.changeCircle(wish)).toEqual(done)
    await bringIn(ines, circleId, tom)
    await hears(tom, circleId, ['to the first words'])
    expect(tom.view().talk?.isBeforeKept).toBe(true)
    expect(kindsIn(tom)).not.toContain('could-not-open')
    expect(circleOf(tom)?.people.map(({ name }) => name)).toEqual(['ines', 'noor', 'ade', 'tom'])
    for (const person of [ines, noor, ade, tom, phone]) expect(person.view().alarms).toEqual([])
  })

  test('whoever opens the next epoch keeps it so, and whoever takes new keys in that moment reads on', async () => {
    await using home = await openHouse()
    let isCut = false
    let isCounting = false
    const real = nodeEnvironment(home.address).fetch
    // The line of Ines breaks as Ade was added: the epoch that follows is for somebody else to open.
    const fetch: typeof real = async (url, init) => {
      if (isCut) throw new TypeError('the line is cut')
      const response = await real(url, init)
      isCut = isCounting && url.endsWith('/records')
      return response
    }
    const ines = await arrived(home.device('ines', { fetch }))
    const [noor, ade] = await Promise.all([
      arrived(home.device('noor')),
      arrived(home.device('ade'))
    ])
    const circleId = await begin(ines)
    await bringIn(ines, circleId, noor)
    await says(noor, circleId, 'before Ade came')
    const dropId = await asks(ade, ines, circleId)
    isCounting = true
    expect(await ines.letIn({ circleId, dropId })).toMatchObject({ ok: false })
    await noor.sees('Ade', ({ circles }) => circles[0]?.people.length === 3)

    const current = noor.kitWords.join(' ')
    const changed = await noor.changeEverything({ current, next: '' })
    if (!changed.ok) throw new Error(changed.reason)
    await noor.sees('new keys everywhere', hasSettledKeys)
    noor.kitWords = changed.value.kitWords
    await says(noor, circleId, 'and after')
    const phone = await secondDevice(home, noor)
    await hears(phone, circleId, ['before Ade came', 'and after'])
    expect(kindsIn(phone)).not.toContain('could-not-open')

    await ade.lookAtDoors()
    await hears(ade, circleId, ['and after'])
    const seen = await openedBy(home, circleId, ade, memberIdOf(noor, 'ade'))
    expect(seen.before).toBe(0)
    expect(seen.after).toBeGreaterThan(0)
    isCounting = false
    isCut = false
    await ines.lookAtDoors()
    await ade.sees('what it says of itself', () => circleOf(ade)?.about.name === about.name)
    for (const person of [ines, noor, ade, phone]) expect(person.view().alarms).toEqual([])
  })
})
