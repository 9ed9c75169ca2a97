/** Records come from whoever publishes them: what is not of the shape that is asked for is not there. */
import type { Json, JsonRecord } from '@beside/hsds'
import { BETWEEN, WITHIN } from '../bytes/columns.ts'

const nothing: JsonRecord = {}

export function textOf(record: JsonRecord, name: string): string {
  const value = record[name]
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  return value.replaceAll(BETWEEN, ' ').replaceAll(WITHIN, ' ').trim()
}

export function numberOf(record: JsonRecord, name: string): number | undefined {
  const value = record[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export function listOf(record: JsonRecord, name: string): readonly JsonRecord[] {
  const value = record[name]
  if (!Array.isArray(value)) return []
  const all: readonly Json[] = value
  return all.filter((one) => isRecord(one))
}

export function oneOf(record: JsonRecord, name: string): JsonRecord {
  const value = record[name]
  return isRecord(value) ? value : nothing
}

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Each text once, in the order in which they came, without the empty ones. */
export function once(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}
