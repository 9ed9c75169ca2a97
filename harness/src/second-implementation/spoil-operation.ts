/** One field in the body of an operation, spoiled and signed anew by its author. */
import { parseRecord, type Bytes } from '@beside/kernel'
import { flipBit, joinFields, splitFields } from './fields.ts'
import type { ServedLog } from './served-log.ts'
import { signedAnew, type Signers } from './sign-anew.ts'

export const OPERATION_WAYS = [
  'a field of an operation changed, and signed anew',
  'a field of an operation taken from elsewhere, and signed anew'
] as const
type How = {
  readonly way: (typeof OPERATION_WAYS)[number]
  readonly at: number
  readonly part: number
  readonly bit: number
}
/** A field of a body, and the record and log in which it stands. */
type Place = {
  readonly log: ServedLog
  readonly at: number
  readonly field: number
  readonly value: Bytes
}

export function spoilOperation(logs: readonly ServedLog[], how: How, signers: Signers): ServedLog {
  const places = logs.flatMap(placesIn)
  const place = places[how.at % places.length]
  const one = place?.log.records[place.at]
  if (!place || !one) throw new Error('No operation has a field')
  const value =
    how.way === OPERATION_WAYS[0] ? flipBit(place.value, how.bit) : another(places, place, how.part)
  const parts = splitFields(one.envelope.header) ?? []
  const body = splitFields(parts.at(-1) ?? new Uint8Array()) ?? []
  const header = joinFields(parts.with(parts.length - 1, joinFields(body.with(place.field, value))))
  const records = place.log.records.with(place.at, signedAnew(one, header, signers))
  return { ...place.log, records }
}

/** A value of the same size that stands elsewhere, such as a former key, or the halves the other way round. */
function another(places: readonly Place[], { value }: Place, part: number): Bytes {
  const half = value.length / 2
  const turned = new Uint8Array([...value.slice(half), ...value.slice(0, half)])
  const others = places
    .filter((other) => other.value.length === value.length)
    .filter((other) => Buffer.compare(other.value, value) !== 0)
    .map((other) => other.value)
  const all = [turned, ...others]
  return all[part % all.length] ?? turned
}

function placesIn(log: ServedLog): readonly Place[] {
  return log.records.flatMap(({ envelope }, at) => {
    const header = parseRecord(envelope)?.header
    const fields = header?.type === 'operation' ? splitFields(header.body) : undefined
    // The first is the label, which says which operation it is.
    return (fields ?? []).map((value, field) => ({ log, at, field, value })).slice(1)
  })
}
