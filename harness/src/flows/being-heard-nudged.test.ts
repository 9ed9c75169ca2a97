import { expect, test } from 'vitest'
import { openMovedClock } from '../../../scripts/demo/moved-clock.ts'
import { openMailSink } from '../../../server/src/mail/mail-sink.fixture.ts'
import { changedClientOf, joinUnnamed } from '../changed-client.ts'
import { goAway } from '../go-away.ts'
import { openHouse } from '../house.ts'
import {
  askAs,
  deskOf,
  elsewhere,
  guestOf,
  isHeard,
  listenersOf,
  onShift,
  sayYesTo
} from '../listening-place.ts'
import { DAY, done } from '../team-place.ts'

const look = { name: 'Weekly notes', subject: 'You have an update' }

/** A house whose clock and mails are at hand. */
async function openNudgingPlace() {
  const sink = await openMailSink()
  const clock = openMovedClock()
  clock.moveTo(Date.now() - 500 * DAY)
  const house = await openHouse({ clock, mail: sink.setting, mailPatienceMs: 500 })
  const home = { ...house, clock }
  const later = async () => {
    await home.nudge()
    clock.moveTo(clock.now() + 10 * 60_000)
    await home.nudge()
  }
  const nudges = () => sink.mails.filter(({ whole }) => !whole.includes('Your code'))

  return { sink, home, later, nudges }
}

test('Noor, who asked and closed the page, is nudged that somebody said yes, and told nothing of what it is', async () => {
  const { sink, home: opened, later, nudges } = await openNudgingPlace()
  await using home = opened
  const [, lena] = await listenersOf(home, 'lena')
  const noor = await guestOf(home, 'noor')
  expect(await noor.testNudge({ address: 'noor@mail.example', look })).toEqual(done)
  expect(await noor.switchNudgesOn({ code: sink.newestCode(), quiet: null })).toEqual(done)
  const bondId = await askAs(noor)
  // It is off until she wants it, of this question alone.
  expect(noor.view().nudges).toMatchObject({ about: [] })
  expect(await noor.setNudge({ spaceId: bondId, isOn: true })).toEqual(done)
  await goAway(home, noor)
  await onShift(lena)
  await later()
  expect(nudges()).toEqual([])
  expect(await sayYesTo(lena)).toBe(bondId)
  await expect
    .poll(async () => {
      await later()
      return nudges().length
    })
    .toBe(1)
  const { to, whole } = nudges()[0] ?? { to: '', whole: '' }
  expect(to).toBe('noor@mail.example')
  expect(whole).not.toMatch(/lena|noor says|brother|listen|heard|http/iu)

  // What is over and let go of leaves nothing among what she is nudged about.
  const back = await elsewhere(home, noor)
  await isHeard(back, bondId)
  expect(back.view().nudges).toMatchObject({ about: [bondId] })
  await sink.close()
})

test('Noor is nudged about a yes also where her question had to be asked again in another bond', async () => {
  const { sink, home: opened, later, nudges } = await openNudgingPlace()
  await using home = opened
  const [, lena, ida] = await listenersOf(home, 'lena', 'ida')
  const noor = await guestOf(home, 'noor')
  expect(await noor.testNudge({ address: 'noor@mail.example', look })).toEqual(done)
  expect(await noor.switchNudgesOn({ code: sink.newestCode(), quiet: null })).toEqual(done)
  const first = await askAs(noor)
  expect(await noor.setNudge({ spaceId: first, isOn: true })).toEqual(done)
  await onShift(lena, ida)
  {
    await using changed = await changedClientOf(home, lena)
    expect(await joinUnnamed(changed.tools, deskOf(lena).teamId)).toBe(first)
  }
  await expect
    .poll(async () => {
      await noor.lookAtAsk()
      return noor.view().nudges?.about
    })
    .not.toEqual([first])
  const again = noor.view().listening.ask?.bondId ?? ''
  expect(noor.view().nudges).toMatchObject({ about: [again] })
  await noor.lookAtAsk()
  await goAway(home, noor)
  await later()
  const before = nudges().length
  expect(await sayYesTo(ida)).toBe(again)
  await expect
    .poll(async () => {
      await later()
      return nudges().length
    })
    .toBe(before + 1)
  await sink.close()
})
