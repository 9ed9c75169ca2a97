import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'

const flow = fileURLToPath(new URL('../test/bare-flow.ts', import.meta.url))
// What old or locked-down browsers lack. `navigator` takes the service worker and the locks with it.
const missing = [
  'WebAssembly',
  'indexedDB',
  'caches',
  'navigator',
  'crypto',
  'fetch',
  'localStorage'
]

test('people on a locked-down phone, without compiler and newer browser parts, have all of it too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beside-bare-'))
  try {
    const built = buildSync({
      entryPoints: [flow],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022'
    })
    const remove = missing.map((name) => `delete globalThis.${name}`).join('\n')
    const program = `${remove}\n${built.outputFiles[0]!.text.replace(/^export \{[^}]*\};?$/m, '')}`
    const path = join(folder, 'bare.mjs')
    writeFileSync(path, `${program}\nprocess.stdout.write(liveInABond() + typeof WebAssembly)\n`)
    const said = execFileSync(process.execPath, ['--jitless', path], {
      encoding: 'utf8',
      stdio: 'pipe'
    })
    expect(said).toBe('The kettle is on.undefined')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
