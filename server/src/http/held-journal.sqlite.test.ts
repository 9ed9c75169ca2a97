import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { run } from '../running.fixture.ts'
import { STORE_FILE } from '../store/sqlite/open-sqlite.ts'
import type { Answer, Visitor } from '../visitor.fixture.ts'

const changes: [string, (who: Visitor) => Promise<Answer>][] = [
  ['sets a passphrase', (who) => who.setPassphrase('the new words')],
  ['deletes her account', (who) => who.ask('DELETE', '/api/account')]
]

test.each(changes)(
  'Alice, who %s while a backup holds the journal, hears that it is done',
  async (_what, change) => {
    await using server = await run()
    const alice = await server.person()
    using reader = new DatabaseSync(join(server.dataFolder, STORE_FILE), { readOnly: true })
    reader.exec('begin')
    reader.prepare('select count(*) from accounts').get()
    expect((await change(alice)).status).toBe(200)
    // The journal was not cleared just then, and the operator can read that.
    expect(server.logged.join('')).toContain('"where":"journal"')
  },
  60_000
)
