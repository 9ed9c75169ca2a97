/**
 * From being helped to helping: a member asks the stewards for a role, by a drop to their team, and reads what they
 * answer. One question at a time. A yes is a link to that role; what it means stands there, and they say yes or not.
 */
import { CARD_SIGNS, DAY_MS, spellCardCode } from '@beside/contract'
import {
  admitKemKey,
  mailboxOf,
  ok,
  plainHash,
  refused,
  toBase64url,
  type Bytes,
  type Keyring,
  type KemPublicKey,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type { HelpingAsk, HelpingRefusal, HelpingWords, OwnHelping, Trouble } from '../../api.ts'
import { withSetting } from '../../account/settings.ts'
import { amLeading } from '../../drops/doors.ts'
import { readMailboxes, readQueue, removeDrop, sendDrop, takeDrop } from '../../drops/drops.ts'
import { clearTakenBack } from '../../drops/taken-back.ts'
import type { Space } from '../../spaces/space.ts'
import { inTurn } from '../../sync/in-turn.ts'
import type { RoomTools } from '../../sync/writing.ts'
import { stateOf } from '../../teams/chain.ts'
import type { Teams } from '../../teams/teams.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import {
  HelpingAnswer,
  HelpingMark,
  HelpingSays,
  HelpingTakenBack,
  HelpingWish
} from './entries.ts'

const SETTING = 'helping'
const WISH_DAYS = 30
const ANSWER_DAYS = 30
/** An answer may come at the last moment, and be seen a day later. */
const SLACK_MS = 2 * DAY_MS
/** 60 bits: to be read out, and too many to search for another key with the same ones. */
const SIGNS = 12

type Done<Value, Reason extends string = never> = Promise<Result<Value, Reason | Trouble>>
type Waiting = {
  readonly wish: HelpingWish
  readonly kem: KemPublicKey
  readonly dropId: string
  /** Other drops that say the same, where the line broke. */
  readonly again: readonly string[]
}

export class Helping {
  /** Links that were made for somebody and are not known to have been sent, by whom and what they are for. */
  readonly madeLinks = new Map<string, string>()
  readonly #tools: RoomTools
  readonly #teams: Teams
  readonly #changed: () => void
  readonly #turn = inTurn()
  readonly #shut = new Set<string>()
  #waiting: readonly Waiting[] = []
  #isAsking = false
  #isClosed = false
  /** To make a mailbox takes long, and these are looked at often. */
  #signs = { mailbox: '', signs: '' }

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
    if (!mark) return null
    const { role, answer, isSent } = mark
    if (answer) {
      const { words, fragment } = answer
      return { role, words, fragment, signs: '', state: fragment === null ? 'not-now' : 'yes' }
    }
    const none = { role, words: '', fragment: null }
    if (this.#isOver(mark)) return isSent ? { ...none, signs: '', state: 'nobody' } : null
    // While it is on its way nothing is to be done about it.
    if (!isSent && this.#isAsking) return null
    return { ...none, signs: this.#signsOf(mark), state: isSent ? 'waiting' : 'unsure' }
  }

  /** Who asks the stewards, for one of them. */
  get asks(): readonly HelpingAsk[] {
    return this.#waiting.map(
      ({ dropId, wish: { role, name, drawn, lived, askedAt, answerTo } }) => {
        return {
          dropId,
          role,
          name,
          drawn,
          lived,
          askedAt,
          signs: signsOf(bytesOf(answerTo.address), bytesOf(answerTo.kem))
        }
      }
    )
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
    this.madeLinks.clear()
    this.#waiting = []
  }

  ask(words: HelpingWords): Done<true, HelpingRefusal> {
    return this.#turn(async () => {
      this.#isAsking = true
      try {
        return await this.#ask(words)
      } finally {
        this.#isAsking = false
        this.#changed()
      }
    })
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

  /** By a steward. Without a link it is a "not now". Where no more fits into their mailbox, the wish goes all the same. */
  async answer(
    dropId: string,
    said: { readonly words: string; readonly fragment: string | null }
  ): Done<'reached' | 'no-room', 'drop-taken'> {
    const waiting = this.#waiting.find((one) => one.dropId === dropId)
    if (!waiting) return refused('not-found')
    const taken = await this.take(dropId)
    if (!taken.ok) return taken
    const { kem, wish } = waiting
    const content: HelpingAnswer = { version: 0, kind: 'helping-answer', ...said }
    const drop = { address: wish.answerTo.address, content, days: ANSWER_DAYS }
    const sent = await sendDrop(this.#tools, { ...drop, to: [kem] })
    if (!sent.ok && sent.reason !== 'too-many') return narrowed(sent)
    const gone = await this.remove(dropId)
    return gone.ok ? ok(sent.ok ? 'reached' : 'no-room') : gone
  }

  /** By a steward, with no answer: whoever asked waits until their time is over. */
  async remove(dropId: string): Done<true, 'drop-taken'> {
    const space = this.#led()
    const waiting = this.#waiting.find((one) => one.dropId === dropId)
    if (!space || !waiting) return refused('not-found')
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
    const { environment, spaces } = this.#tools
    const now = Math.floor(spaces.serverNow())
    const checked = v.safeParse(HelpingSays, words)
    if (!checked.success) return refused('too-long')
    const made: HelpingMark = {
      role: words.role,
      mailbox: toBase64url(environment.random(32)),
      teamId: stewards.teamId,
      inbox: toBase64url(stewards.inbox),
      until: now + WISH_DAYS * DAY_MS,
      isSent: false
    }
    const begun = await this.#begin(made)
    if (!begun.ok) return begun
    const { teamId, mailbox } = begun.value
    const { address, pair } = mailboxOf(bytesOf(mailbox))
    const answerTo = { address: toBase64url(address), kem: toBase64url(pair.public) }
    const said = checked.output
    const content: HelpingWish = { version: 0, kind: 'helping', ...said, askedAt: now, answerTo }
    const sent = await this.#drop(teamId, { inbox: stewards.inbox, content })
    if (sent.ok) return this.#noteSent(mailbox)
    // Then it is known that nothing arrived, also of no earlier try.
    if (sent.reason === 'too-many' && mailbox === made.mailbox) await this.#keep(null)
    return narrowed(sent, 'too-many')
  }

  #drop(address: string, { inbox, content }: { inbox: KemPublicKey; content: unknown }) {
    return sendDrop(this.#tools, { address, to: [inbox], content, days: WISH_DAYS })
  }

  /**
   * Refused where another device has asked meanwhile. Where it is not known whether an earlier try arrived, or one of
   * another device is on its way, it is the same question again, with the same mailbox.
   */
  async #begin(made: HelpingMark): Done<HelpingMark, 'asked-already'> {
    const { account, spaces } = this.#tools
    const at = spaces.serverNow()
    let begun: HelpingMark | undefined
    const saved = await account.change((keyring) => {
      const known = markIn(keyring)
      const isAgain = known?.isSent === false && known.teamId === made.teamId
      const isFree = !known?.isSent || known.answer !== undefined || this.#isOver(known)
      begun = isFree ? { ...made, ...(isAgain && { mailbox: known.mailbox }) } : undefined
      return begun ? withSetting(keyring, SETTING, { value: begun, at }) : keyring
    })
    if (!saved.ok) return narrowed(saved)
    return begun ? ok(begun) : refused('asked-already')
  }

  async #noteSent(mailbox: string): Done<true> {
    const { account, spaces } = this.#tools
    const at = spaces.serverNow()
    const saved = await account.change((keyring) => {
      const known = markIn(keyring)
      if (known?.mailbox !== mailbox) return keyring
      return withSetting(keyring, SETTING, { value: { ...known, isSent: true }, at })
    })
    return saved.ok ? ok(true) : narrowed(saved)
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
    // It may have arrived where we do not know that it did.
    if (!mark || mark.answer) return
    const { mailbox: secret } = mark
    const read = await readMailboxes(this.#tools, [{ secret, done: [] }])
    if (!read.ok || this.#isClosed) return
    for (const { id, content } of read.value) {
      const said = v.safeParse(HelpingAnswer, content)
      if (!said.success) continue
      const { words, fragment } = said.output
      const kept = await this.#keep({ ...mark, isSent: true, answer: { words, fragment } })
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
    const kinds = { question: HelpingWish, takenBack: HelpingTakenBack }
    const wishes = await clearTakenBack(this.#tools, space, { queue: queue.value, ...kinds })
    const found = new Map<string, Waiting>()
    // Of two tries the newest is what they asked.
    for (const { id: dropId, question: wish } of wishes.toSorted(byNewest)) {
      const { address } = wish.answerTo
      const kem = admitKemKey(bytesOf(wish.answerTo.kem))
      // The server learns the address of a mailbox that is looked into. With another key it is another one's wish.
      const mailbox = `${address} ${wish.answerTo.kem}`
      const same = found.get(mailbox)
      if (same) found.set(mailbox, { ...same, again: [...same.again, dropId] })
      else if (kem && bytesOf(address).length > 0)
        found.set(mailbox, { wish, kem, dropId, again: [] })
      // Nobody could answer it.
      else await removeDrop(this.#tools, space, dropId)
    }
    this.#waiting = [...found.values()].toReversed()
  }

  #signsOf({ mailbox }: HelpingMark): string {
    if (this.#signs.mailbox !== mailbox) {
      const { address, pair } = mailboxOf(bytesOf(mailbox))
      this.#signs = { mailbox, signs: signsOf(address, pair.public) }
    }
    return this.#signs.signs
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

function byNewest(a: { question: HelpingWish }, b: { question: HelpingWish }): number {
  return b.question.askedAt - a.question.askedAt
}

/**
 * What both sides can read out to each other: by it a steward knows that this wish is of the one before them, and that
 * the key to which the answer is sealed is theirs.
 */
function signsOf(address: Bytes, kem: Bytes): string {
  const mark = plainHash(new Uint8Array([...address, ...kem]))
  const signs = Array.from(mark.slice(0, SIGNS), (byte) => CARD_SIGNS[byte & 31] ?? '')
  return spellCardCode(signs.join(''))
}

function markIn(keyring: Keyring): HelpingMark | undefined {
  const parsed = v.safeParse(HelpingMark, keyring.settings[SETTING]?.value)
  return parsed.success ? parsed.output : undefined
}
