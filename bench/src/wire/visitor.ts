/** A person as the server sees one: an account with its kit alone, a session, tokens. No whole client. */
import { Instance, SessionReply, TOKEN_HEADER, TokensReply, WIRE_LIMITS } from '@beside/contract'
import { fromBase64url, kitSignPair, sign, toBase64url, tokenHash } from '@beside/kernel'
import type { Bytes, Hash, SignPair, SpaceId } from '@beside/kernel'
import * as v from 'valibot'
import { HttpLine, requestBytes } from './http-line.ts'
import type { Reply, Request } from './http-line.ts'
import { randomBytes } from './random-bytes.ts'

export type Place = { readonly address: string; readonly instanceId: Hash }
export type Visitor = {
  readonly signInName: string
  readonly cookie: string
  readonly nonce: Bytes
}
export type Ask = {
  readonly method: Request['method']
  readonly path: string
  readonly visitor?: Visitor
  readonly token?: string
  readonly body?: unknown
}

const ACCOUNTS = '/api/accounts'
const WRAP_BYTES = 200
const KEYRING_BYTES = 4096
const TOKEN_MS = 9 * 60_000

export async function readPlace(address: string): Promise<Place> {
  using line = await HttpLine.open(address)
  const path = '/api/instance'
  const instance = await ask({ line, address }, { method: 'GET', path }, Instance)
  return { address, instanceId: bytesOf(instance.instanceId) as Hash }
}

/** Makes an account by the open door. */
export async function arrive(line: HttpLine, place: Place): Promise<Visitor> {
  const { signInName, request } = arrivalRequest(place.address)
  const reply = await line.send(request)
  const { sessionNonce } = readJson(reply, ACCOUNTS, SessionReply)
  const cookie = /^set-cookie: ([^;\r]+)/im.exec(reply.head)?.[1]
  if (cookie === undefined) throw new Error('A new account comes with a session.')
  return { signInName, cookie, nonce: bytesOf(sessionNonce) }
}

/** What somebody new asks. What the account wraps is random: the server cannot tell. */
export function arrivalRequest(address: string): { signInName: string; request: Buffer } {
  const kit = { key: kitSignPair(randomBytes(16)).public, wrap: randomBytes(WRAP_BYTES) }
  const accountId = toBase64url(randomBytes(16))
  const signInName = `person-${accountId}`
  const body = {
    accountId,
    signInName,
    kit: { key: toBase64url(kit.key), wrap: toBase64url(kit.wrap) },
    keyring: toBase64url(randomBytes(KEYRING_BYTES)),
    pass: { by: 'open-door' }
  }
  return { signInName, request: requestBytes(address, { method: 'POST', path: ACCOUNTS, body }) }
}

/** Tokens for these memberships, in their order. */
export async function askTokens(
  line: HttpLine,
  { place, visitor }: { readonly place: Place; readonly visitor: Visitor },
  memberships: readonly { readonly spaceId: SpaceId; readonly pair: SignPair }[]
): Promise<string[]> {
  const tokens: string[] = []
  for (let at = 0; at < memberships.length; at += WIRE_LIMITS.tokensAtOnce) {
    const some = memberships.slice(at, at + WIRE_LIMITS.tokensAtOnce)
    const body = { claims: some.map((one) => claimFor(one, { place, visitor })) }
    const request = { method: 'POST', path: '/api/tokens', visitor, body } as const
    const reply = await ask({ line, address: place.address }, request, TokensReply)
    tokens.push(...reply.tokens.map((one) => one?.token ?? ''))
  }
  if (tokens.includes('')) throw new Error('A member gets a token.')
  return tokens
}

export async function ask<Schema extends v.GenericSchema>(
  { line, address }: { readonly line: HttpLine; readonly address: string },
  request: Ask,
  schema: Schema
): Promise<v.InferOutput<Schema>> {
  return readJson(await line.send(askBytes(address, request)), request.path, schema)
}

export function askBytes(address: string, { visitor, token, ...request }: Ask): Buffer {
  const headers = {
    ...(visitor && { cookie: visitor.cookie }),
    ...(token !== undefined && { [TOKEN_HEADER]: token })
  }
  return requestBytes(address, { ...request, headers })
}

function readJson<Schema extends v.GenericSchema>(
  { status, body }: Reply,
  path: string,
  schema: Schema
): v.InferOutput<Schema> {
  if (status !== 200) throw new Error(`${path} was answered with ${status} ${body.slice(0, 200)}`)
  return v.parse(schema, JSON.parse(body))
}

export function bytesOf(text: string): Bytes {
  return fromBase64url(text) ?? new Uint8Array(0)
}

function claimFor(
  { spaceId, pair }: { readonly spaceId: SpaceId; readonly pair: SignPair },
  { place, visitor }: { readonly place: Place; readonly visitor: Visitor }
) {
  const expiresAt = Date.now() + TOKEN_MS
  const claim = { spaceId, member: pair.public, sessionNonce: visitor.nonce, expiresAt }
  return {
    spaceId: toBase64url(spaceId),
    member: toBase64url(pair.public),
    expiresAt,
    signature: toBase64url(sign(tokenHash(place.instanceId, claim), pair.secret))
  }
}
