/** A store: rows that are read, and written in transactions. Which database keeps them, only this folder knows. */
import type { Bytes } from '@beside/kernel/wire'
import type { Reader, Writer } from './tables.ts'

export type Store = AsyncDisposable & {
  readonly read: Reader
  /** Runs `work` in one transaction; it is durable when the promise is fulfilled. */
  write<Value>(work: (writer: Writer) => Promise<Value>): Promise<Value>
  /** Reads everything as it was at one moment, while others write. */
  readMoment<Value>(work: (reader: Reader) => Promise<Value>): Promise<Value>
  /** Takes what was erased out of the journal too, so that no file holds it. */
  clearJournal(): Promise<void>
  /** Lays the account side by its random keys, so that no file says who came when. For a server. */
  forgetOrder(): Promise<void>
  close(): Promise<void>
}

export type StoreOptions = {
  /** Where PostgreSQL is reached; without it the store is SQLite's, in the folder. */
  readonly databaseUrl?: string | undefined
  /** What the store may grow to (SQLite); beyond, writes are refused as `store-full`. */
  readonly bytesMax?: number | undefined
  /** True for a server, which runs for long and is the only one. */
  readonly isServing?: boolean
  /** Whose store it must be, where the store can say so (PostgreSQL). A server claims one that is new. */
  readonly instanceId?: Bytes | undefined
  /** True where the folder says that its rows are in a database already (PostgreSQL). */
  readonly isFilled?: boolean | undefined
  /** Called when a lost connection is there again: what is remembered of the rows may not hold. */
  readonly onReconnected?: () => void
}
