/** A first visit becomes an account: kit first, then the passphrase. */
import { SessionReply, type EntryPass } from '@beside/contract'
import {
  ACCOUNT_ID_BYTES,
  admissionHash,
  inviteKeys,
  inviteSecretOf,
  normalizeSignInName,
  ok,
  refused,
  ROOT_BYTES,
  sealKeyring,
  sign,
  toBase64url,
  type Bytes,
  type Result
} from '@beside/kernel'
import type { Device, EntryWay, Shape } from '../api.ts'
import { linkToServer, type WireReason } from '../wire/server-link.ts'
import { emptyKeyring, OpenAccount } from './open-account.ts'
import { withSetting } from './settings.ts'
import type { SignInTools } from './sign-in.ts'
import { makeKit, makeUnlocks, sendUnlocks } from './unlocks.ts'

/** The first root of an account; each change of root counts up. */
const FIRST_GENERATION = 0

export type Newcomer = {
  readonly nickname: string
  readonly shape: Shape
  readonly signInName: string
  readonly device: Device
  readonly way: EntryWay
}

export async function createAccount(
  tools: SignInTools,
  newcomer: Newcomer
): Promise<
  Result<{ readonly account: OpenAccount; readonly kitWords: readonly string[] }, WireReason>
> {
  const { link, environment, place } = tools
  const accountId = environment.random(ACCOUNT_ID_BYTES)
  const root = environment.random(ROOT_BYTES)
  const pass = entryPass(tools, newcomer.way, accountId)
  if (!pass) return refused('not-admitted')
  const kit = await makeKit(tools, { accountId, root, rootGeneration: FIRST_GENERATION })
  const at = environment.now() + place.clockOffsetMs
  const { nickname, shape } = newcomer
  const signInName = normalizeSignInName(newcomer.signInName)
  const empty = emptyKeyring(root, toBase64url(place.manifest.root))
  const named = withSetting(empty, 'profile', { value: { nickname, shape }, at })
  const keyring = withSetting(named, 'sign-in-name', { value: signInName, at })
  const blob = sealKeyring(keyring, { place: { accountId, seq: 1 }, root }, environment.random)
  const body = {
    accountId: toBase64url(accountId),
    signInName,
    kit: kit.unlock,
    keyring: toBase64url(blob),
    pass
  }
  const reply = await link.call({ method: 'POST', path: '/api/accounts', body }, SessionReply)
  if (!reply.ok) return refused(reply.reason)
  const grant = { reply: reply.value, root, device: newcomer.device }
  const own = { link: linkToServer(environment, reply.value.accountId), environment }
  const account = new OpenAccount(own, grant, { keyring, seq: 1, blob })
  return ok({ account, kitWords: kit.words })
}

/** Adds the passphrase to an account that so far has its kit alone. */
export async function addPassphrase(
  tools: SignInTools,
  account: OpenAccount,
  typed: string
): Promise<Result<true, WireReason>> {
  const made = await makeUnlocks(tools, account, { hasNewKit: false, typed })
  return made.ok ? sendUnlocks(tools, account, made.value) : made
}

function entryPass(tools: SignInTools, way: EntryWay, accountId: Bytes): EntryPass | undefined {
  switch (way.by) {
    case 'open-door':
      return { by: 'open-door' }
    case 'steward':
      return { by: 'steward', stewardKey: way.stewardKey }
    case 'card':
      return { by: 'card', code: way.code }
    case 'invite': {
      const secret = inviteSecretOf(way.fragment)
      if (!secret) return undefined
      const { inviteId, pair } = inviteKeys(secret)
      const signature = sign(admissionHash(tools.place.instanceId, accountId), pair.secret)
      return {
        by: 'invite',
        inviteId: toBase64url(inviteId),
        key: toBase64url(pair.public),
        signature: toBase64url(signature)
      }
    }
    default:
      return way satisfies never
  }
}
