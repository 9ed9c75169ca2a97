/** A server that can end at any moment, and begin again under other conditions. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type Conditions = {
  /** What the store may grow to, by its own count. */
  readonly storeBytesMax?: number
  /** What any file may grow to, by the system's: what a full disk looks like from above. */
  readonly fileBytesMax?: number
}
export type ServerProcess = AsyncDisposable & {
  /** Of the one that runs, or of the last one. */
  readonly port: () => number
  /** Starts a process and does not wait until it serves. */
  readonly begin: (conditions?: Conditions) => void
  /** Starts it, and waits until it serves. */
  readonly start: (conditions?: Conditions) => Promise<void>
  /** `kill -9` */
  readonly kill: () => Promise<void>
  /** Puts the wall clock so far from the right time. */
  readonly moveClock: (jumpedMs: number) => void
  /** It does at once what it otherwise does every minute: goes on with lists that are fetched, and makes the pack. */
  readonly renew: () => void
  /** The last that the processes complained of. */
  readonly complaints: () => string
}

export type Setting = {
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  /** It may fetch lists from a server of the test. */
  readonly fetchesFromHere?: boolean
}

const PROGRAM = fileURLToPath(new URL('server-child.ts', import.meta.url))
const COMPLAINTS_MAX = 4000
const START_TRIES = 50
const START_TRY_MS = 200

export function prepareServer(setting: Setting): ServerProcess {
  let child: ChildProcess | undefined
  let port = 0
  let complaints = ''

  function begin({ fileBytesMax, ...conditions }: Conditions = {}): ChildProcess {
    const blocks = fileBytesMax === undefined ? 'unlimited' : String(Math.floor(fileBytesMax / 512))
    const words = JSON.stringify({ ...setting, ...conditions })
    const limited = ['-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', process.execPath, PROGRAM, words]
    const begun = spawn('sh', limited, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    begun.stderr?.on('data', (said: Buffer) => {
      complaints = (complaints + said.toString()).slice(-COMPLAINTS_MAX)
    })
    begun.on('message', (said: { readonly port: number }) => {
      ;({ port } = said)
    })
    child = begun
    return begun
  }

  // PostgreSQL may need a moment to see that the one before is gone. Whoever runs a server tries again.
  async function start(conditions?: Conditions) {
    for (let tries = 1; tries <= START_TRIES; tries += 1) {
      const begun = begin(conditions)
      const isServing = await Promise.race([
        once(begun, 'message').then(() => true),
        once(begun, 'exit').then(() => false)
      ])
      if (isServing) return
      await sleep(START_TRY_MS)
    }
    throw new Error(`The server does not start: ${complaints}`)
  }

  async function kill() {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = once(ending, 'exit')
    ending.kill('SIGKILL')
    await ended
  }

  return {
    port: () => port,
    begin: (conditions) => void begin(conditions),
    start,
    kill,
    moveClock: (jumpedMs) => void child?.send({ jumpedMs }),
    renew: () => void child?.send({ renews: true }),
    complaints: () => complaints,
    [Symbol.asyncDispose]: kill
  }
}
