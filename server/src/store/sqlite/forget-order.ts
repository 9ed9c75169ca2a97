/**
 * SQLite puts each new row where a page has room, so the places within a page tell in which order people
 * came, also where the table has no such order. Written anew by their random keys, the rows tell nothing.
 */
import type { DatabaseSync } from 'node:sqlite'

/**
 * Each table of the account side, and its key; nudges, of which one person asks for some at once; readers of the newsletter; and seats, of which one person may have some. Parts of keyrings stay where they are: a page holds four of
 * them, mostly of one person, and they are by far the most there is to write.
 */
const KEYS = {
  accounts: 'id',
  wraps: 'account, method',
  keyrings: 'account',
  sessions: 'token_hash',
  nudges: 'space, member',
  newsletter_readers: 'id',
  gathering_seats: 'code_hash'
} as const

export function forgetOrder(database: DatabaseSync): void {
  // No row may go with its account here, and no copy may lie in another file.
  database.exec('pragma foreign_keys = off; pragma temp_store = memory; begin immediate')
  try {
    for (const [table, key] of Object.entries(KEYS)) {
      database.exec(`create temp table held as select * from main.${table}`)
      database.exec(`delete from main.${table}`)
      database.exec(`insert into main.${table} select * from held order by ${key}`)
      database.exec('drop table held')
    }
    database.exec('commit')
  } catch (cause) {
    if (database.isTransaction) database.exec('rollback')
    throw cause
  }
}
