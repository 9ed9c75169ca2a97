// npm run check: the fast gate, without tests. Every rule that a machine can hold is held here.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { pinnedNode, root } from './setup/paths.mjs'
import { runMain } from './setup/run-main.mjs'

/** @typedef {{ name: string, words: string[], cwd?: string }} Step */

const floors = ['kernel', 'contract', 'look-over', 'hsds', 'find', 'client', 'server']
const hasWeb = existsSync(join(root, 'web', 'vite.config.ts'))

await runMain(async () => {
  await installWhatIsMissing()
  const startedAt = Date.now()
  // The checks of components read types that SvelteKit writes down first.
  let failed = hasWeb && !(await runStep(describeWebTypes())) ? 1 : 0
  const steps = listSteps()
  const workers = Array.from({ length: Math.min(4, availableParallelism()) }, async () => {
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
      // Two steps run at a time: the sum is read only after the step, or one would undo the other.
      const isGreen = await runStep(step)
      if (!isGreen) failed += 1
    }
  })
  await Promise.all(workers)
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(failed === 0 ? `All green in ${seconds} s` : `${failed} red, in ${seconds} s`)
  return failed === 0 ? 0 : 1
})

/** @returns {Step[]} */
function listSteps() {
  return [
    ...listWebSteps(),
    {
      name: 'format',
      words: ['prettier/bin/prettier.cjs', '--check', '--log-level=warn'].concat([
        '--cache',
        '--cache-strategy=content',
        '.'
      ])
    },
    {
      name: 'lint',
      words: ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings'].concat([
        '--report-unused-disable-directives',
        ...listCodeFolders(),
        'vitest.config.ts'
      ])
    },
    {
      name: 'boundaries',
      words: ['dependency-cruiser/bin/dependency-cruiser.mjs', '--config'].concat([
        '.dependency-cruiser.json',
        '--output-type=err',
        ...listCodeFolders()
      ])
    },
    { name: 'dead code', words: ['knip/bin/knip.js', '--no-config-hints'] },
    ...['.', ...floors].filter(hasTypeScript).map((folder) => ({
      name: folder === '.' ? 'types (tests, scripts)' : `types (${folder})`,
      words: ['@typescript/native/bin/tsc', '--pretty', 'false', '-p', folder]
    })),
    ...listOwnChecks()
  ]
}

/** @returns {Step} */
function describeWebTypes() {
  return {
    name: 'web, generated types',
    words: ['@sveltejs/kit/svelte-kit.js', 'sync'],
    cwd: join(root, 'web')
  }
}

/** @returns {Step[]} */
function listWebSteps() {
  if (!hasWeb) return []
  const words = ['svelte-check/bin/svelte-check', '--fail-on-warnings', '--output', 'human']
  return [{ name: 'types (web)', words, cwd: join(root, 'web') }]
}

/** @returns {Step[]} */
function listOwnChecks() {
  return readdirSync(join(root, 'scripts'))
    .filter((name) => /^check-[a-z-]+\.ts$/.test(name))
    .map((name) => ({ name, words: [join(root, 'scripts', name)] }))
}

// The linter is given folders by name: left alone it would read node_modules as well.
function listCodeFolders() {
  return [...floors, 'web', 'harness', 'bench', 'scripts'].filter(hasCode)
}

/** @param {string} folder */
function hasCode(folder) {
  return folder === 'scripts' || existsSync(join(root, folder, 'src'))
}

/** @param {string} folder */
function hasTypeScript(folder) {
  return folder === '.' || hasCode(folder)
}

/**
 * Runs one step and shows its output only if it is red.
 *
 * @param {Step} step
 * @returns {Promise<boolean>} whether it is green
 */
function runStep({ name, words, cwd = root }) {
  const [program = '', ...rest] = words
  const path = program.startsWith('/') ? program : join(root, 'node_modules', program)
  const startedAt = Date.now()
  const child = spawn(pinnedNode, [path, ...rest], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  /** @type {Buffer[]} */
  const output = []
  child.stdout.on('data', (/** @type {Buffer} */ bytes) => output.push(bytes))
  child.stderr.on('data', (/** @type {Buffer} */ bytes) => output.push(bytes))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'green' : 'RED  '}  ${name}  ${seconds} s`)
      if (code !== 0) process.stdout.write(Buffer.concat(output))
      resolve(code === 0)
    })
  })
}
