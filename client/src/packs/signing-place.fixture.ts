import { signManifest, signPairFromSeed, toBase64url, type SignPair } from '@beside/kernel'
import type { SigningPlace } from './signed-pack.ts'

/** A place whose root says that this key signs. Another seed is another place. */
export function placeOf({ public: receiptKey }: Pick<SignPair, 'public'>, seed = 1): SigningPlace {
  const rootPair = signPairFromSeed(new Uint8Array(32).fill(seed))
  const root = rootPair.public
  const manifest = { root, receiptKey, generation: 0, restoredTo: 0 }
  return { root, receiptKey, said: toBase64url(signManifest(manifest, rootPair)) }
}
