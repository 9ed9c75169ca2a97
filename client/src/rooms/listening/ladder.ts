/** The log of what was done where somebody was in danger: in the space of the listeners' team, which its members read. */
import { refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { LadderNote, Trouble } from '../../api.ts'
import type { Space } from '../../spaces/space.ts'
import { ownDocument, settled, writeInto, type RoomTools } from '../../sync/writing.ts'
import { heardBody, LADDER_KIND, LadderEntry } from './entries.ts'
import { heardIn, writeHeard } from './heard.ts'

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

/** First where nobody of those in danger reads it, then to the person, unless that adds danger. */
export async function noteStep(
  tools: RoomTools,
  { team, space }: { readonly team: Space; readonly space: Space },
  note: Omit<LadderNote, 'id' | 'at' | 'conversation'>
): Promise<Result<true, Trouble>> {
  const conversation = heardIn(tools, space)?.conversation
  if (conversation === undefined) return refused('not-found')
  const body = { ...note, conversation } satisfies LadderEntry
  const noted = settled(await writeInto(tools, team, { kind: LADDER_KIND, body }))
  if (!noted.ok || !note.isTold) return noted
  const before = ownDocument(space, 'ladder-told')
  const told = (before && heardBody(before, 'ladder-told')?.steps) ?? []
  const { step, owner, why } = note
  const steps = [...told, { step, owner, why, at: Math.floor(tools.spaces.serverNow()) }]
  return writeHeard(tools, space, { kind: 'ladder-told', body: { steps: steps.slice(-TOLD_MAX) } })
}
