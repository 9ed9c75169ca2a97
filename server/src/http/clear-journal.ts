import type { Context } from '../gates/context.ts'
import { logTrouble } from './log-trouble.ts'

/**
 * Takes what was erased or replaced out of the journal too. It never rejects: what was asked is committed by
 * now, and its answer must say so. A journal that somebody holds, as a backup does, is cleared later.
 */
export function clearJournal({ store, log }: Pick<Context, 'store' | 'log'>): Promise<void> {
  return store.clearJournal().catch((cause: unknown) => logTrouble(log, 'journal', cause))
}
