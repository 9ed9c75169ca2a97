import { sign } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hash, instanceIdOf, readManifest, verifySignature } from '@beside/kernel/wire'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { STORE_FILE } from '../store/sqlite/open-sqlite.ts'
import { chooseFolder, describeFolder } from './instance-folder.ts'
import { openInstance, readSecrets } from './instance.ts'
import { openRootKey, readRootKey } from './root-key.ts'
import { formatSecrets, parseSecrets } from './secrets.ts'

let place = ''
let data = ''

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'beside-instance-'))
  data = join(place, 'data')
})

afterEach(async () => {
  await rm(place, { recursive: true, force: true })
})

test('the first run makes an instance that only its owner can read', async () => {
  const instance = await openInstance(data)
  expect(instance.isNew).toBe(true)
  expect(instance.generation).toBe(0)
  expect(await rightsOf(data)).toBe('700')
  const names = await readdir(data)
  expect(names.toSorted()).toEqual(['root.key', 'secrets.json'])
  for (const name of names) expect(await rightsOf(join(data, name))).toBe('600')
})

test('the rights are narrow although the shell gives wide ones', async () => {
  const before = process.umask(0)
  try {
    await openInstance(data)
  } finally {
    process.umask(before)
  }
  expect(await rightsOf(data)).toBe('700')
  for (const name of await readdir(data)) expect(await rightsOf(join(data, name))).toBe('600')
})

test('the second run changes nothing', async () => {
  const first = await openInstance(data)
  const files = await readAll(data)
  const second = await openInstance(data)
  expect(second.isNew).toBe(false)
  expect(second.instanceId).toEqual(first.instanceId)
  expect(second.secrets).toEqual(first.secrets)
  expect(second.manifestBytes).toEqual(first.manifestBytes)
  expect(await readAll(data)).toEqual(files)
})

test('the root certifies the key that signs receipts', async () => {
  const { root, receiptKey, manifestBytes, instanceId } = await openInstance(data)
  const manifest = readManifest(manifestBytes, verifySignature)
  expect(manifest).toEqual({ root, receiptKey: receiptKey.public, generation: 0, restoredTo: 0 })
  expect(instanceId).toEqual(instanceIdOf(root))
  const message = hash('test', 'a receipt')
  const signature = new Uint8Array(sign(null, message, receiptKey.privateKey))
  expect(verifySignature(signature, message, receiptKey.public)).toBe(true)
})

test('two instances share nothing', async () => {
  const [one, other] = [await openInstance(data), await openInstance(join(place, 'other'))]
  expect(one.instanceId).not.toEqual(other.instanceId)
  const keys = [one, other].flatMap(({ secrets, receiptKey }) => [
    ...[secrets.nameKey, secrets.tokenKey, secrets.stateKey, receiptKey.public].map((key) =>
      Buffer.from(key).toString('hex')
    ),
    secrets.opaqueSetup
  ])
  expect(new Set(keys).size).toBe(10)
})

test('two servers that start at the same moment agree on one instance', async () => {
  const instances = await Promise.all(Array.from({ length: 5 }, () => openInstance(data)))
  expect(instances.filter(({ isNew }) => isNew)).toHaveLength(1)
  for (const { instanceId, secrets } of instances) {
    expect(instanceId).toEqual(instances[0]!.instanceId)
    expect(secrets).toEqual(instances[0]!.secrets)
  }
  expect((await readdir(data)).toSorted()).toEqual(['root.key', 'secrets.json'])
})

test('the server starts without the root key, once an operator has moved it away', async () => {
  const first = await openInstance(data)
  await rm(describeFolder(data).root)
  const second = await openInstance(data)
  expect(second.instanceId).toEqual(first.instanceId)
  expect(await readdir(data)).toEqual(['secrets.json'])
})

test('a first run that broke off goes on with the root key it had made', async () => {
  await openInstance(data)
  const root = await readRootKey(describeFolder(data).root)
  await rm(describeFolder(data).secrets)
  expect((await openInstance(data)).root).toEqual(root.public)
})

test('secrets that are gone are never made anew over the rows of people', async () => {
  await openInstance(data)
  const files = describeFolder(data)
  await writeFile(files.store, 'rows')
  await rm(files.secrets)
  await expect(openInstance(data)).rejects.toMatchObject({ reason: 'secrets-missing' })
  expect((await readdir(data)).toSorted()).toEqual(['root.key', 'store.sqlite'])
})

test('damaged secrets are named and left as they are', async () => {
  await openInstance(data)
  const { secrets } = describeFolder(data)
  const whole = await readFile(secrets, 'utf8')
  const other = parseSecrets(await readFile(await anotherSecrets(), 'utf8'))
  const mixed = formatSecrets({ ...parseSecrets(whole), receiptSeed: other.receiptSeed })
  const damaged = ['', '{', 'null', whole.slice(0, -40), whole.replace('nameKey', 'nameKy'), mixed]
  for (const text of damaged) {
    await writeFile(secrets, text)
    await expect(openInstance(data)).rejects.toMatchObject({ reason: 'secrets-damaged' })
    expect(await readFile(secrets, 'utf8')).toBe(text)
  }
})

test('a root key that is not whole is named', async () => {
  const path = join(place, 'root.key')
  await expect(readRootKey(path)).rejects.toMatchObject({ reason: 'root-missing' })
  for (const text of ['', 'beside-root-1 abc\n', '# only words\n']) {
    await writeFile(path, text)
    await expect(readRootKey(path)).rejects.toMatchObject({ reason: 'root-damaged' })
  }
})

test('a root key that was copied by hand, with other line ends, is still the key', async () => {
  const path = join(place, 'root.key')
  const made = await openRootKey(path)
  const text = await readFile(path, 'utf8')
  await writeFile(path, `\ufeff\r\n${text.replaceAll('\n', '\r\n')}\r\n  `)
  expect((await readRootKey(path)).public).toEqual(made.public)
})

test('a file in the place of the folder is said so', async () => {
  await writeFile(data, 'a letter')
  await expect(openInstance(data)).rejects.toMatchObject({ reason: 'folder-is-a-file' })
  await expect(openInstance(join(data, 'deeper'))).rejects.toMatchObject({
    reason: 'folder-is-a-file'
  })
  expect(await readFile(data, 'utf8')).toBe('a letter')
})

test('a folder that already holds something keeps its rights', async () => {
  await mkdir(data)
  await chmod(data, 0o755)
  await writeFile(join(data, 'letter.txt'), 'mine')
  await openInstance(data)
  expect(await rightsOf(data)).toBe('755')
  const empty = join(place, 'empty')
  await mkdir(empty)
  await chmod(empty, 0o755)
  await openInstance(empty)
  expect(await rightsOf(empty)).toBe('700')
})

test('where there is no instance, reading its secrets makes none', async () => {
  await expect(readSecrets(describeFolder(data).secrets)).rejects.toMatchObject({
    reason: 'no-instance'
  })
  expect(await readdir(place)).toEqual([])
})

test('BESIDE_DATA chooses the folder, and the store lies where the server opens it', () => {
  expect(chooseFolder({ BESIDE_DATA: data })).toBe(data)
  expect(chooseFolder({ BESIDE_DATA: ' ' })).toBe(join(process.cwd(), 'data'))
  expect(describeFolder(data).store).toBe(join(data, STORE_FILE))
})

async function anotherSecrets(): Promise<string> {
  const folder = join(place, 'another')
  await openInstance(folder)
  return describeFolder(folder).secrets
}

async function readAll(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).toSorted()
  return await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
}

async function rightsOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8)
}
