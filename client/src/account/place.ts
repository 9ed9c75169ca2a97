/** The place itself: whose server this is, its public face, and its clock. */
import { Instance, type Instance as InstanceReply } from '@beside/contract'
import {
  instanceIdOf,
  isSameBytes,
  ok,
  readManifest,
  refused,
  verifySignature,
  type Hash,
  type Manifest,
  type Result
} from '@beside/kernel'
import type { Environment } from '../environment.ts'
import type { SigningPlace } from '../packs/signed-pack.ts'
import { bytesOf, hashOf } from '../wire/read-wire.ts'
import type { ServerLink, WireReason } from '../wire/server-link.ts'

export type KnownPlace = {
  readonly instanceId: Hash
  readonly manifest: Manifest
  readonly reply: InstanceReply
  /** Server time minus this device's time, in ms. */
  readonly clockOffsetMs: number
}

/** Whose key signs packs here, with how its root says so. */
export function signingPlaceOf({ manifest, reply }: KnownPlace): SigningPlace {
  const { root, receiptKey } = manifest
  return { root, receiptKey, said: reply.manifest }
}

export async function readPlace(
  link: ServerLink,
  environment: Pick<Environment, 'now'>
): Promise<Result<KnownPlace, WireReason | 'another-server'>> {
  const before = environment.now()
  const reply = await link.call({ method: 'GET', path: '/api/instance' }, Instance)
  if (!reply.ok) return refused(reply.reason)
  const manifest = readManifest(bytesOf(reply.value.manifest), verifySignature)
  const instanceId = hashOf(reply.value.instanceId)
  if (!manifest || !isSameBytes(instanceIdOf(manifest.root), instanceId))
    return refused('another-server')
  const clockOffsetMs = reply.value.serverTime - (before + environment.now()) / 2
  return ok({ instanceId, manifest, reply: reply.value, clockOffsetMs })
}
