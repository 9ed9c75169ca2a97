/** A list that an operator asked for, line by line. What is there already is never written over. */
import { open } from 'node:fs/promises'
import { FILE_MODE } from '../../server/src/instance/instance-folder.ts'
import { CommandRefusal } from './command-refusal.ts'
import { directoryWords } from './directory-words.ts'

export type ListFile = AsyncDisposable & { add(lines: readonly string[]): Promise<void> }

/** Nothing is written where no file is named. */
export async function openListFile(path: string | undefined): Promise<ListFile> {
  if (path === undefined) return { add: async () => {}, async [Symbol.asyncDispose]() {} }
  const file = await open(path, 'wx', FILE_MODE).catch(() => {
    throw new CommandRefusal(directoryWords.noListFile)
  })
  return {
    async add(lines) {
      if (lines.length > 0) await file.appendFile(lines.map((line) => `${line}\n`).join(''))
    },
    [Symbol.asyncDispose]: () => file.close()
  }
}
