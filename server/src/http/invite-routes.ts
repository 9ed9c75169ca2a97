/** Invitations: the sealed card behind a link, and what has become of it. */
import { SaveInviteCard, WIRE_LIMITS } from '@beside/contract'
import type { OpenInvite } from '@beside/contract'
import { inviteFate, isSameBytes, presentMemberByKey } from '@beside/kernel/wire'
import type { InferOutput } from 'valibot'
import type { Context } from '../gates/context.ts'
import { isPaused } from '../gates/pause-gate.ts'
import { json, no, route } from '../gates/route.ts'
import type { Route } from '../gates/route.ts'
import { countFitting } from '../log/page-size.ts'
import { bytesOf, rowToWire, textOf } from '../log/wire-records.ts'
import { findInvite, putInvite } from '../store/invites.ts'
import { listRecords, listSizes } from '../store/records.ts'
import { findSpace } from '../store/spaces.ts'

/** Room above `recordsBeforeJoin` for new keys, which are never refused. */
const RECORDS_SHOWN_MAX = WIRE_LIMITS.recordsBeforeJoin + 100

export function inviteRoutes(context: Context): Route[] {
  return [saveRoute(context), readRoute(context)]
}

function saveRoute(context: Context): Route {
  const { store } = context
  return route({
    method: 'PUT',
    path: '/api/invites/:inviteId',
    limits: {
      bodyBytes: Math.ceil((WIRE_LIMITS.cardBytes * 4) / 3) + 512,
      perMinute: 60,
      per: 'session'
    },
    needs: 'member',
    body: SaveInviteCard,
    async answer({ body, bytesIn, member, session }) {
      const id = bytesIn('inviteId', 32)
      if (!id || !isSameBytes(bytesOf(body.spaceId), member.spaceId)) return no('token-refused')
      if (await isPaused(context, session)) return no('paused')
      return store.write(async (db) => {
        const space = await findSpace(db, member.spaceId)
        const issuer = space && presentMemberByKey(space.state, member.key)
        const invite = space?.state.invites.find((one) => isSameBytes(one.id, id))
        const isIssuer = issuer && invite && isSameBytes(invite.issuer, issuer.id)
        if (!isIssuer) return no('invite-unknown')
        const card = bytesOf(body.card)
        const isKept = await putInvite(db, { id, space: member.spaceId, card })
        return isKept ? json({}) : no('key-used')
      })
    }
  })
}

// The id is the hash of a key that only the link holds, so who can name it may read the card.
function readRoute({ store, clock }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/invites/:inviteId',
    limits: { bodyBytes: 0, perMinute: 60, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer({ bytesIn, countIn }) {
      const id = bytesIn('inviteId', 32)
      const row = id && (await findInvite(store.read, id))
      const space = row && (await findSpace(store.read, row.space))
      const invite = space?.state.invites.find((one) => isSameBytes(one.id, row?.id ?? one.key))
      if (!row || !space || !invite) return no('invite-unknown')
      if (!clock.isSure()) return no('clock-unsure')
      const fate = inviteFate(space.state, invite, Math.max(clock.now(), space.time))
      if (fate !== 'open') return no(`invite-${fate}`)
      const { expiresAt } = invite
      const shown = { card: textOf(row.card), expiresAt }
      // A guest joins a bond by themselves, and so checks its log; into anything else somebody lets them in.
      if (space.state.kind !== 'bond') return json({ ...shown, records: [], hasMore: false })
      if (space.seq > RECORDS_SHOWN_MAX) return no('invite-void')
      const from = (countIn('after') ?? 0) + 1
      const sizes = await listSizes(store.read, space.id, { from, to: space.seq + 1 })
      const to = from + countFitting(sizes)
      const records = await listRecords(store.read, space.id, { from, to })
      return json({
        ...shown,
        records: records.map(rowToWire),
        hasMore: to <= space.seq
      } satisfies InferOutput<typeof OpenInvite>)
    }
  })
}
