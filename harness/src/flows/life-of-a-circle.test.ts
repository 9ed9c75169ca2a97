import { describe, expect, test } from 'vitest'
import { arriveAs, openHouse, type House, type Person } from '../house.ts'
import { askFor, comeIn, fragmentOf } from '../web/circle.ts'

const about = { name: 'Thursday', purpose: '', welcome: '', notWelcome: '', seats: 3 }
const agreement = 'We speak for ourselves.'
const done = { ok: true, value: true }

async function arrived(home: House, ...names: readonly string[]): Promise<Person[]> {
  const people = names.map((name) => home.device(name))
  await Promise.all(people.map((person) => arriveAs(person, '')))
  return people
}

async function begin(person: Person, wish = about): Promise<string> {
  const begun = await person.beginCircle({ about: wish, agreement })
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value.circleId
}

async function linkInto(person: Person, circleId: string): Promise<string> {
  const made = await person.inviteIntoCircle({ circleId, note: '' })
  if (!made.ok) throw new Error(made.reason)
  return fragmentOf(made.value.link)
}

async function ask(person: Person, fragment: string): Promise<void> {
  expect(await person.askToComeIn({ fragment, note: '' })).toMatchObject({ ok: true })
}

async function bringIn(holder: Person, circleId: string, newcomer: Person): Promise<void> {
  await ask(newcomer, await linkInto(holder, circleId))
  const dropId = await askFor(holder, circleId)
  expect(await holder.letIn({ circleId, dropId })).toEqual(done)
  await comeIn(newcomer, circleId)
}

const circleOf = (person: Person) => person.view().circles[0]
const askingOf = (person: Person) => circleOf(person)?.asking ?? []

async function holdTogether(one: Person, circleId: string, other: Person): Promise<void> {
  const memberId = circleOf(one)?.people.find(({ name }) => name === other.name)?.memberId ?? ''
  expect(await one.setFacilitator({ circleId, memberId, isFacilitator: true })).toEqual(done)
  await other.sees('that they hold it', () => circleOf(other)?.amFacilitator === true)
}

describe('The seats of a circle', () => {
  test('are as many as it says: whoever asks beyond them waits, and comes in once there is one more', async () => {
    await using home = await openHouse()
    const [ines, noor, ade, tom] = (await arrived(home, 'ines', 'noor', 'ade', 'tom')) as [
      Person,
      Person,
      Person,
      Person
    ]
    const circleId = await begin(ines)
    for (const newcomer of [noor, ade]) await bringIn(ines, circleId, newcomer)
    await ask(tom, await linkInto(ines, circleId))
    const wish = { circleId, dropId: await askFor(ines, circleId) }
    expect(await ines.letIn(wish)).toEqual({ ok: false, reason: 'space-full' })
    expect(askingOf(ines)).toMatchObject([{ name: 'tom' }])
    expect(await ines.changeCircle({ circleId, about: { ...about, seats: 4 }, agreement })).toEqual(
      done
    )
    expect(await ines.letIn(wish)).toEqual(done)
    await comeIn(tom, circleId)
  })

  test('go to one person, where two facilitators give the last one away at once', async () => {
    await using home = await openHouse()
    const names = ['ines', 'noor', 'ade', 'tom'] as const
    const [ines, noor, ade, tom] = (await arrived(home, ...names)) as [
      Person,
      Person,
      Person,
      Person
    ]
    const circleId = await begin(ines)
    await bringIn(ines, circleId, noor)
    await holdTogether(ines, circleId, noor)
    await ask(ade, await linkInto(ines, circleId))
    await ask(tom, await linkInto(ines, circleId))
    await Promise.all([ines.lookAtDoors(), noor.lookAtDoors()])
    const dropOf = (holder: Person, name: string) =>
      askingOf(holder).find((one) => one.name === name)?.dropId ?? ''
    const answers = await Promise.all([
      ines.letIn({ circleId, dropId: dropOf(ines, 'ade') }),
      noor.letIn({ circleId, dropId: dropOf(noor, 'tom') })
    ])
    expect(answers.map((answer) => (answer.ok ? 'in' : answer.reason)).toSorted()).toEqual([
      'in',
      'space-full'
    ])
    await ines.sees('three people', () => circleOf(ines)?.people.length === 3)
  })
})

describe('A question to a circle', () => {
  test('can be taken back: nobody sees it any more, and one may ask again', async () => {
    await using home = await openHouse()
    const [ines, noor] = (await arrived(home, 'ines', 'noor')) as [Person, Person]
    const circleId = await begin(ines)
    const fragment = await linkInto(ines, circleId)
    await ask(noor, fragment)
    await askFor(ines, circleId)
    expect(await noor.takeAskingBack(circleId)).toEqual(done)
    expect(noor.view().circles).toEqual([])
    await ines.lookAtDoors()
    expect(askingOf(ines)).toEqual([])
    await noor.lookAtDoors()
    expect(noor.view().circles).toEqual([])
    // Once more with the same link, as somebody new.
    await ask(noor, fragment)
    const dropId = await askFor(ines, circleId)
    expect(await ines.letIn({ circleId, dropId })).toEqual(done)
    await comeIn(noor, circleId)
  })

  test('is still seen where its link was closed meanwhile, and can be answered with a yes', async () => {
    await using home = await openHouse()
    const [ines, noor] = (await arrived(home, 'ines', 'noor')) as [Person, Person]
    const circleId = await begin(ines)
    await ask(noor, await linkInto(ines, circleId))
    await askFor(ines, circleId)
    const inviteId = circleOf(ines)?.invites[0]?.inviteId ?? ''
    expect(await ines.closeCircleInvite({ circleId, inviteId })).toEqual(done)
    const dropId = await askFor(ines, circleId)
    expect(askingOf(ines)).toMatchObject([{ name: 'noor', isLinkOver: true }])
    expect(await ines.letIn({ circleId, dropId })).toEqual(done)
    await comeIn(noor, circleId)
    await noor.say({ talkId: circleId, text: 'Good evening.', notes: [] })
    await ines.openTalk(circleId)
    await ines.sees('her words', ({ talk }) =>
      (talk?.items ?? []).some((item) => item.kind === 'words' && item.text === 'Good evening.')
    )
    for (const person of [ines, noor]) expect(person.view().alarms).toEqual([])
  })
})
