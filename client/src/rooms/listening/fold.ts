/** How a conversation with a listener is read: a pure function from what was written to how it stands. */
import { HOUR_MS, DAY_MS } from '@beside/contract'
import type { HandOverAsk, HeardView, LadderNote, Presence } from '../../api.ts'
import type { OpenedEntry, OpenedRecord } from '../../spaces/entry.ts'
import { talkBody } from '../../talk/entries.ts'
import { heardBody, type HeardKind, type WishShape } from './entries.ts'

/** How long the other one has for their last words. */
const LAST_WORDS_MS = HOUR_MS
/** What crossed with the last words of the first was written before they came. */
const CROSSED_MS = 60_000
const GOES_ON_DAYS = 30
/** So far ahead a listener may say that they are away. */
export const AWAY_MAX_MS = 90 * DAY_MS

export type HeardRecords = {
  readonly me: string
  /** Member ids: of who asked, and of who said yes, where somebody did. */
  readonly asker: string
  readonly listener: string | undefined
  readonly documents: readonly OpenedEntry[]
  /** A run of records up to the newest. */
  readonly records: readonly OpenedRecord[]
  /** By the chain, ms since 1970: when the listener came, and when the first of the two left. */
  readonly beganAt: number | null
  readonly leftAt: number | null
  /** From when on it was over when this device settled it: nothing written since moves that. */
  readonly settledAt: number | null
  readonly now: number
}

export type Heard = {
  readonly wish: WishShape | undefined
  readonly conversation: string | undefined
  readonly presence: Presence | null
  /** The entry of the listener that waits for a yes. */
  readonly asked: (HandOverAsk & { readonly entryId: string }) | null
  readonly away: HeardView['away']
  /** They said that they are back before the day that they named. */
  readonly isBack: boolean
  /** How the newest of what the listener asked was answered. */
  readonly answered: HeardView['answered']
  readonly isWindingDown: boolean
  readonly endedBy: 'me' | 'them' | null
  readonly haveIEnded: boolean
  /** From when on it is over; null while it goes on. */
  readonly overAt: number | null
  /** When it ends by itself; null before it began. */
  readonly until: number | null
  /** The one who asked let it go on after its first day. */
  readonly goesOn: boolean
  /** Whether the other one wrote it when it was over, or beside their last words: then nobody here reads it. */
  readonly isLate: (record: OpenedRecord) => boolean
  readonly ladder: readonly Pick<LadderNote, 'at' | 'step' | 'owner' | 'why'>[]
}

export function foldHeard(all: HeardRecords): Heard {
  const { me, asker, listener, beganAt, now } = all
  const other = me === asker ? listener : asker
  const terms = bodyBy(all, 'heard-terms', asker)
  const until = endOf(all)
  const lasts = [me, other]
    .flatMap((by) => writtenBy(all, 'last-words', by).at(0) ?? [])
    .toSorted((a, b) => a.seq - b.seq)
  const [first, second] = lasts
  const { leftAt, settledAt } = all
  const ends = [leftAt, settledAt, second?.time, first && first.time + LAST_WORDS_MS, until]
  const over = ends.filter((at): at is number => typeof at === 'number' && at <= now)
  const overAt = beganAt === null || over.length === 0 ? null : Math.min(...over)
  const isLate = latenessOf(all, { other, lasts, overAt })
  const heard = {
    ...all,
    documents: all.documents.filter((one) => !isLate(one)),
    records: all.records.filter((one) => !isLate(one))
  }
  const windingDown = [me, other].some((by) => newestBy(heard, 'winding-down', by))
  return {
    wish: terms?.wish,
    conversation: terms?.conversation,
    presence: presenceOf(heard, other),
    ...askedOf(heard),
    ...awayIn(heard),
    isWindingDown: windingDown || lasts.length > 0,
    haveIEnded: lasts.some(({ memberId }) => memberId === me),
    endedBy: first ? (first.memberId === me ? 'me' : 'them') : null,
    overAt,
    until,
    goesOn: beganAt !== null && newestBy(all, 'go-on', asker) !== undefined,
    isLate,
    ladder: bodyBy(heard, 'ladder-told', listener)?.steps ?? []
  }
}

/**
 * After its end the other one reaches nobody here. Between the last words of the first and the end, what they say is
 * what crossed with those, and their own last words: no changes of what stands there, and nothing else beside it.
 */
function latenessOf(
  { records }: HeardRecords,
  by: {
    readonly other: string | undefined
    readonly lasts: readonly OpenedEntry[]
    readonly overAt: number | null
  }
): Heard['isLate'] {
  const { other, overAt } = by
  const [first] = by.lasts
  const end = by.lasts.find(({ memberId }) => memberId === other)
  const isTheirs = (one: OpenedRecord): one is OpenedEntry =>
    one.kind === 'entry' && one.memberId === other
  const since = records.filter(isTheirs).filter(({ seq }) => first !== undefined && seq > first.seq)
  const words = first === end ? [] : since.filter((one) => talkBody(one, 'words') !== undefined)
  const [crossed] = words
  const farewell = end ? words.findLast(({ seq }) => seq < end.seq) : crossed
  const isCrossed = crossed && first && crossed.time <= first.time + CROSSED_MS
  const said = new Set([end?.seq, farewell?.seq, isCrossed ? crossed.seq : undefined])
  return (one) => {
    if (!isTheirs(one) || said.has(one.seq)) return false
    return (overAt !== null && one.time > overAt) || (first !== undefined && one.seq > first.seq)
  }
}

/** Its first day, or thirty from when the one who asked last let it go on. */
function endOf(heard: HeardRecords): number | null {
  if (heard.beganAt === null) return null
  const goesOn = newestBy(heard, 'go-on', heard.asker)
  return goesOn ? goesOn.time + GOES_ON_DAYS * DAY_MS : heard.beganAt + DAY_MS
}

/** What they said of being here counts until they say something else. */
function presenceOf(heard: HeardRecords, other: string | undefined): Presence | null {
  const said = newestBy(heard, 'presence', other)
  const presence = said && heardBody(said, 'presence')?.presence
  if (!said || !presence) return null
  const hasSpoken = heard.records.some(
    (one) =>
      one.kind === 'entry' &&
      one.seq > said.seq &&
      one.memberId === other &&
      talkBody(one, 'words') !== undefined
  )
  return hasSpoken ? null : presence
}

/** What the listener asked last: it waits for a yes, or was answered. */
function askedOf(heard: HeardRecords): Pick<Heard, 'asked' | 'answered'> {
  const all = handOversIn(heard)
  // Whoever names nobody only says that they will be away, or are back. That takes back what they asked for such a time.
  const last = all.findLast(({ body }) => body.kind !== 'cover' || body.by !== null)
  const isTakenBack = last?.body.kind === 'cover' && last !== all.at(-1)
  if (!last || isTakenBack) return { asked: null, answered: null }
  const { entryId, body } = last
  const answer = bodyBy(heard, 'hand-over-answer', heard.asker)
  if (answer?.to !== entryId) return { asked: { ...body, entryId }, answered: null }
  return { asked: null, answered: { kind: body.kind, isYes: answer.isYes } }
}

function awayIn(heard: HeardRecords): Pick<Heard, 'away' | 'isBack'> {
  // What they ask since, such as for a lead, does not bring them back.
  const [newest] = handOversIn(heard)
    .toReversed()
    .flatMap(({ body, time }) => (body.kind === 'cover' ? [{ ...body, time }] : []))
  if (!newest) return { away: null, isBack: false }
  const { until, words, time } = newest
  return { away: until <= heard.now ? null : { until, words }, isBack: until <= time }
}

/** With a day further ahead than their own device would let them name, they said nothing. */
function handOversIn(heard: HeardRecords) {
  return writtenBy(heard, 'hand-over', heard.listener).flatMap((one) => {
    const body = heardBody(one, 'hand-over')
    // A day more, since clocks differ.
    const isTooFar = body?.kind === 'cover' && body.until > one.time + AWAY_MAX_MS + DAY_MS
    return !body || isTooFar ? [] : [{ entryId: one.entry.id, time: one.time, body }]
  })
}

function bodyBy<Kind extends HeardKind>(heard: HeardRecords, kind: Kind, by: string | undefined) {
  const newest = newestBy(heard, kind, by)
  return newest && heardBody(newest, kind)
}

function newestBy(
  heard: HeardRecords,
  kind: HeardKind,
  by: string | undefined
): OpenedEntry | undefined {
  return writtenBy(heard, kind, by).at(-1)
}

/** The documents of this kind by this member, also those before the newest. What another writes there is not theirs. */
function writtenBy(
  { documents, records }: HeardRecords,
  kind: HeardKind,
  by: string | undefined
): readonly OpenedEntry[] {
  const entries = records.filter((one): one is OpenedEntry => one.kind === 'entry')
  return [...entries, ...documents]
    .filter((one) => one.memberId === by && heardBody(one, kind) !== undefined)
    .toSorted((a, b) => a.seq - b.seq)
}
