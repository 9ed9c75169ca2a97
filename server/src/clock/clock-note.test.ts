import { expect, test } from 'vitest'
import { examine } from '../doctor/doctor.ts'
import { doctorWords } from '../doctor/words.ts'
import { run, testClock } from '../running.fixture.ts'

test('an operator reads in the log and from the doctor that the clock jumped, until it is right again', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const { dataFolder, databaseUrl } = server
  const env = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
  async function isSaid() {
    const findings = await examine({ dataFolder, now: Date.now(), env })
    return findings.some(({ text }) => text === doctorWords.clockJumped)
  }
  const countLines = () => server.logged.filter((line) => line.includes('clock-unsure')).length
  expect([await isSaid(), countLines()]).toEqual([false, 0])
  clock.jump(86_400_000)
  await expect.poll(isSaid).toBe(true)
  expect(countLines()).toBe(1)
  clock.jump(-86_400_000)
  await expect.poll(isSaid).toBe(false)
  clock.jump(-86_400_000)
  await expect.poll(isSaid).toBe(true)
  expect(countLines()).toBe(2)
  await server.restart()
  expect(await isSaid()).toBe(false)
})
