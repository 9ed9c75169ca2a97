// npm run lock: writes the lockfile anew, in an empty folder.
//
// Beside a full node_modules npm writes down what is installed, and what belongs to other kinds
// of machine gets lost from one change to the next.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from './setup/paths.mjs'
import { runMain } from './setup/run-main.mjs'
import { runProgram } from './setup/run-program.mjs'

await runMain(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'beside-lock-'))
  try {
    for (const path of listManifests()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      copyFileSync(join(root, path), join(folder, path))
    }
    const words = ['install', '--package-lock-only', '--loglevel=error']
    const code = await runProgram('npm', words, { cwd: folder })
    if (code !== 0) return code
    copyFileSync(join(folder, 'package-lock.json'), join(root, 'package-lock.json'))
    return await runProgram('npm', ['install', '--loglevel=error'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function listManifests() {
  const text = readFileSync(join(root, 'package.json'), 'utf8')
  const { workspaces } = /** @type {{ workspaces: string[] }} */ (JSON.parse(text))
  const inner = workspaces.map((name) => join(name, 'package.json'))
  return ['package.json', '.npmrc', ...inner]
}
