import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportReport } from '../../contract/src/index.ts'
import { CommandRefusal } from './command-refusal.ts'
import { describeRefused, describeReport } from './directory-words.ts'
import { openListFile } from './list-file.ts'

const refusedRow = { table: 'services.csv', line: 3, at: 'name', reason: 'missing', was: null }
const place = { id: 'a', entry: 'b', of: "Women's refuge", area: null }

const report: ImportReport = {
  bytes: 1,
  bytesRead: 1,
  isNew: 1,
  changed: 0,
  same: 0,
  gone: 0,
  refused: 5_000,
  elsewhere: 0,
  repaired: 0,
  repairs: {},
  confidential: 700,
  unsaid: 20,
  refusals: Array.from({ length: 200 }, () => refusedRow),
  withheld: Array.from({ length: 200 }, () => place),
  trouble: null
}

test('the rest that an operator reads of is counted, and not what was kept of it', () => {
  const more = describeReport(report).filter((line) => line.startsWith('  and '))
  expect(more).toEqual([
    '  and 700 more; import with --hidden (file) writes each of them',
    '  and 4980 more; import with --refused (file) writes each of them'
  ])
})

test('a refused row is one line, whatever its feed put into it', () => {
  const said = describeRefused({ ...refusedRow, was: 'a\nb\u001b[2J' })
  expect(said).toBe('services.csv, line 3, name: missing (a b [2J)')
})

test('a list is written line by line, and never over what is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beside-list-'))
  try {
    const path = join(folder, 'refused.txt')
    {
      await using file = await openListFile(path)
      await file.add(['one', 'two'])
      await file.add([])
      await file.add(['three'])
    }
    await expect(openListFile(path)).rejects.toThrow(CommandRefusal)
    expect(await readFile(path, 'utf8')).toBe('one\ntwo\nthree\n')
  } finally {
    await rm(folder, { recursive: true })
  }
})
