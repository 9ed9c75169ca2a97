/** A question is news for those listeners who are on a shift and want a nudge from their team. */
import { holdsPost, isSameBytes } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { isFreedFrom } from '../../store/asks.ts'
import type { Ask } from '../../store/asks.ts'
import { listNudgesOf, startWaitingFor } from '../../store/nudges.ts'
import { listListening } from '../../store/shifts.ts'
import { findSpace } from '../../store/spaces.ts'
import type { Writer } from '../../store/tables.ts'

export async function noteAsk(
  db: Writer,
  { space, freed_from }: Pick<Ask, 'space' | 'freed_from'>,
  now: number
): Promise<void> {
  const wanting = await listNudgesOf(db, space)
  if (wanting.length === 0) return
  const listening = await listListening(db, space, now)
  const members = (await findSpace(db, space))?.state.members ?? []
  const told = members.filter(
    (member) =>
      holdsPost(member, now) &&
      !isFreedFrom({ freed_from }, member.id) &&
      listening.some((id) => isSameBytes(id, member.id))
  )
  const isTold = (key: Bytes) => told.some(({ sign }) => isSameBytes(sign, key))
  await startWaitingFor(
    db,
    wanting.filter(({ member }) => isTold(member))
  )
}
