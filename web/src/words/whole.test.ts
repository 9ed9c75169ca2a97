import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../', import.meta.url)
const others = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /words\.(ar|es)\.ts$/u.test(path)
)

/** Words of a language that English has, too. */
const alike: Readonly<Record<string, readonly string[]>> = { ar: [], es: ['No'] }

test.each(others)('no sentence of %s is the English one, left as it was', async (path) => {
  const language = path.slice(-5, -3)
  const english = new Set(await sayingsOf(path.replace(`.${language}.ts`, '.ts')))
  const left = (await sayingsOf(path)).filter((text) => english.has(text))
  expect(left.filter((text) => !alike[language]?.includes(text))).toEqual([])
})

async function sayingsOf(path: string): Promise<readonly string[]> {
  return textsIn(await import(new URL(path, folder).href)).filter((text) => /\p{L}/u.test(text))
}

/** Every text in something, but what only names a place on the page. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, word]) => (key === 'id' ? [] : textsIn(word)))
}
