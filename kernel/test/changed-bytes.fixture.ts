/** Bytes as they are when something was changed on the way. */
import fc from 'fast-check'
import type { Bytes } from '../src/bytes/encode.ts'

export const change = fc.record({
  at: fc.nat(),
  byte: fc.nat(255),
  kind: fc.constantFrom('set', 'cut', 'grow', 'repeat')
})

export function changedBytes(
  before: Bytes,
  { at, byte, kind }: { at: number; byte: number; kind: string }
): Bytes {
  const place = before.length === 0 ? 0 : at % before.length
  if (kind === 'cut') return before.slice(0, place)
  if (kind === 'grow') return Uint8Array.of(...before, byte)
  if (kind === 'repeat')
    return Uint8Array.of(...before.slice(0, place), ...before.slice(place), ...before.slice(place))
  return before.length === 0 ? before : before.with(place, byte)
}
