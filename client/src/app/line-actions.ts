/** Lines to call: read by everybody as this place signed them, dialled and confirmed by stewards. */
import { StewardLines } from '@beside/contract'
import { ok, refused } from '@beside/kernel'
import type { LineActs } from '../api-lines.ts'
import type { LinesView } from '../api-place-views.ts'
import { narrowed } from '../wire/server-link.ts'
import { stewardToken } from './care-actions.ts'
import { NEWS_MS, sleep } from './known-soon.ts'
import type { House } from './house.ts'
import { toolsOf } from './tools.ts'

/** Where nothing is known yet: the emergency number stands there, and waits for no more than this. */
const FIRST_LINES_MS = 8000
const NO_LINES = { lines: [], madeAt: null, isOld: false } as const

export function lineActions(house: House): LineActs {
  async function ask(call: { readonly method: 'GET' | 'POST'; readonly body?: unknown }) {
    const token = await stewardToken(house)
    const tools = toolsOf(house)
    if (!tools || !token) return refused('not-found')
    const path = call.body === undefined ? '/api/steward/lines' : '/api/steward/lines/confirm'
    return tools.link.call({ ...call, path, token }, StewardLines)
  }
  return {
    readLines: () => linesSoon(house),
    async readLineChecks() {
      const read = await ask({ method: 'GET' })
      return read.ok ? ok(read.value) : narrowed(read)
    },
    async confirmLine(id) {
      const done = await ask({ method: 'POST', body: { id } })
      return done.ok ? ok(done.value) : narrowed(done, 'not-allowed')
    }
  }
}

// Who needs help now does not wait for a line that is slow or cut.
async function linesSoon(house: House): Promise<LinesView> {
  const bringing = bringLines(house)
  const known = house.lines.held()
  const read = await Promise.race([bringing, sleep(known ? NEWS_MS : FIRST_LINES_MS)])
  return read ?? { ...(house.lines.held() ?? NO_LINES), trouble: 'not-reached' }
}

async function bringLines(house: House): Promise<LinesView> {
  const place = await house.findPlace()
  const isOwn = house.rooms?.account.device === 'own'
  const keep = isOwn ? (house.environment.lines ?? null) : null
  return house.lines.bring(place.ok ? place.value.manifest : null, keep)
}
