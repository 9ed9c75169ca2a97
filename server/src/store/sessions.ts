/** Open sessions. The cookie itself is never kept, only its hash. */
import type { Bytes } from '@beside/kernel/wire'
import { compileOnce } from './compile-once.ts'
import type { Reader, Tables, Writer } from './tables.ts'

export type Session = Tables['sessions']

const selectSession = compileOnce<'token_hash', Session>((db, mark) =>
  db.selectFrom('sessions').selectAll().where('token_hash', '=', mark('token_hash'))
)

export async function findSession(db: Reader, tokenHash: Bytes): Promise<Session | undefined> {
  const { rows } = await selectSession(db, { token_hash: tokenHash })
  return rows[0]
}

/** The sessions of an account, the ones not seen for longest first. */
export async function listSessions(db: Reader, account: Bytes): Promise<Session[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('account', '=', account)
    .orderBy('seen_on')
    .orderBy('token_hash')
    .execute()
}

export async function addSession(db: Writer, session: Session): Promise<void> {
  await db.insertInto('sessions').values(session).execute()
}

export async function changeSession(
  db: Writer,
  tokenHash: Bytes,
  change: Partial<Pick<Session, 'seen_on' | 'label'>>
): Promise<void> {
  await db.updateTable('sessions').set(change).where('token_hash', '=', tokenHash).execute()
}

export async function removeSession(db: Writer, id: Bytes): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', id).execute()
}

/** Ends all other sessions of its account, and returns them so that open streams can be ended too. */
export async function removeOtherSessions(
  db: Writer,
  { account, id }: Pick<Session, 'account' | 'id'>
): Promise<Session[]> {
  return db
    .deleteFrom('sessions')
    .where('account', '=', account)
    .where('id', '!=', id)
    .returningAll()
    .execute()
}

/** Ends every session, of everybody. */
export async function removeAllSessions(db: Writer): Promise<void> {
  await db.deleteFrom('sessions').execute()
}

/** Ends what nobody used since `day`, and returns it so that open streams can be ended too. */
export async function removeSessionsSeenBefore(db: Writer, day: string): Promise<Session[]> {
  return db.deleteFrom('sessions').where('seen_on', '<', day).returningAll().execute()
}
