/**
 * Space tokens: for ten minutes, and only within one live session, "this session speaks for that key in
 * that space". They are not stored, so no row ties a session to a space.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { WIRE_LIMITS } from '@beside/contract'
import type { Reason } from '@beside/contract'
import { ok, refused, tokenHash } from '@beside/kernel/wire'
import type { Bytes, Hash, Result, SignPublicKey, SpaceId } from '@beside/kernel/wire'
import type { WatchedClock } from '../clock/clock.ts'
import { verifyInTurn } from '../log/node-signatures.ts'
import { bytesOf } from '../log/wire-records.ts'
import { findMember } from '../store/spaces.ts'
import type { MemberRow, Reader } from '../store/tables.ts'
import type { OpenSession } from './session-gate.ts'

export type SpaceMember = {
  readonly spaceId: SpaceId
  readonly key: SignPublicKey
  /** The same for all keys that they had here. */
  readonly memberId: Hash
  /** The last seq this person may read; undefined while they are a member. */
  readonly upTo: number | undefined
}

export type TokenClaim = {
  readonly spaceId: SpaceId
  readonly member: SignPublicKey
  readonly expiresAt: number
  readonly signature: Bytes
}

export type GivenToken = {
  readonly token: string
  readonly expiresAt: number
  readonly memberId: Bytes
}

export type TokenGate = {
  /** A token for a claim that holds; undefined for any other, without saying why. */
  give(session: OpenSession, claim: TokenClaim): Promise<GivenToken | undefined>
  /** Whom a token speaks for. Membership is looked up anew each time. */
  read(session: OpenSession, token: string): Promise<Result<SpaceMember, Reason>>
  /** Whom a token that `read` found genuine speaks for, though they may read nothing now. */
  claimed(token: string): Pick<SpaceMember, 'spaceId' | 'key'>
}

export type TokenSetting = {
  readonly db: Reader
  readonly clock: WatchedClock
  readonly instanceId: Hash
  readonly tokenKey: Bytes
}

const LIFE_MS = WIRE_LIMITS.tokenMinutes * 60_000
/** Who left may read what was theirs to read for this long: to keep it, and to report it. */
const READING_AFTER_LEAVING_MS = 30 * 86_400_000
const MAC_BYTES = 32
const TOKEN_BYTES = 32 + 32 + 8 + MAC_BYTES

export function openTokenGate({ db, clock, instanceId, tokenKey }: TokenSetting): TokenGate {
  function macOf(body: Uint8Array, session: OpenSession): Buffer {
    return createHmac('sha256', tokenKey).update(session.tokenHash).update(body).digest()
  }

  return {
    async give(session, claim) {
      const { spaceId, member, signature } = claim
      const now = clock.now()
      const message = tokenHash(instanceId, { ...claim, sessionNonce: session.nonce })
      // First the signature, for known and unknown alike: the time it takes tells nothing.
      const isSigned = await verifyInTurn(signature, message, member)
      const row = await findMember(db, spaceId, member)
      if (!row || !isSigned || claim.expiresAt <= now || !mayRead(row, clock)) return undefined
      const expiresAt = Math.min(claim.expiresAt, now + LIFE_MS)
      const expiry = Buffer.alloc(8)
      expiry.writeBigUInt64BE(BigInt(expiresAt))
      const body = Buffer.concat([spaceId, member, expiry])
      const token = Buffer.concat([body, macOf(body, session)]).toString('base64url')
      return { token, expiresAt, memberId: row.member_id }
    },
    async read(session, token) {
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length !== TOKEN_BYTES) return refused('token-refused')
      const body = bytes.subarray(0, TOKEN_BYTES - MAC_BYTES)
      const mac = bytes.subarray(TOKEN_BYTES - MAC_BYTES)
      if (!timingSafeEqual(mac, macOf(body, session))) return refused('token-refused')
      if (Number(body.readBigUInt64BE(64)) < clock.now()) return refused('token-refused')
      const { spaceId, key } = claimed(token)
      const row = await findMember(db, spaceId, key)
      if (!row || !mayRead(row, clock)) return refused('not-found')
      const memberId = row.member_id as Hash
      return ok({ spaceId, key, memberId, upTo: row.left_seq ?? undefined })
    },
    claimed
  }
}

function claimed(token: string): Pick<SpaceMember, 'spaceId' | 'key'> {
  const bytes = bytesOf(token)
  return { spaceId: bytes.slice(0, 32) as SpaceId, key: bytes.slice(32, 64) as SignPublicKey }
}

export function mayRead(row: MemberRow | undefined, clock: WatchedClock): boolean {
  if (!row || row.is_current === 0) return false
  if (row.left_time === null) return true
  return clock.now() - row.left_time <= READING_AFTER_LEAVING_MS
}
