/** What a steward hides is in no answer any more once they read that it is hidden, with nothing else done. */
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import type { ServedPack } from '@beside/contract'
import { expect, test } from 'vitest'
import {
  publish,
  publishStaged,
  refuge,
  service,
  stage
} from '../../directory/directory.fixture.ts'
import { run } from '../../running.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { listCurrentImports } from '../../store/directory-imports.ts'
import { putPlace } from '../../store/directory-packs.ts'
import { drawnId, Steward, written } from './steward.fixture.ts'

const PATIENCE = { timeout: 20_000, interval: 50 }
const STREET = 'Hollybush'

/** What nobody would take for a refuge, and another id for its place than others have. */
function house(number: number) {
  const { service_at_locations: places } = refuge(2)
  const [at] = places as [{ id: string; location: Record<string, unknown> }]
  const location = { ...at.location, id: placeOf(number) }
  const name = `Warm house ${number}`
  const description = 'A house for everybody.'
  const own = [{ id: service(number + 600).id, location }]
  return service(number, { name, description, service_at_locations: own })
}
const placeOf = (number: number) => service(number + 500).id

/** All that everybody may ask for, in one text. */
async function everything({ address }: Running, ids: readonly string[]): Promise<string> {
  const texts: string[] = []
  const read = async (path: string, asked?: RequestInit) => {
    const reply = await fetch(address + path, asked)
    texts.push(await reply.clone().text())
    return reply
  }
  for (const id of ids) await read(`/api/directory/services/${id}`)
  for (const text of [STREET, 'Warm house']) {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ text })
    await read('/api/directory/search', { method: 'POST', headers, body })
  }
  // A list that is made anew is waited for; an older one is never given.
  await expect
    .poll(async () => (await read('/hsds/services?full=true')).status, PATIENCE)
    .not.toBe(503)
  await read('/hsds/service_at_locations?full=true')
  const pack = (await (await read('/api/directory/pack')).json()) as ServedPack
  for (const { sha256 } of pack.manifest.parts) await read(`/api/directory/parts/${sha256}`)
  return texts.join('\n')
}

async function hide(steward: Steward, entry: string, place: string): Promise<void> {
  const said = { entry, place, isConfidential: true, area: 'North Leeds' }
  expect((await steward.ask('PUT', '/places', said)).status).toBe(200)
}

const both = [service(1).id, service(2).id]

test('A street is nowhere once it is hidden, also not under another id in another list', async () => {
  await using server = await run()
  const steward = await Steward.of(server)
  await publish(server, [house(1)], 'one')
  await publish(server, [house(2)], 'other')
  expect(await everything(server, both)).toContain(STREET)
  await hide(steward, both[0]!, placeOf(1))
  const all = await everything(server, both)
  expect(all).toContain('Warm house 2')
  expect(all).not.toContain(STREET)
})

test('A street that is hidden while a pack is being made is in neither', async () => {
  await using server = await run()
  const steward = await Steward.of(server)
  await publish(server, [house(1)], 'one')
  const { id } = await stage(server, JSON.stringify([house(2)]), { source: 'other' })
  await publishStaged(server, id)
  const begun = once(process, 'worker')
  const making = server.server.renewDirectory()
  const [thread] = (await begun) as [Worker]
  // It has rows, as they are before anything is hidden.
  await once(thread, 'message')
  await hide(steward, both[0]!, placeOf(1))
  expect(await everything(server, both)).not.toContain(STREET)
  await making
})

test('The street of an entry by hand is nowhere once it is written as private', async () => {
  await using server = await run()
  const steward = await Steward.of(server)
  const place = { ...written.place, street: '12 Hollybush Lane' }
  const save = async (newest: number | null, changed: object) => {
    const body = { newest, isShown: true, fields: { ...written, ...changed } }
    expect((await steward.ask('PUT', `/written/${drawnId}`, body)).status).toBe(200)
  }
  await save(null, { place })
  await server.server.renewDirectory()
  expect(await everything(server, [drawnId])).toContain(STREET)
  // Written anew where it stands, it has its new street alone.
  await save(1, { place: { ...place, street: '7 Candle Row' } })
  await server.server.renewDirectory()
  expect(await everything(server, [drawnId])).toContain('7 Candle Row')
  expect(await everything(server, [drawnId])).not.toContain(STREET)
  await save(2, { place: { kind: 'private', area: 'North Leeds' } })
  const all = await everything(server, [drawnId])
  expect(all).toContain('North Leeds')
  expect(all).not.toMatch(/Hollybush|Candle/u)
})

test('What was said of a place before there were rows that hide it counts everywhere as well', async () => {
  await using server = await run()
  await publish(server, [house(1)], 'one')
  await publish(server, [house(2)], 'other')
  {
    await using store = await server.openStore()
    const word = { place: placeOf(1), is_confidential: 1, area: null }
    await store.write((db) => putPlace(db, word))
  }
  await server.server.renewDirectory()
  await expect.poll(() => everything(server, both), PATIENCE).not.toContain(STREET)
})

/** Two lists with the same street, which the entry of one hides. */
async function openTwo() {
  const server = await run()
  const steward = await Steward.of(server)
  await publish(server, [house(1)], 'one')
  await publish(server, [house(2)], 'other')
  await hide(steward, both[0]!, placeOf(1))
  const renewed = async () => {
    for (let time = 0; time < 2; time += 1) await server.server.renewDirectory()
    return await everything(server, both)
  }
  const show = async () => {
    const said = { entry: both[1], place: placeOf(2), isConfidential: false, area: null }
    expect((await steward.ask('PUT', '/places', said)).status).toBe(200)
    return await renewed()
  }
  return { server, steward, show, renewed }
}

test('A street that an entry hides which is gone is shown through another entry that has it', async () => {
  const { server: opened, steward, show } = await openTwo()
  await using server = opened
  // While the entry that hides it is there, it is shown there and nowhere else.
  expect(await show()).not.toContain(STREET)
  expect((await steward.ask('POST', '/undo', { source: 'one' })).status).toBe(200)
  {
    await using store = await server.openStore()
    expect((await listCurrentImports(store.read)).map(({ source }) => source)).not.toContain('one')
  }
  await server.server.renewDirectory()
  expect(await everything(server, both)).not.toContain(STREET)
  expect(await show()).toContain(STREET)
})

test.each([
  ['its list has it no more', 'gone'],
  ['its list was taken back', 'undone']
])('A street that is shown while %s is hidden again once the entry is back', async (_when, how) => {
  const { server: opened, steward, show, renewed } = await openTwo()
  await using server = opened
  if (how === 'undone') await steward.ask('POST', '/undo', { source: 'one' })
  else {
    // Twice, so that nobody can go back to a list that has it.
    await publish(server, [service(7)], 'one')
    await publish(server, [service(8)], 'one')
  }
  expect(await show()).toContain(STREET)
  // Its publisher draws another id for its place.
  const { service_at_locations: places } = house(3)
  await publish(server, [{ ...house(1), service_at_locations: places }], 'one')
  await expect.poll(renewed, PATIENCE).not.toContain(STREET)
  await steward.ask('POST', '/undo', { source: 'one' })
  expect(await renewed()).not.toContain(STREET)
  expect(await show()).toContain(STREET)
  if (how === 'gone') return
  await publish(server, [house(1)], 'one')
  await expect.poll(renewed, PATIENCE).not.toContain(STREET)
})

test('A street stays hidden while the entry that hides it waits in a list of another name, or to be gone back to', async () => {
  const { server: opened, steward, show } = await openTwo()
  await using server = opened
  await publish(server, [service(7)], 'one')
  expect(await show()).not.toContain(STREET)
  await publish(server, [service(8)], 'one')
  const { id } = await stage(server, JSON.stringify([house(1)]), { source: 'anew' })
  expect(await show()).not.toContain(STREET)
  expect((await steward.ask('DELETE', `/imports/${id}`)).status).toBe(200)
  expect(await show()).toContain(STREET)
})
