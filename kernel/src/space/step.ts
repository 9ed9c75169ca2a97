/** One step of a chain, as the rules see it: the state before, the record, where it stands, and who wrote it. */
import type { VerifySignature } from '../crypto/keys.ts'
import type { Result } from '../result.ts'
import type { OperationHeader, ParsedRecord } from './record.ts'
import type { Member, SpaceState } from './state.ts'

/** Where the server put a record: its number and its time, in ms since 1970. */
export type Placement = {
  readonly seq: number
  readonly time: number
  readonly verify: VerifySignature
}
export type Refusal =
  | 'unknown-operation'
  | 'wrong-space'
  | 'chain-moved'
  | 'wrong-epoch'
  | 'bad-signature'
  | 'not-a-member'
  | 'not-allowed'
  | 'space-closed'
  | 'rekey-first'
  | 'key-used'
  | 'space-full'
  | 'invite-unknown'
  | 'invite-used'
  | 'invite-expired'
  | 'invite-revoked'
  | 'invite-void'
  | 'bad-claim'
  | 'boxes-differ'

export type OperationRecord = ParsedRecord<OperationHeader>
export type Step = {
  readonly state: SpaceState
  readonly record: OperationRecord
  readonly at: Placement
}
export type StepBy = Step & { readonly member: Member }
/** What an operation changes in the state, or why it is skipped. */
export type Change = Result<Partial<SpaceState>, Refusal>
