import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Written } from '@beside/contract'
import { walkLog } from '@beside/kernel'
import type { Hash } from '@beside/kernel'
import { expect, test } from 'vitest'
import { Membership, writeBody } from '../membership.fixture.ts'
import { openDoor } from '../running.fixture.ts'
import { makeTestStore } from '../test-store.fixture.ts'
import { bytes, randomTestBytes, text, Visitor } from '../visitor.fixture.ts'

const WRITERS = 6
const ROUNDS = 3
/** Fewer than the window of what a writer may have seen, since nobody looks again within a round. */
const WRITES_OF_ROUND = 400

// The whole promise of an acknowledgement: a loss of the process, at any moment, loses nothing of it.
test('every acknowledged record outlives a server that is killed, exactly once', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'beside-killed-'))
  await using testStore = await makeTestStore()
  const setting = { dataFolder, databaseUrl: testStore.databaseUrl }
  let child = await startChild(setting)
  await openDoor(setting, 'open')
  const person = new Visitor(child.address, await readInstanceId(child.address), 'somebody')
  await person.arrive()
  const own = await Membership.begin(person)
  const acknowledged = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    const unanswered = await writeUntilKilled(own, child, acknowledged)
    child = await startChild(setting)
    Object.assign(person, { address: child.address })
    await own.renewToken()
    for (const { body, key } of unanswered) {
      const again = await own.ask<Written>('POST', '/records', body)
      expect(again.status).toBe(200)
      acknowledged.set(key, again.body.seq)
    }
    await own.sync()
  }
  const leaves = await readLeaves(own)
  expect(new Set(acknowledged.values()).size).toBe(acknowledged.size)
  expect(leaves.length).toBe(acknowledged.size + 1)
  const positions = walkLog(
    { seq: 0, head: own.spaceId as unknown as Hash },
    leaves.map((leaf) => ({
      ...leaf,
      lane: bytes(leaf.lane),
      envHash: bytes(leaf.envHash) as Hash
    }))
  )
  expect(positions?.at(-1)).toEqual(own.position)
  child.process.kill('SIGKILL')
  await rm(dataFolder, { recursive: true, force: true })
}, 120_000)

type Child = { readonly process: ChildProcess; readonly address: string }
type Sent = { readonly body: unknown; readonly key: string }

type Setting = { readonly dataFolder: string; readonly databaseUrl: string | undefined }

async function startChild({ dataFolder, databaseUrl }: Setting): Promise<Child> {
  const path = new URL('./server-child.fixture.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [path, dataFolder, ...(databaseUrl ? [databaseUrl] : [])], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()))
    child.once('exit', () => reject(new Error('the server did not start')))
  })
  return { process: child, address }
}

async function writeUntilKilled(
  own: Membership,
  child: Child,
  acknowledged: Map<string, number>
): Promise<Sent[]> {
  const unanswered = new Map<string, Sent>()
  const before = acknowledged.size
  let isRunning = true
  const stop = setTimeout(() => child.process.kill('SIGKILL'), 250 + Math.random() * 250)
  const writers = Array.from({ length: WRITERS }, async () => {
    while (isRunning && acknowledged.size - before < WRITES_OF_ROUND) {
      const writeKey = randomTestBytes(16)
      const sent = { body: writeBody(own.entry('words'), writeKey), key: text(writeKey) }
      unanswered.set(sent.key, sent)
      const answer = await own.ask<Written>('POST', '/records', sent.body).catch(() => undefined)
      if (answer?.status === 200) {
        acknowledged.set(sent.key, answer.body.seq)
        unanswered.delete(sent.key)
      } else isRunning = false
    }
  })
  await Promise.all(writers)
  clearTimeout(stop)
  child.process.kill('SIGKILL')
  if (child.process.exitCode === null && child.process.signalCode === null) {
    await new Promise((resolve) => child.process.once('exit', resolve))
  }
  return [...unanswered.values()]
}

type WireLeaf = {
  readonly seq: number
  readonly time: number
  readonly lane: string
  readonly isDocument: boolean
  readonly envHash: string
}

async function readLeaves(own: Membership): Promise<WireLeaf[]> {
  const answer = await own.ask<{ leaves: WireLeaf[] }>('GET', '/leaves')
  return answer.body.leaves
}

async function readInstanceId(address: string): Promise<Hash> {
  const instance = (await (await fetch(`${address}/api/instance`)).json()) as { instanceId: string }
  return bytes(instance.instanceId) as Hash
}
