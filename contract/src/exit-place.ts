/** Where Exit may lead after the empty page: a site that somebody could be looking at anyway. */
import * as v from 'valibot'

export const EXIT_PLACE_LENGTH_MAX = 200

// Only https, and no name or passphrase before the host. What could end an attribute is left out.
const ADDRESS = /^https:\/\/[\p{L}\p{N}.-]+\.\p{L}{2,}(?::\d{1,5})?(?:[/?#][^\s"'<>`\\]*)?$/iu

export const ExitPlace = v.pipe(
  v.string(),
  v.maxLength(EXIT_PLACE_LENGTH_MAX),
  v.regex(ADDRESS),
  v.brand('ExitPlace')
)
export type ExitPlace = v.InferOutput<typeof ExitPlace>

/** What somebody typed, such as `weather.example`, as an address; undefined if it is none. */
export function readExitPlace(typed: string): ExitPlace | undefined {
  const trimmed = typed.trim()
  const address = /^[a-z]+:/iu.test(trimmed) ? trimmed : `https://${trimmed}`
  const read = v.safeParse(ExitPlace, address)
  return read.success ? read.output : undefined
}
