/** Steps of a case: signed by the team key of whoever took them, and told to those whom they concern. */
import {
  admitKemKey,
  caseStepHash,
  memberAddress,
  ok,
  refused,
  sign,
  toBase64url,
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
import { asKept, stepIn } from './notes.ts'
import { sendToHolder, WAIT_DAYS } from './report.ts'

type Done = Promise<Result<true, Trouble>>
export type Told = Pick<Step, 'what' | 'to' | 'decision' | 'words' | 'heldBack'>

/** The team, and one's own place in it. */
export type Post = { readonly team: Team; readonly space: Space }

/** Takes a step, keeps it, and tells it: to the others first, and to both sides unless it is held back. */
export async function takeStep(
  tools: RoomTools,
  { team, space }: Post,
  { kept, told }: { readonly kept: CaseOf<'handler'>; readonly told: Told }
): Done {
  const { report } = kept
  const me = team.holders.find(({ isMe }) => isMe)
  if (!me || !report) return refused('not-found')
  const step: Step = {
    ...told,
    by: me.memberId,
    name: me.name,
    at: tools.spaces.serverNow(),
    appealTo: othersToAsk(team, report, me.memberId)
  }
  const others = passTo(team, kept)
  const full = signed(space, kept.caseId, step)
  const after = { ...kept, notes: [...kept.notes, full] }
  // Before anybody is told: what was said to others and is not kept here would be known to all but us.
  if (!fitsAsCase(after)) return refused('something-unexpected')
  for (const holder of others) {
    const sent = await sendToHolder(tools, { teamId: team.teamId, holder }, full)
    if (!sent.ok) return sent
  }
  // Why something is kept from one side is nothing for the other side either.
  const open = signed(space, kept.caseId, { ...step, heldBack: null })
  const toSides = await tellSides(tools, report, { open, step })
  if (!toSides.ok) return toSides
  return keepCase(tools, after)
}

async function tellSides(
  tools: RoomTools,
  { answerTo, chosen }: Report,
  { open, step }: { readonly open: Note; readonly step: Step }
): Done {
  const isHeldFrom = (side: HeldBack['from']): boolean => step.heldBack?.from === side
  const mailboxKey = admitKemKey(bytesOf(answerTo.kem))
  if (mailboxKey && !isHeldFrom('reporter')) {
    const { address } = answerTo
    const to = [mailboxKey]
    const sent = await sendDrop(tools, { address, to, content: open, days: WAIT_DAYS })
    if (!sent.ok) return narrowed(sent)
  }
  // The other is told of nothing before a decision: that they are reported may put the reporter in danger.
  if (step.what !== 'decided' || isHeldFrom('concerned')) return ok(true)
  for (const { memberId, kem } of chosen.about) {
    const key = admitKemKey(bytesOf(kem))
    if (!key) continue
    const address = toBase64url(memberAddress(spaceIdOfText(chosen.spaceId), hashOf(memberId)))
    const sent = await sendDrop(tools, { address, to: [key], content: open, days: WAIT_DAYS })
    if (!sent.ok) return narrowed(sent)
  }
  return ok(true)
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
  const told = { to: { memberId, name }, decision: null, words: '', heldBack: null }
  return takeStep(tools, post, { kept, told: { what: 'passed', ...told } })
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
function othersToAsk(team: Team, { told }: Report, decider: string): string[] {
  const ids = team.holders.map(({ memberId }) => memberId)
  return ids.filter((id) => id !== decider && told.includes(id))
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
  const note = kept.notes.findLast((one) => stepIn(one)?.what === 'decided')
  const holder = team.holders.find(({ memberId }) => memberId === to)
  const isAnother = note && stepIn(note)?.appealTo.includes(to)
  if (!note || !holder || !isAnother) return refused('not-found')
  const at = tools.spaces.serverNow()
  const asked: Appeal = { version: 0, kind: 'appeal', note, side: kept.side, words, at }
  const sent = await sendToHolder(tools, { teamId: team.teamId, holder }, asked)
  if (!sent.ok) return sent
  return keepCase(tools, { ...kept, appeals: [...kept.appeals, asKept(asked, note)] })
}
