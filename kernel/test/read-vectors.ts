import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Bytes } from '../src/bytes/encode.ts'

const own = new URL('../../vectors/', import.meta.url)
const shared = new URL('../../../shared/vectors/', import.meta.url)

/** Our own copy of short vectors, such as those that an RFC prints. */
export function readVectors<Shape>(path: string): Shape {
  return read(new URL(path, own))
}

/**
 * Large outside vectors that lie beside the project, or `undefined` with one line that says so. Under CI they
 * must be there: a check that nobody sees left out is no check.
 */
export function readSharedVectors<Shape>(path: string): Shape | undefined {
  const url = new URL(path, shared)
  if (existsSync(fileURLToPath(url))) return read(url)
  if (process.env.CI !== undefined && process.env.CI !== 'false') {
    throw new Error(`shared/vectors/${path} is missing`)
  }
  process.stderr.write(`Left out: shared/vectors/${path} is not here.\n`)
  return undefined
}

export function fromHex(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function read<Shape>(url: URL): Shape {
  return JSON.parse(readFileSync(url, 'utf8')) as Shape
}
