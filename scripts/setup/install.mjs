// Installs what is missing and nothing else, for machines that build in steps.
import { installWhatIsMissing } from './install-what-is-missing.mjs'
import { runMain } from './run-main.mjs'

await runMain(async () => {
  await installWhatIsMissing()
  return 0
})
