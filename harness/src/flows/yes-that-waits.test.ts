import { expect, test } from 'vitest'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { writeDocument } from '../../../client/src/sync/writing.ts'
import { bringIn } from '../circle-people.ts'
import { arriveAs, openHouse, secondDevice, type House, type Person } from '../house.ts'
import { brittle, type Line } from './brittle-line.ts'
import { changedClientOf } from './changed-rooms.ts'

const topics = { purpose: 'Evenings', welcome: 'Sleep', notWelcome: 'Advice' }
const about = { name: 'Thursday', ...topics, seats: 8, hours: null }
const done = { ok: true, value: true }
const isAgreed = (person: Person) => person.view().circles[0]?.agreement.isAgreed
const namesOfAgreed = (person: Person) =>
  person.view().circles[0]?.people.flatMap(({ name, hasAgreed }) => (hasAgreed ? [name] : []))

/** Noor, on a phone whose line can break, is asked about new words of the circle that Ines holds. */
async function asked(home: House) {
  const [ines, noor] = [home.device('ines'), home.device('noor')]
  for (const person of [ines, noor]) await arriveAs(person, '')
  const begun = await ines.beginCircle({ about, agreement: 'We speak for ourselves.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  await bringIn(ines, circleId, noor)
  const line: Line = { isCut: false, losesReplies: false }
  const phone = await secondDevice(home, noor, brittle(home.address, line))
  const sees = (text: string) =>
    phone.sees('the new words', ({ circles: [circle] }) => circle?.agreement.text === text)
  const agreement = 'We speak for ourselves, and slowly.'
  expect(await ines.changeCircle({ circleId, about, agreement })).toEqual(done)
  await sees(agreement)
  expect(isAgreed(phone)).toBe(false)
  /** With a changed client, that keeps the id of what stood there. */
  const changeUnseen = async (text: string): Promise<void> => {
    const { rooms, tools, spaceOf } = await changedClientOf(home, ines)
    const space = spaceOf(circleId)
    const before = [...space.documents.values()].find(
      ({ entry }) => entry.kind === 'circle-agreement'
    )
    const body = { text, allowsDetail: false, isAgain: true }
    const saying = { kind: 'circle-agreement', body, before, id: before?.entry.id ?? '' }
    expect(await writeDocument(tools, space, saying)).toMatchObject({ ok: true })
    await accountActions(rooms).leave()
    await sees(text)
  }
  return { ines, phone, circleId, line, changeUnseen }
}

test('A yes that was said while the line was cut is kept, and is there once for all', async () => {
  await using home = await openHouse()
  const { ines, phone, circleId, line } = await asked(home)
  line.isCut = true
  expect(await phone.agreeInCircle(circleId)).toEqual(done)
  await phone.sees('that she said yes', () => isAgreed(phone) === true)
  // Whoever leaves now is asked first: it would be lost.
  expect(phone.view().hasUnsentWords).toBe(true)
  expect(namesOfAgreed(ines)).toEqual(['ines'])
  line.isCut = false
  line.losesReplies = true
  await ines.sees('that Noor agreed', () => namesOfAgreed(ines)?.length === 2)
  line.losesReplies = false
  await phone.sees('that it is there', ({ hasUnsentWords }) => !hasUnsentWords)
  expect(isAgreed(phone)).toBe(true)
})

test('A yes that waits counts for the words to which it was said, and for no others', async () => {
  await using home = await openHouse()
  const { ines, phone, circleId, line, changeUnseen } = await asked(home)
  line.breaksAt = (url) => url.endsWith('/records')
  expect(await phone.agreeInCircle(circleId)).toEqual(done)
  await phone.sees('that she said yes', () => isAgreed(phone) === true)
  await changeUnseen('Everybody may tell everything.')
  line.breaksAt = undefined
  await phone.sees('that nothing waits', ({ hasUnsentWords }) => !hasUnsentWords)
  expect(isAgreed(phone)).toBe(false)
  expect(await phone.say({ talkId: circleId, text: 'What is this?', notes: [] })).toMatchObject({
    ok: true
  })
  await ines.openTalk(circleId)
  await ines.sees('what she wrote', ({ talk }) => talk?.items.at(-1)?.kind === 'words')
  expect(namesOfAgreed(ines)).toEqual([])
})
