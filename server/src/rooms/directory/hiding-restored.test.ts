/** After a restore no list is public before stewards hid once more what was hidden since. */
import type { EntriesFound, ServedPack } from '@beside/contract'
import { expect, test } from 'vitest'
import { publish, refuge, REFUGE_STREET, service } from '../../directory/directory.fixture.ts'
import { run } from '../../running.fixture.ts'
import { endHold, holdAfterRestore } from '../../store/restore-holds.ts'
import { Steward } from './steward.fixture.ts'

test('A steward finds an entry by its name and hides its street while nobody has the list, and it stays so', async () => {
  await using server = await run()
  const name = 'Café of the wärm house'
  const house = { ...refuge(2), name, description: 'A house for everybody.' }
  await publish(server, [house, service(1)])
  {
    await using store = await server.openStore()
    await store.write((db) => holdAfterRestore(db, Date.now()))
  }
  await server.restart()
  const steward = await Steward.of(server)
  const lookUp = async (text: string) =>
    (await steward.ask<EntriesFound>('POST', '/look-up', { text })).body.entries
  expect(await lookUp('cold house')).toEqual([])
  expect((await lookUp('open door')).map(({ entry }) => entry)).toHaveLength(2)
  const [found] = await lookUp('WARM cafe')
  expect(found).toMatchObject({ entry: house.id, name, places: [{ isHidden: false }] })
  const place = found?.places[0]?.place
  const said = { entry: house.id, place, isConfidential: true, area: 'North Leeds' }
  expect((await steward.ask('PUT', '/places', said)).status).toBe(200)
  expect(await lookUp('warm cafe')).toMatchObject([{ places: [{ isHidden: true, address: '' }] }])
  {
    await using store = await server.openStore()
    await store.write((db) => endHold(db, 'places'))
  }
  await server.server.renewDirectory()
  const { manifest } = (await (
    await fetch(`${server.address}/api/directory/pack`)
  ).json()) as ServedPack
  const parts = await Promise.all(
    manifest.parts.map(async ({ sha256 }) =>
      (await fetch(`${server.address}/api/directory/parts/${sha256}`)).text()
    )
  )
  expect(parts.join('')).toContain('wärm house')
  expect(parts.join('')).not.toContain(REFUGE_STREET)
})
