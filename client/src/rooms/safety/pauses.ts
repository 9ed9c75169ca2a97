/**
 * Pauses: two of those who handle a case ask the server for the same days, on the member whom the proofs name. What the
 * server answers says whether it is the first yes or the second. The account behind the member nobody learns.
 */
import { PauseSet } from '@beside/contract'
import { refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { HeldBack, PauseRefusal, PauseView, Trouble } from '../../api.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import { narrowed } from '../../wire/server-link.ts'
import type { CaseOf, Step } from './entries.ts'
import { stepIn } from './notes.ts'
import { NOTHING_MORE, passTo, takeStep, type Post } from './steps.ts'
import { namedIn } from './whose.ts'

type Done = Promise<Result<true, PauseRefusal | Trouble>>
type Said = { readonly words: string; readonly heldBack: HeldBack | null }
type Kept = CaseOf<'handler'>

/** Asks for a pause, or says the second yes to one: the same days, for the same member. */
export async function askForPause(
  tools: RoomTools,
  post: Post,
  {
    kept,
    memberId,
    days,
    ...said
  }: Said & { readonly kept: Kept; readonly memberId: string; readonly days: number }
): Done {
  const { report } = kept
  const whom = report && pausableIn(kept).find((one) => one.memberId === memberId)
  if (!report || !whom) return refused('not-found')
  if (passTo(post.team, kept).length === 0) return refused('needs-two')
  const { spaceId } = report.chosen
  const body = { spaceId, memberId, days }
  const token = await tools.spaces.door.tokenFor(post.space)
  if (!token) return refused('not-found')
  const call = { method: 'POST', path: '/api/pauses', body, token } as const
  const set = await tools.account.link.call(call, PauseSet)
  if (!set.ok) return whyNot(set.reason)
  const what = set.value.state === 'set' ? 'paused' : 'pause-asked'
  const pause = { memberId, name: whom.name, days }
  return takeStep(tools, post, { kept, told: { ...NOTHING_MORE, ...said, what, pause } })
}

/** Ends a pause, or takes back that one was asked for: each of those who handle it can, alone. */
export async function endPause(
  tools: RoomTools,
  post: Post,
  { kept, memberId, ...said }: Said & { readonly kept: Kept; readonly memberId: string }
): Done {
  const { report } = kept
  const pause = newestFor(kept, memberId)?.pause
  if (!report || !pause) return refused('not-found')
  const path = `/api/pauses/${report.chosen.spaceId}/${memberId}`
  const token = await tools.spaces.door.tokenFor(post.space)
  if (!token) return refused('not-found')
  const ended = await tools.account.link.call({ method: 'DELETE', path, token }, v.unknown())
  if (!ended.ok) return whyNot(ended.reason)
  const told = { ...NOTHING_MORE, ...said, what: 'pause-ended', pause } as const
  return takeStep(tools, post, { kept, told })
}

/** Whom one can ask a pause for: the proofs name them. And how it stands with each. */
export function pausesIn(kept: Kept, team: Team | undefined): readonly PauseView[] {
  const me = team?.holders.find(({ isMe }) => isMe)?.memberId
  return pausableIn(kept).map(({ memberId, name }): PauseView => {
    const step = newestFor(kept, memberId)
    const state = step?.what === 'pause-asked' ? 'asked' : step?.what === 'paused' ? 'set' : 'none'
    if (!step?.pause || state === 'none') return { memberId, name, state: 'none' }
    const { words, heldBack, by } = step
    const { days } = step.pause
    return { memberId, name, state, days, words, heldBack, by: step.name, isMine: by === me }
  })
}

function pausableIn(kept: Kept) {
  return namedIn(kept).filter(({ isProved }) => isProved)
}

function newestFor({ notes }: Kept, memberId: string): Step | undefined {
  const steps = notes.flatMap((note) => stepIn(note) ?? [])
  return steps.findLast(({ pause }) => pause?.memberId === memberId)
}

function whyNot(reason: string) {
  if (reason === 'not-allowed') return refused('pause-stands')
  if (reason === 'too-many') return refused('pauses-wait')
  return narrowed({ ok: false, reason })
}
