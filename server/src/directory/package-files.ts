/** The files of a data package, in a zip or a folder. Nothing of a zip is written anywhere: its files are read in place. */
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { tablesOf } from '@beside/hsds'
import type { Json, Table } from '@beside/hsds'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { bytesOf } from './feed-file.ts'

/** What a file says whose list names what is outside of it. */
export const UNSAFE = 'unsafe-path'

/** A file that is not what it says, or was cut short. */
export class DamagedFile extends Error {}

export type PackageFile = {
  readonly path: string
  /** What it holds, unpacked. It can be asked for once more. */
  readonly read: () => AsyncIterable<Uint8Array>
}

const FILES_MAX = 500
/** A list of tables is short. */
const LIST_BYTES_MAX = 4 * 1024 * 1024
const LIST_NAME = /(^|\/)datapackage\.json$/u
const TABLE_NAME = /\.(csv|tsv|txt)(\.gz)?$/iu

/** @throws DamagedFile */
export async function listZip(path: string): Promise<readonly PackageFile[]> {
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false })
    if (zip.entryCount > FILES_MAX) throw new DamagedFile()
    const files: PackageFile[] = []
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith('/')) {
        files.push({ path: entry.fileName, read: () => readEntry(zip, entry) })
      }
    }
    return files
  } catch (cause) {
    throw new DamagedFile('zip', { cause })
  }
}

async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) yield piece as Buffer
  } catch (cause) {
    throw new DamagedFile('zip', { cause })
  }
}

export async function listFolder(path: string): Promise<readonly PackageFile[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .slice(0, FILES_MAX)
    .map(({ parentPath, name }) => {
      const whole = join(parentPath, name)
      const within = relative(path, whole).replaceAll(sep, '/')
      return { path: within, read: () => bytesOf(whole, () => undefined) }
    })
}

/**
 * The tables of a package: those that its list names, and without one all that are there.
 *
 * @throws DamagedFile where its list cannot be read, or names what is outside of the package
 */
export async function tablesIn(files: readonly PackageFile[]): Promise<readonly Table[]> {
  const list = files.find(({ path }) => LIST_NAME.test(path))
  const tables = files
    .filter(({ path }) => TABLE_NAME.test(path))
    .map(({ path, read }) => ({ name: nameOf(path), path, bytes: once(read) }))
  if (!list) return tables
  const within = list.path.replace(LIST_NAME, '$1')
  const named = tablesOf(await readList(list))
  if (named.some(({ isSafe }) => !isSafe)) throw new DamagedFile(UNSAFE)
  // A list that names none of the tables says nothing, and what it forgets may be more than it has.
  const byPath = new Map(named.map(({ path, name }) => [within + path, name]))
  return tables.map((table) => ({ ...table, name: byPath.get(table.path) ?? table.name }))
}

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.gz$/iu, '')
}

async function* once(read: PackageFile['read']): AsyncGenerator<Uint8Array> {
  yield* read()
}

async function readList({ read }: PackageFile): Promise<Json> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of read()) {
    size += piece.length
    if (size > LIST_BYTES_MAX) throw new DamagedFile('list')
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Json
  } catch (cause) {
    throw new DamagedFile('list', { cause })
  }
}
