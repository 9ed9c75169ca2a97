/** The pack of lines that everybody fetches: made anew when what is shown changed, and each Monday. */
import { createHash } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { canonicalLines, LINES_PART } from '@beside/contract'
import type { PackManifest, ServedPack } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { WatchedClock } from '../clock/clock.ts'
import { textOf } from '../log/wire-records.ts'
import { lookAgain } from '../directory/look-again.ts'
import { isRenewalDue, signManifest } from '../packs/signed-manifest.ts'
import { listLinePacks, putLinePack } from '../store/line-checks.ts'
import type { LinePack } from '../store/line-checks.ts'
import type { Store } from '../store/open-store.ts'
import { readShownLines } from './community-lines.ts'

export type LinesKeeper = {
  /** The newest pack; undefined while no line was ever shown. */
  current(): Promise<ServedPack | undefined>
  /** The part of the newest pack, or of the one before it. */
  part(sha256: string): Promise<{ readonly bytes: Bytes; readonly gzip: Bytes } | undefined>
  /** Makes a new pack where one is due. */
  look(): Promise<void>
  /** Fulfilled once nothing is being made. */
  settled(): Promise<void>
}

type Parts = { readonly store: Store; readonly clock: WatchedClock; readonly key: KeyObject }

export function openLinesKeeper({ store, clock, key }: Parts): LinesKeeper {
  async function lookOnce() {
    // A pack that says another day than the world's would be refused, or never grow old.
    if (!clock.isSure()) return
    const [newest] = await listLinePacks(store.read)
    const shown = await readShownLines(store.read)
    if (!newest && shown.length === 0) return
    const lines = new Uint8Array(Buffer.from(canonicalLines(shown)))
    const sha256 = hashOf(lines)
    const now = clock.now()
    const known = newest && manifestOf(newest)
    const isSame = known?.parts.some((part) => part.sha256 === sha256)
    if (known && isSame && !isRenewalDue(known, now)) return
    const parts = [{ name: LINES_PART, bytes: lines.length, sha256 }]
    const last = newest?.version
    const made = await signManifest({ format: 'beside-lines-1', last, now, parts }, key)
    await store.write((db) => putLinePack(db, { ...made, lines }))
  }
  const { look, settled } = lookAgain(lookOnce)
  const lookOrNot = () => look().catch(() => undefined)
  async function readNewest() {
    const [newest] = await listLinePacks(store.read)
    return newest
  }
  return {
    async current() {
      // After a restore there is none, and whoever asks first does not go away without lines. However many ask, they
      // wait for the same look; where it fails there is none so far.
      const newest = (await readNewest()) ?? (await lookOrNot().then(readNewest))
      return newest && { manifest: manifestOf(newest), signature: textOf(newest.signature) }
    },
    async part(sha256) {
      const packs = await listLinePacks(store.read)
      const lines = packs.find((pack) => hashOf(pack.lines) === sha256)?.lines
      return lines && { bytes: lines, gzip: new Uint8Array(gzipSync(lines)) }
    },
    look,
    settled
  }
}

function manifestOf({ manifest }: LinePack): PackManifest {
  return JSON.parse(manifest) as PackManifest
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
