/** A feed as a file: what it is, and its bytes once they are unpacked. */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

export type FeedFile = {
  readonly path: string
  /** As the person called it: its end may say that each line is a record. */
  readonly name: string
  readonly source: string
  readonly encoding?: string | undefined
  readonly isOurs?: boolean
  /** Tells each row that is refused, and not the first ones alone. */
  readonly tellsAll?: boolean
  /** What a package may hold, unpacked. */
  readonly bytesMax?: number
}

/** What a feed is by its first bytes. */
export type FeedForm = 'json' | 'lines' | 'table' | 'zip' | 'folder'

const GZIP = [0x1f, 0x8b]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const READ_BYTES = 256 * 1024

export async function formOf({ path, name }: FeedFile): Promise<FeedForm> {
  if ((await stat(path)).isDirectory()) return 'folder'
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    if (startsWith(buffer, ZIP)) return 'zip'
  } finally {
    await file.close()
  }
  const bare = name.toLowerCase().replace(/\.gz$/u, '')
  if (/\.(csv|tsv)$/u.test(bare)) return 'table'
  return /\.(ndjson|jsonl)$/u.test(bare) ? 'lines' : 'json'
}

/** The bytes of a file, unpacked where it is packed by gzip. Counts what was read of the file itself. */
export async function* bytesOf(
  path: string,
  onRead: (bytes: number) => void
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: READ_BYTES })
  file.on('data', (chunk) => onRead(chunk.length))
  file.pause()
  yield* (await isPacked(path)) ? unpack(file) : file
}

async function isPacked(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return startsWith(buffer, GZIP)
  } finally {
    await file.close()
  }
}

function unpack(file: Readable): Readable {
  // What breaks in one shows in the other, which is read.
  return pipeline(file, createGunzip({ chunkSize: READ_BYTES }), () => undefined)
}

function startsWith(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[index] === byte)
}
