/** How fast one thread seals and signs entries of 1 KB, and checks and opens them. */
import {
  isSignedByAuthor,
  memberKeysFromSeed,
  NO_OPERATION,
  openEnvelope,
  parseRecord,
  verifySignature,
  writeEntry,
  type Envelope,
  type MemberKeys,
  type Standing
} from '@beside/kernel'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import type { Benchmark, Measured } from '../benchmark.ts'
import { runPairs } from '../pairs.ts'
import { randomBytes } from '../wire/random-bytes.ts'

/** With its length in front it fills the bucket of 1,024 bytes. */
const PLAIN_BYTES = 1000
const SEALED_BYTES = 1024
const ROUNDS = 9
const ROUND_MS = 700
const WARM_UP_MS = 700

const aim = { text: '≥ 0.5 of the floor', isMet: ({ ratio }: Measured) => ratio >= 0.5 }

export const sealBenchmark: Benchmark = {
  name: 'seal',
  peer: 'noble ChaCha20-Poly1305 and Ed25519 signature alone',
  aim,
  measure: () => {
    const entry = makeEntry()
    return compare(() => void entry.write(), sealByNoble())
  }
}

export const openBenchmark: Benchmark = {
  name: 'open',
  peer: 'noble Ed25519 check and ChaCha20-Poly1305 alone',
  aim,
  measure: () => {
    const { write, key } = makeEntry()
    const envelope = write()
    return compare(() => openChecked(envelope, key), openByNoble())
  }
}

async function compare(ours: () => void, theirs: () => void): Promise<Measured> {
  countIn(WARM_UP_MS, ours)
  countIn(WARM_UP_MS, theirs)
  const found = await runPairs(ROUNDS, {
    ours: async () => countIn(ROUND_MS, ours),
    theirs: async () => countIn(ROUND_MS, theirs)
  })
  return { value: found.ours, unit: 'entries/s', against: found.theirs, ratio: found.ratio }
}

/** How often `act` runs in a second, tried for `ms`. */
function countIn(ms: number, act: () => void): number {
  const startedAt = performance.now()
  let count = 0
  let passedMs = 0
  while (passedMs < ms) {
    act()
    count += 1
    passedMs = performance.now() - startedAt
  }
  return (count * 1000) / passedMs
}

function makeEntry(): { readonly write: () => Envelope; readonly key: Uint8Array<ArrayBuffer> } {
  const author: MemberKeys = memberKeysFromSeed(randomBytes(32))
  const key = randomBytes(32)
  const id = randomBytes(32)
  const standing = {
    spaceId: id,
    epoch: 1,
    author: author.sign.public,
    seenSeq: 7,
    seenHead: id,
    opHash: NO_OPERATION
  } as unknown as Standing
  const entry = {
    standing,
    lane: randomBytes(16),
    isDocument: false,
    plain: randomBytes(PLAIN_BYTES)
  }
  const keys = { author: author.sign, epochKey: key }
  return { key, write: () => writeEntry(entry, keys, randomBytes) }
}

/** What a member's device does with each record: its layout, its signature, its words. */
function openChecked(envelope: Envelope, key: Uint8Array<ArrayBuffer>): void {
  const record = parseRecord(envelope)
  const isSigned = record && isSignedByAuthor(record, verifySignature)
  if (!isSigned || !openEnvelope(envelope, key)) throw new Error('What was sealed opens.')
}

function sealByNoble(): () => void {
  const { key, nonce, plain, secret } = rawParts()
  return () => {
    const sealed = chacha20poly1305(key, nonce).encrypt(plain)
    ed25519.sign(sealed.subarray(0, 32), secret)
  }
}

function openByNoble(): () => void {
  const { key, nonce, plain, secret } = rawParts()
  const sealed = chacha20poly1305(key, nonce).encrypt(plain)
  const message = sealed.subarray(0, 32)
  const signature = ed25519.sign(message, secret)
  const signer = ed25519.getPublicKey(secret)
  return () => {
    if (!ed25519.verify(signature, message, signer, { zip215: false }))
      throw new Error('It is signed.')
    chacha20poly1305(key, nonce).decrypt(sealed)
  }
}

function rawParts() {
  const [key, secret] = [randomBytes(32), randomBytes(32)]
  return { key, secret, nonce: randomBytes(12), plain: randomBytes(SEALED_BYTES) }
}
