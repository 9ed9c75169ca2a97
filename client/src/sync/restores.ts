/**
 * When the server goes back to an earlier day: whether the root signed that, whether what came since is all
 * that is missing, and how this person goes on from there once they have said yes.
 */
import { ok, type Checkpoint, type Result } from '@beside/kernel'
import type { OpenAccount } from '../account/open-account.ts'
import type { KnownPlace } from '../account/place.ts'
import {
  explains,
  lossBegins,
  newsIn,
  withAccepted,
  type OldHead,
  type Restore
} from '../account/restores.ts'
import { checkpointOf } from '../spaces/checkpoint.ts'
import { fetchSpace } from '../spaces/fetch-space.ts'
import { holdsTo, type Known } from '../spaces/holding.ts'
import type { SpaceDoor } from '../spaces/space-door.ts'
import { Space } from '../spaces/space.ts'
import type { WireReason } from '../wire/server-link.ts'
import { membershipOf } from './membership-book.ts'

export type RestoreTools = {
  readonly door: SpaceDoor
  readonly account: OpenAccount
  readonly currentPlace: () => KnownPlace
  /** Asks the place again what its root signed. */
  readonly readPlace: () => Promise<unknown>
  readonly serverNow: () => number
  readonly all: () => Iterable<Space>
  /** From now on this is the space as it is shown. */
  readonly replace: (space: Space) => void
  /** The alarm about a space has an explanation: what it holds may be offered again. */
  readonly explained: (space: Space) => void
}
type Past = { readonly space: Space; readonly before: OldHead }

export class Restores {
  /** Of the past that this device verified: it rises with a yes. */
  generation: number
  readonly #tools: RestoreTools
  /** Spaces that did not fit, with what was known of them. */
  readonly #unexplained = new Map<string, { space: Space; known: Known }>()
  /** The same spaces as they are now, waiting for a yes. */
  readonly #pasts = new Map<string, Past>()
  readonly #looking = new Map<string, Promise<void>>()

  constructor(tools: RestoreTools) {
    this.#tools = tools
    this.generation = tools.currentPlace().manifest.generation
  }

  get news(): Restore | undefined {
    return newsIn(this.#tools.currentPlace().manifest, this.#tools.account.keyring)
  }

  /** The news, after asking once more if there are none. */
  async freshNews(): Promise<Restore | undefined> {
    if (!this.news) await this.#tools.readPlace()
    return this.news
  }

  /** Looks for an explanation of what did not fit in a space. Without one the alarm stays. */
  async explain(space: Space, known: Known): Promise<void> {
    const { id } = space
    if (this.#unexplained.has(id) || this.#pasts.has(id)) return
    this.#unexplained.set(id, { space, known })
    await this.#lookAt(space, known)
  }

  /** A restore may be signed later: the server was away for a moment, and says more than before. */
  async lookAgain(): Promise<void> {
    for (const { space, known } of this.#unexplained.values()) await this.#lookAt(space, known)
  }

  /** The person said yes: from here on, with the old heads kept. */
  async accept(): Promise<Result<true, WireReason>> {
    const { account, serverNow, replace, all } = this.#tools
    // A yes may come before all that is missing was found: what is lost is lost from before the yes.
    await this.lookAgain()
    const restore = this.news
    if (!restore) return ok(true)
    const { generation, restoredTo } = restore
    const pasts = [...this.#pasts.values()]
    const spaces = new Map([...all()].map((space) => [space.id, space]))
    for (const { space } of pasts) spaces.set(space.id, space)
    const saved = await account.change((keyring) => {
      const memberships = keyring.memberships.map((membership) => {
        const space = membership.state === 'in' ? spaces.get(membership.spaceId ?? '') : undefined
        const checkpoint = space && this.#checkpointOf(space, generation)
        return checkpoint ? { ...membership, checkpoint } : membership
      })
      const before = pasts.map((past) => past.before)
      return withAccepted(
        { ...keyring, memberships },
        { generation, restoredTo, before },
        serverNow()
      )
    })
    if (!saved.ok) return saved
    this.generation = generation
    this.#pasts.clear()
    for (const { space } of pasts) {
      space.isStopped = false
      replace(space)
    }
    return saved
  }

  // A space whose alarm stays keeps what was verified of it.
  #checkpointOf(space: Space, generation: number): Checkpoint | undefined {
    const isFit = !this.#unexplained.has(space.id)
    return isFit ? checkpointOf(space, generation) : undefined
  }

  /** One look at a space at a time: whoever asks meanwhile waits for it. */
  #lookAt(space: Space, known: Known): Promise<void> {
    const running = this.#looking.get(space.id)
    if (running) return running
    const look = this.#look(space, known).finally(() => this.#looking.delete(space.id))
    this.#looking.set(space.id, look)
    return look
  }

  async #look(space: Space, known: Known): Promise<void> {
    const restore = await this.freshNews()
    if (!restore || !explains(restore, known.head)) return
    const past = await this.#openAnew(space, { known, until: lossBegins(restore) })
    if (!past) return
    this.#unexplained.delete(space.id)
    past.isStopped = true
    this.#pasts.set(space.id, { space: past, before: known.head })
    // Where nothing was open yet, the past that is there can be read at once; writing waits for the yes.
    if (space.records.length === 0) this.#tools.replace(past)
    this.#tools.explained(space)
  }

  /** The space from its beginning, or from what is older than the loss, if it still holds that. */
  async #openAnew(
    space: Space,
    { known, until }: { readonly known: Known; readonly until: number }
  ): Promise<Space | undefined> {
    const { account, door } = this.#tools
    const past = new Space(space.spaceId, space.keys, space.earlierKeys)
    past.joinKey = space.joinKey
    const saved = membershipOf(account.keyring, space.id)?.checkpoint
    const from = saved && saved.time <= until ? saved : undefined
    const fetched = await fetchSpace(door, past, from)
    const marks = known.marks.filter(({ seq }) => seq >= (from?.seq ?? 0))
    if (!fetched.ok || !holdsTo(past, marks, until)) return undefined
    return past
  }
}
