/**
 * One typed passphrase must give the same bytes on every keyboard: RFC 8265 OpaqueString in its NFKC
 * variant, with quotes and dashes straightened (phones curl them), white space inside made one space, and
 * marks that nobody sees left out (some keyboards and every second web page slip them in). Case is kept.
 */
import type { Bytes } from '../bytes/encode.ts'

export function passphraseBytes(typed: string): Bytes {
  const straight = visible(typed)
    .replace(/[\u2018-\u201b\u2032]/gu, "'")
    .replace(/[\u201c-\u201f]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
  return new TextEncoder().encode(straight.trim())
}

/** A sign-in name as the server's HMAC sees it: NFKC, case folded, words joined by one hyphen. */
export function normalizeSignInName(typed: string): string {
  return visible(typed)
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\s_-]+/gu, '-')
    .replace(/^-|-$/gu, '')
}

function visible(typed: string): string {
  return typed.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFKC')
}
