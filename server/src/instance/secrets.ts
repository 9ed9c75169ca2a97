/** The file of secrets: what the running server keeps outside the store, read and checked as a whole. */
import { randomBytes } from 'node:crypto'
import {
  fromBase64url,
  KEY_BYTES,
  readManifest,
  signManifest,
  signPairFromSeed,
  toBase64url,
  verifySignature
} from '@beside/kernel/wire'
import type { Bytes, Manifest, SignPair } from '@beside/kernel/wire'
import { ready, server } from '@serenity-kit/opaque'
import * as v from 'valibot'
import { InstanceTrouble } from './instance-trouble.ts'

export type Secrets = {
  /** The seed of the key that signs receipts. */
  readonly receiptSeed: Bytes
  readonly manifestBytes: Bytes
  readonly manifest: Manifest
  readonly nameKey: Bytes
  readonly tokenKey: Bytes
  readonly stateKey: Bytes
  readonly opaqueSetup: string
  /** A restore that the root has not signed yet went back to this time (ms since 1970). */
  readonly unsignedRestoreTo: number | null
}

const KeyText = v.pipe(v.string(), v.length(43))
const SecretsFile = v.strictObject({
  format: v.literal('beside-secrets-1'),
  receiptSeed: KeyText,
  manifest: v.pipe(v.string(), v.maxLength(683)),
  nameKey: KeyText,
  tokenKey: KeyText,
  stateKey: KeyText,
  opaqueSetup: v.pipe(v.string(), v.minLength(64), v.maxLength(1024)),
  unsignedRestoreTo: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))
})

export async function makeSecrets(root: SignPair): Promise<Secrets> {
  await ready
  const receiptSeed = randomKey()
  const manifest: Manifest = {
    root: root.public,
    receiptKey: signPairFromSeed(receiptSeed).public,
    generation: 0,
    restoredTo: 0
  }
  return {
    receiptSeed,
    manifest,
    manifestBytes: signManifest(manifest, root),
    nameKey: randomKey(),
    tokenKey: randomKey(),
    stateKey: randomKey(),
    opaqueSetup: server.createSetup(),
    unsignedRestoreTo: null
  }
}

export function formatSecrets(secrets: Secrets): string {
  const file: v.InferOutput<typeof SecretsFile> = {
    format: 'beside-secrets-1',
    receiptSeed: toBase64url(secrets.receiptSeed),
    manifest: toBase64url(secrets.manifestBytes),
    nameKey: toBase64url(secrets.nameKey),
    tokenKey: toBase64url(secrets.tokenKey),
    stateKey: toBase64url(secrets.stateKey),
    opaqueSetup: secrets.opaqueSetup,
    unsignedRestoreTo: secrets.unsignedRestoreTo
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Reads the file's text; anything that does not fit, down to the root's signature, is damage. */
export function parseSecrets(text: string): Secrets {
  const { success, output } = v.safeParse(SecretsFile, readJson(text))
  if (!success) throw new InstanceTrouble('secrets-damaged')
  const manifestBytes = fromBase64url(output.manifest)
  const manifest = manifestBytes && readManifest(manifestBytes, verifySignature)
  const receiptSeed = keyOf(output.receiptSeed)
  const receiptKey = toBase64url(signPairFromSeed(receiptSeed).public)
  if (!manifestBytes || !manifest || toBase64url(manifest.receiptKey) !== receiptKey) {
    throw new InstanceTrouble('secrets-damaged')
  }
  return {
    receiptSeed,
    manifest,
    manifestBytes,
    nameKey: keyOf(output.nameKey),
    tokenKey: keyOf(output.tokenKey),
    stateKey: keyOf(output.stateKey),
    opaqueSetup: output.opaqueSetup,
    unsignedRestoreTo: output.unsignedRestoreTo
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InstanceTrouble('secrets-damaged', cause)
  }
}

function keyOf(text: string): Bytes {
  const bytes = fromBase64url(text)
  if (bytes?.length !== KEY_BYTES) throw new InstanceTrouble('secrets-damaged')
  return bytes
}

function randomKey(): Bytes {
  return new Uint8Array(randomBytes(KEY_BYTES))
}
