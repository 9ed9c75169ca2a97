import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './setup/paths.mjs'

const run = (program: string, words: readonly string[], cwd: string): string =>
  execFileSync(program, words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

/** The example of the README, and what it says that it prints. */
function readExample(): { readonly code: string; readonly prints: string } {
  const readme = readFileSync(join(root, 'look-over', 'README.md'), 'utf8')
  const code = /```js\n(.+?)```/su.exec(readme)?.[1] ?? ''
  const prints = [...code.matchAll(/^\/\/ (.+\n)/gmu)].map(([, line]) => line)
  return { code, prints: prints.join('') }
}

test('whoever installs what looks over a reply runs the example of its README, and has its types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beside-pack-'))
  try {
    run(process.execPath, [join(root, 'scripts', 'pack-look-over.mjs'), folder], root)
    const [packed = '', more] = readdirSync(folder)
    expect([packed, more]).toEqual([
      expect.stringMatching(/^beside-look-over-.+\.tgz$/u),
      undefined
    ])
    const theirs = join(folder, 'theirs')
    mkdirSync(theirs)
    writeFileSync(join(theirs, 'package.json'), '{"type":"module"}')
    const install = ['install', '--offline', '--ignore-scripts', '--no-audit', '--loglevel=error']
    run('npm', [...install, join(folder, packed)], theirs)

    const { code, prints } = readExample()
    writeFileSync(join(theirs, 'example.js'), code)
    expect(prints).not.toBe('')
    expect(run(process.execPath, ['example.js'], theirs)).toBe(prints)

    const typed = [
      "import { lookOver, tipWords, type Tip } from '@beside/look-over'",
      "const [tip]: readonly Tip[] = lookOver('Cheer up.').tips",
      'export const reason: string | undefined = tip && tipWords[tip.kind].reason',
      '// @ts-expect-error It takes a text, and nothing else.',
      'lookOver(7)'
    ]
    writeFileSync(join(theirs, 'typed.ts'), typed.join('\n'))
    const compiler = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc')
    const strict = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'nodenext']
    run(process.execPath, [compiler, ...strict, 'typed.ts'], theirs)

    const held = readdirSync(join(theirs, 'node_modules', '@beside', 'look-over')).toSorted()
    expect(held).toEqual(['LICENSE', 'README.md', 'dist', 'package.json'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
