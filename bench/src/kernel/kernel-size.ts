/** What the whole kernel costs a browser that imports all of it. The word list of the kit is not in it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Benchmark } from '../benchmark.ts'
import { bytesPerKb } from '../units.ts'

const AIM_KB = 30
const FOLDER = fileURLToPath(new URL('../../../kernel/src', import.meta.url))

export const kernelSizeBenchmark: Benchmark = {
  name: 'kernel-size',
  peer: 'the aim',
  aim: { text: `≤ ${AIM_KB} KB gzip`, isMet: ({ value }) => value <= AIM_KB },
  async measure() {
    const whole = await readSize([])
    const withoutPassphrase = await readSize(['opaque', 'opaque-3dh'])
    const value = whole.zipped / bytesPerKb
    const notes = [
      `${kb(whole.plain)} before gzip`,
      `${kb(withoutPassphrase.zipped)} without the passphrase part: OPAQUE, ristretto255 and Argon2id`
    ]
    return { value, unit: 'KB gzip', against: AIM_KB, ratio: value / AIM_KB, notes }
  }
}

type Size = { readonly plain: number; readonly zipped: number }

/** The bundle of `index.ts` without the lines that bring in these files of `crypto/`. */
async function readSize(without: readonly string[]): Promise<Size> {
  const source = await readFile(join(FOLDER, 'index.ts'), 'utf8')
  const kept = source
    .split('\n')
    .filter((line) => !without.some((name) => line.includes(`/${name}.ts`)))
  const { outputFiles } = await build({
    stdin: { contents: kept.join('\n'), resolveDir: FOLDER, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    write: false,
    logLevel: 'silent'
  })
  const code = outputFiles[0]?.contents
  if (!code) throw new Error('esbuild gave no file.')
  return { plain: code.length, zipped: gzipSync(code, { level: 9 }).length }
}

function kb(bytes: number): string {
  return `${(bytes / bytesPerKb).toFixed(1)} KB`
}
