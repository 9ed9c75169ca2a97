import type { EntryWay } from '@beside/client'

/** How somebody may come in. Of a link into a circle it has with it what they wrote to the circle. */
export type WayIn = EntryWay | AskingWay | RoleWay
export type AskingWay = Extract<EntryWay, { readonly by: 'invite' }> & { readonly note: string }
/** A link to a role: what it means is read once more, by whoever is in. */
export type RoleWay = Extract<EntryWay, { readonly by: 'invite' }> & { readonly isRole: true }

// In memory only: an invitation's secret stands in no address, no history and no storage.
let kept: WayIn | null = null
let aside: AskingWay | null = null
// Only while the same page is made anew in another language.
let moving: { readonly way: AskingWay | null; readonly code: string } | null = null

/** Keeps how somebody may come in, from the page that read it to the page that needs it. */
export function keepEntryWay(way: WayIn): void {
  kept = way
}

/** Hands it over once. */
export function takeEntryWay(): WayIn | null {
  const way = kept
  kept = null
  // Whoever comes in from here on may be somebody else: what was laid aside is not theirs.
  aside = null
  moving = null
  return way
}

/** Lays a link aside that is still being read, so that a look at Help now costs nothing of what was written. */
export function layAside(way: AskingWay): void {
  aside = way
}

/** Hands over once what was laid aside, of a change of language or before it. */
export function takeAside(): AskingWay | null {
  const way = moving?.way ?? aside
  aside = null
  moving = null
  return way
}

/** Lays an invitation aside while its page changes its language. */
export function moveWay(way: AskingWay): void {
  moving = { way, code: '' }
}

/** Lays what was typed of a card's code aside while its page changes its language. */
export function moveCode(code: string): void {
  moving = { way: null, code }
}

/** Hands that over once. */
export function takeCode(): string {
  const code = moving?.code ?? ''
  moving = null
  return code
}

/** Somebody is elsewhere: a change of language that did not happen leaves nothing for whoever comes later. */
export function endMove(): void {
  moving = null
}

/** What was written to a circle, or null where the way leads into none. */
export function noteIn(way: WayIn): string | null {
  return 'note' in way ? way.note : null
}

/** The way in alone. What was written is for the circle, and not for the door. */
export function plainWay(way: WayIn): EntryWay {
  return way.by === 'invite' ? { by: 'invite', fragment: way.fragment } : way
}
