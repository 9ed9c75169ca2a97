/** The community's own settings: one row. */
import { readExitPlace } from '@beside/contract'
import type { Community, HelpLine, Promises } from '@beside/contract'
import type { Reader, Writer } from './tables.ts'

const ONLY = 1

/** What holds until a steward has chosen: a name that tells nobody anything, and no open door. */
const FIRST: Community = {
  name: 'Our place',
  admission: 'invitation',
  region: null,
  outsideContact: '',
  exitTo: null,
  lines: [],
  promises: { hours: '', replyTimes: '', limits: '' },
  closesOn: null
}

export async function readCommunity(db: Reader): Promise<Community> {
  const row = await db.selectFrom('community').selectAll().where('id', '=', ONLY).executeTakeFirst()
  if (!row) return FIRST
  const { name, admission, region, outside_contact: outsideContact } = row
  const exitTo = readExitPlace(row.exit_to ?? '') ?? null
  const lines = JSON.parse(row.lines) as HelpLine[]
  const promises = row.promises === null ? FIRST.promises : (JSON.parse(row.promises) as Promises)
  const closesOn = row.closes_on
  return { name, admission, region, outsideContact, exitTo, lines, promises, closesOn }
}

/** The first day on which nobody comes in or writes; null while no end is set. */
export async function readClosingDay(db: Reader): Promise<string | null> {
  const row = await db
    .selectFrom('community')
    .select('closes_on')
    .where('id', '=', ONLY)
    .executeTakeFirst()
  return row?.closes_on ?? null
}

export async function saveCommunity(db: Writer, community: Community): Promise<void> {
  const { name, admission, region, outsideContact, exitTo, lines, promises, closesOn } = community
  const row = {
    name,
    admission,
    region,
    outside_contact: outsideContact,
    exit_to: exitTo,
    lines: JSON.stringify(lines),
    promises: JSON.stringify(promises),
    closes_on: closesOn
  }
  await db
    .insertInto('community')
    .values({ id: ONLY, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
