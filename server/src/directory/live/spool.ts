/** What was fetched of one list so far, on disk: so that a kill or a broken line costs one page and no more. */
import { createHash } from 'node:crypto'
import {
  appendFile,
  copyFile,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile
} from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_MODE, FOLDER_MODE } from '../../instance/instance-folder.ts'

export type SpooledPage = {
  /** A sum of the ids in it: a page that comes again is known by it. */
  readonly ids: string
  readonly etag: string
  readonly services: number
  readonly bytes: number
  /** It said itself that it is the last one. */
  readonly saysLast: boolean
}
export type Progress = {
  readonly address: string
  readonly begunAt: number
  readonly pages: readonly SpooledPage[]
  readonly total: number | null
  readonly pagesSaid: number | null
  /** Services are asked for one by one; `no`: that told nothing more. */
  readonly details: 'unknown' | 'yes' | 'no'
  /** How often the line broke since the last page. */
  readonly breaks: number
  /** Not to be asked before this moment, ms. */
  readonly restsUntil: number
  readonly isWhole: boolean
  /** The import that it became. Once another one counts, it is compared with nothing. */
  readonly countsAs?: number
  /** How it was read then. Where lists are read in another way since, it is compared with nothing either. */
  readonly readingForm?: number
}
export type Spool = {
  readonly now: string
  readonly last: string
}

export function spoolOf(folder: string, source: string): Spool {
  const name = createHash('sha256').update(source).digest('hex')
  return { now: join(folder, name, 'now'), last: join(folder, name, 'last') }
}

export async function readProgress(folder: string): Promise<Progress | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'progress.json'), 'utf8')) as Progress
  } catch {
    return undefined
  }
}

/** There whole or not at all. */
export async function writeProgress(folder: string, progress: Progress): Promise<void> {
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  const path = join(folder, 'progress.json')
  await writeFile(`${path}.new`, JSON.stringify(progress), { mode: FILE_MODE, flush: true })
  await rename(`${path}.new`, path)
}

const pagePath = (folder: string, page: number) => join(folder, `${page}.ndjson`)

export async function writePage(folder: string, page: number, lines: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  await writeFile(pagePath(folder, page), lines, { mode: FILE_MODE })
}

/** Takes a page over that the other side says is as it was. False where it is not there any more. */
export async function keepPage({ now, last }: Spool, page: number): Promise<boolean> {
  try {
    await mkdir(now, { recursive: true, mode: FOLDER_MODE })
    await copyFile(pagePath(last, page), pagePath(now, page))
    return true
  } catch {
    return false
  }
}

/** All pages in one file, a service a line; and how long it is. */
export async function joinPages(
  { now }: Spool,
  pages: number
): Promise<{ readonly path: string; readonly bytes: number }> {
  const path = join(now, 'all.ndjson')
  await writeFile(path, '', { mode: FILE_MODE })
  for (let page = 1; page <= pages; page += 1) {
    await appendFile(path, await readFile(pagePath(now, page)))
  }
  return { path, bytes: (await stat(path)).size }
}

/** What was fetched is there to be compared with the next time, while the import that it became counts. */
export async function endSpool(
  { now, last }: Spool,
  progress: Progress & { readonly countsAs: number; readonly readingForm: number }
): Promise<void> {
  await writeProgress(now, progress)
  await rm(join(now, 'all.ndjson'), { force: true })
  await rm(last, { recursive: true, force: true })
  await rename(now, last)
}

export async function dropSpool({ now }: Spool): Promise<void> {
  await rm(now, { recursive: true, force: true })
}

export async function removeSpool({ now }: Spool): Promise<void> {
  await rm(join(now, '..'), { recursive: true, force: true })
}
