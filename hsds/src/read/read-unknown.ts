import { isList, isRecord } from '../entity.ts'
import type { Json } from '../entity.ts'
import { isWhole, readText } from '../fields/read-text.ts'
import { join, leftOut, repaired } from './reading.ts'
import type { Reading } from './reading.ts'

const DEPTH_MAX = 8

type Given = { readonly key: string; readonly value: Json; readonly at: string }

/** What HSDS does not know is kept as it is, so that it goes out again; its texts are read as all texts are. */
export function readUnknown(reading: Reading, { key, value, at }: Given): Json | undefined {
  if (key === 'beside_addresses') return undefined
  if (key.startsWith('beside_') && !reading.isOurs) {
    leftOut(reading, at, { why: 'not-theirs-to-say', was: value })
    return undefined
  }
  if (key === '__proto__' || key.length > reading.limits.nameLength || !isWhole(key)) {
    leftOut(reading, at.slice(0, reading.limits.nameLength), { why: 'odd-name', was: value })
    return undefined
  }
  if (isTooDeep(value, 0)) {
    leftOut(reading, at, { why: 'too-deep', was: value })
    return undefined
  }
  return clean(reading, { key, value, at })
}

function isTooDeep(value: Json | undefined, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === DEPTH_MAX || Object.values(value).some((inner) => isTooDeep(inner, depth + 1))
}

function clean(reading: Reading, { key, value, at }: Given): Json | undefined {
  if (typeof value === 'string') return cleanText(reading, { key, value, at })
  if (isList(value)) {
    return value.flatMap((one: Json, index) => {
      const kept = clean(reading, { key, value: one, at: `${at}[${index}]` })
      return kept === undefined ? [] : [kept]
    })
  }
  if (!isRecord(value)) return value
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    if (inner === undefined) return []
    if (name === '__proto__' || !isWhole(name)) {
      leftOut(reading, at, { why: 'odd-name', was: inner })
      return []
    }
    const kept = clean(reading, { key: name, value: inner, at: join(at, name) })
    return kept === undefined ? [] : [[name, kept] as const]
  })
  return Object.fromEntries(entries)
}

function cleanText(reading: Reading, { value, at }: Given): Json | undefined {
  if (typeof value !== 'string' || value === '') return value
  const read = readText(value, reading.limits.textLength)
  if ('loss' in read) {
    leftOut(reading, at, { why: read.loss, was: value })
    return undefined
  }
  for (const how of read.repairs) repaired(reading, at, { how, was: value })
  return read.value
}
