// npm run dev: the server restarts and the pages reload when a source changes.
import { join } from 'node:path'
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { root } from './setup/paths.mjs'
import { runMain } from './setup/run-main.mjs'
import { runPinnedNode } from './setup/run-program.mjs'

await runMain(async () => {
  await installWhatIsMissing()
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const server = runPinnedNode(['--watch', 'scripts/serve.ts', ...process.argv.slice(2)])
  const pages = runPinnedNode([vite, 'dev', '--host', '127.0.0.1'], { cwd: join(root, 'web') })
  return Math.max(await server, await pages)
})
