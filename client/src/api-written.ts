/** Entries of the directory that stewards write by hand, and places that they look after: a part of the client's surface. */
import type { EntriesFound, SaveWritten, WrittenEntries, WrittenEntry } from '@beside/contract'
import type { Done } from './outcome.ts'

export type WrittenActs = {
  /** For stewards: all entries that were written here, by name. */
  readWrittenEntries(): Done<WrittenEntries>
  /** One of them, with each way it was written. */
  readWrittenEntry(entry: string): Done<WrittenEntry>
  /**
   * Saves an entry under the id that was drawn for it. `entry-moved`: another steward saved it meanwhile.
   * `sounds-secret`: its words are those of a refuge, and nobody said that its street is no secret.
   */
  saveWrittenEntry(
    wish: SaveWritten & { readonly entry: string }
  ): Done<WrittenEntry, 'entry-moved' | 'sounds-secret' | 'bad-request' | 'too-many'>
  /** Entries of every list that has what is looked for in its name or words, with their places. */
  lookUpEntries(text: string): Done<EntriesFound>
}
