/** What the second implementation is asked, and what it answers: plain JSON, bytes as lower-case hex. */
import type { SpaceId } from '@beside/kernel'
import { toJson, type Json } from '../../../kernel/test/structure.ts'
import type { KeptAccount } from './kept-account.ts'
import type { LifeStep } from './lives.ts'
import { runPython } from './run-python.ts'
import type { Placed, Reader, ServedLog } from './served-log.ts'

/** A log, and which of the people read it; or who else does, with the keys that they hold. */
export type Asked = {
  readonly log: ServedLog
  readonly readers?: readonly number[]
  readonly others?: readonly Reader[]
}
export type MemberOfSpace = {
  readonly spaceId: SpaceId
  readonly id: Uint8Array
  readonly sign: Uint8Array
  readonly kem: Uint8Array
}
export type Question = {
  readonly people?: readonly KeptAccount[]
  readonly logs?: readonly Asked[]
  readonly lives?: readonly (readonly LifeStep[])[]
  readonly members?: readonly MemberOfSpace[]
}
export type Answer = {
  readonly people: readonly Json[]
  readonly logs: readonly Json[]
  readonly lives: readonly Json[]
  readonly sixWords: readonly Json[]
}

export function askPython(python: string, question: Question): Answer {
  const { people = [], logs = [], lives = [], members = [] } = question
  const pool = new Map<Placed, number>()
  const placeOf = (placed: Placed): number => {
    const known = pool.get(placed) ?? pool.size
    pool.set(placed, known)
    return known
  }
  const asked = logs.map(({ log, readers = [], others = [] }) => ({
    ...log,
    readers,
    others,
    records: log.records.map(placeOf)
  }))
  const given = toJson({ people, logs: asked, pool: [...pool.keys()], lives, members })
  const { status, out } = runPython(python, ['--logs'], JSON.stringify(given))
  if (status !== 0) throw new Error('The second implementation broke off')
  return JSON.parse(out) as Answer
}
