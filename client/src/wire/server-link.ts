import {
  ACCOUNT_HEADER,
  REASONS,
  STEWARD_HEADER,
  TOKEN_HEADER,
  type Reason
} from '@beside/contract'
import { ok, type Refused } from '@beside/kernel'
import * as v from 'valibot'
import type { Environment } from '../environment.ts'

export type WireReason = Reason | 'unreachable' | 'something-unexpected'
export type WireRefusal = Refused<WireReason> & {
  readonly retryAfterSeconds: number
  /** The rest of the reply, for the one reason that carries more: `keyring-moved`. */
  readonly reply: unknown
}
export type WireResult<Value> = { readonly ok: true; readonly value: Value } | WireRefusal

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  readonly token?: string
  readonly stewardKey?: string
  /** Lets the request outlive the page: for signing out while leaving. */
  readonly keepalive?: boolean
}

/** The only door to the server. Replies are checked against the contract before anything trusts them. */
export type ServerLink = {
  readonly call: <Schema extends v.GenericSchema>(
    call: Call,
    reply: Schema
  ) => Promise<WireResult<v.InferOutput<Schema>>>
  /** A streaming POST; undefined without a line. The caller reads status and body. */
  readonly stream: (
    path: string,
    body: unknown,
    signal: AbortSignal
  ) => Promise<Response | undefined>
}

const REPLY_MS_MAX = 30_000

type Reached = Pick<Environment, 'address' | 'fetch'>

/** `account` is whose requests these are, by id: then nothing lands with somebody else. */
export function linkToServer(environment: Reached, account?: string): ServerLink {
  const ownHeaders = account === undefined ? {} : { [ACCOUNT_HEADER]: account }
  return {
    async call(call, reply) {
      const answered = await send(environment, call, ownHeaders)
      if (!answered.ok) return answered
      const parsed = v.safeParse(reply, answered.value)
      return parsed.success ? ok(parsed.output) : refusal('something-unexpected')
    },
    async stream(path, body, signal) {
      try {
        return await environment.fetch(environment.address + path, {
          method: 'POST',
          headers: {
            ...ownHeaders,
            'content-type': 'application/json',
            accept: 'text/event-stream'
          },
          body: JSON.stringify(body),
          signal
        })
      } catch {
        return undefined
      }
    }
  }
}

async function send(
  environment: Reached,
  call: Call,
  ownHeaders: Record<string, string>
): Promise<WireResult<unknown>> {
  const headers = { ...ownHeaders }
  if (call.body !== undefined) headers['content-type'] = 'application/json'
  if (call.token) headers[TOKEN_HEADER] = call.token
  if (call.stewardKey) headers[STEWARD_HEADER] = call.stewardKey
  try {
    const response = await environment.fetch(environment.address + call.path, {
      method: call.method,
      headers,
      signal: AbortSignal.timeout(REPLY_MS_MAX),
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      ...(call.keepalive && { keepalive: true })
    })
    const text = await response.text()
    const json: unknown = text === '' ? null : JSON.parse(text)
    return response.ok ? ok(json) : refusalOf(json, response)
  } catch (error) {
    // A reply that is not JSON comes from something between us and the server, such as a hotel's sign-in page.
    return refusal(error instanceof SyntaxError ? 'something-unexpected' : 'unreachable')
  }
}

const RefusalReply = v.object({ reason: v.string() })

function refusalOf(json: unknown, response: Response): WireRefusal {
  const parsed = v.safeParse(RefusalReply, json)
  const reason = parsed.success ? parsed.output.reason : ''
  const seconds = Number(response.headers.get('retry-after') ?? 0)
  const known = isReason(reason) ? reason : 'something-unexpected'
  return {
    ...refusal(known),
    reply: json,
    retryAfterSeconds: Number.isFinite(seconds) ? seconds : 0
  }
}

function refusal(reason: WireReason): WireRefusal {
  return { ok: false, reason, retryAfterSeconds: 0, reply: null }
}

function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text)
}

const TROUBLES = [
  'paused',
  'unreachable',
  'community-closed',
  'slow-down',
  'store-full',
  'server-busy',
  'not-signed-in',
  'not-found',
  'something-unexpected'
] as const

/** Narrows what the server said to the reasons that an action names, and the troubles that any may meet. */
export function narrowed<Expected extends string = never>(
  failure: Refused<string>,
  ...expected: readonly Expected[]
): Refused<Expected | (typeof TROUBLES)[number]> {
  const reason =
    expected.find((one) => one === failure.reason) ??
    TROUBLES.find((one) => one === failure.reason) ??
    (failure.reason === 'store-unavailable' ? 'server-busy' : 'something-unexpected')
  return { ok: false, reason }
}
