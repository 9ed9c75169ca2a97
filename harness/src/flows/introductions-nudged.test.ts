import { expect, test } from 'vitest'
import { openMovedClock } from '../../../scripts/demo/moved-clock.ts'
import { openMailSink } from '../../../server/src/mail/mail-sink.fixture.ts'
import { goAway } from '../go-away.ts'
import { openHouse } from '../house.ts'
import { prepareIntroducing, refuge, says } from '../introducing.ts'
import { DAY, done } from '../team-place.ts'

const look = { name: 'Weekly notes', subject: 'You have an update' }

test('Petra, who is away, is nudged that something waits, and told nothing of what it is or who asked', async () => {
  const sink = await openMailSink()
  const clock = openMovedClock()
  clock.moveTo(Date.now() - 500 * DAY)
  const house = await openHouse({ clock, mail: sink.setting, mailPatienceMs: 500 })
  await using home = { ...house, clock }
  const later = async () => {
    await home.nudge()
    clock.moveTo(clock.now() + 10 * 60_000)
    await home.nudge()
  }
  const nudges = () => sink.mails.filter(({ whole }) => !whole.includes('Your code'))
  const { petra, anna, cem, whom } = await prepareIntroducing(home, [refuge])
  expect(await petra.testNudge({ address: 'petra@mail.example', look })).toEqual(done)
  expect(await petra.switchNudgesOn({ code: sink.newestCode(), quiet: null })).toEqual(done)
  const ask = { ...whom, serviceId: refuge.id, ...says }
  // It is off until she wants it, of this team alone.
  expect(petra.view().nudges).toMatchObject({ about: [] })
  expect(await cem.askForIntroduction(ask)).toEqual(done)
  await later()
  expect(nudges()).toEqual([])
  expect(await petra.setNudge({ spaceId: whom.teamId, isOn: true })).toEqual(done)
  await goAway(home, petra)
  expect(await anna.askForIntroduction(ask)).toEqual(done)
  await expect
    .poll(async () => {
      await later()
      return nudges().length
    })
    .toBe(1)
  const { to, whole } = nudges()[0] ?? { to: '', whole: '' }
  expect(to).toBe('petra@mail.example')
  expect(whole).not.toMatch(/anna|petra says|refuge|introduc|door|http/iu)
  await sink.close()
})
