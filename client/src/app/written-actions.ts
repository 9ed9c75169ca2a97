import { EntriesFound, WrittenEntries, WrittenEntry } from '@beside/contract'
import type { WrittenActs } from '../api-written.ts'
import { asSteward } from './as-steward.ts'
import type { House } from './house.ts'

const path = '/api/steward/directory/written'
const saveRefusals = ['entry-moved', 'sounds-secret', 'bad-request', 'too-many'] as const

export function writtenActions(house: House): WrittenActs {
  return {
    readWrittenEntries: () => asSteward(house, { method: 'GET', path, reply: WrittenEntries }),
    readWrittenEntry: (entry) =>
      asSteward(house, { method: 'GET', path: `${path}/${entry}`, reply: WrittenEntry }),
    saveWrittenEntry({ entry, ...body }) {
      const call = { method: 'PUT', path: `${path}/${entry}`, body, reply: WrittenEntry } as const
      return asSteward(house, call, saveRefusals)
    },
    lookUpEntries(text) {
      const call = { path: '/api/steward/directory/look-up', body: { text }, reply: EntriesFound }
      return asSteward(house, { method: 'POST', ...call })
    }
  }
}
