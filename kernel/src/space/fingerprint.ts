/**
 * Six words for one membership: 66 bits over both keys, the space and the member. Each side reads out their
 * own six; one joint phrase would fall to a relay that chooses two keys (a birthday search of 2^33).
 */
import type { Hash, SpaceId } from '../brand.ts'
import { toBase64url } from '../bytes/text.ts'
import { bitsOf, wordsOf } from '../bytes/words.ts'
import { hash, plainHash } from '../crypto/hash.ts'
import type { MemberPublicKeys } from '../crypto/keys.ts'

/** Slows a search for a look-alike key by as much; about 80 ms for the person who compares. */
const ROUNDS = 5200
const WORDS = 6
const BITS = 66n

/** Names the keys that were compared, for the mark in the keyring: it does not outlive them. */
export function markOfKeys({ sign, kem }: MemberPublicKeys): string {
  return toBase64url(hash('K1/compared', sign, kem))
}

export function fingerprintWords(
  member: MemberPublicKeys & { readonly id: Hash },
  spaceId: SpaceId,
  wordList: readonly string[]
): string[] {
  let digest = hash('K1/words', spaceId, member.id, member.sign, member.kem)
  for (let round = 0; round < ROUNDS; round += 1) digest = plainHash(digest)
  return wordsOf(bitsOf(digest) >> (256n - BITS), WORDS, wordList)
}
