import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  publish,
  publishStaged,
  refuge,
  REFUGE_STREET,
  service,
  stage
} from '../../../server/src/directory/directory.fixture.ts'
import { run } from '../../../server/src/running.fixture.ts'
import type { Running } from '../../../server/src/running.fixture.ts'
import { listPacks, putPack } from '../../../server/src/store/directory-packs.ts'
import { runBeside } from './run-beside.ts'

async function listed({ dataFolder }: Running): Promise<string> {
  const { code, said } = await runBeside(['directory', 'list', '--data', dataFolder], { env: {} })
  expect(code).toBe(0)
  return said
}

test('an operator reads how large the list is that devices fetch, and when it is not the newest', async () => {
  await using server = await run()
  expect(await listed(server)).toMatch(/^Nothing was read yet\.\s*$/u)
  await publish(server, [service(1)])
  expect(await listed(server)).toMatch(/Devices fetch 0\.\d\d MB with 1 service, made on 20/u)
  expect(await listed(server)).not.toMatch(/published since|aim/u)
  // A server that runs may make a new one at any moment.
  await server.server.stop()
  const { id } = await stage(server, JSON.stringify([service(1), service(2)]))
  await publishStaged(server, id)
  expect(await listed(server)).toMatch(/Something was published since\..*too large for devices\./u)
  await server.restart()
  await server.server.renewDirectory()
  expect(await listed(server)).toMatch(/with 2 services/u)
  expect(await listed(server)).not.toMatch(/published since/u)
})

test('an operator reads that the list is larger than phones should have to fetch', async () => {
  await using server = await run()
  await publish(server, [service(1)])
  {
    await using store = await server.openStore()
    const [newest] = await listPacks(store.read)
    const version = newest!.version + 1
    const brotli = new Uint8Array(1_500_000)
    const part = { version, place: 0, sha256: 'a'.repeat(64), bytes: brotli, gzip: brotli, brotli }
    await store.write((db) => putPack(db, { ...newest!, version }, [part]))
  }
  expect(await listed(server)).toContain('That is more than the 1.4 MB we aim at')
})

test('an operator gets each refused row and each hidden place in a file of its own', async () => {
  await using server = await run()
  const rows = Array.from({ length: 300 }, () => ({ id: 'x', status: 'active', description: 'a' }))
  const places = Array.from({ length: 30 }, (_, at) => refuge(at + 1))
  const folder = await mkdtemp(join(tmpdir(), 'beside-lists-'))
  try {
    const path = (name: string) => join(folder, name)
    await writeFile(path('feed.json'), JSON.stringify([...rows, ...places]))
    const lists = ['--refused', path('refused.txt'), '--hidden', path('hidden.txt')]
    const words = ['directory', 'import', path('feed.json'), '--data', server.dataFolder, ...lists]
    const { code, said } = await runBeside(words, { env: {} })
    expect([code, said]).toEqual([
      0,
      expect.stringContaining('and 280 more; import with --refused')
    ])
    expect(said).toContain('and 10 more; import with --hidden')
    const linesOf = async (name: string) => (await readFile(path(name), 'utf8')).trim().split('\n')
    expect((await linesOf('refused.txt')).length).toBe(300)
    expect((await linesOf('refused.txt')).at(-1)).toMatch(/^line \d+, name: missing/u)
    expect((await linesOf('hidden.txt')).length).toBe(30)
    expect((await readFile(path('hidden.txt'), 'utf8')).includes(REFUGE_STREET)).toBe(false)
    // Neither is written over, and nothing is read before that is known.
    const again = await runBeside(words, { env: {} })
    expect(again.said).toContain('Name one that is not there yet.')
  } finally {
    await rm(folder, { recursive: true })
  }
})
