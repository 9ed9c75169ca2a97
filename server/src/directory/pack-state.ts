/** What an operator reads of the pack, also where no server runs. */
import type { PackManifest } from '@beside/contract'
import { dateOf } from '../clock/clock.ts'
import { directoryOf, listPacks, listParts } from '../store/directory-packs.ts'
import type { Store } from '../store/open-store.ts'
import { describeDirectory } from './pack-keeper.ts'

export type PackState = {
  readonly services: number
  readonly madeOn: string
  /** As it travels to a device. */
  readonly bytes: number
  /** How large a pack of so many services should be at most, for phones on slow lines. */
  readonly bytesAim: number
  /** False where something was published since, and no pack of it could be made so far. */
  readonly isNewest: boolean
}

/** The aim of the benchmarks: 1.4 MB for 10,000 services, 14 for ten times as many. */
const AIM_BYTES = 1_400_000
const AIM_BYTES_A_SERVICE = 140

/** Undefined while no pack was made. */
export async function readPackState({ read }: Pick<Store, 'read'>): Promise<PackState | undefined> {
  const [newest] = await listPacks(read)
  if (!newest) return undefined
  const { services, version, manifest } = newest
  const parts = await listParts(read, version)
  const { made } = JSON.parse(manifest) as PackManifest
  return {
    services,
    madeOn: dateOf(made),
    bytes: parts.reduce((sum, { brotli }) => sum + brotli.length, 0),
    bytesAim: Math.max(AIM_BYTES, services * AIM_BYTES_A_SERVICE),
    isNewest: directoryOf(newest) === (await describeDirectory({ read }))
  }
}
