import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Beside the packages and not in /tmp, which is often kept in memory: there nothing waits for a disk.
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/beside', import.meta.url))

/** A folder for one benchmark, gone when it is over. */
export async function makeFolder(): Promise<
  AsyncDisposable & { readonly inner: (name: string) => string }
> {
  await mkdir(CACHE, { recursive: true })
  const folder = await mkdtemp(join(CACHE, 'bench-'))
  return {
    inner: (name) => join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true })
  }
}
