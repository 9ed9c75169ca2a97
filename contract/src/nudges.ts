/** Nudges: "You have an update", without content, to an address that stands beside no account. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { bytesUpTo } from './shapes.ts'

// One line of text: nothing in it can begin another header of a mail, or turn the line around.
const Line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(WIRE_LIMITS.nudgeLineLength),
  v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u)
)

/** An address of one mailbox, in plain letters: no list, no name, no quotes. */
export const MailAddress = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(WIRE_LIMITS.mailAddressLength),
  v.regex(
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/iu
  )
)

/** Where a browser is reached: what its push service gave it. The server posts to services that it knows alone. */
export const PushEndpoint = v.pipe(
  v.string(),
  v.maxLength(WIRE_LIMITS.pushEndpointLength),
  v.regex(/^https?:\/\/[\x21-\x7e]+$/u)
)

/** What stands in a list of mails: a person may choose both, so that they say nothing. */
export const NudgeLook = v.strictObject({ name: Line, subject: Line })
export type NudgeLook = v.InferOutput<typeof NudgeLook>

const TimeOfDay = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u))
/** From when to when nothing is sent, by the clock of a place such as `Europe/Berlin`. */
export const NudgeHours = v.strictObject({
  from: TimeOfDay,
  to: TimeOfDay,
  zone: v.pipe(v.string(), v.maxLength(40), v.check(isZone))
})
export type NudgeHours = v.InferOutput<typeof NudgeHours>

/**
 * GET /api/nudges → NudgeWays (session): the address from which mails come, and the key to which a browser ties its
 * subscription; null where this place sends none.
 */
export const NudgeWays = v.strictObject({
  mailFrom: v.nullable(v.string()),
  pushKey: v.nullable(v.string())
})
export type NudgeWays = v.InferOutput<typeof NudgeWays>

/**
 * POST /api/nudges/test (session) → NudgeTested: a mail with six digits. The ticket is sealed by the server, which
 * keeps nothing; the look is checked, and stands in no mail before the mailbox is theirs. POST /api/nudges/confirm (session) → NudgePass: whoever has the digits has the address, and the
 * pass says so, sealed.
 */
export const TestNudge = v.strictObject({ to: MailAddress, look: NudgeLook })
export type TestNudge = v.InferOutput<typeof TestNudge>
const Sealed = bytesUpTo(WIRE_LIMITS.nudgeSealedBytes)
export const NudgeTested = v.strictObject({ ticket: Sealed })
export const ConfirmNudge = v.strictObject({
  ticket: Sealed,
  code: v.pipe(v.string(), v.regex(/^\d{6}$/u))
})
export const NudgePass = v.strictObject({ pass: Sealed })

/**
 * POST /api/nudges/push (session) → NudgePass: one push without content. The pass says that the push service took it.
 * Whether it came is seen on the device.
 */
export const TestPush = v.strictObject({ endpoint: PushEndpoint })

/**
 * PUT /api/spaces/:spaceId/nudge → {} (token of a present member), DELETE → {}: whether this member is nudged.
 * The row ends with the membership, or with its key. GET → NudgeState.
 */
export const PutNudge = v.strictObject({
  pass: Sealed,
  /** Null for a device, which keeps for itself how a nudge looks there. */
  look: v.nullable(NudgeLook),
  quiet: v.nullable(NudgeHours)
})
export type PutNudge = v.InferOutput<typeof PutNudge>

/** `late`: the last one could not be sent. `refused`: no mailbox or device has this address, and it was forgotten. */
export const NudgeState = v.strictObject({ state: v.picklist(['none', 'on', 'late', 'refused']) })
export type NudgeState = v.InferOutput<typeof NudgeState>

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
