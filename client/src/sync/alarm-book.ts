/** What did not fit, space by space: writing stops there, it is said, and what shows it is kept. */
import type { PlacedRecord } from '@beside/contract'
import type { Alarm } from '../api.ts'
import { evidenceOf, type Evidence, type Served } from '../spaces/evidence.ts'
import { readServed } from '../spaces/read-served.ts'
import type { SpaceDoor } from '../spaces/space-door.ts'
import type { Space } from '../spaces/space.ts'

export type AlarmBook = {
  /** Stops a space if the reason says that the server did not keep to what it had shown. */
  readonly judge: (space: Space, reason: string, came?: PlacedRecord) => void
  /** The space begins anew, and so does what shows an alarm about it. */
  readonly forget: (space: Space) => void
  readonly evidenceOf: (space: Space, withWords: boolean) => Promise<Evidence | undefined>
}
type Entry = { readonly alarm: Evidence['alarm']; readonly served: Promise<Served> }

export function keepAlarms(tools: {
  readonly door: SpaceDoor
  /** Base64url of what the instance root signed. */
  readonly manifest: string
  readonly now: () => number
  readonly raise: (kind: Alarm['kind'], spaceId: string) => void
}): AlarmBook {
  const entries = new Map<string, Entry>()
  return {
    judge(space, reason, came) {
      if (reason !== 'log-differs' && reason !== 'document-differs') return
      space.isStopped = true
      tools.raise(reason, space.id)
      if (entries.has(space.id)) return
      // Read at once: the server may serve something else later.
      entries.set(space.id, { alarm: reason, served: readServed(tools.door, space, came) })
    },
    forget: (space) => void entries.delete(space.id),
    async evidenceOf(space, withWords) {
      const entry = entries.get(space.id)
      if (!entry) return undefined
      const { alarm, served } = entry
      const { manifest } = tools
      const from = { alarm, manifest, madeAt: tools.now(), withWords }
      return evidenceOf(space, { ...from, served: await served })
    }
  }
}
