/** Makes the files of a pack on a thread of its own. */
import type { Bytes } from '@beside/kernel/wire'
import type { Store } from '../store/open-store.ts'
import { askWithRows } from './rows-apart.ts'

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

const THREAD = new URL('./pack-thread.ts', import.meta.url)

/** @throws where the thread broke off, or took too long */
export async function makeParts(
  store: Pick<Store, 'read'>,
  asked: { readonly today: string; readonly stopped: AbortSignal }
): Promise<MadeParts> {
  return await askWithRows<MadeParts>(store, { file: THREAD, ...asked })
}
