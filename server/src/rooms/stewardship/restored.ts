/** After a restore: stewards read what is held, and say yes to each part. */
import { EndHold } from '@beside/contract'
import type { RestoreHolds } from '@beside/contract'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { stewardRoute } from '../../gates/steward-gate.ts'
import { askAllAgain } from '../../store/newsletter-readers.ts'
import { removeAllNudges } from '../../store/nudges.ts'
import { endHold, listHolds } from '../../store/restore-holds.ts'
import type { Reader, Writer } from '../../store/tables.ts'

const PATH = '/api/steward/restore'

export function restoredRoutes(context: Context): readonly Route[] {
  const { store } = context
  const read = stewardRoute(context, {
    method: 'GET',
    path: PATH,
    limits: { bodyBytes: 0, perMinute: 120, per: 'address' },
    body: null,
    answer: async () => json(await describe(store.read))
  })
  const end = stewardRoute(context, {
    method: 'POST',
    path: PATH,
    limits: { bodyBytes: 256, perMinute: 60, per: 'address' },
    body: EndHold,
    async answer({ body }) {
      const isDone = await store.write((db) => goOn(db, body))
      if (!isDone) return no('not-found')
      // What cannot be made now is tried again within a minute.
      if (body.part === 'lines') await context.lines.look().catch(() => undefined)
      if (body.part === 'places') void context.packs.look().catch(() => undefined)
      return json(await describe(store.read))
    }
  })
  return [read, end]
}

async function goOn(db: Writer, { part, how }: EndHold): Promise<boolean> {
  if (!(await endHold(db, part))) return false
  if (how === 'go-on') return true
  if (part === 'nudges') await removeAllNudges(db)
  else await askAllAgain(db)
  return true
}

async function describe(db: Reader): Promise<RestoreHolds> {
  const holds = await listHolds(db)
  return { holds: holds.map(({ part, backup_at: backupAt }) => ({ part, backupAt })) }
}
