/** Makes the files of a pack on a thread of its own: it takes seconds, and nobody may wait for it. */
import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Bytes } from '@beside/kernel/wire'
import { listPlaces } from '../store/directory-packs.ts'
import type { DirectoryPlace } from '../store/directory-packs.ts'
import type { Store } from '../store/open-store.ts'
import { readAllRows } from './all-rows.ts'
import type { KeptRow } from './public-records.ts'
import { untilStopped } from './read-apart.ts'

export type MadePart = {
  readonly name: string
  readonly bytes: Bytes
  readonly sha256: string
  readonly brotli: Bytes
  readonly gzip: Bytes
}
export type MadeParts = {
  readonly services: number
  /** A sum of all that is hidden: another one where anything else is. */
  readonly hides: string
  readonly parts: readonly MadePart[]
}
/** All rows are there: what stewards say of places, and the day of the pack. */
export type LastOrder = { readonly places: readonly DirectoryPlace[]; readonly today: string }
export type PackOrder = { readonly rows: readonly KeptRow[] } | LastOrder

const THREAD = new URL('./pack-thread.ts', import.meta.url)
const MEMORY_MB = 3072
const PATIENCE_MS = 20 * 60_000

/** @throws where the thread broke off, or took too long */
export async function makeParts(
  { read }: Pick<Store, 'read'>,
  { today, stopped }: { readonly today: string; readonly stopped: AbortSignal }
): Promise<MadeParts> {
  const thread = new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
  const signal = untilStopped(PATIENCE_MS, stopped)
  try {
    const answers = on(thread, 'message', { signal, close: ['exit'] })
    for await (const rows of readAllRows({ read })) {
      thread.postMessage({ rows } satisfies PackOrder)
      await answers.next()
    }
    const places = await listPlaces(read)
    thread.postMessage({ places, today } satisfies PackOrder)
    const answer = await answers.next()
    if (answer.done === true) throw new Error('The thread that makes a pack ended')
    return answer.value[0] as MadeParts
  } finally {
    await thread.terminate()
  }
}
