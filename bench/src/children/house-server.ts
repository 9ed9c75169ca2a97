/** The real server in a process of its own. */
import { startServer } from '@beside/server'
import type { RunningServer } from '@beside/server'
import { openTheDoor } from '../server/open-the-door.ts'
import { answerParent } from './answer-parent.ts'
import { startProfile } from './profile.ts'
import type { Profile } from './profile.ts'
import { readMemory } from './read-memory.ts'

export type HouseTasks = typeof tasks

/** Every limit per minute is multiplied by this: a thousand people come from one address here. */
const RATE_SCALE = 10_000

let running: RunningServer | undefined
let profile: Profile | undefined

const tasks = {
  async start({ dataFolder }: { readonly dataFolder: string }): Promise<string> {
    await openTheDoor(dataFolder)
    running = await startServer({ dataFolder, rateScale: RATE_SCALE })
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
