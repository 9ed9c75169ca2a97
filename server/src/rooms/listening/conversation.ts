/** What becomes of a question: somebody says yes, comes, gives it back; whoever asked frees it, or lets it go on. */
import { HOUR_MS, MINUTE_MS, WIRE_LIMITS } from '@beside/contract'
import { isSameBytes } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { no } from '../../gates/route.ts'
import type { RefusalReply } from '../../gates/route.ts'
import {
  changeAsk,
  findAsk,
  isFreedFrom,
  listHeldBy,
  removeAsk,
  withFreed
} from '../../store/asks.ts'
import type { FoundAsk } from '../../store/asks.ts'
import { readListening } from '../../store/community.ts'
import { findShift } from '../../store/shifts.ts'
import type { Reader, Writer } from '../../store/tables.ts'
import { noteAsk } from './note-ask.ts'
import { upTo } from './times.ts'

/** A question, and the member of the team who does something with it. */
export type Claim = { readonly space: Bytes; readonly id: Bytes; readonly member: Bytes }
/** What stands against it; undefined where it is done. */
type Done = Promise<RefusalReply | undefined>

/** The first one has it. All is looked at and written in one transaction, and there is one writer. */
export async function takeAsk(
  db: Writer,
  claim: Claim,
  now: number
): Promise<RefusalReply | Pick<FoundAsk, 'desk'>> {
  const ask = await findTakeable(db, claim, now)
  if ('reason' in ask || isHeldBy(ask, claim.member)) return ask
  const taken_until = upTo(MINUTE_MS, now + WIRE_LIMITS.askTakenMinutes * MINUTE_MS)
  const until = Math.max(ask.until, taken_until)
  await changeAsk(db, ask.desk, { taker: claim.member, taken_until, until })
  return ask
}

/** What this member may say yes to, or said yes to before; else what stands against it. */
export async function findTakeable(
  db: Reader,
  claim: Claim,
  now: number
): Promise<RefusalReply | FoundAsk> {
  const shift = await findShift(db, claim)
  if (!shift || shift.ends_at <= now) return no('off-shift')
  const ask = await findAsk(db, claim, now)
  if (!ask || isFreedFrom(ask, claim.member)) return no('not-found')
  // An answer may have been lost.
  if (isHeldBy(ask, claim.member)) return ask
  if (ask.is_held === 1) return no('ask-taken')
  if (ask.size === 0) return no('not-found')
  if (shift.rests_until !== null && shift.rests_until > now) return no('resting')
  return (await hasRoom(db, claim, now)) ? ask : no('too-many')
}

/** They are in the conversation, so nobody needs the words of the question any more. */
export async function openAsk(db: Writer, claim: Claim, now: number): Done {
  const ask = await findAsk(db, claim, now)
  if (!ask || !isHeldBy(ask, claim.member)) {
    return no(ask?.is_held === 1 ? 'ask-taken' : 'not-found')
  }
  if (ask.stage !== 'asked') return undefined
  const until = upTo(HOUR_MS, now + WIRE_LIMITS.askOpenHours * HOUR_MS)
  const gone = { bytes: new Uint8Array(), share: new Uint8Array() }
  await changeAsk(db, ask.desk, { stage: 'open', taken_until: null, until, ...gone })
  return undefined
}

/** Only whoever asked ends what is open; what goes on, for which nobody asked the listener, either of them does. */
export async function returnAsk(db: Writer, claim: Claim, now: number): Done {
  const ask = await findAsk(db, claim, now)
  if (!ask || !isHeldBy(ask, claim.member)) return undefined
  if (ask.stage === 'goes-on') {
    await removeAsk(db, ask.desk)
    return undefined
  }
  if (ask.stage !== 'asked') return no('not-allowed')
  await changeAsk(db, ask.desk, { taker: null, taken_until: null })
  await noteAsk(db, ask, now)
  return undefined
}

/** By whoever asked: it waits again, for everybody but `from`, also where their time was over already. */
export async function freeAsk(
  db: Writer,
  { ask, from }: { readonly ask: FoundAsk; readonly from: Bytes },
  now: number
): Promise<void> {
  // They may have given it back meanwhile, and another said yes.
  if (!ask.taker || !isSameBytes(ask.taker, from)) return
  const freed_from = withFreed(ask, ask.taker)
  const change = { stage: 'asked', taker: null, taken_until: null, freed_from } as const
  await changeAsk(db, ask.desk, change)
  if (ask.size > 0) await noteAsk(db, { ...ask, freed_from }, now)
}

/** By whoever asked: after its first day it counts as one that goes on. */
export async function goOn(db: Writer, ask: FoundAsk, now: number): Done {
  const { desk, space, stage, taker } = ask
  if (stage === 'asked' || !taker) return no('not-found')
  const held = await listHeldBy(db, { space, member: taker }, now)
  const others = held.filter((one) => one.stage === 'goes-on' && !isSameBytes(one.id, ask.id))
  if (others.length >= (await readListening(db)).continuing) return no('too-many')
  const until = upTo(HOUR_MS, now + WIRE_LIMITS.askContinuingDays * 24 * HOUR_MS)
  await changeAsk(db, desk, { stage: 'goes-on', until })
  return undefined
}

/** Their open conversations; those that go on are counted apart. */
async function hasRoom(db: Reader, claim: Claim, now: number): Promise<boolean> {
  const { conversations } = await readListening(db)
  const held = await listHeldBy(db, claim, now)
  return held.filter(({ stage }) => stage !== 'goes-on').length < conversations
}

function isHeldBy({ is_held, taker }: FoundAsk, member: Bytes): boolean {
  return is_held === 1 && taker !== null && isSameBytes(taker, member)
}
