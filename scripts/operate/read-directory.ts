/** What was typed after `directory`: what to do, and with which file or folder. */
import { basename, resolve } from 'node:path'
import { WRITTEN_SOURCE } from '@beside/contract'
import { readFeedAddress } from '../../server/src/directory/live/feed-line.ts'
import { CommandRefusal } from './command-refusal.ts'
import { directoryWords } from './directory-words.ts'

export type DirectoryCommand = { readonly name: 'directory'; readonly data: string } & (
  | {
      readonly act: 'import'
      readonly file: string
      readonly source: string
      readonly encoding: string | undefined
      readonly isOurs: boolean
      readonly takesOver: boolean
      /** Where each row goes that was not kept, and each place with no street. */
      readonly refusedTo: string | undefined
      readonly hiddenTo: string | undefined
    }
  | { readonly act: 'publish' | 'undo'; readonly source: string }
  | {
      readonly act: 'add'
      readonly source: string
      readonly address: string
      readonly rhythm: Rhythm
    }
  | { readonly act: 'export'; readonly folder: string }
  | { readonly act: 'list' }
)

type Rhythm = 'by-hand' | 'daily' | 'weekly'

type Typed = Readonly<Record<string, string | boolean | undefined>>

const SOURCE_LENGTH_MAX = 200

export function readDirectory(
  words: readonly string[],
  typed: Typed,
  data: string
): DirectoryCommand {
  const [act = 'list', file] = words
  const name = 'directory'
  switch (act) {
    case 'list':
      return { name, data, act }
    case 'export':
      return { name, data, act, folder: resolve(file ?? refuse(directoryWords.needsFolder)) }
    case 'add': {
      const address = readFeedAddress(file ?? refuse(directoryWords.needsAddress))
      if (address === undefined) return refuse(directoryWords.addressIsStrange)
      const source = sourceOf(typed) ?? refuse(directoryWords.needsSource)
      return { name, data, act, source, address, rhythm: rhythmOf(typed['rhythm']) }
    }
    case 'publish':
    case 'undo':
      return { name, data, act, source: sourceOf(typed) ?? refuse(directoryWords.needsSource) }
    case 'import': {
      if (file === undefined) refuse(directoryWords.needsFile)
      const encoding = typeof typed['encoding'] === 'string' ? typed['encoding'] : undefined
      if (encoding !== undefined && !isEncoding(encoding)) refuse(directoryWords.encodingIsStrange)
      return {
        name,
        data,
        act,
        file: resolve(file),
        source: sourceOf(typed) ?? basename(file),
        encoding,
        isOurs: typed['ours'] === true,
        takesOver: typed['publish'] === true,
        refusedTo: fileOf(typed['refused']),
        hiddenTo: fileOf(typed['hidden'])
      }
    }
    default:
      return refuse(directoryWords.unknownAct)
  }
}

function fileOf(typed: Typed[string]): string | undefined {
  return typeof typed === 'string' && typed !== '' ? resolve(typed) : undefined
}

function rhythmOf(typed: Typed[string]): Rhythm {
  const rhythms: readonly Rhythm[] = ['by-hand', 'daily', 'weekly']
  const chosen = rhythms.find((one) => one === (typed ?? 'by-hand'))
  return chosen ?? refuse(directoryWords.rhythmIsStrange)
}

function sourceOf(typed: Typed): string | undefined {
  const source = typeof typed['source'] === 'string' ? typed['source'].trim() : undefined
  if (source !== undefined && source.length > SOURCE_LENGTH_MAX) refuse(directoryWords.sourceIsLong)
  if (source === WRITTEN_SOURCE) refuse(directoryWords.sourceIsTaken)
  return source
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

function refuse(text: string): never {
  throw new CommandRefusal(text)
}
