/** Whether somebody held a circle when they wrote something: some documents count by them alone. */
import { presentMembers, toBase64url } from '@beside/kernel'
import type { OpenedEntry } from './entry.ts'
import type { Space } from './space.ts'

export function heldItThen({ history }: Space, { memberId, seq }: OpenedEntry): boolean {
  const then = history.findLast((step) => step.seq <= seq)?.state
  const author = then && presentMembers(then).find(({ id }) => toBase64url(id) === memberId)
  return author?.role === 'admin'
}
