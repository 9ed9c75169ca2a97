/**
 * The list on one's own device: bytes that everybody has, in a cache of its own. Nothing in it says what anybody looked
 * for. Where the browser keeps nothing, or has no room, all goes on in memory.
 */
import type { PackKeep } from '@beside/client/directory'

export const listCache = 'notes-list'
const manifestPath = '/list/manifest'
const partPath = (sha256: string) => `/list/${sha256}`

/** Null where this browser has no caches, as over plain HTTP. */
export function createPackKeep(): PackKeep | null {
  if (!('caches' in globalThis)) return null
  return {
    loadManifest: () =>
      quietly(async (): Promise<unknown> => await (await find(manifestPath))?.json()),
    saveManifest: async (manifest) => await put(manifestPath, JSON.stringify(manifest)),
    loadPart: (sha256) =>
      quietly(async () => {
        const kept = await find(partPath(sha256))
        return kept && new Uint8Array(await kept.arrayBuffer())
      }),
    savePart: async (sha256, bytes) => void (await put(partPath(sha256), new Uint8Array(bytes))),
    keepOnly: (sha256s) =>
      quietly(async () => {
        const cache = await caches.open(listCache)
        const kept = new Set([manifestPath, ...sha256s.map(partPath)])
        const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname)
        const over = paths.filter((path) => !kept.has(path))
        await Promise.all(over.map((path) => cache.delete(path)))
      })
  }
}

// Looked for without opening, so that not even an empty cache is left behind.
async function find(path: string): Promise<Response | undefined> {
  return await caches.match(path, { cacheName: listCache })
}

async function put(path: string, body: BodyInit): Promise<boolean> {
  const isKept = await quietly(async () => {
    const cache = await caches.open(listCache)
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
