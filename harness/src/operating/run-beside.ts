/** Runs the operator's commands as processes of their own, as a person would. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const scripts = new URL('../../../scripts/', import.meta.url)

export type Outcome = { readonly code: number | null; readonly said: string }
export type Surroundings = {
  readonly env: Readonly<Record<string, string>>
  /** What is typed, line by line. */
  readonly typed?: string
  /** Where the scripts lie, if not in this project. */
  readonly scriptsFolder?: URL
  /** Bytes that one file may have, as a full disk would have it. */
  readonly fileBytesMax?: number
}

/** `npm run beside -- <words>`, from start to end. */
export async function runBeside(
  words: readonly string[],
  { env, typed = '', fileBytesMax, scriptsFolder = scripts }: Surroundings
): Promise<Outcome> {
  const program = [process.execPath, fileURLToPath(new URL('beside.ts', scriptsFolder)), ...words]
  const blocks = fileBytesMax === undefined ? 'unlimited' : String(fileBytesMax / 512)
  const limited = ['-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', ...program]
  const child = spawn('sh', limited, { env: { ...cleanEnv(), ...env } })
  child.stdin.on('error', () => undefined)
  child.stdin.end(typed)
  const said = collect(child.stdout, child.stderr)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: said() }
}

export type Running = {
  readonly said: () => string
  /** Waits until it has said this. */
  readonly until: (text: RegExp) => Promise<RegExpExecArray>
  /** Asks it to stop, and waits for its exit code. */
  readonly stop: () => Promise<number | null>
  /** Waits until it ends by itself. */
  readonly ended: () => Promise<number | null>
}

/** A script that goes on until it is asked to stop, such as `serve.ts`. */
export function startScript(
  script: 'serve.ts' | 'beside.ts' | 'demo.ts',
  words: readonly string[],
  env: Readonly<Record<string, string>>
): Running {
  const path = fileURLToPath(new URL(script, scripts))
  const child = spawn(process.execPath, [path, ...words], { env: { ...cleanEnv(), ...env } })
  const said = collect(child.stdout, child.stderr)
  const gone = once(child, 'close') as Promise<[number | null]>
  return {
    said,
    async until(text) {
      for (;;) {
        const found = text.exec(said())
        if (found) return found
        if (child.exitCode !== null) throw new Error(`it ended, saying: ${said()}`)
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), gone])
      }
    },
    async stop() {
      child.kill('SIGTERM')
      return (await gone)[0]
    },
    ended: async () => (await gone)[0]
  }
}

function collect(...streams: readonly NodeJS.ReadableStream[]): () => string {
  let text = ''
  for (const stream of streams) {
    stream.on('data', (bytes: Buffer) => {
      text += bytes.toString()
    })
  }
  return () => text
}

// The settings of whoever runs the tests must not reach what is tested.
function cleanEnv(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(BESIDE_|PORT$|VITEST|DATABASE_URL$|PG)/u.test(name)
  )
  return Object.fromEntries(kept) as Record<string, string>
}
