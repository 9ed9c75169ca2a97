/** Lines to call: read by everybody as this place signed them, dialled and confirmed by stewards. */
import { StewardLines } from '@beside/contract'
import { ok, refused } from '@beside/kernel'
import type { LineActs } from '../api-lines.ts'
import { narrowed } from '../wire/server-link.ts'
import { stewardToken } from './care-actions.ts'
import { NEWS_MS, sleep } from './known-soon.ts'
import type { House } from './house.ts'
import { toolsOf } from './tools.ts'

export function lineActions(house: House): LineActs {
  async function ask(call: { readonly method: 'GET' | 'POST'; readonly body?: unknown }) {
    const token = await stewardToken(house)
    const tools = toolsOf(house)
    if (!tools || !token) return refused('not-found')
    const path = call.body === undefined ? '/api/steward/lines' : '/api/steward/lines/confirm'
    return tools.link.call({ ...call, path, token }, StewardLines)
  }
  return {
    readLines: () => house.lines.load(house.linesKeep),
    async bringLines({ isPatient }) {
      const bringing = house.bringLines()
      // Who needs help now does not wait for a line that is slow, cut or silent.
      return isPatient
        ? bringing
        : ((await Promise.race([bringing, sleep(NEWS_MS)])) ?? house.lines.late())
    },
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
