/** Looks at an instance from outside, while it runs or while it rests, and says in words how it is. */
import { existsSync } from 'node:fs'
import { describeFolder } from '../instance/instance-folder.ts'
import { checkAddress, readLastAddress } from './check-address.ts'
import { checkBackups } from './check-backups.ts'
import { checkFolder } from './check-folder.ts'
import { checkSecrets } from './check-secrets.ts'
import { checkClock, checkNode, checkRoom } from './check-machine.ts'
import { checkMail } from './check-mail.ts'
import { checkPush } from './check-push.ts'
import { checkStore } from './check-store.ts'
import { act } from './finding.ts'
import type { Finding } from './finding.ts'
import { doctorWords } from './words.ts'

export type DoctorRequest = {
  readonly dataFolder: string
  /** Ms since 1970. */
  readonly now: number
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Everything that was found, in the order in which an operator would look. */
export async function examine(request: DoctorRequest): Promise<readonly Finding[]> {
  const { now, env } = request
  const files = describeFolder(request.dataFolder)
  if (!existsSync(files.folder))
    return [checkNode(process.versions.node), act(doctorWords.noFolder)]
  const store = await checkStore(files, env)
  return [
    checkNode(process.versions.node),
    ...(await checkFolder(files)),
    ...(await checkSecrets(files)),
    ...store.findings,
    await checkRoom(files),
    ...(await checkBackups(files, now)),
    existsSync(files.clockNote) ? act(doctorWords.clockJumped) : checkClock(now, store.newestTime),
    ...checkAddress(env, await readLastAddress(files)),
    ...(await checkMail(env)),
    ...checkPush(env)
  ]
}
