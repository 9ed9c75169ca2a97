/** What came since one last looked, beside words: that it is there, and nothing of what it says. */
import { ok, type Keyring, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { AppView, News, Trouble } from '../api.ts'
import type { KeptCase } from '../rooms/safety/entries.ts'
import type { House, OpenRooms } from './house.ts'
import { saveSetting } from './setting-actions.ts'

const SETTING = 'cases-seen'
/** How much of each case was there when one last looked. */
const Seen = v.record(v.string(), v.number())
type Seen = v.InferOutput<typeof Seen>

export function newsOf(rooms: OpenRooms, { teams, care }: Pick<AppView, 'teams' | 'care'>): News {
  const seen = seenIn(rooms.account.keyring)
  const fresh = rooms.cases.all().filter((one) => sizeOf(one) > (seen[nameOf(one)] ?? 0))
  const yes = (teams?.teams ?? []).flatMap(({ waiting }) => waiting)
  return {
    shown: fresh.some(({ side }) => side !== 'handler'),
    cases: fresh.some(({ side }) => side === 'handler'),
    roles:
      yes.some(({ mayAnswer }) => mayAnswer) ||
      (care?.doors ?? []).some(({ asking }) => asking.length > 0)
  }
}

/** From now on what is there is known. */
export async function noteCasesSeen(
  house: House,
  { isHandler }: { readonly isHandler: boolean }
): Promise<Result<true, Trouble>> {
  const open = house.open()
  if (!open.ok) return open
  const { account, cases } = open.value
  const before = seenIn(account.keyring)
  const all = cases.all()
  // What is not there any more is left out, so that this never grows.
  const next: Seen = Object.fromEntries(
    all.flatMap((one) => {
      const isLookedAt = (one.side === 'handler') === isHandler
      const size = isLookedAt ? sizeOf(one) : before[nameOf(one)]
      return size === undefined || size === 0 ? [] : [[nameOf(one), size] as const]
    })
  )
  const isSame = JSON.stringify(sorted(before)) === JSON.stringify(sorted(next))
  return isSame ? ok(true) : saveSetting(house, SETTING, next)
}

function sizeOf(one: KeptCase): number {
  const notes = one.notes.length
  // One's own question to somebody else is no news.
  return one.side === 'handler' ? notes + one.appeals.length + (one.report ? 1 : 0) : notes
}

function nameOf({ side, caseId }: KeptCase): string {
  return `${side} ${caseId}`
}

function sorted(seen: Seen): readonly (readonly [string, number])[] {
  return Object.entries(seen).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function seenIn(keyring: Keyring): Seen {
  const parsed = v.safeParse(Seen, keyring.settings[SETTING]?.value)
  return parsed.success ? parsed.output : {}
}
