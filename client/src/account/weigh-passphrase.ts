/** Characters that are quickly guessed however long they are. */
const DISTINCT_MIN = 6
const FAIR_LENGTH = 12
const STRONG_LENGTH = 20
const STRONG_WORDS = 4

/**
 * A plain judgement by length and words, since length is what slows a guesser behind Argon2id. It is not a
 * promise, and it never leaves the device.
 */
export function weighPassphrase(typed: string): 'short' | 'fair' | 'strong' {
  const text = typed.trim().replace(/\s+/gu, ' ')
  const words = new Set(text.toLowerCase().split(' '))
  const { length } = Array.from(text)
  const distinct = new Set(text).size
  if (length < FAIR_LENGTH || distinct < DISTINCT_MIN) return 'short'
  return length >= STRONG_LENGTH && (words.size >= STRONG_WORDS || length >= 28) ? 'strong' : 'fair'
}
