import type { Benchmark } from '../benchmark.ts'
import { appendAim, measureAppend } from './append.ts'
import { makeFolder } from './make-folder.ts'
import { openSqliteFloor } from './sqlite-floor.ts'

export const appendSqliteBenchmark: Benchmark = {
  name: 'append-sqlite',
  peer: 'the same rows by node:sqlite alone, one entry a commit',
  aim: appendAim,
  async measure() {
    await using folders = await makeFolder()
    using floor = await openSqliteFloor(folders.inner('floor'))
    return await measureAppend(this.name, { dataFolder: folders.inner('house') }, floor.append)
  }
}
