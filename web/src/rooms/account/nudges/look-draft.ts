/** How a nudge is to look, and where it is to go: kept in memory while it is written. */
import type { NudgeLook } from '@beside/client'
import type { Draft } from '#lib/beside/draft.ts'
import { memory, type NudgeWish } from '#lib/beside/memory.svelte.ts'

/** The form of whoever begins by mail or on this device, or has them on. */
export type LookForm = 'mail' | 'device' | 'on'

/** What stands in the form: as it was before, until somebody types. */
export function lookDraft(form: LookForm, before: NudgeLook): Draft<NudgeWish> {
  const wish = { name: before.name, subject: before.subject, address: '' }
  return memory.nudgeDrafts[form] ?? { before: wish, body: wish }
}

export function writeLook(form: LookForm, draft: Draft<NudgeWish>, change: Partial<NudgeWish>) {
  memory.nudgeDrafts[form] = { ...draft, body: { ...draft.body, ...change } }
}
