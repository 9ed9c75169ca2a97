/** The recovery kit: 128 random bits as twelve BIP39 words. It signs in and opens the root by itself. */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39'
import type { Bytes } from '../bytes/encode.ts'
import { deriveKey } from '../crypto/hash.ts'
import { signPairFromSeed, type SignPair } from '../crypto/keys.ts'
import { ok, refused, type Result } from '../result.ts'

export const KIT_BYTES = 16
export const KIT_WORDS = 12
// In the English list the first four letters tell every word from every other.
const PREFIX_LETTERS = 4

export function kitWords(kit: Bytes, wordList: readonly string[]): string[] {
  return entropyToMnemonic(kit, [...wordList]).split(' ')
}

export type KitRefusal =
  | { readonly problem: 'word-count'; readonly count: number }
  /** `position` counts from 1, as people count. */
  | { readonly problem: 'unknown-word'; readonly position: number; readonly word: string }
  | { readonly problem: 'words-do-not-fit' }

/** Reads typed words: any case, extra spaces, numbering and four-letter beginnings are fine. */
export function readKit(
  typed: string,
  wordList: readonly string[]
): Result<Bytes, 'not-a-kit'> & {
  readonly refusal?: KitRefusal
} {
  const words =
    typed
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  if (words.length !== KIT_WORDS) {
    return notAKit({ problem: 'word-count', count: words.length })
  }
  const found = words.map((word) => findWord(word, wordList))
  const missing = found.indexOf(undefined)
  if (missing >= 0) {
    return notAKit({
      problem: 'unknown-word',
      position: missing + 1,
      word: words[missing] ?? ''
    })
  }
  try {
    return ok(new Uint8Array(mnemonicToEntropy(found.join(' '), [...wordList])))
  } catch {
    return notAKit({ problem: 'words-do-not-fit' })
  }
}

/** The key pair that signs in with the kit; the server keeps its public half. */
export function kitSignPair(kit: Uint8Array): SignPair {
  return signPairFromSeed(deriveKey(kit, 'K1/kit-auth'))
}

function notAKit(refusal: KitRefusal): Result<Bytes, 'not-a-kit'> & { refusal: KitRefusal } {
  return { ...refused('not-a-kit'), refusal }
}

function findWord(word: string, wordList: readonly string[]): string | undefined {
  if (wordList.includes(word)) return word
  if (word.length < PREFIX_LETTERS) return undefined
  const prefix = word.slice(0, PREFIX_LETTERS)
  return wordList.find((known) => known.startsWith(prefix) && known.startsWith(word))
}
