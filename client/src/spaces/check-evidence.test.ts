import {
  receiptHash,
  sign,
  signManifest,
  signPairFromSeed,
  toBase64url,
  type Hash,
  type SignPair,
  type SpaceId
} from '@beside/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf } from '../wire/read-wire.ts'
import { checkEvidence, type EvidenceFinding } from './check-evidence.ts'
import { evidenceOf, type Evidence } from './evidence.ts'
import { otherServerPair, type Name } from './hostile-begin.fixture.ts'
import { play, type Act, type Trick } from './hostile-moves.fixture.ts'
import { Story, type Person } from './hostile-story.fixture.ts'
import { readServed } from './read-served.ts'

const root = signPairFromSeed(new Uint8Array(32).fill(8))

async function evidenceAfter(
  moves: readonly (readonly [Name, Act | Trick, number?])[],
  name: Name = 'Ben'
): Promise<{ evidence: Evidence; person: Person; story: Story }> {
  const story = new Story()
  for (const [who, does, at = 0] of moves) await play(story, { who, does, at })
  const person = await story.person(name)
  const served = await readServed(story.tools(person).door, person.space)
  const isDocument = person.alarm === 'document-differs'
  const alarm: Evidence['alarm'] = isDocument ? 'document-differs' : 'log-differs'
  const from = { alarm, madeAt: 0, manifest: manifestOf(story.server.receiptPair), served }
  return { evidence: evidenceOf(person.space, { ...from, withWords: false }), person, story }
}

function manifestOf(receiptPair: SignPair): string {
  const receiptKey = receiptPair.public
  const manifest = { root: root.public, receiptKey, generation: 0, restoredTo: 0 }
  return Buffer.from(signManifest(manifest, root)).toString('base64url')
}

function findingsIn(evidence: unknown): readonly EvidenceFinding[] {
  const checked = checkEvidence(JSON.parse(JSON.stringify(evidence)))
  return checked.ok ? checked.value.findings : []
}

const fork = [
  ['Ben', 'hears'],
  ['Ben', 'keeps', 0],
  ['Anna', 'keeps', 1],
  ['Ben', 'writes'],
  ['Anna', 'writes'],
  ['Anna', 'writes']
] as const

test('a server that signed one past for Ben and serves another is proven, by its own signatures', async () => {
  const { story } = await evidenceAfter(fork)
  const ben = await story.person('Ben')
  const served = await readServed(story.tools(await story.person('Anna')).door, ben.space)
  const manifest = manifestOf(story.server.receiptPair)
  const from = { alarm: 'log-differs', madeAt: 0, manifest, served } as const
  const shown = evidenceOf(ben.space, { ...from, withWords: false })
  expect(findingsIn(shown)).toContainEqual({ shows: 'two-pasts', seq: 7, isProof: true })
})

test('after a restore that the root signed, two pasts are said openly and prove no lie', async () => {
  const { story } = await evidenceAfter(fork)
  const ben = await story.person('Ben')
  story.server.generation = 1
  const served = await readServed(story.tools(await story.person('Anna')).door, ben.space)
  const manifest = manifestOf(story.server.receiptPair)
  const from = { alarm: 'log-differs', madeAt: 0, manifest, served } as const
  const shown = findingsIn(evidenceOf(ben.space, { ...from, withWords: false }))
  expect(shown.filter(({ isProof }) => isProof)).toEqual([])
})

test('a server that swallowed words it had signed is proven once it goes on', async () => {
  const { evidence, person } = await evidenceAfter([
    ['Ben', 'signs and swallows a write'],
    ['Ben', 'writes'],
    ['Anna', 'writes'],
    ['Anna', 'writes'],
    ['Ben', 'comes back']
  ])
  expect(person.alarm).toBe('log-differs')
  expect(findingsIn(evidence)).toContainEqual({ shows: 'two-pasts', seq: 7, isProof: true })
})

test('a record that had seen another past is shown, and if the server signed it, proven', async () => {
  const { evidence, person } = await evidenceAfter([
    ...fork,
    ['Ben', 'lets through'],
    ['Ben', 'hears']
  ])
  expect(person.alarm).toBe('log-differs')
  const shown = findingsIn(evidence)
  expect(shown).toContainEqual({ shows: 'signed-contradiction', seq: 9, isProof: true })
  expect(shown).toContainEqual({ shows: 'names-another-past', seq: 9, isProof: false })
})

test('a log that became shorter, and an old plan, are shown and not called a proof', async () => {
  const shorter = await evidenceAfter([
    ['Ben', 'hears'],
    ['Ben', 'shows an older past'],
    ['Ben', 'comes back']
  ])
  expect(findingsIn(shorter.evidence)).toEqual([{ shows: 'shorter-log', seq: 6, isProof: false }])
  const old = await evidenceAfter(
    [
      ['Anna', 'saves a plan'],
      ['Anna', 'saves a plan'],
      ['Anna', 'serves an old plan'],
      ['Anna', 'comes back']
    ],
    'Anna'
  )
  expect(findingsIn(old.evidence)).toEqual([{ shows: 'old-document', seq: 8, isProof: false }])
})

test('evidence holds no words unless the person wants them in', async () => {
  const { evidence, person } = await evidenceAfter([['Ben', 'hears']])
  expect(JSON.stringify(evidence)).not.toContain('hello')
  const withWords = evidenceOf(person.space, { ...evidence, withWords: true })
  expect(JSON.stringify(withWords)).toContain('and hello')
})

test('a receipt that somebody signed with another key, or moved to another place, proves nothing', async () => {
  const { evidence } = await evidenceAfter([
    ['Ben', 'hears'],
    ['Anna', 'writes'],
    ['Ben', 'hears']
  ])
  const [real] = evidence.held.receipts
  if (!real) throw new Error('the server signed what it served')
  const head = evidence.held.base.head.replaceAll('A', 'B').replace(/^./u, 'Q')
  const unsigned = { seq: real.seq, generation: 0, time: real.time, head: bytesOf(head) as Hash }
  const hash = receiptHash(bytesOf(evidence.spaceId) as SpaceId, unsigned)
  const signature = toBase64url(sign(hash, otherServerPair.secret))
  for (const forged of [
    { ...real, head, signature },
    { ...real, head },
    { ...real, seq: 6 }
  ]) {
    const receipts = [...evidence.held.receipts, forged]
    const file = { ...evidence, held: { ...evidence.held, receipts } }
    expect(findingsIn(file).filter(({ isProof }) => isProof)).toEqual([])
  }
})

test('nobody can make evidence against an honest server, whatever they change in a file', async () => {
  const { evidence } = await evidenceAfter([
    ['Ben', 'hears'],
    ['Anna', 'writes'],
    ['Ben', 'writes']
  ])
  expect(findingsIn(evidence)).toEqual([])
  const text = JSON.stringify(evidence)
  fc.assert(
    fc.property(
      fc.nat(text.length - 1),
      fc.constantFrom('A', '9', '_', '0', ',', ']', '}'),
      (at, letter) => {
        const spoiled = text.slice(0, at) + letter + text.slice(at + 1)
        let file: unknown
        try {
          file = JSON.parse(spoiled)
        } catch {
          return
        }
        expect(findingsIn(file).filter(({ isProof }) => isProof)).toEqual([])
      }
    ),
    // Each look at a file checks several signatures.
    { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 500) / 4) }
  )
})

test('what is no evidence is said to be none', () => {
  for (const file of [null, 7, {}, [], { format: 'beside-evidence-0' }]) {
    expect(checkEvidence(file)).toEqual({ ok: false, reason: 'not-evidence' })
  }
})
