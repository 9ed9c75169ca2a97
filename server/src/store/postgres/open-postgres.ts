/** The store in PostgreSQL: one connection that writes, and some that can only read what is committed. */
import type { Kysely } from 'kysely'
import type { ClientBase } from 'pg'
import { postgresForms } from '../column-forms.ts'
import { migrate } from '../migrate.ts'
import type { Store, StoreOptions } from '../store.ts'
import type { Tables } from '../tables.ts'
import { checkOwner, claim } from './claim.ts'
import { connect } from './connect.ts'
import { forgetOrder } from './forget-order.ts'
import { greetMigration, greetOnlyWriter, greetReader, greetWriter } from './greetings.ts'

const READERS = 6

export async function openPostgres(databaseUrl: string, options: StoreOptions): Promise<Store> {
  await using opening = new AsyncDisposableStack()
  const greet = countGreetings(options)
  const writing = connect({ databaseUrl, size: 1, greet, isHasty: true })
  opening.defer(() => writing.destroy())
  const reading = connect({ databaseUrl, size: READERS, greet: greetReader, isHasty: true })
  opening.defer(() => reading.destroy())
  // A server takes its lock first: one that is refused changes nothing.
  await checkOwner(writing, options)
  await migrateAlone(databaseUrl)
  const { instanceId, isServing } = options
  if (instanceId && isServing) await claim(writing, instanceId)
  return describeStore({ writing, reading, held: opening.move() })
}

function countGreetings(options: StoreOptions): (client: ClientBase) => Promise<void> {
  let count = 0
  return async (client) => {
    await (options.isServing ? greetOnlyWriter(client) : greetWriter(client))
    count += 1
    if (count > 1) options.onReconnected?.()
  }
}

async function migrateAlone(databaseUrl: string): Promise<void> {
  const migrating = connect({ databaseUrl, size: 1, greet: greetMigration, isHasty: false })
  try {
    await migrate(migrating, postgresForms)
  } finally {
    await migrating.destroy()
  }
}

type Parts = {
  readonly writing: Kysely<Tables>
  readonly reading: Kysely<Tables>
  readonly held: AsyncDisposableStack
}

function describeStore({ writing, reading, held }: Parts): Store {
  const close = () => held.disposeAsync()
  return {
    read: reading,
    write: (work) => writing.transaction().execute(work),
    readMoment: (work) => reading.transaction().setIsolationLevel('repeatable read').execute(work),
    // Its journal cannot be emptied from here: docs/threat-model.md says what that leaves.
    clearJournal: async () => undefined,
    forgetOrder: () => forgetOrder(writing),
    close,
    [Symbol.asyncDispose]: close
  }
}
