import { basename } from 'node:path'
import { SOURCE } from '../feeds.fixture.ts'
import { LIMITS, readTables } from '../index.ts'
import type { Feed, Kept, Package, TableRead } from '../index.ts'
import { listSamples, parseSample, readSample } from '../samples.fixture.ts'
import { CsvReader } from './csv.ts'

type NamedText = { readonly name: string; readonly text: string | Uint8Array }

export async function readAllTables(
  tables: readonly NamedText[],
  feed: Partial<Feed> = {}
): Promise<readonly TableRead[]> {
  const given = tables.map(({ name, text }) => ({
    name,
    bytes: [typeof text === 'string' ? new TextEncoder().encode(text) : text]
  }))
  const reads: TableRead[] = []
  for await (const read of readTables(given, { source: SOURCE, ...feed })) reads.push(read)
  return reads
}

export function sampleTables(folder: string): readonly NamedText[] {
  return listSamples(folder, /\.csv(\.gz)?$/).map((path) => ({
    name: basename(path).replace('.gz', ''),
    text: readSample(path)
  }))
}

export function recordsOf(reads: readonly TableRead[]): readonly Kept[] {
  return reads.flatMap((read) => ('record' in read ? [read] : []))
}

export function tablesIn(written: Package): readonly NamedText[] {
  return written.tables.map(({ path, rows }) => ({ name: path, text: [...rows()].join('') }))
}

/** What was kept of each entity, and what was refused of each table and why. */
export function summariseTables(reads: readonly TableRead[]): string {
  const counts = new Map<string, number>()
  const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  for (const read of reads) {
    if ('record' in read) add(read.entity)
    if (!('refused' in read)) continue
    const { reason, at } = read.refused
    add([read.table.replace('.csv', ''), reason, at].filter(Boolean).join(' '))
  }
  return [...counts].map(([what, count]) => `${count} ${what}`).join(', ')
}

export function rowsOf(text: string | Uint8Array): readonly Readonly<Record<string, string>>[] {
  const reader = new CsvReader(LIMITS)
  const whole = typeof text === 'string' ? text : new TextDecoder().decode(text)
  const rows = [...reader.push(whole), ...reader.end()].flatMap((row) =>
    'cells' in row ? [row.cells] : []
  )
  const [names = [], ...more] = rows
  return more.map((cells) =>
    Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  )
}

type Resource = {
  readonly name: string
  readonly path: string
  readonly schema: {
    readonly fields: readonly {
      readonly name: string
      readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] }
    }[]
    readonly foreignKeys?: readonly {
      readonly fields: string
      readonly reference: { readonly resource: string }
    }[]
  }
}

/** What the data package of the standard has against tables: columns, values that must be, ids of other rows. */
export function judgePackage(tables: readonly NamedText[]): readonly string[] {
  const { resources } = parseSample('schema/hsds-3.2.3/datapackage.json') as {
    readonly resources: readonly Resource[]
  }
  const rowsBy = new Map(
    resources.map(({ name, path }) => {
      const table = tables.find((one) => one.name === path)
      return [name, table === undefined ? [] : rowsOf(table.text)]
    })
  )
  const strange = tables.filter(({ name }) => !resources.some(({ path }) => path === name))
  const idsBy = new Map(
    [...rowsBy].map(([name, rows]) => [name, new Set(rows.map((row) => row.id))])
  )
  return [
    ...strange.map(({ name }) => `${name} is no table of the standard`),
    ...resources.flatMap(({ name, schema }) =>
      (rowsBy.get(name) ?? []).flatMap((row) => [
        ...schema.fields.flatMap((field) => {
          const value = row[field.name]
          if (value === undefined) return [`${name}.${field.name} is no column`]
          if (value === '' && field.constraints?.required === true && name !== 'metadata') {
            return [`${name} ${row.id} lacks ${field.name}`]
          }
          const { enum: choices } = field.constraints ?? {}
          const isChoice = value === '' || choices === undefined || choices.includes(value)
          return isChoice ? [] : [`${name}.${field.name} says ${value}`]
        }),
        ...(schema.foreignKeys ?? [])
          .filter(({ fields }) => row[fields] !== undefined && row[fields] !== '')
          .filter(({ fields, reference }) => !idsBy.get(reference.resource)?.has(row[fields]))
          .map(({ fields }) => `${name} ${row.id} names by ${fields} what is not there`)
      ])
    )
  ]
}
