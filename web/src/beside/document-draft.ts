import type { DocumentView } from '@beside/client'
import { type Draft, leftAfter } from './draft.ts'

/** A page of one's own while it is being written. It knows on what it was begun. */
export type DocumentDraft<Body> = Draft<Body> & {
  /** The version that was there when the writing began. */
  readonly begunOn: string
  /** The version that may be replaced: it was seen beside one's own words. */
  readonly mayReplace: string
}

export function beginDraft<Body>(kept: DocumentView<Body>, body = kept.body): DocumentDraft<Body> {
  return { before: kept.body, body, begunOn: kept.version, mayReplace: kept.version }
}

export function withBody<Body>(draft: DocumentDraft<Body>, body: Body): DocumentDraft<Body> {
  return { ...draft, body }
}

/** What another device saved since the writing began, or null. */
export function savedElsewhere<Body>(
  draft: DocumentDraft<Body>,
  kept: DocumentView<Body>
): Body | null {
  return draft.begunOn === kept.version ? null : kept.body
}

/** Both copies were seen side by side, so the next save decides. */
export function havingSeen<Body>(
  draft: DocumentDraft<Body>,
  kept: DocumentView<Body>
): DocumentDraft<Body> {
  return { ...draft, mayReplace: kept.version }
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** What becomes of the draft that stands there `now`, once the save of `sent` is answered. */
export function afterAnswer<Body>(
  answer: Answer,
  drafts: { readonly sent: DocumentDraft<Body>; readonly now: DocumentDraft<Body> | null },
  kept: DocumentView<Body>
): DocumentDraft<Body> | null {
  const { sent, now } = drafts
  if (answer.ok) return afterSave(sent, now, kept)
  // Both copies stand on the screen now, and the next save is made knowing them.
  return now && answer.reason === 'changed-elsewhere' ? havingSeen(now, kept) : now
}

/** After a save: null, or a draft on what is saved now with the words that were typed meanwhile. */
export function afterSave<Body>(
  sent: DocumentDraft<Body>,
  now: DocumentDraft<Body> | null,
  kept: DocumentView<Body>
): DocumentDraft<Body> | null {
  const left = leftAfter(sent, now)
  return left && beginDraft(kept, left.body)
}
