/** What stewards write into the directory by hand, and how they look up an entry whose place they look after. */
import { EntryId, LookUpEntry, SaveWritten } from '@beside/contract'
import type { EntriesFound, WrittenEntries, WrittenFields } from '@beside/contract'
import * as v from 'valibot'
import { findByName } from '../../directory/find-by-name.ts'
import { lookUpEntries } from '../../directory/look-up-entries.ts'
import { readWritten, saveWritten } from '../../directory/save-written.ts'
import type { Context } from '../../gates/context.ts'
import { json, no } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import { stewardRoute } from '../../gates/steward-gate.ts'
import { listNewestWritten } from '../../store/directory-written.ts'

const ENTRY_BYTES = 65_536
const FOUND_SHOWN = 20
const PATH = '/api/steward/directory/written'

export function writtenRoutes(context: Context): readonly Route[] {
  return [listRoute(context), readRoute(context), saveRoute(context), lookUpRoute(context)]
}

function listRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'GET',
    path: PATH,
    limits: { bodyBytes: 0, perMinute: 60, per: 'address' },
    body: null,
    async answer() {
      const entries = (await listNewestWritten(context.store.read)).map((one) => {
        const { name, organization, consent, checkedOn } = JSON.parse(one.fields) as WrittenFields
        const isHeldBack = consent === 'asked' || consent === 'refused'
        const isShown = one.is_shown === 1
        return { entry: one.entry, name, organization, isShown, isHeldBack, checkedOn }
      })
      const byName = entries.toSorted((one, other) => one.name.localeCompare(other.name))
      return json({ entries: byName } satisfies WrittenEntries)
    }
  })
}

function readRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'GET',
    path: `${PATH}/:entry`,
    limits: { bodyBytes: 0, perMinute: 60, per: 'address' },
    body: null,
    async answer({ wordIn }) {
      const found = await readWritten(context.store.read, wordIn('entry'))
      return found ? json(found) : no('not-found')
    }
  })
}

function saveRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'PUT',
    path: `${PATH}/:entry`,
    limits: { bodyBytes: ENTRY_BYTES, perMinute: 60, per: 'address' },
    body: SaveWritten,
    async answer({ wordIn, body }) {
      const entry = wordIn('entry')
      if (!v.is(EntryId, entry)) return no('bad-request')
      const { store, clock, packs, lists } = context
      const saved = await saveWritten(store, { entry, today: clock.today(), wish: body })
      if (saved !== 'saved') return no(saved)
      lists.lookAnew()
      if (body.fields.place.kind === 'private') await packs.hide()
      else void packs.look().catch(() => undefined)
      return json(await readWritten(store.read, entry))
    }
  })
}

function lookUpRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'POST',
    path: '/api/steward/directory/look-up',
    limits: { bodyBytes: 2048, perMinute: 60, per: 'address' },
    body: LookUpEntry,
    async answer({ body }) {
      const ids = await findIds(context, body.text)
      return json({
        entries: await lookUpEntries(context.store.read, ids)
      } satisfies EntriesFound)
    }
  })
}

async function findIds({ packs, store }: Context, text: string): Promise<readonly string[]> {
  const asked = { text, limit: FOUND_SHOWN }
  const finder = await packs.finder()
  // After a restore nobody has a list before stewards hid those streets once more.
  if (!finder) return await findByName(store.read, asked)
  return finder.search(asked).hits.flatMap(({ index }) => finder.idOf(index) ?? [])
}
