/** A person's device for the tests of this floor: real HTTP, the kernel whole, and no client in between. */
import { randomBytes } from 'node:crypto'
import type { EntryPass, SessionReply } from '@beside/contract'
import {
  finishRegistration,
  finishSignIn,
  fromBase64url,
  kitSignInHash,
  kitSignPair,
  sign,
  startRegistration,
  startSignIn,
  toBase64url
} from '@beside/kernel'
import type { Bytes, Hash } from '@beside/kernel'

export type Answer<Body = Record<string, unknown>> = {
  readonly status: number
  readonly body: Body & { readonly reason?: string }
  readonly headers: Headers
}

export const randomTestBytes = (size: number): Bytes => new Uint8Array(randomBytes(size))
export const text = toBase64url

export function bytes(of: string): Bytes {
  const found = fromBase64url(of)
  if (!found) throw new Error('not base64url')
  return found
}

/** A quick stand-in for Argon2id, which takes a second. */
const stretch = (input: Uint8Array): Uint8Array => input

export class Visitor {
  readonly address: string
  readonly instanceId: Hash
  readonly kit = randomTestBytes(16)
  readonly accountId = randomTestBytes(16)
  readonly name: string
  cookie = ''
  session: SessionReply | undefined

  constructor(address: string, instanceId: Hash, name: string) {
    this.address = address
    this.instanceId = instanceId
    this.name = name
  }

  /** Another device of the same person, signed in to nothing. */
  elsewhere(): Visitor {
    const other = new Visitor(this.address, this.instanceId, this.name)
    return Object.assign(other, { kit: this.kit, accountId: this.accountId })
  }

  async ask<Body = Record<string, unknown>>(
    method: string,
    path: string,
    options: { readonly body?: unknown; readonly headers?: Record<string, string> } = {}
  ): Promise<Answer<Body>> {
    const { body, headers } = options
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const reply = await fetch(this.address + path, {
      method,
      headers: { ...json, ...(this.cookie && { cookie: this.cookie }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    const set = reply.headers.get('set-cookie')
    if (set !== null) this.cookie = set.split(';')[0] ?? ''
    return {
      status: reply.status,
      body: (await reply.json()) as Answer<Body>['body'],
      headers: reply.headers
    }
  }

  async arrive(
    pass: EntryPass = { by: 'open-door' },
    changes: Record<string, unknown> = {}
  ): Promise<Answer<SessionReply>> {
    return this.welcomed(
      await this.ask<SessionReply>('POST', '/api/accounts', {
        body: {
          accountId: text(this.accountId),
          signInName: this.name,
          kit: { key: text(kitSignPair(this.kit).public), wrap: text(randomTestBytes(200)) },
          keyring: text(randomTestBytes(4096)),
          pass,
          ...changes
        }
      })
    )
  }

  async signInByKit(): Promise<Answer<SessionReply>> {
    const pair = kitSignPair(this.kit)
    const key = text(pair.public)
    const started = await this.ask<{ challenge: string; state: string }>(
      'POST',
      '/api/sessions/kit/start',
      { body: { key } }
    )
    const { challenge, state } = started.body
    const message = kitSignInHash(this.instanceId, bytes(challenge))
    const signature = text(sign(message, pair.secret))
    return this.welcomed(
      await this.ask('POST', '/api/sessions/kit', { body: { key, state, challenge, signature } })
    )
  }

  /** Sets a passphrase; the session must be fresh. */
  async setPassphrase(passphrase: string): Promise<Answer<SessionReply>> {
    const { state, request } = startRegistration(utf8(passphrase), randomTestBytes)
    const started = await this.ask<{ response: string }>('POST', '/api/account/passphrase/start', {
      body: { request: text(request) }
    })
    const { instanceId } = this
    const options = { instanceId, stretch, random: randomTestBytes }
    const made = finishRegistration(state, bytes(started.body.response), options)
    if (!made) throw new Error('no registration')
    return this.changeUnlocks({
      passphrase: { record: text(made.record), wrap: text(randomTestBytes(200)) }
    })
  }

  async changeUnlocks(changes: Record<string, unknown>): Promise<Answer<SessionReply>> {
    return this.ask('PUT', '/api/account/unlocks', {
      body: {
        rootGeneration: this.session?.rootGeneration ?? 0,
        kit: null,
        passphrase: null,
        keyring: null,
        endOtherSessions: false,
        ...changes
      }
    })
  }

  async signInByPassphrase(passphrase: string, name = this.name): Promise<Answer<SessionReply>> {
    const { state, request } = startSignIn(utf8(passphrase), randomTestBytes)
    const started = await this.ask<{ response: string; state: string }>(
      'POST',
      '/api/sessions/passphrase/start',
      { body: { signInName: name, request: text(request) } }
    )
    const { instanceId } = this
    const done = finishSignIn(state, bytes(started.body.response), { instanceId, stretch })
    // Who cannot go on still asks, as an attacker would.
    const finish = done ? text(done.finish) : text(randomTestBytes(64))
    return this.welcomed(
      await this.ask('POST', '/api/sessions/passphrase', {
        body: { state: started.body.state, finish }
      })
    )
  }

  private welcomed(answer: Answer<SessionReply>): Answer<SessionReply> {
    if (answer.status === 200) this.session = answer.body
    return answer
  }
}

function utf8(words: string): Bytes {
  return new TextEncoder().encode(words)
}
