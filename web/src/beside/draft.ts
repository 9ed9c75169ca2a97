/** Something while it is being written: as it was, and as it is now. Plain data, as it goes to the client. */
export type Draft<Body> = { readonly before: Body; readonly body: Body }

/** Whether leaving it would lose something. */
export function isChanged({ before, body }: Draft<unknown>): boolean {
  return !isSame(before, body)
}

/** What is left to save once `sent` was saved: nothing, unless somebody wrote on meanwhile (T18). */
export function leftAfter<Body, Kept extends Draft<Body>>(
  sent: Draft<Body>,
  now: Kept | null
): Kept | null {
  return now === null || isSame(sent.body, now.body) ? null : { ...now, before: sent.body }
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
