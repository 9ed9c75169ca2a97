/** After a restore: stewards read what is held, and let it go on. */
import { RestoreHolds } from '@beside/contract'
import { ok, refused } from '@beside/kernel'
import type { HoldActs } from '../api-holds.ts'
import { narrowed } from '../wire/server-link.ts'
import { stewardToken } from './care-actions.ts'
import type { House } from './house.ts'
import { toolsOf } from './tools.ts'

const path = '/api/steward/restore'

export function holdActions(house: House): HoldActs {
  async function ask(call: { readonly method: 'GET' | 'POST'; readonly body?: unknown }) {
    const token = await stewardToken(house)
    const tools = toolsOf(house)
    if (!tools || !token) return refused('not-found')
    const told = await tools.link.call({ ...call, path, token }, RestoreHolds)
    return told.ok ? ok(told.value) : narrowed(told)
  }
  return {
    readRestoreHolds: () => ask({ method: 'GET' }),
    endHold: (what) => ask({ method: 'POST', body: what })
  }
}
