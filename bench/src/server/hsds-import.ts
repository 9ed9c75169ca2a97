/** Reading a directory: made services with all that hangs on one, in one feed that is never whole in memory. */
import { readJson } from '../../../hsds/src/index.ts'
import type { Benchmark } from '../benchmark.ts'
import { median } from '../statistics.ts'

const SERVICES = 20_000
const ROUNDS = 3
const AIM_PER_SECOND = 2_000
const bytesPerMb = 1_000_000

export const hsdsImportBenchmark: Benchmark = {
  name: 'hsds-import',
  peer: 'the aim',
  aim: { text: '≥ 2,000/s', isMet: ({ value }) => value >= AIM_PER_SECOND },
  async measure() {
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await readOnce())
    const value = median(rounds.map(({ perSecond }) => perSecond))
    const [{ bytes } = { bytes: 0 }] = rounds
    const grown = Math.max(...rounds.map(({ grown }) => grown))
    const notes = [
      `${SERVICES} services, ${Math.round(bytes / bytesPerMb)} MB of JSON, every third with something to repair`,
      `the heap grew by at most ${Math.round(grown / bytesPerMb)} MB meanwhile`
    ]
    return {
      value,
      unit: 'services/s',
      against: AIM_PER_SECOND,
      ratio: value / AIM_PER_SECOND,
      notes
    }
  }
}

type Round = { readonly perSecond: number; readonly bytes: number; readonly grown: number }

async function readOnce(): Promise<Round> {
  const made = { bytes: 0 }
  const before = process.memoryUsage().heapUsed
  let most = before
  let kept = 0
  const startedAt = performance.now()
  for await (const read of readJson(makeFeed(made), { source: 'bench' })) {
    if ('record' in read) kept += 1
    if (kept % 1_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed)
  }
  if (kept !== SERVICES) throw new Error(`${kept} of ${SERVICES} services were kept.`)
  const perSecond = kept / ((performance.now() - startedAt) / 1_000)
  return { perSecond, bytes: made.bytes, grown: most - before }
}

function* makeFeed(made: { bytes: number }): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  for (let index = 0; index < SERVICES; index += 1) {
    const before = index === 0 ? '[' : ','
    const bytes = encoder.encode(before + JSON.stringify(makeService(index)))
    made.bytes += bytes.length
    yield bytes
  }
  yield encoder.encode(']')
}

function makeService(index: number) {
  const id = (part: number) => `ac1488${part}0-d857-441c-9679-${String(index).padStart(12, '0')}`
  const words = `Meals and a warm room in street ${index}, for whoever comes. `
  const isRough = index % 3 === 0
  const address = {
    id: id(1),
    address_1: `${index} High Street`,
    city: 'Leeds',
    state_province: 'Yorkshire',
    postal_code: 'LS1 1AA',
    country: 'GB',
    address_type: 'physical'
  }
  const location = {
    id: id(2),
    location_type: 'physical',
    latitude: 53 + index / SERVICES,
    longitude: -1.5,
    addresses: [address]
  }
  return {
    id: isRough ? `service-${index}` : id(3),
    name: `Warm room ${index}`,
    status: 'active',
    description: isRough ? `<p>${words.repeat(8)}</p>` : words.repeat(8),
    url: isRough ? 'www.example.org/rooms' : 'https://example.org/rooms',
    last_modified: isRough ? '2026-09-02T12:06:15' : '2026-09-02T12:06:15Z',
    organization: { id: id(4), name: 'Open Door', description: words },
    phones: [{ id: id(5), number: '0113 496 0000' }],
    schedules: [
      { id: id(6), freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00', closes_at: '17:00' }
    ],
    languages: [{ id: id(7), name: 'English' }],
    service_at_locations: [{ id: id(8), location }]
  }
}
