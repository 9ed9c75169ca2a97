import { writeFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'

/** Notes where this process spends its time while `work` runs, as a .cpuprofile at `path`. */
export type Profile = { readonly stop: (path: string) => Promise<void> }

export async function startProfile(): Promise<Profile> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
  return {
    async stop(path) {
      const { profile } = await session.post('Profiler.stop')
      session.disconnect()
      await writeFile(path, JSON.stringify(profile))
    }
  }
}
