/** Which store a test of this floor runs on: `server` is SQLite, `server on PostgreSQL` the other. */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { ask, dropDatabase } from './store/postgres/cluster.fixture.ts'

export type TestStore = AsyncDisposable & { readonly databaseUrl: string | undefined }

const postgres = inject('postgres')

/** A store with nothing in it. In SQLite it is a file in the folder of the server. */
export async function makeTestStore(): Promise<TestStore> {
  if (!postgres) return { databaseUrl: undefined, [Symbol.asyncDispose]: async () => undefined }
  const name = `test_${randomBytes(8).toString('hex')}`
  await ask(postgres, `create database ${name}`)
  return {
    databaseUrl: postgres.replace('/postgres?', `/${name}?`),
    async [Symbol.asyncDispose]() {
      await dropDatabase(postgres, name)
    }
  }
}
