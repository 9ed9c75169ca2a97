import { showsRollback } from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import { lossBegins } from '../account/restores.ts'
import type { Space } from '../spaces/space.ts'
import { bytesOf } from '../wire/read-wire.ts'
import { membershipOf } from './membership-book.ts'
import type { Restores } from './restores.ts'

/**
 * Own entries say how new the keyring was when they were written. Those under earlier keys are left out:
 * their echo was made with another root.
 */
function showsOlderKeyring(
  account: OpenAccount,
  space: Space,
  /** What was written from then on says nothing: the keyring went back to that time. */
  until = Infinity
): boolean {
  const { me } = space
  const membership = membershipOf(account.keyring, space.id)
  const root = membership && account.rootOf(membership.rootId)
  if (!me || !root) return false
  const newKeysAt = space.records.findLastIndex(
    (one) => one.kind === 'operation' && one.op === 'setkey' && one.memberId === me
  )
  const keyring = { seq: account.keyringSeq, blob: account.keyringBlob }
  return space.records.slice(newKeysAt + 1).some((one) => {
    if (one.kind !== 'entry' || one.memberId !== me || one.time >= until) return false
    const entryId = bytesOf(one.entry.id)
    const bytes = bytesOf(one.entry.echo)
    return showsRollback(root, { spaceId: space.spaceId, entryId, bytes }, keyring)
  })
}

/** Another session may have moved the keyring on, so it is fetched again before anybody is alarmed. */
export async function watchKeyring(
  tools: {
    readonly account: OpenAccount
    readonly restores: Restores
    readonly alarm: (kind: 'keyring-rolled-back', spaceId: null) => void
  },
  space: Space
): Promise<void> {
  const { account, restores, alarm } = tools
  if (!showsOlderKeyring(account, space)) return
  const reloaded = await account.reload()
  // The keyring went back with everything else: words from after that time had seen a newer one.
  const restore = await restores.freshNews()
  const isOlder = showsOlderKeyring(account, space, restore && lossBegins(restore))
  if (reloaded.ok && isOlder) alarm('keyring-rolled-back', null)
}
