/**
 * What everybody has, on one's own device: bytes in caches of their own. Nothing in them says what anybody looked for.
 * Where the browser keeps nothing, or has no room, all goes on in memory.
 */
import type { PackKeep } from '@beside/client/directory'

export const listCache = 'notes-list'
export const linesCache = 'notes-lines'

/** Null where this browser has no caches, as over plain HTTP. */
export function createPackKeep(cacheName: typeof listCache | typeof linesCache): PackKeep | null {
  if (!('caches' in globalThis)) return null
  return {
    loadSigned: () =>
      quietly(async (): Promise<unknown> => await (await find(cacheName, signedPath))?.json()),
    saveSigned: async (signed) => await put(cacheName, signedPath, JSON.stringify(signed)),
    loadPart: (sha256) =>
      quietly(async () => {
        const kept = await find(cacheName, partPath(sha256))
        return kept && new Uint8Array(await kept.arrayBuffer())
      }),
    savePart: async (sha256, bytes) =>
      void (await put(cacheName, partPath(sha256), new Uint8Array(bytes))),
    keepOnly: (sha256s) =>
      quietly(async () => {
        const cache = await caches.open(cacheName)
        const kept = new Set([signedPath, ...sha256s.map(partPath)])
        const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname)
        const over = paths.filter((path) => !kept.has(path))
        await Promise.all(over.map((path) => cache.delete(path)))
      })
  }
}

/**
 * What an earlier version kept under another name is found by nobody any more. Where the list was brought since, it is
 * gone already.
 */
export async function forgetFormerKeep(): Promise<void> {
  for (const cacheName of [listCache, linesCache])
    if ((await find(cacheName, formerPath)) !== undefined) await caches.delete(cacheName)
}

const formerPath = '/list/manifest'
const signedPath = '/list/signed'
const partPath = (sha256: string) => `/list/${sha256}`

// Looked for without opening, so that not even an empty cache is left behind.
async function find(cacheName: string, path: string): Promise<Response | undefined> {
  return await caches.match(path, { cacheName })
}

async function put(cacheName: string, path: string, body: BodyInit): Promise<boolean> {
  const isKept = await quietly(async () => {
    const cache = await caches.open(cacheName)
    await cache.put(path, new Response(body))
    return true
  })
  return isKept === true
}

async function quietly<Value>(act: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await act()
  } catch {
    return undefined
  }
}
