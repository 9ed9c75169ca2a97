/** Whether any value of a person's account also stands on the side of the spaces. */
import { bytesOfValue, type Row } from './read-store.ts'

const accountSide = ['accounts', 'wraps', 'keyrings', 'keyring_parts', 'sessions'] as const
const spaceSide = [
  'spaces',
  'members',
  'records',
  'documents',
  'invites',
  'nudges',
  'asks',
  'shifts',
  'heard_totals'
] as const

/** Shorter values, such as counts, are the same for many people and tie nobody. */
const TIE_BYTES = 8
/** Longer values are sealed: one of them inside another would have to be the whole of it. */
const ID_BYTES_MAX = 128

export function findTies(rows: Readonly<Record<string, readonly Row[]>>): readonly string[] {
  const accounts = valuesOf(rows, accountSide)
  const spaces = valuesOf(rows, spaceSide)
  return [...tiesBetween(accounts, spaces), ...tiesBetween(spaces, accounts)]
}

type Value = { readonly at: string; readonly bytes: Buffer }

function valuesOf(
  rows: Readonly<Record<string, readonly Row[]>>,
  tables: readonly string[]
): readonly Value[] {
  return tables.flatMap((table) =>
    (rows[table] ?? []).flatMap((row) =>
      Object.entries(row).map(([column, value]) => ({
        at: `${table}.${column}`,
        bytes: bytesOfValue(value)
      }))
    )
  )
}

function tiesBetween(ids: readonly Value[], holders: readonly Value[]): readonly string[] {
  const found = new Set<string>()
  const whole = Buffer.concat(holders.map(({ bytes }) => bytes))
  for (const { at, bytes } of ids) {
    if (bytes.length < TIE_BYTES || bytes.length > ID_BYTES_MAX) continue
    for (const form of formsOf(bytes).filter((one) => whole.includes(one))) {
      const holder = holders.find((one) => one.bytes.includes(form))
      // Two values that only meet at their seam are no tie.
      if (holder !== undefined) found.add(`${at} stands in ${holder.at}`)
    }
  }
  return [...found]
}

// As it is, and as it would stand in the JSON of a space's state.
function formsOf(bytes: Buffer): readonly Buffer[] {
  const texts = (['hex', 'base64', 'base64url'] as const).map((form) => bytes.toString(form))
  return [bytes, ...texts.map((text) => Buffer.from(text.replaceAll('=', '')))]
}
