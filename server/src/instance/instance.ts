/** One instance: who this server is to its people, and the secrets that it needs while it runs. */
import { createPrivateKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { instanceIdOf, signPairFromSeed, toBase64url } from '@beside/kernel/wire'
import type { Bytes, Hash, SignPublicKey } from '@beside/kernel/wire'
import { describeFolder, makeFolder } from './instance-folder.ts'
import { codeOf, describeDiskTrouble, InstanceTrouble } from './instance-trouble.ts'
import { openRootKey } from './root-key.ts'
import { formatSecrets, makeSecrets, parseSecrets } from './secrets.ts'
import type { Secrets } from './secrets.ts'
import { createDurably } from './write-durably.ts'

export type Instance = {
  readonly instanceId: Hash
  readonly root: SignPublicKey
  /** Signs receipts, by `crypto.sign(null, message, receiptKey.privateKey)`. */
  readonly receiptKey: { readonly public: SignPublicKey; readonly privateKey: KeyObject }
  /** Counts up with each restore that the root signed. */
  readonly generation: number
  readonly manifestBytes: Bytes
  /** True if this call made the instance. */
  readonly isNew: boolean
  readonly secrets: {
    /** Of the HMAC over sign-in names. */
    readonly nameKey: Bytes
    /** Of the MAC over space tokens. */
    readonly tokenKey: Bytes
    /** Of the seal over sign-in states. */
    readonly stateKey: Bytes
    readonly opaqueSetup: string
  }
}

/**
 * The instance in this folder; at the first run it is made. Secrets that are gone while people's rows
 * are still there are never made anew: that would lock everybody out for good.
 *
 * @throws InstanceTrouble by reason, when the folder or a file in it cannot be used
 */
export async function openInstance(dataFolder: string): Promise<Instance> {
  const files = describeFolder(dataFolder)
  if (existsSync(files.secrets)) return describeInstance(await readSecrets(files.secrets), false)
  if (existsSync(files.store) || existsSync(files.storeNote)) {
    throw new InstanceTrouble('secrets-missing')
  }
  await makeFolder(files.folder)
  const secrets = await makeSecrets(await openRootKey(files.root))
  const wasFirst = await createDurably(files.secrets, formatSecrets(secrets))
  return describeInstance(wasFirst ? secrets : await readSecrets(files.secrets), wasFirst)
}

/** The secrets in this file, checked. */
export async function readSecrets(path: string): Promise<Secrets> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const isMissing = codeOf(cause) === 'ENOENT'
    throw isMissing ? new InstanceTrouble('no-instance', cause) : describeDiskTrouble(cause)
  })
  return parseSecrets(text)
}

function describeInstance(secrets: Secrets, isNew: boolean): Instance {
  const { manifest, manifestBytes, nameKey, tokenKey, stateKey, opaqueSetup } = secrets
  return {
    instanceId: instanceIdOf(manifest.root),
    root: manifest.root,
    receiptKey: { public: manifest.receiptKey, privateKey: toPrivateKey(secrets.receiptSeed) },
    generation: manifest.generation,
    manifestBytes,
    isNew,
    secrets: { nameKey, tokenKey, stateKey, opaqueSetup }
  }
}

/** A key of node:crypto from an Ed25519 seed (RFC 8037 §2). */
function toPrivateKey(seed: Bytes): KeyObject {
  const x = toBase64url(signPairFromSeed(seed).public)
  return createPrivateKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', d: toBase64url(seed), x }
  })
}
