/** How much of a log one reply holds: limits per minute count replies, and not what they weigh. */
import { WIRE_LIMITS } from '@beside/contract'

/** How many records of these sizes, from the first on, go into one reply. The first always does. */
export function countFitting(bytes: readonly number[]): number {
  let sum = 0
  const end = bytes.findIndex((size) => (sum += size) > WIRE_LIMITS.pageBytes)
  return end < 0 ? bytes.length : Math.max(1, end)
}
