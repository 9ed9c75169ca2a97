// npm run bench: prints tables. See bench/README.md for what each one measures.
import { buildWhatIsStale } from './setup/build-what-is-stale.mjs'
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { runMain } from './setup/run-main.mjs'
import { runPinnedNode } from './setup/run-program.mjs'

await runMain(async () => {
  await installWhatIsMissing()
  await buildWhatIsStale()
  return await runPinnedNode(['bench/src/main.ts', ...process.argv.slice(2)])
})
