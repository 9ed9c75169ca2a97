/** What the root signed about a restore from a backup, and what this person has said yes to. */
import type { Keyring, Manifest } from '@beside/kernel'
import * as v from 'valibot'
import { withSetting } from './settings.ts'

/** Words may be on their way into the store while its copy begins: the signed time is not exact. */
const COPY_MS = 10_000
const SETTING = 'went-back'

/** Where a space stood before it went back. It stays in the keyring: with its receipt it is evidence. */
const OldHead = v.object({
  spaceId: v.string(),
  seq: v.number(),
  head: v.string(),
  time: v.number(),
  generation: v.number(),
  receipt: v.exactOptional(v.string())
})
export type OldHead = v.InferOutput<typeof OldHead>
const Accepted = v.object({
  generation: v.number(),
  restoredTo: v.number(),
  before: v.array(OldHead)
})
export type Accepted = v.InferOutput<typeof Accepted>
export type Restore = Pick<Manifest, 'generation' | 'restoredTo'>

/** The newest restore that this person said yes to, with what was there before it. */
export function acceptedIn(keyring: Keyring): Accepted | undefined {
  const parsed = v.safeParse(Accepted, keyring.settings[SETTING]?.value)
  return parsed.success ? parsed.output : undefined
}

export function withAccepted(keyring: Keyring, accepted: Accepted, at: number): Keyring {
  return withSetting(keyring, SETTING, { value: accepted, at })
}

/** The newest restore that the root signed, while this person has not said yes to it. */
export function newsIn(manifest: Manifest, keyring: Keyring): Restore | undefined {
  const { generation, restoredTo } = manifest
  const isNew = restoredTo > 0 && generation > (acceptedIn(keyring)?.generation ?? 0)
  return isNew ? { generation, restoredTo } : undefined
}

/** From this time on words may be missing; what is older was in the copy, whoever says otherwise. */
export function lossBegins({ restoredTo }: Restore): number {
  return restoredTo - COPY_MS
}

/** Whether the restore is later than what was known, and went back to before it. */
export function explains(restore: Restore, known: Pick<OldHead, 'generation' | 'time'>): boolean {
  return restore.generation > known.generation && known.time > lossBegins(restore)
}
