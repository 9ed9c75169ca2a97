import { MINUTE_MS } from '@beside/contract'
import { expect, test } from 'vitest'
import { openPushSink } from '../../../server/src/push/push-sink.fixture.ts'
import { testClock } from '../../../server/src/test-clock.fixture.ts'
import { readDump } from '../blindness/read-dump.ts'
import { goAway } from '../go-away.ts'
import {
  arriveAs,
  befriend,
  hasSettledKeys,
  openHouse,
  secondDevice,
  type Person
} from '../house.ts'

async function openPlace() {
  const push = await openPushSink()
  const clock = testClock()
  const home = await openHouse({ clock, push: push.setting, pushPatienceMs: 500 })
  const time = { now: () => clock.now() }
  const [ada, ben] = [home.device('ada', time), home.device('ben', time)]
  for (const person of [ada, ben]) await arriveAs(person)
  const bondId = await befriend(ada, ben)
  return {
    push,
    home,
    ada,
    ben,
    bondId,
    comeBack: () => secondDevice(home, ben, time),
    async later(ms = 10 * MINUTE_MS) {
      await home.nudge()
      clock.pass(ms)
      await home.nudge()
    },
    rows: async () => (await readDump(home.dataFolder)).get('nudges') ?? [],
    async [Symbol.asyncDispose]() {
      await home[Symbol.asyncDispose]()
      await push.close()
    }
  }
}

async function switchOn(person: Person, endpoint: string): Promise<void> {
  expect(await person.testPush(endpoint)).toEqual({ ok: true, value: true })
  expect(await person.switchPushOn({ quiet: null })).toEqual({ ok: true, value: true })
}

test('Ben’s phone is nudged about what he chose, while he is away, and knows nothing of it', async () => {
  await using place = await openPlace()
  const { ada, ben, bondId, push } = place
  const ways = await ben.readNudgeWays()
  expect(ways).toMatchObject({ ok: true, value: { mailFrom: null } })
  expect(await ben.switchPushOn({ quiet: null })).toMatchObject({ reason: 'not-found' })
  await switchOn(ben, push.endpoint())
  expect(push.pushes).toHaveLength(1)
  expect(ben.view().nudges).toMatchObject({ way: 'push', endpoint: push.endpoint(), about: [] })
  expect(await place.rows()).toEqual([])
  expect(await ben.setNudge({ spaceId: bondId, isOn: true })).toMatchObject({ ok: true })
  expect(await place.rows()).toHaveLength(1)
  await goAway(place.home, ben)
  await ada.say({ talkId: bondId, text: 'Sleep well', notes: [] })
  await ada.sees('her words sent', ({ hasUnsentWords }) => !hasUnsentWords)
  const arrived = async () => {
    await place.later()
    return push.pushes.length
  }
  await expect.poll(arrived, { timeout: 20_000 }).toBe(2)
  expect(push.pushes.map(({ body }) => body)).toEqual(['', ''])
  // Random letters of a signature may spell a short name.
  expect(JSON.stringify(push.pushes)).not.toMatch(/sleep well|harbour/iu)

  const again = await place.comeBack()
  const quiet = { from: '21:00', to: '08:00', zone: 'UTC' }
  expect(await again.changeNudges({ look: null, quiet })).toMatchObject({ ok: true })
  expect(again.view().nudges).toMatchObject({ way: 'push', about: [bondId], quiet })
  expect(await again.switchNudgesOff()).toMatchObject({ ok: true })
  expect(await place.rows()).toEqual([])
  expect(again.view().nudges).toBeNull()
})

test('A device that is gone is forgotten, and another one takes its place for all that was chosen', async () => {
  await using place = await openPlace()
  const { ada, ben, bondId, push } = place
  await switchOn(ben, push.endpoint('old'))
  await ben.setNudge({ spaceId: bondId, isOn: true })
  await goAway(place.home, ben)
  push.mood = 'knows no such device'
  await ada.say({ talkId: bondId, text: 'Good evening', notes: [] })
  const trouble = async () => {
    await place.later()
    const device = await place.comeBack()
    await device.lookAtNudges()
    const { nudges } = device.view()
    await device.leave()
    return nudges?.trouble
  }
  await expect.poll(trouble, { timeout: 20_000 }).toBe('refused')
  const again = await place.comeBack()
  expect(await again.testPush(push.endpoint('new'))).toEqual({ ok: false, reason: 'not-sent' })
  push.mood = 'takes all'
  await switchOn(again, push.endpoint('new'))
  await expect.poll(() => again.view().nudges?.trouble).toBeNull()
  expect(again.view().nudges).toMatchObject({ endpoint: push.endpoint('new'), about: [bondId] })
  expect(await place.rows()).toHaveLength(1)
})

test('Whoever fears for their device changes everything, and it is nudged no more', async () => {
  await using place = await openPlace()
  const { ben, bondId, push } = place
  await switchOn(ben, push.endpoint())
  await ben.setNudge({ spaceId: bondId, isOn: true })
  const next = 'five other quiet lanterns'
  expect(await ben.changeEverything({ current: ben.passphrase, next })).toMatchObject({ ok: true })
  await ben.sees('new keys everywhere', hasSettledKeys)
  expect(ben.view().nudges).toBeNull()
  await expect.poll(async () => await place.rows()).toEqual([])
})

test('An address that is of no push service is not asked, and said to be unknown', async () => {
  await using place = await openPlace()
  for (const endpoint of ['https://evil.example/push', 'no address', place.home.address]) {
    expect(await place.ben.testPush(endpoint)).toEqual({ ok: false, reason: 'no-push' })
  }
  expect(place.push.visits).toBe(0)
})

test('Ben holds a circle: while he is away, his phone is told that somebody asks at its door', async () => {
  await using place = await openPlace()
  const { ada, ben, push } = place
  const about = {
    name: 'Thursday',
    purpose: 'To get through the evenings',
    welcome: 'Small wins',
    notWelcome: 'Diagnoses',
    seats: 12,
    hours: null
  }
  const begun = await ben.beginCircle({ about, agreement: 'We speak for ourselves.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  const invited = await ben.inviteIntoCircle({ circleId, note: 'You are welcome.' })
  if (!invited.ok) throw new Error(invited.reason)
  await switchOn(ben, push.endpoint())
  await ben.setNudge({ spaceId: circleId, isOn: true })
  await goAway(place.home, ben)
  const fragment = invited.value.link.split('#')[1] ?? ''
  expect(await ada.askToComeIn({ fragment, note: 'I cannot sleep.' })).toMatchObject({ ok: true })
  await expect
    .poll(async () => {
      await place.later()
      return push.pushes.length
    })
    .toBe(2)
  expect(push.pushes.at(-1)?.body).toBe('')
})
