// npm run pack:look-over -- [FOLDER]: makes a package of look-over/ that others can install, with plain modules and
// their types. Here it is used from its sources, so nothing that is built is kept in this folder.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { root } from './setup/paths.mjs'
import { runMain } from './setup/run-main.mjs'
import { runPinnedNode, runProgram } from './setup/run-program.mjs'

const source = join(root, 'look-over')
const compiler = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc')
const entry = { types: './dist/index.d.ts', default: './dist/index.js' }

await runMain(async () => {
  await installWhatIsMissing()
  const to = resolve(process.argv[2] ?? '.')
  mkdirSync(to, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'beside-look-over-'))
  try {
    const project = join(source, 'tsconfig.pack.json')
    const words = [compiler, '-p', project, '--outDir', join(folder, 'dist')]
    const built = await runPinnedNode(words)
    if (built !== 0) return built
    copyFileSync(join(source, 'README.md'), join(folder, 'README.md'))
    copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest(), null, 2))
    const pack = ['pack', '--offline', '--ignore-scripts', '--loglevel=error']
    return await runProgram('npm', [...pack, '--pack-destination', to], { cwd: folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function manifest() {
  const text = readFileSync(join(source, 'package.json'), 'utf8')
  const own = /** @type {Record<string, unknown>} */ (JSON.parse(text))
  const { private: _here, ...rest } = own
  return { ...rest, exports: { '.': entry }, files: ['dist'] }
}
