import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Membership } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'

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

async function filesHold(folder: string, words: Buffer): Promise<boolean> {
  const names = await readdir(folder)
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return files.some((file) => file.includes(words))
}
