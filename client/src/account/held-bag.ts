/**
 * What a session held when the server ended it: sealed under the root that goes with the session, in memory
 * alone. A restore ends every session; whoever signs in again here can say what it lost, and nobody else can.
 */
import {
  deriveKey,
  encode,
  openPacked,
  sealPacked,
  type Bytes,
  type RandomBytes
} from '@beside/kernel'
import { readJson, writeJson } from '../spaces/entry.ts'
import type { OpenAccount } from './open-account.ts'

const LABEL = 'K1/held'
const BYTES_MAX = 32 * 1024 * 1024

export function sealBag(account: OpenAccount, content: unknown, random: RandomBytes): Bytes {
  const packed = { header: headerOf(account), plain: writeJson(content) }
  return sealPacked(deriveKey(account.root, LABEL), packed, random)
}

/** What is in it, or undefined: it was another person's. */
export function openBag(account: OpenAccount, bytes: Bytes): unknown {
  const packed = { header: headerOf(account), bytes, max: BYTES_MAX }
  const plain = openPacked(deriveKey(account.root, LABEL), packed)
  return plain && readJson(plain)
}

function headerOf(account: OpenAccount): Bytes {
  return encode(LABEL, account.accountId)
}
