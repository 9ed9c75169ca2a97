/** What one can do in a conversation with a listener, beside words. Each says what it refuses. */
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { HandOverAsk, Presence, Trouble } from '../../api.ts'
import type { Space } from '../../spaces/space.ts'
import { writeInto, settled, type RoomTools, type Saying } from '../../sync/writing.ts'
import { HEARD_KINDS, type HeardKind } from './entries.ts'
import { AWAY_MAX_MS } from './fold.ts'
import { heardIn, writeHeard } from './heard.ts'
import { markOf } from './remembered.ts'

type Done<Reason extends string = never> = Promise<Result<true, Reason | Trouble>>

export function sayPresence(tools: RoomTools, space: Space, presence: Presence): Done<'not-now'> {
  return writeWhileOn(tools, space, { kind: 'presence', body: { presence } })
}

/** The last words come next. */
export function windDown(tools: RoomTools, space: Space): Done<'not-now'> {
  return writeWhileOn(tools, space, { kind: 'winding-down', body: null })
}

/** By the listener: asks for a yes. */
export async function askHandOver(
  tools: RoomTools,
  space: Space,
  asked: HandOverAsk
): Done<'not-now' | 'too-long' | 'another-day'> {
  if (markOf(tools.account.keyring, space.id)?.side !== 'listener') return refused('not-now')
  const body = v.safeParse(HEARD_KINDS['hand-over'], asked)
  if (!body.success) return refused('too-long')
  if (body.output.kind === 'cover') {
    const aheadMs = body.output.until - tools.spaces.serverNow()
    if (aheadMs <= 0 || aheadMs > AWAY_MAX_MS) return refused('another-day')
  }
  return writeWhileOn(tools, space, { kind: 'hand-over', body: body.output })
}

/** By the listener, before the day that they said. What they asked for that time is taken back. */
export async function sayBack(tools: RoomTools, space: Space): Done<'not-now'> {
  if (markOf(tools.account.keyring, space.id)?.side !== 'listener') return refused('not-now')
  const body = { kind: 'cover', words: '', by: null, until: 0 }
  return writeWhileOn(tools, space, { kind: 'hand-over', body })
}

/** By the one who asked, to the entry that they read. */
export async function answerHandOver(
  tools: RoomTools,
  space: Space,
  answer: { readonly to: string; readonly isYes: boolean }
): Done {
  return writeHeard(tools, space, { kind: 'hand-over-answer', body: answer })
}

/** A last word, or none; after it one writes no more there. */
export async function sayLast(
  tools: RoomTools,
  space: Space,
  saying: Saying | undefined
): Done<'not-now'> {
  const heard = heardIn(tools, space)
  if (!heard || heard.overAt !== null || heard.endedBy === 'me') return refused('not-now')
  const said = saying ? settled(await writeInto(tools, space, saying)) : ok(true as const)
  return said.ok ? writeHeard(tools, space, { kind: 'last-words', body: null }) : said
}

async function writeWhileOn(
  tools: RoomTools,
  space: Space,
  entry: { readonly kind: HeardKind; readonly body: unknown }
): Done<'not-now'> {
  const heard = heardIn(tools, space)
  const isOn = heard && heard.overAt === null && heard.endedBy === null && heard.until !== null
  return isOn ? writeHeard(tools, space, entry) : refused('not-now')
}
