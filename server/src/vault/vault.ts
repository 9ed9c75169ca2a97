/**
 * Sealing by the running server, for itself: rows that hold what only it may read. The key comes from
 * `secrets.json`, which does not lie in the store, so that whoever steals the store alone opens nothing.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { WIRE_LIMITS } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'

export type Vault = {
  /** Always of one size, whatever it holds. `purpose` is bound in: elsewhere it does not open. */
  seal(purpose: Uint8Array, content: unknown): Bytes
  /** The content, or undefined if it is another's, changed, or of another key. */
  open(purpose: Uint8Array, sealed: Bytes): unknown
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const PLAIN_BYTES = WIRE_LIMITS.nudgeSealedBytes - NONCE_BYTES - TAG_BYTES

/** @param secret 32 random bytes of `secrets.json`, which serve another purpose as well */
export function openVault(secret: Bytes): Vault {
  const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), 'beside/vault', 32))
  return {
    seal(purpose, content) {
      const json = Buffer.from(JSON.stringify(content))
      if (json.length > PLAIN_BYTES) throw new RangeError('This does not fit into the vault')
      // Spaces behind JSON say nothing, so they fill it up.
      const plain = Buffer.concat([json, Buffer.alloc(PLAIN_BYTES - json.length, ' ')])
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(purpose)
      const parts = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]
      return new Uint8Array(Buffer.concat(parts))
    },
    open(purpose, sealed) {
      if (sealed.length !== WIRE_LIMITS.nudgeSealedBytes) return undefined
      const nonce = sealed.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(purpose)
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
      try {
        const parts = [decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]
        const content: unknown = JSON.parse(Buffer.concat(parts).toString())
        return content
      } catch {
        return undefined
      }
    }
  }
}
