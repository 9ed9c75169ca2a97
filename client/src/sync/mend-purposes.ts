import type { Membership } from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import type { Space } from '../spaces/space.ts'

/** Found by key alone, a space does not say what it is for; its genesis does. */
export async function mendPurposes(
  account: OpenAccount,
  get: (id: string) => Space | undefined
): Promise<void> {
  const purposeOf = ({ purpose, spaceId = '' }: Membership): Membership['purpose'] => {
    const kind = get(spaceId)?.state?.kind
    return kind ?? purpose
  }
  if (account.keyring.memberships.every((one) => purposeOf(one) === one.purpose)) return
  await account.change((keyring) => ({
    ...keyring,
    memberships: keyring.memberships.map((one) => ({ ...one, purpose: purposeOf(one) }))
  }))
}
