import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish, refuge, service, SOURCE, stage } from '../../directory/directory.fixture.ts'
import { exportDirectory } from '../../directory/export-directory.ts'
import { run } from '../../running.fixture.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beside-export-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('an operator takes the directory out without any refuge, and reads it in again as it was', async () => {
  await using server = await run()
  await publish(server, [service(1), service(2), refuge(3)])
  await publish(server, [service(1), refuge(3)])
  {
    await using store = await server.openStore()
    expect(await exportDirectory(store, folder)).toEqual({ records: 2, heldBack: 0 })
  }
  const json = await readFile(join(folder, 'directory.json'), 'utf8')
  const services = await readFile(join(folder, 'tables', 'services.csv'), 'utf8')
  for (const text of [json, services]) {
    expect(text).toContain('Warm room 1')
    expect(text).not.toContain('Warm room 2')
    expect(text).not.toMatch(/hollybush|LS9/iu)
  }
  // What comes in again is as it went out, but for what is no more withheld, as it is not there.
  const other = 'https://another.example'
  const again = await stage(server, json, { source: other })
  expect(again.report).toMatchObject({ elsewhere: 2, refused: 0 })
  const own = await stage(server, json, { source: SOURCE })
  expect(own.report).toMatchObject({ same: 1, changed: 1, refused: 0, gone: 0 })
})
