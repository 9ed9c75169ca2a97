/**
 * Holds one small secret on one's own device, so that a reload within the idle time needs no passphrase.
 *
 * It lies in IndexedDB under an AES-GCM key that cannot be taken out of the browser (Web Crypto,
 * `extractable: false`), with the time until which it may be opened. Nothing is written before a
 * person said that this is their own device: the client then calls `save`.
 */
import type { Keep } from '@beside/client'
import { idleLimits } from './idle.ts'

type Kept = {
  readonly key: CryptoKey
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
  readonly openUntil: number
}

const databaseName = 'notes'
const storeName = 'kept'
const recordName = 'session'
const nonceBytes = 12
const touchEveryMs = 30_000

/** Null where the browser keeps nothing, as in some private windows or over plain HTTP. */
export function createKeep(): (Keep & { touch(): void }) | null {
  if (!canList() || crypto.subtle === undefined) return null
  let isKeeping = false
  let touchedAt = 0
  return { load, save, clear, touch }

  async function load(): Promise<Uint8Array<ArrayBuffer> | null> {
    const kept = await readKept()
    if (kept === null) return null
    if (isOver(kept)) {
      await clear()
      return null
    }
    isKeeping = true
    const algorithm = { name: 'AES-GCM', iv: kept.nonce }
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, kept.key, kept.sealed))
  }

  async function save(secret: Uint8Array<ArrayBuffer>): Promise<void> {
    const usages: KeyUsage[] = ['encrypt', 'decrypt']
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, usages)
    const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, secret)
    isKeeping = true
    await writeKept({ key, nonce, sealed, openUntil: Date.now() + idleLimits.lockAfterMs })
  }

  async function clear(): Promise<void> {
    isKeeping = false
    await dropDatabase()
  }

  /** Somebody is there: the idle time begins anew. */
  function touch(): void {
    const now = Date.now()
    if (!isKeeping || now - touchedAt < touchEveryMs) return
    touchedAt = now
    void prolong(now + idleLimits.lockAfterMs)
  }

  async function prolong(openUntil: number): Promise<void> {
    const kept = await readKept()
    if (kept !== null && isKeeping) await writeKept({ ...kept, openUntil })
  }
}

/**
 * Takes away what was kept and may be opened no more. Nothing of ours runs once a tab was closed, so each page
 * does this as it starts.
 */
export async function forgetWhatIsOver(): Promise<void> {
  const kept = canList() ? await readKept() : null
  if (kept !== null && isOver(kept)) await dropDatabase()
}

// Where a browser has no such thing at all, its bare name would stop the whole Worker.
function canList(): boolean {
  return typeof globalThis.indexedDB?.databases === 'function'
}

function isOver({ openUntil }: Kept): boolean {
  return openUntil < Date.now()
}

async function readKept(): Promise<Kept | null> {
  if (!(await isThere())) return null
  const kept = await onStore('readonly', (store) => store.get(recordName))
  return (kept as Kept | undefined) ?? null
}

async function writeKept(kept: Kept): Promise<void> {
  await onStore('readwrite', (store) => store.put(kept, recordName))
}

async function onStore(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest
): Promise<unknown> {
  const database = await openDatabase()
  try {
    return await settled(act(database.transaction(storeName, mode).objectStore(storeName)))
  } finally {
    database.close()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName))
  return settled(request)
}

// Opening a database makes it. On a shared device not even an empty one may be left behind.
async function isThere(): Promise<boolean> {
  const known = await indexedDB.databases()
  return known.some(({ name }) => name === databaseName)
}

async function dropDatabase(): Promise<void> {
  if (await isThere()) await settled(indexedDB.deleteDatabase(databaseName))
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('The browser could not keep this.')))
  })
}
