/** The sessions of this person: seen, named by their own devices, and ended. */
import { SessionList } from '@beside/contract'
import {
  deriveKey,
  encode,
  ok,
  open,
  packSealed,
  pad,
  readText,
  refused,
  seal,
  toBase64url,
  unpad,
  unpackSealed,
  type Bytes,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { SessionView } from '../api.ts'
import type { Environment } from '../environment.ts'
import { bytesOf } from '../wire/read-wire.ts'
import type { WireReason } from '../wire/server-link.ts'
import type { OpenAccount } from './open-account.ts'

const LABEL_MAX = 512
const LABEL_LENGTH_MAX = 60

export async function listSessions(
  account: OpenAccount
): Promise<Result<readonly SessionView[], WireReason>> {
  const reply = await account.link.call({ method: 'GET', path: '/api/sessions' }, SessionList)
  if (!reply.ok) return refused(reply.reason)
  return ok(
    reply.value.sessions.map(({ label, ...session }) => ({
      ...session,
      label: label ? openLabel(account, bytesOf(label)) : ''
    }))
  )
}

/** Names this session for its owner: sealed, so that the server learns no device. */
export async function nameSession(account: OpenAccount, environment: Environment): Promise<void> {
  const text = environment.deviceLabel.slice(0, LABEL_LENGTH_MAX)
  const plain = pad(new TextEncoder().encode(text))
  const content = { header: labelHeader(account), plain }
  const label = toBase64url(packSealed(seal(labelKey(account), content, environment.random)))
  const call = { method: 'PUT', path: '/api/session/label', body: { label } } as const
  await account.link.call(call, v.unknown())
}

function openLabel(account: OpenAccount, bytes: Bytes): string {
  const sealed = unpackSealed(bytes, LABEL_MAX)
  const opened = sealed && open(labelKey(account), labelHeader(account), sealed)
  const plain = opened && unpad(opened.plain)
  return (plain && readText(plain)) ?? ''
}

function labelKey(account: OpenAccount): Bytes {
  return deriveKey(account.root, 'K1/session-label')
}

function labelHeader(account: OpenAccount): Bytes {
  return encode('K1/session-label', account.accountId)
}
