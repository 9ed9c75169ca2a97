/** Bonds with logs of a given length, in a folder whose server was stopped in between. */
import { startChild } from '../children/child.ts'
import type { HouseTasks } from '../children/house-server.ts'
import { HttpLine } from '../wire/http-line.ts'
import { beginBond } from '../wire/log-end.ts'
import type { Bond } from '../wire/log-end.ts'
import { arrive, readPlace } from '../wire/visitor.ts'
import type { Place } from '../wire/visitor.ts'
import { fillLog } from './fill-store.ts'

/**
 * Bonds with so many records each, begun by a real server and filled without it. `also` is what else is to be
 * made while that server runs.
 */
export async function makeBonds<Also>(
  dataFolder: string,
  sizes: readonly number[],
  also: (place: Place) => Promise<Also>
): Promise<{ readonly bonds: readonly Bond[]; readonly also: Also }> {
  const begun: Bond[] = []
  const found = await withServer(dataFolder, async (place) => {
    using line = await HttpLine.open(place.address)
    for (const _ of sizes) {
      const people = { inviter: await arrive(line, place), guest: await arrive(line, place) }
      begun.push(await beginBond({ line, place }, people))
    }
    return await also(place)
  })
  const bonds: Bond[] = []
  for (const [index, bond] of begun.entries())
    bonds.push({ ...bond, end: await fillLog(dataFolder, bond.end, sizes[index] ?? 0) })
  return { bonds, also: found }
}

async function withServer<Value>(
  dataFolder: string,
  work: (place: Place) => Promise<Value>
): Promise<Value> {
  await using server = startChild<HouseTasks>('./house-server.ts')
  return await work(await readPlace(await server.ask('start', { dataFolder })))
}
