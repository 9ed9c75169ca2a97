/** Connections to PostgreSQL in the form in which Kysely takes them. */
import { Kysely, PostgresDialect } from 'kysely'
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { Pool, TypeOverrides } from 'pg'
import type { ClientBase, PoolClient } from 'pg'
import type { Tables } from '../tables.ts'
import { isLineLost, postgresTroubleOf } from './postgres-trouble.ts'

export type PoolOptions = {
  readonly databaseUrl: string
  readonly size: number
  /** Done with each new connection before anything else. Where it fails, there is no connection. */
  readonly greet: (client: ClientBase) => Promise<void>
  /** False for what may take long, such as a migration. */
  readonly isHasty: boolean
}

const CONNECT_MS = 15_000
// A line that is dead and does not say so must not hold the queue of writes for ever.
const QUERY_MS = 60_000
const KEEP_ALIVE_MS = 10_000

// Numbers of types, which stay (`pg_type.dat` in PostgreSQL's source).
const BYTEA = 17
const BIGINT = 20

export function connect(options: PoolOptions): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(options) }) })
}

function openPool({ databaseUrl, size, greet, isHasty }: PoolOptions): PostgresPool {
  // The pool waits for what it returns, though its types do not say so.
  const hooks = { onConnect: greet }
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'beside',
    max: size,
    // The one that writes holds the lock on the database, so it is kept while nobody writes.
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types: makeTypes(),
    ...hooks,
    ...(isHasty ? { query_timeout: QUERY_MS } : {})
  })
  // A line that is lost shows in the query that needed it; unheard, it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    options: pool.options,
    async connect() {
      try {
        return adaptClient(await pool.connect())
      } catch (cause) {
        throw postgresTroubleOf(cause)
      }
    },
    end: () => pool.end()
  }
}

function adaptClient(client: PoolClient): PostgresPoolClient {
  let isLost = false
  async function query(text: unknown, parameters?: unknown): Promise<unknown> {
    try {
      return await client.query(text as string, parameters as unknown[])
    } catch (cause) {
      isLost ||= isLineLost(cause)
      throw postgresTroubleOf(cause)
    }
  }
  return {
    query: query as <Row>(
      text: string,
      parameters: readonly unknown[]
    ) => Promise<PostgresQueryResult<Row>>,
    release: (isSpoilt) => client.release(isLost || isSpoilt === true)
  } as PostgresPoolClient
}

function makeTypes(): TypeOverrides {
  const overrides = new TypeOverrides()
  overrides.setTypeParser(BIGINT, readWhole)
  overrides.setTypeParser(BYTEA, readBytes)
  return overrides
}

function readWhole(text: string): number {
  const whole = Number(text)
  if (!Number.isSafeInteger(whole)) throw new RangeError('A number in the store is too large')
  return whole
}

/** In the form `\x0a0b`, which `greetings.ts` asks for. */
function readBytes(text: string): Uint8Array<ArrayBuffer> {
  if (!text.startsWith('\\x')) throw new RangeError('Bytes came in another form')
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}
