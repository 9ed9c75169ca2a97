/** The log of what was done where somebody was in danger: in the space of the listeners' team, which its members read. */
import { refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { LadderNote, Trouble } from '../../api.ts'
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

/**
 * First where nobody of those in danger reads it, then to the person, unless that adds danger. `not-now`: they would be
 * told there, and it ended meanwhile.
 */
export async function noteStep(
  tools: RoomTools,
  { team, about }: { readonly team: Space; readonly about: LadderAbout },
  note: Omit<LadderNote, 'id' | 'at' | 'conversation'>
): Promise<Result<true, Trouble | 'not-now'>> {
  const { space } = about
  const heard = space && heardIn(tools, space)
  const named = space ? heard?.conversation : (about.conversation ?? newEntryId(tools.environment))
  if (named === undefined) return refused('not-found')
  // What a listener writes after last words, whoever said them, is not read by the person.
  const isOn = space && !space.hasEnded && !hasStopped(tools, space)
  // It would say that the person was told, and nothing would tell them.
  if (space && note.isTold && !isOn) return refused('not-now')
  const body = { ...note, conversation: named } satisfies LadderEntry
  const noted = settled(await writeInto(tools, team, { kind: LADDER_KIND, body }))
  if (!noted.ok || !note.isTold || !isOn) return noted
  const before = ownDocument(space, 'ladder-told')
  const told = (before && heardBody(before, 'ladder-told')?.steps) ?? []
  const { step, owner, why } = note
  const steps = [...told, { step, owner, why, at: Math.floor(tools.spaces.serverNow()) }]
  return writeHeard(tools, space, { kind: 'ladder-told', body: { steps: steps.slice(-TOLD_MAX) } })
}
