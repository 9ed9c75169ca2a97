import type { Tables } from '../tables.ts'

/** Every table with its primary key. Owners come before what is theirs, and a table cannot be forgotten. */
export const KEYS_BY_TABLE = {
  accounts: ['id'],
  wraps: ['account', 'method'],
  keyrings: ['account'],
  keyring_parts: ['account', 'part'],
  sessions: ['token_hash'],
  spaces: ['id'],
  members: ['space', 'sign_key'],
  records: ['space', 'seq'],
  documents: ['space', 'lane'],
  invites: ['id'],
  nudges: ['space', 'member'],
  drops: ['address', 'id'],
  teams: ['role'],
  listings: ['space'],
  pauses: ['space', 'member'],
  asks: ['desk'],
  shifts: ['space', 'member'],
  heard_totals: ['quarter', 'question'],
  newsletter_readers: ['id'],
  letters: ['id'],
  notices: ['id'],
  gatherings: ['id'],
  gathering_revisions: ['gathering', 'number'],
  gathering_dates: ['gathering', 'day'],
  gathering_seats: ['code_hash'],
  community: ['id'],
  line_checks: ['id'],
  line_packs: ['version'],
  restore_holds: ['part'],
  entries: ['secret_hash'],
  steward_links: ['secret_hash'],
  steward_keys: ['key_hash'],
  directory_imports: ['id'],
  directory_rows: ['import', 'entity', 'id'],
  directory_places: ['place'],
  directory_written: ['entry', 'number'],
  directory_live: ['source'],
  directory_packs: ['version'],
  directory_parts: ['version', 'place'],
  library_texts: ['slug'],
  library_revisions: ['slug', 'number'],
  library_pictures: ['id'],
  library_picture_uses: ['picture', 'slug', 'number']
} as const satisfies { [Table in keyof Tables]: readonly (keyof Tables[Table])[] }

export type TableName = keyof typeof KEYS_BY_TABLE

export const TABLE_NAMES = Object.keys(KEYS_BY_TABLE) as readonly TableName[]
