/** An account as the server keeps it at one moment, and what its twelve words open there. */
import {
  fromBase64url,
  isSameBytes,
  joinBytes,
  kitSignPair,
  memberKeys,
  openKeyring,
  openRoot,
  readKit,
  wrapKeyOf,
  type Bytes,
  type Keyring,
  type MemberKeys
} from '@beside/kernel'
import { readWordList } from '../../../client/src/word-list.ts'
import { bytesIn, type Rows } from './served-rows.ts'

export type KeptAccount = {
  readonly words: string
  readonly kit: Bytes
  /** The public key with which the kit signs in, as the server has it. */
  readonly kitKey: Bytes
  readonly accountId: Bytes
  readonly rootGeneration: number
  readonly wrapped: Bytes
  readonly seq: number
  readonly blob: Bytes
}

export async function keptAccount(rows: Rows, kitWords: readonly string[]): Promise<KeptAccount> {
  const words = kitWords.join(' ')
  const read = readKit(words, await readWordList())
  if (!read.ok) throw new Error(read.reason)
  const kitKey = kitSignPair(read.value).public
  const account = find(rows, 'accounts', { kit_key: kitKey })
  const accountId = bytesIn(account, 'id')
  const wraps = { ...rows, wraps: (rows['wraps'] ?? []).filter(({ method }) => method === 'kit') }
  const wrap = find(wraps, 'wraps', { account: accountId })
  const keyring = find(rows, 'keyrings', { account: accountId })
  return {
    words,
    kit: read.value,
    kitKey: bytesIn(account, 'kit_key'),
    accountId,
    rootGeneration: Number(wrap['generation']),
    wrapped: bytesIn(wrap, 'bytes'),
    seq: Number(keyring['seq']),
    blob: keyringOf(rows, accountId)
  }
}

/** The server keeps a keyring in parts. */
function keyringOf(rows: Rows, accountId: Bytes): Bytes {
  const parts = (rows['keyring_parts'] ?? [])
    .filter((row) => isSameBytes(bytesIn(row, 'account'), accountId))
    .toSorted((one, other) => Number(one['part']) - Number(other['part']))
  return joinBytes(...parts.map((row) => bytesIn(row, 'bytes')))
}

/** The root, the keyring and the keys of every membership whose root is still there. */
export function openKept(kept: KeptAccount): {
  readonly root: Bytes
  readonly keyring: Keyring
  readonly pairs: readonly MemberKeys[]
} {
  const { accountId, rootGeneration, seq } = kept
  const place = { accountId, method: 'kit', rootGeneration } as const
  const root = openRoot(kept.wrapped, { place, key: wrapKeyOf('kit', kept.kit) })
  const keyring = root && openKeyring(kept.blob, { place: { accountId, seq }, root })
  if (!root || !keyring) throw new Error('The twelve words do not open the account')
  const roots = new Map(keyring.roots.map(({ id, secret }) => [id, fromBase64url(secret)]))
  const pairs = keyring.memberships.flatMap(({ rootId, index }) => {
    const secret = roots.get(rootId)
    return secret ? [memberKeys(secret, index)] : []
  })
  return { root, keyring, pairs }
}

function find(
  rows: Rows,
  table: string,
  where: Readonly<Record<string, Uint8Array>>
): Rows[string][number] {
  const found = (rows[table] ?? []).find((row) =>
    Object.entries(where).every(([name, value]) => isSameBytes(bytesIn(row, name), value))
  )
  if (!found) throw new Error(`${table} has no such row`)
  return found
}
