/**
 * A role as it is shown elsewhere: what its holder signs with their key in the team names one key in one other space,
 * so nobody else can show it, and nowhere else. What it says is read from the chain of the team alone.
 */
import { DAY_MS, TeamRole } from '@beside/contract'
import {
  holdsPost,
  roleHash,
  sign,
  toBase64url,
  verifySignature,
  type Member,
  type RoleShown,
  type SignPublicKey
} from '@beside/kernel'
import * as v from 'valibot'
import type { RoleSaid, ShownRole } from '../api.ts'
import { Text43, Text86 } from '../drops/knock-shapes.ts'
import type { Space } from '../spaces/space.ts'
import { bytesOf, spaceIdOfText } from '../wire/read-wire.ts'
import { stateOf, type TeamChain } from './chain.ts'
import { nameIn } from './names.ts'
import { Checked, readChecked, readShown } from './words.ts'

/** Whoever goes on showing a role signs it anew: what somebody else kept of it is worth nothing after a while. */
export const ROLE_SHOWN_MS = 60 * DAY_MS
const CHECKS_MAX = 1000

export const RoleProof = v.object({
  teamId: Text43,
  /** In the team. */
  memberId: Text43,
  /** Ms since 1970, by the server's clock. */
  until: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  signature: Text86
})
export type RoleProof = v.InferOutput<typeof RoleProof>

/** What goes beside a proof to somebody who cannot read the team yet. Only the chain can say whether it is true. */
const RoleSaidShape = v.object({
  role: TeamRole,
  name: Checked.entries.name,
  checked: Checked.entries.checked,
  checkedBy: v.picklist(['two', 'one', 'founder']),
  until: v.nullable(v.pipe(v.number(), v.integer())),
  mustReport: v.boolean(),
  isSteward: v.boolean()
}) satisfies v.GenericSchema<unknown, RoleSaid>

/** A role as its holder shows it in a space. */
export const RoleOnShow = v.object({ proof: RoleProof, said: RoleSaidShape })
export type RoleOnShow = v.InferOutput<typeof RoleOnShow>

/** A role on a card: with the key in the space to which the card leads. */
export const CardRole = v.object({ ...RoleOnShow.entries, member: Text43 })
export type CardRole = v.InferOutput<typeof CardRole>

/** Where it is shown, and the key of whoever shows it there. */
export type ShownAt = { readonly spaceId: string; readonly member: SignPublicKey }

/** A team as one of its members holds it. */
type OwnTeam = Pick<Space, 'id' | 'spaceId' | 'state' | 'me' | 'keys'>

/** Undefined for who does not hold a role in it, or no longer. */
export function proveRole(
  team: OwnTeam,
  { spaceId, member }: ShownAt,
  now: number
): RoleProof | undefined {
  const me = team.state?.members.find(({ id }) => toBase64url(id) === team.me)
  if (team.state?.kind !== 'team' || !me || !holdsPost(me, now)) return undefined
  const until = Math.floor(now) + ROLE_SHOWN_MS
  const shown = { spaceId: spaceIdOfText(spaceId), member, until }
  const signature = toBase64url(sign(roleHash(team.spaceId, shown), team.keys.sign.secret))
  return { teamId: team.id, memberId: toBase64url(me.id), until, signature }
}

/**
 * The role that somebody shows there, as the chain of its team has it: undefined unless they hold it, or held it and
 * showed it a short while ago.
 */
export function readRole(
  chain: TeamChain | undefined,
  proof: RoleProof,
  { now, ...at }: ShownAt & { readonly now: number }
): ShownRole | undefined {
  const state = chain && stateOf(chain)
  if (!chain || chain.teamId !== proof.teamId || !isInTime(proof, now)) return undefined
  const holder = state?.members.find(({ id }) => toBase64url(id) === proof.memberId)
  if (!state || !holder || !isProvedBy(holder.sign, proof, at)) return undefined
  const { post, role } = holder
  return {
    teamId: chain.teamId,
    role: chain.role,
    name: nameIn(state, holder.id),
    checked: readChecked(post?.words).checked,
    checkedBy: post?.checkedBy ?? 'founder',
    until: post?.until ?? null,
    mustReport: post?.mustReport ?? readShown(holder.shown).mustReport ?? false,
    isSteward: role === 'admin',
    endedAt: endOf(chain, holder, now)
  }
}

function isInTime({ until }: RoleProof, now: number): boolean {
  return now <= until && until <= now + ROLE_SHOWN_MS + DAY_MS
}

/** Whether this very key of a team signed it, for this key in this space. */
export function isProvedBy(
  key: SignPublicKey,
  proof: RoleProof,
  { spaceId, member }: ShownAt
): boolean {
  const shown: RoleShown = { spaceId: spaceIdOfText(spaceId), member, until: proof.until }
  const message = roleHash(spaceIdOfText(proof.teamId), shown)
  const name = [proof.signature, toBase64url(message), toBase64url(key)].join(' ')
  const known = checks.get(name)
  if (known !== undefined) return known
  if (checks.size >= CHECKS_MAX) checks.clear()
  const isProved = verifySignature(bytesOf(proof.signature), message, key)
  checks.set(name, isProved)
  return isProved
}

// Every draw asks for each role that is shown somewhere.
const checks = new Map<string, boolean>()

/** When it ended, by the log of the team; null while it is held. */
function endOf({ steps }: TeamChain, holder: Member, now: number): number | null {
  if (holdsPost(holder, now)) return null
  const left = steps.find(({ seq }) => seq === holder.leftSeq)?.time ?? now
  return Math.min(left, holder.post?.until ?? left)
}
