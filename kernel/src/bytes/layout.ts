/**
 * A layout says once which fields an encoded structure has, in which order and of which size. Writing and
 * reading both come from it, so they cannot drift apart. The order of the names is the order of the bytes.
 */
import {
  decode,
  encode,
  fieldBytes,
  joinBytes,
  readU32,
  readU64,
  type Bytes,
  type Field,
  type FieldSize
} from './encode.ts'

export type Part<Value> = {
  readonly size: FieldSize
  write(value: Value): Field
  /** `undefined` refuses the whole structure. */
  readonly read: (bytes: Bytes) => Value | undefined
}
export type Layout<Shape> = {
  encode(value: Shape): Bytes
  decode(bytes: Uint8Array): Shape | undefined
}
export type ShapeOf<Known> = Known extends Layout<infer Shape> ? Shape : never
/** The shape of any of these kinds, or of those that are named. */
export type KindOf<Tag extends string, Kinds, Name extends keyof Kinds = keyof Kinds> = {
  [Kind in Name]: { readonly [One in Tag]: Kind } & ShapeOf<Kinds[Kind]>
}[Name]
type Parts = { readonly [name: string]: Part<unknown> }
export type ShapeOfParts<Known extends Parts> = {
  readonly [Name in keyof Known]: Known[Name] extends Part<infer Value> ? Value : never
}

/** `constant`, if given, is the first field: it is written as it is, and read only as it is. */
export function layout<const Known extends Parts>(
  label: string,
  parts: Known,
  constant?: Bytes
): Layout<ShapeOfParts<Known>> {
  const known = Object.entries(parts)
  const first = constant ? [constant] : []
  const sizes = [...first.map(({ length }) => length), ...known.map(([, { size }]) => size)]
  return {
    encode: (value) =>
      encode(label, ...first, ...known.map(([name, part]) => part.write(value[name]))),
    decode: (bytes) => {
      const fields = decode(label, bytes, sizes)
      const found = constant ? fields?.shift() : constant
      if (!fields || found?.join() !== constant?.join()) return undefined
      const values = fields.map((field, index) => known[index]?.[1].read(field))
      if (values.includes(undefined)) return undefined
      return Object.fromEntries(
        known.map(([name], index) => [name, values[index]])
      ) as ShapeOfParts<Known>
    }
  }
}

/** One of several layouts, told apart by their labels. `tag` is the field that names which one it is. */
export function oneOf<
  const Tag extends string,
  const Kinds extends { [kind: string]: Layout<object> }
>(tag: Tag, kinds: Kinds): Layout<KindOf<Tag, Kinds>> {
  return {
    encode: (value) => (kinds[value[tag]] as Layout<object>).encode(value),
    decode: (bytes) => {
      for (const [kind, known] of Object.entries(kinds)) {
        const fields = known.decode(bytes)
        if (fields) return { [tag]: kind, ...fields } as KindOf<Tag, Kinds>
      }
      return undefined
    }
  }
}

/** Bytes of exactly this size. */
export function fixed<Kind extends Bytes = Bytes>(size: number): Part<Kind> {
  return { size, write: (value) => value, read: (bytes) => bytes as Kind }
}

/** At most this many bytes. */
export function upTo(max: number): Part<Bytes> {
  return { ...fixed(max), size: { max } }
}

/** A u32 from 0 to `max`. */
export function wholeNumber(max = 0xffffffff): Part<number> {
  return { size: 4, write: (value) => value, read: (bytes) => atMost(readU32(bytes), max) }
}

/** A u64, for times in ms since 1970. */
export const TIME: Part<number> = { size: 8, write: BigInt, read: readU64 }

/** One byte, 0 or 1. */
export const FLAG: Part<boolean> = {
  size: 1,
  write: (value) => Uint8Array.of(Number(value)),
  read: ([byte = 2]) => [false, true][byte]
}

/** Up to `max` items of one size each, one after another. */
export function listOf<Item>(
  item: { readonly bytes: number; readonly max: number },
  write: (value: Item) => Field,
  read: (bytes: Bytes) => Item
): Part<readonly Item[]> {
  return {
    size: { max: item.bytes * item.max },
    write: (items) => joinBytes(...items.map((value) => fieldBytes(write(value)))),
    read: (bytes) => {
      const count = bytes.length / item.bytes
      if (!Number.isInteger(count)) return undefined
      const starts = Array.from({ length: count }, (_, index) => index * item.bytes)
      return starts.map((at) => read(bytes.slice(at, at + item.bytes)))
    }
  }
}

function atMost(value: number, max: number): number | undefined {
  return value <= max ? value : undefined
}
