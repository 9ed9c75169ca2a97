/** As `sqlite-floor.ts`, by plain `pg`: four round trips for each entry, with prepared statements. */
import { randomBytes } from 'node:crypto'
import { openInstance, openStore } from '@beside/server'
import { Client } from 'pg'
import { emptySpace, makeEntryRow, writeStatements } from './entry-row.ts'

export type PostgresFloor = AsyncDisposable & {
  /** Appends so many rows, one a commit, over so many connections; gives back the time it took, in ms. */
  readonly append: (count: number, lines: number) => Promise<number>
}

type Line = { readonly client: Client; readonly space: Buffer<ArrayBuffer>; seq: number }

const LINES_MAX = 16
const statements = writeStatements((place) => `$${place}`)

export async function openPostgresFloor(
  folder: string,
  databaseUrl: string
): Promise<PostgresFloor> {
  await openInstance(folder)
  await (await openStore(folder, { databaseUrl })).close()
  const lines: Line[] = []
  while (lines.length < LINES_MAX) lines.push(await openLine(databaseUrl))
  return {
    async append(count, lineCount) {
      const chosen = lines.slice(0, lineCount)
      let left = count
      const startedAt = performance.now()
      await Promise.all(
        chosen.map(async (line) => {
          for (; left > 0; left -= 1) await appendOne(line)
        })
      )
      return performance.now() - startedAt
    },
    async [Symbol.asyncDispose]() {
      for (const { client } of lines) await client.end()
    }
  }
}

async function openLine(connectionString: string): Promise<Line> {
  const client = new Client({ connectionString })
  await client.connect()
  const space = randomBytes(32)
  await client.query(statements.begin, emptySpace(space))
  return { client, space, seq: 0 }
}

async function appendOne(line: Line): Promise<void> {
  const { client, space } = line
  line.seq += 1
  const row = makeEntryRow({ space, seq: line.seq, time: Date.now() })
  const head = [row.seq, row.head, row.time, randomBytes(64), space]
  await client.query('begin')
  await client.query({ name: 'insert', text: statements.insert, values: Object.values(row) })
  await client.query({ name: 'update', text: statements.update, values: head })
  await client.query('commit')
}
