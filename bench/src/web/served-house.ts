/** The whole house as `npm start` runs it: pages and server in one process, on a folder that is there already. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { get } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'

export type Served = AsyncDisposable & {
  readonly address: string
  /** From the start of the process until every path had answered with 200, in ms. */
  readonly readyMs: number
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const READY_MS_MAX = 20_000
const STOP_MS_MAX = 5000
const RETRY_MS = 3

/** Starts a program of this repository that listens on the port in `PORT`, and waits for its first answers. */
export async function serve(
  program: string,
  paths: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Served> {
  const port = await findFreePort()
  const startedAt = performance.now()
  const child = spawn(process.execPath, [program], {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit']
  })
  const address = `http://127.0.0.1:${port}`
  try {
    for (const path of paths) await waitForAnswer(child, address + path)
  } catch (cause) {
    await stop(child)
    throw cause
  }
  const readyMs = performance.now() - startedAt
  return { address, readyMs, [Symbol.asyncDispose]: () => stop(child) }
}

async function waitForAnswer(child: ChildProcess, address: string): Promise<void> {
  const startedAt = performance.now()
  while (performance.now() - startedAt < READY_MS_MAX) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`)
    if (await isAnswered(address)) return
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
  throw new Error(`${address} gave no 200.`)
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(address, { agent: false }, (incoming) => {
      incoming.resume()
      incoming.once('end', () => resolve(incoming.statusCode === 200))
      incoming.once('error', () => resolve(false))
    })
    request.once('error', () => resolve(false))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX)
  await promise
  clearTimeout(impatience)
}

async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
