/** The directory for everybody: one signed pack, the same for all, that is searched where it was brought to. */
import * as v from 'valibot'
import { WIRE_LIMITS } from './limits.ts'
import { bytesUpTo, Count, DateOnly, Id16, Millis, Signature } from './shapes.ts'
import { WRITTEN_SOURCE } from './written.ts'

const HashInHex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))

/** One file of a pack. Its hash is over these very bytes, before anything packs them for the way. */
export const PackPart = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,39}$/u)),
  bytes: v.pipe(Count, v.maxValue(WIRE_LIMITS.packPartBytes)),
  sha256: HashInHex
})
export type PackPart = v.InferOutput<typeof PackPart>

/** What is signed says what it is, so that no pack passes for one of another kind. */
export const PackFormat = v.picklist(['beside-pack-1', 'beside-lines-1'])
export type PackFormat = v.InferOutput<typeof PackFormat>

export const PackManifest = v.strictObject({
  format: PackFormat,
  /** Only grows, also where the place went back to a backup: whoever has a newer one refuses an older one. */
  version: Count,
  made: Millis,
  /** From then on a device says that its copy is old, and goes on showing it. */
  notAfter: Millis,
  parts: v.pipe(v.array(PackPart), v.maxLength(WIRE_LIMITS.packParts))
})
export type PackManifest = v.InferOutput<typeof PackManifest>

/**
 * GET /api/directory/pack → ServedPack: no session, the same for everybody; `not-found` while there is none. Signed by
 * the receipt key, which the manifest of the instance names (GET /api/instance), over the UTF-8 of `canonicalPack`.
 *
 * GET /api/directory/parts/:sha256 → the bytes of a part, which never change under this name.
 */
export const ServedPack = v.strictObject({ manifest: PackManifest, signature: Signature })
export type ServedPack = v.InferOutput<typeof ServedPack>

/** What is signed, as UTF-8: the one text of a manifest, names in order, no spaces. */
export function canonicalPack({ format, version, made, notAfter, parts }: PackManifest): string {
  const plain = parts.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }))
  return JSON.stringify({ format, version, made, notAfter, parts: plain })
}

/** GET /api/directory → DirectorySummary: whether there is anything to search, for pages without a script. */
export const DirectorySummary = v.strictObject({
  /** How many services stand in it. */
  services: Count,
  /** The day on which the pack was made; null while there is none. */
  made: v.nullable(DateOnly)
})
export type DirectorySummary = v.InferOutput<typeof DirectorySummary>

const Few = v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(20))
const Asked = v.pipe(v.string(), v.maxLength(WIRE_LIMITS.askedLength))

/**
 * POST /api/directory/search → DirectoryFound: for pages without a script, whose visitors accept that the server sees
 * what they ask. It stands in the body and in no address, and is kept nowhere. `not-found` while there is no pack.
 */
export const DirectorySearch = v.strictObject({
  text: v.optional(Asked),
  /** In which language what was understood is said. */
  language: v.optional(v.pipe(v.string(), v.maxLength(20))),
  /** A place as somebody wrote it; the first that is called so counts. */
  place: v.optional(Asked),
  withinKm: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(20_000))),
  /** Only what is surely open now, by clocks that are so many minutes ahead of universal time. */
  openNowAhead: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-900), v.maxValue(900))),
  languages: v.optional(Few),
  free: v.optional(v.boolean()),
  audiences: v.optional(Few),
  age: v.optional(v.pipe(Count, v.maxValue(150))),
  categories: v.optional(Few),
  needs: v.optional(Few),
  remote: v.optional(v.boolean()),
  from: v.optional(v.pipe(Count, v.maxValue(10_000))),
  limit: v.optional(v.pipe(Count, v.minValue(1), v.maxValue(50)))
})
export type DirectorySearch = v.InferOutput<typeof DirectorySearch>

/**
 * What was found, in the shapes of the search itself (`find/`): the page reads them by their types.
 *
 * GET /api/directory/services/:id → { details, made }: all that is told of one entry, where pages have no script.
 * GET /api/directory/choices → { choices, made }: what there is to choose from.
 */
export type DirectoryFound<Found, Card, Place> = {
  readonly made: string
  readonly found: Found
  /** One for each hit, in the same order. */
  readonly cards: readonly (Card & { readonly id: string })[]
  /** What the place may be; the first one was used. */
  readonly places: readonly Place[]
}

const Told = v.pipe(v.string(), v.maxLength(400))

/** What could not be kept: where it stood in the feed, and why. */
export const RefusedRow = v.strictObject({
  /** The table, of a feed that has tables. */
  table: v.nullable(Told),
  line: Count,
  /** The field, from the record inwards. */
  at: Told,
  reason: Told,
  /** What stood there, shortened. */
  was: v.nullable(Told)
})
export type RefusedRow = v.InferOutput<typeof RefusedRow>

/** A place that is shown as an area alone. */
export const WithheldPlace = v.strictObject({
  id: Told,
  /** The id of its entry; a report from before has none. */
  entry: v.optional(Told),
  of: Told,
  area: v.nullable(Told)
})
export type WithheldPlace = v.InferOutput<typeof WithheldPlace>

/**
 * POST /api/steward/directory/imports/:id/hidden → HiddenPlaces: which places of a preview have no street, from the first
 * one or after a row; `not-found` where it is no preview any more. A page may hold none and go on all the same.
 */
const HiddenAfter = v.strictObject({
  entity: v.pipe(v.string(), v.maxLength(100)),
  id: v.pipe(v.string(), v.maxLength(400))
})
export type HiddenAfter = v.InferOutput<typeof HiddenAfter>
export const AskHidden = v.strictObject({ after: v.nullable(HiddenAfter) })
export type AskHidden = v.InferOutput<typeof AskHidden>
export const HiddenPlaces = v.strictObject({
  places: v.array(WithheldPlace),
  next: v.nullable(HiddenAfter)
})
export type HiddenPlaces = v.InferOutput<typeof HiddenPlaces>

/** What one reading of a feed would change. Lists are cut off, and the counts are not. */
export const ImportReport = v.strictObject({
  /** Bytes of the feed, and how many of them were read so far. */
  bytes: v.number(),
  bytesRead: v.number(),
  isNew: Count,
  changed: Count,
  same: Count,
  /** What the feed had before, and has no more. */
  gone: Count,
  refused: Count,
  /** Left to another source that has it already. */
  elsewhere: Count,
  /** Records in which something was repaired or left out, and how often for which reason. */
  repaired: Count,
  repairs: v.record(Told, Count),
  confidential: Count,
  /** Places that were confidential, of which the feed does not say so any more; they stay hidden. */
  unsaid: Count,
  refusals: v.array(RefusedRow),
  withheld: v.array(WithheldPlace),
  /** Why nothing of it can be taken over; null where it can. */
  trouble: v.nullable(Told)
})
export type ImportReport = v.InferOutput<typeof ImportReport>

const SourceName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(WIRE_LIMITS.sourceLength),
  v.check((name) => name !== WRITTEN_SOURCE)
)

/**
 * POST /api/steward/directory/feeds → BegunFeed: a file that a steward brings, in pieces, so that a weak line can go on
 * where it broke off. PUT /api/steward/directory/feeds/:id → FeedState; with the last piece it is read, beside what is
 * there. One at a time: `feed-coming` where another one is on its way, which anybody of them may let go; `too-many` while
 * one is read. DELETE /api/steward/directory/feeds → {}.
 */
export const BeginFeed = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(WIRE_LIMITS.sourceLength)),
  /** What the feed is called: read under the same name, it takes the place of what was read before. */
  source: SourceName,
  bytes: v.pipe(Count, v.minValue(1), v.maxValue(WIRE_LIMITS.feedBytes)),
  /** For old spreadsheets; as the file says itself if not said. */
  encoding: v.nullable(v.literal('windows-1252'))
})
export type BeginFeed = v.InferOutput<typeof BeginFeed>
export const BegunFeed = v.strictObject({ feed: Id16 })
export const FeedPiece = v.strictObject({ at: Count, bytes: bytesUpTo(WIRE_LIMITS.feedPieceBytes) })

export const FeedState = v.strictObject({
  feed: Id16,
  name: v.string(),
  source: v.string(),
  bytes: Count,
  /** How much of it is here. */
  received: Count,
  /** What was read of it so far; null before the last piece came. */
  report: v.nullable(ImportReport),
  state: v.picklist(['coming', 'reading', 'read', 'broke-off'])
})
export type FeedState = v.InferOutput<typeof FeedState>

export const ReadImport = v.strictObject({
  id: Count,
  source: v.string(),
  state: v.picklist(['writing', 'preview', 'current', 'previous', 'undone']),
  madeOn: DateOnly,
  /** Its lists are empty but for a preview. */
  report: ImportReport
})
export type ReadImport = v.InferOutput<typeof ReadImport>

/**
 * PUT /api/steward/directory/live with PutLive → {}: an address from which a list is fetched; `not-an-address` where it is
 * none that is. POST /api/steward/directory/live/fetch → {}: `too-many` while another one is being fetched. POST …/stop
 * lets go of what came so far, POST …/remove of the address; what was read of it stays. Each with UndoImport.
 */
const Rhythm = v.picklist(['by-hand', 'daily', 'weekly'])
export const PutLive = v.strictObject({
  source: SourceName,
  address: v.pipe(v.string(), v.maxLength(WIRE_LIMITS.feedAddressLength)),
  rhythm: Rhythm,
  /** A small change takes its place with nobody looking. */
  publishesItself: v.boolean()
})
export type PutLive = v.InferOutput<typeof PutLive>
export const LiveFeed = v.strictObject({
  source: v.string(),
  address: v.string(),
  rhythm: Rhythm,
  publishesItself: v.boolean(),
  /** The day on which it last came whole. */
  fetchedOn: v.nullable(DateOnly),
  nextOn: v.nullable(DateOnly),
  /** How the last time ended, in one word; null before the first one did. */
  outcome: v.nullable(Told),
  /** It has not come for twice as long as it should. */
  isStale: v.boolean(),
  /** What came so far; null while nothing is being fetched. `total` and `pagesSaid` are the list's own words. */
  progress: v.nullable(
    v.strictObject({
      state: v.picklist(['fetching', 'resting', 'reading']),
      pages: Count,
      pagesSaid: v.nullable(v.number()),
      services: Count,
      total: v.nullable(v.number())
    })
  )
})
export type LiveFeed = v.InferOutput<typeof LiveFeed>

/**
 * GET /api/steward/directory → StewardDirectory. POST /api/steward/directory/imports/:id/publish → {}: refused as
 * `not-found` where it is no preview any more. DELETE /api/steward/directory/imports/:id → {}: lets a preview go.
 * POST /api/steward/directory/undo with UndoImport → {}: the source is as it was before its newest import.
 */
export const StewardDirectory = v.strictObject({
  summary: DirectorySummary,
  feed: v.nullable(FeedState),
  /** Lists that are fetched from an address, by name. */
  live: v.array(LiveFeed),
  /** The newest first. */
  imports: v.array(ReadImport),
  /** Why what was published cannot be found yet, so that people find what was there before, or nothing where a street was hidden since; null where nothing is wrong. */
  trouble: v.nullable(v.picklist(['too-large', 'not-made']))
})
export type StewardDirectory = v.InferOutput<typeof StewardDirectory>
export const UndoImport = v.strictObject({ source: SourceName })

/**
 * PUT /api/steward/directory/places → {}: what a steward says of a place stays, whatever its feed says later. To show one
 * takes the entry that it is of as well: `not-found` where that entry has no such place.
 */
export const SayOfPlace = v.strictObject({
  entry: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  place: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  isConfidential: v.boolean(),
  area: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(200)))
})
export type SayOfPlace = v.InferOutput<typeof SayOfPlace>
