/**
 * Looks at the doors of circles, or of teams, every now and then: who asks to come in, where we lead; and what
 * became of our own asking. The server tells nobody by itself, since it does not know whose a drop is.
 */
import { mailboxOf, presentMemberByKey, toBase64url, type Membership } from '@beside/kernel'
import * as v from 'valibot'
import type { Space } from '../spaces/space.ts'
import { inTurn } from '../sync/in-turn.ts'
import { saveMembership } from '../sync/membership-book.ts'
import type { RoomTools, WritingTools } from '../sync/writing.ts'
import { bytesOf } from '../wire/read-wire.ts'
import { readMailboxes, type Answer } from './drops.ts'
import { NotNow, type Knock } from './knock-shapes.ts'
import { isAsking, readKnocks, type Asking } from './knocks.ts'

const LOOK_MS = 30_000
/** An answer may come at the last moment, and be seen a day later. */
const SLACK_MS = 2 * 86_400_000

/** Whose doors they are. */
export type DoorsOf<K extends Knock> = {
  readonly purpose: 'circle' | 'team'
  readonly shape: v.GenericSchema<unknown, K>
  /** Whether one may ask to come in there without a link. */
  readonly canBeFound: (space: Space) => boolean
  /** What the room does at each look, in the spaces into which we were let. */
  readonly settle: () => Promise<void>
}

export class Doors<K extends Knock = Knock> {
  readonly #tools: RoomTools
  readonly #of: DoorsOf<K>
  readonly #changed: () => void
  readonly #asking = new Map<string, readonly Asking<K>[]>()
  readonly #shut = new Set<string>()
  readonly #turn = inTurn()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(tools: RoomTools, of: DoorsOf<K>, changed: () => void) {
    this.#tools = tools
    this.#of = of
    this.#changed = changed
  }

  askingIn(spaceId: string): readonly Asking<K>[] {
    return this.#asking.get(spaceId) ?? []
  }

  find(spaceId: string, dropId: string): Asking<K> | undefined {
    return this.askingIn(spaceId).find((one) => one.dropId === dropId)
  }

  /** They were answered, so they do not ask any more. */
  forget(spaceId: string, dropId: string): void {
    const left = this.askingIn(spaceId).filter((one) => one.dropId !== dropId)
    this.#asking.set(spaceId, left)
    this.#changed()
  }

  /** Looks now, and again after a while. What cannot be reached is left for the next time. */
  look(): Promise<void> {
    return this.#turn(() => this.#look())
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#asking.clear()
  }

  async #look(): Promise<void> {
    if (this.#isClosed) return
    clearTimeout(this.#timer)
    await this.#readAnswers()
    await this.#of.settle()
    await Promise.all(this.#led().map((space) => this.#readKnocks(space)))
    if (this.#isClosed) return
    // A circle may have opened or closed by its hours.
    this.#changed()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.look(), LOOK_MS)
  }

  #led(): readonly Space[] {
    return openSpacesOf(this.#tools, this.#of.purpose).filter(amLeading)
  }

  async #readKnocks(space: Space): Promise<void> {
    const { shape, canBeFound } = this.#of
    const from = { shape, shut: this.#shut, canBeFound: canBeFound(space) }
    const knocks = await readKnocks(this.#tools, space, from)
    if (!knocks.ok || this.#isClosed) return
    this.#asking.set(space.id, knocks.value)
    this.#changed()
  }

  async #readAnswers(): Promise<void> {
    const { account, spaces } = this.#tools
    const { purpose } = this.#of
    const isOpen = (one: Membership): boolean => one.purpose === purpose && !!one.asking
    if (!account.keyring.memberships.some(isOpen)) return
    // Whoever comes back gets new keys where the old ones stood.
    await spaces.takeUpKeys()
    await spaces.openFound()
    await this.#letGo()
    const asked = this.#asked()
    const secrets = asked.map(({ asking }) => asking?.mailbox ?? '')
    const answers = await this.#read(secrets.map((secret) => ({ secret, done: [] })))
    for (const { id, address, content } of answers) {
      const said = v.safeParse(NotNow, content)
      const at = secrets.findIndex((secret) => addressOf(secret) === address)
      const one = asked[at]
      if (!said.success || !one?.asking) continue
      const asking = { ...one.asking, declined: said.output.words }
      const saved = await saveMembership(account, { ...one, state: 'left', asking })
      if (saved.ok) await this.#read([{ secret: one.asking.mailbox, done: [id] }])
      this.#changed()
    }
  }

  #asked(): readonly Membership[] {
    const { memberships } = this.#tools.account.keyring
    return memberships.filter((one) => one.purpose === this.#of.purpose && isAsking(one))
  }

  /** Nobody answered in all that time: it counts as a no without words. */
  async #letGo(): Promise<void> {
    const { account, spaces } = this.#tools
    const now = spaces.serverNow()
    for (const one of this.#asked()) {
      if (!one.asking || one.asking.until + SLACK_MS > now) continue
      const asking = { ...one.asking, declined: '' }
      await saveMembership(account, { ...one, state: 'left', asking })
    }
  }

  async #read(boxes: Parameters<typeof readMailboxes>[1]): Promise<readonly Answer[]> {
    const answers = boxes.length > 0 ? await readMailboxes(this.#tools, boxes) : undefined
    return answers?.ok ? answers.value : []
  }
}

/** The spaces of one sort in which this person is, and may write. */
export function openSpacesOf(
  { account, spaces }: WritingTools,
  purpose: Membership['purpose']
): readonly Space[] {
  return account.keyring.memberships
    .filter((one) => one.purpose === purpose && one.state === 'in')
    .flatMap(({ spaceId = '' }) => spaces.get(spaceId) ?? [])
    .filter(({ me, isStopped }) => me !== undefined && !isStopped)
}

/** Whether we lead it, by its chain. */
export function amLeading({ state, keys }: Space): boolean {
  return state !== undefined && presentMemberByKey(state, keys.sign.public)?.role === 'admin'
}

function addressOf(secret: string): string {
  return toBase64url(mailboxOf(bytesOf(secret)).address)
}
