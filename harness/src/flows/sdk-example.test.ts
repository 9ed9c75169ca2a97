import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openHouse } from '../house.ts'

const guide = new URL('../../../docs/guides/sdk.md', import.meta.url)

test('Whoever copies the program of the guide sees Ana and Ben find each other', async () => {
  await using home = await openHouse()
  const program = await readProgram()
  const env = { ...process.env, BESIDE_AT: home.address }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { env, timeout: 120_000 }
  )
  expect(stdout.trim().split('\n')).toEqual([
    'Ana would like Ben beside them.',
    'Ben reads: Good to have you here.',
    'Ana was heard.'
  ])
})

/** The one block of JavaScript in the guide. */
async function readProgram(): Promise<string> {
  const text = await readFile(guide, 'utf8')
  const blocks = [...text.matchAll(/```js\n(.*?)```/gsu)].map(([, code = '']) => code)
  expect(blocks).toHaveLength(1)
  return blocks[0] ?? ''
}
