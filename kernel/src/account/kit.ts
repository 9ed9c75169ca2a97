/** The recovery kit: 128 random bits as twelve BIP39 words. It signs in and opens the root by itself. */
import { fieldBytes, joinBytes, type Bytes } from '../bytes/encode.ts'
import { bitsOf, bitsOfPlaces, wordsOf } from '../bytes/words.ts'
import { deriveKey, plainHash } from '../crypto/hash.ts'
import { signPairFromSeed, type SignPair } from '../crypto/keys.ts'
import { ok, refused, type Result } from '../result.ts'

export const KIT_BYTES = 16
export const KIT_WORDS = 12
// In the English list the first four letters tell every word from every other.
const PREFIX_LETTERS = 4

/** Twelve words: the kit, and four bits of its hash that catch a slip of the pen. */
export function kitWords(kit: Bytes, wordList: readonly string[]): string[] {
  const check = (plainHash(kit)[0] ?? 0) >> 4
  return wordsOf((bitsOf(kit) << 4n) | BigInt(check), KIT_WORDS, wordList)
}

export type KitRefusal =
  | { readonly problem: 'word-count'; readonly count: number }
  /** `position` counts from 1, as people count. */
  | { readonly problem: 'unknown-word'; readonly position: number; readonly word: string }
  | { readonly problem: 'words-do-not-fit' }
type ReadKit = Result<Bytes, 'not-a-kit'> & { readonly refusal?: KitRefusal }

/** Reads typed words: any case, extra spaces, numbering and four-letter beginnings are fine. */
export function readKit(typed: string, wordList: readonly string[]): ReadKit {
  const plain = typed.normalize('NFKC').toLowerCase()
  const words = plain.match(/\p{L}+/gu) ?? []
  if (words.length !== KIT_WORDS) return notAKit({ problem: 'word-count', count: words.length })
  const places = words.map((word) => findWord(word, wordList))
  const missing = places.indexOf(-1)
  if (missing >= 0) {
    const word = words[missing] ?? ''
    return notAKit({ problem: 'unknown-word', position: missing + 1, word })
  }
  const bits = bitsOfPlaces(places) >> 4n
  const kit = joinBytes(fieldBytes(bits >> 64n), fieldBytes(bits & (2n ** 64n - 1n)))
  const found = places.map((place) => wordList[place])
  const fits = kitWords(kit, wordList).every((word, index) => word === found[index])
  return fits ? ok(kit) : notAKit({ problem: 'words-do-not-fit' })
}

/** The key pair that signs in with the kit; the server keeps its public half. */
export function kitSignPair(kit: Uint8Array): SignPair {
  return signPairFromSeed(deriveKey(kit, 'K1/kit-auth'))
}

function notAKit(refusal: KitRefusal): ReadKit {
  return { ...refused('not-a-kit'), refusal }
}

function findWord(word: string, wordList: readonly string[]): number {
  const whole = wordList.indexOf(word)
  if (whole >= 0 || word.length < PREFIX_LETTERS) return whole
  return wordList.findIndex((known) => known.startsWith(word))
}
