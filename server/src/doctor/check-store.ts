import { existsSync } from 'node:fs'
import { instanceIdOf } from '@beside/kernel/wire'
import { readDatabaseUrl } from '../config/database-url.ts'
import type { InstanceFolder } from '../instance/instance-folder.ts'
import { readSecrets } from '../instance/instance.ts'
import { inspectStore } from '../store/copy-store.ts'
import { inspectDatabase } from '../store/postgres/look-at-database.ts'
import { checkPlace, isElsewhere } from '../store/store-place.ts'
import { isDamage, StoreTrouble } from '../store/store-trouble.ts'
import { act, hint, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { doctorWords } from './words.ts'

type StoreChecked = { readonly findings: readonly Finding[]; readonly newestTime: number }

/** Looks at the store that belongs to the folder. People can go on writing meanwhile. */
export async function checkStore(
  files: InstanceFolder,
  env: Readonly<Record<string, string | undefined>>
): Promise<StoreChecked> {
  try {
    const databaseUrl = readDatabaseUrl(env)
    checkPlace(files.folder, databaseUrl)
    return databaseUrl === undefined
      ? checkFile(files.store)
      : await checkDatabase(files, databaseUrl)
  } catch (cause) {
    if (!(cause instanceof StoreTrouble)) throw cause
    return { findings: [act(describeTrouble(cause))], newestTime: 0 }
  }
}

function describeTrouble({ reason }: StoreTrouble): string {
  switch (reason) {
    case 'store-elsewhere':
      return doctorWords.storeElsewhere
    case 'store-not-moved':
      return doctorWords.storeNotMoved
    case 'another-database':
      return doctorWords.anotherDatabase
    case 'database-empty':
      return doctorWords.databaseEmpty
    case 'database-url-strange':
      return doctorWords.databaseUrlIsStrange
    case 'store-full':
    case 'store-in-use':
    case 'database-not-utf8':
    case 'database-in-use':
    case 'store-unavailable':
      return doctorWords.databaseAway
    default:
      return reason satisfies never
  }
}

/** Reads the file from end to end. */
function checkFile(path: string): StoreChecked {
  if (!existsSync(path)) return { findings: [act(doctorWords.noStore)], newestTime: 0 }
  try {
    const { isWhole, hasStrays, newestTime } = inspectStore(path)
    const finding = isWhole ? well(doctorWords.storeWell) : act(doctorWords.storeDamaged)
    const strays = hasStrays ? [act(doctorWords.storeStrays)] : []
    return { findings: [finding, ...strays], newestTime }
  } catch (cause) {
    if (!(cause instanceof StoreTrouble)) throw cause
    return { findings: [act(describeShutFile(cause))], newestTime: 0 }
  }
}

// A restore takes what was written since the backup: so it is only for a file that cannot be mended.
function describeShutFile(trouble: StoreTrouble): string {
  if (isDamage(trouble)) return doctorWords.storeDamaged
  return trouble.reason === 'store-full' ? doctorWords.storeFull : doctorWords.storeShut
}

async function checkDatabase(files: InstanceFolder, databaseUrl: string): Promise<StoreChecked> {
  const secrets = await readSecrets(files.secrets).catch(() => undefined)
  const instanceId = secrets && instanceIdOf(secrets.manifest.root)
  const isFilled = isElsewhere(files.folder)
  const { isDurable, newestTime } = await inspectDatabase(databaseUrl, { instanceId, isFilled })
  const findings = [
    isDurable ? well(doctorWords.databaseWell) : act(doctorWords.databaseNotDurable),
    ...(existsSync(files.store) ? [hint(doctorWords.oldStoreHere)] : [])
  ]
  return { findings, newestTime }
}
