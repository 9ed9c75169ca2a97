/** Who may have an account here: by the open door, by an invitation that still holds, by a printed card, or by a steward. */
import { createHash } from 'node:crypto'
import { WIRE_LIMITS } from '@beside/contract'
import type { EntryPass, Reason } from '@beside/contract'
import { admissionHash, inviteFate, isSameBytes, ok, refused } from '@beside/kernel/wire'
import type { Bytes, Result } from '@beside/kernel/wire'
import { verifyByNode } from '../log/node-signatures.ts'
import { bytesOf } from '../log/wire-records.ts'
import { readCommunity } from '../store/community.ts'
import { findEntry, removeEntry } from '../store/entries.ts'
import { countAdmission, findInvite } from '../store/invites.ts'
import { findSpace } from '../store/spaces.ts'
import { countStewardAdmission, isStewardKey } from '../store/stewards.ts'
import type { Writer } from '../store/tables.ts'
import { isPlaceClosed } from './closing-gate.ts'
import type { Context } from './context.ts'

type Entry = {
  readonly accountId: Bytes
  readonly pass: EntryPass
  /** True if the account will not be made, since its name is taken: then nothing is counted. */
  readonly isTaken: boolean
}

/** Counts the admission in the same transaction that makes the account. */
export async function admitAccount(
  context: Context,
  db: Writer,
  entry: Entry
): Promise<Result<true, Reason>> {
  const { pass } = entry
  if (await isPlaceClosed(db, context.clock)) return refused('community-closed')
  if (pass.by === 'steward') return admitBySteward(context, db, { ...entry, pass })
  const admission = (await readCommunity(db)).admission
  if (admission === 'closed') return refused('community-closed')
  // A card goes with the account that it lets in, also where the door is open.
  const byCard = pass.by === 'card' ? await admitByCard(context, db, { ...entry, pass }) : undefined
  if (admission === 'open') return admittedIf(true)
  if (byCard) return byCard
  return pass.by === 'invite' ? admitByInvite(context, db, { ...entry, pass }) : admittedIf(false)
}

async function admitBySteward(
  { clock }: Context,
  db: Writer,
  { pass, isTaken }: Entry & { readonly pass: Extract<EntryPass, { by: 'steward' }> }
): Promise<Result<true, Reason>> {
  const keyHash = new Uint8Array(createHash('sha256').update(bytesOf(pass.stewardKey)).digest())
  const isAdmitted = isTaken
    ? await isStewardKey(db, keyHash, clock.now())
    : await countStewardAdmission(db, { keyHash, now: clock.now(), max: 1 })
  return admittedIf(isAdmitted)
}

async function admitByCard(
  { clock, names }: Context,
  db: Writer,
  { pass, isTaken }: Entry & { readonly pass: Extract<EntryPass, { by: 'card' }> }
): Promise<Result<true, Reason>> {
  if (!clock.isSure()) return refused('clock-unsure')
  const hash = names.cardMacOf(pass.code)
  const card = await findEntry(db, hash)
  if (!card || card.until < clock.today()) return admittedIf(false)
  if (!isTaken) await removeEntry(db, hash)
  return admittedIf(true)
}

// The invitation belongs to a space. All that is kept of this is a number beside it, never an account.
async function admitByInvite(
  { clock, instance }: Context,
  db: Writer,
  entry: Entry & { readonly pass: Extract<EntryPass, { by: 'invite' }> }
): Promise<Result<true, Reason>> {
  const { accountId, pass } = entry
  if (!clock.isSure()) return refused('clock-unsure')
  const inviteId = bytesOf(pass.inviteId)
  const row = await findInvite(db, inviteId)
  const space = row && (await findSpace(db, row.space))
  if (!space) return admittedIf(false)
  const invite = space.state.invites.find(({ id }) => isSameBytes(id, inviteId))
  const time = Math.max(clock.now(), space.time)
  if (!invite || inviteFate(space.state, invite, time) !== 'open') return admittedIf(false)
  const message = admissionHash(instance.instanceId, accountId)
  if (!verifyByNode(bytesOf(pass.signature), message, invite.key)) return admittedIf(false)
  if (entry.isTaken) return admittedIf(true)
  return admittedIf(await countAdmission(db, inviteId, WIRE_LIMITS.admissionsOfInvite))
}

function admittedIf(isAdmitted: boolean): Result<true, Reason> {
  return isAdmitted ? ok(true) : refused('not-admitted')
}
