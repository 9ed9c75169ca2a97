import { ok, type Result } from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import type { MySpaces, SpaceRefusal } from './my-spaces.ts'

/** Leaves every space, the own one included: the account is about to go. */
export async function leaveAll(
  { keyring }: OpenAccount,
  spaces: MySpaces
): Promise<Result<true, SpaceRefusal>> {
  for (const { state, spaceId } of keyring.memberships) {
    const space = state === 'in' ? spaces.get(spaceId ?? '') : undefined
    if (!space?.me) continue
    const left = await spaces.appendOperation(space, () => ({ op: 'leave' }))
    if (!left.ok) return left
  }
  return ok(true)
}
