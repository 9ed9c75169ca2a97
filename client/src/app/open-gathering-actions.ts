/** Gatherings for everybody, written by stewards. */
import { readCardCode, SeatGivenBack, StewardGathering, StewardGatherings } from '@beside/contract'
import { ok, refused } from '@beside/kernel'
import * as v from 'valibot'
import type { OpenGatheringActs } from '../api-open-gatherings.ts'
import { narrowed } from '../wire/server-link.ts'
import { writerToken } from './care-actions.ts'
import type { House } from './house.ts'
import { toolsOf } from './tools.ts'

type Call = { readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'; readonly body?: unknown }

const refusals = [
  'settings-moved',
  'too-many',
  'clock-unsure',
  'dates-refused',
  'bad-request'
] as const

export function openGatheringActions(house: House): OpenGatheringActs {
  async function ask<Schema extends v.GenericSchema>(where: string, call: Call, schema: Schema) {
    const token = await writerToken(house)
    const tools = toolsOf(house)
    if (!tools || !token) return refused('not-found')
    const path = `/api/steward/gatherings${where}`
    return tools.link.call({ ...call, path, token }, schema)
  }
  return {
    async readGatherings() {
      const read = await ask('', { method: 'GET' }, StewardGatherings)
      return read.ok ? ok(read.value) : narrowed(read)
    },
    async readGathering(id) {
      const read = await ask(`/${id}`, { method: 'GET' }, StewardGathering)
      return read.ok ? ok(read.value) : narrowed(read)
    },
    async saveGathering({ id, ...body }) {
      const saved = await ask(`/${id}`, { method: 'PUT', body }, StewardGathering)
      return saved.ok ? ok(saved.value) : narrowed(saved, ...refusals)
    },
    async throwGatheringAway({ id, version }) {
      const gone = await ask(`/${id}`, { method: 'DELETE', body: { version } }, v.unknown())
      return gone.ok ? ok(true) : narrowed(gone, 'settings-moved')
    },
    async changeDates({ id, change }) {
      const call = { method: 'POST', body: change } as const
      const changed = await ask(`/${id}/dates`, call, StewardGathering)
      return changed.ok ? ok(changed.value) : narrowed(changed, ...refusals)
    },
    async giveSeatBackFor({ id, typed }) {
      const code = readCardCode(typed)
      if (code === undefined) return refused('no-code')
      const call = { method: 'POST', body: { code } } as const
      const given = await ask(`/${id}/seats/give-back`, call, SeatGivenBack)
      return given.ok ? ok(given.value) : narrowed(given, 'seat-unknown')
    }
  }
}
