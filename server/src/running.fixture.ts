/** A real server on a real store in a folder of its own, for the tests of this floor. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Admission } from '@beside/contract'
import type { Hash } from '@beside/kernel'
import { pino } from 'pino'
import { startServer } from './main.ts'
import type { RunningServer, ServerOptions } from './main.ts'
import { readCommunity, saveCommunity } from './store/community.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { makeTestStore } from './test-store.fixture.ts'
import { bytes, Visitor } from './visitor.fixture.ts'

export { testClock } from './test-clock.fixture.ts'

export type Running = AsyncDisposable & {
  readonly server: RunningServer
  readonly address: string
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly instanceId: Hash
  /** What the server logged. */
  readonly logged: string[]
  visitor(name?: string): Visitor
  /** Somebody who has an account and is signed in. */
  person(name?: string): Promise<Visitor>
  restart(): Promise<void>
  /** The rows, beside the server that runs. */
  openStore(): Promise<Store>
}

export async function run(
  options: Partial<ServerOptions> & { readonly admission?: Admission } = {}
): Promise<Running> {
  const { admission = 'open', ...changes } = options
  const dataFolder = await mkdtemp(join(tmpdir(), 'beside-server-'))
  const logged: string[] = []
  const log = pino({ base: null }, { write: (line: string) => void logged.push(line) })
  const { databaseUrl, ...testStore } = await makeTestStore()
  const setting = { dataFolder, databaseUrl, log, rateScale: 1000, ...changes }
  let server = await startServer(setting)
  await openDoor(setting, admission)
  const reply = await fetch(`${server.address}/api/instance`)
  const instance = (await reply.json()) as { instanceId: string }
  const instanceId = bytes(instance.instanceId) as Hash
  const { address, port } = server
  let count = 0
  function visitor(name = `quiet-river-${(count += 1)}`) {
    return new Visitor(address, instanceId, name)
  }
  return {
    get server() {
      return server
    },
    address,
    dataFolder,
    databaseUrl,
    instanceId,
    logged,
    visitor,
    async person(name) {
      const person = visitor(name)
      const answer = await person.arrive()
      if (answer.status !== 200) throw new Error(`not let in: ${answer.body.reason}`)
      return person
    },
    async restart() {
      await server.stop()
      server = await startServer({ ...setting, port })
    },
    openStore: () => openStore(dataFolder, { databaseUrl: setting.databaseUrl }),
    async [Symbol.asyncDispose]() {
      await server.stop()
      await testStore[Symbol.asyncDispose]()
      await rm(dataFolder, { recursive: true, force: true })
    }
  }
}

export async function openDoor(
  { dataFolder, databaseUrl }: Pick<ServerOptions, 'dataFolder' | 'databaseUrl'>,
  admission: Admission
): Promise<void> {
  await using store = await openStore(dataFolder, { databaseUrl })
  const community = await readCommunity(store.read)
  await store.write((db) => saveCommunity(db, { ...community, admission }))
}
