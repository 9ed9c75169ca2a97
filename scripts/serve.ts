// What `npm start` runs once everything is installed and built: the server with its pages.
import { describeTrouble } from './operate/describe-trouble.ts'
import { print } from './operate/print.ts'
import { runServer } from './operate/run-server.ts'
import { serveWords } from './operate/words.ts'

// What it writes is for the operator alone, whatever the shell's own setting is.
process.umask(0o077)
// Whoever reads what it says may go away; the server stays.
process.stdout.on('error', () => undefined)

try {
  const { server, toSay } = await runServer(process.argv.slice(2), process.env)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // A second one ends the process at once, as the system does without us.
    process.once(signal, () => {
      print([serveWords.stopping])
      void server.stop()
    })
  }
  print(toSay)
} catch (cause) {
  process.stderr.write(`${describeTrouble(cause)}\n`)
  process.exitCode = 1
}
