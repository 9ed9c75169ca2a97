/**
 * Signing in with a passphrase that the server never sees: OPAQUE (RFC 9807), with our constants.
 *
 * The server runs @serenity-kit/opaque 1.1.0 and must call it so (every message there is base64url
 * without padding; `toBase64url` and `fromBase64url` translate):
 *
 *   const identifiers = { server: toBase64url(instanceId) }          // and no `client`
 *   server.createRegistrationResponse({ serverSetup, userIdentifier, registrationRequest })
 *   server.startLogin({ serverSetup, userIdentifier, registrationRecord, startLoginRequest, identifiers })
 *   server.finishLogin({ serverLoginState, finishLoginRequest, identifiers })
 *
 * `userIdentifier` is the text `toBase64url(accountId)`; for a name that nobody has, it is an HMAC of the
 * name, of the same length, with `registrationRecord: null`. The server's identity is the instance and not
 * its domain, so a move to another address locks nobody out. That library has no context: it is empty here.
 */
import { argon2id } from '@noble/hashes/argon2.js'
import type { Hash } from '../brand.ts'
import type { Bytes } from '../bytes/encode.ts'
import { toBase64url } from '../bytes/text.ts'
import { finishExchange, makeRecord, type OpaqueSetting } from './opaque-3dh.ts'
import type { RegistrationState, SignInState } from './opaque-3dh.ts'
import type { RandomBytes } from './seal.ts'

/** Both begin on the device: `state` stays there, `request` goes to the server. */
export { blindPassphrase as startRegistration, startExchange as startSignIn } from './opaque-3dh.ts'
export { OPAQUE_BYTES, type RegistrationState, type SignInState } from './opaque-3dh.ts'

/**
 * Which server this is. `stretch` is a quicker way to the same bytes as `stretchPassphrase`, where the host
 * has one; only tests of the exchange itself put a weak one here.
 */
export type OpaquePlace = {
  readonly instanceId: Hash
  readonly stretch?: OpaqueSetting['stretch'] | undefined
}

// RFC 9106 §4, second recommended option: 64 MiB, three passes, four lanes. A constant in code, because a
// server that could choose it could make guessing cheap. The salt is empty since the OPRF output, which is
// what is stretched, is already different for every account.
export const ARGON2 = { m: 65_536, t: 3, p: 4, dkLen: 64 } as const
export const ARGON2_SALT = new Uint8Array(16)

/**
 * Takes about a second: call it in a Worker. The server keeps `record`; `exportKey` (64 bytes) never
 * leaves the device and goes into `wrapKeyOf('passphrase', exportKey)`. `undefined` for a changed message.
 */
export function finishRegistration(
  state: RegistrationState,
  response: Bytes,
  options: OpaquePlace & { readonly random: RandomBytes }
): ReturnType<typeof makeRecord> {
  return makeRecord(state, response, { setting: settingOf(options), random: options.random })
}

/**
 * Takes about a second: call it in a Worker. `finish` goes to the server, which then lets the person in.
 * `undefined` means a wrong passphrase or a changed message, and nobody learns which.
 */
export function finishSignIn(
  state: SignInState,
  response: Bytes,
  place: OpaquePlace
): ReturnType<typeof finishExchange> {
  return finishExchange(state, response, settingOf(place))
}

function settingOf({ instanceId, stretch = stretchPassphrase }: OpaquePlace): OpaqueSetting {
  const serverIdentity = new TextEncoder().encode(toBase64url(instanceId))
  return { stretch, context: new Uint8Array(0), serverIdentity }
}

/** The slow step, in JavaScript alone: about a second on a fast machine. */
export function stretchPassphrase(input: Uint8Array): Uint8Array {
  return argon2id(input, ARGON2_SALT, ARGON2)
}
