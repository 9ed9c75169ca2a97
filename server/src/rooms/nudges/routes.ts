/** Nudges: a mailbox or a device is shown to be somebody's, and each membership says whether it wants to be nudged. */
import { randomBytes, randomInt } from 'node:crypto'
import { ConfirmNudge, HOUR_MS, PutNudge, TestNudge, TestPush } from '@beside/contract'
import type { NudgeState, NudgeWays } from '@beside/contract'
import { isSameBytes } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import { countUpTo } from '../../gates/count-up-to.ts'
import { json, no, route } from '../../gates/route.ts'
import type { Route } from '../../gates/route.ts'
import type { SpaceMember } from '../../gates/token-gate.ts'
import { bytesOf, textOf } from '../../log/wire-records.ts'
import { mailboxOf } from '../../mail/mailbox-of.ts'
import { findNudge, putNudge, removeNudge } from '../../store/nudges.ts'
import type { NudgePlace } from '../../store/nudges.ts'
import { findMember } from '../../store/spaces.ts'
import { openContent, openPass, openTicket, sealContent, sealPass, sealTicket } from './content.ts'
import { nudgeWords } from './words.ts'

const CODE_LIFE_MS = 30 * 60_000
const WRONG_CODES_MAX = 5
/** So that nobody fills the mailbox of somebody else, nor many of them. */
const TESTS_OF_MAILBOX = 4
const TESTS_OF_ACCOUNT = 8
const TESTS_OF_PLACE = 600
/** Longer than a person waits for the one that they asked for. */
const PUSH_TEST_MS = 120_000

export function nudgeRoutes(context: Context): readonly Route[] {
  return [
    waysRoute(context),
    testRoute(context),
    confirmRoute(context),
    pushRoute(context),
    putRoute(context),
    stateRoute(context),
    removeRoute(context)
  ]
}

function waysRoute({ mailer, pusher }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/nudges',
    limits: { bodyBytes: 0, perMinute: 60, per: 'session' },
    needs: 'session',
    body: null,
    answer: async () =>
      json({ mailFrom: mailer?.from ?? null, pushKey: pusher?.key ?? null } satisfies NudgeWays)
  })
}

function testRoute({ mailer, vault, clock }: Context): Route {
  const inAnHour = (max: number) =>
    countUpTo(max, { lifeMs: HOUR_MS, elapsed: () => clock.elapsed() })
  const ofMailbox = inAnHour(TESTS_OF_MAILBOX)
  const ofAccount = inAnHour(TESTS_OF_ACCOUNT)
  const ofPlace = inAnHour(TESTS_OF_PLACE)
  return route({
    method: 'POST',
    path: '/api/nudges/test',
    limits: { bodyBytes: 4096, perMinute: 3, per: 'session', allPerMinute: 30 },
    needs: 'session',
    body: TestNudge,
    async answer({ body: { to }, session }) {
      if (!mailer) return no('no-mail')
      const isFree =
        ofAccount.take(textOf(session.account)) && ofMailbox.take(mailboxOf(to)) && ofPlace.take('')
      if (!isFree) return { ...no('slow-down'), retryAfterSeconds: 3600 }
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      // Nobody's own words go to a mailbox that was not shown to be theirs.
      const mail = { to, ...nudgeWords.firstLook, text: nudgeWords.code(code) }
      const sent = await mailer.send(mail)
      if (sent !== 'sent') return no('not-sent')
      const target = { id: newTargetId(), to }
      const ticket = sealTicket(vault, { target, code, until: clock.now() + CODE_LIFE_MS })
      return json({ ticket: textOf(ticket) })
    }
  })
}

function confirmRoute({ vault, clock }: Context): Route {
  const wrong = countUpTo(WRONG_CODES_MAX, {
    lifeMs: CODE_LIFE_MS,
    elapsed: () => clock.elapsed()
  })
  return route({
    method: 'POST',
    path: '/api/nudges/confirm',
    limits: { bodyBytes: 4096, perMinute: 10, per: 'session' },
    needs: 'session',
    body: ConfirmNudge,
    async answer({ body }) {
      const ticket = openTicket(vault, bytesOf(body.ticket))
      if (!ticket || ticket.until < clock.now()) return no('code-over')
      const { target, code } = ticket
      if (wrong.isFull(target.id)) return no('code-over')
      if (isSameBytes(Buffer.from(code), Buffer.from(body.code))) {
        return json({ pass: textOf(sealPass(vault, target)) })
      }
      wrong.take(target.id)
      return no('wrong-code')
    }
  })
}

function pushRoute({ pusher, vault, clock }: Context): Route {
  const ofAccount = countUpTo(TESTS_OF_ACCOUNT, {
    lifeMs: HOUR_MS,
    elapsed: () => clock.elapsed()
  })
  return route({
    method: 'POST',
    path: '/api/nudges/push',
    limits: { bodyBytes: 4096, perMinute: 4, per: 'session', allPerMinute: 60 },
    needs: 'session',
    body: TestPush,
    async answer({ body: { endpoint }, session }) {
      // Whom this server posts to is for its operator to say, and for nobody else.
      if (pusher?.takes(endpoint) !== true) return no('no-push')
      if (!ofAccount.take(textOf(session.account))) {
        return { ...no('slow-down'), retryAfterSeconds: 3600 }
      }
      const { sent } = await pusher.send(endpoint, PUSH_TEST_MS)
      if (sent !== 'sent') return no('not-sent')
      return json({ pass: textOf(sealPass(vault, { id: newTargetId(), endpoint })) })
    }
  })
}

function newTargetId(): string {
  return randomBytes(16).toString('base64url')
}

function putRoute({ store, vault }: Context): Route {
  return route({
    method: 'PUT',
    path: '/api/spaces/:spaceId/nudge',
    limits: { bodyBytes: 8192, perMinute: 300, per: 'session' },
    needs: 'member',
    body: PutNudge,
    async answer({ body: { pass, look, quiet }, member }) {
      if (member.upTo !== undefined) return no('not-found')
      const target = openPass(vault, bytesOf(pass))
      if (!target) return no('code-over')
      if ('to' in target && look === null) return no('bad-request')
      const place = placeOf(member)
      const sealed = sealContent(vault, place, { is: 'on', target, look, quiet })
      return store.write(async (db) => {
        // A slow request may end after the membership, or the key, for which it was begun.
        const row = await findMember(db, place.space, place.member)
        if (row?.is_current !== 1 || row.left_seq !== null) return no('not-found')
        await putNudge(db, { ...place, sealed })
        return json({})
      })
    }
  })
}

function stateRoute({ store, vault }: Context): Route {
  return route({
    method: 'GET',
    path: '/api/spaces/:spaceId/nudge',
    limits: { bodyBytes: 0, perMinute: 300, per: 'session' },
    needs: 'member',
    body: null,
    async answer({ member }) {
      const row = await findNudge(store.read, placeOf(member))
      const content = row && openContent(vault, row)
      return json({ state: content?.is ?? 'none' } satisfies NudgeState)
    }
  })
}

function removeRoute({ store }: Context): Route {
  return route({
    method: 'DELETE',
    path: '/api/spaces/:spaceId/nudge',
    limits: { bodyBytes: 0, perMinute: 300, per: 'session' },
    needs: 'member',
    body: null,
    async answer({ member }) {
      await store.write((db) => removeNudge(db, placeOf(member)))
      return json({})
    }
  })
}

function placeOf({ spaceId, key }: SpaceMember): NudgePlace {
  return { space: spaceId, member: key }
}
