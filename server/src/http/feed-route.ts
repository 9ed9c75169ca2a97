/** POST /api/feed: one stream for all spaces of a person. */
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { OpenFeed, WIRE_LIMITS } from '@beside/contract'
import { FeedReader } from '../feed/feed-reader.ts'
import type { FollowedSpace } from '../feed/feed-reader.ts'
import type { Context } from '../gates/context.ts'
import { no, route } from '../gates/route.ts'
import type { Route } from '../gates/route.ts'
import { textOf } from '../log/wire-records.ts'
import { STREAM_HEADERS } from './api-headers.ts'

const FEEDS_OF_SESSION = 8
const TOKEN_TEXT = 160

export function feedRoutes({ tokens, feed }: Context): Route[] {
  const open = route({
    method: 'POST',
    path: '/api/feed',
    limits: {
      bodyBytes: WIRE_LIMITS.feedCursors * (TOKEN_TEXT + 64) + 256,
      perMinute: 60,
      per: 'session'
    },
    needs: 'session',
    body: OpenFeed,
    async answer({ body, session }) {
      const spaces = new Map<string, FollowedSpace>()
      for (const { token, after } of body.cursors) {
        const read = await tokens.read(session, token)
        if (!read.ok && read.reason === 'token-refused') return no('token-refused')
        const member = read.ok ? read.value : tokens.claimed(token)
        const key = textOf(member.spaceId)
        const space = { key, spaceId: member.spaceId, member: member.key, sentSeq: after }
        // The backfill looks the membership up itself and ends a space that has gone.
        spaces.set(key, { ...space, phase: 'backfill', isBehind: false })
      }
      const following = { session, spaces: [...spaces.values()] }
      return {
        ok: true,
        stream(outgoing) {
          // Asked here, where nothing else runs in between: many may have come this far at once.
          if (feed.isFull) return { ...no('server-busy'), retryAfterSeconds: 30 }
          if (feed.countOf(session.id) >= FEEDS_OF_SESSION) return no('too-many')
          if (!hasSocket(outgoing)) return no('bad-request')
          outgoing.writeHead(200, STREAM_HEADERS)
          outgoing.flushHeaders()
          void feed.follow(new FeedReader(outgoing, following, (reader) => feed.drop(reader)))
          return undefined
        }
      }
    }
  })
  return [open]
}

// A request sent behind another on one connection has no socket of its own yet, and cannot stream.
function hasSocket(outgoing: ServerResponse): outgoing is ServerResponse & { socket: Socket } {
  return outgoing.socket !== null && outgoing.req.httpVersion === '1.1'
}
