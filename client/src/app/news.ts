/** What came since one last looked, beside words: that it is there, and nothing of what it says. */
import { ok, type Keyring, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { AppView, News, Trouble } from '../api.ts'
import type { KeptCase } from '../rooms/safety/entries.ts'
import type { House, OpenRooms } from './house.ts'
import { saveSetting } from './setting-actions.ts'

const SETTING = 'cases-seen'
/** More than one holds at once: what falls out is shown as new once more. */
const KEPT_MAX = 300
/** How much of each case was there when one last looked. */
const Seen = v.record(v.string(), v.number())
type Seen = v.InferOutput<typeof Seen>

export function newsOf(rooms: OpenRooms, { teams, care }: Pick<AppView, 'teams' | 'care'>): News {
  const seen = seenIn(rooms.account.keyring)
  const fresh = rooms.cases.all().filter((one) => sizeOf(one) > (seen[nameOf(one)] ?? 0))
  const yes = (teams?.teams ?? []).flatMap(({ waiting }) => waiting)
  return {
    shown: fresh.some(({ side }) => side !== 'handler'),
    helping: ['yes', 'not-now'].includes(teams?.helping.own?.state ?? ''),
    introductions: hasIntroductionNews(rooms.introductions),
    cases: fresh.some(({ side }) => side === 'handler'),
    roles:
      yes.some(({ mayAnswer }) => mayAnswer) ||
      (care?.doors ?? []).some(({ asking }) => asking.length > 0) ||
      (care?.wishes ?? []).length > 0
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
  const seen = cases.all().filter(({ side }) => (side === 'handler') === isHandler)
  // Another device may have seen more than this one has read so far.
  const more = seen.filter((one) => sizeOf(one) > (before[nameOf(one)] ?? 0))
  if (more.length === 0) return ok(true)
  const next = { ...before, ...Object.fromEntries(more.map((one) => [nameOf(one), sizeOf(one)])) }
  return saveSetting(house, SETTING, Object.fromEntries(Object.entries(next).slice(-KEPT_MAX)))
}

/** That nobody answers is news too, until it is put away. */
function hasIntroductionNews({ own, asked }: OpenRooms['introductions']): boolean {
  return (
    asked.asks.length > 0 || own.own.some(({ state }) => state !== 'waiting' && state !== 'unsure')
  )
}

function sizeOf(one: KeptCase): number {
  // It stands in the circle that it is about.
  if (one.side === 'facilitator') return 0
  const notes = one.notes.length
  // One's own question to somebody else is no news.
  return one.side === 'handler' ? notes + one.appeals.length + (one.report ? 1 : 0) : notes
}

function nameOf({ side, caseId }: KeptCase): string {
  return `${side} ${caseId}`
}

function seenIn(keyring: Keyring): Seen {
  const parsed = v.safeParse(Seen, keyring.settings[SETTING]?.value)
  return parsed.success ? parsed.output : {}
}
