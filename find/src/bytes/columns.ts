/** One value of each service, service after service: alike stands beside alike, and so packs small. */
import type { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'

// Between texts that stand in one; `service/read-record.ts` lets neither sign in.
export const BETWEEN = '\u001F'
export const WITHIN = '\u001E'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8')

export type Texts = { readonly length: number; readonly at: (index: number) => string }

export function writeTexts(writer: ByteWriter, texts: readonly string[]): void {
  const lengths = new ByteWriter()
  const bytes = new ByteWriter()
  for (const text of texts) {
    const encoded = encoder.encode(text)
    lengths.varint(encoded.length)
    bytes.raw(encoded)
  }
  writer.varint(texts.length)
  writer.raw(lengths.done())
  writer.block(bytes.done())
}

export function readTexts(reader: ByteReader): Texts {
  const length = reader.count()
  const lengths = reader.varints(length)
  const ends = new Uint32Array(length + 1)
  for (let index = 0; index < length; index += 1) {
    ends[index + 1] = (ends[index] ?? 0) + (lengths[index] ?? 0)
  }
  // A length that is too long is cut off by the bytes that there are.
  const bytes = reader.block()
  const at = (index: number) => {
    const from = ends[index] ?? 0
    const to = ends[index + 1] ?? from
    return from === to ? '' : decoder.decode(bytes.subarray(from, to))
  }
  return { length, at }
}

// How a text of a shared column is named: none, the next one that is new, or how far back from the newest.
const NONE = 0
const NEXT = 1
const BACK = 2

/** Texts of which many are the same: each is written once, and named by how far back it stands. */
export function writeShared(writer: ByteWriter, texts: readonly string[]): void {
  const places = new Map<string, number>()
  const names: number[] = []
  for (const text of texts) {
    const place = places.get(text)
    if (text === '') names.push(NONE)
    else if (place !== undefined) names.push(BACK + places.size - 1 - place)
    else {
      names.push(NEXT)
      places.set(text, places.size)
    }
  }
  writeTexts(writer, [...places.keys()])
  writeNumbers(writer, names)
}

export type Shared = Texts & {
  readonly refAt: (index: number) => number
}

export function readShared(reader: ByteReader): Shared {
  const distinct = readTexts(reader)
  const refs = readNumbers(reader)
  let newest = 0
  for (const [index, name] of refs.entries()) {
    if (name === NEXT) newest += 1
    // 0 stays for none, so that the first text is 1.
    if (name !== NONE) refs[index] = name === NEXT ? newest : Math.max(0, newest - (name - BACK))
  }
  const refAt = (index: number) => refs[index] ?? 0
  return { length: refs.length, refAt, at: (index) => distinct.at(refAt(index) - 1) }
}

export function writeNumbers(writer: ByteWriter, numbers: readonly number[]): void {
  writer.varint(numbers.length)
  for (const number of numbers) writer.varint(number)
}

export function readNumbers(reader: ByteReader): Uint32Array {
  return reader.varints(reader.count())
}

/** Numbers that lie close to the one before them. */
export function writeSteps(writer: ByteWriter, numbers: readonly number[]): void {
  writer.varint(numbers.length)
  let before = 0
  for (const number of numbers) {
    writer.signed(number - before)
    before = number
  }
}

export function readSteps(reader: ByteReader): Int32Array {
  const steps = reader.varints(reader.count())
  const numbers = new Int32Array(steps.length)
  let before = 0
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] ?? 0
    before += step % 2 === 1 ? -(step + 1) / 2 : step / 2
    numbers[index] = before
  }
  return numbers
}
