// npm run screenshots: the pictures in docs/screenshots, taken anew from the pages as they are built.
import { buildWhatIsStale } from './setup/build-what-is-stale.mjs'
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { runMain } from './setup/run-main.mjs'
import { runPinnedNode } from './setup/run-program.mjs'

await runMain(async () => {
  await installWhatIsMissing()
  await buildWhatIsStale()
  return await runPinnedNode(['scripts/screenshots.ts'])
})
