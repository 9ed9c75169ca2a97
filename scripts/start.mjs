// npm start: from an empty clone to a running community, on any Node from 20.
// It imports only node:* and its neighbours, because it runs before anything is installed.
import { buildWhatIsStale } from './setup/build-what-is-stale.mjs'
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { runMain } from './setup/run-main.mjs'
import { runPinnedNode } from './setup/run-program.mjs'

await runMain(async () => {
  await installWhatIsMissing()
  await buildWhatIsStale()
  return await runPinnedNode(['scripts/serve.ts', ...process.argv.slice(2)])
})
