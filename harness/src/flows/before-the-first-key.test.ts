import { expect, test } from 'vitest'
import { arriveAndAsk, askFor } from '../circle-people.ts'
import { arriveAs, openHouse, secondDevice, type Person } from '../house.ts'
import { brittle, type Line } from './brittle-line.ts'

const topics = { purpose: 'Evenings', welcome: 'Sleep', notWelcome: 'Advice' }
const about = { name: 'Thursday', ...topics, seats: 8, hours: null }
const done = { ok: true, value: true }
const kindsIn = (person: Person) => (person.view().talk?.items ?? []).map(({ kind }) => kind)

test('Noor, who is let in and looks before there is a key for her, reads all once it comes', async () => {
  await using home = await openHouse()
  const ines = home.device('ines')
  await arriveAs(ines, '')
  const begun = await ines.beginCircle({ about, agreement: 'We listen.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  const text = 'Said before you came'
  expect(await ines.say({ talkId: circleId, text, notes: [] })).toEqual(done)
  const made = await ines.inviteIntoCircle({ circleId, note: '' })
  if (!made.ok) throw new Error(made.reason)
  const line: Line = { isCut: false, losesReplies: false }
  const phone = await secondDevice(home, ines, brittle(home.address, line))
  await ines.leave()
  const noor = home.device('noor')
  await arriveAndAsk(noor, made.value.link, '')
  const dropId = await askFor(phone, circleId)
  // Her line breaks after she let Noor in, and before the new key.
  let writes = 0
  line.breaksAt = (url) => url.endsWith('/records') && (writes += 1) > 1
  expect(await phone.letIn({ circleId, dropId })).toMatchObject({ ok: false })
  await noor.lookAtDoors()
  await noor.sees('that she is in', ({ circles }) => circles[0]?.state === 'in')
  await noor.openTalk(circleId)
  await noor.sees('what does not open', () => kindsIn(noor).includes('could-not-open'))

  line.breaksAt = undefined
  expect(await phone.say({ talkId: circleId, text: 'Welcome', notes: [] })).toEqual(done)
  await noor.sees('what was said before', ({ talk }) =>
    (talk?.items ?? []).some((item) => item.kind === 'words' && item.text === text)
  )
  expect(kindsIn(noor)).not.toContain('could-not-open')
  const [circle] = noor.view().circles
  expect(circle).toMatchObject({ about, agreement: { text: 'We listen.' } })
  expect(noor.view().alarms).toEqual([])
}, 120_000)
