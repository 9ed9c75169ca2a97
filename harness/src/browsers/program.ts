/** A program of this machine, run with a folder of its own, so that it finds nothing and leaves nothing. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Program = AsyncDisposable & {
  /** Everything that it has said so far. */
  said(): string
  /** Waits until it has said this. */
  until(text: RegExp): Promise<RegExpExecArray>
  hasEnded(): boolean
}

const goodbyeMs = 10_000

/** @param switches what it is started with, told the folder */
export async function runProgram(
  path: string,
  switches: (folder: string) => readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'beside-browser-'))
  const own = { HOME: folder, XDG_RUNTIME_DIR: folder, MOZ_CRASHREPORTER_DISABLE: '1' }
  const child = spawn(path, switches(folder), {
    env: { ...process.env, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      text += bytes.toString()
    })
  }
  const gone = once(child, 'close')
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
  return {
    said: () => text,
    hasEnded,
    async until(pattern) {
      for (;;) {
        const found = pattern.exec(text)
        if (found) return found
        if (hasEnded()) throw new Error(`${path} ended, saying: ${text}`)
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), gone])
      }
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), goodbyeMs)
      await gone
      clearTimeout(timer)
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    }
  }
}
