import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { ImportReport } from '@beside/contract'
import { expect, test } from 'vitest'
import {
  expectedOf,
  hasSamples,
  readSample,
  samplePath,
  samples
} from '../../../hsds/src/samples.fixture.ts'
import {
  fixtures,
  packages,
  reasonsOf,
  tableOf
} from '../../../hsds/src/tables/sample-tables.fixture.ts'
import { openStore } from '../store/open-store.ts'
import { SOURCE } from './directory.fixture.ts'
import { exportDirectory } from './export-directory.ts'
import { publishFeed } from './held-rows.ts'
import { readFeed } from './read-feed.ts'
import { stageImport } from './stage-import.ts'

type Brought = { readonly report: ImportReport; readonly out: string }
type Given = { readonly path: string; readonly name?: string; readonly isOurs?: boolean }

/** Brings one feed into a store with nothing in it, as a server does, and takes out what everybody may see. */
async function bring(folder: string, { path, name = path, isOurs = false }: Given) {
  const place = await mkdtemp(join(folder, 'store-'))
  await using store = await openStore(place)
  const staging = { source: SOURCE, today: '2026-11-27', bytes: 0 }
  const read = readFeed({ path, name, source: SOURCE, isOurs })
  const { id, report } = await stageImport(store, staging, read)
  const out = join(place, 'out')
  const isPublished = await store.write((db) => publishFeed(db, id))
  expect(isPublished).toBe(report.trouble === null)
  if (isPublished) await exportDirectory(store, out)
  return { report, out } satisfies Brought
}

async function inFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'beside-samples-'))
  try {
    await act(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What was kept and refused, and why, of a line such as `1 service, 2 refused: missing name`. */
function outcomeOf(summary: string) {
  const parts = summary.split(', ').map((part) => part.split(' '))
  const isKept = (part: readonly string[]) => part.length === 2
  const refused = parts.filter(([, what]) => what === 'refused:')
  const sum = (some: typeof parts) => some.reduce((all, [count]) => all + Number(count), 0)
  const reasons = refused.map(([, , reason = '', at = '']) => `${reason} ${at}`.trim())
  return { kept: sum(parts.filter(isKept)), refused: sum(refused), reasons }
}

function outcomeIn({ isNew, refused, refusals }: ImportReport) {
  const reasons = refusals.map(({ reason, at }) => `${reason} ${at}`.trim())
  return { kept: isNew, refused, reasons: [...new Set(reasons)] }
}

async function expectSameAgain(folder: string, { report, out }: Brought): Promise<void> {
  if (report.trouble !== null) return
  const asJson = await bring(folder, { path: join(out, 'directory.json'), isOurs: true })
  expect(asJson.report.refusals).toEqual([])
  expect(asJson.report).toMatchObject({ refused: 0, repaired: 0, trouble: null })
  expect(await differences(asJson.out, out)).toEqual([])
  const tables = join(out, 'tables')
  // In a row, an id that is gone so is a cell that is empty, and the lines differ.
  if (report.confidential > 0) return
  // Of what is only in JSON there is no table.
  if ((await readdir(tables)).length === 1) return
  const asTables = await bring(folder, { path: tables, isOurs: true })
  expect(asTables.report.refusals).toEqual([])
  expect(asTables.report).toMatchObject({ refused: 0, repaired: 0, trouble: null })
  expect(await differences(join(asTables.out, 'tables'), tables)).toEqual([])
}

/** Lines of files that only one of two folders has, a few of them and the begin of each. */
async function differences(one: string, other: string): Promise<readonly string[]> {
  const [ours, theirs] = [await textsOf(one), await textsOf(other)]
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
  return names
    .flatMap((name) => {
      const [before, after] = [new Set(theirs[name]), new Set(ours[name])]
      const gone = [...before].filter((line) => !after.has(line)).map((line) => `gone: ${line}`)
      const added = [...after].filter((line) => !before.has(line)).map((line) => `new: ${line}`)
      return [...gone, ...added].map((line) => `${name} ${line}`.slice(0, SHOWN_LENGTH))
    })
    .slice(0, SHOWN)
}
const SHOWN = 10
const SHOWN_LENGTH = 300

// What belongs to a confidential place loses it at the latest the second time.
const FOREIGN_ID = /,"beside_foreign_id":"[^"]*"/gu

/** The lines of each file, whatever their order. */
async function textsOf(folder: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const entries = await readdir(folder, { withFileTypes: true })
  const texts: Record<string, readonly string[]> = {}
  // What a package says of itself is judged with the tables, and is none of its rows.
  const isListed = (name: string) => name !== 'datapackage.json'
  for (const { name } of entries.filter((entry) => entry.isFile() && isListed(entry.name))) {
    const text = await readFile(join(folder, name), 'utf8')
    texts[name] = text.replaceAll(FOREIGN_ID, '').split(/,?\n/u).toSorted()
  }
  return texts
}

/** Many of the files are one and the same, in folders of their own. */
function oncePerContent(paths: readonly string[]): readonly string[] {
  const known = new Map<string, string>()
  for (const path of paths) {
    const sum = createHash('sha256').update(readSample(path)).digest('hex')
    if (!known.has(sum)) known.set(sum, path)
  }
  return [...known.values()]
}

test.skipIf(!hasSamples).each(oncePerContent(samples))(
  'a server takes %s in or says why not, and what goes out comes in again the same',
  async (path) => {
    await inFolder(async (folder) => {
      const brought = await bring(folder, { path: samplePath(path) })
      expect(outcomeIn(brought.report)).toEqual(outcomeOf(expectedOf(path) ?? ''))
      await expectSameAgain(folder, brought)
    })
  }
)

test.skipIf(!hasSamples).each(packages)(
  'a server takes the tables of %s in, and what goes out comes in again the same',
  async (path, expected) => {
    await inFolder(async (folder) => {
      const brought = await bring(folder, { path: samplePath(path) })
      const parts = expected.split(', ').map((part) => part.split(' '))
      const kept = parts.filter((part) => part.length === 2)
      const reasons = parts.filter((part) => part.length > 2).map(([, , reason]) => reason)
      const count = kept.reduce((all, [one]) => all + Number(one), 0)
      expect(brought.report.isNew).toBe(count)
      const told = new Set(brought.report.refusals.map(({ reason }) => reason))
      expect(told).toEqual(new Set<string | undefined>(reasons))
      await expectSameAgain(folder, brought)
    })
  }
)

test.skipIf(!hasSamples).each(fixtures)(
  'a server takes the single table %s in or says why not',
  async (path) => {
    await inFolder(async (folder) => {
      const name = `${tableOf(path)}.csv`
      const file = join(folder, basename(path))
      await writeFile(file, readSample(path))
      const brought = await bring(folder, { path: file, name })
      for (const { reason } of brought.report.refusals) expect(reasonsOf(path)).toContain(reason)
      await expectSameAgain(folder, brought)
    })
  }
)
