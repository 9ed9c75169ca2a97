import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { entities } from './entities.ts'
import { isEntityName, isRecord, shapeOf } from './entity.ts'
import type { Json, JsonRecord } from './entity.ts'
import { keptOf, readAll, summarise } from './feeds.fixture.ts'
import { findHidden, writeRecord } from './index.ts'
import type { Kept } from './index.ts'
import {
  expectedOf,
  hasSamples,
  listSamples,
  parseSample,
  readSample,
  samples
} from './samples.fixture.ts'
import { schemaJudge } from './schemas.fixture.ts'

const judge = hasSamples ? schemaJudge() : () => []

async function readSampleFeed(path: string) {
  return readAll(readSample(path), { isLines: path.includes('ndjson') })
}

test.skipIf(!hasSamples).each(samples)(
  '%s is read, or refused for the right reason',
  async (path) => {
    expect(summarise(await readSampleFeed(path))).toBe(expectedOf(path))
  }
)

test.skipIf(!hasSamples).each(samples)(
  'what is kept of %s goes out valid, comes in again the same, and goes out the same',
  async (path) => {
    const kept = keptOf(await readSampleFeed(path))
    const hidden = findHidden(kept)
    for (const one of kept) {
      const out = written(one, hidden)
      expect(judge(one.entity, out)).toEqual([])
      const again = await readAll([out], { isOurs: true, entity: one.entity })
      expect(again.map((read) => ('refused' in read ? read : read.notes))).toEqual([[]])
      const [back] = keptOf(again)
      expect(canonical(written(back!, hidden))).toBe(canonical(out))
    }
    // Where nothing of a record is hidden, the directory has the same again.
    for (const one of kept) {
      const out = written(one, hidden)
      if (canonical(out) !== canonical(written(one, findHidden([])))) continue
      if (findHidden([one]).ids.size > 0) continue
      const [back] = keptOf(await readAll([out], { isOurs: true, entity: one.entity }))
      expect(canonical(back?.record)).toBe(canonical(one.record))
    }
  }
)

test.skipIf(!hasSamples)('the examples of the standard go out as they came in', async () => {
  const paths = listSamples('schema/hsds-3.2.3/examples', /_full\.json$|taxonomy.*\.json$/)
  expect(paths.length).toBeGreaterThan(5)
  for (const path of paths.filter((path) => !path.includes('list'))) {
    const [kept] = keptOf(await readSampleFeed(path))
    expect(canonical(written(kept!, findHidden([])))).toBe(canonical(withoutWhatIsNoPlace(path)))
  }
})

test.skipIf(!hasSamples)('our table of HSDS says what the schemas of the standard say', () => {
  const paths = listSamples('schema/hsds-3.2.3/schema', /\.json$/)
  const names = paths.map((path) => path.split('/').at(-1)!.replace('.json', ''))
  expect(names.toSorted()).toEqual(Object.keys(entities).toSorted())
  for (const [index, name] of names.entries()) {
    if (!isEntityName(name)) throw new Error(name)
    const schema = parseSample(paths[index]!) as Schema
    const shape = shapeOf(name)
    const ours = [shape.fields, shape.lists, shape.ones].flatMap((part) => Object.keys(part))
    const theirs = Object.keys(schema.properties)
    expect(theirs.filter((field) => field !== 'id' && !ours.includes(field))).toEqual([])
    // The API nests these; no schema of an entity does.
    const nested = ['services', 'service', 'taxonomy_terms']
    const more = ours.filter((field) => !theirs.includes(field) && !field.startsWith('beside_'))
    expect(more.filter((field) => !nested.includes(field))).toEqual([])
    expect(['id', ...shape.must].toSorted()).toEqual(schema.required.toSorted())
    expect([...shape.mustInRow].toSorted()).toEqual(
      (schema.tabular_required ?? shape.mustInRow).toSorted()
    )
    for (const [field, { enum: choices }] of Object.entries(schema.properties)) {
      if (choices !== undefined) expect(shape.fields[field]).toEqual(choices)
    }
  }
})

type Schema = {
  readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>
  readonly required: readonly string[]
  readonly tabular_required?: readonly string[]
}

function written(kept: Kept, hidden: ReturnType<typeof findHidden>): JsonRecord {
  const out = writeRecord(kept, hidden)
  if ('refused' in out) throw new Error(`${out.refused} ${out.at}`)
  return out.json
}

function withoutWhatIsNoPlace(path: string): Json {
  const change = (value: Json | undefined): Json => {
    if (typeof value === 'string') return value.trim()
    if (Array.isArray(value)) return value.map((one: Json) => change(one))
    if (!isRecord(value)) return value ?? null
    const entries = Object.entries(value).filter(([name]) => !/^(lat|long)itude$/.test(name))
    return Object.fromEntries(entries.map(([name, inner]) => [name, change(inner)]))
  }
  return change(parseSample(path) as Json)
}
