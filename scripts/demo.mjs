// npm run demo: a community to try things in, thrown away when it stops.
import { buildWhatIsStale } from './setup/build-what-is-stale.mjs'
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { runMain } from './setup/run-main.mjs'
import { runPinnedNode } from './setup/run-program.mjs'

await runMain(async () => {
  await installWhatIsMissing()
  await buildWhatIsStale()
  return await runPinnedNode(['scripts/demo.ts', ...process.argv.slice(2)])
})
