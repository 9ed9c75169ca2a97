/** Writing: a standing, a body and the author's keys become a sealed, signed envelope. */
import type { Bytes } from '../bytes/encode.ts'
import { pad, unpad } from '../bytes/pad.ts'
import { plainHash } from '../crypto/hash.ts'
import { sign, type MemberKeys, type SignPair } from '../crypto/keys.ts'
import { open, seal, type Opened, type RandomBytes } from '../crypto/seal.ts'
import { epochOpening, sealLockbox, type EpochKey } from './epochs.ts'
import { startOfLog } from './log.ts'
import {
  encodeOperation,
  spaceIdOf,
  type Operation,
  type Policy,
  type SpaceKind
} from './operations.ts'
import {
  emptySealedPart,
  encodeHeader,
  NO_OPERATION,
  signedHash,
  type Envelope,
  type Standing
} from './record.ts'

/** Sealed words beside an operation, under the epoch that it opens or stands in: names, above all. */
export type SealedWords = { readonly plain: Bytes; readonly key: Bytes }

/** Seals and signs an entry. `plain` is the entry as JSON bytes; it is padded here. */
export function writeEntry(
  entry: { standing: Standing; lane: Bytes; isDocument: boolean; plain: Bytes },
  keys: { readonly author: SignPair; readonly epochKey: Bytes },
  random: RandomBytes
): Envelope {
  const { standing, lane, isDocument, plain } = entry
  const header = encodeHeader({ type: 'entry', ...standing, lane, isDocument })
  return signed(
    { ...sealedPart(header, { plain, key: keys.epochKey }, random), header },
    keys.author
  )
}

/** Signs an operation, with sealed words beside it if there are any. */
export function writeOperation(
  operation: { standing: Standing; body: Operation; words?: SealedWords | undefined },
  author: SignPair,
  random: RandomBytes
): Envelope {
  const { standing, words } = operation
  const body = encodeOperation(operation.body)
  const header = encodeHeader({ type: 'operation', ...standing, body })
  const part = words ? sealedPart(header, words, random) : emptySealedPart()
  return signed({ ...part, header }, author)
}

/** Signs the taking back of the author's own records. `seqs` are put in order here. */
export function writeErase(
  erase: { readonly standing: Standing; readonly seqs: readonly number[] },
  author: SignPair
): Envelope {
  const seqs = [...new Set(erase.seqs)].toSorted((a, b) => a - b)
  const header = encodeHeader({ type: 'erase', ...erase.standing, seqs })
  return signed({ ...emptySealedPart(), header }, author)
}

/** The first record of a new space, and its first key. */
export function writeGenesis(
  space: { readonly kind: SpaceKind; readonly policy: Policy; readonly words: Bytes },
  creator: MemberKeys,
  random: RandomBytes
): { readonly envelope: Envelope; readonly epochKey: EpochKey; readonly standing: Standing } {
  const { kind, policy, words } = space
  const epochKey: EpochKey = { epoch: 0, key: random(32) }
  const [author, kem] = [creator.sign.public, creator.kem.public]
  const begun = { random: random(32), sign: author, kem, kind, policy }
  const place = { spaceId: spaceIdOf(begun), epoch: 0, opHash: NO_OPERATION }
  const box = sealLockbox(place, { to: kem, key: epochKey.key }, random)
  const body: Operation = { op: 'genesis', ...begun, ...epochOpening(place.spaceId, epochKey), box }
  const { seq, head } = startOfLog(place.spaceId)
  const standing: Standing = { ...place, author, seenSeq: seq, seenHead: head }
  const operation = { standing, body, words: { plain: words, key: epochKey.key } }
  return { envelope: writeOperation(operation, creator.sign, random), epochKey, standing }
}

/** The words within an envelope, with what a report would need, or `undefined` if they do not open. */
export function openEnvelope(envelope: Envelope, key: Bytes): Opened | undefined {
  const { header, salt, commitment, ciphertext } = envelope
  const opened = ciphertext && open(key, header, { salt, commitment, ciphertext })
  const plain = opened && unpad(opened.plain)
  return plain && { ...opened, plain }
}

function sealedPart(
  header: Bytes,
  words: SealedWords,
  random: RandomBytes
): Omit<Envelope, 'header' | 'signature'> {
  const sealed = seal(words.key, { header, plain: pad(words.plain) }, random)
  return { ...sealed, ciphertextHash: plainHash(sealed.ciphertext) }
}

function signed(envelope: Omit<Envelope, 'signature'>, author: SignPair): Envelope {
  return { ...envelope, signature: sign(signedHash(envelope), author.secret) }
}
