import { nodeEnvironment } from '@beside/client/node'
import { describe, expect, test } from 'vitest'
import { openMovedClock } from '../../../scripts/demo/moved-clock.ts'
import { arriveAs, openHouse, secondDevice, type House, type Person } from '../house.ts'

const DAY = 86_400_000

const about = {
  name: 'Thursday',
  purpose: 'To get through the evenings',
  welcome: 'Sleep, grief, small wins',
  notWelcome: 'How somebody hurt themselves',
  seats: 12,
  hours: null
}
const agreement = 'We speak for ourselves. What is said here stays here.'

async function peopleIn(home: House): Promise<[Person, Person, Person]> {
  const people = ['ines', 'noor', 'ade'].map(async (name) => {
    const person = home.device(name)
    await arriveAs(person, '')
    return person
  })
  return (await Promise.all(people)) as [Person, Person, Person]
}

async function beginCircle(person: Person): Promise<string> {
  const begun = await person.beginCircle({ about, agreement })
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value.circleId
}

async function linkInto(person: Person, circleId: string): Promise<string> {
  const invited = await person.inviteIntoCircle({ circleId, note: 'You are welcome.' })
  if (!invited.ok) throw new Error(invited.reason)
  return invited.value.link.split('#')[1] ?? ''
}

async function ask(person: Person, fragment: string): Promise<void> {
  expect(await person.askToComeIn({ fragment, note: 'I cannot sleep.' })).toMatchObject({
    ok: true
  })
}

/** The facilitator sees who asks, and says yes; the other is in. */
async function letIn(facilitator: Person, circleId: string, newcomer: Person): Promise<void> {
  await facilitator.lookAtDoors()
  const view = await facilitator.sees(`${newcomer.name} asks`, ({ circles }) =>
    circles.some(({ asking }) => asking.some(({ name }) => name === newcomer.name))
  )
  const asking = view.circles
    .flatMap((one) => one.asking)
    .find(({ name }) => name === newcomer.name)
  const done = await facilitator.letIn({ circleId, dropId: asking?.dropId ?? '' })
  expect(done).toEqual({ ok: true, value: true })
  await newcomer.lookAtDoors()
  await newcomer.sees('the circle', ({ circles }) =>
    circles.some((one) => one.circleId === circleId && one.state === 'in')
  )
}

const done = { ok: true, value: true }

async function dropOf(facilitator: Person, newcomer: Person): Promise<string> {
  await facilitator.lookAtDoors()
  const asking = facilitator.view().circles.flatMap((one) => one.asking)
  return asking.find(({ name }) => name === newcomer.name)?.dropId ?? ''
}

function memberIdOf(person: Person, name: string): string {
  const people = person.view().circles.flatMap((one) => one.people)
  return people.find((one) => one.name === name)?.memberId ?? ''
}

const textsIn = (person: Person): string[] =>
  (person.view().talk?.items ?? []).flatMap((item) => (item.kind === 'words' ? [item.text] : []))

async function hears(person: Person, circleId: string, text: string): Promise<void> {
  await person.openTalk(circleId)
  await person.sees(text, () => textsIn(person).includes(text))
}

describe('A circle', () => {
  test('is begun, asked for by a link, and those who are let in read and answer each other', async () => {
    await using home = await openHouse()
    const [ines, noor, ade] = await peopleIn(home)
    const circleId = await beginCircle(ines)
    const fragment = await linkInto(ines, circleId)
    const read = await noor.readInvite(fragment)
    expect(read).toMatchObject({
      ok: true,
      value: { kind: 'circle', about, agreement, name: 'ines', isOwn: false }
    })
    await ines.say({ talkId: circleId, text: 'Welcome, whoever comes.', notes: [] })
    await ask(noor, fragment)
    expect(noor.view().circles).toMatchObject([{ state: 'asking', about: { name: 'Thursday' } }])
    await letIn(ines, circleId, noor)
    await ask(ade, await linkInto(ines, circleId))
    await letIn(ines, circleId, ade)
    await hears(noor, circleId, 'Welcome, whoever comes.')
    await noor.say({ talkId: circleId, text: 'Hello from Noor.', notes: ['grief'] })
    await hears(ines, circleId, 'Hello from Noor.')
    await hears(ade, circleId, 'Hello from Noor.')
    const [circle] = ade.view().circles
    expect(circle?.people.map(({ name, isFacilitator }) => [name, isFacilitator])).toEqual([
      ['ines', true],
      ['noor', false],
      ['ade', false]
    ])
    for (const person of [ines, noor, ade]) expect(person.view().alarms).toEqual([])
  })

  test('lets nobody in who is told not now, and the words come to them', async () => {
    await using home = await openHouse()
    const [ines, noor] = await peopleIn(home)
    const circleId = await beginCircle(ines)
    await ask(noor, await linkInto(ines, circleId))
    const dropId = await dropOf(ines, noor)
    const words = 'We are full until June. Please ask again then.'
    expect(await ines.sayNotNow({ circleId, dropId, words })).toMatchObject({ ok: true })
    await noor.lookAtDoors()
    expect(noor.view().circles).toMatchObject([{ state: 'not-now', declined: words }])
    expect(ines.view().circles[0]?.asking).toEqual([])
    await noor.putCircleAway(circleId)
    expect(noor.view().circles).toEqual([])
  })

  test('lets whoever asked know that nobody answered in all that time, and they can ask again', async () => {
    const clock = openMovedClock()
    clock.moveTo(Date.now() - 100 * DAY)
    await using home = await openHouse({ clock })
    const now = () => clock.now()
    const [ines, first] = [home.device('ines', { now }), home.device('noor', { now })]
    for (const person of [ines, first]) await arriveAs(person, '')
    const circleId = await beginCircle(ines)
    await ask(first, await linkInto(ines, circleId))
    await first.lookAtDoors()
    expect(first.view().circles).toMatchObject([{ circleId, state: 'asking' }])
    clock.moveTo(clock.now() + 40 * DAY)
    const [holder, noor] = await Promise.all(
      [ines, first].map((person) => secondDevice(home, person, { now }))
    )
    if (!holder || !noor) throw new Error('nobody came back')
    await noor.lookAtDoors()
    expect(noor.view().circles).toMatchObject([{ circleId, state: 'not-now', declined: '' }])
    await holder.lookAtDoors()
    expect(holder.view().circles[0]?.asking).toEqual([])
    await ask(noor, await linkInto(holder, circleId))
    await dropOf(holder, noor)
    await noor.lookAtDoors()
    expect(noor.view().circles).toMatchObject([{ circleId, state: 'asking' }])
  })

  test('is asked once by whoever asks again because the answer to the first got lost', async () => {
    await using home = await openHouse()
    const ines = home.device('ines')
    await arriveAs(ines, '')
    let isLosing = false
    const line = nodeEnvironment(home.address).fetch
    const noor = home.device('noor', {
      fetch: async (url, init) => {
        const reply = await line(url, init)
        if (isLosing && url.includes('/api/drops/')) throw new TypeError('The line broke')
        return reply
      }
    })
    await arriveAs(noor, '')
    const circleId = await beginCircle(ines)
    const fragment = await linkInto(ines, circleId)
    isLosing = true
    expect(await noor.askToComeIn({ fragment, note: '' })).toEqual({
      ok: false,
      reason: 'unreachable'
    })
    expect(noor.view().circles).toEqual([])
    isLosing = false
    await ask(noor, fragment)
    await ines.lookAtDoors()
    expect(ines.view().circles[0]?.asking).toMatchObject([{ name: 'noor' }])
    await letIn(ines, circleId, noor)
    await ines.lookAtDoors()
    expect(ines.view().circles[0]?.asking).toEqual([])
  })

  test('does not open to whoever was removed, tells them why, and can take them in again', async () => {
    await using home = await openHouse()
    const [ines, noor, ade] = await peopleIn(home)
    const circleId = await beginCircle(ines)
    for (const person of [noor, ade]) {
      await ask(person, await linkInto(ines, circleId))
      await letIn(ines, circleId, person)
    }
    await ines.say({ talkId: circleId, text: 'While Noor is here.', notes: [] })
    await hears(noor, circleId, 'While Noor is here.')
    await hears(ade, circleId, 'While Noor is here.')
    const removal = { rule: 'No advice', reason: 'It went on after we spoke.', next: 'Ask in May.' }
    const memberId = memberIdOf(ines, 'noor')
    expect(await noor.removeFromCircle({ circleId, memberId, ...removal })).toMatchObject({
      ok: false
    })
    expect(await ines.removeFromCircle({ circleId, memberId, ...removal })).toEqual(done)
    await noor.sees('why', ({ circles }) => circles[0]?.state === 'removed')
    expect(noor.view().circles[0]).toMatchObject({
      removal,
      people: [{ name: 'ines' }, { name: 'ade' }]
    })
    await ade.say({ talkId: circleId, text: 'After Noor.', notes: [] })
    await hears(ines, circleId, 'After Noor.')
    expect(textsIn(noor)).toEqual(['While Noor is here.'])
    expect(await noor.say({ talkId: circleId, text: 'Still here?', notes: [] })).toEqual({
      ok: false,
      reason: 'not-now'
    })
    await ask(noor, await linkInto(ines, circleId))
    expect(noor.view().circles).toMatchObject([{ state: 'asking' }])
    await letIn(ines, circleId, noor)
    await hears(noor, circleId, 'After Noor.')
    await noor.say({ talkId: circleId, text: 'Thank you.', notes: [] })
    await hears(ade, circleId, 'Thank you.')
    for (const person of [ines, noor, ade]) expect(person.view().alarms).toEqual([])
  })

  test('goes on when its facilitator leaves, and the last one who leaves ends it', async () => {
    await using home = await openHouse()
    const [ines, noor, ade] = await peopleIn(home)
    const circleId = await beginCircle(ines)
    for (const person of [noor, ade]) {
      await ask(person, await linkInto(ines, circleId))
      await letIn(ines, circleId, person)
    }
    expect(
      await ines.setFacilitator({
        circleId,
        memberId: memberIdOf(ines, 'ines'),
        isFacilitator: false
      })
    ).toEqual({ ok: false, reason: 'last-facilitator' })
    expect(await ines.leaveCircle(circleId)).toEqual(done)
    await noor.sees('that she holds it', ({ circles }) => circles[0]?.amFacilitator === true)
    await noor.say({ talkId: circleId, text: 'Ines left us.', notes: [] })
    await hears(ade, circleId, 'Ines left us.')
    // Who holds it since is said to everybody, also to her.
    for (const [person, by] of [
      [ade, 'them'],
      [noor, 'me']
    ] as const) {
      await person.openTalk(circleId)
      const lines = (person.view().talk?.items ?? []).filter(({ kind }) => kind !== 'words')
      expect(lines.slice(-2)).toMatchObject([{ kind: 'left' }, { kind: 'leads', by }])
      expect(lines.at(-1)?.memberId).toBe(memberIdOf(person, 'noor'))
    }
    expect(ines.view().circles).toMatchObject([{ state: 'left' }])
    expect(await noor.leaveCircle(circleId)).toEqual(done)
    expect(await ade.leaveCircle(circleId)).toEqual(done)
    expect(ade.view().circles).toMatchObject([{ state: 'left', people: [] }])
  })

  test('asks everybody again where its agreement changes, also whoever comes in just then', async () => {
    await using home = await openHouse()
    const [ines, noor] = await peopleIn(home)
    const circleId = await beginCircle(ines)
    await ask(noor, await linkInto(ines, circleId))
    const changed = ines.changeCircle({ circleId, about, agreement: 'New words for all of us.' })
    await letIn(ines, circleId, noor)
    expect(await changed).toEqual(done)
    await noor.sees(
      'the new agreement',
      ({ circles }) => circles[0]?.agreement.text === 'New words for all of us.'
    )
    expect(noor.view().circles[0]?.agreement.isAgreed).toBe(false)
    expect(await noor.agreeInCircle(circleId)).toEqual(done)
    await ines.sees(
      'that Noor agreed',
      ({ circles }) => circles[0]?.people.every(({ hasAgreed }) => hasAgreed) === true
    )
    await ines.changeCircle({ circleId, about, agreement: 'Newer words.' })
    await noor.sees('to be asked again', ({ circles }) => circles[0]?.agreement.isAgreed === false)
    // What she said yes to before stands beside it, so that she sees what changed.
    expect(noor.view().circles[0]?.agreement.before).toBe('New words for all of us.')
    expect(ines.view().circles[0]?.agreement.before).toBe(null)
  })

  test('is answered by two facilitators at once without leaving anybody outside or in twice', async () => {
    await using home = await openHouse()
    const [ines, noor, ade] = await peopleIn(home)
    const circleId = await beginCircle(ines)
    await ask(noor, await linkInto(ines, circleId))
    await letIn(ines, circleId, noor)
    await ines.setFacilitator({ circleId, memberId: memberIdOf(ines, 'noor'), isFacilitator: true })
    await noor.sees('that she holds it too', ({ circles }) => circles[0]?.amFacilitator === true)
    await ask(ade, await linkInto(noor, circleId))
    const [one, other] = [await dropOf(ines, ade), await dropOf(noor, ade)]
    const answers = await Promise.all([
      ines.letIn({ circleId, dropId: one }),
      noor.letIn({ circleId, dropId: other })
    ])
    expect(answers.some(({ ok }) => ok)).toBe(true)
    await ade.lookAtDoors()
    await ade.sees('the circle', ({ circles }) => circles[0]?.state === 'in')
    await ade.say({ talkId: circleId, text: 'Hello both.', notes: [] })
    for (const person of [ines, noor]) {
      await hears(person, circleId, 'Hello both.')
      expect(person.view().circles[0]?.people.map(({ name }) => name)).toEqual([
        'ines',
        'noor',
        'ade'
      ])
    }
  })
})
