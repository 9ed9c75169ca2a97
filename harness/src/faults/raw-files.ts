/** The files of a store as they lie on the disk, free pages and journal included. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ask } from '../../../server/src/store/postgres/cluster.fixture.ts'
import { readStoreFiles } from '../blindness/read-dump.ts'
import type { Place } from './place.ts'

const PIECE_BYTES = 24
/** An end of every piece of a page in which long words may lie. */
const STEP_BYTES = 1000

/** How many of these sealed words, or pieces of them, some file still holds. */
export async function countInFiles(place: Place, words: readonly Buffer[]): Promise<number> {
  const files = await readFiles(place)
  const isHeld = (piece: Buffer) => files.some((file) => file.includes(piece))
  return words.filter((sealed) => piecesOf(sealed).some(isHeld)).length
}

/**
 * SQLite promises it of all its files. PostgreSQL keeps erased bytes until the room is used again: here its
 * tables are laid anew first, and its journal is left out, as docs/operating.md tells operators.
 */
async function readFiles({ database, setting }: Place): Promise<readonly Buffer[]> {
  if (!database) return [...(await readStoreFiles(setting.dataFolder)).values()]
  await ask(database.url, 'vacuum full records')
  await ask(database.url, 'checkpoint')
  const folder = new URL(database.url).searchParams.get('host') ?? ''
  const base = database.disk?.folder ?? join(folder, 'files', 'base')
  const entries = await readdir(base, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile())
  return await Promise.all(paths.map((entry) => readFile(join(entry.parentPath, entry.name))))
}

function piecesOf(sealed: Buffer): readonly Buffer[] {
  const count = Math.ceil(sealed.length / STEP_BYTES)
  return Array.from({ length: count }, (_, at) =>
    sealed.subarray(at * STEP_BYTES, at * STEP_BYTES + PIECE_BYTES)
  ).filter((piece) => piece.length === PIECE_BYTES)
}
