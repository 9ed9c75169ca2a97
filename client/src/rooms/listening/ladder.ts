/** The log of what was done where somebody was in danger: in the space of the listeners' team, which its members read. */
import { ok, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { LadderNote, Trouble } from '../../api.ts'
import { newWriteKey } from '../../spaces/append.ts'
import type { Space } from '../../spaces/space.ts'
import { newEntryId, ownDocument, settled, writeInto, type RoomTools } from '../../sync/writing.ts'
import { heardBody, LADDER_KIND, LadderEntry } from './entries.ts'
import { hasStopped, heardIn, writeHeard } from './heard.ts'

const TOLD_MAX = 40

/** Newest first. */
export function ladderIn(team: Space): readonly LadderNote[] {
  return team.records
    .flatMap((one): LadderNote[] => {
      if (one.kind !== 'entry' || one.entry.kind !== LADDER_KIND) return []
      const read = v.safeParse(LadderEntry, one.entry.body)
      return read.success ? [{ id: one.entry.id, at: one.time, ...read.output }] : []
    })
    .toReversed()
}

/** From a conversation; or of one that is over, by its name in the log, where it has one there. */
export type LadderAbout =
  { readonly space: Space } | { readonly space: undefined; readonly conversation: string | null }

/** A step on its way: noted once, however often it is tried on a line that breaks. */
export type BegunStep = {
  readonly id: string
  readonly writeKey: string
  readonly conversation: string
  readonly at: number
  isNoted: boolean
}

/**
 * First where nobody of those in danger reads it, then to the person, unless that adds danger. `not-now`: they would be
 * told there, and it ended meanwhile.
 */
export async function noteStep(
  tools: RoomTools,
  {
    team,
    about,
    begun
  }: {
    readonly team: Space
    readonly about: LadderAbout
    readonly begun: Map<string, BegunStep>
  },
  note: Omit<LadderNote, 'id' | 'at' | 'conversation'>
): Promise<Result<true, Trouble | 'not-now'>> {
  const { space } = about
  const key = JSON.stringify([about.space ? about.space.id : about.conversation, note])
  const known = begun.get(key)
  const named = known?.conversation ?? nameFor(tools, about)
  if (named === undefined) return refused('not-found')
  // What a listener writes after last words, whoever said them, is not read by the person.
  const isOn = space && !space.hasEnded && !hasStopped(tools, space)
  // It would say that the person was told, and nothing would tell them.
  if (space && note.isTold && !isOn) return refused('not-now')
  const one = known ?? beginStep(tools, named)
  begun.set(key, one)
  const noted = one.isNoted ? ok(true as const) : await writeStep(tools, team, { one, note })
  if (!noted.ok) return noted
  one.isNoted = true
  const told = note.isTold && isOn ? await tellStep(tools, space, { one, note }) : noted
  if (told.ok) begun.delete(key)
  return told
}

function nameFor(tools: RoomTools, about: LadderAbout): string | undefined {
  if (about.space) return heardIn(tools, about.space)?.conversation
  return about.conversation ?? newEntryId(tools.environment)
}

function beginStep({ environment, spaces }: RoomTools, conversation: string): BegunStep {
  const at = Math.floor(spaces.serverNow())
  const keys = { id: newEntryId(environment), writeKey: newWriteKey(environment) }
  return { ...keys, conversation, at, isNoted: false }
}

type Begun = {
  readonly one: BegunStep
  readonly note: Omit<LadderNote, 'id' | 'at' | 'conversation'>
}

async function writeStep(tools: RoomTools, team: Space, { one, note }: Begun) {
  const { id, writeKey, conversation } = one
  const body = { ...note, conversation } satisfies LadderEntry
  return settled(await writeInto(tools, team, { kind: LADDER_KIND, body, id, writeKey }))
}

async function tellStep(tools: RoomTools, space: Space, { one: { at }, note }: Begun) {
  const before = ownDocument(space, 'ladder-told')
  const told = (before && heardBody(before, 'ladder-told')?.steps) ?? []
  const { step, owner, why } = note
  const steps = [...told.filter((earlier) => earlier.at !== at), { step, owner, why, at }]
  return writeHeard(tools, space, { kind: 'ladder-told', body: { steps: steps.slice(-TOLD_MAX) } })
}
