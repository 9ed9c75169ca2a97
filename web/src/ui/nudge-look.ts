/**
 * How a nudge looks on this device. It lies in a cache of its own, which the service worker reads, and goes nowhere
 * else. Nothing in it says who somebody is or where.
 */
export type OwnLook = {
  readonly name: string
  readonly subject: string
  /** What the look was chosen for: whether nudges still come to this very device. */
  readonly endpoint: string
}

export const lookCache = 'notes-look'
const lookPath = '/nudge-look'

/** Makes nothing: on a shared device not even an empty cache may be left behind. */
export async function readLook(): Promise<OwnLook | null> {
  const kept = await caches.match(lookPath, { cacheName: lookCache })
  return kept === undefined ? null : ((await kept.json()) as OwnLook)
}

export async function keepLook(look: OwnLook): Promise<void> {
  const cache = await caches.open(lookCache)
  await cache.put(lookPath, Response.json(look))
}

export async function forgetLook(): Promise<void> {
  await caches.delete(lookCache)
}
