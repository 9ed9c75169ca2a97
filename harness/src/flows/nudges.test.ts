import { MINUTE_MS } from '@beside/contract'
import type { ServerOptions } from '@beside/server'
import { expect, test } from 'vitest'
import { openMailSink, type MailSink } from '../../../server/src/mail/mail-sink.fixture.ts'
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

const look = { name: 'Weekly notes', subject: 'You have an update' }

async function openPlace(changes: Partial<ServerOptions> = {}) {
  const sink = await openMailSink()
  const clock = testClock()
  const home = await openHouse({ clock, mail: sink.setting, mailPatienceMs: 500, ...changes })
  // Their clocks pass with the server's.
  const time = { now: () => clock.now() }
  const [ada, ben] = [home.device('ada', time), home.device('ben', time)]
  for (const person of [ada, ben]) await arriveAs(person)
  const bondId = await befriend(ada, ben)
  return {
    sink,
    home,
    ada,
    ben,
    bondId,
    comeBack: () => secondDevice(home, ben, time),
    nudges: () => sink.mails.filter(({ whole }) => !whole.includes('Your code')),
    async later(ms = 10 * MINUTE_MS) {
      await home.nudge()
      clock.pass(ms)
      await home.nudge()
    },
    async [Symbol.asyncDispose]() {
      await home[Symbol.asyncDispose]()
      await sink.close()
    }
  }
}

async function switchOn(person: Person, sink: MailSink): Promise<void> {
  expect(await person.testNudge({ address: 'ben@mail.example', look })).toEqual({
    ok: true,
    value: true
  })
  const code = sink.newestCode()
  expect(await person.switchNudgesOn({ code, quiet: null })).toMatchObject({ ok: true })
}

const rows = async (dataFolder: string) => (await readDump(dataFolder)).get('nudges') ?? []

test('Ben is nudged about what he chose, while he is away, and about nothing else', async () => {
  await using place = await openPlace()
  const { ada, ben, bondId, home, sink } = place
  expect(ben.view().nudges).toBeNull()
  expect(await ben.readNudgeWays()).toMatchObject({ value: { mailFrom: sink.setting.from } })
  await switchOn(ben, sink)
  expect(ben.view().nudges).toMatchObject({ address: 'ben@mail.example', about: [], trouble: null })
  expect(await rows(home.dataFolder)).toEqual([])
  expect(await ben.setNudge({ spaceId: bondId, isOn: true })).toMatchObject({ ok: true })
  expect(await rows(home.dataFolder)).toHaveLength(1)

  await ada.say({ talkId: bondId, text: 'Good evening', notes: [] })
  await ben.sees('her words', ({ people }) => people[0]?.hasNewWords === true)
  await place.later()
  expect(place.nudges()).toEqual([])
  await goAway(home, ben)
  await ada.say({ talkId: bondId, text: 'Sleep well', notes: [] })
  await ada.sees('her words sent', ({ hasUnsentWords }) => !hasUnsentWords)
  await expect
    .poll(async () => {
      await place.later()
      return place.nudges().length
    })
    .toBe(1)
  const { whole } = place.nudges()[0] ?? { whole: '' }
  expect(whole).not.toMatch(/ada|sleep|harbour|http/iu)

  const again = await place.comeBack()
  expect(again.view().nudges).toMatchObject({ about: [bondId] })
  expect(await again.setNudge({ spaceId: bondId, isOn: false })).toMatchObject({ ok: true })
  expect(await rows(home.dataFolder)).toEqual([])
  expect(again.view().nudges).toMatchObject({ about: [] })
})

test('New keys take the nudges along, and whoever had the old ones is nudged no more', async () => {
  await using place = await openPlace()
  const { ben, bondId, home, sink } = place
  await switchOn(ben, sink)
  await ben.setNudge({ spaceId: bondId, isOn: true })
  const [before] = await rows(home.dataFolder)
  const next = 'five other quiet lanterns'
  expect(await ben.changeEverything({ current: ben.passphrase, next })).toMatchObject({ ok: true })
  await ben.sees('new keys everywhere', hasSettledKeys)
  await expect.poll(async () => (await rows(home.dataFolder)).length).toBe(1)
  const [after] = await rows(home.dataFolder)
  expect(String(after?.['member'])).not.toBe(String(before?.['member']))
})

test('What could not be sent is told, and an address that does not exist is forgotten', async () => {
  await using place = await openPlace()
  const { ada, ben, bondId, home, sink } = place
  sink.mood = 'says nothing'
  const wish = { address: 'ben@mail.example', look }
  expect(await ben.testNudge(wish)).toEqual({ ok: false, reason: 'not-sent' })
  expect(await ben.testNudge({ ...wish, address: 'ben' })).toMatchObject({
    reason: 'not-an-address'
  })
  expect(await ben.testNudge({ ...wish, look: { name: 'a\nb', subject: 'c' } })).toMatchObject({
    reason: 'not-a-line'
  })
  expect(await ben.switchNudgesOn({ code: '123456', quiet: null })).toMatchObject({
    reason: 'code-over'
  })
  sink.mood = 'takes all'
  await switchOn(ben, sink)
  await ben.setNudge({ spaceId: bondId, isOn: true })
  await goAway(home, ben)
  sink.mood = 'knows no such mailbox'
  await ada.say({ talkId: bondId, text: 'Good evening', notes: [] })
  const back = async () => {
    await place.later()
    const device = await place.comeBack()
    await device.lookAtNudges()
    const trouble = device.view().nudges?.trouble
    await device.leave()
    return trouble
  }
  await expect.poll(back, { timeout: 20_000 }).toBe('refused')
  const again = await place.comeBack()
  expect(await again.switchNudgesOff()).toMatchObject({ ok: true })
  expect(again.view().nudges).toBeNull()
  expect(await rows(home.dataFolder)).toEqual([])
})

test('When Ben deletes his account, nothing is nudged any more', async () => {
  await using place = await openPlace()
  const { ben, bondId, home, sink } = place
  await switchOn(ben, sink)
  await ben.setNudge({ spaceId: bondId, isOn: true })
  expect(await rows(home.dataFolder)).toHaveLength(1)
  expect(await ben.deleteAccount({ current: ben.passphrase })).toMatchObject({ ok: true })
  expect(await rows(home.dataFolder)).toEqual([])
})
