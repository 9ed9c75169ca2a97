import { createHash, generateKeyPairSync } from 'node:crypto'
import { canonicalPack, DAY_MS } from '@beside/contract'
import type { DirectorySummary, Instance, PackManifest, ServedPack } from '@beside/contract'
import { openPack } from '@beside/find'
import { readManifest, verifySignature } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import {
  publish,
  publishStaged,
  refuge,
  REFUGE_STREET,
  service,
  SOURCE,
  stage
} from '../../directory/directory.fixture.ts'
import { openPackKeeper } from '../../directory/pack-keeper.ts'
import { run, testClock } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { undoImport } from '../../store/directory-imports.ts'
import { bytes } from '../../visitor.fixture.ts'

async function fetchPack({ address }: Running): Promise<ServedPack> {
  const reply = await fetch(`${address}/api/directory/pack`)
  expect(reply.status).toBe(200)
  return (await reply.json()) as ServedPack
}

async function fetchParts(server: Running, { parts }: PackManifest): Promise<Buffer[]> {
  return Promise.all(
    parts.map(async ({ sha256, bytes: size }) => {
      const reply = await fetch(`${server.address}/api/directory/parts/${sha256}`)
      const part = Buffer.from(await reply.arrayBuffer())
      expect(part).toHaveLength(size)
      expect(createHash('sha256').update(part).digest('hex')).toBe(sha256)
      return part
    })
  )
}

async function isSigned({ address }: Running, { manifest, signature }: ServedPack) {
  const instance = (await (await fetch(`${address}/api/instance`)).json()) as Instance
  const key = readManifest(bytes(instance.manifest), verifySignature)?.receiptKey
  const message = new TextEncoder().encode(canonicalPack(manifest))
  return key !== undefined && verifySignature(bytes(signature), message, key)
}

describe('Somebody who opens the directory', () => {
  test('is told that there is none yet', async () => {
    await using server = await run()
    await server.server.renewDirectory()
    const summary = await server.visitor().ask<DirectorySummary>('GET', '/api/directory')
    expect(summary.body).toEqual({ services: 0, made: null })
    expect((await server.visitor().ask('GET', '/api/directory/pack')).status).toBe(404)
  })

  test('fetches one pack that the place signed, with no session and nothing to tell people apart', async () => {
    await using server = await run()
    await publish(server, [service(1), service(2)])
    const pack = await fetchPack(server)
    expect(await isSigned(server, pack)).toBe(true)
    const changed = {
      ...pack,
      manifest: { ...pack.manifest, notAfter: pack.manifest.notAfter + 1 }
    }
    expect(await isSigned(server, changed)).toBe(false)
    await fetchParts(server, pack.manifest)
    const path = `/api/directory/parts/${pack.manifest.parts[0]?.sha256 ?? ''}`
    const part = await fetch(server.address + path, { headers: { 'accept-encoding': 'br' } })
    expect(part.headers.get('cache-control')).toBe('no-store')
    expect(part.headers.get('set-cookie')).toBeNull()
    expect(part.headers.get('content-encoding')).toBe('br')
    const summary = await server.visitor().ask<DirectorySummary>('GET', '/api/directory')
    expect(summary.body.services).toBe(2)
  })

  test('who has the pack or a part already is told so, and sent neither again', async () => {
    await using server = await run()
    await publish(server, [service(1)])
    const { manifest } = await fetchPack(server)
    const paths = ['/pack', `/parts/${manifest.parts[0]?.sha256 ?? ''}`]
    for (const path of paths) {
      const address = `${server.address}/api/directory${path}`
      const etag = (await fetch(address)).headers.get('etag') ?? ''
      const again = await fetch(address, { headers: { 'if-none-match': etag } })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    const etag = (await fetch(`${server.address}/api/directory/pack`)).headers.get('etag') ?? ''
    await publish(server, [service(1), service(2)])
    const newer = { headers: { 'if-none-match': etag } }
    expect((await fetch(`${server.address}/api/directory/pack`, newer)).status).toBe(200)
  })

  test('gets the same bytes after the server was started anew', async () => {
    await using server = await run()
    await publish(server, [service(1)])
    const before = await fetchPack(server)
    await server.restart()
    await server.server.renewDirectory()
    expect(await fetchPack(server)).toEqual(before)
    await fetchParts(server, before.manifest)
  })

  test('reads nowhere in it where a refuge is', async () => {
    await using server = await run()
    const { report } = await publish(server, [service(1), refuge(2)])
    expect(report).toMatchObject({ isNew: 2, confidential: 1 })
    const { manifest } = await fetchPack(server)
    const parts = await fetchParts(server, manifest)
    const finder = openPack(
      new Map(manifest.parts.map(({ name }, at) => [name, parts[at] ?? new Uint8Array(0)]))
    )
    if ('refused' in finder) throw new Error(finder.refused)
    const entries = Array.from({ length: finder.services }, (_, index) => finder.details(index))
    const told = JSON.stringify([entries, finder.choices(), ...parts.map((part) => String(part))])
    expect(told).toContain("Women's refuge")
    for (const secret of [REFUGE_STREET, 'ollybush', 'LS9', '53.81', '1.512']) {
      expect(told).not.toContain(secret)
      expect(finder.places(secret)).toEqual([])
    }
    expect(finder.search({ text: 'hollybush' }).total).toBe(0)
  })

  test('goes on with parts of the pack before while a new one is made', async () => {
    await using server = await run()
    await publish(server, [service(1)])
    const before = await fetchPack(server)
    await publish(server, [service(1), service(2)])
    const after = await fetchPack(server)
    expect(after.manifest.version).toBeGreaterThan(before.manifest.version)
    await fetchParts(server, before.manifest)
  })
})

describe('A pack', () => {
  test('is let go at once where what comes after it hides more', async () => {
    await using server = await run()
    const open = { ...refuge(2), name: 'Warm house', description: 'A house for everybody.' }
    await publish(server, [open])
    const { manifest } = await fetchPack(server)
    const before = (await fetchParts(server, manifest)).map(String).join('')
    expect(before).toContain(REFUGE_STREET)
    await publish(server, [refuge(2)])
    const now = new Set((await fetchPack(server)).manifest.parts.map(({ sha256 }) => sha256))
    const old = manifest.parts.filter(({ sha256 }) => !now.has(sha256))
    expect(old.length).toBeGreaterThan(0)
    for (const { sha256 } of old) {
      expect((await fetch(`${server.address}/api/directory/parts/${sha256}`)).status).toBe(404)
    }
  })

  test.each([
    ['too many parts', { packParts: 1, packPartBytes: 1_000_000 }],
    ['a part that is too large', { packParts: 64, packPartBytes: 10 }]
  ])(
    'with %s is not signed: the one before stays, and is not tried at once again',
    async (_, few) => {
      await using server = await run()
      await publish(server, [service(1)])
      const before = await fetchPack(server)
      const { id } = await stage(server, JSON.stringify([service(1), service(2)]))
      await publishStaged(server, id)
      await using store = await server.openStore()
      const { privateKey: key } = generateKeyPairSync('ed25519')
      let now = before.manifest.made + 1000
      const clock = {
        now: () => now,
        elapsed: () => now,
        isSure: () => true,
        today: () => '2026-11-27'
      }
      const limits: { packParts: number; packPartBytes: number } = { ...few }
      const keeper = openPackKeeper({ store, clock, key, limits })
      const services = async () => {
        await keeper.look()
        return (await keeper.current())?.services
      }
      expect(await services()).toBe(1)
      expect(keeper.trouble()).toBe('too-large')
      Object.assign(limits, { packParts: 64, packPartBytes: 1_000_000 })
      expect(await services()).toBe(1)
      now += 60_000
      expect(await services()).toBe(2)
      expect(keeper.trouble()).toBeNull()
      await keeper.stop()
    }
  )

  test('is made anew each week, and its number only grows', async () => {
    const clock = testClock()
    await using server = await run({ clock })
    await publish(server, [service(1)])
    const first = (await fetchPack(server)).manifest
    expect(first.notAfter - first.made).toBe(35 * DAY_MS)
    clock.pass(8 * DAY_MS)
    await server.server.renewDirectory()
    const second = (await fetchPack(server)).manifest
    expect(second.made - first.made).toBe(8 * DAY_MS)
    expect(second.version).toBeGreaterThan(first.version)
    await server.server.renewDirectory()
    expect((await fetchPack(server)).manifest).toEqual(second)
  })

  test('has nothing of a source any more once its only import was taken back', async () => {
    await using server = await run()
    await publish(server, [service(1)])
    {
      await using store = await server.openStore()
      expect(await store.write((db) => undoImport(db, SOURCE))).toBe(true)
    }
    await server.server.renewDirectory()
    const summary = await server.visitor().ask<DirectorySummary>('GET', '/api/directory')
    expect(summary.body.services).toBe(0)
  })
})
