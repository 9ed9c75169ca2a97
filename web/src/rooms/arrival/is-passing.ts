import type { InviteRefusal, Trouble } from '@beside/client'

const passing: readonly (InviteRefusal | Trouble)[] = [
  'unreachable',
  'slow-down',
  'store-full',
  'server-busy',
  'something-unexpected'
]

/** Whether the same link may open a little later. */
export function isPassing(reason: InviteRefusal | Trouble): boolean {
  return passing.includes(reason)
}
