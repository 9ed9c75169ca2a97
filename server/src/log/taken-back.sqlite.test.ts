import { copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { startServer } from '../main.ts'
import { Membership } from '../membership.fixture.ts'
import { run, testClock } from '../running.fixture.ts'
import { STORE_FILE } from '../store/sqlite/open-sqlite.ts'

// Short words lie in a page among others, long ones in pages of their own.
test.each([20, 30_000])(
  'words that are taken back are in no file of the server any more (%i letters)',
  async (letters) => {
    await using server = await run()
    const own = await Membership.begin(await server.person())
    const envelope = own.entry('x'.repeat(letters))
    const { seq } = (await own.write(envelope)).body
    const whole = Buffer.from(envelope.ciphertext ?? [])
    const pieces = Array.from({ length: Math.ceil(whole.length / 1024) }, (_, index) =>
      whole.subarray(index * 1024, index * 1024 + 64)
    )
    const areThere = () => Promise.all(pieces.map((piece) => filesHold(server.dataFolder, piece)))
    expect(await areThere()).toContain(true)
    expect((await own.write(own.erase([seq]))).status).toBe(200)
    const page = (await own.page()).body
    expect(page.records.find((record) => record.seq === seq)?.envelope.ciphertext).toBeNull()
    await expect.poll(areThere).not.toContain(true)
    await own.sync()
    expect((await own.say('the log goes on')).status).toBe(200)
  }
)

test('words that are taken back go from the journal, also where its server was killed before it could', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  const envelope = own.entry('x'.repeat(300))
  const { seq } = (await own.write(envelope)).body
  const words = Buffer.from(envelope.ciphertext ?? [])
  // Whoever reads on, as a backup does, holds the journal as it is.
  using reader = new DatabaseSync(join(server.dataFolder, STORE_FILE), { readOnly: true })
  reader.exec('begin')
  reader.prepare('select count(*) from records').get()
  expect((await own.write(own.erase([seq]))).status).toBe(200)
  // What a kill leaves is what lies there at that moment.
  const left = await mkdtemp(join(tmpdir(), 'beside-left-'))
  for (const name of await readdir(server.dataFolder)) {
    await copyFile(join(server.dataFolder, name), join(left, name))
  }
  expect(await filesHold(left, words)).toBe(true)
  const next = await startServer({ dataFolder: left, log: pino({ level: 'silent' }) })
  await expect.poll(() => filesHold(left, words)).toBe(false)
  await next.stop()
  await rm(left, { recursive: true })
})

test('while somebody reads the store for long, as a backup does, words are taken back and people write on', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  using reader = new DatabaseSync(join(server.dataFolder, STORE_FILE), { readOnly: true })
  reader.exec('begin')
  reader.prepare('select count(*) from records').get()
  for (let round = 0; round < 2; round += 1) {
    const { seq } = (await own.say('to be taken back')).body
    expect((await own.write(own.erase([seq]))).status).toBe(200)
    await own.sync()
    expect((await own.say('written on')).status).toBe(200)
  }
  reader.exec('commit')
  // Everything was answered while the journal was still waited for, and then it could be emptied.
  await expect.poll(async () => (await stat(journalOf(server.dataFolder))).size).toBe(0)
  expect(server.logged.join('')).not.toContain('"where":"journal"')
})

test('words that stayed as long as was agreed are in no file of the server any more', async () => {
  const clock = testClock()
  await using server = await run({ clock })
  const ada = await Membership.begin(await server.person(), 'circle')
  await ada.write(ada.operation({ op: 'policy', policy: { retentionDays: 30 } }))
  const envelope = ada.entry('x'.repeat(300))
  const words = Buffer.from(envelope.ciphertext ?? [])
  expect((await ada.write(envelope)).status).toBe(200)
  expect(await filesHold(server.dataFolder, words)).toBe(true)
  clock.pass(31 * 86_400_000)
  await server.server.sweep()
  await expect.poll(() => filesHold(server.dataFolder, words)).toBe(false)
})

function journalOf(folder: string): string {
  return join(folder, `${STORE_FILE}-wal`)
}

async function filesHold(folder: string, words: Buffer): Promise<boolean> {
  const names = await readdir(folder)
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return files.some((file) => file.includes(words))
}
