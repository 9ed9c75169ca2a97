/** Steps of a case: signed by the team key of whoever took them, and told to those whom they concern. */
import {
  admitKemKey,
  caseStepHash,
  memberAddress,
  refused,
  sign,
  toBase64url,
  type KemPublicKey,
  type Result
} from '@beside/kernel'
import type { HeldBack, Trouble } from '../../api.ts'
import { sendDrop } from '../../drops/drops.ts'
import { writeJson } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import { bytesOf, hashOf, spaceIdOfText } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import type { Appeal, CaseOf, Note, Report, Step } from './entries.ts'
import { fitsAsCase, keepCase } from './keeping.ts'
import { asKept, isDecision, stepIn } from './notes.ts'
import { sendToHolder, WAIT_DAYS } from './report.ts'
import { whomOf, type Whom } from './whose.ts'

type Done = Promise<Result<true, Trouble>>
export type Told = Pick<Step, 'what' | 'to' | 'decision' | 'pause' | 'words' | 'heldBack'>
/** What a step says that is nothing but what was done. */
export const NOTHING_MORE = {
  to: null,
  decision: null,
  pause: null,
  words: '',
  heldBack: null
} as const

/** The team, and one's own place in it. */
export type Post = {
  readonly team: Team
  readonly space: Space
  /**
   * Steps of which not everybody was told yet. Tried again, each is the same note, which nobody keeps twice, and goes
   * to those who were not reached: a server takes few drops in a minute.
   */
  readonly begun: Map<string, { readonly step: Step; readonly sentTo: Set<string> }>
}

/** Takes a step, keeps it, and tells it: to the others first, and to both sides unless it is held back. */
export async function takeStep(
  tools: RoomTools,
  post: Post,
  { kept, told }: { readonly kept: CaseOf<'handler'>; readonly told: Told }
): Done {
  const { team, space, begun } = post
  const { report } = kept
  const me = team.holders.find(({ isMe }) => isMe)
  if (!me || !report) return refused('not-found')
  const key = JSON.stringify([kept.caseId, told])
  const fresh: Step = {
    ...told,
    by: me.memberId,
    name: me.name,
    at: after(kept, tools.spaces.serverNow()),
    appealTo: othersToAsk(team, report, [me.memberId, ...askedBy(kept, told)])
  }
  const { step, sentTo } = begun.get(key) ?? { step: fresh, sentTo: new Set<string>() }
  begun.set(key, { step, sentTo })
  const full = signed(space, kept.caseId, step)
  const whole = { ...kept, notes: [...kept.notes, full] }
  // Before anybody is told: what was said to others and is not kept here would be known to all but us.
  if (!fitsAsCase(whole)) return refused('something-unexpected')
  // Why something is kept from one side is nothing for the other side either.
  const open = signed(space, kept.caseId, { ...step, heldBack: null })
  const others = othersOf(team, kept).map((one) => ({ ...one, content: full }))
  const sides = sidesOf(report, step, kept).map((one) => ({ ...one, content: open }))
  for (const drop of [...others, ...sides]) {
    if (sentTo.has(drop.address)) continue
    const sent = await sendDrop(tools, { ...drop, days: WAIT_DAYS })
    if (!sent.ok) return narrowed(sent)
    sentTo.add(drop.address)
  }
  const done = await keepCase(tools, whole)
  if (done.ok) begun.delete(key)
  return done
}

// The clocks of two devices differ a little: a step comes after those that its author knew.
function after({ notes }: CaseOf<'handler'>, now: number): number {
  return Math.max(now, ...notes.map((note) => (stepIn(note)?.at ?? 0) + 1))
}

/** Where a note waits, and who alone can open it. */
type Address = { readonly address: string; readonly to: readonly KemPublicKey[] }

function othersOf(team: Team, kept: CaseOf<'handler'>): readonly Address[] {
  const { teamId } = team
  return passTo(team, kept).map(({ memberId, kem }) => addressOf(teamId, memberId, [kem]))
}

function sidesOf(report: Report, step: Step, kept: CaseOf<'handler'>): readonly Address[] {
  const { answerTo, chosen } = report
  const isHeldFrom = (side: HeldBack['from']): boolean => step.heldBack?.from === side
  const mailbox = isHeldFrom('reporter') ? [] : keysOf(answerTo.kem)
  const concerned = isHeldFrom('concerned') ? [] : concernedBy(kept, step)
  return [
    { address: answerTo.address, to: mailbox },
    ...concerned.map(({ memberId, kem }) => addressOf(chosen.spaceId, memberId, keysOf(kem)))
  ].filter(({ to }) => to.length > 0)
}

function addressOf(spaceId: string, memberId: string, to: readonly KemPublicKey[]): Address {
  const address = memberAddress(spaceIdOfText(spaceId), hashOf(memberId))
  return { address: toBase64url(address), to }
}

// What is no key is nobody's.
function keysOf(kem: string): readonly KemPublicKey[] {
  const key = admitKemKey(bytesOf(kem))
  return key ? [key] : []
}

// They are told of nothing before a decision: that they are reported may put the reporter in danger.
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

/** Hands it to another of those whom the reporter told. Nobody else is told: whom to leave out was their choice. */
export async function passOn(
  tools: RoomTools,
  post: Post,
  { kept, to }: { readonly kept: CaseOf<'handler'>; readonly to: string }
): Done {
  const next = passTo(post.team, kept).find(({ memberId }) => memberId === to)
  if (!next) return refused('not-found')
  const { memberId, name } = next
  const told = { ...NOTHING_MORE, what: 'passed', to: { memberId, name } } as const
  return takeStep(tools, post, { kept, told })
}

/** To whom a case can be passed on. */
export function passTo(
  team: Team | undefined,
  { report }: Pick<CaseOf<'handler'>, 'report'>
): Team['holders'] {
  return (team?.holders ?? []).filter(
    ({ memberId, isMe }) => !isMe && report?.told.includes(memberId)
  )
}

/** Who can look at a decision anew: others of those who were told. Whom to leave out was the reporter's choice. */
function othersToAsk(team: Team, { told }: Report, deciders: readonly string[]): string[] {
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

function signed({ spaceId, id: teamId, keys }: Space, caseId: string, step: Step): Note {
  const bytes = writeJson(step)
  const signature = sign(caseStepHash(spaceId, bytesOf(caseId), bytes), keys.sign.secret)
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
): Done {
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
