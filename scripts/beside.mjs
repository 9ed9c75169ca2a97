// npm run beside -- <command>: what an operator does beside running the server.
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { runMain } from './setup/run-main.mjs'
import { runPinnedNode } from './setup/run-program.mjs'

await runMain(async () => {
  await installWhatIsMissing()
  return await runPinnedNode(['scripts/beside.ts', ...process.argv.slice(2)])
})
