/** The words within records, once they are open: plain data that folds and exports read alike. */
import { readText, type Bytes, type Operation } from '@beside/kernel'
import * as v from 'valibot'

export const ENTRY_TEXT_MAX = 16_000
const LEVELS_MAX = 16

/** What lies inside an entry's seal. `kind` and `body` belong to the room that wrote it. */
export const Entry = v.object({
  id: v.pipe(v.string(), v.length(22)),
  kind: v.pipe(v.string(), v.maxLength(40)),
  body: v.unknown(),
  clientTime: v.number(),
  echo: v.pipe(v.string(), v.length(22)),
  refs: v.pipe(v.array(v.pipe(v.string(), v.length(22))), v.maxLength(16))
})
export type Entry = v.InferOutput<typeof Entry>

type Placed = {
  readonly seq: number
  /** By the log, ms since 1970. */
  readonly time: number
  /** Base64url of the member id; empty where it is not known. */
  readonly memberId: string
}
export type OpenedEntry = Placed & {
  readonly kind: 'entry'
  readonly lane: string
  readonly isDocument: boolean
  /** Whether its author held the space when they wrote it: what only those may say counts by that alone. */
  readonly isByHolder: boolean
  readonly entry: Entry
}
export type OpenedOperation = Placed & {
  readonly kind: 'operation'
  readonly op: Operation['op']
  /** Whose membership it changes: the author's own, but where an admin adds, removes or appoints somebody. */
  readonly about: string
  /** Who holds the space by it from now on, or no longer: also where the last one who did went. */
  readonly leads: { readonly memberId: string; readonly isLeader: boolean } | undefined
  /** The sealed words beside it, if there are any and they open. */
  readonly words: unknown
}
export type OpenedRecord =
  | OpenedEntry
  | OpenedOperation
  | (Placed & { readonly kind: 'erase'; readonly seqs: readonly number[] })
  /** Its author took it back. */
  | (Placed & { readonly kind: 'taken-back' })
  /** The words are gone without anybody's signed wish: the server holds them back. */
  | (Placed & { readonly kind: 'withheld' })
  | (Placed & { readonly kind: 'unopened' })

/** The order in which one of several lanes is chosen: by letters alone, since languages order them differently. */
export function byLane(one: OpenedEntry, other: OpenedEntry): number {
  if (one.lane === other.lane) return 0
  return one.lane < other.lane ? -1 : 1
}

/** Parses the JSON inside an entry; `undefined` if a member's client wrote something else. */
export function readEntry(plain: Bytes): Entry | undefined {
  const json = readJson(plain)
  const parsed = v.safeParse(Entry, json)
  return parsed.success ? parsed.output : undefined
}

/** Undefined for what is no JSON, or nested deeper than any room writes: an export would choke on it. */
export function readJson(plain: Bytes): unknown {
  const text = readText(plain)
  try {
    const json: unknown = text === undefined ? undefined : JSON.parse(text)
    return isShallow(json, LEVELS_MAX) ? json : undefined
  } catch {
    return undefined
  }
}

function isShallow(json: unknown, levels: number): boolean {
  if (typeof json !== 'object' || json === null) return true
  return levels > 0 && Object.values(json).every((one) => isShallow(one, levels - 1))
}

export function writeJson(value: unknown): Bytes {
  return new TextEncoder().encode(JSON.stringify(value))
}
