import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RefusedRow } from '@beside/contract'
import { expect, test } from 'vitest'
import { readFeed } from './read-feed.ts'

const ROWS = 5_000

async function refusedOf(tellsAll: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'beside-refused-'))
  try {
    const path = join(folder, 'services.csv')
    const rows = Array.from({ length: ROWS }, (_, at) => `s${at},,active`)
    await writeFile(path, `id,name,status\n${rows.join('\n')}\n`)
    const told: RefusedRow[] = []
    let [count, most] = [0, 0]
    const file = { path, name: 'services.csv', source: 'council', tellsAll }
    for await (const { refused, refusals } of readFeed(file)) {
      count += refused
      most = Math.max(most, refusals.length)
      told.push(...refusals)
    }
    return { count, most, told }
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('each of five thousand refused rows is told, some at a time, where all are asked for', async () => {
  const { count, most, told } = await refusedOf(true)
  expect(count).toBe(ROWS)
  expect(told.map(({ line }) => line)).toEqual(Array.from({ length: ROWS }, (_, at) => at + 2))
  expect(told.at(-1)).toMatchObject({ table: 'services.csv', at: 'name', reason: 'missing' })
  expect(most).toBeLessThan(ROWS / 5)
})

test('otherwise the first ones are told, and all are counted', async () => {
  const { count, told } = await refusedOf(false)
  expect([count, told.length]).toEqual([ROWS, 200])
})
