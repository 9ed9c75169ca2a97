/** How much of what comes from outside is taken. What goes beyond is named in the report. */
export type Limits = {
  readonly feedBytes: number
  readonly records: number
  /** Characters of one record, and of one row of a table. */
  readonly recordLength: number
  readonly textLength: number
  readonly nameLength: number
  readonly listLength: number
  readonly fields: number
  readonly depth: number
  /** Notes on one record. Where there would be more, it is refused. */
  readonly notes: number
  /** Entries that one record may nest when rows are put together, and all records of a package together. */
  readonly nested: number
  readonly nestedInAll: number
}

export const LIMITS: Limits = {
  feedBytes: 512 * 1024 * 1024,
  records: 1_000_000,
  recordLength: 4 * 1024 * 1024,
  textLength: 20_000,
  nameLength: 100,
  listLength: 2_000,
  fields: 200,
  depth: 16,
  notes: 5_000,
  nested: 10_000,
  nestedInAll: 10_000_000
}
