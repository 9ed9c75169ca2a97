import { showsRollback } from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import type { Space } from '../spaces/space.ts'
import { bytesOf } from '../wire/read-wire.ts'
import { membershipOf } from './membership-book.ts'

/**
 * Own entries say how new the keyring was when they were written. Those under earlier keys are left out:
 * their echo was made with another root.
 */
export function showsOlderKeyring(account: OpenAccount, space: Space): boolean {
  const { me } = space
  const membership = membershipOf(account.keyring, space.id)
  const root = membership && account.rootOf(membership.rootId)
  if (!me || !root) return false
  const newKeysAt = space.records.findLastIndex(
    (one) => one.kind === 'operation' && one.op === 'setkey' && one.memberId === me
  )
  const keyring = { seq: account.keyringSeq, blob: account.keyringBlob }
  return space.records.slice(newKeysAt + 1).some((one) => {
    if (one.kind !== 'entry' || one.memberId !== me) return false
    const entryId = bytesOf(one.entry.id)
    const bytes = bytesOf(one.entry.echo)
    return showsRollback(root, { spaceId: space.spaceId, entryId, bytes }, keyring)
  })
}
