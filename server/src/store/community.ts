/** The community's own settings: one row. */
import type { Community, HelpLine } from '@beside/contract'
import type { Reader, Writer } from './tables.ts'

const ONLY = 1

export async function readCommunity(db: Reader): Promise<Community | undefined> {
  const row = await db
    .selectFrom('community')
    .selectAll()
    .where('id', '=', ONLY)
    .executeTakeFirst()
  if (!row) return undefined
  const { name, admission, region, outside_contact: outsideContact } = row
  return { name, admission, region, outsideContact, lines: JSON.parse(row.lines) as HelpLine[] }
}

export async function saveCommunity(db: Writer, community: Community): Promise<void> {
  const { name, admission, region, outsideContact, lines } = community
  const row = {
    name,
    admission,
    region,
    outside_contact: outsideContact,
    lines: JSON.stringify(lines)
  }
  await db
    .insertInto('community')
    .values({ id: ONLY, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
