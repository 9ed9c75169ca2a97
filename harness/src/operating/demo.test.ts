import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBeside } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import type { AppView, Beside } from '@beside/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startScript } from './run-beside.ts'
import type { Running } from './run-beside.ts'

const day = 86_400_000

let place = ''
let demo: Running

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'beside-try-demo-'))
  demo = startScript('demo.ts', [], { TMPDIR: place })
})

afterEach(async () => {
  await demo.stop()
  await rm(place, { recursive: true, force: true })
})

test('whoever reads what the demo prints signs in as either of two people and finds their week', async () => {
  await demo.until(/Nothing is kept/u)
  const [, address = ''] = /^ {4}(http:\/\/\S+)$/mu.exec(demo.said()) ?? []
  const people = [...demo.said().matchAll(/sign-in name +(\S+)\n +passphrase +(.+)/gu)]
  expect(people).toHaveLength(2)
  const devices = people.map(async ([, signInName = '', passphrase = '']) => {
    const beside = createBeside(nodeEnvironment(address))
    const signedIn = await beside.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
    expect(signedIn).toEqual({ ok: true, value: true })
    return { beside, view: await openOnlyTalk(beside) }
  })
  const [noor, sam] = await Promise.all(devices)
  try {
    for (const { view } of [noor!, sam!]) {
      const items = view.talk!.items
      const words = items.filter((item) => item.kind === 'words')
      expect(words.length).toBeGreaterThan(12)
      expect(words.some(({ notes }) => notes.length > 0)).toBe(true)
      expect(words.some(({ isEdited }) => isEdited)).toBe(true)
      expect(words.some(({ acknowledgements }) => acknowledgements.length > 0)).toBe(true)
      expect(items.some(({ kind }) => kind === 'taken-back')).toBe(true)
      const times = words.map(({ at }) => at)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(5 * day)
      expect(Math.max(...times)).toBeLessThan(Date.now())
      expect(view.isClockOff).toBe(false)
      expect(view.alarms).toEqual([])
    }
    expect(noor!.view.plan?.body.steps['by-myself'].text).toContain('Radio')
    const { talkId } = sam!.view.talk!
    expect(await sam!.beside.say({ talkId, text: 'And today?', notes: [] })).toMatchObject({
      ok: true
    })
    const view = await see(noor!.beside, ({ talk }) => textsIn(talk).includes('And today?'))
    expect(view.talk?.items.at(-1)?.at).toBeGreaterThan(Date.now() - day)
  } finally {
    await Promise.all([noor!.beside.leave(), sam!.beside.leave()])
  }
})

test('when it stops nothing of it is left, also if it is stopped early', async () => {
  await demo.until(/A week is being written/u)
  expect(await demo.stop()).toBe(0)
  expect(await readdir(place)).toEqual([])
})

test('a demo that was ended hard is taken away by the next one, and a running one is not', async () => {
  await demo.until(/Nothing is kept/u)
  const [running] = await readdir(place)
  const left = join(place, 'beside-demo-left')
  await mkdir(left)
  await writeFile(join(left, 'store.sqlite'), 'words')
  const earlier = new Date(Date.now() - 120_000)
  await utimes(left, earlier, earlier)
  await utimes(join(place, running!), earlier, earlier)
  const next = startScript('demo.ts', [], { TMPDIR: place })
  try {
    await next.until(/A week is being written/u)
    const names = await readdir(place)
    expect(names).toContain(running)
    expect(names).not.toContain('beside-demo-left')
  } finally {
    await next.stop()
  }
})

async function openOnlyTalk(beside: Beside): Promise<AppView> {
  const { people } = await see(beside, ({ people }) => people[0]?.state === 'together')
  await beside.openTalk(people[0]!.bondId)
  return await see(beside, ({ talk }) => (talk?.items.length ?? 0) > 12)
}

function textsIn(talk: AppView['talk']): readonly string[] {
  return talk?.items.flatMap((item) => (item.kind === 'words' ? [item.text] : [])) ?? []
}

async function see(beside: Beside, wished: (view: AppView) => boolean): Promise<AppView> {
  const { promise, resolve } = Promise.withResolvers<AppView>()
  const stop = beside.watch((view) => {
    if (wished(view)) resolve(view)
  })
  return await promise.finally(stop)
}
