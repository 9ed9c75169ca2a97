/** Feeds as somebody has them, and reading them as an operator's command does it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Running } from '../running.fixture.ts'
import { publishFeed } from './held-rows.ts'
import { readApart } from './read-apart.ts'
import { stageImport } from './stage-import.ts'
import type { Staged } from './stage-import.ts'

export const SOURCE = 'https://feed.example/services'
const TODAY = '2026-11-27'

type Service = Record<string, unknown> & { readonly id: string; readonly name: string }

/** An id as the standard wants it, of a number. */
const idOf = (number: number) => `ac148810-d857-441c-9679-${String(number).padStart(12, '0')}`

export function service(number: number, changes: Record<string, unknown> = {}): Service {
  return {
    id: idOf(number),
    name: `Warm room ${number}`,
    status: 'active',
    description: 'Meals and a warm room, for whoever comes.',
    organization: { id: idOf(900), name: 'Open Door', description: 'A charity.' },
    phones: [{ id: idOf(10_000 + number), number: '0113 496 0000' }],
    ...changes
  }
}

/** Where nobody may read where it is. */
export const REFUGE_STREET = '12 Hollybush Lane'
export function refuge(number: number): Service {
  const address = {
    id: idOf(20_000 + number),
    address_1: REFUGE_STREET,
    city: 'Leeds',
    state_province: 'Yorkshire',
    postal_code: 'LS9 7QZ',
    country: 'GB',
    address_type: 'physical'
  }
  const location = {
    id: idOf(30_000 + number),
    location_type: 'physical',
    name: 'Hollybush House',
    latitude: 53.812345,
    longitude: -1.512345,
    addresses: [address]
  }
  return service(number, {
    name: "Women's refuge",
    description: 'A refuge for women who flee violence at home. Find us at 12 Hollybush Lane.',
    service_at_locations: [{ id: idOf(40_000 + number), location }]
  })
}

export async function stage(
  server: Running,
  feed: string | Uint8Array,
  options: { readonly source?: string; readonly name?: string; readonly bytesMax?: number } = {}
): Promise<Staged> {
  const { source = SOURCE, name = 'feed.json', ...rest } = options
  const folder = await mkdtemp(join(tmpdir(), 'beside-feed-'))
  try {
    const path = join(folder, name)
    await writeFile(path, feed)
    await using store = await server.openStore()
    const read = readApart({ path, name, source, ...rest })
    return await stageImport(store, { source, today: TODAY, bytes: feed.length }, read)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Reads a feed, publishes it, and has the pack made. */
export async function publish(
  server: Running,
  services: readonly Service[],
  source = SOURCE
): Promise<Staged> {
  const staged = await stage(server, JSON.stringify(services), { source })
  await publishStaged(server, staged.id)
  await server.server.renewDirectory()
  return staged
}

export async function publishStaged(server: Running, id: number): Promise<boolean> {
  await using store = await server.openStore()
  return await store.write((db) => publishFeed(db, id))
}
