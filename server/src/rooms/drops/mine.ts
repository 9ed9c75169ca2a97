/**
 * What waits for one member alone, also after they left, for as long as they may read. The address follows from
 * the token, so nobody names another's: it is read and emptied by whose it is.
 */
import type { DropPage } from '@beside/contract'
import { memberAddress } from '@beside/kernel/wire'
import type { Hash } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import type { SpaceMember } from '../../gates/token-gate.ts'
import { removeDrops } from '../../store/drops.ts'
import { dropToWire, readWaiting } from './waiting.ts'

export function mineRoutes({ store, clock }: Context): readonly Route[] {
  const list = route({
    method: 'GET',
    path: '/api/spaces/:spaceId/mine',
    limits: { bodyBytes: 0, perMinute: 60, per: 'session' },
    needs: 'member',
    body: null,
    async answer({ member, bytesAsked }) {
      if (!clock.isSure()) return no('clock-unsure')
      const queue = { address: addressOf(member), after: bytesAsked('after', 32) }
      const { drops, hasMore } = await readWaiting(store.read, [{ ...queue, today: clock.today() }])
      const waiting = drops.map((drop) => ({ ...dropToWire(drop), takenBy: null }))
      return json({ drops: waiting, hasMore } satisfies DropPage)
    }
  })
  const remove = route({
    method: 'DELETE',
    path: '/api/spaces/:spaceId/mine/:dropId',
    limits: { bodyBytes: 0, perMinute: 60, per: 'session' },
    needs: 'member',
    body: null,
    async answer({ member, bytesIn }) {
      const id = bytesIn('dropId', 32)
      if (!id) return no('not-found')
      if (!clock.isSure()) return no('clock-unsure')
      await store.write((db) => removeDrops(db, addressOf(member), [id]))
      return json({})
    }
  })
  return [list, remove]
}

function addressOf({ spaceId, memberId }: SpaceMember): Hash {
  return memberAddress(spaceId, memberId)
}
