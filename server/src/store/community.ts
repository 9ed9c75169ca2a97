/** The community's own settings: one row. */
import { LISTENING_DEFAULTS, readExitPlace } from '@beside/contract'
import type { Community, HelpLine, ListeningLimits, Promises } from '@beside/contract'
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
  closesOn: null,
  listening: LISTENING_DEFAULTS
}

export async function readCommunity(db: Reader): Promise<Community> {
  const row = await db.selectFrom('community').selectAll().where('id', '=', ONLY).executeTakeFirst()
  if (!row) return FIRST
  const { name, admission, region, outside_contact: outsideContact } = row
  const exitTo = readExitPlace(row.exit_to ?? '') ?? null
  const lines = linesOf(row)
  const promises = row.promises === null ? FIRST.promises : (JSON.parse(row.promises) as Promises)
  const closesOn = row.closes_on
  const listening = listeningOf(row)
  return { name, admission, region, outsideContact, exitTo, lines, promises, closesOn, listening }
}

/** What a line did not say when it was saved before lines said it. */
const UNSAID = { area: '', languages: '', onBill: 'unknown', source: '' } as const

function linesOf(row: { readonly lines: string; readonly region: string | null }): HelpLine[] {
  const kept = JSON.parse(row.lines) as (Partial<HelpLine> &
    Omit<HelpLine, keyof typeof UNSAID | 'region'>)[]
  return kept.map((line) => ({ ...UNSAID, region: row.region, ...line }))
}

/** What holds for each listener here. */
export async function readListening(db: Reader): Promise<ListeningLimits> {
  const row = await db
    .selectFrom('community')
    .select('listening')
    .where('id', '=', ONLY)
    .executeTakeFirst()
  return row ? listeningOf(row) : FIRST.listening
}

function listeningOf({ listening }: { readonly listening: string | null }): ListeningLimits {
  return listening === null ? FIRST.listening : (JSON.parse(listening) as ListeningLimits)
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
  const { listening } = community
  const row = {
    name,
    admission,
    region,
    outside_contact: outsideContact,
    exit_to: exitTo,
    lines: JSON.stringify(lines),
    promises: JSON.stringify(promises),
    closes_on: closesOn,
    listening: JSON.stringify(listening)
  }
  await db
    .insertInto('community')
    .values({ id: ONLY, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** Whether letters are made here of what is new, by themselves. */
export async function areNoticesOn(db: Reader): Promise<boolean> {
  const row = await db
    .selectFrom('community')
    .select('notices')
    .where('id', '=', ONLY)
    .executeTakeFirst()
  return row?.notices === 1
}

export async function switchNotices(db: Writer, isOn: boolean): Promise<void> {
  // A place that nobody has set up has no row yet.
  await saveCommunity(db, await readCommunity(db))
  const notices = isOn ? 1 : 0
  await db.updateTable('community').set({ notices }).where('id', '=', ONLY).execute()
}
