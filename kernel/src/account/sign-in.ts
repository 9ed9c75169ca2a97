/** What a person's device signs to be let in: sessions by kit, tokens by membership, first entry by invite. */
import type { Hash, SpaceId, SignPublicKey } from '../brand.ts'
import type { Bytes } from '../bytes/encode.ts'
import { hash } from '../crypto/hash.ts'

/** Signed by the kit key over a challenge that the server made a moment ago. */
export function kitSignInHash(instanceId: Hash, challenge: Uint8Array): Hash {
  return hash('K1/kit-sign-in', instanceId, challenge)
}

/** Signed by a membership key for a space token; `sessionNonce` ties it to one live session. */
export function tokenHash(
  instanceId: Hash,
  claim: {
    readonly spaceId: SpaceId
    readonly member: SignPublicKey
    readonly sessionNonce: Uint8Array
    readonly expiresAt: number
  }
): Hash {
  const { spaceId, member, sessionNonce, expiresAt } = claim
  return hash('K1/token', instanceId, spaceId, member, sessionNonce, BigInt(expiresAt))
}

/** Signed by an invite key: the holder of an open invitation may make one account. */
export function admissionHash(instanceId: Hash, accountId: Bytes): Hash {
  return hash('K1/admission', instanceId, accountId)
}

/** Signed by a membership key when a person looks for their spaces without a keyring. */
export function findSpaceHash(
  instanceId: Hash,
  member: SignPublicKey,
  sessionNonce: Uint8Array
): Hash {
  return hash('K1/find-space', instanceId, member, sessionNonce)
}
