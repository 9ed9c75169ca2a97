/** What was taken back does not come again where it could not go at once. */
import { expect, test } from 'vitest'
import { askFor, fragmentOf } from '../circle-people.ts'
import { arriveAs, openHouse, secondDevice, type Person } from '../house.ts'
import { comeIn, done, look, openPlace, twoStewards } from '../team-place.ts'
import { brittle, type Line } from './brittle-line.ts'

const words = { role: 'listener', name: 'Anna', drawn: 'I was heard.', lived: '' } as const

function lineThatLosesNothing(): Line {
  return { isCut: false, losesReplies: false }
}

test('a wish to help', async () => {
  await using home = await openPlace()
  const [first, ben] = await twoStewards(home)
  const line = lineThatLosesNothing()
  const now = () => home.clock.now()
  const ada = await secondDevice(home, first, { now, ...brittle(home.address, line) })
  const anna = await comeIn(home, 'anna')
  await look(anna)
  expect(await anna.askToHelp(words)).toEqual(done)
  await look(ada)
  const dropId = ada.view().care?.wishes[0]?.dropId ?? ''
  expect(await anna.takeHelpingBack()).toEqual(done)
  line.breaksAt = (url) => url.endsWith(dropId)
  await look(ada)
  expect(ada.view().care?.wishes).toEqual([])
  line.breaksAt = undefined
  await look(ben, ada)
  for (const steward of [ben, ada]) expect(steward.view().care?.wishes).toEqual([])
})

test('a question to a circle', async () => {
  await using home = await openHouse()
  const line = lineThatLosesNothing()
  const ines = home.device('ines', brittle(home.address, line))
  const noor = home.device('noor')
  for (const person of [ines, noor]) await arriveAs(person, '')
  const about = {
    name: 'Thursday',
    purpose: '',
    welcome: '',
    notWelcome: '',
    seats: 3,
    hours: null
  }
  const begun = await ines.beginCircle({ about, agreement: 'We speak for ourselves.' })
  const circleId = begun.ok ? begun.value.circleId : ''
  const made = await ines.inviteIntoCircle({ circleId, note: '' })
  const fragment = fragmentOf(made.ok ? made.value.link : '')
  expect(await noor.askToComeIn({ fragment, note: '' })).toMatchObject({ ok: true })
  const askingOf = (person: Person) => person.view().circles[0]?.asking ?? []
  const dropId = await askFor(ines, circleId)
  expect(await noor.takeAskingBack(circleId)).toEqual(done)
  line.breaksAt = (url) => url.endsWith(dropId)
  await ines.lookAtDoors()
  expect(askingOf(ines)).toEqual([])
  line.breaksAt = undefined
  await ines.lookAtDoors()
  expect(askingOf(ines)).toEqual([])
})
