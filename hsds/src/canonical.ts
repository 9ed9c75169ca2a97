import { isList } from './entity.ts'
import type { Json } from './entity.ts'

/** One text for one value, whatever the order of its fields: JSON with sorted names (RFC 8785). */
export function canonical(value: Json | undefined): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  if (isList(value)) return `[${value.map((one: Json) => canonical(one)).join(',')}]`
  let text = ''
  for (const name of Object.keys(value).sort()) {
    const inner = value[name]
    if (inner !== undefined) text += `${text === '' ? '' : ','}${quoted(name)}:${canonical(inner)}`
  }
  return `{${text}}`
}

const QUOTED_MAX = 2_000
const quotedNames = new Map<string, string>()

// The same few hundred names stand in each record, and to quote one costs as much as to read it.
function quoted(name: string): string {
  const known = quotedNames.get(name)
  if (known !== undefined) return known
  const text = JSON.stringify(name)
  if (quotedNames.size < QUOTED_MAX && name.length < QUOTED_MAX) quotedNames.set(name, text)
  return text
}
