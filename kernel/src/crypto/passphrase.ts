/**
 * One typed passphrase must give the same bytes on every keyboard: RFC 8265 OpaqueString in its NFKC
 * variant, with quotes and dashes straightened (phones curl them) and white space inside made one space.
 * Case is kept.
 */
import type { Bytes } from '../bytes/encode.ts'

export function passphraseBytes(typed: string): Bytes {
  const straight = typed
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/gu, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
  return new TextEncoder().encode(straight)
}

/** A sign-in name as the server's HMAC sees it: NFKC, case folded, words joined by one hyphen. */
export function normalizeSignInName(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\s_-]+/gu, '-')
    .replace(/^-|-$/gu, '')
}
