import { isList, isRecord } from './entity.ts'
import type { Json } from './entity.ts'

/** One text for one value, whatever the order of its fields: JSON with sorted names (RFC 8785). */
export function canonical(value: Json | undefined): string {
  if (isList(value)) return `[${value.map((one: Json) => canonical(one)).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value ?? null)
  const names = Object.keys(value).filter((name) => value[name] !== undefined)
  const parts = names.sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
  return `{${parts.join(',')}}`
}
