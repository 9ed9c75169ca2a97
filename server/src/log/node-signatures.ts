/**
 * Ed25519 by node:crypto, about ten times as fast as the kernel's reference. It accepts a key of small
 * order for any message, so it may only meet keys that the kernel admitted (protocol §2.0). Where the two
 * differ on a signature, node refuses: on the server that is harmless.
 */
import { createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Bytes, VerifySignature } from '@beside/kernel/wire'
import { rememberUpTo } from './remember.ts'

// The ASN.1 head of an Ed25519 public key (RFC 8410 §4); the 32 bytes of the key follow.
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const KEYS_KEPT = 4000

const keys = rememberUpTo<KeyObject>(KEYS_KEPT)

export const verifyByNode: VerifySignature = (signature, message, key) => {
  try {
    return verify(null, message, keyObjectOf(key), signature)
  } catch {
    // A key or signature that the library cannot read is no signature.
    return false
  }
}

// Handing work to another core costs two turns of waiting: worth it in a crowd, and not for one alone.
const CROWD_MS = 2
const lastAt = { verify: 0, sign: 0 }

/** The same check; in a crowd on another core, so that the one that writes the log goes on meanwhile. */
export function verifyInTurn(
  ...[signature, message, key]: Parameters<VerifySignature>
): Promise<boolean> {
  return isCrowd('verify')
    ? verifyInPool(signature, message, key)
    : Promise.resolve(verifyByNode(signature, message, key))
}

function verifyInPool(...[signature, message, key]: Parameters<VerifySignature>): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (error: Error | null, isRight: boolean) => resolve(!error && isRight)
    try {
      verify(null, message, keyObjectOf(key), signature, settle)
    } catch {
      resolve(false)
    }
  })
}

/** Signs; in a crowd on another core. */
export function signInTurn(message: Uint8Array, key: KeyObject): Promise<Bytes> {
  return isCrowd('sign')
    ? signInPool(message, key)
    : Promise.resolve(new Uint8Array(sign(null, message, key)))
}

function isCrowd(act: keyof typeof lastAt): boolean {
  const now = performance.now()
  const sinceMs = now - lastAt[act]
  lastAt[act] = now
  return sinceMs < CROWD_MS
}

function signInPool(message: Uint8Array, key: KeyObject): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    sign(null, message, key, (error, signature) =>
      error ? reject(error) : resolve(new Uint8Array(signature))
    )
  })
}

function keyObjectOf(key: Uint8Array): KeyObject {
  const name = Buffer.from(key).toString('latin1')
  const known = keys.get(name)
  if (known) return known
  const made = createPublicKey({
    key: Buffer.concat([SPKI_HEAD, key]),
    format: 'der',
    type: 'spki'
  })
  keys.set(name, made)
  return made
}
