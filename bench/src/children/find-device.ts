/** A device that opens a pack and searches in it, in a process that has done nothing before. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPack } from '../../../find/src/index.ts'
import type { Finder } from '../../../find/src/index.ts'
import { answerParent } from './answer-parent.ts'

export type FindDeviceTasks = typeof tasks

// A finder that nothing holds would be gone before its memory is counted.
const kept: { finder?: Finder } = {}

const tasks = {
  /** From parts that are there to the first answer. */
  ready({ folder, text }: { folder: string; text: string }): { ms: number; bytes: number } {
    const before = memoryNow()
    const parts = new Map(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])
    )
    const startedAt = performance.now()
    const finder = openPack(parts)
    if ('refused' in finder) throw new Error(`The pack is ${finder.refused}: ${finder.part}.`)
    finder.search({ text })
    const ms = performance.now() - startedAt
    kept.finder = finder
    return { ms, bytes: memoryNow() - before }
  },
  /** How long each search takes, with the cards of its first page. */
  search({ texts, near }: { texts: readonly string[]; near: boolean }): readonly number[] {
    const { finder } = kept
    if (finder === undefined) throw new Error('No pack is open.')
    const place = near ? { near: { latitude: 25.77, longitude: -80.19 } } : {}
    return texts.map((text) => {
      const startedAt = performance.now()
      for (const { index } of finder.search({ text, ...place }).hits) finder.card(index)
      return performance.now() - startedAt
    })
  },
  /** What is held in memory after all this, with twenty entries opened. */
  memory({ before }: { before: number }): number {
    for (let index = 0; index < 20; index += 1) kept.finder?.details(index * 300)
    return memoryNow() - before
  },
  /** Before there is anything. */
  empty(): number {
    return memoryNow()
  }
}

function memoryNow(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

answerParent(tasks)
