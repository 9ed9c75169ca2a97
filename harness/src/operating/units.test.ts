import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const deploy = new URL('../../../deploy/', import.meta.url)

test('nightly backups know and reach the store wherever the server does', async () => {
  const [server, backup] = await Promise.all(
    ['beside.service', 'beside-backup.service'].map(readWay)
  )
  expect(server?.join()).toContain('EnvironmentFile=')
  expect(backup).toEqual(server)
})

/** What a unit says of settings and of the ways out of its box. */
async function readWay(name: string): Promise<readonly string[]> {
  const unit = await readFile(new URL(name, deploy), 'utf8')
  const way =
    /^(?:Environment|EnvironmentFile|RestrictAddressFamilies|IPAddress\w+|PrivateNetwork)=/u
  return unit.split('\n').filter((line) => way.test(line))
}
