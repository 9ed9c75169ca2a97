// Prevents: a kernel that nobody can read in one sitting, or that a slow phone cannot load.
//
// It counts lines of code without tests, comments, blank lines and imports, and bundles the kernel for
// clients without a word list. The passphrase part (OPAQUE with Argon2id) is counted apart, since an
// account can be opened with the kit alone; so are the lines of drops and of reports, on which nothing else rests.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { listFiles, root } from './checks/list-files.ts'
import { type Finding, reportFindings } from './checks/report-findings.ts'

// What was reached, so that more is a decision and never a drift.
const limits = {
  lines: 1793,
  passphraseLines: 205,
  dropLines: 70,
  reportLines: 56,
  bytes: 33 * 1024,
  passphraseBytes: 10 * 1024
}
const isPassphrasePart = /\/opaque[^/]*\.ts/
const isDropPart = /^kernel\/src\/drop\//
const isReportPart = /^kernel\/src\/report\//

const paths = listFiles((path) => /^kernel\/src\/.*(?<!\.test)\.ts$/.test(path))
const passphrasePaths = paths.filter((path) => isPassphrasePart.test(path))
const dropPaths = paths.filter((path) => isDropPart.test(path))
const reportPaths = paths.filter((path) => isReportPart.test(path))
const apart = [...passphrasePaths, ...dropPaths, ...reportPaths]
const otherPaths = paths.filter((path) => !apart.includes(path))
const whole = gzipSize('index.ts')
const withoutPassphrase = gzipSize('index.ts', isPassphrasePart)

reportFindings('Size of the kernel', [
  ...judge('lines of the core', countLines(otherPaths), limits.lines),
  ...judge('lines of the passphrase part', countLines(passphrasePaths), limits.passphraseLines),
  ...judge('lines of drops', countLines(dropPaths), limits.dropLines),
  ...judge('lines of reports', countLines(reportPaths), limits.reportLines),
  ...judge('bytes zipped without the passphrase part', withoutPassphrase, limits.bytes),
  ...judge('bytes zipped of the passphrase part', whole - withoutPassphrase, limits.passphraseBytes)
])

function judge(what: string, found: number, max: number): readonly Finding[] {
  console.log(`${found} of ${max} ${what}`)
  return found <= max ? [] : [{ path: 'kernel/src', text: `${found} ${what}, at most ${max}` }]
}

function countLines(files: readonly string[]): number {
  const texts = files.map((path) => readFileSync(join(root, path), 'utf8'))
  const code = texts.map((text) =>
    text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^import[\s\S]*?from '[^']*'$/gm, '')
  )
  const lines = code.flatMap((text) => text.split('\n'))
  return lines.filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length
}

function gzipSize(entry: string, without?: RegExp): number {
  const source = readFileSync(join(root, 'kernel', 'src', entry), 'utf8')
  const kept = source.split('\n').filter((line) => !without?.test(line))
  const built = buildSync({
    stdin: { contents: kept.join('\n'), resolveDir: join(root, 'kernel', 'src'), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022'
  })
  return gzipSync(built.outputFiles[0]?.contents ?? new Uint8Array(0), { level: 9 }).length
}
