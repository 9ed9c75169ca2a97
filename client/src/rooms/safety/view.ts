/** What the screens see of reports and cases. */
import { DAY_MS } from '@beside/contract'
import { toBase64url } from '@beside/kernel'
import type { CaseStep, CaseView, KeptWordsView, ReportedWords, SafetyView } from '../../api.ts'
import type { Space } from '../../spaces/space.ts'
import type { TeamChain } from '../../teams/chain.ts'
import type { Team } from '../../teams/fold.ts'
import type { Teams } from '../../teams/teams.ts'
import type { Cases } from './cases.ts'
import type { CaseOf, KeptCase, Note, Report } from './entries.ts'
import { keptIn, PUT_AWAY_DAYS, type Kept } from './keeping.ts'
import { moreAsked, moreToAsk } from './more.ts'
import { endingOf, isDecision, stepIn } from './notes.ts'
import { pausesIn } from './pauses.ts'
import { proved, readProof, wordsOfProof, type SaidWords } from './proofs.ts'
import { removalIn } from './removals.ts'
import { passTo } from './steps.ts'
import { isOfReporter } from './told.ts'
import { namedIn } from './whose.ts'

export function safetyView(cases: Cases, teams: Teams, own: Space | undefined): SafetyView {
  const { team } = cases
  const seen = { team, chain: teams.chainOf('safety'), roleKeys: roleKeysOf(teams) }
  return {
    isKnown: teams.all() !== undefined,
    tellable: (cases.teamToTell?.holders ?? [])
      .filter(({ isMe }) => !isMe)
      .map(({ memberId, name, lines, mustReport, isReportSaid }) => ({
        memberId,
        name,
        lines,
        mustReport,
        isReportSaid
      })),
    kept: own ? keptIn(own).map(keptView) : [],
    cases: own ? cases.all().flatMap((one) => caseView(one, seen)) : [],
    amHandler: cases.post !== undefined,
    hasUnopened: cases.hasUnopened
  }
}

type Seen = {
  readonly team: Team | undefined
  readonly chain: TeamChain | undefined
  readonly roleKeys: ReadonlySet<string>
}

function roleKeysOf(teams: Teams): ReadonlySet<string> {
  const holders = (teams.all() ?? []).flatMap((team) => team.holders)
  return new Set(holders.map(({ sign }) => toBase64url(sign)))
}

function keptView({ keptId, words }: Kept): KeptWordsView {
  const { place, about, records, keptAt } = words
  const said = records.map(({ proof }) => wordsOfProof(readProof(proof)))
  return {
    keptId,
    place,
    names: about.map(({ name }) => name),
    texts: said.map((one) => one?.text ?? ''),
    notes: said.map((one) => notesAmong(said, one)),
    keptAt
  }
}

function caseView(kept: KeptCase, seen: Seen): CaseView[] {
  const { caseId, side, at } = kept
  // What is asked of those who lead a circle stands in the circle.
  if (side === 'facilitator') return []
  const report = side === 'handler' ? kept.report : null
  const decided = kept.notes.findLast(isDecision)
  const appealTo = side === 'handler' || !decided ? [] : (stepIn(decided)?.appealTo ?? [])
  const putAway = side === 'handler' ? kept.putAway : null
  const view: CaseView = {
    caseId,
    side,
    at,
    reason: side === 'reporter' ? kept.reason : (report?.reason ?? null),
    names: side === 'reporter' ? kept.names : (report?.chosen.about ?? []).map(({ name }) => name),
    told: side === 'reporter' ? kept.told : [],
    untold: untoldOf(kept),
    report: side === 'handler' && kept.report ? reportView(kept, kept.report, seen) : null,
    steps: stepsIn(kept, seen),
    appeals: kept.appeals.map(({ side: by, words, at: askedAt }) => ({
      side: by,
      words,
      at: askedAt
    })),
    pauses: side === 'handler' ? pausesIn(kept, seen.team) : [],
    removal: side === 'handler' && kept.report ? removalIn(kept) : null,
    goesAt: putAway === null ? null : putAway + PUT_AWAY_DAYS * DAY_MS,
    passTo: side === 'handler' ? passTo(seen.team, kept).map(shortly) : [],
    moreToAsk: side === 'handler' ? moreToAsk(kept, seen) : [],
    moreAsked: side === 'reporter' ? moreAsked(kept, seen) : [],
    appealTo: (seen.team?.holders ?? [])
      .filter(({ memberId, isMe }) => !isMe && appealTo.includes(memberId))
      .map(shortly)
  }
  return [view]
}

function untoldOf(kept: KeptCase): CaseView['untold'] {
  if (kept.side === 'reporter')
    return kept.unreached.map((name) => ({ who: 'handler', name }) as const)
  const untold = kept.side === 'handler' ? kept.untold.map(({ who, name }) => ({ who, name })) : []
  return [...new Map(untold.map((one) => [JSON.stringify(one), one])).values()]
}

function reportView(
  kept: CaseOf<'handler'>,
  { reporter, words, chosen }: Report,
  seen: Seen
): NonNullable<CaseView['report']> {
  return {
    reporter,
    words,
    place: chosen.place,
    about: namedIn(kept).map(({ name, isProved }) => ({ name, isProved })),
    records: recordsOf(kept, chosen).map((one) => withRole(one, seen))
  }
}

function shortly({ memberId, name }: Team['holders'][number]): CaseView['passTo'][number] {
  return { memberId, name }
}

/** What one has notes of; and for whom it is about what the newest decision says was done before. */
function stepsIn(kept: KeptCase, seen: Seen): CaseStep[] {
  const own = kept.notes.flatMap((note) => stepView(kept, note, seen))
  const newest = kept.side === 'concerned' ? kept.notes.findLast(isDecision) : undefined
  const before = ((newest && stepIn(newest)?.before) ?? []).map((done): CaseStep => {
    const none = { decision: null, about: null, words: '', heldBack: null, isMine: false }
    return { ...none, ...done, at: Date.parse(done.day) }
  })
  return [...before, ...own].toSorted((a, b) => a.at - b.at)
}

function stepView(kept: KeptCase, note: Note, { team }: Seen): CaseStep[] {
  const step = stepIn(note)
  if (!step) return []
  const { what, to, decision, pause, removal, words, name, at, heldBack, by } = step
  const isOurs = team?.holders.some(({ isMe, memberId }) => isMe && memberId === by) ?? false
  const isMine = isOurs || (kept.side === 'reporter' && isOfReporter(step))
  const days = pause?.days ?? null
  const about = removal && { name: removal.name, rule: removal.rule }
  const ending = endingOf(kept, note)
  const said = { what, to: to?.name ?? null, decision, days, about, words, name, at, heldBack }
  return [{ ...said, isMine, ending, day: null }]
}

type Checked = Omit<ReportedWords, 'isRoleProved'> & { readonly author: string | undefined }

// To read every proof again each time the view is drawn would keep a slow phone busy.
const readRecords = new WeakMap<CaseOf<'handler'>, readonly Checked[]>()

function recordsOf(
  kept: CaseOf<'handler'>,
  { spaceId, about, records }: Report['chosen']
): readonly Checked[] {
  const known = readRecords.get(kept)
  if (known) return known
  const said = records.map(({ proof }) => wordsOfProof(readProof(proof)))
  const read = records.map(({ at, name, proof }, index): Checked => {
    const found = proved(spaceId, proof)
    const writer = kept.writers[index] ?? null
    const reported = about.find(({ memberId }) => memberId === writer)
    return {
      at,
      name: reported?.name ?? name,
      text: said[index]?.text ?? '',
      notes: notesAmong(said, said[index]),
      isChange: isLoneChange(said, said[index]),
      isProved: found !== undefined,
      isWriterShown: writer !== null,
      isByReported: reported !== undefined,
      author: found && toBase64url(found.author)
    }
  })
  readRecords.set(kept, read)
  return read
}

/** A change of words that says no notes has those of the words, where they are here. */
function notesAmong(
  all: readonly (SaidWords | undefined)[],
  one: SaidWords | undefined
): readonly string[] {
  return one?.notes ?? (one?.isChange ? changedBy(all, one)?.notes : undefined) ?? []
}

function isLoneChange(all: readonly (SaidWords | undefined)[], one: SaidWords | undefined) {
  return one?.isChange === true && !changedBy(all, one)
}

function changedBy(all: readonly (SaidWords | undefined)[], { itemId }: SaidWords) {
  return all.find((other) => other?.isChange === false && other.itemId === itemId)
}

function withRole({ author, ...words }: Checked, { roleKeys }: Seen): ReportedWords {
  return { ...words, isRoleProved: author !== undefined && roleKeys.has(author) }
}
