import { REASONS } from '@beside/contract'
import { expect, inject, test } from 'vitest'
import { Membership, writeBody } from '../../membership.fixture.ts'
import { run } from '../../running.fixture.ts'
import { createDatabaseIn, findPostgres, startCluster } from './cluster.fixture.ts'
import { NO_SMALL_DISK, openSmallDisk } from './small-disk.fixture.ts'

const DISK_BYTES = 40_000_000
const full = [REASONS['store-full'], 'store-full']
const away = [REASONS['store-unavailable'], 'store-unavailable']

test('somebody whose database has a full disk hears of it by name, and goes on once there is room', async () => {
  const disk = await openSmallDisk(DISK_BYTES)
  if (!disk) return sayWhyNot()
  await using held = new AsyncDisposableStack()
  held.use(disk)
  const url = inject('postgres')
  const name = `full_${process.pid}`
  held.use(await createDatabaseIn(disk.folder, { url, name }))
  await using server = await run({ databaseUrl: url.replace('/postgres?', `/${name}?`) })
  const own = await Membership.begin(await server.person())
  await disk.fill()
  const { kept, refused } = await sayUntilRefused(own)
  expect(refused).toEqual(full)
  expect(await countWords(own)).toBe(kept)
  await disk.makeRoom()
  await own.sync()
  expect((await own.say('there is room again')).status).toBe(200)
  expect(await countWords(own)).toBe(kept + 1)
})

test('where the disk of its journal is full nobody is told a lie, and once there is room people go on', async () => {
  const disk = await openSmallDisk(DISK_BYTES)
  if (!disk) return sayWhyNot()
  await using held = new AsyncDisposableStack()
  held.use(disk)
  const cluster = held.use(await startCluster(findPostgres() ?? '', { journalIn: disk.folder }))
  await using server = await run({ databaseUrl: cluster.urlOf('postgres') })
  const own = await Membership.begin(await server.person())
  await disk.fill()
  const { kept, refused } = await sayUntilRefused(own)
  expect([full, away]).toContainEqual(refused)
  await disk.makeRoom()
  await cluster.stop()
  await cluster.start()
  await expect.poll(async () => (await own.page()).status).toBe(200)
  await own.sync()
  await expect.poll(async () => (await own.say('there is room again')).status).toBe(200)
  expect(await countWords(own)).toBe(kept + 1)
})

/** No red where nobody could install what is missing: a machine that lends no disk may run all the rest. */
function sayWhyNot(): void {
  process.stdout.write(`${NO_SMALL_DISK}\n`)
}

type Answered = { readonly kept: number; readonly refused: readonly unknown[] }

/** As often as it takes; how many were acknowledged, and what whoever came last was told. */
async function sayUntilRefused(own: Membership): Promise<Answered> {
  for (let kept = 0; ; kept += 1) {
    const envelope = own.entry('x'.repeat(40_000))
    const { status, body } = await own.ask('POST', '/records', writeBody(envelope))
    if (status !== 200) return { kept, refused: [status, body['reason']] }
  }
}

/** Without the genesis. */
async function countWords(own: Membership): Promise<number> {
  const { body } = await own.ask<{ leaves: unknown[] }>('GET', '/leaves?after=1')
  return body.leaves.length
}
