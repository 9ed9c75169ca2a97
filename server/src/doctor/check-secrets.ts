import { existsSync } from 'node:fs'
import { isSameBytes } from '@beside/kernel/wire'
import { ready, server } from '@serenity-kit/opaque'
import type { InstanceFolder } from '../instance/instance-folder.ts'
import { readSecrets } from '../instance/instance.ts'
import { InstanceTrouble } from '../instance/instance-trouble.ts'
import { readRootKey } from '../instance/root-key.ts'
import type { Secrets } from '../instance/secrets.ts'
import { instanceWords } from '../instance/words.ts'
import { act, well } from './finding.ts'
import type { Finding } from './finding.ts'
import { describeUnsigned, doctorWords } from './words.ts'

/** The secrets are whole, sign-in is set up, the restore is signed, and the root key is elsewhere. */
export async function checkSecrets(files: InstanceFolder): Promise<readonly Finding[]> {
  const secrets = await readSecrets(files.secrets).catch((cause: unknown) => {
    if (cause instanceof InstanceTrouble) return describeLoss(cause, files)
    throw cause
  })
  if ('level' in secrets) return [secrets]
  await ready
  const setup = isSetup(secrets.opaqueSetup)
    ? well(doctorWords.secretsWell)
    : act(doctorWords.noSetup)
  const { unsignedRestoreTo } = secrets
  const unsigned = unsignedRestoreTo === null ? [] : [act(describeUnsigned(unsignedRestoreTo))]
  return [setup, ...unsigned, await checkRoot(files, secrets)]
}

function describeLoss({ reason }: InstanceTrouble, { store }: InstanceFolder): Finding {
  const isGone = reason === 'no-instance' && existsSync(store)
  return act(instanceWords[isGone ? 'secrets-missing' : reason])
}

function isSetup(setup: string): boolean {
  try {
    return server.getPublicKey(setup).length > 0
  } catch {
    return false
  }
}

async function checkRoot({ root }: InstanceFolder, secrets: Secrets): Promise<Finding> {
  if (!existsSync(root)) return well(doctorWords.rootAway)
  const key = await readRootKey(root).catch(() => undefined)
  if (!key) return act(instanceWords['root-damaged'])
  const isOurs = isSameBytes(key.public, secrets.manifest.root)
  return act(isOurs ? doctorWords.rootHere : doctorWords.anotherRootHere)
}
