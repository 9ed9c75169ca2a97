/** Sessions: who is signed in. The cookie is random; only its hash is kept, with dates and no times. */
import { createHash, randomBytes } from 'node:crypto'
import { DAY_MS, WIRE_LIMITS } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import { dateOf } from '../clock/clock.ts'
import type { WatchedClock } from '../clock/clock.ts'
import type { Store } from '../store/open-store.ts'
import {
  addSession,
  changeSession,
  findSession,
  listSessions,
  removeSession,
  removeSessionsSeenBefore
} from '../store/sessions.ts'
import type { Session } from '../store/sessions.ts'
import type { Writer } from '../store/tables.ts'

export type OpenSession = {
  readonly id: Bytes
  readonly account: Bytes
  readonly nonce: Bytes
  readonly tokenHash: Bytes
  /** Signed in within the last minutes, as changing keys requires. */
  readonly isFresh: boolean
}

export type SessionGate = {
  /** Makes a session within a transaction. `cookie` goes into the reply's `set-cookie`. */
  open(
    db: Writer,
    account: Bytes
  ): Promise<{ readonly session: OpenSession; readonly cookie: string }>
  /** The session of a request, by its `cookie` header. */
  find(cookies: string): Promise<OpenSession | undefined>
  end(sessions: readonly Pick<Session, 'id'>[]): Promise<void>
  /** Ends what nobody used for two weeks; what is too old to be used comes under it. */
  endUnused(): Promise<void>
  /** The `set-cookie` that takes the cookie away. */
  readonly farewellCookie: string
}

export type SessionSetting = {
  readonly store: Store
  readonly clock: WatchedClock
  readonly instanceId: Bytes
  readonly isSecure: boolean
  readonly onEnd: (sessionId: Bytes) => void
  readonly onTrouble: (cause: unknown) => void
}

const SECRET_BYTES = 32
const UNUSED_DAYS = 14
/** However often it is used: a copied cookie is not good for ever. */
const WHOLE_DAYS = 90

export function openSessionGate(setting: SessionSetting): SessionGate {
  const { store, clock, onEnd } = setting
  const name = cookieName(setting)
  const attributes = `Path=/; HttpOnly; SameSite=Strict${setting.isSecure ? '; Secure' : ''}`

  function dayBefore(days: number) {
    return dateOf(clock.now() - days * DAY_MS)
  }
  function isOver({ seen_on, started_on }: Session) {
    return seen_on < dayBefore(UNUSED_DAYS) || started_on < dayBefore(WHOLE_DAYS)
  }

  return {
    async open(db, account) {
      const cookie = makeCookie(clock.now())
      const session: Session = {
        token_hash: hashOf(cookie),
        id: new Uint8Array(randomBytes(16)),
        account,
        nonce: new Uint8Array(randomBytes(32)),
        started_on: clock.today(),
        seen_on: clock.today(),
        label: null
      }
      const others = await listSessions(db, account)
      const surplus = others.length + 1 - WIRE_LIMITS.sessionsOfAccount
      for (const { id } of others.slice(0, Math.max(0, surplus))) {
        await removeSession(db, id)
        onEnd(id)
      }
      await addSession(db, session)
      const text = cookie.toString('base64url')
      return { session: describe(session, true), cookie: `${name}=${text}; ${attributes}` }
    },
    async find(cookies) {
      const cookie = readCookie(cookies, name)
      const session = cookie && (await findSession(store.read, hashOf(cookie)))
      if (!cookie || !session) return undefined
      if (clock.isSure() && isOver(session)) return undefined
      noteUse(session, setting)
      return describe(session, isFresh(cookie, clock))
    },
    async end(sessions) {
      await store.write(async (db) => {
        for (const { id } of sessions) await removeSession(db, id)
      })
      for (const { id } of sessions) onEnd(id)
    },
    async endUnused() {
      const ended = await store.write((db) => removeSessionsSeenBefore(db, dayBefore(UNUSED_DAYS)))
      for (const { id } of ended) onEnd(id)
    },
    farewellCookie: `${name}=; Max-Age=0; ${attributes}`
  }
}

// Two communities may run on one machine, and cookies do not know ports: so the name holds the instance.
function cookieName({ instanceId, isSecure }: SessionSetting): string {
  const tag = Buffer.from(instanceId).toString('hex').slice(0, 8)
  return isSecure ? `__Host-beside-${tag}` : `beside-${tag}`
}

// The time of signing in rides in the cookie, under the hash that the store has: so no row needs a time.
function makeCookie(now: number): Buffer {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(now))
  return Buffer.concat([randomBytes(SECRET_BYTES), time])
}

function isFresh(cookie: Buffer, clock: WatchedClock): boolean {
  const age = clock.now() - Number(cookie.readBigUInt64BE(SECRET_BYTES))
  // Either way: a clock that is put right goes back a little, and must not shut out who has just signed in.
  return Math.abs(age) <= WIRE_LIMITS.freshMinutes * 60_000
}

function readCookie(cookies: string, name: string): Buffer | undefined {
  const start = `${name}=`
  const part = cookies.split('; ').find((each) => each.startsWith(start))
  return part === undefined ? undefined : Buffer.from(part.slice(start.length), 'base64url')
}

function hashOf(cookie: Buffer): Bytes {
  return new Uint8Array(createHash('sha256').update(cookie).digest())
}

function describe(session: Session, isFreshNow: boolean): OpenSession {
  const { id, account, nonce, token_hash: tokenHash } = session
  return { id, account, nonce, tokenHash, isFresh: isFreshNow }
}

// Once a day and session, beside the request: a full disk must not keep anybody from reading.
function noteUse(session: Session, { store, clock, onTrouble }: SessionSetting): void {
  const today = clock.today()
  if (session.seen_on >= today || !clock.isSure()) return
  store.write((db) => changeSession(db, session.token_hash, { seen_on: today })).catch(onTrouble)
}
