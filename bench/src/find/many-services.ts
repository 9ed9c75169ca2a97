/**
 * As many services as are asked for: the real ones that lie beside the project, and then services put together
 * of their sentences, names, towns and hours. The vocabulary is thinner than that of so many real ones.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findHidden, readJson, writeRecord } from '../../../hsds/src/index.ts'
import type { JsonRecord, Kept } from '../../../hsds/src/index.ts'
import { root } from '../../../scripts/setup/paths.mjs'

const folders = ['../shared/directory/data', '../../shared/directory/data']
const feeds = ['haarrrvest-cc0/services.hsds.json', 'miami-open211-2019/services.hsds3.json']
const SENTENCES = 6

export async function manyServices(count: number): Promise<readonly JsonRecord[]> {
  const real = await realServices()
  const made = Array.from({ length: Math.max(0, count - real.length) }, (_, index) =>
    recombine(real, index)
  )
  return [...real, ...made].slice(0, count)
}

async function realServices(): Promise<readonly JsonRecord[]> {
  const folder = folders.map((path) => join(root, path)).find((path) => existsSync(path))
  if (folder === undefined)
    throw new Error('The real services are not here: shared/directory is missing.')
  const kept: Kept[] = []
  for (const feed of feeds) {
    const bytes = readFileSync(join(folder, feed))
    for await (const read of readJson([bytes], { source: feed, entity: 'service' })) {
      if ('record' in read) kept.push(read)
    }
  }
  const hidden = findHidden(kept)
  return kept.flatMap((one) => {
    const written = writeRecord(one, hidden)
    return 'json' in written ? [written.json] : []
  })
}

function recombine(real: readonly JsonRecord[], index: number): JsonRecord {
  const random = randomFrom(index + 1)
  const any = (): JsonRecord => real[Math.floor(random() * real.length)] ?? {}
  const [base, named, housed] = [any(), any(), any()]
  const text = (record: JsonRecord, name: string) => {
    const value = record[name]
    return typeof value === 'string' ? value : ''
  }
  const sentences = Array.from({ length: SENTENCES }, () => text(any(), 'description'))
    .map((description) => description.split(/(?<=[.!?])\s+/))
    .map((all) => all[Math.floor(random() * all.length)] ?? '')
  const words = [
    ...text(named, 'name').split(' ').slice(0, 2),
    ...text(base, 'name').split(' ').slice(-3)
  ]
  return {
    ...base,
    id: idFrom(random),
    name: words.join(' '),
    description: sentences.slice(0, 1 + Math.floor(random() * SENTENCES)).join(' '),
    organization: housed.organization,
    service_at_locations: housed.service_at_locations,
    phones: [{ id: idFrom(random), number: phoneFrom(random) }]
  }
}

function phoneFrom(random: () => number): string {
  const digits = (count: number) => String(Math.floor(random() * 10 ** count)).padStart(count, '0')
  return `305-${digits(3)}-${digits(4)}`
}

function idFrom(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-5$3-a$4-')
}

/** Mulberry32: the same numbers from the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
