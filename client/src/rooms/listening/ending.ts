/** What becomes of the words at the end: each side's device does what was agreed. */
import { LIMITS, ok, writeErase, type Result } from '@beside/kernel'
import type { KeptBy, Trouble } from '../../api.ts'
import { putAwaySetting, withSetting } from '../../account/settings.ts'
import { newWriteKey } from '../../spaces/append.ts'
import { hasEarlier } from '../../spaces/fetch-space.ts'
import type { OpenedEntry } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { leaveSpace } from '../../sync/leave-all.ts'
import { settled, writeDocument, type WritingTools } from '../../sync/writing.ts'
import { narrowed } from '../../wire/server-link.ts'
import { heardIn } from './heard.ts'
import {
  changeMark,
  isAsked,
  leftOf,
  marksIn,
  outlivedIn,
  putAwayIn,
  withoutConversations,
  type Mark,
  type OverMark
} from './remembered.ts'

type Done = Promise<Result<true, Trouble>>
/** Pages of one conversation that are looked through at most. */
const PAGES_MAX = 10_000
/** Where nobody could read what was agreed for so long, it is as if nobody kept the words. */
const UNREAD_MS = 86_400_000

/**
 * Does what was agreed where it is over, and remembers that it is done; a broken line leaves it for the next look.
 * The listener always leaves, so that nobody can go on there; the one who asked stays with what they keep.
 */
export async function settleEnd(tools: WritingTools, space: Space, mark: Mark): Done {
  const { side } = mark
  const heard = heardIn(tools, space)
  const overAt = heard?.overAt ?? tools.spaces.serverNow()
  // What the one who asked wished is what their own devices know of it, whatever stands there.
  const agreed = isAsked(mark) ? mark.wish.keptBy : heard?.wish?.keptBy
  if (agreed === undefined && tools.spaces.serverNow() < overAt + UNREAD_MS) return ok(true)
  const keptBy = agreed ?? 'nobody'
  if (keptBy === 'nobody') {
    const taken = await takeAllBack(tools, space)
    if (!taken.ok) return taken
  }
  const isKept = keeps(side, keptBy)
  if (side === 'listener' || !isKept) {
    const left = await leaveSpace(tools, space)
    if (!left.ok) return left
  }
  if (side === 'listener' && !isKept) return letGo(tools, [space.id])
  if (!isKept) {
    const away = await putAway(tools, space.id)
    if (!away.ok) return away
  }
  const heardBy = isAsked(mark) ? mark.heardBy : undefined
  const over: OverMark = { side, isOver: true, isKept, overAt, ...(heardBy && { heardBy }) }
  return settled(await changeMark(tools, space.id, () => over))
}

/** Before an account goes: of what nobody was to keep, one's own words go first. What cannot be reached stays. */
export async function takeBackAgreed(tools: WritingTools): Promise<void> {
  for (const [bondId, mark] of marksIn(tools.account.keyring)) {
    const space = tools.spaces.get(bondId)
    const agreed = isAsked(mark) ? mark.wish.keptBy : space && heardIn(tools, space)?.wish?.keptBy
    if (space && !space.isStopped && agreed === 'nobody') await takeAllBack(tools, space)
  }
}

function keeps(side: Mark['side'], keptBy: KeptBy): boolean {
  return keptBy === 'both' || (keptBy === 'me' && side === 'asker')
}

/** Lets go of a bond in which nobody came to be heard: it shows nowhere. */
export async function letGoOfBond(tools: WritingTools, space: Space): Done {
  const left = await leaveSpace(tools, space)
  return left.ok ? letGo(tools, [space.id]) : left
}

/** Lets go of what was put away, or left long ago. */
export async function letGoOfOutlived(tools: WritingTools): Done {
  const { account, spaces } = tools
  for (const bondId of putAwayIn(account.keyring)) {
    const space = spaces.get(bondId)
    const gone = space && !space.isStopped ? await letGoOfBond(tools, space) : ok(true)
    if (!gone.ok) return gone
  }
  const outlived = outlivedIn(account.keyring, spaces.serverNow())
  return outlived.length === 0 ? ok(true) : letGo(tools, outlived)
}

/** Nothing of them stays on one's own devices. One that goes on by the word of another device stays whole. */
export async function letGo({ account, spaces }: WritingTools, bondIds: readonly string[]): Done {
  const gone = await account.change((keyring) => withoutConversations(keyring, bondIds))
  if (!gone.ok) return settled(gone)
  for (const bondId of leftOf(account.keyring, bondIds)) spaces.forget(bondId)
  return ok(true)
}

async function putAway({ account, spaces }: WritingTools, bondId: string): Done {
  const at = spaces.serverNow()
  const name = putAwaySetting(bondId)
  return settled(await account.change((keyring) => withSetting(keyring, name, { value: true, at })))
}

/** One's own words go from the server for good, with all that was written beside them. */
async function takeAllBack(tools: WritingTools, space: Space): Done {
  const { spaces } = tools
  if (space.hasEnded) return ok(true)
  for (let page = 0; page < PAGES_MAX && hasEarlier(space); page += 1) {
    const loaded = await spaces.loadEarlier(space)
    if (!loaded.ok) return narrowed(loaded)
  }
  const isMine = (one: { readonly memberId: string }): boolean => one.memberId === space.myMemberId
  const mine = space.records.filter(
    (one): one is OpenedEntry => one.kind === 'entry' && isMine(one)
  )
  const documents = [...space.documents.values()].filter(isMine)
  const empty = new Set(documents.flatMap(({ entry, seq }) => (entry.body === null ? seq : [])))
  const all = new Set([...mine, ...documents].map(({ seq }) => seq))
  const seqs = [...all].filter((seq) => !empty.has(seq)).toSorted((a, b) => a - b)
  // A current document without its words is what a server shows that holds them back: so an empty one comes first.
  for (const before of documents) {
    if (before.entry.body === null) continue
    const { kind } = before.entry
    const emptied = await writeDocument(tools, space, { kind, body: null, before })
    if (!emptied.ok) return settled(emptied)
  }
  for (let from = 0; from < seqs.length; from += LIMITS.eraseCount) {
    const some = seqs.slice(from, from + LIMITS.eraseCount)
    const erased = await spaces.append(space, {
      writeKey: newWriteKey(tools.environment),
      needsFreshEpoch: false,
      write: (standing) => writeErase({ standing, seqs: some }, space.keys.sign)
    })
    if (!erased.ok) return settled(erased)
  }
  return ok(true)
}
