import { expect, test } from 'vitest'
import { arriveAs, openHouse, type House, type Person } from '../house.ts'
import { whatOpensLater } from './opens-later.ts'

const SEATS = 12
const WORDS_EACH = 2

test('Twelve people write at once; a thirteenth finds no room; whoever is removed under load opens nothing later', async () => {
  await using home = await openHouse()
  const people = await arriveInNumbers(home, SEATS + 1)
  const [ines, ...others] = people as [Person, ...Person[]]
  const late = others.pop()!
  const circleId = await beginWith(ines, others)

  const late13 = await askingOf(ines, circleId, late)
  expect(await ines.letIn({ circleId, dropId: late13 })).toEqual({
    ok: false,
    reason: 'space-full'
  })

  const inside = [ines, ...others]
  await Promise.all(inside.map((person) => person.openTalk(circleId)))
  await Promise.all(inside.map((person) => writeMany(person, circleId, 'all together')))
  await everybodyHas(inside, SEATS * WORDS_EACH)

  const [removed, ...staying] = others as [Person, ...Person[]]
  const memberId = memberIdOf(ines, removed.name)
  const writing = Promise.all(staying.map((person) => writeMany(person, circleId, 'meanwhile')))
  const words = { rule: 'No advice', reason: 'After two talks.', next: '' }
  expect(await ines.removeFromCircle({ circleId, memberId, ...words })).toMatchObject({ ok: true })
  await writing
  await removed.sees('why', ({ circles }) => circles[0]?.state === 'removed')
  const stayed = [ines, ...staying]
  // Some of those may stand before the removal: these all stand after it.
  await Promise.all(staying.map((person) => writeMany(person, circleId, 'afterwards')))
  await everybodyHas(stayed, SEATS * WORDS_EACH + 2 * staying.length * WORDS_EACH)
  for (const person of people) expect(person.view().alarms).toEqual([])

  const found = await whatOpensLater(home, { circleId, memberId, removed, staying: ines })
  expect(found.before).toBeGreaterThan(SEATS * WORDS_EACH)
  expect(found.forOthers).toBeGreaterThan(SEATS)
  expect(found.after).toEqual([])
}, 240_000)

async function arriveInNumbers(home: House, count: number): Promise<readonly Person[]> {
  const people: Person[] = []
  for (let number = 1; number <= count; number += 1) {
    const person = home.device(`person ${number}`)
    await arriveAs(person, '')
    people.push(person)
  }
  return people
}

async function beginWith(ines: Person, others: readonly Person[]): Promise<string> {
  const about = { name: 'Full', purpose: '', welcome: '', notWelcome: '', seats: 12, hours: null }
  const begun = await ines.beginCircle({ about, agreement: 'We listen.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  await Promise.all(others.map((person) => askInto(ines, circleId, person)))
  await ines.lookAtDoors()
  const waiting = ines.view().circles[0]?.asking ?? []
  for (const { dropId } of waiting)
    expect(await ines.letIn({ circleId, dropId })).toMatchObject({ ok: true })
  await Promise.all(others.map((person) => comesIn(person, circleId)))
  return circleId
}

async function askInto(ines: Person, circleId: string, person: Person): Promise<void> {
  const invited = await ines.inviteIntoCircle({ circleId, note: '' })
  if (!invited.ok) throw new Error(invited.reason)
  const fragment = invited.value.link.split('#')[1] ?? ''
  expect(await person.askToComeIn({ fragment, note: '' })).toMatchObject({ ok: true })
}

async function askingOf(ines: Person, circleId: string, person: Person): Promise<string> {
  await askInto(ines, circleId, person)
  await ines.lookAtDoors()
  return ines.view().circles[0]?.asking[0]?.dropId ?? ''
}

async function comesIn(person: Person, circleId: string): Promise<void> {
  await person.lookAtDoors()
  await person.sees('the circle', ({ circles }) =>
    circles.some((one) => one.circleId === circleId && one.state === 'in')
  )
}

async function writeMany(person: Person, circleId: string, when: string): Promise<void> {
  for (let count = 0; count < WORDS_EACH; count += 1) {
    const text = `${person.name}, ${when}, ${count}`
    expect(await person.say({ talkId: circleId, text, notes: [] })).toMatchObject({ ok: true })
  }
}

/** All of them hold the same words, in the same order, each once. */
async function everybodyHas(people: readonly Person[], count: number): Promise<void> {
  const textsIn = (person: Person) =>
    (person.view().talk?.items ?? []).flatMap((item) =>
      item.kind === 'words' && item.delivery === 'sent' ? [item.text] : []
    )
  await Promise.all(
    people.map((person) => person.sees(`${count} words`, () => textsIn(person).length >= count))
  )
  const [first] = people
  for (const person of people) expect(textsIn(person)).toEqual(textsIn(first!))
  expect(new Set(textsIn(first!)).size).toBe(count)
}

function memberIdOf(person: Person, name: string): string {
  const seat = person.view().circles[0]?.people.find((one) => one.name === name)
  if (!seat) throw new Error(`${name} is not here`)
  return seat.memberId
}
