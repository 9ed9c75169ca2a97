/** Turns what was typed into one command with all that it needs, or into a kind word about it. */
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CommandRefusal } from './command-refusal.ts'
import { readDirectory } from './read-directory.ts'
import type { DirectoryCommand } from './read-directory.ts'
import { chooseFolder } from '../../server/src/instance/instance-folder.ts'
import {
  commandWords,
  describeBareOption,
  describeUnknownCommand,
  describeUnknownOption
} from './words.ts'

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'doctor'; readonly data: string }
  | { readonly name: 'steward'; readonly data: string }
  | { readonly name: 'end-sessions'; readonly data: string }
  | { readonly name: 'newsletter-bounces'; readonly data: string; readonly file: string }
  | { readonly name: 'move-to-postgres'; readonly data: string }
  | BackupCommand
  | RestoreCommand
  | { readonly name: 'sign-restore'; readonly data: string; readonly rootKey: string }
  | SignReleaseCommand
  | { readonly name: 'check-evidence'; readonly file: string }
  | DirectoryCommand

export type BackupCommand = {
  readonly name: 'backup'
  readonly data: string
  readonly to: string
  readonly everyMs: number | null
  readonly keep: number
  readonly wantsNewPhrase: boolean
  readonly showsPhrase: boolean
}

export type SignReleaseCommand = {
  readonly name: 'sign-release'
  readonly rootKey: string
  readonly data: string
  /** On a machine that holds no community: the file to carry there. */
  readonly to: string | null
}

export type RestoreCommand = {
  readonly name: 'restore'
  readonly from: string
  readonly to: string
  readonly rootKey: string | null
  readonly phraseFile: string | null
}

type Typed = Readonly<Record<string, string | boolean | undefined>>
type Env = Readonly<Record<string, string | undefined>>

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const optionsByCommand = {
  doctor: { data: text },
  steward: { data: text },
  'end-sessions': { data: text },
  'move-to-postgres': { data: text },
  backup: {
    data: text,
    to: text,
    every: text,
    keep: text,
    'new-phrase': flag,
    'show-phrase': flag
  },
  restore: { from: text, to: text, 'root-key': text, 'phrase-file': text },
  'sign-restore': { data: text, 'root-key': text },
  'sign-release': { data: text, to: text, 'root-key': text },
  'check-evidence': { file: text },
  'newsletter-bounces': { data: text, file: text },
  directory: {
    data: text,
    source: text,
    encoding: text,
    rhythm: text,
    refused: text,
    hidden: text,
    publish: flag,
    ours: flag
  }
} as const

const KEEP_DEFAULT = 14
const KEEP_MAX = 1000
const MINUTE_MS = 60_000
const EVERY_MAX_MS = 7 * 24 * 60 * MINUTE_MS

export function readCommand(words: readonly string[], env: Env): Command {
  const [name = 'help', ...rest] = words
  if (['help', '--help', '-h'].includes(name)) return { name: 'help' }
  if (!isCommand(name)) throw new CommandRefusal(describeUnknownCommand(name))
  if (rest.includes('--help')) return { name: 'help' }
  const own = name === 'directory' ? wordsBeforeOptions(rest) : []
  const typed = readOptions(name, rest.slice(own.length))
  switch (name) {
    case 'doctor':
    case 'steward':
    case 'end-sessions':
    case 'move-to-postgres':
      return { name, data: folderOf(typed, env) }
    case 'backup':
      return readBackup(typed, env)
    case 'restore':
      return readRestore(typed)
    case 'sign-restore':
      return {
        name,
        data: folderOf(typed, env),
        rootKey: needed(typed['root-key'], commandWords.signNeedsKey)
      }
    case 'sign-release':
      return {
        name,
        data: folderOf(typed, env),
        rootKey: needed(typed['root-key'], commandWords.signNeedsKey),
        to: optional(typed['to'])
      }
    case 'check-evidence':
      return { name, file: resolve(needed(typed['file'], commandWords.checkNeedsFile)) }
    case 'newsletter-bounces': {
      const file = resolve(needed(typed['file'], commandWords.bouncesNeedFile))
      return { name, data: folderOf(typed, env), file }
    }
    case 'directory':
      return readDirectory(own, typed, folderOf(typed, env))
    default:
      return name satisfies never
  }
}

function isCommand(name: string): name is keyof typeof optionsByCommand {
  return Object.hasOwn(optionsByCommand, name)
}

function wordsBeforeOptions(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => word.startsWith('-'))
  return end < 0 ? words : words.slice(0, end)
}

function readOptions(name: keyof typeof optionsByCommand, words: readonly string[]): Typed {
  const options: Record<string, typeof text | typeof flag> = optionsByCommand[name]
  const { values, tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true
  })
  for (const token of tokens) {
    if (token.kind === 'positional') throw new CommandRefusal(describeUnknownOption(token.value))
    if (token.kind !== 'option') continue
    const option = options[token.name]
    if (!option) throw new CommandRefusal(describeUnknownOption(token.rawName))
    const isBare = token.value === undefined || token.value.trim() === ''
    if ((option.type === 'string') === isBare) {
      throw new CommandRefusal(
        isBare ? describeBareOption(token.rawName) : describeUnknownOption(token.value ?? '')
      )
    }
  }
  return values
}

function readBackup(typed: Typed, env: Env): BackupCommand {
  const data = folderOf(typed, env)
  const to = optional(typed['to'])
  const everyMs = readEvery(optional(typed['every']))
  const wantsNewPhrase = typed['new-phrase'] === true
  if (wantsNewPhrase && everyMs !== null) throw new CommandRefusal(commandWords.everyAndNewPhrase)
  return {
    name: 'backup',
    data,
    to: to === null ? join(dirname(data), 'backups') : resolve(to),
    everyMs,
    keep: readKeep(optional(typed['keep'])),
    wantsNewPhrase,
    showsPhrase: typed['show-phrase'] === true
  }
}

function readRestore(typed: Typed): RestoreCommand {
  return {
    name: 'restore',
    from: resolve(needed(typed['from'], commandWords.restoreNeedsFrom)),
    to: resolve(needed(typed['to'], commandWords.restoreNeedsTo)),
    rootKey: optional(typed['root-key']),
    phraseFile: optional(typed['phrase-file'])
  }
}

function readKeep(typed: string | null): number {
  if (typed === null) return KEEP_DEFAULT
  const keep = /^\d{1,4}$/u.test(typed) ? Number(typed) : 0
  if (keep < 1 || keep > KEEP_MAX) throw new CommandRefusal(commandWords.keepIsStrange)
  return keep
}

function readEvery(typed: string | null): number | null {
  if (typed === null) return null
  const [, count, unit] = /^(\d{1,5})([mhd])$/u.exec(typed) ?? []
  const minutes = { m: 1, h: 60, d: 24 * 60 }[unit ?? ''] ?? 0
  const everyMs = Number(count ?? 0) * minutes * MINUTE_MS
  if (everyMs < MINUTE_MS || everyMs > EVERY_MAX_MS) {
    throw new CommandRefusal(commandWords.everyIsStrange)
  }
  return everyMs
}

function folderOf(typed: Typed, env: Env): string {
  const data = optional(typed['data'])
  return data === null ? chooseFolder(env) : resolve(data)
}

function needed(value: string | boolean | undefined, otherwise: string): string {
  const given = optional(value)
  if (given === null) throw new CommandRefusal(otherwise)
  return given
}

function optional(value: string | boolean | undefined): string | null {
  return typeof value === 'string' ? value : null
}
