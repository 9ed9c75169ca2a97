import {
  canonicalLines,
  canonicalPack,
  type CheckedLine,
  DAY_MS,
  LINES_PART,
  type PackFormat,
  type PackManifest,
  WIRE_LIMITS
} from '@beside/contract'
import { plainHash, sign, signPairFromSeed, toBase64url, type Bytes } from '@beside/kernel'
import { beforeEach, describe, expect, test } from 'vitest'
import { keepInMemory } from '../packs/keep-in-memory.fixture.ts'
import { placeOf } from '../packs/signing-place.fixture.ts'
import { toHex } from '../wire/read-wire.ts'
import { openPlaceLines } from './place-lines.ts'

const key = signPairFromSeed(new Uint8Array(32).fill(7))
const another = signPairFromSeed(new Uint8Array(32).fill(8))
const place = placeOf(key)
const START = Date.UTC(2026, 10, 27)
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text)

const samaritans: CheckedLine = {
  name: 'Samaritans',
  forWhom: '',
  region: 'GB',
  area: '',
  way: 'call',
  dial: '116 123',
  textWord: '',
  hours: 'Day and night',
  cost: 'Free',
  languages: '',
  onBill: 'no',
  source: '',
  dialledOn: '2026-11-26',
  checkedBy: 'two'
}
const lifeline = { ...samaritans, name: '988 Lifeline', region: 'US', dial: '988' }

let answers: Map<string, Uint8Array<ArrayBuffer>>
let asked: string[]
let now: number
let pinnedRoot: string | null

beforeEach(() => {
  answers = new Map()
  asked = []
  now = START
  pinnedRoot = null
})

type Changes = {
  readonly signer?: typeof key
  readonly format?: PackFormat
  readonly part?: Bytes
  readonly bytes?: number
}

function publish(version: number, lines: readonly CheckedLine[], changes: Changes = {}): void {
  const { signer = key, format = 'beside-lines-1' } = changes
  const part = changes.part ?? bytesOf(canonicalLines(lines))
  const sha256 = toHex(plainHash(part))
  const manifest: PackManifest = {
    format,
    version,
    made: START,
    notAfter: START + 35 * DAY_MS,
    parts: [{ name: LINES_PART, bytes: changes.bytes ?? part.length, sha256 }]
  }
  const signature = toBase64url(sign(bytesOf(canonicalPack(manifest)), signer.secret))
  answers.set('/api/lines/pack', bytesOf(JSON.stringify({ manifest, signature })))
  answers.set(`/api/lines/parts/${sha256}`, new Uint8Array(part))
}

function open() {
  return openPlaceLines({
    address: '',
    pinnedRoot: () => pinnedRoot,
    now: () => now,
    async fetch(path, init) {
      asked.push(path)
      // As everybody asks, and no browser keeps it by itself.
      expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store' })
      const answer = answers.get(path)
      return answer ? new Response(answer) : new Response(null, { status: 404 })
    }
  })
}

describe('Lines to call', () => {
  test('are those that this place signed, each number letter for letter', async () => {
    publish(3, [samaritans, lifeline])
    const lines = open()
    expect(await lines.bring(place, null)).toEqual({
      lines: [samaritans, lifeline],
      madeAt: START,
      isOld: false,
      trouble: null
    })
    expect((await lines.load(null)).lines).toHaveLength(2)
  })

  test('are none, and nothing is wrong, where a place never had one, or has none any more', async () => {
    expect(await open().bring(place, null)).toMatchObject({ lines: [], trouble: null })
    publish(3, [])
    expect(await open().bring(place, null)).toMatchObject({
      lines: [],
      madeAt: START,
      trouble: null
    })
  })

  test.each<readonly [string, Changes]>([
    ['another key signed it', { signer: another }],
    ['it is a pack of another kind, though the right key signed it', { format: 'beside-pack-1' }],
    ['its part is no text', { part: new Uint8Array([0xff, 0xfe]) }],
    ['its part is another text', { part: bytesOf('{"territories":[{"region":"GB"}]}') }],
    [
      'it holds a line with more than a line has',
      { part: bytesOf(canonicalLines([samaritans]).replace('"name"', '"more":1,"name"')) }
    ],
    ['it says that it is larger than all lines may be', { bytes: WIRE_LIMITS.linesPartBytes + 1 }]
  ])('stay as they were, with their day, where %s', async (_, changes) => {
    publish(3, [samaritans])
    const lines = open()
    await lines.bring(place, null)
    publish(4, [lifeline], changes)
    expect(await lines.bring(place, null)).toEqual({
      lines: [samaritans],
      madeAt: START,
      isOld: false,
      trouble: 'refused'
    })
  })

  test('are not taken where a part was changed on the way', async () => {
    publish(3, [samaritans])
    const [path = ''] = [...answers.keys()].filter((one) => one.includes('/parts/'))
    const wrong = canonicalLines([{ ...samaritans, dial: '116 124' }])
    answers.set(path, new TextEncoder().encode(wrong))
    expect(await open().bring(place, null)).toEqual({
      lines: [],
      madeAt: null,
      isOld: false,
      trouble: 'refused'
    })
  })

  test('never become older ones, though they were signed', async () => {
    const lines = open()
    publish(4, [lifeline])
    await lines.bring(place, null)
    publish(3, [samaritans])
    // As after a restore: nobody forged it, and no alarm is raised.
    expect(await lines.bring(place, null)).toMatchObject({ lines: [lifeline], trouble: 'older' })
  })

  test('are a million in no pack: more than a place may have is not even fetched', async () => {
    const part = bytesOf(canonicalLines(Array.from({ length: 20_000 }, () => samaritans)))
    publish(3, [], { part })
    const asking = open()
    expect(await asking.bring(place, null)).toMatchObject({ lines: [], trouble: 'refused' })
    expect(asked).toEqual(['/api/lines/pack'])
    // Small enough to be fetched, and still too many.
    publish(4, [], { part: bytesOf(canonicalLines(Array.from({ length: 41 }, () => samaritans))) })
    expect(await asking.bring(place, null)).toMatchObject({ lines: [], trouble: 'refused' })
  })

  test('stay, and say so, where the place is not reached, or says that it has none', async () => {
    publish(3, [samaritans])
    const lines = open()
    await lines.bring(place, null)
    const still = { lines: [samaritans], madeAt: START, trouble: 'not-reached' }
    expect(await lines.bring(null, null)).toMatchObject(still)
    answers.clear()
    expect(await lines.bring(place, null)).toMatchObject(still)
  })

  test.each([
    ['a year ahead', 365, true],
    ['a year behind', -365, false]
  ])('are all there on a device whose clock is %s', async (_, days, isOld) => {
    now = START + days * DAY_MS
    publish(3, [samaritans])
    expect(await open().bring(place, null)).toMatchObject({ lines: [samaritans], isOld })
  })
})

describe('On one’s own device', () => {
  test('the last good lines outlive a reload, and nothing older is taken after it', async () => {
    const keep = keepInMemory()
    publish(4, [samaritans])
    await open().bring(place, keep)
    const later = open()
    expect(await later.bring(null, keep)).toMatchObject({ lines: [samaritans], madeAt: START })
    publish(3, [lifeline])
    expect(await later.bring(place, keep)).toMatchObject({ lines: [samaritans], trouble: 'older' })
  })

  test('are at hand before anybody is asked for them', async () => {
    const keep = keepInMemory()
    publish(4, [samaritans])
    await open().bring(place, keep)
    asked = []
    const later = open()
    expect(await later.load(keep)).toMatchObject({ lines: [samaritans], trouble: null })
    expect(later.late()).toMatchObject({ lines: [samaritans], trouble: 'not-reached' })
    expect(asked).toEqual([])
  })

  test('what came before it was called one’s own is kept too, and not fetched once more', async () => {
    const keep = keepInMemory()
    publish(3, [samaritans])
    const lines = open()
    await lines.bring(place, null)
    expect(keep.parts.size).toBe(0)
    asked = []
    await lines.bring(place, keep)
    expect(asked).toEqual(['/api/lines/pack'])
    expect(await open().bring(null, keep)).toMatchObject({ lines: [samaritans] })
  })

  test('lines that were changed where they are kept are not shown, and those of another place neither', async () => {
    const keep = keepInMemory()
    publish(3, [samaritans], { signer: another })
    await open().bring(placeOf(another, 2), keep)
    pinnedRoot = toBase64url(place.root)
    expect(await open().load(keep)).toMatchObject({ lines: [] })
    publish(2, [samaritans])
    expect(await open().bring(place, keep)).toMatchObject({ lines: [samaritans], trouble: null })
    const signed = (await keep.loadSigned()) as Parameters<typeof keep.saveSigned>[0]
    const { manifest } = signed.served
    const served = { ...signed.served, manifest: { ...manifest, notAfter: START * 2 } }
    await keep.saveSigned({ ...signed, served })
    expect(await open().load(keep)).toMatchObject({ lines: [] })
    expect(await open().bring(place, keep)).toMatchObject({ lines: [samaritans], trouble: null })
  })

  test('a copy that the disk has spoiled is not shown', async () => {
    const keep = keepInMemory()
    publish(3, [samaritans])
    await open().bring(place, keep)
    for (const sha256 of keep.parts.keys()) keep.parts.set(sha256, bytesOf('{"territories":[]}'))
    expect(await open().bring(null, keep)).toMatchObject({ lines: [], trouble: 'not-reached' })
  })
})

test('On a shared device nothing is kept', async () => {
  publish(3, [samaritans])
  await open().bring(place, null)
  expect(await open().bring(null, null)).toMatchObject({ lines: [], madeAt: null })
})
