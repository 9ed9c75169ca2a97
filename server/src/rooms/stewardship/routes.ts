/** The community as a steward sets it up. Nothing here reaches what people share. */
import { DAY_MS, OpenStewardLink, Settings, WIRE_LIMITS } from '@beside/contract'
import type { Community, StewardOpened } from '@beside/contract'
import { fromBase64url, plainHash, toBase64url } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import type { InferOutput } from 'valibot'
import { dateOf } from '../../clock/clock.ts'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Reply, Route } from '../../gates/route.ts'
import { stewardRoute } from '../../gates/steward-gate.ts'
import { isAnyDialled, noteLines } from '../../lines/community-lines.ts'
import { textOf } from '../../log/wire-records.ts'
import { readCommunity, saveCommunity } from '../../store/community.ts'
import { startWaitingForAll } from '../../store/nudges.ts'
import type { Writer } from '../../store/tables.ts'
import { entryRoutes } from './entries.ts'
import { lineRoutes } from './lines.ts'
import { restoredRoutes } from './restored.ts'
import { checkSettings } from './settings.ts'
import { openStewardLink } from './steward-link.ts'

const COMMUNITY_BYTES = 65_536

export function stewardshipRoutes(context: Context): readonly Route[] {
  return [
    openRoute(context),
    readRoute(context),
    saveRoute(context),
    ...entryRoutes(context),
    ...lineRoutes(context),
    ...restoredRoutes(context)
  ]
}

function openRoute({ store, clock }: Context): Route {
  return route({
    method: 'POST',
    path: '/api/steward/open',
    limits: { bodyBytes: 256, perMinute: 10, per: 'address' },
    needs: 'nobody',
    body: OpenStewardLink,
    async answer({ body }) {
      const secret = fromBase64url(body.secret)
      const key = secret && (await openStewardLink(store, secret, clock.now()))
      if (!key) return no('link-used')
      const settings = settingsOf(await readCommunity(store.read))
      return json({ stewardKey: toBase64url(key), ...settings } satisfies InferOutput<
        typeof StewardOpened
      >)
    }
  })
}

function readRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'GET',
    path: '/api/steward/community',
    limits: { bodyBytes: 0, perMinute: 60, per: 'address' },
    body: null,
    answer: async () => json(settingsOf(await readCommunity(context.store.read)))
  })
}

function saveRoute(context: Context): Route {
  return stewardRoute(context, {
    method: 'PUT',
    path: '/api/steward/community',
    limits: { bodyBytes: COMMUNITY_BYTES, perMinute: 30, per: 'address' },
    body: Settings,
    async answer({ body }, by) {
      const saved = await context.store.write((db) => save(context, db, { ...body, by }))
      // What failed now is tried again within a minute.
      if (saved.ok) await context.lines.look().catch(() => undefined)
      return saved
    }
  })
}

async function save(
  { clock }: Context,
  db: Writer,
  { community, version, by }: Settings & { readonly by: Bytes | null }
): Promise<Reply> {
  const before = await readCommunity(db)
  if (version !== settingsOf(before).version) return no('settings-moved')
  const { closesOn } = before
  // The day is counted from today, and just now nobody knows it.
  if (community.closesOn !== closesOn && !clock.isSure()) return no('clock-unsure')
  const checked = checkSettings(community, {
    lastDay: dateOf(clock.now() + DAY_MS),
    closesOn,
    firstClosing: dateOf(clock.now() + WIRE_LIMITS.closingDays * DAY_MS)
  })
  if (!checked.ok) return checked
  const change = { before: before.lines, after: checked.value.lines }
  // Seventy-two hours are counted from what is written down now.
  if (isAnyDialled(change) && !clock.isSure()) return no('clock-unsure')
  await saveCommunity(db, checked.value)
  await noteLines(db, change, { by, now: clock.now() })
  // Whoever does not look in by themselves is to know of it in time.
  const isEndNew = community.closesOn !== null && community.closesOn !== closesOn
  if (isEndNew) await startWaitingForAll(db)
  return json(settingsOf(await readCommunity(db)))
}

/** Its version is made of what is read: the same words have the same one. */
function settingsOf(community: Community): Settings {
  const version = textOf(plainHash(new TextEncoder().encode(JSON.stringify(community))))
  return { community, version }
}
