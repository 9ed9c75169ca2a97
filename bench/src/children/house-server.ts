/** The real server in a process of its own. */
import { startServer } from '@beside/server'
import type { RunningServer, ServerOptions } from '@beside/server'
import { openTheDoor } from '../server/open-the-door.ts'
import { answerParent } from './answer-parent.ts'
import { startProfile } from './profile.ts'
import type { Profile } from './profile.ts'
import { readMemory } from './read-memory.ts'

export type HouseTasks = typeof tasks

type HouseWish = Pick<ServerOptions, 'dataFolder' | 'databaseUrl' | 'rateScale' | 'feedsMax'>

/** Every limit per minute is multiplied by this: a thousand people come from one address here. */
const RATE_SCALE = 10_000

let running: RunningServer | undefined
let profile: Profile | undefined

const tasks = {
  async start(wish: HouseWish): Promise<string> {
    await openTheDoor(wish.dataFolder, wish.databaseUrl)
    running = await startServer({ rateScale: RATE_SCALE, ...wish })
    return running.address
  },
  readMemory: async (): Promise<number> => readMemory(),
  /** Time of the processor that this server has used, in ms. */
  async readProcessorMs(): Promise<number> {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  async beginProfile(): Promise<void> {
    profile = await startProfile()
  },
  async endProfile({ path }: { readonly path: string }): Promise<void> {
    await profile?.stop(path)
  }
}

answerParent(tasks, () => running?.stop())
