/** Cards to print: each lets one account in. No row says who made one, or who came by it. */
import { randomBytes } from 'node:crypto'
import { CARD_SIGNS_RANDOM, cardCodeOf, DAY_MS, MakeEntries, WIRE_LIMITS } from '@beside/contract'
import type { MadeEntries } from '@beside/contract'
import { dateOf } from '../../clock/clock.ts'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { stewardRoute } from '../../gates/steward-gate.ts'
import { addEntries, removeAllEntries } from '../../store/entries.ts'

export function entryRoutes(context: Context): readonly Route[] {
  const { store, clock, names } = context
  const make = stewardRoute(context, {
    method: 'POST',
    path: '/api/steward/entries',
    limits: { bodyBytes: 128, perMinute: 10, per: 'address' },
    body: MakeEntries,
    async answer({ body: { count, days } }) {
      if (!clock.isSure()) return no('clock-unsure')
      const until = dateOf(clock.now() + days * DAY_MS)
      const codes = Array.from({ length: count }, () =>
        cardCodeOf([...randomBytes(CARD_SIGNS_RANDOM)])
      )
      const entries = codes.map((code) => ({ secret_hash: names.cardMacOf(code), until }))
      const room = { today: clock.today(), max: WIRE_LIMITS.entriesWaiting }
      const areKept = await store.write((db) => addEntries(db, entries, room))
      if (!areKept) return no('too-many')
      return json({ codes, until } satisfies MadeEntries)
    }
  })
  const voidAll = stewardRoute(context, {
    method: 'DELETE',
    path: '/api/steward/entries',
    limits: { bodyBytes: 0, perMinute: 10, per: 'address' },
    body: null,
    async answer() {
      await store.write((db) => removeAllEntries(db))
      return json({})
    }
  })
  return [make, voidAll]
}
