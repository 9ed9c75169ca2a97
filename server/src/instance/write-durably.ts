import { randomBytes } from 'node:crypto'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { FILE_MODE } from './instance-folder.ts'
import { codeOf, describeDiskTrouble } from './instance-trouble.ts'

/** Replaces a file whole or not at all: readers see the old one or the new one, also after a crash. */
export async function replaceDurably(path: string, content: string | Uint8Array): Promise<void> {
  await writeBeside(path, content, (draft) => rename(draft, path))
}

/**
 * Writes a file that is not there yet.
 *
 * @returns false if another process was first; its file stays as it is
 */
export async function createDurably(path: string, content: string | Uint8Array): Promise<boolean> {
  let wasFirst = true
  await writeBeside(path, content, async (draft) => {
    // A link, unlike a rename, never replaces what is already there.
    await link(draft, path).catch((cause: unknown) => {
      if (codeOf(cause) !== 'EEXIST') throw cause
      wasFirst = false
    })
    await rm(draft)
  })
  return wasFirst
}

/** Makes the names in a folder survive a loss of power (fsync of the folder itself). */
export const syncFolder = syncFile

/** Waits until a file that others wrote lies on the disk. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeBeside(
  path: string,
  content: string | Uint8Array,
  place: (draft: string) => Promise<void>
): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`
  try {
    const handle = await open(draft, 'wx', FILE_MODE)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await place(draft)
    await syncFolder(dirname(path))
  } catch (cause) {
    await rm(draft, { force: true })
    throw describeDiskTrouble(cause)
  }
}
