import { AskTokens, MINUTE_MS } from '@beside/contract'
import {
  fromBase64url,
  memberKeysFromSeed,
  toBase64url,
  tokenHash,
  verifySignature,
  type Hash,
  type SpaceId
} from '@beside/kernel'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import type { Environment } from '../environment.ts'
import { Space } from '../spaces/space.ts'
import { linkToServer } from '../wire/server-link.ts'
import { keepTokens } from './tokens.ts'

const instanceId = new Uint8Array(32).fill(1) as Hash
const nonce = new Uint8Array(32).fill(2)

test('Anna asks once for a token of each space, and anew in its last minute', async () => {
  const { tokens, asked, clock } = begin()
  const [bond, notes] = spaces(2)
  expect(await tokens.forSpaces([bond!])).toEqual([`${bond!.id} 1`])
  expect(await tokens.forSpaces([notes!, bond!])).toEqual([`${notes!.id} 2`, `${bond!.id} 1`])
  expect(asked.map(({ length }) => length)).toEqual([1, 1])
  clock.now += 8 * MINUTE_MS - 1
  expect(await tokens.forSpaces([bond!])).toEqual([`${bond!.id} 1`])
  clock.now += 1
  expect(await tokens.forSpaces([bond!])).toEqual([`${bond!.id} 3`])
  tokens.forget(bond!)
  expect(await tokens.forSpaces([bond!, notes!])).toEqual([`${bond!.id} 4`, `${notes!.id} 4`])
})

test('Anna signs each claim for this place, this session, this space and nine minutes', async () => {
  const { tokens, asked, clock } = begin()
  const [bond] = spaces(1)
  clock.now += 0.5
  await tokens.forSpaces([bond!])
  const member = bond!.keys.sign.public
  const expiresAt = Math.floor(clock.now) + 9 * MINUTE_MS
  expect(asked[0]).toMatchObject([{ spaceId: bond!.id, member: toBase64url(member), expiresAt }])
  const message = tokenHash(instanceId, {
    spaceId: bond!.spaceId,
    member,
    sessionNonce: nonce,
    expiresAt
  })
  const signature = fromBase64url(asked[0]![0]!.signature)!
  expect(verifySignature(signature, message, member)).toBe(true)
})

test('with very many spaces Anna asks for as many tokens at once as the server takes', async () => {
  const { tokens, asked } = begin()
  const many = spaces(130)
  const given = await tokens.forSpaces(many)
  expect(given.map((token) => token?.split(' ')[0])).toEqual(many.map(({ id }) => id))
  expect(asked.map(({ length }) => length)).toEqual([64, 64, 2])
})

test('a claim that does not hold, or no answer, gives no token, and only a session that ended is told', async () => {
  const { tokens, server, ended, refused, clock } = begin()
  const [bond, left] = spaces(2)
  server.refuses = left!.id
  expect(tokens.wasAnswered()).toBe(true)
  expect(await tokens.forSpaces([bond!, left!])).toEqual([`${bond!.id} 1`, undefined])
  expect(tokens.wasAnswered()).toBe(true)
  expect(refused.count).toBe(0)
  expect(await tokens.forSpaces([left!])).toEqual([undefined])
  expect(refused.count).toBe(1)
  server.reason = 'server-busy'
  expect(await tokens.forSpaces([left!])).toEqual([undefined])
  expect(tokens.wasAnswered()).toBe(false)
  expect(await tokens.forSpaces([bond!])).toEqual([`${bond!.id} 1`])
  expect(tokens.wasAnswered()).toBe(true)
  expect(ended.count).toBe(0)
  server.reason = 'not-signed-in'
  expect(await tokens.forSpaces([left!, bond!])).toEqual([undefined, `${bond!.id} 1`])
  expect(ended.count).toBe(1)
  // One that is about to run out is not given instead.
  clock.now += 8 * MINUTE_MS
  expect(await tokens.forSpaces([bond!])).toEqual([undefined])
})

test('a server that gives more tokens than were asked for brings nobody into trouble', async () => {
  const { tokens, server } = begin()
  const [bond] = spaces(1)
  server.gives = 3
  expect(await tokens.forSpaces([bond!])).toEqual([`${bond!.id} 1`])
})

function spaces(count: number): Space[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = new Uint8Array(32).fill(index + 1)
    return new Space(seed as Uint8Array as SpaceId, memberKeysFromSeed(seed))
  })
}

/** A server as seen from outside, which gives the tokens of the n-th request the number n. */
function begin() {
  const clock = { now: 1_767_225_600_000 }
  const asked: v.InferOutput<typeof AskTokens>['claims'][] = []
  const server = { refuses: '', reason: '', gives: 1 }
  const ended = { count: 0 }
  const refused = { count: 0 }
  const fetch: Environment['fetch'] = async (url, init) => {
    expect([init?.method, url]).toEqual(['POST', '/api/tokens'])
    if (server.reason) return Response.json({ reason: server.reason }, { status: 503 })
    const { claims } = v.parse(AskTokens, JSON.parse(init?.body as string))
    asked.push(claims)
    const given = claims.map(({ spaceId, expiresAt }) =>
      spaceId === server.refuses ? null : { token: `${spaceId} ${asked.length}`, expiresAt }
    )
    return Response.json({ tokens: Array.from({ length: server.gives }, () => given).flat() })
  }
  const link = linkToServer({ address: '', fetch })
  const session = {
    instanceId,
    nonce: toBase64url(nonce),
    ended: () => void (ended.count += 1),
    refused: () => void (refused.count += 1)
  }
  return {
    tokens: keepTokens(link, session, () => clock.now),
    asked,
    clock,
    server,
    ended,
    refused
  }
}
