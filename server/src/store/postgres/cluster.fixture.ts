/** A PostgreSQL of one's own for a test: in a folder that goes with it, on a socket in there, on no port. */
import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

export type Cluster = AsyncDisposable & {
  /** Of one database in it. */
  urlOf(database: string): string
  /** Ends it as a loss of power would; its folder stays. */
  stop(): Promise<void>
  start(): Promise<void>
}

export const ABSENT =
  'PostgreSQL is not on this machine, so the tests of it did not run. On Debian: apt-get install postgresql'

const run = promisify(execFile)
const USER = 'postgres'
const SETTINGS = ['listen_addresses=', 'max_connections=200', 'shared_buffers=32MB']
// The tests end processes and not machines, so nothing has to wait for the disk.
const HASTY_SETTINGS = ['fsync=off', 'full_page_writes=off']
const START_TRIES = 600
const START_TRY_MS = 100

/** Where its programs are: on the path, or where Debian puts them. Undefined where there are none. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a))
    : []
  return [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter)
  ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

export type ClusterOptions = {
  /** Its commits wait for the disk, and it lies where files are never only in memory. */
  readonly isDurable?: boolean
  /** A folder in which its journal (WAL) lies by itself, in pieces of 1 MiB. */
  readonly journalIn?: string
}

export async function startCluster(
  programs: string,
  { isDurable = false, journalIn }: ClusterOptions = {}
): Promise<Cluster> {
  // Short, since the path of a socket may have 107 letters.
  const folder = await mkdtemp(join(isDurable ? '/var/tmp' : tmpdir(), 'besidepg-'))
  const owner = await findOwner()
  if (owner) await chown(folder, owner.uid, owner.gid)
  const files = join(folder, 'files')
  const options = { ...owner, cwd: folder }
  const initial = ['-D', files, '-U', USER, '--auth=trust', '--encoding=UTF8', '--no-sync']
  const journal = journalIn ? [`--waldir=${join(journalIn, 'journal')}`, '--wal-segsize=1'] : []
  await run(join(programs, 'initdb'), [...initial, ...journal], options)
  let server: ChildProcess | undefined
  const urlOf = (database: string) => `postgres://${USER}@localhost/${database}?host=${folder}`

  async function stop() {
    const ending = server
    server = undefined
    if (!ending || ending.exitCode !== null) return
    const ended = once(ending, 'exit')
    // An immediate stop (postgresql.org/docs/current/server-shutdown.html).
    ending.kill('SIGQUIT')
    await ended
  }
  async function start() {
    const all = isDurable ? SETTINGS : [...SETTINGS, ...HASTY_SETTINGS]
    const settings = all.flatMap((setting) => ['-c', setting])
    const words = ['-D', files, '-k', folder, ...settings]
    server = spawn(join(programs, 'postgres'), words, { ...options, stdio: 'ignore' })
    await waitFor(urlOf('postgres'))
  }

  await start()
  return {
    urlOf,
    stop,
    start,
    async [Symbol.asyncDispose]() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** A new database whose rows lie in that folder alone, until it is let go of. */
export async function createDatabaseIn(
  folder: string,
  { url, name }: { readonly url: string; readonly name: string }
): Promise<AsyncDisposable> {
  const place = join(folder, name)
  await mkdir(place)
  const owner = await findOwner()
  if (owner) await chown(place, owner.uid, owner.gid)
  await ask(url, `create tablespace ${name} location '${place}'`)
  await ask(url, `create database ${name} tablespace ${name}`)
  return {
    async [Symbol.asyncDispose]() {
      await dropDatabase(url, name)
      await ask(url, `drop tablespace ${name}`)
    }
  }
}

const DROPS_MAX = 5

/** Where files of another test go away while the server writes everything down, it is asked once more. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await ask(url, `drop database if exists ${name} with (force)`)
      return
    } catch (cause) {
      const isCheckpoint = cause instanceof Error && cause.message.includes('checkpoint request')
      if (!isCheckpoint || tries === DROPS_MAX) throw cause
    }
  }
}

/** Sends one command on a connection of its own. */
export async function ask(url: string, command: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(command)).rows
  } finally {
    await client.end()
  }
}

async function waitFor(url: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await ask(url, 'select 1')
      return
    } catch (cause) {
      if (tries === START_TRIES) throw cause
      await sleep(START_TRY_MS)
    }
  }
}

// PostgreSQL refuses to run as root, so root hands it to the account that Debian's package made.
async function findOwner(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, USER])).stdout))
  )
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}
