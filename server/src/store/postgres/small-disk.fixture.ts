/** A small disk of its own, in memory, that a test can fill. Only an account that may mount one can have it. */
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type SmallDisk = AsyncDisposable & {
  /** Anybody may write in it. */
  readonly folder: string
  /** Takes all the room that is left. */
  fill(): Promise<void>
  makeRoom(): Promise<void>
}

export const NO_SMALL_DISK =
  'This account may mount no disk, so the tests of a full disk under PostgreSQL did not run. They need root, or CAP_SYS_ADMIN'

const run = promisify(execFile)
const PIECE_BYTES = 65_536

/** Undefined where this account may mount nothing. */
export async function openSmallDisk(bytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'besidedisk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder])
  } catch {
    await rm(folder, { recursive: true })
    return undefined
  }
  await chmod(folder, 0o777)
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => writeUntilFull(ballast),
    makeRoom: () => rm(ballast),
    async [Symbol.asyncDispose]() {
      await run('umount', ['--lazy', folder])
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function writeUntilFull(path: string): Promise<void> {
  await using file = await open(path, 'w')
  const piece = Buffer.alloc(PIECE_BYTES)
  try {
    for (;;) await file.write(piece)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')) throw cause
  }
}
