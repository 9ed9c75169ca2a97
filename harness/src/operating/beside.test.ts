import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { doctorWords } from '../../../server/src/doctor/words.ts'
import { describeFolder } from '../../../server/src/instance/instance-folder.ts'
import { openInstance } from '../../../server/src/instance/instance.ts'
import { dumpStore, fillStore } from './full-store.ts'
import { runBeside, startScript } from './run-beside.ts'

let place = ''
let data = ''
let env: Record<string, string> = {}

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'beside-cli-'))
  data = join(place, 'data')
  env = { BESIDE_DATA: data }
})

afterEach(async () => {
  await rm(place, { recursive: true, force: true })
})

const beside = (words: string, typed = '') => runBeside(words.split(' '), { env, typed })

test('without a command it says what there is', async () => {
  const { code, said } = await runBeside([], { env })
  expect(code).toBe(0)
  for (const word of ['doctor', 'backup', 'restore', 'sign-restore', 'steward']) {
    expect(said).toContain(`npm run beside -- ${word}`)
  }
})

test('what cannot be understood is said kindly, and nothing is made', async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['bakup', /There is no "bakup" here/u],
    ['backup', /no community in that folder/u],
    [`restore --from ${place}/nowhere --to ${place}/new`, /no folder at that place/u],
    [`restore --from ${place} --to ${place}/new`, /does not hold a backup/u]
  ]
  const outcomes = await Promise.all(cases.map(([words]) => beside(words)))
  for (const [at, { code, said }] of outcomes.entries()) {
    expect(said).toMatch(cases[at]![1])
    expect(said).not.toMatch(/ at .*:\d+:\d+|Error|undefined/u)
    expect(code).toBe(1)
  }
  expect(await readdir(place)).toEqual([])
})

test('where a full disk keeps the store shut, the doctor speaks of the disk and of no damage', async () => {
  await openInstance(data)
  await fillStore(data)
  const { code, said } = await runBeside(['doctor'], { env, fileBytesMax: 0 })
  expect(code).toBe(1)
  expect(said).toContain(doctorWords.storeShut)
  expect(said).not.toContain(doctorWords.storeDamaged)
})

test('an operator writes down the phrase, loses the machine and brings all back', async () => {
  await openInstance(data)
  await fillStore(data)
  const before = dumpStore(describeFolder(data).store)
  const silent = await beside('backup')
  expect(silent.code).toBe(1)
  expect(silent.said).toContain('once by hand')

  const { code, said } = await beside('backup --show-phrase')
  expect(code).toBe(0)
  const phrase = phraseIn(said)
  const from = /It lies in (\S+)/u.exec(said)?.[1] ?? ''
  expect(from).toContain(join(place, 'backups'))
  const key = join(place, 'stick', 'root.key')
  await mkdir(join(place, 'stick'))
  await writeFile(key, await readFile(describeFolder(data).root))
  await rm(data, { recursive: true })

  const restored = await beside(
    `restore --from ${from} --to ${data} --root-key ${key}`,
    `${phrase}\n`
  )
  expect(restored.said).toContain('The restore is signed')
  expect(restored.code).toBe(0)
  const after = dumpStore(describeFolder(data).store)
  expect(after['records']).toEqual(before['records'])
  expect(after['accounts']).toEqual(before['accounts'])
  expect((await openInstance(data)).generation).toBeGreaterThan(0)
})

test('a mistyped word is named, a wrong phrase is said, and a restore without root says what people see', async () => {
  await openInstance(data)
  await fillStore(data)
  const { said } = await beside('backup --show-phrase')
  const from = /It lies in (\S+)/u.exec(said)?.[1] ?? ''
  const words = phraseIn(said).split(' ')
  const restore = (typed: string) => beside(`restore --from ${from} --to ${place}/new`, typed)

  const mistyped = words.with(3, 'tabel').join(' ')
  expect((await restore(mistyped)).said).toContain('Word 4 is "tabel"')
  expect((await restore('calm river')).said).toContain('You gave 2')
  expect((await restore('')).said).toContain('No phrase was given')
  const other = words.with(0, words[0] === 'lamp' ? 'moon' : 'lamp').join(' ')
  expect((await restore(other)).said).toContain('does not open this backup')
  expect(existsSync(join(place, 'new'))).toBe(false)

  const folderOfBackups = await beside(`restore --from ${place}/backups --to ${place}/new`)
  expect(folderOfBackups.said).toContain(`The newest one is ${from}`)

  const file = join(place, 'phrase.txt')
  await writeFile(file, words.map((word) => word.slice(0, 4)).join('\n'))
  const done = await beside(`restore --from ${from} --to ${place}/new --phrase-file ${file}`)
  expect(done.said).toContain('The restore is not signed')
  expect(done.code).toBe(0)

  const again = await beside(`restore --from ${from} --to ${place}/new --phrase-file ${file}`)
  expect(again.said).toContain('The new folder is not empty')
  const root = describeFolder(data).root
  const signed = await beside(`sign-restore --data ${place}/new --root-key ${root}`)
  expect(signed.said).toContain('The restore is signed')
  const twice = await beside(`sign-restore --data ${place}/new --root-key ${root}`)
  expect(twice.said).toContain('No restore waits to be signed')
})

test('a disk that takes no more stops a backup, and what was there stays', async () => {
  await openInstance(data)
  await fillStore(data)
  const { said } = await beside('backup --show-phrase')
  expect(said).toContain('made and checked')
  const before = await readdir(join(place, 'backups'))
  const full = await runBeside(['backup'], { env, fileBytesMax: 65_536 })
  expect(full.said).toContain('disk')
  expect(full.code).toBe(1)
  expect(await readdir(join(place, 'backups'))).toEqual(before)
  expect((await beside('backup')).code).toBe(0)
})

test('a restore that runs out of room leaves the new folder empty', async () => {
  await openInstance(data)
  await fillStore(data)
  const { said } = await beside('backup --show-phrase')
  const from = /It lies in (\S+)/u.exec(said)?.[1] ?? ''
  const words = ['restore', '--from', from, '--to', join(place, 'new')]
  const full = await runBeside(words, { env, typed: phraseIn(said), fileBytesMax: 65_536 })
  expect(full.code).toBe(1)
  expect(full.said).toContain('disk')
  expect(await readdir(join(place, 'new'))).toEqual([])
  expect((await beside(words.join(' '), phraseIn(said))).code).toBe(0)
})

test('backups go on by themselves, and a restart makes none too many', async () => {
  await openInstance(data)
  await fillStore(data)
  expect((await beside('backup --show-phrase')).code).toBe(0)
  const note = describeFolder(data).backupNote
  const made = JSON.parse(await readFile(note, 'utf8')) as { takenAt: string; folder: string }
  const dayAgo = new Date(Date.now() - 25 * 3600_000).toISOString()
  await writeFile(note, JSON.stringify({ ...made, takenAt: dayAgo }))

  const due = startScript('beside.ts', ['backup', '--every', '24h'], env)
  await due.until(/The next backup will be made/u)
  expect(await due.stop()).toBe(0)
  expect(await readdir(join(place, 'backups'))).toHaveLength(2)

  const again = startScript('beside.ts', ['backup', '--every', '24h'], env)
  await again.until(/The next backup will be made/u)
  expect(await again.stop()).toBe(0)
  expect(await readdir(join(place, 'backups'))).toHaveLength(2)
})

test('a backup that could not be made is tried again, and says why', async () => {
  await openInstance(data)
  const trying = startScript('beside.ts', ['backup', '--every', '24h'], env)
  await trying.until(/no store in that folder yet[^]*tried again at/u)
  expect(await trying.stop()).toBe(0)
})

function phraseIn(said: string): string {
  const phrase = /^ {4}((?:[a-z]+ ){7}[a-z]+)$/mu.exec(said)?.[1]
  if (phrase === undefined) throw new Error(`no phrase in: ${said}`)
  return phrase
}
