/** Signing in, by passphrase or by kit. A name or a kit that nobody has takes the same steps. */
import {
  FinishKitSignIn,
  FinishPassphraseSignIn,
  StartKitSignIn,
  StartPassphraseSignIn
} from '@beside/contract'
import type { Bytes, SignPublicKey } from '@beside/kernel/wire'
import { kitSignInHash } from '@beside/kernel/wire'
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../gates/context.ts'
import { addressForCounting } from '../gates/rate-gate.ts'
import { json, no, route } from '../gates/route.ts'
import type { Reply, Route } from '../gates/route.ts'
import { verifyByNode } from '../log/node-signatures.ts'
import { bytesOf, textOf } from '../log/wire-records.ts'
import { findAccountByKit, findAccountByName } from '../store/accounts.ts'
import type { Account } from '../store/accounts.ts'
import { welcome } from './session-reply.ts'

const NAME_MAC_BYTES = 32
const RECORD_HASH_BYTES = 32

export function signInRoutes(context: Context): Route[] {
  return [
    startPassphraseRoute(context),
    finishPassphraseRoute(context),
    startKitRoute(context),
    finishKitRoute(context)
  ]
}

function startPassphraseRoute(context: Context): Route {
  const { store, names, states, opaque } = context
  return route({
    method: 'POST',
    path: '/api/sessions/passphrase/start',
    limits: { bodyBytes: 4096, perMinute: 60, per: 'address', allPerMinute: 3000 },
    needs: 'nobody',
    body: StartPassphraseSignIn,
    async answer({ body, address }) {
      const nameMac = names.macOf(body.signInName)
      const isFree = await names.pause(nameMac, addressForCounting(address))
      if (!isFree) return { ...no('slow-down'), retryAfterSeconds: 5 }
      const account = await findAccountByName(store.read, nameMac)
      const who = {
        credential: names.credentialOf(nameMac),
        record: account?.opaque_record ?? null
      }
      const started = await opaque.startSignIn(who, body.request)
      if (!started) return no('bad-request')
      const content = Buffer.concat([nameMac, recordHash(account), Buffer.from(started.state)])
      const state = textOf(states.seal('passphrase', content))
      return json({ response: started.response, state })
    }
  })
}

function finishPassphraseRoute(context: Context): Route {
  return route({
    method: 'POST',
    path: '/api/sessions/passphrase',
    limits: { bodyBytes: 4096, perMinute: 60, per: 'address' },
    needs: 'nobody',
    body: FinishPassphraseSignIn,
    async answer({ body, cookies }) {
      const content = context.states.open('passphrase', bytesOf(body.state))
      if (!content) return no('sign-in-refused')
      const nameMac = new Uint8Array(content.subarray(0, NAME_MAC_BYTES))
      const begunWith = content.subarray(NAME_MAC_BYTES, NAME_MAC_BYTES + RECORD_HASH_BYTES)
      const state = content.subarray(NAME_MAC_BYTES + RECORD_HASH_BYTES).toString()
      if (!(await context.opaque.finishSignIn(state, body.finish))) return no('sign-in-refused')
      context.names.calm(nameMac)
      const reply = await context.store.write(async (db): Promise<Reply> => {
        const account = await findAccountByName(db, nameMac)
        // Who began before the passphrase was replaced knew the old one, and has no way in any more.
        const isSame = recordHash(account).equals(begunWith)
        return account && isSame ? welcome(context, db, account.id) : no('sign-in-refused')
      })
      return replaceSession(context, cookies, reply)
    }
  })
}

/** Which passphrase opens the account now; where none does, there is a hash of nothing, as long as any. */
function recordHash(account: Account | undefined): Buffer {
  const record: Bytes = account?.opaque_record ?? new Uint8Array()
  return createHash('sha256').update(record).digest()
}

function startKitRoute({ states }: Context): Route {
  return route({
    method: 'POST',
    path: '/api/sessions/kit/start',
    limits: { bodyBytes: 256, perMinute: 60, per: 'address' },
    needs: 'nobody',
    body: StartKitSignIn,
    async answer({ body }) {
      const challenge = randomBytes(32)
      const state = states.seal('kit', Buffer.concat([challenge, bytesOf(body.key)]))
      return json({ challenge: textOf(challenge), state: textOf(state) })
    }
  })
}

function finishKitRoute(context: Context): Route {
  const { states, instance, store } = context
  return route({
    method: 'POST',
    path: '/api/sessions/kit',
    limits: { bodyBytes: 4096, perMinute: 60, per: 'address' },
    needs: 'nobody',
    body: FinishKitSignIn,
    async answer({ body, cookies }) {
      const key = bytesOf(body.key)
      const asked = Buffer.concat([bytesOf(body.challenge), key])
      const content = states.open('kit', bytesOf(body.state))
      if (!content?.equals(asked)) return no('sign-in-refused')
      const message = kitSignInHash(instance.instanceId, bytesOf(body.challenge))
      // The key was admitted when the account took it; for any other key this is only to take as long.
      const isSigned = verifyByNode(bytesOf(body.signature), message, key as SignPublicKey)
      const reply = await store.write(async (db): Promise<Reply> => {
        const account = await findAccountByKit(db, key)
        return account && isSigned ? welcome(context, db, account.id) : no('sign-in-refused')
      })
      return replaceSession(context, cookies, reply)
    }
  })
}

// One device, one session: whoever signs in once more must not find their own device in the list as another.
async function replaceSession(
  { sessions }: Context,
  cookies: string,
  reply: Reply
): Promise<Reply> {
  const before = reply.ok ? await sessions.find(cookies) : undefined
  if (before) await sessions.end([before])
  return reply
}
