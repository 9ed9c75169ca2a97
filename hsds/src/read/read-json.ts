import type { Json } from '../entity.ts'
import { LIMITS } from '../limits.ts'
import { decode } from './decode.ts'
import type { Bytes } from './decode.ts'
import type { Feed, Read } from './feed.ts'
import { LineSplitter } from './split-lines.ts'
import { newMemory, recordReader, refuse } from './read-record.ts'
import type { Memory } from './read-record.ts'
import { JsonSplitter } from './split-json.ts'
import type { Piece } from './split-json.ts'

const BROKEN_LETTER = '\uFFFD'

/**
 * Reads the records of a feed in JSON, of HSDS 3, Open Referral UK or older, one after another and
 * without keeping them: each is kept, repaired with notes, or refused with the reason. Where the
 * feed itself goes beyond a limit or breaks off, the last thing said is that. Files of one feed share a
 * memory: its ids and how many records it may have count over all of them.
 *
 * @example
 * for await (const read of readJson(file, { source: 'https://example.org/services.json' })) {
 *   if ('refused' in read) report(read.line, read.refused)
 *   else keep(read.entity, read.record, read.notes)
 * }
 */
export async function* readJson(
  bytes: Bytes,
  feed: Feed,
  memory: Memory = newMemory()
): AsyncGenerator<Read> {
  const limits = { ...LIMITS, ...feed.limits }
  const splitter = feed.isLines === true ? new LineSplitter(limits) : new JsonSplitter(limits)
  const read = recordReader(feed, memory)
  for await (const text of decode(bytes, { encoding: feed.encoding, limits })) {
    if (text === undefined) {
      yield refuse(splitter.line, { reason: 'feed-too-long' })
      return
    }
    for (const piece of splitter.push(text)) {
      memory.records += 1
      if (memory.records > limits.records) {
        yield refuse(piece.line, { reason: 'too-many-records' })
        return
      }
      yield readPiece(piece, read)
    }
  }
  for (const piece of splitter.end()) yield readPiece(piece, read)
}

function readPiece(
  piece: Piece,
  read: (given: { readonly line: number; readonly raw: Json }) => Read
): Read {
  const { line } = piece
  if ('reason' in piece) return refuse(line, { reason: piece.reason })
  if (piece.text.includes(BROKEN_LETTER)) return refuse(line, { reason: 'wrong-encoding' })
  const raw = parse(piece.text)
  return raw === undefined ? refuse(line, { reason: 'broken-json' }) : read({ line, raw })
}

function parse(text: string): Json | undefined {
  try {
    const raw: unknown = JSON.parse(text)
    return isJson(raw) ? raw : undefined
  } catch {
    return undefined
  }
}

// What the parser gives is JSON, which its type does not say.
function isJson(value: unknown): value is Json {
  return value !== undefined
}
