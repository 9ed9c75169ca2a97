/**
 * What the server must remember between the two steps of a sign-in, kept by the person's device: sealed,
 * for sixty seconds, and good once.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Bytes } from '@beside/kernel/wire'

export type StateGate = {
  seal(purpose: string, content: Uint8Array): Bytes
  /** The content, or undefined if it is another's, changed, late, or was used before. */
  open(purpose: string, state: Bytes): Buffer | undefined
}

const LIFE_MS = 60_000
const IV_BYTES = 12
const TAG_BYTES = 16
const USED_MAX = 100_000

/** `usedMax` is how many it remembers at a time; beyond them nothing opens. */
export function openStateGate(
  stateKey: Bytes,
  elapsed: () => number,
  usedMax = USED_MAX
): StateGate {
  // States of an earlier run are refused, since what it saw used is forgotten.
  const run = randomBytes(16)
  const used = new Map<string, number>()

  return {
    seal(purpose, content) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', stateKey, iv)
      cipher.setAAD(Buffer.concat([run, Buffer.from(purpose)]))
      const time = Buffer.alloc(8)
      time.writeDoubleBE(elapsed())
      const sealed = Buffer.concat([cipher.update(time), cipher.update(content), cipher.final()])
      return new Uint8Array(Buffer.concat([iv, sealed, cipher.getAuthTag()]))
    },
    open(purpose, state) {
      if (state.length < IV_BYTES + 8 + TAG_BYTES) return undefined
      const name = Buffer.from(state.subarray(0, IV_BYTES)).toString('latin1')
      const plain = decrypt(stateKey, state, Buffer.concat([run, Buffer.from(purpose)]))
      const now = elapsed()
      if (!plain || now - plain.readDoubleBE(0) > LIFE_MS || used.has(name)) return undefined
      forgetOld(used, now)
      if (used.size >= usedMax) return undefined
      used.set(name, now)
      return plain.subarray(8)
    }
  }
}

function decrypt(key: Bytes, state: Bytes, aad: Buffer): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, state.subarray(0, IV_BYTES))
  decipher.setAAD(aad)
  decipher.setAuthTag(state.subarray(state.length - TAG_BYTES))
  try {
    const sealed = state.subarray(IV_BYTES, state.length - TAG_BYTES)
    return Buffer.concat([decipher.update(sealed), decipher.final()])
  } catch {
    return undefined
  }
}

// The map is in order of use, so the old ones stand first.
function forgetOld(used: Map<string, number>, now: number): void {
  for (const [name, at] of used) {
    if (now - at <= LIFE_MS) return
    used.delete(name)
  }
}
