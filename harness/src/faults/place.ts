/** A small house that suffers: two pairs of people who write all the time, and a server that can be hurt. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Cluster } from '../../../server/src/store/postgres/cluster.fixture.ts'
import type { SmallDisk } from '../../../server/src/store/postgres/small-disk.fixture.ts'
import { arriveAs, befriend, openTheDoor, personAt, wordsIn } from '../house.ts'
import type { Dice } from './dice.ts'
import { openLine } from './line.ts'
import { prepareServer, type ServerProcess, type Setting } from './mortal-server.ts'
import { listenAlong } from './wiretap.ts'
import { makeWriter, ownWords, readBack, type Writer } from './writer.ts'

/** Where the rows lie, if not in the folder. */
export type Database = {
  readonly cluster: Cluster
  readonly url: string
  /** Where its rows lie; undefined where this account may have no disk of its own. */
  readonly disk: SmallDisk | undefined
}

export type Place = AsyncDisposable & {
  readonly setting: Setting
  readonly server: ServerProcess
  readonly database: Database | undefined
  readonly writers: readonly Writer[]
  /** Everybody writes while it happens. */
  readonly whileAllWrite: (happening: () => Promise<void>) => Promise<void>
  /** Fulfilled when the server has acknowledged something more to each of these people. */
  readonly underLoad: (writers?: readonly Writer[]) => Promise<void>
  /** Fulfilled when everybody sees everything, and is followed again. */
  readonly quiet: () => Promise<void>
}

const PAIRS = [
  ['alice', 'bob'],
  ['carol', 'dan']
] as const
// How long people wait on a machine that is busy with other things.
export const PATIENCE = { timeout: 240_000, interval: 50 }

export async function openPlace(database: Database | undefined, dice: Dice): Promise<Place> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'beside-faults-'))
  const setting = { dataFolder, databaseUrl: database?.url }
  await using opening = new AsyncDisposableStack()
  opening.defer(() => rm(dataFolder, { recursive: true, force: true }))
  const server = opening.use(prepareServer(setting))
  await server.start()
  await openTheDoor(dataFolder, database?.url)
  const writers: Writer[] = []
  for (const names of PAIRS) writers.push(...(await openPair(names, { server, opening, dice })))
  const held = opening.move()
  return {
    setting,
    server,
    database,
    writers,
    whileAllWrite: (happening) => whileAllWrite(writers, happening),
    underLoad: (some = writers) => underLoad(some),
    quiet: () => quiet(writers),
    [Symbol.asyncDispose]: () => held.disposeAsync()
  }
}

type Parts = {
  readonly server: ServerProcess
  readonly opening: AsyncDisposableStack
  readonly dice: Dice
}

async function openPair(names: readonly [string, string], { server, opening, dice }: Parts) {
  const parts = []
  for (const name of names) {
    const line = opening.use(await openLine(server.port))
    const tap = listenAlong(line.address)
    const person = personAt(line.address, name, { fetch: tap.fetch })
    opening.defer(() => person.leave())
    await arriveAs(person)
    parts.push({ person, line, tap })
  }
  const [one, other] = parts
  if (!one || !other) throw new Error('A pair is two')
  const bondId = await befriend(one.person, other.person)
  for (const { person } of [one, other]) await person.openTalk(bondId)
  return [one, other].map((parts) => makeWriter({ ...parts, bondId }, dice))
}

async function quiet(writers: readonly Writer[]): Promise<void> {
  const missing = async () => {
    await Promise.all(writers.map(({ person }) => readBack(person)))
    return writers.flatMap((one) => missingTo(one, writers))
  }
  await expect.poll(missing, PATIENCE).toEqual([])
}

async function whileAllWrite(writers: readonly Writer[], happening: () => Promise<void>) {
  const enough = new AbortController()
  const writing = Promise.all(writers.map((one) => one.write(enough.signal)))
  await Promise.race([happening(), writing]).finally(() => enough.abort())
  await writing
}

async function underLoad(writers: readonly Writer[]): Promise<void> {
  const counts = () => writers.map(({ tap }) => tap.acknowledged.length)
  const before = counts()
  await expect
    .poll(() => counts().every((count, at) => count > (before[at] ?? 0)), PATIENCE)
    .toBe(true)
}

/** In words, what this person still lacks; nothing where they see all, in order, and once. */
function missingTo(one: Writer, writers: readonly Writer[]): string[] {
  const { person, bondId } = one
  const view = person.view()
  const seen = wordsIn(view)
  const authors = writers.filter((author) => author.bondId === bondId)
  const lacking = authors
    .filter(({ said, person: { name } }) => {
      const theirs = seen.filter((text) => text.startsWith(`${name} `))
      return theirs.length !== said.length || theirs.some((text, at) => text !== said[at])
    })
    .map((author) => `${person.name} sees other words of ${author.person.name} than were written`)
  return [
    ...lacking,
    ...(view.connection === 'live' ? [] : [`${person.name} is not followed`]),
    ...view.alarms.map(({ kind }) => `${person.name} is alarmed: ${kind}`),
    ...ownWords(one, 'waiting').map(({ text }) => `${text.slice(0, 20)} waits`)
  ]
}
