/**
 * The operator's phrase: eight words of the English BIP39 list, 88 random bits, written down on paper.
 * It opens the sealed secrets of a backup and is kept on no machine.
 */
import { randomInt } from 'node:crypto'
import { ok, refused } from '@beside/kernel/wire'
import type { Result } from '@beside/kernel/wire'
import { wordlist } from '@scure/bip39/wordlists/english.js'

export const PHRASE_WORDS = 8
// In the English list the first four letters tell every word from every other.
const PREFIX_LETTERS = 4
const TYPED_MAX = 1000

export function makePhrase(): string {
  const words = Array.from({ length: PHRASE_WORDS }, () => wordlist[randomInt(wordlist.length)])
  return words.join(' ')
}

export type PhraseRefusal =
  | { readonly problem: 'word-count'; readonly count: number }
  /** `position` counts from 1, as people count. */
  | { readonly problem: 'unknown-word'; readonly position: number; readonly word: string }

/** Reads typed words: any case, extra spaces, numbering and four-letter beginnings are fine. */
export function readPhrase(
  typed: string
): Result<string, 'not-a-phrase'> & { readonly refusal?: PhraseRefusal } {
  const words =
    typed
      .slice(0, TYPED_MAX)
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  if (words.length !== PHRASE_WORDS) {
    return notAPhrase({ problem: 'word-count', count: words.length })
  }
  const found = words.map(findWord)
  const missing = found.indexOf(undefined)
  if (missing < 0) return ok(found.join(' '))
  return notAPhrase({
    problem: 'unknown-word',
    position: missing + 1,
    word: words[missing] ?? ''
  })
}

function findWord(typed: string): string | undefined {
  const isBeginning = typed.length >= PREFIX_LETTERS
  return wordlist.find((word) => word === typed || (isBeginning && word.startsWith(typed)))
}

function notAPhrase(refusal: PhraseRefusal) {
  return { ...refused('not-a-phrase'), refusal }
}
