/** Sessions, as the person sees them: listed, named and ended. */
import { SetSessionLabel } from '@beside/contract'
import type { SessionList } from '@beside/contract'
import { isSameBytes } from '@beside/kernel/wire'
import type { Context } from '../gates/context.ts'
import { json, no, route } from '../gates/route.ts'
import type { Route } from '../gates/route.ts'
import { bytesOf, textOf } from '../log/wire-records.ts'
import { changeSession, findSession, listSessions, removeOtherSessions } from '../store/sessions.ts'
import { CLEAR_DEVICE } from './clear-device.ts'
import { isMeantFor } from '../gates/is-meant.ts'
import { describeSession } from './session-reply.ts'

export function sessionRoutes(context: Context): Route[] {
  return [
    readRoute(context),
    labelRoute(context),
    signOutRoute(context),
    listRoute(context),
    endRoute(context),
    endOthersRoute(context)
  ]
}

function readRoute(context: Context): Route {
  return route({
    method: 'GET',
    path: '/api/session',
    limits: { bodyBytes: 0, perMinute: 240, per: 'session' },
    needs: 'session',
    body: null,
    async answer({ session }) {
      const reply = await describeSession(context, context.store.read, session)
      return reply ? json(reply) : no('not-signed-in')
    }
  })
}

function labelRoute({ store }: Context): Route {
  return route({
    method: 'PUT',
    path: '/api/session/label',
    limits: { bodyBytes: 1024, perMinute: 30, per: 'session' },
    needs: 'session',
    body: SetSessionLabel,
    async answer({ body, session }) {
      const label = bytesOf(body.label)
      await store.write((db) => changeSession(db, session.tokenHash, { label }))
      return json({})
    }
  })
}

function signOutRoute({ sessions }: Context): Route {
  return route({
    method: 'DELETE',
    path: '/api/session',
    limits: { bodyBytes: 0, perMinute: 120, per: 'address' },
    needs: 'nobody',
    body: null,
    async answer({ cookies, header, countIn }) {
      const session = await sessions.find(cookies)
      // An older tab says goodbye for somebody else: whoever signed in since stays.
      if (session && !isMeantFor(session, header)) return json({})
      if (session) await sessions.end([session])
      // A page that is closed says goodbye twice, and the first answer may find it gone already. So the
      // second takes the cookie away as well, though its session has ended by then.
      // One's own device that only locks keeps Help now and its nudges (decision 5).
      const cleared = countIn('stay') === 1 ? {} : CLEAR_DEVICE
      const headers = { 'set-cookie': sessions.farewellCookie, ...cleared }
      return { ok: true, json: {}, headers }
    }
  })
}

function listRoute({ store }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/sessions',
    limits: { bodyBytes: 0, perMinute: 60, per: 'session' },
    needs: 'session',
    body: null,
    async answer({ session }) {
      const all = await listSessions(store.read, session.account)
      const sessions = all.map(({ id, started_on, seen_on, label }) => ({
        id: textOf(id),
        startedOn: started_on,
        seenOn: seen_on,
        isCurrent: isSameBytes(id, session.id),
        label: label && textOf(label)
      }))
      return json({ sessions } satisfies SessionList)
    }
  })
}

function endRoute({ store, sessions }: Context): Route {
  return route({
    method: 'DELETE',
    path: '/api/sessions/:id',
    limits: { bodyBytes: 0, perMinute: 60, per: 'session' },
    needs: 'session',
    body: null,
    async answer({ bytesIn, session }) {
      const id = bytesIn('id', 16)
      const all = await listSessions(store.read, session.account)
      const found = all.filter((one) => id && isSameBytes(one.id, id))
      if (found.length === 0) return no('not-found')
      await sessions.end(found)
      return json({})
    }
  })
}

function endOthersRoute({ store, feed }: Context): Route {
  return route({
    method: 'DELETE',
    path: '/api/sessions',
    limits: { bodyBytes: 0, perMinute: 30, per: 'session' },
    needs: 'session',
    body: null,
    async answer({ session }) {
      const ended = await store.write(async (db) => {
        // It may have been ended, with its account, while this waited for the one writer.
        if (!(await findSession(db, session.tokenHash))) return undefined
        return removeOtherSessions(db, session)
      })
      if (!ended) return no('not-signed-in')
      for (const { id } of ended) feed.endSession(id)
      return json({})
    }
  })
}
