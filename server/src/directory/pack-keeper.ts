/** The pack that everybody fetches: made anew when the directory changed, and once a week at a fixed time. */
import { createHash } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { WIRE_LIMITS } from '@beside/contract'
import type { PackManifest, ServedPack, StewardDirectory } from '@beside/contract'
import { openPack } from '@beside/find'
import type { Finder } from '@beside/find'
import type { Bytes } from '@beside/kernel/wire'
import type { WatchedClock } from '../clock/clock.ts'
import { textOf } from '../log/wire-records.ts'
import { isRenewalDue, signManifest } from '../packs/signed-manifest.ts'
import { HELD_IMPORT, listCurrentImports } from '../store/directory-imports.ts'
import {
  directoryOf,
  listPacks,
  listParts,
  listPlaces,
  putPack,
  wordsOf
} from '../store/directory-packs.ts'
import type { DirectoryPack } from '../store/directory-packs.ts'
import { countWritten } from '../store/directory-written.ts'
import type { Store } from '../store/open-store.ts'
import { isHeld } from '../store/restore-holds.ts'
import { openHoldBack } from './hold-back.ts'
import { judgeAgain } from './judge-again.ts'
import { lookAgain } from './look-again.ts'
import { makeParts } from './make-parts.ts'
import { withinPatience } from './within-patience.ts'

export type EncodedPart = { readonly bytes: Bytes; readonly brotli: Bytes; readonly gzip: Bytes }

export type KeptPack = {
  readonly served: ServedPack
  readonly services: number
}

export type PackKeeper = {
  /** The newest pack; undefined while nothing was ever published. */
  current(): Promise<KeptPack | undefined>
  /** A part of the newest pack, or of the one before it. */
  part(sha256: string): Promise<EncodedPart | undefined>
  /** Searches in the newest pack as a device does; undefined while there is none. */
  finder(): Promise<Finder | undefined>
  /** Why the newest pack could not be made, so that the one before counts, or none; null where nothing is wrong. */
  readonly trouble: () => Trouble
  /** Makes a new pack where one is due, of the directory as it is now. */
  look(): Promise<void>
  /** The same where something is hidden: until it is made nobody is given an older one. Done then, or when nobody waits longer. */
  hide(): Promise<void>
  /** Makes no more. */
  stop(): Promise<void>
}

type Trouble = StewardDirectory['trouble']

type Parts = {
  readonly store: Store
  readonly clock: WatchedClock
  readonly key: KeyObject
  /** What devices take of a pack. */
  readonly limits?: { readonly packParts: number; readonly packPartBytes: number }
}

/** Goes up when packs are made in another way, so that a newer server makes its own. */
const FORM = 3

/** What cannot be made now is tried again when something changed, or else ever more rarely. */
type Failed = {
  readonly madeOf: string
  readonly why: NonNullable<Trouble>
  readonly waitMs: number
  readonly until: number
}
const WAIT_MS = 60_000
const WAIT_MAX_MS = 6 * 3_600_000

export function openPackKeeper({ store, clock, key, limits = WIRE_LIMITS }: Parts): PackKeeper {
  let failed: Failed | undefined
  let held: Promise<Held> | undefined
  const stopping = new AbortController()

  const load = () => (held ??= loadPacks(store).catch(forget))
  function forget(cause: unknown): never {
    held = undefined
    throw cause
  }
  const hold = openHoldBack(async () => isBehind(store, (await load()).newest))
  /** Nothing where what was hidden may still be in it. */
  async function loadOpen(): Promise<Held | undefined> {
    if (await hold.isOn()) await withinPatience(settled())
    return hold.wasOn() ? undefined : await load()
  }
  function fail(why: Failed['why'], madeOf: string) {
    const before = failed?.madeOf === madeOf ? failed.waitMs * 2 : WAIT_MS
    const waitMs = Math.min(before, WAIT_MAX_MS)
    failed = { madeOf, why, waitMs, until: clock.now() + waitMs }
  }
  async function lookOnce() {
    // A pack that says another day than the world's would be refused, or never grow old.
    if (!clock.isSure()) return
    await judgeAgain(store)
    const { newest } = await load()
    const known = await hold.making()
    const words = await describeWords(store)
    const madeOf = await describeDirectory(store)
    const isNewest = newest ? madeOf === directoryOf(newest) : madeOf === ''
    if (isNewest) known()
    const isDue = !isNewest || (newest !== undefined && isOld(newest, clock.now()))
    if (!isDue) failed = undefined
    if (!isDue || (failed?.madeOf === madeOf && clock.now() < failed.until)) return
    const asked = { today: clock.today(), stopped: stopping.signal }
    const made = await makeParts(store, asked).catch((cause: unknown) => {
      fail('not-made', madeOf)
      throw cause
    })
    if (isTooLarge(made.parts, limits)) {
      fail('too-large', madeOf)
      return
    }
    const last = newest?.version
    await sign({ store, key }, { made, madeOf, words, last, now: clock.now() })
    held = undefined
    failed = undefined
    known()
  }
  const { look, settled } = lookAgain(lookOnce)
  return {
    current: async () => (await loadOpen())?.current,
    part: async (sha256) => (await loadOpen())?.parts.get(sha256),
    finder: async () => (await loadOpen())?.finder(),
    trouble: () => failed?.why ?? (hold.wasOn() && !clock.isSure() ? 'not-made' : null),
    look,
    async hide() {
      hold.begin()
      // What cannot be made is told by `trouble`, and tried again.
      await withinPatience(look().catch(() => undefined))
    },
    async stop() {
      stopping.abort()
      await settled()
    }
  }
}

function isTooLarge(
  parts: readonly { readonly bytes: Bytes }[],
  { packParts, packPartBytes }: NonNullable<Parts['limits']>
): boolean {
  return parts.length > packParts || parts.some(({ bytes }) => bytes.length > packPartBytes)
}

type Held = {
  readonly newest: DirectoryPack | undefined
  readonly current: KeptPack | undefined
  readonly parts: ReadonlyMap<string, EncodedPart>
  /** Opened with the first search. */
  readonly finder: () => Finder | undefined
}

async function loadPacks({ read }: Store): Promise<Held> {
  const packs = await listPacks(read)
  const parts = new Map<string, EncodedPart>()
  for (const { version } of packs) {
    for (const { sha256, bytes, brotli, gzip } of await listParts(read, version)) {
      parts.set(sha256, { bytes, brotli, gzip })
    }
  }
  const [newest] = packs
  const current = newest && readPack(newest)
  let finder: Finder | undefined
  return {
    newest,
    current,
    parts,
    finder: () => (finder ??= current && openFinder(current, parts))
  }
}

function openFinder({ served }: KeptPack, parts: Held['parts']): Finder | undefined {
  const named = new Map(served.manifest.parts.map(({ name, sha256 }) => [name, sha256]))
  const opened = openPack((name) => parts.get(named.get(name) ?? '')?.bytes)
  return 'refused' in opened ? undefined : opened
}

function readPack({ manifest, signature, services }: DirectoryPack): KeptPack {
  const parsed = JSON.parse(manifest) as PackManifest
  return { served: { manifest: parsed, signature: textOf(signature) }, services }
}

/** One text for all that a pack is made of; empty while there is nothing, or nothing may go out. */
export async function describeDirectory({ read }: Pick<Store, 'read'>): Promise<string> {
  // After a restore, which streets were hidden since is not known.
  if (await isHeld(read, 'places')) return ''
  const imports = (await listCurrentImports(read)).map(({ id, report }) =>
    id === HELD_IMPORT ? report : id
  )
  if (imports.length === 0) return ''
  const written = await countWritten(read)
  const text = JSON.stringify([FORM, imports, written, await listPlaces(read)])
  return createHash('sha256').update(text).digest('hex')
}

/** One text for what stewards said and wrote; all that they hide is in it. */
async function describeWords({ read }: Pick<Store, 'read'>): Promise<string> {
  const text = JSON.stringify([await countWritten(read), await listPlaces(read)])
  return createHash('sha256').update(text).digest('hex')
}

/** Whether something may be hidden that a pack does not know of: whoever waited for a newer one may be gone. */
async function isBehind(
  store: Pick<Store, 'read'>,
  newest: DirectoryPack | undefined
): Promise<boolean> {
  if (!newest || directoryOf(newest) === (await describeDirectory(store))) return false
  return wordsOf(newest) !== (await describeWords(store))
}

function isOld({ manifest }: DirectoryPack, now: number): boolean {
  return isRenewalDue(JSON.parse(manifest) as PackManifest, now)
}

type Making = {
  readonly made: Awaited<ReturnType<typeof makeParts>>
  readonly madeOf: string
  readonly words: string
  readonly last: number | undefined
  readonly now: number
}

async function sign(
  { store, key }: Pick<Parts, 'store' | 'key'>,
  { made, madeOf, words, last, now }: Making
): Promise<void> {
  const listed = made.parts.map(({ name, bytes, sha256 }) => ({
    name,
    bytes: bytes.length,
    sha256
  }))
  const signed = await signManifest({ format: 'beside-pack-1', last, now, parts: listed }, key)
  const { services, hides } = made
  const pack = { ...signed, made_of: `${madeOf} ${hides} ${words}`, services }
  const { version } = signed
  const parts = made.parts.map(({ name: _name, ...part }, place) => ({ ...part, version, place }))
  await store.write((db) => putPack(db, pack, parts))
}
