/** How a circle is read: a pure function from what was written to what is shown. Exports fold the same way. */
import type { Profile } from '../../account/settings.ts'
import {
  byLane,
  type OpenedEntry,
  type OpenedOperation,
  type OpenedRecord
} from '../../spaces/entry.ts'
import { foldTalk, profilesOf, type TalkRecords } from '../../talk/fold.ts'
import { leadKind, type EventKind, type Talk } from '../../talk/folding.ts'
import { circleBody, SEATS_MAX, type AboutBody } from './entries.ts'
import { gatheringsIn, type Gathering } from './gatherings.ts'
import type { Times } from './hours.ts'
import { suggestedIn, type Suggested } from './suggested.ts'

export type Circle = Talk & {
  readonly profiles: ReadonlyMap<string, Profile>
  readonly about: AboutBody
  /** When people can write in it. */
  readonly times: Times
  readonly agreement: {
    readonly id: string
    readonly text: string
    /** Whether a content note may say "in detail". */
    readonly allowsDetail: boolean
  }
  readonly suggestions: readonly Suggested[]
  /** When people meet, also what is over. */
  readonly gatherings: readonly Gathering[]
  /** Member ids of those who said yes to the agreement as it stands. */
  readonly agreed: ReadonlySet<string>
}

export const NO_ABOUT: AboutBody = {
  name: '',
  purpose: '',
  welcome: '',
  notWelcome: '',
  seats: SEATS_MAX,
  hours: null,
  hoursSince: 0,
  newcomers: 'all'
}

export function foldCircle(circle: TalkRecords): Circle {
  const { documents } = circle
  const about = aboutIn(circle) ?? NO_ABOUT
  const opened = documentIn(circle, 'circle-opened')
  const agreement = documentIn(circle, 'circle-agreement')
  const agreed = agreement && circleBody(agreement, 'circle-agreement')
  const id = agreement?.entry.id ?? ''
  return {
    ...foldTalk(circle, eventOf),
    profiles: profilesOf(circle),
    about,
    times: {
      hours: about.hours,
      since: about.hoursSince,
      kept: (opened && circleBody(opened, 'circle-opened')?.times) ?? []
    },
    agreement: { id, text: agreed?.text ?? '', allowsDetail: agreed?.allowsDetail ?? false },
    suggestions: suggestedIn(documents, agreed?.text ?? ''),
    gatherings: gatheringsIn(circle),
    agreed: agreement ? agreedTo(documents, agreement, circle.records) : new Set()
  }
}

/** The documents that are the circle's, and nobody's own. */
export const CIRCLE_DOCUMENTS = ['circle-about', 'circle-agreement', 'circle-opened'] as const
/** Not among them: that it can be found counts by who wrote it (`listed.ts`), so nobody else writes it once more. */
export type CircleDocument = (typeof CIRCLE_DOCUMENTS)[number]

/** What the circle says of itself, where we can read it. */
export function aboutIn(written: Written): AboutBody | undefined {
  const about = documentIn(written, 'circle-about')
  return about && circleBody(about, 'circle-about')
}

type Written = Pick<TalkRecords, 'documents' | 'records'>

/**
 * The circle's document of a kind. Two lanes of one kind can only come of a race: the older one counts, for everybody
 * alike. Where somebody who may not wrote over it, what stood there before still holds, as far as it is at hand.
 */
export function documentIn(
  { documents, records }: Written,
  kind: CircleDocument
): OpenedEntry | undefined {
  const [oldest] = documents.filter((one) => circleBody(one, kind) !== undefined).toSorted(byLane)
  // A time for which it was kept open passes by itself.
  if (oldest || kind === 'circle-opened') return oldest
  return records.findLast(
    (one): one is OpenedEntry => one.kind === 'entry' && circleBody(one, kind) !== undefined
  )
}

/** With which the circle began: that is no change. Undefined where its beginning is not at hand. */
function firstAgreement(run: readonly OpenedRecord[]): OpenedEntry | undefined {
  if (run[0]?.seq !== 1) return undefined
  return run.find(
    (one): one is OpenedEntry =>
      one.kind === 'entry' && circleBody(one, 'circle-agreement') !== undefined
  )
}

// A yes is to words, and not to their id: a changed client could put other words under the same one.
function agreedTo(
  documents: readonly OpenedEntry[],
  agreement: OpenedEntry,
  run: readonly OpenedRecord[]
): ReadonlySet<string> {
  const since = isSaidAgain(agreement, run) ? 0 : agreement.seq
  const yes = documents.filter(
    (one) =>
      circleBody(one, 'agreed') !== undefined &&
      one.entry.refs[0] === agreement.entry.id &&
      one.seq > since
  )
  return new Set(yes.map(({ memberId }) => memberId))
}

/** Whether an agreement has the words that stood under its id before, as far as those are at hand. */
function isSaidAgain(agreement: OpenedEntry, run: readonly OpenedRecord[]): boolean {
  const now = circleBody(agreement, 'circle-agreement')
  return run.every((one) => {
    if (one.kind !== 'entry' || one.entry.id !== agreement.entry.id) return true
    if (one.seq >= agreement.seq) return true
    const then = circleBody(one, 'circle-agreement')
    return !then || (then.text === now?.text && then.allowsDetail === now.allowsDetail)
  })
}

function eventOf(
  record: OpenedEntry | OpenedOperation,
  run: readonly OpenedRecord[]
): EventKind | undefined {
  if (record.kind === 'entry') {
    if (circleBody(record, 'gathering-news') === null) return 'gathering'
    const agreement = circleBody(record, 'circle-agreement')
    const isAgain = agreement?.isAgain === true && isSaidAgain(record, run)
    return agreement && !isAgain && record !== firstAgreement(run) ? 'agreement' : undefined
  }
  if (record.op === 'policy') return 'stay'
  if (record.op === 'role') return record.leads && leadKind(record.leads)
  if (record.op === 'add') return 'joined'
  if (record.op === 'leave') return 'left'
  if (record.op === 'remove') return 'removed'
  return record.op === 'setkey' ? 'new-keys' : undefined
}
