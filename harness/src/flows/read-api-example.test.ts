import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { publish, refuge, service } from '../../../server/src/directory/directory.fixture.ts'
import { run } from '../../../server/src/running.fixture.ts'

const guide = new URL('../../../docs/guides/open-data.md', import.meta.url)

test('Whoever copies the program of the guide reads every service of a place', async () => {
  await using server = await run()
  await publish(server, [service(1), refuge(2), service(3, { phones: [] })])
  const [, program = ''] = /```js\n(.*?)```/su.exec(await readFile(guide, 'utf8')) ?? []
  const env = { ...process.env, BESIDE_AT: server.address }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { env, timeout: 120_000 }
  )
  expect(stdout.trim().split('\n')).toEqual([
    'Warm room 1, 0113 496 0000',
    "Women's refuge, 0113 496 0000",
    'Warm room 3'
  ])
})
