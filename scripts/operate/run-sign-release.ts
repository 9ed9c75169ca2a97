import { resolve } from 'node:path'
import { isSameBytes } from '@beside/kernel/wire'
import { describeFolder } from '../../server/src/instance/instance-folder.ts'
import { InstanceTrouble } from '../../server/src/instance/instance-trouble.ts'
import { readSecrets } from '../../server/src/instance/instance.ts'
import { formatStatement } from '../../server/src/instance/release-statement.ts'
import { readRootKey } from '../../server/src/instance/root-key.ts'
import { replaceDurably } from '../../server/src/instance/write-durably.ts'
import { describeRelease, hashOf } from '../setup/describe-release.mjs'
import { print } from './print.ts'
import { CommandRefusal } from './command-refusal.ts'
import type { SignReleaseCommand } from './read-command.ts'
import { readRelease } from './read-release.ts'
import { describeMark, releaseWords } from './words.ts'

/** Signs what this copy was built to. It needs no community here, so it can be done where no server is. */
export async function runSignRelease(command: SignReleaseCommand): Promise<number> {
  const hash = readBuiltHash()
  const root = await readRootKey(command.rootKey)
  const path = await choosePlace(command, root.public)
  const releaseHash = new Uint8Array(Buffer.from(hash, 'hex'))
  await replaceDurably(path, formatStatement(root, releaseHash, Date.now()))
  const isElsewhere = command.to !== null
  print([
    describeMark(hash),
    ...(isElsewhere ? [releaseWords.carry, `    ${path}`] : [releaseWords.signed]),
    releaseWords.compare
  ])
  return 0
}

/** The files themselves are looked at again: a list alone could say anything. */
function readBuiltHash(): string {
  const release = readRelease()
  if (!release) throw new CommandRefusal(releaseWords.noPages)
  if (hashOf(describeRelease()) !== release.hash) throw new CommandRefusal(releaseWords.differs)
  return release.hash
}

async function choosePlace(command: SignReleaseCommand, root: Uint8Array): Promise<string> {
  if (command.to !== null) return resolve(command.to)
  const files = describeFolder(command.data)
  const { manifest } = await readSecrets(files.secrets)
  if (!isSameBytes(manifest.root, root)) throw new InstanceTrouble('another-root')
  return files.statement
}
