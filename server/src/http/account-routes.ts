/** Accounts: made, changed and deleted by the person alone. */
import {
  ChangeUnlocks,
  CreateAccount,
  SaveKeyring,
  StartPassphrase,
  WIRE_LIMITS
} from '@beside/contract'
import { admitSignKey } from '@beside/kernel/wire'
import type { SignPublicKey } from '@beside/kernel/wire'
import { admitAccount } from '../gates/admission-gate.ts'
import type { Context } from '../gates/context.ts'
import { json, no, route } from '../gates/route.ts'
import type { Reply, Route } from '../gates/route.ts'
import { bytesOf } from '../log/wire-records.ts'
import {
  addAccount,
  findAccount,
  findAccountByKit,
  findAccountByName,
  removeAccount
} from '../store/accounts.ts'
import { swapKeyring } from '../store/keyrings.ts'
import { findSession, listSessions } from '../store/sessions.ts'
import type { Writer } from '../store/tables.ts'
import { changeUnlocks } from './change-unlocks.ts'
import { keyringMoved } from './keyring-moved.ts'
import { clearJournal } from './clear-journal.ts'
import { CLEAR_DEVICE } from './clear-device.ts'
import { welcome } from './session-reply.ts'

const KEYRING_BODY = Math.ceil((WIRE_LIMITS.keyringBytes * 4) / 3) + 2048

export function accountRoutes(context: Context): Route[] {
  return [
    createRoute(context),
    keyringRoute(context),
    passphraseRoute(context),
    unlocksRoute(context),
    deleteRoute(context)
  ]
}

function createRoute(context: Context): Route {
  const { store, inTurn } = context
  return route({
    method: 'POST',
    path: '/api/accounts',
    limits: { bodyBytes: KEYRING_BODY, perMinute: 30, per: 'address', allPerMinute: 600 },
    needs: 'nobody',
    body: CreateAccount,
    async answer({ body }) {
      // A key of small order would let anybody sign in as this person. To look takes as long as a commit does, so
      // it has a turn of its own.
      const kitKey = await inTurn(async () => admitSignKey(bytesOf(body.kit.key)))
      if (!kitKey) return no('bad-request')
      return await store.write((db) => createAccount(context, db, { body, kitKey }))
    }
  })
}

type Newcomer = { readonly body: CreateAccount; readonly kitKey: SignPublicKey }

async function createAccount(
  context: Context,
  db: Writer,
  { body, kitKey }: Newcomer
): Promise<Reply> {
  const id = bytesOf(body.accountId)
  if ((await findAccount(db, id)) ?? (await findAccountByKit(db, kitKey)))
    return no('account-exists')
  const nameMac = context.names.macOf(body.signInName)
  // Only who may come in at all is told that a name is taken, and it costs them no admission.
  const isTaken = (await findAccountByName(db, nameMac)) !== undefined
  const admitted = await admitAccount(context, db, { accountId: id, pass: body.pass, isTaken })
  if (!admitted.ok) return admitted
  if (isTaken) return no('name-taken')
  const account = {
    id,
    name_mac: nameMac,
    opaque_record: null,
    kit_key: kitKey,
    root_generation: 0,
    paused_until: null
  }
  const first = { wrap: bytesOf(body.kit.wrap), keyring: bytesOf(body.keyring) }
  await addAccount(db, account, first)
  return welcome(context, db, id)
}

function keyringRoute({ store }: Context): Route {
  return route({
    method: 'PUT',
    path: '/api/account/keyring',
    limits: { bodyBytes: KEYRING_BODY, perMinute: 240, per: 'session' },
    needs: 'session',
    body: SaveKeyring,
    answer: ({ body, session }) =>
      store.write(async (db) => {
        if (!(await findSession(db, session.tokenHash))) return no('not-signed-in')
        const next = { expectedSeq: body.expectedSeq, blob: bytesOf(body.blob) }
        const isSaved = await swapKeyring(db, session.account, next)
        return isSaved ? json({ seq: body.expectedSeq + 1 }) : keyringMoved(db, session.account)
      })
  })
}

function passphraseRoute({ store, names, opaque }: Context): Route {
  return route({
    method: 'POST',
    path: '/api/account/passphrase/start',
    limits: { bodyBytes: 2048, perMinute: 20, per: 'session' },
    needs: 'fresh',
    body: StartPassphrase,
    async answer({ body, session }) {
      const account = await findAccount(store.read, session.account)
      if (!account) return no('not-signed-in')
      const credential = names.credentialOf(account.name_mac)
      const response = await opaque.startRegistration(credential, body.request)
      return response === undefined ? no('bad-request') : json({ response })
    }
  })
}

function unlocksRoute(context: Context): Route {
  return route({
    method: 'PUT',
    path: '/api/account/unlocks',
    limits: { bodyBytes: KEYRING_BODY + 4096, perMinute: 20, per: 'session' },
    needs: 'fresh',
    body: ChangeUnlocks,
    answer: ({ body, session }) => changeUnlocks(context, session, body)
  })
}

function deleteRoute(context: Context): Route {
  const { store, sessions, feed } = context
  return route({
    method: 'DELETE',
    path: '/api/account',
    limits: { bodyBytes: 0, perMinute: 10, per: 'session' },
    needs: 'fresh',
    body: null,
    async answer({ session }) {
      const ended = await store.write(async (db) => {
        // It may have been ended while this waited for the one writer.
        if (!(await findSession(db, session.tokenHash))) return undefined
        const open = await listSessions(db, session.account)
        await removeAccount(db, session.account)
        return open
      })
      if (!ended) return no('not-signed-in')
      for (const { id } of ended) feed.endSession(id)
      await clearJournal(context)
      return {
        ok: true,
        json: {},
        headers: { 'set-cookie': sessions.farewellCookie, ...CLEAR_DEVICE }
      }
    }
  })
}
