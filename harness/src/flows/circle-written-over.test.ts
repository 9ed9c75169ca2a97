import { WIRE_LIMITS } from '@beside/contract'
import { expect, test } from 'vitest'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { writeDocument } from '../../../client/src/sync/writing.ts'
import { readRows } from '../blindness/read-store.ts'
import { bringIn } from '../circle-people.ts'
import { arriveAs, openHouse, secondDevice, type House, type Person } from '../house.ts'
import { changedClientOf } from './changed-rooms.ts'

const topics = { purpose: 'Evenings', welcome: 'Sleep', notWelcome: 'Advice' }
const about = { name: 'Thursday', ...topics, seats: 8, hours: null }
const agreement = 'We speak for ourselves.'
const circleOf = (person: Person) => person.view().circles[0]
const whole = { about, agreement: { text: agreement, isAgreed: true } }

function countRecords(home: House): number {
  return readRows(home.dataFolder)['records']?.length ?? 0
}

/** Tom with a changed client: whatever the circle says of itself, he writes over, in its place. */
async function writeOver(home: House, tom: Person, circleId: string): Promise<void> {
  const { rooms, tools, spaceOf } = await changedClientOf(home, tom)
  const space = spaceOf(circleId)
  for (const before of space.documents.values()) {
    const { kind } = before.entry
    const bodies: Record<string, unknown> = {
      'circle-about': { ...about, name: 'Tom’s', purpose: 'Send me your names', hoursSince: 0 },
      'circle-agreement': { text: 'We tell Tom where we live.', allowsDetail: true, isAgain: true }
    }
    const body = bodies[kind]
    const { id } = before.entry
    if (body)
      expect(await writeDocument(tools, space, { kind, body, id, before })).toMatchObject({
        ok: true
      })
  }
  await accountActions(rooms).leave()
}

/** Ines looks after a circle in which Noor and Tom are. */
async function threeIn(home: House) {
  const [ines, noor, tom] = (await Promise.all(
    ['ines', 'noor', 'tom'].map(async (name) => {
      const person = home.device(name)
      await arriveAs(person, '')
      return person
    })
  )) as [Person, Person, Person]
  const begun = await ines.beginCircle({ about, agreement })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  await bringIn(ines, circleId, noor)
  await bringIn(ines, circleId, tom)
  return { ines, noor, tom, circleId }
}

test('Who does not look after a circle changes neither what it is for nor what was agreed, for anybody', async () => {
  await using home = await openHouse()
  const { ines, noor, tom, circleId } = await threeIn(home)
  const before = countRecords(home)
  await writeOver(home, tom, circleId)
  expect(countRecords(home)).toBe(before + 2)
  const talkId = circleId
  expect(await tom.say({ talkId, text: 'written', notes: [] })).toMatchObject({ ok: true })
  await ines.openTalk(circleId)
  for (const person of [ines, noor]) {
    await person.sees(
      'what came after it',
      ({ talk }) =>
        talk?.items.some((one) => one.kind === 'words' && one.text === 'written') ?? false
    )
    expect(circleOf(person)).toMatchObject(whole)
    expect(person.view().talk?.items.map(({ kind }) => kind)).not.toContain('agreement')
  }
  const phone = await secondDevice(home, noor)
  expect(circleOf(phone)).toMatchObject(whole)

  // Whoever looks after it writes it once more as it was, and once only.
  await ines.lookAtDoors()
  expect(countRecords(home)).toBe(before + 5)
  await ines.lookAtDoors()
  await noor.lookAtDoors()
  expect(countRecords(home)).toBe(before + 5)
  for (const person of [ines, noor, tom]) expect(circleOf(person)).toMatchObject(whole)
})

test('What somebody said who held the circle then is written once more by whoever holds it now', async () => {
  await using home = await openHouse()
  const { ines, noor, tom, circleId } = await threeIn(home)
  const noorId = circleOf(ines)?.people.find(({ name }) => name === 'noor')?.memberId ?? ''
  const made = { circleId, memberId: noorId, isFacilitator: true }
  expect(await ines.setFacilitator(made)).toMatchObject({ ok: true })
  await noor.sees('that she holds it', ({ circles }) => circles[0]?.amFacilitator === true)
  expect(await ines.leaveCircle(circleId)).toMatchObject({ ok: true })
  await writeOver(home, tom, circleId)
  const before = countRecords(home)
  await noor.lookAtDoors()
  // What Ines said, in Noor's name: both documents, and once only.
  expect(countRecords(home)).toBe(before + 2)
  await noor.lookAtDoors()
  expect(countRecords(home)).toBe(before + 2)
  expect(circleOf(noor)).toMatchObject({ about, agreement: { text: agreement } })
  const phone = await secondDevice(home, tom)
  expect(circleOf(phone)).toMatchObject({ about, agreement: { text: agreement } })
})

test('A device that has only the newest pages finds what was written over, and writes it once more', async () => {
  await using home = await openHouse()
  const { ines, tom, circleId } = await threeIn(home)
  await ines.leave()
  await writeOver(home, tom, circleId)
  for (let line = 0; line < WIRE_LIMITS.pageRecords; line += 1) {
    const said = await tom.say({ talkId: circleId, text: `line ${line}`, notes: [] })
    expect(said).toMatchObject({ ok: true })
  }
  await tom.openTalk(circleId)
  await tom.sees('all sent', ({ talk }) =>
    (talk?.items ?? []).every((one) => one.kind !== 'words' || one.delivery === 'sent')
  )
  const before = countRecords(home)
  const phone = await secondDevice(home, ines)
  await phone.lookAtDoors()
  expect(circleOf(phone)).toMatchObject(whole)
  expect(countRecords(home)).toBe(before + 2)
  await phone.lookAtDoors()
  expect(countRecords(home)).toBe(before + 2)
})
