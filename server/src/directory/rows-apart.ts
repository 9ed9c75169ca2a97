/** Work on all rows of the directory, on a thread of its own: it takes seconds, and nobody may wait for it. */
import { on } from 'node:events'
import { parentPort, Worker } from 'node:worker_threads'
import { listPlaces } from '../store/directory-packs.ts'
import type { DirectoryPlace } from '../store/directory-packs.ts'
import type { Store } from '../store/open-store.ts'
import { readAllRows } from './all-rows.ts'
import { CountingRows } from './counting-rows.ts'
import type { KeptRow } from './public-records.ts'
import { untilStopped } from './read-apart.ts'

/** All rows are there: what stewards say of places, and the day. */
export type LastOrder = { readonly places: readonly DirectoryPlace[]; readonly today: string }
type Order = { readonly rows: readonly KeptRow[] } | LastOrder

const MEMORY_MB = 3072
const PATIENCE_MS = 20 * 60_000

type Apart = {
  /** The file of the thread. It calls `answerWithRows`. */
  readonly file: URL
  readonly today: string
  readonly stopped: AbortSignal
}

/** @throws where the thread broke off, or took too long */
export async function askWithRows<Answer>(
  { read }: Pick<Store, 'read'>,
  { file, today, stopped }: Apart
): Promise<Answer> {
  const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
  const signal = untilStopped(PATIENCE_MS, stopped)
  try {
    const answers = on(thread, 'message', { signal, close: ['exit'] })
    for await (const rows of readAllRows({ read })) {
      thread.postMessage({ rows } satisfies Order)
      await answers.next()
    }
    const places = await listPlaces(read)
    thread.postMessage({ places, today } satisfies Order)
    const answer = await answers.next()
    if (answer.done === true) throw new Error('The thread that works on all rows ended')
    return answer.value[0] as Answer
  } finally {
    await thread.terminate()
  }
}

type Answering = { readonly answer: unknown; readonly moved?: readonly ArrayBuffer[] }

/** The side of the thread. Bytes that are moved are not copied. */
export function answerWithRows(
  make: (rows: readonly KeptRow[], last: LastOrder) => Answering
): void {
  const rows = new CountingRows()
  parentPort?.on('message', (order: Order) => {
    if ('rows' in order) {
      for (const row of order.rows) rows.take(row)
      parentPort?.postMessage('taken')
      return
    }
    const { answer, moved = [] } = make(rows.all, order)
    parentPort?.postMessage(answer, [...moved])
    parentPort?.close()
  })
}
