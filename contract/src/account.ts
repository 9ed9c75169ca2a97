/** Accounts, ways to unlock, sessions. */
import * as v from 'valibot'
import { CardCode } from './card-code.ts'
import { WIRE_LIMITS } from './limits.ts'
import { bytesUpTo, Count, DateOnly, fixedBytes, Id16, Id32, Signature, Wrap } from './shapes.ts'

const Keyring = v.strictObject({ seq: Count, blob: bytesUpTo(WIRE_LIMITS.keyringBytes) })
const KitUnlock = v.strictObject({ key: Id32, wrap: bytesUpTo(256) })
const OpaqueMessage = bytesUpTo(1024)
/** What OPAQUE keeps of a passphrase: 192 bytes (RFC 9807 §3.3.1, with ristretto255 and SHA-512). */
const OpaqueRecord = bytesUpTo(256)
const SealedState = bytesUpTo(1024)
const SignInName = v.pipe(v.string(), v.minLength(1), v.maxLength(WIRE_LIMITS.nameLength))

/** Why this person may have an account here. */
export const EntryPass = v.variant('by', [
  v.strictObject({ by: v.literal('open-door') }),
  /** `signature` by the invite key over `admissionHash`. */
  v.strictObject({ by: v.literal('invite'), inviteId: Id32, key: Id32, signature: Signature }),
  /** A printed card, which lets one account in. */
  v.strictObject({ by: v.literal('card'), code: CardCode }),
  v.strictObject({ by: v.literal('steward'), stewardKey: bytesUpTo(64) })
])
export type EntryPass = v.InferOutput<typeof EntryPass>

/**
 * POST /api/accounts → SessionReply. The account begins with its kit; a passphrase can be added. The
 * generation of its first root is 0.
 */
export const CreateAccount = v.strictObject({
  accountId: Id16,
  signInName: SignInName,
  kit: KitUnlock,
  /** The first keyring; its seq is 1. */
  keyring: bytesUpTo(WIRE_LIMITS.keyringBytes),
  pass: EntryPass
})
export type CreateAccount = v.InferOutput<typeof CreateAccount>

/** What a device needs after it is let in; also GET /api/session. */
export const SessionReply = v.strictObject({
  accountId: Id16,
  /** Signed into space tokens and space finds, to tie them to this session. */
  sessionNonce: Id32,
  wraps: v.array(Wrap),
  keyring: v.nullable(Keyring),
  rootGeneration: Count,
  /** The last day on which this account may only read; null where it is not paused. */
  pausedUntil: v.nullable(DateOnly),
  serverTime: v.number()
})
export type SessionReply = v.InferOutput<typeof SessionReply>

/** POST /api/sessions/passphrase/start → OpaqueStarted. Alike for known and unknown names. */
export const StartPassphraseSignIn = v.strictObject({
  signInName: SignInName,
  request: OpaqueMessage
})
export const OpaqueStarted = v.strictObject({ response: OpaqueMessage, state: SealedState })
/** POST /api/sessions/passphrase → SessionReply. `state` is single use, 60 seconds. */
export const FinishPassphraseSignIn = v.strictObject({ state: SealedState, finish: OpaqueMessage })

/** POST /api/sessions/kit/start → KitChallenge, then POST /api/sessions/kit → SessionReply. */
export const StartKitSignIn = v.strictObject({ key: Id32 })
export const KitChallenge = v.strictObject({ challenge: fixedBytes(32), state: SealedState })
export const FinishKitSignIn = v.strictObject({
  key: Id32,
  state: SealedState,
  challenge: fixedBytes(32),
  /** By the kit key over `kitSignInHash`. */
  signature: Signature
})

/** GET /api/sessions. Dates only: times would tie sessions to what happened elsewhere. */
export const SessionList = v.strictObject({
  sessions: v.array(
    v.strictObject({
      id: Id16,
      startedOn: DateOnly,
      seenOn: DateOnly,
      isCurrent: v.boolean(),
      /** Sealed by the person's own device under a key of the root; null until it is set. */
      label: v.nullable(bytesUpTo(512))
    })
  )
})
export type SessionList = v.InferOutput<typeof SessionList>
/**
 * DELETE /api/session signs out, DELETE /api/sessions/:id ends one session, DELETE /api/sessions all others.
 * DELETE /api/account, after a fresh sign-in, takes every row of the account.
 */

/** PUT /api/session/label */
export const SetSessionLabel = v.strictObject({ label: bytesUpTo(512) })

/** PUT /api/account/keyring → KeyringSaved, or `keyring-moved` with the newer one. */
export const SaveKeyring = v.strictObject({
  expectedSeq: Count,
  blob: bytesUpTo(WIRE_LIMITS.keyringBytes)
})
export const KeyringSaved = v.strictObject({ seq: Count })
export const KeyringMoved = v.strictObject({ reason: v.literal('keyring-moved'), keyring: Keyring })

/** POST /api/account/passphrase/start → PassphraseStarted (OPAQUE registration). */
export const StartPassphrase = v.strictObject({ request: OpaqueMessage })
export const PassphraseStarted = v.strictObject({ response: OpaqueMessage })

/**
 * PUT /api/account/unlocks → SessionReply: new ways in, all or nothing. With a higher `rootGeneration`
 * every wrap of the old root goes, so both `kit` and `keyring` must be given. Needs a fresh sign-in.
 */
export const ChangeUnlocks = v.strictObject({
  rootGeneration: Count,
  kit: v.nullable(KitUnlock),
  passphrase: v.nullable(v.strictObject({ record: OpaqueRecord, wrap: bytesUpTo(256) })),
  keyring: v.nullable(SaveKeyring),
  endOtherSessions: v.boolean()
})
export type ChangeUnlocks = v.InferOutput<typeof ChangeUnlocks>
