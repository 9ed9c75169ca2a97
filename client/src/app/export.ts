/** Everything out: a page to read, and JSON that folds back to the same view. */
import { ok, type Result } from '@beside/kernel'
import type { Trouble } from '../api.ts'
import { profileIn } from '../account/settings.ts'
import type { OpenAccount } from '../account/open-account.ts'
import { hasEarlier } from '../spaces/fetch-space.ts'
import type { Space } from '../spaces/space.ts'
import type { MySpaces } from '../sync/my-spaces.ts'
import { narrowed } from '../wire/server-link.ts'
import { foldBond, type Bond } from '../rooms/bonds/fold.ts'
import { foldCircle, type Circle } from '../rooms/circles/fold.ts'
import type { TalkRecords } from '../talk/fold.ts'
import { keptRecords } from '../talk/retention.ts'
import { BOUNDARIES_KIND } from '../rooms/boundaries/entries.ts'
import { foldBoundaries } from '../rooms/boundaries/fold.ts'
import { documentOf } from '../rooms/documents.ts'
import { FORMAT, writeExportPage, type Exported } from './export-page.ts'
import { mayTakeAlong, withoutLate } from '../rooms/listening/heard.ts'
import { kindWordsIn, lookedBackIn } from '../rooms/listening/own.ts'
import { isAsker } from '../rooms/listening/remembered.ts'
import { PLAN_KIND } from '../rooms/net/entries.ts'
import { foldPlan } from '../rooms/net/fold.ts'
import { NOTES_KIND } from '../rooms/reflections/entries.ts'
import { foldNotes } from '../rooms/reflections/fold.ts'
import type { KeptCase } from '../rooms/safety/entries.ts'
import { casesIn, keptIn } from '../rooms/safety/keeping.ts'

/** Pages of one bond that an export fetches at most: half a million records. */
const PAGES_MAX = 10_000

export async function exportAll(
  rooms: { readonly account: OpenAccount; readonly spaces: MySpaces },
  now: number
): Promise<Result<{ readonly html: string; readonly json: string }, Trouble>> {
  const { account, spaces } = rooms
  const bonds: Exported['bonds'][number][] = []
  const circles: Exported['circles'][number][] = []
  let own: Space | undefined
  for (const { purpose, state, spaceId = '', confirmed } of account.keyring.memberships) {
    const space = state === 'replaced' ? undefined : spaces.get(spaceId)
    if (space && purpose === 'own') own = space
    // What a team holds, everybody here may read: it is nobody's own.
    if (!space || (purpose !== 'bond' && purpose !== 'circle')) continue
    if (purpose === 'bond' && !mayTakeAlong(rooms, space)) continue
    const loaded = await loadWhole(spaces, space)
    if (!loaded.ok) return loaded
    const kept = withoutLate(rooms, space, keptRecords(space, spaces.serverNow()))
    const isShut = isAsker(account.keyring, spaceId) && confirmed === undefined
    const records = isShut ? ownRecords(kept) : kept
    if (purpose === 'bond') bonds.push({ bondId: space.id, ...records })
    else circles.push({ circleId: space.id, ...records })
  }
  const exported: Exported = {
    format: FORMAT,
    exportedAt: now,
    nickname: profileIn(account.keyring).nickname,
    bonds,
    circles,
    notes: own ? foldNotes(documentOf(own, NOTES_KIND)) : null,
    plan: own ? foldPlan(documentOf(own, PLAN_KIND)) : null,
    boundaries: own ? foldBoundaries(documentOf(own, BOUNDARIES_KIND)) : null,
    cases: own ? casesIn(own).filter(isMine).map(withoutMailbox) : [],
    kept: own ? keptIn(own) : [],
    kindWords: own ? kindWordsIn(own) : [],
    lookedBack: own ? lookedBackIn(own) : []
  }
  return ok({ html: writeExportPage(exported), json: JSON.stringify(exported, null, 2) })
}

/**
 * The same view of each bond and circle that the app shows, from an export alone.
 *
 * @param json what `exportAll` gave as JSON; it is the person's own file, so only its format is checked
 * @returns undefined for a file that is no such export
 */
export function foldExport(
  json: string
): { readonly bonds: readonly Bond[]; readonly circles: readonly Circle[] } | undefined {
  const exported = JSON.parse(json) as Partial<Exported> | null
  if (exported?.format !== FORMAT || !exported.bonds || !exported.circles) return undefined
  const { bonds, circles } = exported
  return {
    bonds: bonds.map((one) => foldBond(one)),
    circles: circles.map((one) => foldCircle(one))
  }
}

/** What others told the safety team in confidence, or the team those who lead a circle, does not leave with one of them. */
function isMine({ side }: KeptCase): boolean {
  return side !== 'handler' && side !== 'facilitator'
}

// The file may lie about for years: nobody who finds it shall read answers that still wait.
function withoutMailbox(one: KeptCase): KeptCase {
  return one.side === 'reporter' ? { ...one, mailbox: '' } : one
}

/** What somebody wrote who was not let in to listen is shown to nobody, here neither. */
function ownRecords({ me, introductions, documents, records }: TalkRecords): TalkRecords {
  const isMine = ({ memberId }: { readonly memberId: string }): boolean => memberId === me
  return {
    me,
    introductions: introductions.filter(isMine),
    documents: documents.filter(isMine),
    records: records.filter(isMine)
  }
}

async function loadWhole(spaces: MySpaces, space: Space): Promise<Result<true, Trouble>> {
  for (let page = 0; page < PAGES_MAX && hasEarlier(space); page += 1) {
    const loaded = await spaces.loadEarlier(space)
    if (!loaded.ok) return narrowed(loaded)
  }
  return ok(true)
}
