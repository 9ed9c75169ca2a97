import type { Bytes } from '@beside/kernel'
import type { PackKeep } from './kept-pack.ts'

/** What a device keeps of a pack, for as long as a test runs. */
export function keepInMemory(): PackKeep & { readonly parts: Map<string, Bytes> } {
  const parts = new Map<string, Bytes>()
  let kept: unknown
  return {
    parts,
    loadSigned: async () => kept,
    saveSigned: async (signed) => {
      kept = signed
      return true
    },
    loadPart: async (sha256) => parts.get(sha256),
    savePart: async (sha256, bytes) => void parts.set(sha256, bytes),
    async keepOnly(sha256s) {
      for (const one of parts.keys()) if (!sha256s.includes(one)) parts.delete(one)
    }
  }
}
