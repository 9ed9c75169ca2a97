import { REASONS } from '@beside/contract'
import { expect, test } from 'vitest'
import { Membership, writeBody } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'

test('somebody whose server has a full disk hears of it by name, and nothing that was said is lost', async () => {
  await using server = await run({ storeBytesMax: 600_000 })
  const own = await Membership.begin(await server.person())
  const answers = []
  for (let count = 0; count < 30; count += 1) {
    const envelope = own.entry('x'.repeat(40_000))
    answers.push(await own.ask('POST', '/records', writeBody(envelope)))
  }
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.every(({ body }) => body.reason === 'store-full')).toBe(true)
  expect(refused[0]?.status).toBe(REASONS['store-full'])
  const kept = answers.length - refused.length
  expect((await own.page('?limit=100')).body.records).toHaveLength(kept + 1)
  await own.sync()
  expect((await own.write(own.erase([2, 3, 4]))).status).toBe(200)
  expect((await own.say('there is room again')).status).toBe(200)
})
