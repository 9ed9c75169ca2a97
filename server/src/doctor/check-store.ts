import { existsSync } from 'node:fs'
import { inspectStore } from '../store/copy-store.ts'
import { StoreTrouble } from '../store/store-trouble.ts'
import { act, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { doctorWords } from './words.ts'

type StoreChecked = { readonly findings: readonly Finding[]; readonly newestTime: number }

/** Reads the store from end to end. People can go on writing meanwhile. */
export function checkStore(path: string): StoreChecked {
  if (!existsSync(path)) return { findings: [act(doctorWords.noStore)], newestTime: 0 }
  try {
    const { isWhole, hasStrays, newestTime } = inspectStore(path)
    const finding = isWhole ? well(doctorWords.storeWell) : act(doctorWords.storeDamaged)
    const strays = hasStrays ? [act(doctorWords.storeStrays)] : []
    return { findings: [finding, ...strays], newestTime }
  } catch (cause) {
    if (!(cause instanceof StoreTrouble)) throw cause
    return { findings: [act(doctorWords.storeDamaged)], newestTime: 0 }
  }
}
