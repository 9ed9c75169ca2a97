/** Printed cards of entry, made and taken back by stewards. */
import { MadeEntries } from '@beside/contract'
import { ok, refused } from '@beside/kernel'
import * as v from 'valibot'
import type { CardActs } from '../api-cards.ts'
import { settled } from '../sync/writing.ts'
import { narrowed } from '../wire/server-link.ts'
import { stewardToken } from './care-actions.ts'
import type { House } from './house.ts'
import { toolsOf } from './tools.ts'

const path = '/api/steward/entries'

export function cardActions(house: House): CardActs {
  return {
    async makeCards(body) {
      const token = await stewardToken(house)
      const tools = toolsOf(house)
      if (!tools || !token) return refused('not-found')
      const made = await tools.link.call({ method: 'POST', path, token, body }, MadeEntries)
      return made.ok ? ok(made.value) : narrowed(made, 'too-many')
    },
    async takeCardsBack() {
      const token = await stewardToken(house)
      const tools = toolsOf(house)
      if (!tools || !token) return refused('not-found')
      return settled(await tools.link.call({ method: 'DELETE', path, token }, v.unknown()))
    }
  }
}
