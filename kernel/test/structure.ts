import { createHash } from 'node:crypto'
import type { Bytes } from '../src/bytes/encode.ts'
import { fromHex, toHex } from './read-vectors.ts'

/** Language-neutral JSON: bytes are lower-case hex, everything else is what it is. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
export type Fields = { readonly [name: string]: Json }
export type Random = (size: number) => Bytes

/** One structure of K1: how it is made from its fields, and how it is read. */
export type Structure = {
  readonly name: string
  readonly about: string
  readonly cases: readonly { readonly name: string; readonly in: Fields }[]
  /** The output for an input; random bytes are taken in this order and written down. */
  readonly make: (input: Fields, random: Random) => Fields
  /** Reads `in` and `out` together; `undefined` if it must be refused. Absent where nothing is read. */
  readonly read?: (both: Fields) => unknown
  /** What must be refused, made from the first valid case. */
  readonly spoil?: (both: Fields) => readonly { readonly name: string; readonly in: Fields }[]
}
export type VectorCase = {
  readonly name: string
  readonly in: Fields
  readonly random: string
  readonly out: Fields
}

/** Bytes that look random and are the same every time, so that vectors can be made again. */
export function fixedRandom(seed: string): Random & { readonly taken: () => string } {
  let count = 0
  let taken = ''
  const random = (size: number): Bytes => {
    const blocks = Array.from({ length: Math.ceil(size / 32) }, () => {
      count += 1
      return createHash('sha256').update(`${seed}/${count}`).digest()
    })
    const bytes = new Uint8Array(Buffer.concat(blocks).subarray(0, size))
    taken += toHex(bytes)
    return bytes
  }
  return Object.assign(random, { taken: () => taken })
}

/** The random bytes of a vector, in order; it throws when more are asked for than were written down. */
export function replay(hex: string): Random & { readonly isUsedUp: () => boolean } {
  const bytes = fromHex(hex)
  let at = 0
  const random = (size: number): Bytes => {
    if (at + size > bytes.length) throw new Error('The vector has no more random bytes')
    at += size
    return bytes.slice(at - size, at)
  }
  return Object.assign(random, { isUsedUp: () => at === bytes.length })
}

export function text(fields: Fields, name: string): string {
  const value = fields[name]
  if (typeof value !== 'string') throw new Error(`${name} is not a text`)
  return value
}

export function number(fields: Fields, name: string): number {
  const value = fields[name]
  if (typeof value !== 'number') throw new Error(`${name} is not a number`)
  return value
}

/** Hex fields as bytes, with whatever brand the kernel wants there. */
export function bytes<Kind extends Bytes = Bytes>(fields: Fields, name: string): Kind {
  return fromHex(text(fields, name)) as Kind
}

/** Any kernel value as vector JSON. */
export function toJson(value: unknown): Json {
  if (value instanceof Uint8Array) return toHex(value)
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toJson(inner)]))
  }
  return (value ?? null) as Json
}

/** Vector JSON as a kernel value: every text becomes bytes, except the named ones. */
export function fromJson(value: Json, textNames: readonly string[]): unknown {
  if (typeof value === 'string') return fromHex(value)
  if (Array.isArray(value)) return value.map((one: Json) => fromJson(one, textNames))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      textNames.includes(name) ? inner : fromJson(inner, textNames)
    ])
  )
}

/** The same hex with one bit changed, in the middle unless said. */
export function flipped(hex: string, at: number = Math.floor(hex.length / 4)): string {
  const changed = fromHex(hex)
  changed[at] = (changed[at] ?? 0) ^ 1
  return toHex(changed)
}

/** One spoiled case for each of these fields, with one bit of it changed. */
export function flipEach(both: Fields, names: readonly string[]): { name: string; in: Fields }[] {
  return names.map((name) => ({
    name: `one bit of ${name} changed`,
    in: { ...both, [name]: flipped(text(both, name)) }
  }))
}

/** The ways in which encoded bytes are most easily read too generously. */
export function cutAndStretch(both: Fields, name: string): { name: string; in: Fields }[] {
  const hex = text(both, name)
  return [
    { name: 'a byte more at the end', in: { ...both, [name]: `${hex}00` } },
    { name: 'a byte less at the end', in: { ...both, [name]: hex.slice(0, -2) } },
    { name: 'another label', in: { ...both, [name]: flipped(hex, 6) } },
    { name: 'nothing', in: { ...both, [name]: '' } }
  ]
}
