import { join } from 'node:path'
import type { Child } from '../children/child.ts'
import type { HouseTasks } from '../children/house-server.ts'

/** Runs `work`; where `BESIDE_PROFILE` names a folder, the server's profile of it is left there. */
export async function profiled<Value>(
  server: Child<HouseTasks>,
  name: string,
  work: () => Promise<Value>
): Promise<Value> {
  const folder = process.env['BESIDE_PROFILE']
  if (folder === undefined || folder === '') return await work()
  await server.ask('beginProfile')
  const value = await work()
  await server.ask('endProfile', { path: join(folder, `${name}.cpuprofile`) })
  return value
}
