/** Steps of a case: signed by the team key of whoever took them, and told to those whom they concern. */
import {
  admitKemKey,
  caseStepHash,
  memberAddress,
  ok,
  refused,
  sign,
  toBase64url,
  type Result,
  type SignPair
} from '@beside/kernel'
import type { HeldBack, Trouble } from '../../api.ts'
import { sendDrop } from '../../drops/drops.ts'
import { writeJson } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import { bytesOf, hashOf, spaceIdOfText } from '../../wire/read-wire.ts'
import type { Appeal, CaseOf, Note, Report, Step, Untold } from './entries.ts'
import { fitsAsCase, keepCase } from './keeping.ts'
import { doneBefore } from './done-before.ts'
import { asKept, decides, isDecision, stepIn } from './notes.ts'
import { sendToHolder, WAIT_DAYS, type AddressFull } from './report.ts'
import { toldIn } from './told.ts'
import { hashesOf, newVoices, type Voices } from './voices.ts'
import { leadersToAsk, whomOf, type Whom } from './whose.ts'

type Done = Promise<Result<true, Trouble>>
export type Told = Pick<
  Step,
  'what' | 'to' | 'decision' | 'pause' | 'removal' | 'words' | 'heldBack'
>
/** What a step says that is nothing but what was done. */
export const NOTHING_MORE: Omit<Step, 'what' | 'by' | 'name' | 'at' | 'appealTo'> = {
  to: null,
  decision: null,
  pause: null,
  removal: null,
  words: '',
  heldBack: null,
  voices: null,
  before: []
}

/** The team, and one's own place in it. */
export type Post = {
  readonly team: Team
  readonly space: Space
  /** Steps that are not kept yet: tried again, it is the same note, which nobody keeps twice. */
  readonly begun: Map<string, { readonly step: Step; readonly voices: Voices | null }>
}

/**
 * Takes a step, and keeps it with all whom it is for: what was said to some and is not kept here would be known to
 * all but us. Then it is told to each. Who cannot be reached stays noted, stops nobody else, and is tried again.
 */
export async function takeStep(
  tools: RoomTools,
  { team, space, begun }: Post,
  { kept, told }: { readonly kept: CaseOf<'handler'>; readonly told: Told }
): Done {
  const { report } = kept
  const me = team.holders.find(({ isMe }) => isMe)
  if (!me || !report) return refused('not-found')
  const key = JSON.stringify([kept.caseId, told])
  const concerned = whomOf(kept).map(({ memberId }) => memberId)
  const voices = decides(told.what) ? newVoices(tools.environment.random) : null
  const now = begun.get(key) ?? {
    voices,
    step: {
      ...told,
      by: me.memberId,
      name: me.name,
      at: after(kept, tools.spaces.serverNow()),
      appealTo: othersToAsk(team, kept, [me.memberId, ...askedBy(kept, told)]),
      voices: voices && hashesOf(voices),
      before: voices ? doneBefore(kept, concerned) : []
    }
  }
  begun.set(key, now)
  const note = signed(space, kept.caseId, now.step)
  const untold = forWhom(team, kept, now.step).map((whom): Untold => {
    const voice = whom.who === 'reporter' || whom.who === 'concerned' ? whom.who : undefined
    return { ...whom, note: note.signature, voice: voice && now.voices?.[voice] }
  })
  const whole = { ...kept, notes: [...kept.notes, note], untold: [...kept.untold, ...untold] }
  if (!fitsAsCase(whole)) return refused('something-unexpected')
  const done = await keepCase(tools, whole)
  if (!done.ok) return done
  begun.delete(key)
  // It is taken: who could not be told is shown beside it.
  await tellUntold(tools, { team, space }, whole)
  return ok(true)
}

// The clocks of two devices differ a little: a step comes after those that its author knew.
function after({ notes }: CaseOf<'handler'>, now: number): number {
  return Math.max(now, ...notes.map((note) => (stepIn(note)?.at ?? 0) + 1))
}

/** The others who handle it, and both sides unless it is held back from one of them. */
function forWhom(team: Team, kept: CaseOf<'handler'>, step: Step): Omit<Untold, 'note'>[] {
  const isHeldFrom = (side: HeldBack['from']): boolean => step.heldBack?.from === side
  const concerned = isHeldFrom('concerned') ? [] : concernedBy(kept, step)
  return [
    ...passTo(team, kept).map(
      ({ memberId, name }) => ({ who: 'handler', memberId, name }) as const
    ),
    ...(isHeldFrom('reporter')
      ? []
      : [{ who: 'reporter', memberId: '', name: kept.report?.reporter ?? '' } as const]),
    ...concerned.map(({ memberId, name }) => ({ who: 'concerned', memberId, name }) as const),
    ...(step.what === 'removal-asked' ? leadersToAsk(kept) : []).map(
      ({ memberId }) => ({ who: 'facilitator', memberId, name: '' }) as const
    )
  ]
}

/** Tells those who were not told yet: the same notes, byte for byte, which nobody keeps twice. */
export async function tellUntold(
  tools: RoomTools,
  post: Pick<Post, 'team' | 'space'>,
  kept: CaseOf<'handler'>
): Promise<void> {
  const left: Untold[] = []
  for (const one of kept.untold) if (!(await tell(tools, post, { kept, one }))) left.push(one)
  if (left.length < kept.untold.length) await keepCase(tools, { ...kept, untold: left })
}

/** Whether it is with them now, or cannot be for anybody. */
async function tell(
  tools: RoomTools,
  { team, space }: Pick<Post, 'team' | 'space'>,
  { kept, one }: { readonly kept: CaseOf<'handler'>; readonly one: Untold }
): Promise<boolean> {
  const { report, caseId } = kept
  const full = kept.notes.find(({ signature }) => signature === one.note)
  const step = full && stepIn(full)
  if (!report || !step) return true
  if (one.who === 'handler') {
    const holder = passTo(team, kept).find(({ memberId }) => memberId === one.memberId)
    return !holder || (await sendToHolder(tools, { teamId: team.teamId, holder }, full)).ok
  }
  // Why something is kept from one side is nothing for the other side either.
  const said = { ...step, heldBack: null }
  const isBare = one.who === 'facilitator'
  // Whom the reporter told is nothing for those who lead a circle.
  const shown = isBare ? { ...said, appealTo: [] } : said
  const note = step.heldBack || isBare ? signed(space, caseId, shown) : full
  const content = { ...note, voice: one.voice }
  const place = one.who === 'reporter' ? report.answerTo : placeOf(kept, one)
  const key = place && admitKemKey(bytesOf(place.kem))
  if (!key) return true
  const drop = { address: place.address, to: [key], content, days: WAIT_DAYS }
  return (await sendDrop(tools, drop)).ok
}

function placeOf(
  kept: CaseOf<'handler'>,
  { who, memberId }: Untold
): Report['answerTo'] | undefined {
  const all = who === 'facilitator' ? leadersToAsk(kept) : whomOf(kept)
  const whom = all.find((one) => one.memberId === memberId)
  if (!whom || !kept.report) return undefined
  const address = memberAddress(spaceIdOfText(kept.report.chosen.spaceId), hashOf(memberId))
  return { address: toBase64url(address), kem: whom.kem }
}

// They are told of nothing before a decision: that they are reported may put the reporter in danger. That their
// removal is asked for decides nothing: those who lead the circle do, and write to them.
function concernedBy(kept: CaseOf<'handler'>, step: Step): readonly Whom[] {
  const { pause } = step
  if (!pause) return step.what === 'decided' ? whomOf(kept) : []
  const wasPaused = kept.notes.some((note) => {
    const earlier = stepIn(note)
    return earlier?.what === 'paused' && earlier.pause?.memberId === pause.memberId
  })
  const isDecided = step.what === 'paused' || (step.what === 'pause-ended' && wasPaused)
  return isDecided ? whomOf(kept).filter(({ memberId }) => memberId === pause.memberId) : []
}

/** Hands it to another of those who read it. Nobody else is told: whom to leave out was the reporter's choice. */
export async function passOn(
  tools: RoomTools,
  post: Post,
  { kept, to }: { readonly kept: CaseOf<'handler'>; readonly to: string }
): Done {
  const next = passTo(post.team, kept).find(({ memberId }) => memberId === to)
  if (!next) return refused('not-found')
  const { memberId, name } = next
  const told = { ...NOTHING_MORE, what: 'passed', to: { memberId, name } } as const
  const whole = { ...kept, untold: [...kept.untold, ...soFarFor(kept, next)] }
  return takeStep(tools, post, { kept: whole, told })
}

/** All that was done, for somebody whom the reporter let in later. Each of the others heard it when it was done. */
export function soFarFor(
  { report, notes }: CaseOf<'handler'>,
  { memberId, name }: Pick<Team['holders'][number], 'memberId' | 'name'>
): Untold[] {
  if (report?.told.includes(memberId)) return []
  return notes.map(({ signature }) => ({ note: signature, who: 'handler', memberId, name }))
}

/** To whom a case can be passed on. */
export function passTo(
  team: Team | undefined,
  kept: Pick<CaseOf<'handler'>, 'report' | 'notes'>
): Team['holders'] {
  const told = toldIn(kept)
  return (team?.holders ?? []).filter(({ memberId, isMe }) => !isMe && told.includes(memberId))
}

/** Who can look at a decision anew: others of those who were told. Whom to leave out was the reporter's choice. */
function othersToAsk(team: Team, kept: CaseOf<'handler'>, deciders: readonly string[]): string[] {
  const told = toldIn(kept)
  const ids = team.holders.map(({ memberId }) => memberId)
  return ids.filter((id) => !deciders.includes(id) && told.includes(id))
}

// A pause is decided by two.
function askedBy({ notes }: CaseOf<'handler'>, { what, pause }: Told): readonly string[] {
  if (what !== 'paused') return []
  return notes.flatMap((note) => {
    const step = stepIn(note)
    const isOfThis = step?.what === 'pause-asked' && step.pause?.memberId === pause?.memberId
    return isOfThis ? [step.by] : []
  })
}

/** Signed with our key in this space. */
export function signed({ id: teamId, keys }: Space, caseId: string, step: Step): Note {
  return signedBy(keys.sign.secret, { caseId, teamId, step })
}

export function signedBy(
  secret: SignPair['secret'],
  {
    caseId,
    teamId,
    step
  }: { readonly caseId: string; readonly teamId: string; readonly step: Step }
): Note {
  const bytes = writeJson(step)
  const signature = sign(caseStepHash(spaceIdOfText(teamId), bytesOf(caseId), bytes), secret)
  return {
    version: 0,
    kind: 'case-step',
    caseId,
    teamId,
    step: toBase64url(bytes),
    signature: toBase64url(signature)
  }
}

/** Asks another person of the team to look at a decision anew. */
export async function appeal(
  tools: RoomTools,
  team: Team,
  {
    kept,
    words,
    to
  }: {
    readonly kept: CaseOf<'reporter'> | CaseOf<'concerned'>
    readonly words: string
    /** Member id in the team. */
    readonly to: string
  }
): Promise<Result<true, AddressFull | Trouble>> {
  const note = kept.notes.findLast(isDecision)
  const holder = team.holders.find(({ memberId }) => memberId === to)
  const isAnother = note && stepIn(note)?.appealTo.includes(to)
  if (!note || !holder || !isAnother) return refused('not-found')
  const at = tools.spaces.serverNow()
  const asked: Appeal = { version: 0, kind: 'appeal', note, side: kept.side, words, at }
  const sent = await sendToHolder(tools, { teamId: team.teamId, holder }, asked)
  if (!sent.ok) return sent
  return keepCase(tools, { ...kept, appeals: [...kept.appeals, asKept(asked, note)] })
}
