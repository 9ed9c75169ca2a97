import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addAccount } from '../accounts.ts'
import { readKeyring } from '../keyrings.ts'
import { putNudge } from '../nudges.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../open-store.ts'
import { addSpace } from '../spaces.ts'
import { STORE_FILE } from './open-sqlite.ts'

const PEOPLE = 40
const PAGE_BYTES = 4096

const comers = Array.from({ length: PEOPLE }, (_, index) => index)
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beside-order-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('who came first cannot be seen in the file once its order was forgotten', async () => {
  await using one = await openStore(join(folder, 'one'), { isServing: true })
  await using other = await openStore(join(folder, 'other'), { isServing: true })
  for (const comer of comers) await comeIn(one, comer)
  for (const comer of comers.toReversed()) await comeIn(other, comer)
  const pages = async () => [await readPages('one'), await readPages('other')] as const
  await one.clearJournal()
  await other.clearJournal()
  const [first, second] = await pages()
  expect(first).not.toEqual(second)

  await one.forgetOrder()
  await other.forgetOrder()
  const [here, there] = await pages()
  expect(here).toEqual(there)
  expect(here.join().match(/key/gu)?.length).toBeGreaterThan(PEOPLE)
})

test('nor can it be seen about which spaces somebody asked for nudges at once', async () => {
  await using one = await openStore(join(folder, 'one'), { isServing: true })
  await using other = await openStore(join(folder, 'other'), { isServing: true })
  for (const store of [one, other]) for (const comer of comers) await beginSpace(store, comer)
  for (const comer of comers) await askForNudge(one, comer)
  for (const comer of comers.toReversed()) await askForNudge(other, comer)
  for (const store of [one, other]) await store.clearJournal()
  const pages = async () => [await readPages('one'), await readPages('other')] as const
  const [first, second] = await pages()
  expect(first).not.toEqual(second)
  for (const store of [one, other]) await store.forgetOrder()
  const [here, there] = await pages()
  expect(here).toEqual(there)
  expect(here.join().match(/key/gu)?.length).toBe(PEOPLE)
})

test('nothing but the order is forgotten', async () => {
  await using store = await openStore(folder, { isServing: true })
  for (const comer of comers) await comeIn(store, comer)
  const before = await readAll(store)
  await store.forgetOrder()
  expect(await readAll(store)).toEqual(before)
  const { blob } = (await readKeyring(store.read, idOf(7))) ?? {}
  expect(Buffer.from(blob ?? []).equals(keyringOf(7))).toBe(true)
})

function comeIn(store: Store, comer: number): Promise<void> {
  const account = {
    id: idOf(comer),
    name_mac: bytesFor(`name ${comer}`),
    kit_key: bytesFor(`key ${comer}`),
    opaque_record: null,
    root_generation: 0,
    paused_until: null
  }
  const first = { wrap: bytesFor(`wrap ${comer}`), keyring: keyringOf(comer) }
  return store.write((db) => addAccount(db, account, first))
}

function beginSpace(store: Store, comer: number): Promise<void> {
  const nothing = new Uint8Array(0)
  const log = { state: '{}', seq: 0, head: nothing, time: 0, closed_at: null }
  const receipt = { receipt_generation: 0, receipt_signature: nothing }
  return store.write((db) => addSpace(db, { id: bytesFor(`space ${comer}`), ...log, ...receipt }))
}

function askForNudge(store: Store, comer: number): Promise<void> {
  const sealed = new Uint8Array(896).fill(comer)
  const row = { space: bytesFor(`space ${comer}`), member: bytesFor(`key ${comer}`), sealed }
  return store.write((db) => putNudge(db, row))
}

/** The order of names and keys within each page of the file, wherever the page itself lies. */
async function readPages(name: string): Promise<readonly string[]> {
  const file = await readFile(join(folder, name, STORE_FILE))
  const pages = Array.from({ length: file.length / PAGE_BYTES }, (_, index) =>
    file.subarray(index * PAGE_BYTES, (index + 1) * PAGE_BYTES)
  )
  const orders = pages.map((page) =>
    comers
      .flatMap((comer) => [`name ${comer}`, `key ${comer}`])
      .map((what) => ({ what, at: page.indexOf(bytesFor(what)) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at)
      .map(({ what }) => what)
      .join()
  )
  return orders.filter((order) => order !== '').toSorted()
}

async function readAll(store: Store): Promise<unknown> {
  const { read } = store
  return [
    await read.selectFrom('accounts').selectAll().execute(),
    await read.selectFrom('wraps').selectAll().execute(),
    await read.selectFrom('keyrings').selectAll().execute(),
    await read.selectFrom('keyring_parts').selectAll().execute()
  ]
}

function idOf(comer: number) {
  return bytesFor(`id ${comer}`).slice(0, 16)
}

function keyringOf(comer: number) {
  return new Uint8Array(4136).fill(comer)
}

function bytesFor(what: string) {
  return new Uint8Array(createHash('sha256').update(what).digest())
}
