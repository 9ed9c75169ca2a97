/** The community's own settings: one row. */
import { readExitPlace } from '@beside/contract'
import type { Community, HelpLine } from '@beside/contract'
import type { Reader, Writer } from './tables.ts'

const ONLY = 1

/** What holds until a steward has chosen: a name that tells nobody anything, and no open door. */
const FIRST: Community = {
  name: 'Our place',
  admission: 'invitation',
  region: null,
  outsideContact: '',
  exitTo: null,
  lines: []
}

export async function readCommunity(db: Reader): Promise<Community> {
  const row = await db.selectFrom('community').selectAll().where('id', '=', ONLY).executeTakeFirst()
  if (!row) return FIRST
  const { name, admission, region, outside_contact: outsideContact } = row
  const exitTo = readExitPlace(row.exit_to ?? '') ?? null
  const lines = JSON.parse(row.lines) as HelpLine[]
  return { name, admission, region, outsideContact, exitTo, lines }
}

export async function saveCommunity(db: Writer, community: Community): Promise<void> {
  const { name, admission, region, outsideContact, exitTo, lines } = community
  const row = {
    name,
    admission,
    region,
    outside_contact: outsideContact,
    exit_to: exitTo,
    lines: JSON.stringify(lines)
  }
  await db
    .insertInto('community')
    .values({ id: ONLY, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
