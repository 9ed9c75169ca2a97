/** Lines to call, as this place signed them: brought, checked, and the last good ones kept in hand. */
import { LINES_PART, LinesPart, linesOfPart, WIRE_LIMITS, type CheckedLine } from '@beside/contract'
import type { Bytes } from '@beside/kernel'
import * as v from 'valibot'
import type { LinesView } from '../api-place-views.ts'
import type { Environment } from '../environment.ts'
import { bringPack } from '../packs/bring-pack.ts'
import {
  loadPack,
  nothingFound,
  type FoundPack,
  type PackKeep,
  type WholePack
} from '../packs/kept-pack.ts'
import { troubleOf } from '../packs/pack-trouble.ts'
import type { PackKind, SigningPlace } from '../packs/signed-pack.ts'

const linesKind: PackKind = {
  format: 'beside-lines-1',
  path: '/api/lines',
  partBytesMax: WIRE_LIMITS.linesPartBytes
}
const NO_BYTES: Bytes = new Uint8Array(0)
const NOTHING: LinesView = { lines: [], madeAt: null, isOld: false, trouble: null }

export type PlaceLines = {
  /**
   * What is in hand, also what this device kept of before. No line is needed for it.
   *
   * @param keep null on a shared device
   */
  load(keep: PackKeep | null): Promise<LinesView>
  /** @param place whose key signs; null where it could not be read */
  bring(place: SigningPlace | null, keep: PackKeep | null): Promise<LinesView>
  /** Says of what is in hand that nothing newer has come until now. */
  late(): LinesView
}

export type LinesEnvironment = Pick<Environment, 'address' | 'fetch' | 'now'> & {
  /** The root that the keyring pinned, base64url; null while nobody is in. */
  readonly pinnedRoot: () => string | null
}

export function openPlaceLines({ address, fetch, now, pinnedRoot }: LinesEnvironment): PlaceLines {
  let held: FoundPack = nothingFound
  let loading: { readonly keep: PackKeep | null; readonly done: Promise<void> } | undefined
  let isKept = false
  let trouble: LinesView['trouble'] = null

  function show(why: LinesView['trouble']): LinesView {
    trouble = why
    const { pack } = held
    const lines = pack && readLines(pack.parts)
    if (!pack || !lines) return { ...NOTHING, trouble }
    const { made, notAfter } = pack.manifest
    return { lines, madeAt: made, isOld: now() > notAfter, trouble }
  }
  async function loadFrom(keep: PackKeep | null): Promise<void> {
    const found = await loadPack(keep, { kind: linesKind, pinnedRoot: pinnedRoot() })
    held = newestOf(held, found)
    isKept = found.pack !== null && found.pack === held.pack
  }
  async function loaded(keep: PackKeep | null): Promise<void> {
    if (loading?.keep !== keep) loading = { keep, done: loadFrom(keep) }
    await loading.done
  }
  return {
    async load(keep) {
      await loaded(keep)
      return show(trouble)
    },
    late: () => show('not-reached'),
    async bring(place, keep) {
      await loaded(keep)
      if (!place) return show('not-reached')
      const brought = await bringPack({
        kind: linesKind,
        address,
        // Asked for as everybody does, and no browser keeps the answer by itself.
        fetch: (url, init) => fetch(url, { ...init, credentials: 'omit', cache: 'no-store' }),
        place,
        // What came before this device was called one's own is put there now.
        held: isKept || keep === null ? held : { ...held, pack: null },
        keep,
        loose: partsByHash(held),
        opens: (parts) => readLines(parts) !== undefined,
        mayFetch: () => true,
        tell: () => undefined
      })
      if (!brought.ok) {
        // A place that never had a line has no pack, and nothing is wrong with that.
        const isNone = brought.reason === 'nothing-there' && !held.pack
        return show(isNone ? null : troubleOf(brought.reason))
      }
      held = { pack: brought.value, version: brought.value.manifest.version, root: place.root }
      isKept = keep !== null
      return show(null)
    }
  }
}

/** The newer copy of two; and no older one than either knew of is taken later. */
function newestOf(known: FoundPack, found: FoundPack): FoundPack {
  const versionOf = ({ pack }: FoundPack) => pack?.manifest.version ?? -1
  const { pack, root } = versionOf(found) >= versionOf(known) ? found : known
  const versions = [known.version, found.version].filter((version) => version !== null)
  return { pack, root, version: versions.length === 0 ? null : Math.max(...versions) }
}

function partsByHash({ pack }: FoundPack): Map<string, Bytes> {
  const parts = pack?.manifest.parts ?? []
  return new Map(parts.map(({ name, sha256 }) => [sha256, pack?.parts.get(name) ?? NO_BYTES]))
}

function readLines(parts: WholePack['parts']): readonly CheckedLine[] | undefined {
  const bytes = parts.get(LINES_PART)
  if (!bytes) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const read = v.safeParse(LinesPart, JSON.parse(text))
    return read.success ? linesOfPart(read.output) : undefined
  } catch {
    return undefined
  }
}
