/**
 * From being helped to helping: a member asks the stewards for a role, by a drop to their team, and reads what they
 * answer. One question at a time. A yes is a link to that role; what it means stands there, and they say yes or not.
 */
import {
  admitKemKey,
  mailboxAddress,
  mailboxOf,
  ok,
  refused,
  toBase64url,
  type Keyring,
  type KemPublicKey,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { HelpingAsk, HelpingRefusal, HelpingWords, OwnHelping, Trouble } from '../../api.ts'
import { withSetting } from '../../account/settings.ts'
import { amLeading } from '../../drops/doors.ts'
import { readMailboxes, readQueue, removeDrop, sendDrop, takeDrop } from '../../drops/drops.ts'
import type { Space } from '../../spaces/space.ts'
import { inTurn } from '../../sync/in-turn.ts'
import type { RoomTools } from '../../sync/writing.ts'
import { stateOf } from '../../teams/chain.ts'
import type { Teams } from '../../teams/teams.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import { HelpingAnswer, HelpingMark, HelpingTakenBack, HelpingWish } from './entries.ts'

const SETTING = 'helping'
const DAY_MS = 86_400_000
const WISH_DAYS = 30
const ANSWER_DAYS = 30
/** An answer may come at the last moment, and be seen a day later. */
const SLACK_MS = 2 * DAY_MS

type Done<Value, Reason extends string = never> = Promise<Result<Value, Reason | Trouble>>
type Waiting = {
  readonly wish: HelpingWish
  readonly dropId: string
  /** Other drops that say the same, where the line broke. */
  readonly again: readonly string[]
}

export class Helping {
  readonly #tools: RoomTools
  readonly #teams: Teams
  readonly #changed: () => void
  readonly #turn = inTurn()
  readonly #shut = new Set<string>()
  #waiting: readonly Waiting[] = []
  #isClosed = false

  constructor(tools: RoomTools, teams: Teams, changed: () => void) {
    this.#tools = tools
    this.#teams = teams
    this.#changed = changed
  }

  /** Whether there is somebody to ask: the stewards whom this person knew, and not they alone. */
  get isOffered(): boolean {
    return this.#stewards() !== undefined
  }

  /** What this person asked, until they put it away. */
  get own(): OwnHelping | null {
    const mark = markIn(this.#tools.account.keyring)
    if (!mark?.isSent) return null
    const { role, answer } = mark
    if (answer) {
      const { words, fragment } = answer
      return { role, words, fragment, state: fragment === null ? 'not-now' : 'yes' }
    }
    return { role, words: '', fragment: null, state: this.#isOver(mark) ? 'nobody' : 'waiting' }
  }

  /** Who asks the stewards, for one of them. */
  get asks(): readonly HelpingAsk[] {
    return this.#waiting.map(({ dropId, wish: { role, name, drawn, lived, askedAt } }) => {
      return { dropId, role, name, drawn, lived, askedAt }
    })
  }

  look(): Promise<void> {
    return this.#turn(async () => {
      await this.#readAnswer()
      await this.#readWishes()
      if (!this.#isClosed) this.#changed()
    })
  }

  close(): void {
    this.#isClosed = true
    this.#waiting = []
  }

  ask(words: HelpingWords): Done<true, HelpingRefusal> {
    return this.#turn(() => this.#ask(words))
  }

  /** What was dropped only stewards can take away: so a second drop says it, and their clients remove both. */
  takeBack(): Done<true> {
    return this.#turn(async () => {
      const mark = markIn(this.#tools.account.keyring)
      const inbox = mark && admitKemKey(bytesOf(mark.inbox))
      if (!mark || !inbox || mark.answer || this.#isOver(mark)) return this.#keep(null)
      const { readKey } = mailboxOf(bytesOf(mark.mailbox))
      const content: HelpingTakenBack = {
        version: 0,
        kind: 'helping-taken-back',
        readKey: toBase64url(readKey)
      }
      const sent = await this.#drop(mark.teamId, { inbox, content })
      return sent.ok ? this.#keep(null) : narrowed(sent)
    })
  }

  putAway(): Done<true> {
    return this.#keep(null)
  }

  /** The link of a yes was used: what comes of it stands with the roles. */
  async used(fragment: string): Promise<void> {
    if (this.own?.fragment === fragment) await this.#keep(null)
  }

  find(dropId: string): HelpingWish | undefined {
    return this.#waiting.find((one) => one.dropId === dropId)?.wish
  }

  /** So that no other steward answers it meanwhile. */
  async take(dropId: string): Done<true, 'drop-taken'> {
    const space = this.#led()
    if (!space) return refused('not-found')
    const taken = await takeDrop(this.#tools, space, dropId)
    return taken.ok ? taken : narrowed(taken, 'drop-taken')
  }

  /** By a steward. Without a link it is a "not now". */
  async answer(
    dropId: string,
    said: { readonly words: string; readonly fragment: string | null }
  ): Done<true, 'drop-taken'> {
    const space = this.#led()
    const waiting = this.#waiting.find((one) => one.dropId === dropId)
    if (!space || !waiting) return refused('not-found')
    const taken = await this.take(dropId)
    if (!taken.ok) return taken
    const { answerTo } = waiting.wish
    const kem = admitKemKey(bytesOf(answerTo.kem))
    const content: HelpingAnswer = { version: 0, kind: 'helping-answer', ...said }
    const drop = { address: answerTo.address, content, days: ANSWER_DAYS }
    const sent = kem && (await sendDrop(this.#tools, { ...drop, to: [kem] }))
    if (sent && !sent.ok) return narrowed(sent)
    for (const id of [dropId, ...waiting.again]) {
      const gone = await removeDrop(this.#tools, space, id)
      if (!gone.ok) return narrowed(gone, 'drop-taken')
    }
    this.#waiting = this.#waiting.filter((one) => one !== waiting)
    this.#changed()
    return ok(true)
  }

  async #ask(words: HelpingWords): Done<true, HelpingRefusal> {
    const stewards = this.#stewards()
    if (!stewards) return refused('not-now')
    const { environment, account, spaces } = this.#tools
    const now = Math.floor(spaces.serverNow())
    const made: HelpingMark = {
      role: words.role,
      mailbox: toBase64url(environment.random(32)),
      teamId: stewards.teamId,
      inbox: toBase64url(stewards.inbox),
      until: now + WISH_DAYS * DAY_MS,
      isSent: false
    }
    // Where it is not known whether an earlier try arrived, it is the same one again.
    const before = markIn(account.keyring)
    const isAgain = before?.isSent === false && before.teamId === made.teamId
    const mark = isAgain ? { ...made, mailbox: before.mailbox } : made
    const kept = await this.#begin(mark)
    if (!kept.ok) return kept
    const { address, pair } = mailboxOf(bytesOf(mark.mailbox))
    const answerTo = { address: toBase64url(address), kem: toBase64url(pair.public) }
    const wish = { version: 0, kind: 'helping', ...words, askedAt: now, answerTo } as const
    const content = v.safeParse(HelpingWish, wish)
    if (!content.success) return refused('too-long')
    const sent = await this.#drop(mark.teamId, { inbox: stewards.inbox, content: content.output })
    if (!sent.ok) return narrowed(sent, 'too-many')
    return this.#keep({ ...mark, isSent: true })
  }

  #drop(address: string, { inbox, content }: { inbox: KemPublicKey; content: unknown }) {
    return sendDrop(this.#tools, { address, to: [inbox], content, days: WISH_DAYS })
  }

  /** Refused where another device has asked meanwhile. */
  async #begin(mark: HelpingMark): Done<true, 'asked-already'> {
    const { account, spaces } = this.#tools
    const at = spaces.serverNow()
    let isFirst = true
    const saved = await account.change((keyring) => {
      const known = markIn(keyring)
      isFirst = !known?.isSent || known.answer !== undefined || this.#isOver(known)
      return isFirst ? withSetting(keyring, SETTING, { value: mark, at }) : keyring
    })
    if (!saved.ok) return narrowed(saved)
    return isFirst ? ok(true) : refused('asked-already')
  }

  async #keep(value: HelpingMark | null): Done<true> {
    const { account, spaces } = this.#tools
    const at = spaces.serverNow()
    const saved = await account.change((keyring) => withSetting(keyring, SETTING, { value, at }))
    this.#changed()
    return saved.ok ? ok(true) : narrowed(saved)
  }

  async #readAnswer(): Promise<void> {
    const mark = markIn(this.#tools.account.keyring)
    if (!mark?.isSent || mark.answer) return
    const { mailbox: secret } = mark
    const read = await readMailboxes(this.#tools, [{ secret, done: [] }])
    if (!read.ok || this.#isClosed) return
    for (const { id, content } of read.value) {
      const said = v.safeParse(HelpingAnswer, content)
      if (!said.success) continue
      const { words, fragment } = said.output
      const kept = await this.#keep({ ...mark, answer: { words, fragment } })
      if (kept.ok) await readMailboxes(this.#tools, [{ secret, done: [id] }])
      return
    }
  }

  async #readWishes(): Promise<void> {
    const space = this.#led()
    if (!space) {
      this.#waiting = []
      return
    }
    const queue = await readQueue(this.#tools, space, this.#shut)
    if (!queue.ok || this.#isClosed) return
    const gone = new Set(
      queue.value
        .map(({ content }) => content)
        .filter((content) => v.is(HelpingTakenBack, content))
        // To show the key of a mailbox is to own it.
        .map(({ readKey }) => toBase64url(mailboxAddress(bytesOf(readKey))))
    )
    const found = new Map<string, Waiting>()
    for (const { id: dropId, content } of queue.value) {
      const { success, output: wish } = v.safeParse(HelpingWish, content)
      const isGone = success && gone.has(wish.answerTo.address)
      if (isGone || v.is(HelpingTakenBack, content)) await removeDrop(this.#tools, space, dropId)
      else if (success) {
        const { address } = wish.answerTo
        const same = found.get(address)
        const again = same ? [...same.again, dropId] : []
        found.set(address, same ? { ...same, again } : { wish, dropId, again })
      }
    }
    this.#waiting = [...found.values()].toSorted((a, b) => a.wish.askedAt - b.wish.askedAt)
  }

  #isOver({ until }: HelpingMark): boolean {
    return until + SLACK_MS < this.#tools.spaces.serverNow()
  }

  /** Nobody while others stand in the place of those whom this person knew. */
  #stewards(): { readonly teamId: string; readonly inbox: KemPublicKey } | undefined {
    const team = this.#teams.of('steward')
    const chain = this.#teams.chainOf('steward')
    const state = chain && stateOf(chain)
    const hasOthers = team?.holders.some(({ isMe }) => !isMe) === true
    if (!team || !state || !hasOthers || this.#teams.replaced().includes('steward')) {
      return undefined
    }
    return { teamId: team.teamId, inbox: state.opening.inbox }
  }

  /** The stewards' team, where this person is one of them. */
  #led(): Space | undefined {
    const space = this.#tools.spaces.get(this.#teams.of('steward')?.teamId ?? '')
    return space && !space.isStopped && amLeading(space) ? space : undefined
  }
}

function markIn(keyring: Keyring): HelpingMark | undefined {
  const parsed = v.safeParse(HelpingMark, keyring.settings[SETTING]?.value)
  return parsed.success ? parsed.output : undefined
}
