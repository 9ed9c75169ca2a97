/**
 * One more person of the team for a case: somebody who handles it asks the reporter, and with their yes the
 * reporter's own device seals the report to that person as well. Nobody is asked twice about the same person.
 */
import { refused, toBase64url, type Result } from '@beside/kernel'
import type { CaseView, Trouble } from '../../api.ts'
import { writeJson } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { TeamChain } from '../../teams/chain.ts'
import type { Team } from '../../teams/fold.ts'
import {
  SENT_BYTES_MAX,
  type CaseOf,
  type Note,
  type Report,
  type Step,
  type Untold
} from './entries.ts'
import { keepCase } from './keeping.ts'
import { stepIn } from './notes.ts'
import { readProof } from './proofs.ts'
import { sendToHolder, type AddressFull } from './report.ts'
import { NOTHING_MORE, passTo, signedBy, soFarFor, takeStep, type Post } from './steps.ts'
import {
  answerKeys,
  cameSince,
  isAnswered,
  isByReporter,
  isOfReporter,
  openAsks,
  toldIn,
  type Ask
} from './told.ts'
import { operationsFor } from './whose.ts'

type Seen = { readonly team: Team | undefined; readonly chain: TeamChain | undefined }
type Person = CaseView['passTo'][number]

/** Whom the reporter can be asked about, by whoever handles the case. */
export function moreToAsk(kept: CaseOf<'handler'>, { team, chain }: Seen): readonly Person[] {
  const { report, notes } = kept
  if (!team || !chain || report?.answerTo.sign === undefined) return []
  const asked = notes.flatMap((note) => {
    const step = stepIn(note)
    return step?.what === 'more-asked' && step.to ? step.to.memberId : []
  })
  const known = [...asked, ...toldIn(kept)]
  return cameSince(report, { team, chain })
    .filter(({ memberId }) => !known.includes(memberId))
    .map(({ memberId, name }) => ({ memberId, name }))
}

export async function askForMore(
  tools: RoomTools,
  post: Post,
  {
    kept,
    to,
    words,
    chain
  }: {
    readonly kept: CaseOf<'handler'>
    readonly to: string
    readonly words: string
    readonly chain: TeamChain | undefined
  }
): Promise<Result<true, Trouble>> {
  const person = moreToAsk(kept, { team: post.team, chain }).find(({ memberId }) => memberId === to)
  if (!person) return refused('not-found')
  const told = { ...NOTHING_MORE, what: 'more-asked', to: person, words } as const
  return takeStep(tools, post, { kept, told })
}

/** What whoever reported is asked. Of somebody who may not come in question nothing is asked. */
export function moreAsked(kept: CaseOf<'reporter'>, { team, chain }: Seen): CaseView['moreAsked'] {
  const { report } = kept
  if (!report || !team || !chain) return []
  const since = cameSince(report, { team, chain })
  return openAsks(kept).flatMap(({ note, step, to }) => {
    const person = since.find(({ memberId }) => memberId === to.memberId)
    if (!person) return []
    // The name as the team has it now, and not as whoever asks wrote it. Its holder chose it: so there is more to read.
    const { name, checked, checkedBy, givenAt, mustReport, isReportSaid } = person
    const shown = { name, checked, checkedBy, givenAt, mustReport, isReportSaid }
    return [{ askId: note.signature, by: step.name, ...shown }]
  })
}

/** The reporter's answer. With a yes, that person gets the report before anybody hears of it. */
export async function answerMore(
  tools: RoomTools,
  { team, chain }: { readonly team: Team; readonly chain: TeamChain },
  {
    kept,
    askId,
    isYes
  }: { readonly kept: CaseOf<'reporter'>; readonly askId: string; readonly isYes: boolean }
): Promise<Result<true, AddressFull | Trouble>> {
  const { report } = kept
  const ask = openAsks(kept).find(({ note }) => note.signature === askId)
  const person =
    report &&
    cameSince(report, { team, chain }).find(({ memberId }) => memberId === ask?.to.memberId)
  if (!report || !ask || !person) return refused('not-found')
  const { teamId } = team
  const { memberId, name } = person
  const told = team.holders.filter((one) => toldIn(kept).includes(one.memberId))
  if (told.length === 0) return refused('not-found')
  if (isYes) {
    const widened = { ...report, told: [...toldIn(kept), memberId] }
    const content = withOperations(tools.spaces.get(report.chosen.spaceId), widened)
    const sent = await sendToHolder(tools, { teamId, holder: person }, content)
    if (!sent.ok) return sent
  }
  const note = answered(tools, kept, { ask, isYes, teamId })
  let why: AddressFull | Trouble | undefined
  let isTold = false
  for (const holder of told) {
    // With what was asked: whoever asked may have left before they told the others, and then nobody could read the answer.
    if (holder.memberId !== ask.step.by) await sendToHolder(tools, { teamId, holder }, ask.note)
    const sent = await sendToHolder(tools, { teamId, holder }, note)
    if (sent.ok) isTold = true
    else why = sent.reason
  }
  if (why && !isTold) return refused(why)
  const names = isYes ? [...kept.told, name] : kept.told
  return keepCase(tools, { ...kept, told: names, notes: [...kept.notes, note] })
}

/** With what shows whose words they are, as far as that is at hand and fits. */
function withOperations(space: Space | undefined, report: Report): Report {
  if (!space) return report
  const { chosen } = report
  const proofs = chosen.records.map(({ proof }) => readProof(proof))
  const whole = { ...report, chosen: { ...chosen, operations: operationsFor(space, proofs) } }
  return writeJson(whole).length > SENT_BYTES_MAX ? report : whole
}

function answered(
  { spaces }: RoomTools,
  { caseId, mailbox, report }: CaseOf<'reporter'>,
  { ask, isYes, teamId }: { readonly ask: Ask; readonly isYes: boolean; readonly teamId: string }
): Note {
  const keys = answerKeys(mailbox)
  const step: Step = {
    ...NOTHING_MORE,
    what: isYes ? 'more-yes' : 'more-no',
    to: ask.to,
    by: toBase64url(keys.public),
    name: report?.reporter ?? '',
    at: Math.max(spaces.serverNow(), ask.step.at + 1),
    appealTo: []
  }
  return signedBy(keys.secret, { caseId, teamId, step })
}

/**
 * The reporter's answer, as whoever handles the case keeps it. It comes from somebody else than what was asked, so it
 * may be here first: then it waits. `nothing` for what is no answer of theirs, or for whom they answered before.
 */
export function withAnswer(
  team: Team,
  kept: CaseOf<'handler'> & { readonly report: Report },
  note: Note
): CaseOf<'handler'> | 'nothing' | 'not-asked-yet' {
  const step = stepIn(note)
  const to = step?.to?.memberId
  const isTheirs = step && isOfReporter(step) && isByReporter(kept.report, note)
  if (!to || !isTheirs || isAnswered(kept, to)) return 'nothing'
  const ask = openAsks(kept).find((one) => one.to.memberId === to)
  if (!ask) return 'not-asked-yet'
  return withAnswersPassed(team, { ...kept, notes: [...kept.notes, note], putAway: null })
}

/**
 * Whoever asked passes an answer on: to the others, and all that was done before to whom it lets in. Where they left the
 * team, also later and before they did, the first of the others does. The same case where nothing is to be done.
 */
export function withAnswersPassed(team: Team, kept: CaseOf<'handler'>): CaseOf<'handler'> {
  const answers = kept.notes.filter((note) => {
    const step = stepIn(note)
    const isMine = step !== undefined && isOfReporter(step) && passesOn(team, kept, step)
    return isMine && !kept.passed.includes(note.signature)
  })
  if (answers.length === 0) return kept
  const untold = answers.flatMap((note) => whomToPass(team, kept, note))
  const passed = answers.map(({ signature }) => signature)
  return { ...kept, untold: [...kept.untold, ...untold], passed: [...kept.passed, ...passed] }
}

function passesOn(team: Team, kept: CaseOf<'handler'>, { to }: Step): boolean {
  const asked = kept.notes.flatMap((note) => {
    const step = stepIn(note)
    return step?.what === 'more-asked' && step.to?.memberId === to?.memberId ? [step.by] : []
  })
  const first = [...asked, ...toldIn(kept)]
    .flatMap((id) => team.holders.find(({ memberId }) => memberId === id) ?? [])
    .at(0)
  return first?.isMe === true
}

function whomToPass(team: Team, kept: CaseOf<'handler'>, note: Note): Untold[] {
  const to = stepIn(note)?.to?.memberId
  return passTo(team, kept).flatMap((one): Untold[] => {
    const { memberId, name } = one
    if (memberId === to) return soFarFor(kept, one)
    return [{ note: note.signature, who: 'handler', memberId, name }]
  })
}
