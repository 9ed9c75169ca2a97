import { isRecord } from '../entity.ts'
import type { Json, JsonRecord } from '../entity.ts'
import { leftOut } from './reading.ts'
import type { Reading } from './reading.ts'

const STEPS_MAX = 100

/**
 * Who is whose parent, as far as a feed was read. Whoever walks from an organization to its parents
 * would never come to an end in a circle, so the step that closes one is left out.
 */
export class Ancestors {
  readonly #parents = new Map<string, string>()

  withoutCircles(reading: Reading, record: JsonRecord): JsonRecord {
    if (isRecord(record.organization)) {
      const organization = this.withoutCircles(reading, record.organization)
      return organization === record.organization ? record : { ...record, organization }
    }
    const { id, parent_organization_id: parent, ...rest } = record
    if (typeof id !== 'string' || typeof parent !== 'string') return record
    if (!this.#isAbove(parent, id)) {
      this.#parents.set(id, parent)
      return record
    }
    leftOut(reading, 'parent_organization_id', { why: 'circle-of-organizations', was: parent })
    return { id, ...rest }
  }

  /** Whether one comes from an organization to another by its parents. A line without end counts as that. */
  #isAbove(from: string, to: string): boolean {
    let current: Json | undefined = from
    for (let step = 0; step < STEPS_MAX; step += 1) {
      if (current === to) return true
      if (current === undefined) return false
      current = this.#parents.get(current)
    }
    return true
  }
}
