/** What a device verified and saw is kept in the keyring: the next visit goes on from there. */
import type { Keyring, Membership } from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import { needsRekey } from '../spaces/append.ts'
import { agreesWith, furtherCheckpoint } from '../spaces/checkpoint.ts'
import type { Space } from '../spaces/space.ts'

/** Checkpoints go into the keyring at most this often: each save is a trace in time. */
const CHECKPOINT_MS = 20_000

export type Visits = { readonly saveSoon: () => void; readonly stop: () => void }
type VisitTools = {
  readonly account: OpenAccount
  readonly get: (spaceId: string) => Space | undefined
  readonly generation: () => number
  readonly seenSeqOf: (spaceId: string) => number | undefined
  /** Another device verified another past. */
  readonly differs: (space: Space) => void
  readonly saved: () => Promise<unknown>
}

export function keepVisits(tools: VisitTools): Visits {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  async function save(): Promise<void> {
    timer = undefined
    if (isStopped) return
    await tools.account.change((keyring) => withVisits(keyring, tools))
    await tools.saved()
  }

  return {
    saveSoon: () => void (timer ??= setTimeout(() => void save(), CHECKPOINT_MS)),
    stop() {
      isStopped = true
      clearTimeout(timer)
    }
  }
}

function withVisits(keyring: Keyring, tools: VisitTools): Keyring {
  const memberships = keyring.memberships.map((membership) => {
    const { state, spaceId = '', checkpoint } = membership
    const space = state === 'in' ? tools.get(spaceId) : undefined
    // Another device may have come further, or, if the server showed it another past, somewhere else.
    if (space && checkpoint && !agreesWith(space, checkpoint)) tools.differs(space)
    return space ? afterVisit(membership, space, tools) : membership
  })
  return { ...keyring, memberships }
}

/** How far a membership was verified and seen, without the secrets that have done their work. */
export function afterVisit(
  membership: Membership,
  space: Space,
  tools: Pick<VisitTools, 'generation' | 'seenSeqOf'>
): Membership {
  const { joinKey, invite, ...rest } = membership
  const checkpoint = furtherCheckpoint(space, membership.checkpoint, tools.generation())
  const seenSeq = tools.seenSeqOf(space.id)
  // The first rekey holds a box for us: the key that came with the invitation is not needed any more.
  const needsJoinKey = !space.me || needsRekey(space)
  // A bond in which somebody came never opens again: the secret of its link opens nothing more.
  const hasRoom = (space.state?.members.length ?? 0) < 2
  return {
    ...rest,
    ...(joinKey !== undefined && needsJoinKey && { joinKey }),
    ...(invite && hasRoom && { invite }),
    ...(checkpoint && { checkpoint, ...(seenSeq !== undefined && { seenSeq }) })
  }
}
