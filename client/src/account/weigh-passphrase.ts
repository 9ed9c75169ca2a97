import { fromBase64url, isSameBytes, plainHash } from '@beside/kernel'

/** Bytes of each hash in the list. Two passphrases that share them by chance are one in a hundred million. */
const MARK_BYTES = 4
/** Characters that are quickly guessed however long they are. */
const DISTINCT_MIN = 6
const FAIR_LENGTH = 12
const STRONG_LENGTH = 20
const STRONG_WORDS = 4
/** Shorter words of one's own stand in many others. */
const OWN_WORD_MIN = 3

export type Weighed = { readonly typed: string; readonly own: readonly string[] }
export type Strength = 'short' | 'known' | 'fair' | 'strong'

/**
 * A plain judgement by length and words, since length is what slows a guesser behind Argon2id. It is not a
 * promise, and it never leaves the device. `own` are words that somebody nearby would try, such as a name: they
 * count for nothing.
 */
export async function weighPassphrase({ typed, own }: Weighed): Promise<Strength> {
  const text = withoutOwnWords(typed, own).trim().replace(/\s+/gu, ' ')
  const words = new Set(text.toLowerCase().split(' '))
  const { length } = Array.from(text)
  const distinct = new Set(text).size
  if (length < FAIR_LENGTH || distinct < DISTINCT_MIN) return 'short'
  if (await isKnown(typed)) return 'known'
  return length >= STRONG_LENGTH && (words.size >= STRONG_WORDS || length >= 28) ? 'strong' : 'fair'
}

// Only who chooses a passphrase needs the list, so it does not come with the first page. Without a line it does
// not come at all, and then no passphrase is set either.
async function isKnown(typed: string): Promise<boolean> {
  const list = await import('./known-passphrases.ts').catch(() => undefined)
  const marks = (list && fromBase64url(list.knownPassphrases)) ?? new Uint8Array(0)
  const plain = typed.toLowerCase().replace(/\s/gu, '')
  const mark = plainHash(new TextEncoder().encode(plain)).subarray(0, MARK_BYTES)
  const starts = Array.from({ length: marks.length / MARK_BYTES }, (_, at) => at * MARK_BYTES)
  return starts.some((at) => isSameBytes(marks.subarray(at, at + MARK_BYTES), mark))
}

function withoutOwnWords(typed: string, own: readonly string[]): string {
  const words = ['beside', ...own].flatMap((each) => each.toLowerCase().split(/[^\p{L}\d]+/u))
  return words
    .filter((word) => word.length >= OWN_WORD_MIN)
    .reduce((text, word) => text.replaceAll(word, ''), typed.toLowerCase())
}
