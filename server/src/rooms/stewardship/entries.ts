/** Cards to print: each lets one account in. No row says who made one, or who came by it. */
import { randomBytes } from 'node:crypto'
import { MakeEntries, WIRE_LIMITS } from '@beside/contract'
import type { MadeEntries } from '@beside/contract'
import { plainHash } from '@beside/kernel/wire'
import { dateOf } from '../../clock/clock.ts'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { refuseOthers } from '../../gates/steward-gate.ts'
import { textOf } from '../../log/wire-records.ts'
import { addEntries, removeAllEntries } from '../../store/entries.ts'

const DAY_MS = 86_400_000
const SECRET_BYTES = 16

export function entryRoutes(context: Context): readonly Route[] {
  const { store, clock } = context
  const make = route({
    method: 'POST',
    path: '/api/steward/entries',
    limits: { bodyBytes: 128, perMinute: 10, per: 'address' },
    needs: 'nobody',
    body: MakeEntries,
    async answer(asked) {
      const refusal = await refuseOthers(context, asked)
      if (refusal) return refusal
      if (!clock.isSure()) return no('clock-unsure')
      const { count, days } = asked.body
      const until = dateOf(clock.now() + days * DAY_MS)
      const secrets = Array.from({ length: count }, () => new Uint8Array(randomBytes(SECRET_BYTES)))
      const entries = secrets.map((secret) => ({ secret_hash: plainHash(secret), until }))
      const room = { today: clock.today(), max: WIRE_LIMITS.entriesWaiting }
      const areKept = await store.write((db) => addEntries(db, entries, room))
      if (!areKept) return no('too-many')
      return json({ secrets: secrets.map(textOf), until } satisfies MadeEntries)
    }
  })
  const voidAll = route({
    method: 'DELETE',
    path: '/api/steward/entries',
    limits: { bodyBytes: 0, perMinute: 10, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer(asked) {
      const refusal = await refuseOthers(context, asked)
      if (refusal) return refusal
      await store.write((db) => removeAllEntries(db))
      return json({})
    }
  })
  return [make, voidAll]
}
