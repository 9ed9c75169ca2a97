/**
 * The root key signs which receipt key is this instance's, and since which restore. It is needed at
 * the first run and at a restore, never in between, so it belongs on another machine or on paper.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fromBase64url, KEY_BYTES, signPairFromSeed, toBase64url } from '@beside/kernel/wire'
import type { SignPair } from '@beside/kernel/wire'
import { codeOf, describeDiskTrouble, InstanceTrouble } from './instance-trouble.ts'
import { rootKeyHeading } from './words.ts'
import { createDurably } from './write-durably.ts'

const PREFIX = 'beside-root-1 '

/** The root key in this file; it is made if it is not there. */
export async function openRootKey(path: string): Promise<SignPair> {
  const seed = new Uint8Array(randomBytes(KEY_BYTES))
  const lines = [...rootKeyHeading.map((line) => `# ${line}`), `${PREFIX}${toBase64url(seed)}`]
  const wasMade = await createDurably(path, `${lines.join('\n')}\n`)
  return wasMade ? signPairFromSeed(seed) : await readRootKey(path)
}

export async function readRootKey(path: string): Promise<SignPair> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const isMissing = codeOf(cause) === 'ENOENT'
    throw isMissing ? new InstanceTrouble('root-missing', cause) : describeDiskTrouble(cause)
  })
  const line = text.split('\n').find((each) => each.startsWith(PREFIX))
  const seed = line === undefined ? undefined : fromBase64url(line.slice(PREFIX.length).trim())
  if (seed?.length !== KEY_BYTES) throw new InstanceTrouble('root-damaged')
  return signPairFromSeed(seed)
}
