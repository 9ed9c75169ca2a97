import { sha1 } from '@noble/hashes/legacy.js'

// Drawn once at random. Everything that is made here from a feed's own ids stands on it.
const NAMESPACE = '5b3a1f0e-6c1d-4e57-9a7b-0d2f8c46e193'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const REMEMBERED_MAX = 50_000
const NAME_LENGTH_MAX = 100
const encoder = new TextEncoder()
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** What makes ids for one source, so that reading its feed again makes the same ones. */
export function idMaker(source: string): (name: string) => string {
  const space = bytesOf(uuidFrom(bytesOf(NAMESPACE), source))
  // A table names the same few things in row after row.
  const made = new Map<string, string>()
  return (name) => {
    const known = made.get(name)
    if (known !== undefined) return known
    const id = uuidFrom(space, name)
    if (made.size === REMEMBERED_MAX) made.clear()
    if (name.length <= NAME_LENGTH_MAX) made.set(name, id)
    return id
  }
}

/** UUID of version 5 (RFC 9562): SHA-1 over a namespace and a name. It names and protects nothing. */
function uuidFrom(space: Uint8Array, name: string): string {
  const text = encoder.encode(name)
  const whole = new Uint8Array(space.length + text.length)
  whole.set(space)
  whole.set(text, space.length)
  const hash = sha1(whole)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  let hex = ''
  for (const byte of hash.subarray(0, 16)) hex += HEX[byte] ?? ''
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function bytesOf(uuid: string): Uint8Array {
  const hex = uuid.replaceAll('-', '')
  return Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  )
}
