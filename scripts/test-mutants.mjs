// npm run test:mutants: small mistakes made on purpose, in what judges whom to let in and what to believe.
// `npm run test:mutants -- PATH` takes one file. See docs/decisions/0009-mutants.md.
import { installWhatIsMissing } from './setup/install-what-is-missing.mjs'
import { runMain } from './setup/run-main.mjs'
import { runPinnedNode } from './setup/run-program.mjs'

// A few runs of each property, and always the same ones, so that a run can be repeated.
const env = { BESIDE_SEED: '1', BESIDE_RUNS: '25' }

await runMain(async () => {
  await installWhatIsMissing()
  return await runPinnedNode(['scripts/mutants.ts', ...process.argv.slice(2)], {
    env: { ...env, ...process.env }
  })
})
