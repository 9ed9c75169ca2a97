/** Space tokens: short-lived, proved with the membership key, tied to this session. */
import { TokensReply, WIRE_LIMITS } from '@beside/contract'
import { sign, toBase64url, tokenHash, type Hash } from '@beside/kernel'
import type { Space } from '../spaces/space.ts'
import { bytesOf } from '../wire/read-wire.ts'
import type { ServerLink } from '../wire/server-link.ts'

const LIFE_MS = (WIRE_LIMITS.tokenMinutes - 1) * 60_000
/** A token this close to its end is renewed first. */
const SPARE_MS = 60_000

export type Tokens = {
  /** Tokens for all of them, asked for in one request; undefined where the claim does not hold. */
  readonly forSpaces: (spaces: readonly Space[]) => Promise<(string | undefined)[]>
  /** False if the last asking got no answer: then a missing token says nothing about its claim. */
  readonly wasAnswered: () => boolean
  readonly forget: (space: Space) => void
}

export function keepTokens(
  link: ServerLink,
  session: {
    readonly instanceId: Hash
    readonly nonce: string
    /** Called when the server no longer knows this session: it was ended elsewhere. */
    readonly ended: () => void
    /** Called when no claim holds: the cookie may be of another session by now. */
    readonly refused: () => void
  },
  serverNow: () => number
): Tokens {
  const held = new Map<string, { token: string; expiresAt: number }>()
  let isAnswered = true
  const freshFor = (space: Space): string | undefined => {
    const one = held.get(space.id)
    return one && one.expiresAt > serverNow() + SPARE_MS ? one.token : undefined
  }

  async function ask(spaces: readonly Space[]): Promise<void> {
    const expiresAt = Math.floor(serverNow()) + LIFE_MS
    const claims = spaces.map((space) => claimFor(space, { ...session, expiresAt }))
    const call = { method: 'POST', path: '/api/tokens', body: { claims } } as const
    const reply = await link.call(call, TokensReply)
    if (!reply.ok && reply.reason === 'not-signed-in') session.ended()
    if (!reply.ok) {
      isAnswered = false
      return
    }
    if (!reply.value.tokens.some(Boolean)) session.refused()
    reply.value.tokens.forEach((token, index) => {
      const space = spaces[index]
      if (token && space) held.set(space.id, token)
    })
  }

  return {
    async forSpaces(spaces) {
      const missing = spaces.filter((space) => freshFor(space) === undefined)
      isAnswered = true
      for (let at = 0; at < missing.length; at += WIRE_LIMITS.tokensAtOnce) {
        await ask(missing.slice(at, at + WIRE_LIMITS.tokensAtOnce))
      }
      return spaces.map(freshFor)
    },
    wasAnswered: () => isAnswered,
    forget: (space) => void held.delete(space.id)
  }
}

function claimFor(
  space: Space,
  session: { readonly instanceId: Hash; readonly nonce: string; readonly expiresAt: number }
): { spaceId: string; member: string; expiresAt: number; signature: string } {
  const member = space.keys.sign.public
  const { expiresAt } = session
  const claim = { spaceId: space.spaceId, member, sessionNonce: bytesOf(session.nonce), expiresAt }
  const signature = sign(tokenHash(session.instanceId, claim), space.keys.sign.secret)
  return {
    spaceId: space.id,
    member: toBase64url(member),
    expiresAt,
    signature: toBase64url(signature)
  }
}
