import { createHash } from 'node:crypto'
import { canonicalPack, WIRE_LIMITS, type PackManifest } from '@beside/contract'
import { sign, signPairFromSeed, toBase64url, type Bytes } from '@beside/kernel'
import { beforeEach, describe, expect, test } from 'vitest'
import { bringPack, type Bringing } from './bring-pack.ts'
import { keepInMemory } from './keep-in-memory.fixture.ts'
import { loadPack, nothingFound, type PackKeep } from './kept-pack.ts'
import type { PackKind, SigningPlace } from './signed-pack.ts'
import { placeOf } from './signing-place.fixture.ts'

const key = signPairFromSeed(new Uint8Array(32).fill(7))
const another = signPairFromSeed(new Uint8Array(32).fill(8))
const kind: PackKind = {
  format: 'beside-pack-1',
  path: '/api/directory',
  partBytesMax: WIRE_LIMITS.packPartBytes
}
const expected = { kind, pinnedRoot: null }
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text)
const hashOf = (bytes: Bytes) => createHash('sha256').update(bytes).digest('hex')

const cards = bytesOf('cards of the spring')
const words = bytesOf('words of the spring')
const newCards = bytesOf('cards of the summer')

/** What the server would answer, by path; and each path that it was asked for. */
let answers: Map<string, Uint8Array<ArrayBuffer> | 'breaks'>
let asked: string[]

beforeEach(() => {
  answers = new Map()
  asked = []
})

function publish(version: number, parts: Readonly<Record<string, Bytes>>, signer = key): void {
  const manifest: PackManifest = {
    format: 'beside-pack-1',
    version,
    made: version,
    notAfter: version + 1000,
    parts: Object.entries(parts).map(([name, bytes]) => {
      return { name, bytes: bytes.length, sha256: hashOf(bytes) }
    })
  }
  const signature = toBase64url(sign(bytesOf(canonicalPack(manifest)), signer.secret))
  answers.set('/api/directory/pack', bytesOf(JSON.stringify({ manifest, signature })))
  for (const bytes of Object.values(parts)) {
    answers.set(`/api/directory/parts/${hashOf(bytes)}`, new Uint8Array(bytes))
  }
}

function bring(changes: Partial<Bringing> = {}) {
  return bringPack({
    address: '',
    kind,
    place: placeOf(key),
    held: nothingFound,
    keep: null,
    loose: new Map(),
    opens: () => true,
    mayFetch: () => true,
    tell: () => undefined,
    async fetch(path) {
      asked.push(path)
      const answer = answers.get(path)
      if (answer === 'breaks') throw new TypeError('The line broke.')
      return answer ? new Response(answer) : new Response(null, { status: 404 })
    },
    ...changes
  })
}

async function bringWhole(changes: Partial<Bringing> = {}) {
  const brought = await bring(changes)
  if (!brought.ok) throw new Error(brought.reason)
  return { pack: brought.value, version: brought.value.manifest.version, root: placeOf(key).root }
}

describe('What is brought to a device', () => {
  test('is what its place has signed, part by part', async () => {
    publish(3, { cards, words })
    const { pack } = await bringWhole()
    expect(pack.parts.get('cards')).toEqual(cards)
    expect(pack.parts.get('words')).toEqual(words)
  })

  test('is refused where another key signed it, and nothing more is asked for', async () => {
    publish(3, { cards }, another)
    expect(await bring()).toEqual({ ok: false, reason: 'not-signed' })
    expect(asked).toHaveLength(1)
  })

  test('is refused where a word of the manifest was changed', async () => {
    publish(3, { cards })
    const said = new TextDecoder().decode(answers.get('/api/directory/pack') as Uint8Array)
    answers.set('/api/directory/pack', bytesOf(said.replace('"notAfter":1003', '"notAfter":9003')))
    expect(await bring()).toEqual({ ok: false, reason: 'not-signed' })
  })

  test('is refused where it is older than what the device has, though it is signed', async () => {
    publish(4, { cards: newCards })
    const held = await bringWhole()
    publish(3, { cards })
    expect(await bring({ held })).toEqual({ ok: false, reason: 'older' })
  })

  test('is refused where a part was changed, cut off, or made longer', async () => {
    const path = `/api/directory/parts/${hashOf(cards)}`
    for (const wrong of [
      'cards of the sprinG',
      'cards of the spr',
      'cards of the spring, and more'
    ]) {
      publish(3, { cards })
      answers.set(path, bytesOf(wrong))
      expect(await bring(), wrong).toEqual({ ok: false, reason: 'damaged' })
    }
  })

  test('is read no further than its size, also where an answer never ends', async () => {
    publish(3, { cards })
    const { promise: stopped, resolve } = Promise.withResolvers<void>()
    const endless = new ReadableStream<Uint8Array>({
      pull: (stream) => stream.enqueue(new Uint8Array(1024)),
      cancel: () => resolve()
    })
    const fetch: Bringing['fetch'] = async (path, init) => {
      init?.signal?.addEventListener('abort', () => resolve())
      return new Response(path.endsWith('/pack') ? (answers.get(path) as BodyInit) : endless)
    }
    expect(await bring({ fetch })).toEqual({ ok: false, reason: 'damaged' })
    await stopped
  })

  test('is not fetched before the person was asked, where their device is to save data', async () => {
    publish(3, { cards, words })
    const sizes: number[] = []
    const mayFetch = (bytes: number) => sizes.push(bytes) > 1
    expect(await bring({ mayFetch })).toEqual({ ok: false, reason: 'ask-first' })
    expect(sizes).toEqual([cards.length + words.length])
    expect(asked).toEqual(['/api/directory/pack'])
    expect((await bring({ mayFetch })).ok).toBe(true)
  })
})

describe('After a line that broke', () => {
  test('only what had not come is asked for again', async () => {
    publish(3, { cards, words })
    const path = `/api/directory/parts/${hashOf(words)}`
    const there = answers.get(path)
    answers.set(path, 'breaks')
    const loose: Bringing['loose'] = new Map()
    expect(await bring({ loose })).toEqual({ ok: false, reason: 'unreachable' })
    answers.set(path, there ?? 'breaks')
    asked = []
    await bringWhole({ loose })
    expect(asked).toEqual(['/api/directory/pack', path])
  })

  test('the last good copy is there, also on the disk of one’s own device', async () => {
    const keep = keepInMemory()
    publish(3, { cards, words })
    await bringWhole({ keep })
    publish(4, { cards: newCards, words })
    answers.set(`/api/directory/parts/${hashOf(newCards)}`, bytesOf('something else'))
    const held = await loadPack(keep, expected)
    expect(await bring({ keep, held })).toEqual({ ok: false, reason: 'damaged' })
    const after = await loadPack(keep, expected)
    expect(after.version).toBe(3)
    expect(after.pack?.parts.get('cards')).toEqual(cards)
  })
})

describe('The last good copy', () => {
  test('stays where a newer pack cannot be opened', async () => {
    const keep = keepInMemory()
    publish(3, { cards, words })
    await bringWhole({ keep })
    publish(4, { cards: newCards, words })
    const held = await loadPack(keep, expected)
    expect(await bring({ keep, held, opens: () => false })).toEqual({
      ok: false,
      reason: 'damaged'
    })
    expect((await loadPack(keep, expected)).pack?.parts.get('cards')).toEqual(cards)
  })

  test('stays on a disk with no room for all of a newer one, which is used all the same', async () => {
    const keep = keepInMemory()
    publish(3, { cards, words })
    await bringWhole({ keep })
    publish(4, { cards: newCards, words })
    const held = await loadPack(keep, expected)
    const full = { ...keep, savePart: async () => undefined }
    const { pack } = await bringWhole({ keep: full, held })
    expect(pack.parts.get('cards')).toEqual(newCards)
    const after = await loadPack(keep, expected)
    expect(after.version).toBe(3)
    expect(after.pack?.parts.get('cards')).toEqual(cards)
  })

  test('stays on a disk with no room for a newer manifest', async () => {
    const keep = keepInMemory()
    publish(3, { cards, words })
    await bringWhole({ keep })
    publish(4, { cards: newCards, words })
    const held = await loadPack(keep, expected)
    await bringWhole({ keep: { ...keep, saveSigned: async () => false }, held })
    expect((await loadPack(keep, expected)).pack?.parts.get('cards')).toEqual(cards)
  })
})

type Kept = Parameters<PackKeep['saveSigned']>[0]

/** The same with another byte in the signature, which stands last. */
const spoiled = (text: string) =>
  text.slice(0, -20) + (text.at(-20) === 'A' ? 'B' : 'A') + text.slice(-19)

describe('On one’s own device', () => {
  test('a newer pack costs only the parts that changed, and the older ones go', async () => {
    const keep = keepInMemory()
    publish(3, { cards, words })
    await bringWhole({ keep })
    publish(4, { cards: newCards, words })
    asked = []
    const held = await loadPack(keep, expected)
    const { pack } = await bringWhole({ keep, held })
    expect(asked).toEqual(['/api/directory/pack', `/api/directory/parts/${hashOf(newCards)}`])
    expect(pack.parts.get('words')).toEqual(words)
    expect([...keep.parts.keys()].toSorted()).toEqual([hashOf(newCards), hashOf(words)].toSorted())
  })

  test.each<readonly [string, (signed: Kept) => unknown]>([
    [
      'a word of it was changed',
      ({ served, ...rest }) => ({
        ...rest,
        served: { ...served, manifest: { ...served.manifest, notAfter: 9_003 } }
      })
    ],
    [
      'it says a higher number',
      ({ served, ...rest }) => ({
        ...rest,
        served: { ...served, manifest: { ...served.manifest, version: 9_000 } }
      })
    ],
    ['it names another key', (signed) => ({ ...signed, place: placeOf(another).said })],
    ['its root did not sign that', ({ place, ...rest }) => ({ ...rest, place: spoiled(place) })],
    ['it is what was kept before signatures were', ({ served }) => served.manifest],
    ['it is no pack', () => 'a pack']
  ])('a kept copy is thrown away and fetched anew where %s', async (_, change) => {
    const keep = keepInMemory()
    publish(3, { cards, words })
    await bringWhole({ keep })
    const signed = await keep.loadSigned()
    await keep.saveSigned(change(signed as Kept) as Kept)
    const held = await loadPack(keep, expected)
    expect(held).toEqual(nothingFound)
    asked = []
    const { pack } = await bringWhole({ keep, held })
    expect(pack.parts.get('cards')).toEqual(cards)
    // What it named by the right hash is there, and comes no second time.
    expect(asked).toEqual(['/api/directory/pack'])
    expect(await keep.loadSigned()).toEqual(signed)
  })

  test('a kept copy of another place is not opened where a member’s keyring has pinned the root', async () => {
    const keep = keepInMemory()
    publish(3, { cards })
    await bringWhole({ keep })
    const rootOf = (place: SigningPlace) => toBase64url(place.root)
    const pinned = { kind, pinnedRoot: rootOf(placeOf(key)) }
    expect((await loadPack(keep, pinned)).version).toBe(3)
    const other = { kind, pinnedRoot: rootOf(placeOf(key, 2)) }
    expect(await loadPack(keep, other)).toEqual(nothingFound)
  })

  test('a copy that another place signed, however high its number, keeps none of this one’s away', async () => {
    const keep = keepInMemory()
    publish(9_000, { cards: newCards }, another)
    await bringWhole({ keep, place: placeOf(another, 2) })
    const held = await loadPack(keep, expected)
    expect(held.version).toBe(9_000)
    publish(3, { cards })
    const { pack } = await bringWhole({ keep, held })
    expect(pack.parts.get('cards')).toEqual(cards)
    expect((await loadPack(keep, expected)).version).toBe(3)
  })

  test('a kept pack of another kind is none, though the same key signed it', async () => {
    const keep = keepInMemory()
    publish(3, { cards })
    await bringWhole({ keep })
    const lines: PackKind = { ...kind, format: 'beside-lines-1' }
    expect(await loadPack(keep, { ...expected, kind: lines })).toEqual(nothingFound)
  })

  test('a copy that the disk has spoiled is not used, and nothing older is taken instead', async () => {
    const keep = keepInMemory()
    publish(4, { cards: newCards })
    await bringWhole({ keep })
    keep.parts.set(hashOf(newCards), bytesOf('cards of the rust  '))
    const held = await loadPack(keep, expected)
    expect(held).toMatchObject({ pack: null, version: 4 })
    publish(3, { cards })
    expect(await bring({ keep, held })).toEqual({ ok: false, reason: 'older' })
  })
})
