import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServedRelease } from '@beside/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRelease } from '../../../scripts/operate/read-release.ts'
import { buildWhatIsStale } from '../../../scripts/setup/build-what-is-stale.mjs'
import { hashOf } from '../../../scripts/setup/describe-release.mjs'
import { root } from '../../../scripts/setup/paths.mjs'
import { openRootKey } from '../../../server/src/instance/root-key.ts'
import { openHouse } from '../house.ts'
import type { Person } from '../house.ts'
import { runBeside } from './run-beside.ts'
import { copyHouse } from './second-copy.ts'

/** Two builds, on a machine that is ten times slower and has other things to do. */
const BUILDING_MS_MAX = 600_000

let place = ''
let copy = ''
const today = () => new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  await buildWhatIsStale()
  place = await mkdtemp(join(tmpdir(), 'beside-release-'))
  copy = join(place, 'another', 'deeper-folder')
  copyHouse(copy)
  await build()
}, BUILDING_MS_MAX)

afterAll(async () => {
  await rm(place, { recursive: true, force: true })
})

test('whoever builds the same sources elsewhere gets the same bytes, in another place and time zone', () => {
  const ours = hashFiles(join(root, 'web', 'build'))
  const theirs = hashFiles(join(copy, 'web', 'build'))
  expect(ours.length).toBeGreaterThan(100)
  expect(theirs).toEqual(ours)
})

test('the mark is the hash of a list that anybody can make from the files', async () => {
  await using home = await openHouse({ release: known() })
  const { hash, release, statement } = await ask(home.address)
  expect(statement).toBeNull()
  expect(hashOf(JSON.stringify(release))).toBe(hash)
  const client = join(root, 'web', 'build', 'client')
  const served = listFiles(client).filter((path) => !/\.(br|gz)$/u.test(path))
  expect(Object.keys(release.files)).toEqual(served)
  for (const path of served) {
    expect(release.files[path], path).toBe(hashOf(readFileSync(join(client, path))))
  }
})

test('people read on which day their place signed its code, and nobody else can say it', async () => {
  await using home = await openHouse({ release: known() })
  const env = { BESIDE_DATA: home.dataFolder }
  const rootKey = join(home.dataFolder, 'root.key')
  const statement = join(home.dataFolder, 'signed-release.json')
  const alice = await home.person('alice')
  expect(await signedOn(alice)).toBeNull()

  const foreign = join(place, 'foreign.key')
  await openRootKey(foreign)
  const refused = await runBeside(['sign-release', '--root-key', foreign], { env })
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('another community')])
  const carried = join(place, 'foreign.json')
  expect((await sign(['--root-key', foreign, '--to', carried])).code).toBe(0)
  await copyFile(carried, statement)
  expect((await ask(home.address)).statement).not.toBeNull()
  expect(await signedOn(alice)).toBeNull()

  const signed = await runBeside(['sign-release', '--root-key', rootKey], { env })
  expect(signed.said).toContain(known().hash)
  expect(signed.code).toBe(0)
  expect(await signedOn(alice)).toBe(today())

  const { statement: good } = await ask(home.address)
  await writeFile(statement, JSON.stringify({ ...good, day: (good?.day ?? 0) + 1 }))
  expect(await signedOn(alice)).toBeNull()
  await writeFile(statement, '{')
  expect(await signedOn(alice)).toBeNull()
})

test('what was signed for one version says nothing about the next', async () => {
  const { release } = known()
  const next = { ...release, version: '9.9.9' }
  await using home = await openHouse({
    release: { hash: hashOf(JSON.stringify(next)), release: next }
  })
  const rootKey = join(home.dataFolder, 'root.key')
  const to = join(home.dataFolder, 'signed-release.json')
  expect((await sign(['--root-key', rootKey, '--to', to])).code).toBe(0)
  const alice = await home.person('alice')
  const read = await alice.readRelease()
  expect(read).toMatchObject({ ok: true, value: { version: '9.9.9', signedOn: null } })
})

test('a mark that does not fit its list is not shown', async () => {
  await using home = await openHouse({ release: { ...known(), hash: '0'.repeat(64) } })
  const alice = await home.person('alice')
  expect(await alice.readRelease()).toEqual({ ok: false, reason: 'something-unexpected' })
})

test('pages that were changed after they were built are not signed', async () => {
  await writeFile(join(copy, 'web', 'build', 'client', 'one-more.js'), '')
  const key = join(place, 'own.key')
  await openRootKey(key)
  const to = join(place, 'never.json')
  const script = join(copy, 'scripts', 'beside.ts')
  const refused = await run([script, 'sign-release', '--root-key', key, '--to', to])
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('not the ones')])
})

function known() {
  const release = readRelease()
  if (!release) throw new Error('the pages are not built')
  return release
}

async function ask(address: string): Promise<ServedRelease> {
  return (await (await fetch(`${address}/release.json`)).json()) as ServedRelease
}

async function sign(words: readonly string[]) {
  return await runBeside(['sign-release', ...words], { env: { BESIDE_DATA: join(place, 'none') } })
}

async function signedOn(person: Person): Promise<string | null> {
  const read = await person.readRelease()
  if (!read.ok) throw new Error(read.reason)
  expect(read.value.mark).toBe(known().hash)
  return read.value.signedOn
}

/** In the surroundings of somebody else: another zone, language and mood of the shell. */
async function build(): Promise<void> {
  const script = join(copy, 'scripts', 'setup', 'build-what-is-stale.mjs')
  const words = `import(${JSON.stringify(script)}).then((it) => it.buildWhatIsStale())`
  const { code, said } = await run(['-e', words])
  if (code !== 0) throw new Error(said)
}

async function run(words: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, TZ: 'Pacific/Kiritimati', LC_ALL: 'C', NODE_ENV: 'development' }
  const child = spawn(process.execPath, words, { env, cwd: tmpdir() })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      said += bytes.toString()
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

function hashFiles(folder: string): readonly string[] {
  return listFiles(folder).map((path) => `${hashOf(readFileSync(join(folder, path)))} ${path}`)
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()
}
