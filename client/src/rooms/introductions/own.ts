/**
 * Asking somebody of a service for an introduction, on the side of whoever asks: a drop to the queue of their team,
 * boxed to them alone, and a mailbox in which the answer comes.
 */
import { DAY_MS } from '@beside/contract'
import {
  admitKemKey,
  mailboxOf,
  ok,
  refused,
  toBase64url,
  type KemPublicKey,
  type Result
} from '@beside/kernel'
import * as v from 'valibot'
import type {
  IntroductionRefusal,
  IntroductionWish,
  OwnIntroduction,
  RoleService,
  Trouble
} from '../../api.ts'
import { readMailboxes, sendDrop, type Answer as MailboxAnswer } from '../../drops/drops.ts'
import { inTurn } from '../../sync/in-turn.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Holder } from '../../teams/fold.ts'
import type { Teams } from '../../teams/teams.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import { Answer, MARKS_MAX, Says, type Mark, type Question, type Remembered } from './entries.ts'
import type { QuestionTakenBack } from './entries.ts'
import {
  isOf,
  rememberedIn,
  withAnswer,
  withMark,
  withRemembered,
  type Whom
} from './remembered.ts'

const WAITS_DAYS = 14
/** How many questions of one person wait together. */
const WAITING_MAX = 3
/** An answer may come at the last moment, and be seen a day later. */
const SLACK_MS = 2 * DAY_MS

type Done<Value, Reason extends string = never> = Promise<Result<Value, Reason | Trouble>>
type Found = { readonly holder: Holder; readonly service: RoleService }

export class OwnIntroductions {
  readonly #tools: RoomTools
  readonly #teams: Teams
  readonly #changed: () => void
  readonly #turn = inTurn()
  #isClosed = false

  constructor(tools: RoomTools, teams: Teams, changed: () => void) {
    this.#tools = tools
    this.#teams = teams
    this.#changed = changed
  }

  /** What this person asked, until they put it away; the newest comes first. */
  get own(): readonly OwnIntroduction[] {
    return this.#remembered.marks.map((mark) => this.#shown(mark)).toReversed()
  }

  /** Whether there is room for one more question: three wait together at most. */
  get canAsk(): boolean {
    return this.#hasRoom(this.#remembered.marks)
  }

  /** Who wishes not to be asked again. */
  get closed(): readonly string[] {
    return this.#remembered.closed
  }

  find(whom: Whom): Mark | undefined {
    return this.#remembered.marks.find(isOf(whom))
  }

  /** Of the link to the bond that they offer: undefined without a yes, and once they do not hold that role any more. */
  offerOf(whom: Whom): string | undefined {
    const mark = this.find(whom)
    return mark && this.#stateOf(mark) === 'yes' ? (mark.answer?.fragment ?? undefined) : undefined
  }

  look(): Promise<void> {
    return this.#turn(async () => {
      await this.#readAnswers()
      if (!this.#isClosed) this.#changed()
    })
  }

  close(): void {
    this.#isClosed = true
  }

  ask(wish: IntroductionWish): Done<true, IntroductionRefusal> {
    return this.#turn(() => this.#ask(wish))
  }

  /** What was dropped only they can take away: so a second drop says it, and their client removes both. */
  takeBack(whom: Whom): Done<true> {
    return this.#turn(async () => {
      const mark = this.find(whom)
      const kem = mark && admitKemKey(bytesOf(mark.kem))
      if (!mark || !kem || mark.answer || this.#isOver(mark)) return this.#forget(whom)
      const readKey = toBase64url(mailboxOf(bytesOf(mark.mailbox)).readKey)
      const content: QuestionTakenBack = { version: 0, kind: 'introduction-taken-back', readKey }
      const sent = await this.#drop(mark.teamId, { to: kem, content })
      return sent.ok ? this.#forget(whom) : narrowed(sent)
    })
  }

  async takeAllBack(): Promise<void> {
    for (const mark of this.#remembered.marks) await this.takeBack(mark)
  }

  putAway(whom: Whom): Done<true> {
    return this.#turn(() => this.#forget(whom))
  }

  async #ask(wish: IntroductionWish): Done<true, IntroductionRefusal> {
    const says = v.safeParse(Says, wish)
    if (!says.success) return refused(wish.name.trim() === '' ? 'nothing-written' : 'too-long')
    const found = this.#offered(wish)
    if (!found) return refused('not-now')
    const begun = await this.#begin(wish, found)
    if (!begun.ok) return begun
    const { mailbox, kem } = begun.value
    const to = admitKemKey(bytesOf(kem))
    if (!to) return refused('not-now')
    const { address, pair } = mailboxOf(bytesOf(mailbox))
    const content: Question = {
      version: 0,
      kind: 'introduction',
      memberId: wish.memberId,
      serviceId: wish.serviceId,
      ...says.output,
      askedAt: Math.floor(this.#tools.spaces.serverNow()),
      answerTo: { address: toBase64url(address), kem: toBase64url(pair.public) }
    }
    const sent = await this.#drop(wish.teamId, { to, content })
    if (sent.ok) return this.#keep({ ...begun.value, isSent: true })
    // Then it is known that nothing arrived, also of no earlier try.
    if (sent.reason === 'too-many' && !begun.value.isSent) await this.#forget(wish)
    return narrowed(sent, 'too-many')
  }

  #drop(
    address: string,
    { to, content }: { readonly to: KemPublicKey; readonly content: unknown }
  ): ReturnType<typeof sendDrop> {
    return sendDrop(this.#tools, { address, to: [to], content, days: WAITS_DAYS })
  }

  /**
   * Refused where another device has asked meanwhile. Where it is not known whether an earlier try arrived, it is the
   * same question again, with the same mailbox.
   */
  async #begin(
    wish: IntroductionWish,
    { holder, service }: Found
  ): Done<Mark, 'asked-already' | 'enough-asked'> {
    const { account, environment, spaces } = this.#tools
    const now = Math.floor(spaces.serverNow())
    const { teamId, memberId } = wish
    const made: Mark = {
      teamId,
      memberId,
      service,
      whom: holder.name,
      name: wish.name.trim(),
      kem: toBase64url(holder.kem),
      mailbox: toBase64url(environment.random(32)),
      until: now + WAITS_DAYS * DAY_MS,
      isSent: false
    }
    let begun: Result<Mark, 'asked-already' | 'enough-asked'> = ok(made)
    const saved = await account.change((keyring) => {
      const remembered = rememberedIn(keyring)
      begun = this.#judge(remembered, made)
      if (!begun.ok) return keyring
      const next = withMark(withoutOldest(remembered, made), begun.value)
      return withRemembered(keyring, next, spaces.serverNow())
    })
    return saved.ok ? begun : narrowed(saved)
  }

  #judge({ marks }: Remembered, made: Mark): Result<Mark, 'asked-already' | 'enough-asked'> {
    const known = marks.find(isOf(made))
    const isOpen = (mark: Mark): boolean => mark.answer === undefined && !this.#isOver(mark)
    if (known?.isSent === true && isOpen(known)) return refused('asked-already')
    if (!this.#hasRoom(marks.filter((mark) => !isOf(made)(mark)))) return refused('enough-asked')
    const isAgain = known !== undefined && !known.isSent && isOpen(known)
    return ok(isAgain ? { ...made, mailbox: known.mailbox, kem: known.kem } : made)
  }

  /** Whoever does not hold the role any more answers nothing: no question waits there. */
  #hasRoom(marks: readonly Mark[]): boolean {
    const states = marks.map((mark) => this.#stateOf(mark))
    return states.filter((one) => one === 'waiting' || one === 'unsure').length < WAITING_MAX
  }

  async #readAnswers(): Promise<void> {
    const open = this.#remembered.marks.filter(({ answer }) => answer === undefined)
    if (open.length === 0) return
    const boxes = open.map(({ mailbox: secret }) => ({ secret, done: [] }))
    const read = await readMailboxes(this.#tools, boxes)
    if (!read.ok || this.#isClosed) return
    for (const mark of open) await this.#takeAnswer(mark, read.value)
  }

  async #takeAnswer(mark: Mark, answers: readonly MailboxAnswer[]): Promise<void> {
    const { mailbox: secret } = mark
    const address = toBase64url(mailboxOf(bytesOf(secret)).address)
    for (const { id, content } of answers.filter((one) => one.address === address)) {
      const said = v.safeParse(Answer, content)
      if (!said.success) continue
      const { words, fragment, isLast } = said.output
      const kept = await this.#keep({ ...mark, isSent: true, answer: { words, fragment, isLast } })
      if (kept.ok) await readMailboxes(this.#tools, [{ secret, done: [id] }])
      return
    }
  }

  /** What another device put away meanwhile does not come back. */
  #keep(mark: Mark): Done<true> {
    return this.#change((remembered) => {
      const known = remembered.marks.find(isOf(mark))
      return known?.mailbox === mark.mailbox ? withAnswer(remembered, mark) : remembered
    })
  }

  #forget(whom: Whom): Done<true> {
    return this.#change(({ marks, closed }) => ({
      marks: marks.filter((mark) => !isOf(whom)(mark)),
      closed
    }))
  }

  async #change(change: (remembered: Remembered) => Remembered): Done<true> {
    const { account, spaces } = this.#tools
    const at = spaces.serverNow()
    const saved = await account.change((keyring) =>
      withRemembered(keyring, change(rememberedIn(keyring)), at)
    )
    this.#changed()
    return saved.ok ? ok(true) : narrowed(saved)
  }

  get #remembered(): Remembered {
    return rememberedIn(this.#tools.account.keyring)
  }

  #shown(mark: Mark): OwnIntroduction {
    const { teamId, memberId, service, whom, until, answer } = mark
    const { words = '', isLast = false } = answer ?? {}
    const state = this.#stateOf(mark)
    const fragment = state === 'yes' ? (answer?.fragment ?? null) : null
    return { teamId, memberId, service, name: whom, until, state, words, isLast, fragment }
  }

  #stateOf(mark: Mark): OwnIntroduction['state'] {
    if (mark.answer?.fragment === null) return 'not-now'
    if (!mark.answer && this.#isOver(mark)) return 'nobody'
    // A yes counts while they hold that role. While the teams could not be read, nothing is known to have ended.
    if (this.#teams.isRead && !this.#holding(mark, mark.service.id)) return 'gone'
    if (mark.answer) return 'yes'
    return mark.isSent ? 'waiting' : 'unsure'
  }

  #isOver({ until }: Mark): boolean {
    return until + SLACK_MS < this.#tools.spaces.serverNow()
  }

  /** Whom one may ask now: as stewards checked it, and where they let themselves be asked. */
  #offered(wish: IntroductionWish): Found | undefined {
    const found = this.#holding(wish, wish.serviceId)
    if (!found || found.holder.isMe || !found.holder.mayBeAsked) return undefined
    return this.#remembered.closed.includes(wish.memberId) ? undefined : found
  }

  /** Nobody while another team stands in the place of the one that this person knew. */
  #holding({ teamId, memberId }: Whom, serviceId: string): Found | undefined {
    const team = this.#teams.all()?.find((one) => one.teamId === teamId)
    if (!team || this.#teams.replaced().includes(team.role)) return undefined
    const holder = team.holders.find((one) => one.memberId === memberId)
    const service = holder?.services.find(({ id }) => id === serviceId)
    return holder && service ? { holder, service } : undefined
  }
}

/** What is over makes room: the oldest goes first. */
function withoutOldest(remembered: Remembered, made: Mark): Remembered {
  const others = remembered.marks.filter((mark) => !isOf(made)(mark))
  if (others.length < MARKS_MAX) return remembered
  const oldest = others.find(({ answer }) => answer !== undefined) ?? others[0]
  return { ...remembered, marks: remembered.marks.filter((mark) => mark !== oldest) }
}
