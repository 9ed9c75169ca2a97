/**
 * Looks at the doors of circles every now and then: who asks to come in, where we are a facilitator; and what
 * became of our own asking. The server tells nobody by itself, since it does not know whose a drop is.
 */
import { mailboxOf, presentMemberByKey, toBase64url, type Membership } from '@beside/kernel'
import * as v from 'valibot'
import { readMailboxes, type Answer } from '../../drops/drops.ts'
import type { Space } from '../../spaces/space.ts'
import { inTurn } from '../../sync/in-turn.ts'
import { saveMembership } from '../../sync/membership-book.ts'
import { ownDocument, type RoomTools } from '../../sync/writing.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { NotNow } from './entries.ts'
import { isAsking, readKnocks, type Asking } from './knocks.ts'
import { showMyself } from './actions.ts'

const LOOK_MS = 30_000
/** An answer may come at the last moment, and be seen a day later. */
const SLACK_MS = 2 * 86_400_000

export class Doors {
  readonly #tools: RoomTools
  readonly #changed: () => void
  readonly #asking = new Map<string, readonly Asking[]>()
  readonly #shut = new Set<string>()
  readonly #turn = inTurn()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(tools: RoomTools, changed: () => void) {
    this.#tools = tools
    this.#changed = changed
  }

  askingIn(circleId: string): readonly Asking[] {
    return this.#asking.get(circleId) ?? []
  }

  find(circleId: string, dropId: string): Asking | undefined {
    return this.askingIn(circleId).find((one) => one.dropId === dropId)
  }

  /** They were answered, so they do not ask any more. */
  forget(circleId: string, dropId: string): void {
    const left = this.askingIn(circleId).filter((one) => one.dropId !== dropId)
    this.#asking.set(circleId, left)
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
    await this.#showMyselfWhereNew()
    await Promise.all(this.#led().map((space) => this.#readKnocks(space)))
    if (this.#isClosed) return
    // A circle may have opened or closed by its hours.
    this.#changed()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.look(), LOOK_MS)
  }

  #circles(): readonly Space[] {
    const { account, spaces } = this.#tools
    return account.keyring.memberships
      .filter(({ purpose, state }) => purpose === 'circle' && state === 'in')
      .flatMap(({ spaceId = '' }) => spaces.get(spaceId) ?? [])
      .filter(({ me, isStopped }) => me !== undefined && !isStopped)
  }

  #led(): readonly Space[] {
    return this.#circles().filter(
      ({ state, keys }) => state && presentMemberByKey(state, keys.sign.public)?.role === 'admin'
    )
  }

  async #readKnocks(space: Space): Promise<void> {
    const knocks = await readKnocks(this.#tools, space, this.#shut)
    if (!knocks.ok || this.#isClosed) return
    this.#asking.set(space.id, knocks.value)
    this.#changed()
  }

  async #readAnswers(): Promise<void> {
    const { account, spaces } = this.#tools
    const isOpen = ({ purpose, asking }: Membership): boolean => purpose === 'circle' && !!asking
    if (!account.keyring.memberships.some(isOpen)) return
    // Whoever comes back gets new keys where the old ones stood.
    await spaces.takeUpKeys()
    await spaces.openFound()
    await this.#letGo()
    const asked = account.keyring.memberships.filter(isAsking)
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

  /** Nobody answered in all that time: it counts as a no without words. */
  async #letGo(): Promise<void> {
    const { account, spaces } = this.#tools
    const now = spaces.serverNow()
    for (const one of account.keyring.memberships.filter(isAsking)) {
      if (!one.asking || one.asking.until + SLACK_MS > now) continue
      const asking = { ...one.asking, declined: '' }
      await saveMembership(account, { ...one, state: 'left', asking })
    }
  }

  async #read(boxes: Parameters<typeof readMailboxes>[1]): Promise<readonly Answer[]> {
    const answers = boxes.length > 0 ? await readMailboxes(this.#tools, boxes) : undefined
    return answers?.ok ? answers.value : []
  }

  /** Whoever was let in shows their own name, once they hold a key to write with. */
  async #showMyselfWhereNew(): Promise<void> {
    for (const space of this.#circles()) {
      const isShown = ownDocument(space, 'profile') !== undefined
      const wasLetIn = space.introductions.some(
        ({ record, seq }) => seq > 1 && toBase64url(record.envHash) === space.me
      )
      if (!isShown && wasLetIn && space.newestEpochKey()) await showMyself(this.#tools, space)
    }
  }
}

function addressOf(secret: string): string {
  return toBase64url(mailboxOf(bytesOf(secret)).address)
}
