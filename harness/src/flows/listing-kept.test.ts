/** What the clients of facilitators see to: that the list holds what stands inside, and nothing else. */
import { nodeEnvironment } from '@beside/client/node'
import { openStore } from '@beside/server'
import { describe, expect, test } from 'vitest'
import { pauseAccount } from '../../../server/src/store/pauses.ts'
import type { Bytes } from '../../../kernel/src/index.ts'
import { arriveAs, openHouse, type House } from '../house.ts'
import {
  ask,
  beginCircle,
  circleAbout,
  circleOf,
  done,
  find,
  letIn,
  lines,
  listedBy,
  listSeenBy,
  memberIdOf,
  people
} from '../listing.ts'

describe('A circle', () => {
  test('that came to the list while the line broke goes from it, since nothing inside says so', async () => {
    await using home = await openHouse()
    const line = nodeEnvironment(home.address).fetch
    let breaks = false
    const ines = home.device('ines', {
      fetch: async (url, init) => {
        if (breaks && url.endsWith('/records')) throw new TypeError('the line is cut')
        return line(url, init)
      }
    })
    await arriveAs(ines, '')
    const [noor] = await people(home, 'noor')
    const circleId = await beginCircle(ines)
    await ines.lookAtDoors()
    breaks = true
    expect(await ines.putOnList({ circleId, lines, showsRoles: false })).toMatchObject({
      ok: false
    })
    expect(await listSeenBy(noor)).toHaveLength(1)
    breaks = false
    await ines.lookAtDoors()
    expect(await listSeenBy(noor)).toEqual([])
    expect(circleOf(ines)?.listing).toBeNull()
  })

  test('stays on it while somebody holds it who came with a cut, and reads nothing of it', async () => {
    await using home = await openHouse()
    const [ines, noor, ade, lea] = await people(home, 'ines', 'noor', 'ade', 'lea')
    const circleId = await listedBy(ines)
    await ask(noor, await find(noor))
    await letIn(ines, circleId, noor)
    const holds = { circleId, memberId: memberIdOf(ines, 'noor'), isFacilitator: true }
    expect(await ines.setFacilitator(holds)).toEqual(done)
    const about = { ...circleAbout, newcomers: 'from-today' } as const
    const agreement = 'We speak for ourselves.'
    expect(await ines.changeCircle({ circleId, about, agreement })).toEqual(done)
    await ines.leave()
    await noor.sees('that she holds it', () => circleOf(noor)?.amFacilitator === true)
    await noor.sees('from when on', () => circleOf(noor)?.about.newcomers === 'from-today')
    await noor.lookAtDoors()
    await ask(ade, await find(ade))
    await letIn(noor, circleId, ade)
    await noor.lookAtDoors()
    const adeHolds = { circleId, memberId: memberIdOf(noor, 'ade'), isFacilitator: true }
    expect(await noor.setFacilitator(adeHolds)).toEqual(done)
    await noor.leave()
    await ade.sees('that she holds it', () => circleOf(ade)?.amFacilitator === true)
    expect(circleOf(ade)?.listing).toBeNull()
    await ade.lookAtDoors()
    expect(await listSeenBy(lea)).toHaveLength(1)
  })

  test('stays off it once somebody took it off who is paused, also where another holds it', async () => {
    await using home = await openHouse()
    const [ines] = await people(home, 'ines')
    const account = await onlyAccount(home)
    const [noor, lea] = await people(home, 'noor', 'lea')
    const circleId = await listedBy(ines)
    await ask(noor, await find(noor))
    await letIn(ines, circleId, noor)
    const holds = { circleId, memberId: memberIdOf(ines, 'noor'), isFacilitator: true }
    expect(await ines.setFacilitator(holds)).toEqual(done)
    await noor.sees('that she holds it', () => circleOf(noor)?.amFacilitator === true)
    await noor.lookAtDoors()
    expect(await listSeenBy(lea)).toHaveLength(1)
    {
      await using store = await openStore(home.dataFolder)
      await store.write((db) => pauseAccount(db, account, '9999-12-31'))
    }
    await ines.takeOffList(circleId)
    for (let times = 0; times < 2; times += 1) await noor.lookAtDoors()
    expect(await listSeenBy(lea)).toEqual([])
    expect(circleOf(noor)?.listing).toMatchObject({ isOn: false, takenOff: null })
  })
})

async function onlyAccount(home: House): Promise<Bytes> {
  await using store = await openStore(home.dataFolder)
  const [account] = await store.read.selectFrom('accounts').select('id').execute()
  if (!account) throw new Error('nobody is here')
  return account.id
}
