/**
 * Asking those who lead a circle to end a membership, since the safety team is not in it and cannot. What they read is
 * the note of the step: who asks, about whom, and why. They answer to whoever asked, signed by their key in the circle.
 */
import { DAY_MS } from '@beside/contract'
import {
  admitSignKey,
  caseStepHash,
  ok,
  presentMembers,
  refused,
  toBase64url,
  verifySignature,
  type Result
} from '@beside/kernel'
import type { CaseView, HeldBack, RemovalAsk, Trouble } from '../../api.ts'
import { profileIn } from '../../account/settings.ts'
import type { Space } from '../../spaces/space.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import { bytesOf, spaceIdOfText } from '../../wire/read-wire.ts'
import { REMOVAL_TEXT_MAX, type CaseOf, type Note, type Step } from './entries.ts'
import { stepIn } from './notes.ts'
import { sendToHolder, type AddressFull } from './report.ts'
import { NOTHING_MORE, signed, takeStep, type Post } from './steps.ts'
import { leadersToAsk, namedIn } from './whose.ts'

type Asked = { readonly note: Note; readonly step: Step; readonly removal: Removal }
type Removal = NonNullable<Step['removal']>
type Answer = { readonly what: 'removal-over' | 'removal-not-now'; readonly words: string }

/** By whoever handles it. */
export async function askForRemoval(
  tools: RoomTools,
  post: Post,
  {
    kept,
    memberId,
    rule,
    ...said
  }: {
    readonly kept: CaseOf<'handler'>
    readonly memberId: string
    readonly rule: string
    readonly words: string
    readonly heldBack: HeldBack | null
  }
): Promise<Result<true, 'too-long' | Trouble>> {
  const { people, whyNot } = removalIn(kept)
  const whom = people.find((one) => one.memberId === memberId)
  if (!kept.report || !whom || whyNot) return refused('not-found')
  if (Math.max(rule.length, said.words.length) > REMOVAL_TEXT_MAX) return refused('too-long')
  const { spaceId } = kept.report.chosen
  const removal = { spaceId, memberId, name: whom.name, rule }
  const told = { ...NOTHING_MORE, ...said, what: 'removal-asked', removal } as const
  return takeStep(tools, post, { kept, told })
}

/** Whose membership it can be, or why nobody can be asked. */
export function removalIn(kept: CaseOf<'handler'>): NonNullable<CaseView['removal']> {
  const people = namedIn(kept)
    .filter(({ isProved }) => isProved)
    .map(({ memberId, name }) => ({ memberId, name }))
  if (people.length === 0) return { people, whyNot: 'unproved' }
  return { people, whyNot: leadersToAsk(kept).length === 0 ? 'nobody-to-ask' : null }
}

/** Whether this is for us: we lead the circle that it names, and it is about somebody else there. */
export function isAskFor(space: Space, step: Step): boolean {
  const { what, removal } = step
  if (what !== 'removal-asked' || removal?.spaceId !== space.id) return false
  if (space.state?.kind !== 'circle' || !leads(space)) return false
  const isThere = space.state.members.some(({ id }) => toBase64url(id) === removal.memberId)
  return isThere && removal.memberId !== space.myMemberId
}

/** What is asked of us in a circle. What is answered, or about somebody who is not there any more, is none. */
export function removalAsksIn(
  cases: readonly CaseOf<'facilitator'>[],
  space: Space
): readonly RemovalAsk[] {
  return openIn(cases, space)
    .filter(({ removal }) => isHere(space, removal.memberId))
    .map(({ note, step, removal: { memberId, rule } }) => ({
      askId: note.signature,
      by: step.name,
      memberId,
      rule,
      reason: step.words
    }))
}

/** Those who were asked about are not there any more: whoever asked hears of it. Gives what is to be kept. */
export async function tellOver(
  tools: RoomTools,
  team: Team,
  { one, space }: { readonly one: CaseOf<'facilitator'>; readonly space: Space }
): Promise<CaseOf<'facilitator'>> {
  let kept = one
  for (const asked of openIn([one], space)) {
    if (isHere(space, asked.removal.memberId)) continue
    const answer = answerTo(tools, space, { asked, what: 'removal-over', words: '' })
    if ((await sendAnswer(tools, team, { asked, answer })).ok)
      kept = { ...kept, notes: [...kept.notes, answer] }
  }
  return kept
}

/** Says "not now" to whoever asked. Gives what is to be kept. */
export async function sayNoRemoval(
  tools: RoomTools,
  team: Team,
  {
    one,
    space,
    askId,
    words
  }: {
    readonly one: CaseOf<'facilitator'>
    readonly space: Space
    readonly askId: string
    readonly words: string
  }
): Promise<Result<CaseOf<'facilitator'>, AddressFull | Trouble>> {
  const asked = openIn([one], space).find(({ note }) => note.signature === askId)
  if (!asked) return refused('not-found')
  const answer = answerTo(tools, space, { asked, what: 'removal-not-now', words })
  const sent = await sendAnswer(tools, team, { asked, answer })
  return sent.ok ? ok({ ...one, notes: [...one.notes, answer] }) : sent
}

/** Whether somebody whom we asked answers this, the first time: anybody can write to our address. */
export function isAnswerTo(kept: CaseOf<'handler'>, note: Note, now: number): boolean {
  const step = stepIn(note)
  const { removal } = step ?? {}
  if (!step || !removal || !isAnswer(step) || step.at > now + DAY_MS) return false
  const { spaceId } = kept.report?.chosen ?? {}
  if (removal.spaceId !== spaceId || note.teamId !== spaceId) return false
  const about = kept.notes
    .flatMap((one) => stepIn(one) ?? [])
    .filter((one) => one.removal?.memberId === removal.memberId)
  const asked = about.findLast(({ what }) => what === 'removal-asked')
  if (!asked || step.at <= asked.at) return false
  // That it is over is said once, whoever of them says it.
  const isSaid = about.some(
    (one) => isAnswer(one) && one.at > asked.at && (one.by === step.by || isOver(one, step))
  )
  const leader = leadersToAsk(kept).find(({ memberId }) => memberId === step.by)
  const key = leader && admitSignKey(bytesOf(leader.sign))
  if (isSaid || !key) return false
  const message = caseStepHash(spaceIdOfText(spaceId), bytesOf(note.caseId), bytesOf(note.step))
  return verifySignature(bytesOf(note.signature), message, key)
}

export function isAnswer({ what }: Step): boolean {
  return what === 'removal-over' || what === 'removal-not-now'
}

function isOver(...steps: readonly Step[]): boolean {
  return steps.every(({ what }) => what === 'removal-over')
}

/** The newest for each member that we did not answer. */
function openIn(cases: readonly CaseOf<'facilitator'>[], space: Space): readonly Asked[] {
  if (!leads(space)) return []
  return cases.flatMap(({ notes }) => {
    const open = new Map<string, Asked>()
    for (const note of notes) {
      const step = stepIn(note)
      if (!step?.removal || step.removal.spaceId !== space.id) continue
      const { removal } = step
      if (isAnswer(step)) open.delete(removal.memberId)
      else open.set(removal.memberId, { note, step, removal })
    }
    return [...open.values()]
  })
}

function answerTo(
  { spaces, account }: RoomTools,
  space: Space,
  { asked, ...said }: Answer & { readonly asked: Asked }
): Note {
  return signed(space, asked.note.caseId, {
    ...NOTHING_MORE,
    ...said,
    removal: { ...asked.removal, rule: '' },
    by: space.myMemberId,
    name: profileIn(account.keyring).nickname,
    at: Math.max(spaces.serverNow(), asked.step.at + 1),
    appealTo: []
  })
}

/** To whoever asked. Where they are not of the team any more, nobody is there to hear it. */
async function sendAnswer(
  tools: RoomTools,
  team: Team,
  { asked, answer }: { readonly asked: Asked; readonly answer: Note }
): Promise<Result<true, AddressFull | Trouble>> {
  const holder = team.holders.find(({ memberId }) => memberId === asked.step.by)
  return holder ? sendToHolder(tools, { teamId: team.teamId, holder }, answer) : ok(true)
}

function leads({ state, myMemberId }: Space): boolean {
  const here = state ? presentMembers(state) : []
  return here.some(({ id, role }) => role === 'admin' && toBase64url(id) === myMemberId)
}

function isHere({ state }: Space, memberId: string): boolean {
  return state ? presentMembers(state).some(({ id }) => toBase64url(id) === memberId) : true
}
