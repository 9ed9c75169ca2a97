// What `npm run demo` runs: a community with a week in it, in a folder that goes when it stops.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeForGood } from './demo/remove-for-good.ts'
import { serveDemo } from './demo/serve-demo.ts'
import { DEMO_PREFIX, sweepDemos } from './demo/sweep-demos.ts'
import { demoWords, describePerson, noor, sam } from './demo/words.ts'
import { choosePort } from './operate/choose-port.ts'
import { describeTrouble } from './operate/describe-trouble.ts'
import { print } from './operate/print.ts'
import { readPortOption } from './operate/run-server.ts'
import { serveWords } from './operate/words.ts'

process.umask(0o077)
sweepDemos(tmpdir())
const dataFolder = mkdtempSync(join(tmpdir(), DEMO_PREFIX))
process.on('exit', () => removeForGood(dataFolder))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  // Nothing here is to be kept, so there is nothing to wait for.
  process.once(signal, () => process.exit(0))
}
process.stdout.on('error', () => undefined)

try {
  const host = '127.0.0.1'
  const text = readPortOption(process.argv.slice(2)) ?? process.env['PORT']
  const port = await choosePort({ text, host, isFixed: false })
  print([demoWords.preparing])
  const { server, hasPages } = await serveDemo({ dataFolder, host, port })
  print([
    '',
    demoWords.running,
    '',
    `    ${server.address}`,
    '',
    demoWords.twoPeople,
    '',
    ...describePerson(noor),
    ...describePerson(sam),
    '',
    demoWords.twoWindows,
    ...(hasPages ? [] : [serveWords.noPages]),
    demoWords.thrownAway
  ])
} catch (cause) {
  process.stderr.write(`${describeTrouble(cause)}\n`)
  process.exit(1)
}
