import type { ServerOptions } from '../../server/src/index.ts'
import { saveCommunity } from '../../server/src/store/community.ts'
import { openStore } from '../../server/src/store/open-store.ts'
import { startWithPages } from '../operate/run-server.ts'
import { liveAWeek } from './live-a-week.ts'
import { openMovedClock } from './moved-clock.ts'
import { readInServices } from './read-in-services.ts'
import { inventServices } from './services.ts'
import { place } from './words.ts'

type Wish = Required<Pick<ServerOptions, 'dataFolder' | 'host' | 'port'>>

/** A running community in which two people have already lived a week. */
export async function serveDemo(wish: Wish): ReturnType<typeof startWithPages> {
  const clock = openMovedClock()
  const started = await startWithPages({ ...wish, clock })
  await openTheDoor(wish.dataFolder)
  await readInServices(wish.dataFolder, inventServices(clock.now()))
  await started.server.renewDirectory()
  await liveAWeek(started.server.address, clock)
  return started
}

/** As a steward would: here everybody may look around. */
async function openTheDoor(dataFolder: string): Promise<void> {
  await using store = await openStore(dataFolder)
  await store.write((db) =>
    saveCommunity(db, { ...place, admission: 'open', region: null, lines: [] })
  )
}
