/**
 * A steward's link works once, within a week. Whoever opens it may change the community for an hour, to
 * the next full one, and may make one account. It is printed at the first run, and by `beside steward` when another is needed.
 */
import { randomBytes } from 'node:crypto'
import { DAY_MS } from '@beside/contract'
import { toBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { dateOf } from '../../clock/clock.ts'
import { hashOf } from '../../gates/steward-gate.ts'
import type { Store } from '../../store/open-store.ts'
import type { Writer } from '../../store/tables.ts'
import { removeStewardLinksMadeBefore } from '../../store/steward-links.ts'
import {
  addStewardKey,
  addStewardLink,
  removeStewardKeysExpiredBefore,
  useStewardLink
} from '../../store/stewards.ts'

const SECRET_BYTES = 32
const KEY_MS = 3600_000
const LINK_DAYS = 7

/** Makes a link in the store, also while a server works with it, and gives its path. */
export async function makeStewardLink(store: Store, now: number): Promise<string> {
  const secret = new Uint8Array(randomBytes(SECRET_BYTES))
  await store.write(async (db) => {
    await removeStewardLinksMadeBefore(db, dateOf(now - LINK_DAYS * DAY_MS))
    await addStewardLink(db, { secretHash: hashOf(secret), madeOn: dateOf(now) })
  })
  // Behind the hash sign no browser sends it to a server, and no log on the way can hold it.
  return `/steward#${toBase64url(secret)}`
}

/** Opens a link: its key for the next hour, or `undefined` if it was used, is old or was never made. */
export async function openStewardLink(
  store: Store,
  secret: Bytes,
  now: number
): Promise<Bytes | undefined> {
  const key = new Uint8Array(randomBytes(SECRET_BYTES))
  return store.write(async (db) => {
    await removeStewardLinksMadeBefore(db, dateOf(now - LINK_DAYS * DAY_MS))
    if (!(await useStewardLink(db, hashOf(secret)))) return undefined
    await removeStewardKeysExpiredBefore(db, now)
    await addStewardKey(db, { keyHash: hashOf(key), expiresAt: endOfKey(now) })
    return key
  })
}

/** Whoever copied one opens nothing with it any more: neither a link nor the key of an opened one. */
export async function endStewardLinks(db: Writer): Promise<void> {
  await removeStewardLinksMadeBefore(db, '9999-12-31')
  await removeStewardKeysExpiredBefore(db, Number.MAX_SAFE_INTEGER)
}

// To the full hour: a moment to the millisecond could be matched to what else happened then.
function endOfKey(now: number): number {
  return Math.ceil((now + KEY_MS) / KEY_MS) * KEY_MS
}
