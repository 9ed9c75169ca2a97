import { nodeEnvironment } from '@beside/client/node'
import { describe, expect, test } from 'vitest'
import { arriveAs, openHouse, type House, type Person } from '../house.ts'
import { askFor, bringIn, comeIn, fragmentOf } from '../circle-people.ts'

const about = { name: 'Thursday', purpose: '', welcome: '', notWelcome: '', seats: 3, hours: null }
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

describe('A circle with set times', () => {
  const DAY_MS = 86_400_000
  /** From noon to one on the day after tomorrow: never now. */
  const later = () => ({
    days: [new Date(Date.now() + 2 * DAY_MS).getUTCDay() || 7],
    from: '12:00',
    to: '13:00',
    zone: 'UTC'
  })
  const nextNoon = () => Math.floor(Date.now() / DAY_MS) * DAY_MS + 2.5 * DAY_MS
  const close = (person: Person, circleId: string) =>
    person.changeCircle({ circleId, about: { ...about, hours: later() }, agreement })
  const closed = (person: Person) =>
    person.sees('that it is closed', () => circleOf(person)?.openness.state === 'closed')
  const said = (person: Person) =>
    (person.view().talk?.items ?? []).flatMap((item) => (item.kind === 'words' ? [item] : []))
  const hears = async (person: Person, circleId: string, text: string) => {
    await person.openTalk(circleId)
    await person.sees(text, () => said(person).some((item) => item.text === text))
  }

  test('takes no words outside them, says when it opens, and can be opened by whoever holds it', async () => {
    await using home = await openHouse()
    const [ines, noor] = (await arrived(home, 'ines', 'noor')) as [Person, Person]
    const circleId = await begin(ines)
    await bringIn(ines, circleId, noor)
    expect(circleOf(noor)?.openness).toEqual({ state: 'open', opensAt: null })
    expect(await close(ines, circleId)).toEqual(done)
    await closed(noor)
    expect(circleOf(noor)?.openness.opensAt).toBe(nextNoon())
    const words = { talkId: circleId, text: 'Is anybody here?', notes: [] }
    expect(await noor.say(words)).toEqual({ ok: false, reason: 'not-now' })
    expect(await ines.keepCircleOpen(circleId)).toEqual(done)
    await noor.sees('that it is open', () => circleOf(noor)?.openness.state === 'open')
    expect(await noor.say(words)).toEqual(done)
    await hears(ines, circleId, words.text)
    expect(said(ines)[0]).not.toHaveProperty('wasClosed')
  })

  test('keeps words that were on their way as it closed, and sends them once it is open', async () => {
    await using home = await openHouse()
    const [ines] = (await arrived(home, 'ines')) as [Person]
    let isCut = false
    const line = nodeEnvironment(home.address).fetch
    const noor = home.device('noor', {
      fetch: (url, init) => {
        if (isCut && url.endsWith('/records')) throw new TypeError('The line broke')
        return line(url, init)
      }
    })
    await arriveAs(noor, '')
    const circleId = await begin(ines)
    await bringIn(ines, circleId, noor)
    isCut = true
    expect(await noor.say({ talkId: circleId, text: 'On my way.', notes: [] })).toEqual(done)
    await close(ines, circleId)
    await closed(noor)
    isCut = false
    const isWaiting = () => said(noor).some(({ delivery }) => delivery === 'waiting')
    // Its next try comes after a second: the words are still here after several.
    await new Promise((resolve) => setTimeout(resolve, 4000))
    expect(isWaiting()).toBe(true)
    expect(noor.view().talk?.canWrite).toBe(false)
    expect(await ines.keepCircleOpen(circleId)).toEqual(done)
    await hears(ines, circleId, 'On my way.')
    await noor.sees('that they are sent', () => !isWaiting())
  })

  test('shows what a changed client wrote outside them as such, to everybody', async () => {
    await using home = await openHouse()
    const MINUTE_MS = 60_000
    const shift = { ines: 0, ade: 0 }
    const ines = home.device('ines', { now: () => Date.now() + shift.ines })
    const ade = home.device('ade', { now: () => Date.now() + shift.ade })
    await Promise.all([arriveAs(ines, ''), arriveAs(ade, '')])
    const circleId = await begin(ines)
    await bringIn(ines, circleId, ade)
    // It opens in three or four minutes, and these times hold since a while ago.
    const clock = (inMinutes: number) =>
      new Date(Date.now() + inMinutes * MINUTE_MS).toISOString().slice(11, 16)
    const hours = { days: [1, 2, 3, 4, 5, 6, 7], from: clock(4), to: clock(60), zone: 'UTC' }
    shift.ines = -5 * MINUTE_MS
    expect(await ines.changeCircle({ circleId, about: { ...about, hours }, agreement })).toEqual(
      done
    )
    shift.ines = 0
    await closed(ade)
    // Ade's client takes another time for the true one.
    shift.ade = 5 * MINUTE_MS
    expect(await ade.say({ talkId: circleId, text: 'Nobody stops me.', notes: [] })).toEqual(done)
    await hears(ines, circleId, 'Nobody stops me.')
    expect(said(ines)).toMatchObject([{ wasClosed: true }])
  })
})

describe('The words of a circle', () => {
  const DAY_MS = 86_400_000
  const said = (person: Person) =>
    (person.view().talk?.items ?? []).flatMap((item) => (item.kind === 'words' ? [item.text] : []))
  const sayIn = (person: Person, circleId: string, text: string) =>
    person.say({ talkId: circleId, text, notes: [] })
  const hears = async (person: Person, circleId: string, text: string) => {
    await person.openTalk(circleId)
    await person.sees(text, () => said(person).includes(text))
  }

  test('stay for ninety days where nobody chose, and who changes that is said to everybody', async () => {
    await using home = await openHouse()
    const [ines, noor] = (await arrived(home, 'ines', 'noor')) as [Person, Person]
    const circleId = await begin(ines)
    expect(await noor.readInvite(await linkInto(ines, circleId))).toMatchObject({
      value: { retentionDays: 90 }
    })
    await bringIn(ines, circleId, noor)
    expect(circleOf(noor)?.stay).toEqual({ days: 90, next: null })
    // Somebody writes in the same moment: both land, and neither stops the other.
    const [shorter] = await Promise.all([
      ines.changeCircle({ circleId, about, agreement, retentionDays: 30 }),
      sayIn(noor, circleId, 'At the same time.')
    ])
    expect(shorter).toEqual(done)
    await hears(ines, circleId, 'At the same time.')
    await noor.sees('the new time', () => circleOf(noor)?.stay.next !== null)
    const { days, next } = circleOf(noor)?.stay ?? {}
    expect([days, next?.days]).toEqual([90, 30])
    expect(Math.round(((next?.from ?? 0) - Date.now()) / DAY_MS)).toBe(7)
    await noor.openTalk(circleId)
    await noor.sees('who changed it', ({ talk }) =>
      (talk?.items ?? []).some((item) => item.kind === 'stay' && item.by === 'them')
    )
    // A longer one holds at once.
    const longer = { circleId, about, agreement, retentionDays: 365 }
    expect(await ines.changeCircle(longer)).toEqual(done)
    await noor.sees('a year', () => circleOf(noor)?.stay.days === 365)
    expect(await noor.changeCircle({ ...longer, retentionDays: 30 })).toMatchObject({ ok: false })
    for (const person of [ines, noor]) expect(person.view().alarms).toEqual([])
  })

  test('are gone once that time is over, also where the server kept them, and nobody is alarmed', async () => {
    let later = 0
    const clock = { now: () => Date.now() + later, elapsed: () => performance.now() + later }
    await using home = await openHouse({ clock })
    const devices = (names: readonly string[]) =>
      names.map((name) => home.device(name, { now: () => Date.now() + later }))
    const [ines, noor] = devices(['ines', 'noor']) as [Person, Person]
    await Promise.all([arriveAs(ines, ''), arriveAs(noor, '')])
    const begun = await ines.beginCircle({ about, agreement, retentionDays: 30 })
    const circleId = begun.ok ? begun.value.circleId : ''
    await bringIn(ines, circleId, noor)
    await sayIn(noor, circleId, 'A month ago.')
    await hears(ines, circleId, 'A month ago.')
    const back = async (name: string, before: Person) => {
      const [person] = devices([name]) as [Person]
      const words = before.kitWords.join(' ')
      expect(await person.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
      await person.openTalk(circleId)
      return person
    }
    later = 31 * DAY_MS
    const agreed = (person: Person) => ({
      words: said(person),
      agreement: circleOf(person)?.agreement.text,
      isMissing: (person.view().talk?.items ?? []).some(({ kind }) => kind === 'withheld'),
      alarms: person.view().alarms
    })
    const expected = { words: [], agreement, isMissing: false, alarms: [] }
    // The server has not swept yet: the words are gone by agreement all the same.
    expect(agreed(await back('ines', ines))).toEqual(expected)
    await home.sweep()
    const again = await back('noor', noor)
    expect(agreed(again)).toEqual(expected)
    await sayIn(again, circleId, 'A new month.')
    await again.sees('what is said now', () => said(again).includes('A new month.'))
  })

  test('that were gone stay gone where a longer time is agreed on later, and nobody holds them back', async () => {
    let later = 0
    const clock = { now: () => Date.now() + later, elapsed: () => performance.now() + later }
    await using home = await openHouse({ clock })
    const device = (name: string) => home.device(name, { now: () => Date.now() + later })
    const [ines, noor] = [device('ines'), device('noor')]
    await Promise.all([arriveAs(ines, ''), arriveAs(noor, '')])
    const begun = await ines.beginCircle({ about, agreement, retentionDays: 30 })
    const circleId = begun.ok ? begun.value.circleId : ''
    await bringIn(ines, circleId, noor)
    await sayIn(noor, circleId, 'A month ago.')
    await hears(ines, circleId, 'A month ago.')
    const back = async (person: Person) => {
      const other = device(person.name)
      const words = person.kitWords.join(' ')
      expect(await other.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
      await other.openTalk(circleId)
      return other
    }
    later = 29.9 * DAY_MS
    const holds = await back(noor)
    await holds.sees('the words', () => said(holds).includes('A month ago.'))
    later = 31 * DAY_MS
    await home.sweep()
    const facilitator = await back(ines)
    for (const retentionDays of [90, 0]) {
      const longer = { circleId, about, agreement, retentionDays }
      expect(await facilitator.changeCircle(longer)).toEqual(done)
      await holds.sees('the longer time', () => circleOf(holds)?.stay.days === retentionDays)
      for (const person of [holds, facilitator, await back(noor)]) {
        const kinds = (person.view().talk?.items ?? []).map(({ kind }) => kind)
        expect(kinds).not.toContain('withheld')
        expect(said(person)).toEqual([])
        expect(person.view().alarms).toEqual([])
      }
    }
  })
})
