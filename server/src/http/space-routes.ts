/** Coming to a space: tokens, finding one's spaces again, beginning, joining and writing. */
import { AskTokens, FindSpaces, WIRE_LIMITS, WriteRecord } from '@beside/contract'
import type { FoundSpaces, TokensReply, Written } from '@beside/contract'
import { findSpaceHash } from '@beside/kernel/wire'
import type { SignPublicKey, SpaceId } from '@beside/kernel/wire'
import type { InferOutput } from 'valibot'
import type { Context } from '../gates/context.ts'
import { isPaused, meetPauses } from '../gates/pause-gate.ts'
import { json, no, route } from '../gates/route.ts'
import type { Reply, Route } from '../gates/route.ts'
import type { OpenSession } from '../gates/session-gate.ts'
import { mayRead } from '../gates/token-gate.ts'
import { verifyInTurn } from '../log/node-signatures.ts'
import { prepareWrite } from '../log/prepare-write.ts'
import type { Incoming } from '../log/prepare-write.ts'
import { bytesOf, receiptToWire, textOf } from '../log/wire-records.ts'
import type { WriteResult } from '../log/write.ts'
import { findSpaceOfKey } from '../store/spaces.ts'

export function spaceRoutes(context: Context): Route[] {
  return [
    tokensRoute(context),
    findRoute(context),
    beginRoute(context),
    joinRoute(context),
    writeRoute(context)
  ]
}

function tokensRoute(context: Context): Route {
  const { tokens } = context
  return route({
    method: 'POST',
    path: '/api/tokens',
    limits: { bodyBytes: 24_576, perMinute: 60, per: 'session' },
    needs: 'session',
    body: AskTokens,
    async answer({ body, session }) {
      const given = body.claims.map(async (claim) => {
        const token = await tokens.give(session, {
          spaceId: bytesOf(claim.spaceId) as SpaceId,
          // Branded without admission: a row holds only keys that were admitted.
          member: bytesOf(claim.member) as SignPublicKey,
          expiresAt: claim.expiresAt,
          signature: bytesOf(claim.signature)
        })
        return token && { ...token, space: bytesOf(claim.spaceId) }
      })
      const all = await Promise.all(given)
      const proven = all.flatMap((one) => (one ? [{ space: one.space, member: one.memberId }] : []))
      await meetPauses(context, session.account, proven)
      return json({
        tokens: all.map((one) => (one ? { token: one.token, expiresAt: one.expiresAt } : null))
      } satisfies InferOutput<typeof TokensReply>)
    }
  })
}

function findRoute({ store, clock, instance }: Context): Route {
  return route({
    method: 'POST',
    path: '/api/spaces/find',
    limits: { bodyBytes: 16_384, perMinute: 60, per: 'session' },
    needs: 'session',
    body: FindSpaces,
    async answer({ body, session }) {
      const found = body.claims.map(async (claim) => {
        const member = bytesOf(claim.member) as SignPublicKey
        const message = findSpaceHash(instance.instanceId, member, session.nonce)
        const isSigned = await verifyInTurn(bytesOf(claim.signature), message, member)
        const row = await findSpaceOfKey(store.read, member)
        return row && isSigned && mayRead(row, clock) ? textOf(row.space) : null
      })
      return json({ spaceIds: await Promise.all(found) } satisfies InferOutput<typeof FoundSpaces>)
    }
  })
}

function beginRoute(context: Context): Route {
  return route({
    method: 'POST',
    path: '/api/spaces',
    limits: { bodyBytes: WIRE_LIMITS.bodyBytes, perMinute: 30, per: 'session' },
    needs: 'session',
    body: WriteRecord,
    answer: ({ body, session }) => write(context, session, { wire: body, way: 'genesis' })
  })
}

function joinRoute(context: Context): Route {
  return route({
    method: 'POST',
    path: '/api/spaces/:spaceId/join',
    limits: { bodyBytes: WIRE_LIMITS.bodyBytes, perMinute: 30, per: 'session' },
    needs: 'session',
    body: WriteRecord,
    async answer({ body, bytesIn, session }) {
      const spaceId = bytesIn('spaceId', 32)
      if (!spaceId) return no('invite-unknown')
      return write(context, session, { wire: body, way: 'join', spaceId })
    }
  })
}

function writeRoute(context: Context): Route {
  return route({
    method: 'POST',
    path: '/api/spaces/:spaceId/records',
    limits: { bodyBytes: WIRE_LIMITS.bodyBytes, perMinute: 600, per: 'session' },
    needs: 'member',
    body: WriteRecord,
    answer({ body, member, session }) {
      const { spaceId, key: author } = member
      return write(context, session, { wire: body, way: 'member', spaceId, author })
    }
  })
}

async function write(context: Context, session: OpenSession, incoming: Incoming): Promise<Reply> {
  const prepared = await prepareWrite(incoming)
  if (!prepared.ok) return prepared
  const write = { ...prepared.value, isPaused: await isPaused(context, session) }
  return replyOf(await context.queue.append(write))
}

function replyOf(result: WriteResult): Reply {
  if (!result.ok)
    return result.reason === 'server-busy' ? { ...result, retryAfterSeconds: 5 } : result
  const { seq, time, receipt } = result.value
  return json({ seq, time, receipt: receiptToWire(receipt) } satisfies Written)
}
