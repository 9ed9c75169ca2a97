/** What the screens see of reports and cases. */
import { toBase64url } from '@beside/kernel'
import type { CaseStep, CaseView, KeptWordsView, ReportedWords, SafetyView } from '../../api.ts'
import type { Space } from '../../spaces/space.ts'
import type { Team } from '../../teams/fold.ts'
import type { Teams } from '../../teams/teams.ts'
import type { Cases } from './cases.ts'
import type { KeptCase, Report } from './entries.ts'
import { keptIn, PUT_AWAY_DAYS, type Kept } from './keeping.ts'
import { isDecision, stepIn } from './notes.ts'
import { pausesIn } from './pauses.ts'
import { proved, readProof, wordsOfProof } from './proofs.ts'
import { passTo } from './steps.ts'
import { namedIn, namedWith } from './whose.ts'

const DAY_MS = 86_400_000

export function safetyView(cases: Cases, teams: Teams, own: Space | undefined): SafetyView {
  const { team } = cases
  const seen = { team, roleKeys: roleKeysOf(teams) }
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
    cases: own ? cases.all().map((one) => caseView(one, seen)) : [],
    amHandler: cases.post !== undefined
  }
}

type Seen = { readonly team: Team | undefined; readonly roleKeys: ReadonlySet<string> }

function roleKeysOf(teams: Teams): ReadonlySet<string> {
  const holders = (teams.all() ?? []).flatMap((team) => team.holders)
  return new Set(holders.map(({ sign }) => toBase64url(sign)))
}

function keptView({ keptId, words }: Kept): KeptWordsView {
  const { place, about, records, keptAt } = words
  const texts = records.map(({ proof }) => wordsOfProof(readProof(proof))?.text ?? '')
  return { keptId, place, names: about.map(({ name }) => name), texts, keptAt }
}

function caseView(kept: KeptCase, seen: Seen): CaseView {
  const { caseId, side, at } = kept
  const report = side === 'handler' ? kept.report : null
  const decided = kept.notes.findLast(isDecision)
  const appealTo = side === 'handler' || !decided ? [] : (stepIn(decided)?.appealTo ?? [])
  const putAway = side === 'handler' ? kept.putAway : null
  return {
    caseId,
    side,
    at,
    reason: side === 'reporter' ? kept.reason : (report?.reason ?? null),
    names: side === 'reporter' ? kept.names : (report?.chosen.about ?? []).map(({ name }) => name),
    told: side === 'reporter' ? kept.told : [],
    report: report && {
      reporter: report.reporter,
      words: report.words,
      place: report.chosen.place,
      about: namedIn(report).map(({ name, isProved }) => ({ name, isProved })),
      records: recordsOf(report).map((one) => withRole(one, seen))
    },
    steps: kept.notes.flatMap((note) => stepView(note, seen)),
    appeals: kept.appeals.map(({ side: by, words, at: askedAt }) => ({
      side: by,
      words,
      at: askedAt
    })),
    pauses: side === 'handler' ? pausesIn(kept, seen.team) : [],
    goesAt: putAway === null ? null : putAway + PUT_AWAY_DAYS * DAY_MS,
    passTo: side === 'handler' ? passTo(seen.team, kept).map(shortly) : [],
    appealTo: (seen.team?.holders ?? [])
      .filter(({ memberId, isMe }) => !isMe && appealTo.includes(memberId))
      .map(shortly)
  }
}

function shortly({ memberId, name }: Team['holders'][number]): CaseView['passTo'][number] {
  return { memberId, name }
}

function stepView(note: KeptCase['notes'][number], { team }: Seen): CaseStep[] {
  const step = stepIn(note)
  if (!step) return []
  const { what, to, decision, pause, words, name, at, heldBack, by } = step
  const isMine = team?.holders.some(({ isMe, memberId }) => isMe && memberId === by) ?? false
  const days = pause?.days ?? null
  return [{ what, to: to?.name ?? null, decision, days, words, name, at, heldBack, isMine }]
}

type Checked = Omit<ReportedWords, 'isRoleProved'> & { readonly author: string | undefined }

// A signature costs a slow phone some milliseconds: each report is checked once.
const checkedReports = new WeakMap<Report, readonly Checked[]>()

function recordsOf(report: Report): readonly Checked[] {
  const known = checkedReports.get(report)
  if (known) return known
  const { spaceId, records } = report.chosen
  const checked = records.map(({ at, name, proof }): Checked => {
    const found = proved(spaceId, proof)
    const reported = found && namedWith(report, found.author)
    return {
      at,
      name: reported?.name ?? name,
      text: found?.text ?? wordsOfProof(readProof(proof))?.text ?? '',
      isProved: found !== undefined,
      isByReported: reported !== undefined,
      author: found?.author
    }
  })
  checkedReports.set(report, checked)
  return checked
}

function withRole({ author, ...words }: Checked, { roleKeys }: Seen): ReportedWords {
  return { ...words, isRoleProved: author !== undefined && roleKeys.has(author) }
}
