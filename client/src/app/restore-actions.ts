/** After a restore: a yes to go on from there, and another to say again what it lost. */
import { ok } from '@beside/kernel'
import type { Beside } from '../api.ts'
import { newWriteKey } from '../spaces/append.ts'
import { narrowed } from '../wire/server-link.ts'
import { lostWords } from './held.ts'
import type { House } from './house.ts'

export type RestoreActions = Pick<Beside, 'goOnFromRestore' | 'answerLostWords'>

export function restoreActions(house: House): RestoreActions {
  return {
    async goOnFromRestore() {
      const open = house.open()
      if (!open.ok) return open
      const accepted = await open.value.spaces.restores.accept()
      house.changed()
      return accepted.ok ? accepted : narrowed(accepted)
    },
    async answerLostWords({ isYes }) {
      const open = house.open()
      if (!open.ok) return open
      const rooms = open.value
      const lost = isYes ? lostWords(rooms, house.place?.manifest) : []
      // Where too much is waiting already, the rest stays held and is offered again.
      rooms.held = lost.filter(({ talkId, entryId, text, notes, writtenAt }) => {
        const writeKey = newWriteKey(house.environment)
        return !rooms.outbox.add({ talkId, entryId, text, notes, writtenAt, writeKey })
      })
      house.changed()
      return ok(true)
    }
  }
}
