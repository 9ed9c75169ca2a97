/**
 * One's own question: it is put at a desk, looked after every now and then by each device of this person, and whoever
 * comes is let in only where the server names them and their role is proved.
 */
import { HOUR_MS } from '@beside/contract'
import type { DeskView } from '@beside/contract'
import { ok, refused, toBase64url, type Keyring, type Result } from '@beside/kernel'
import type { AskRefusal, Trouble } from '../../api.ts'
import { isPutAwayIn } from '../../account/settings.ts'
import { inTurn } from '../../sync/in-turn.ts'
import { leaveSpace } from '../../sync/leave-all.ts'
import { changeMembership, membershipOf } from '../../sync/membership-book.ts'
import { isAllHere } from '../../sync/shared-spaces.ts'
import { newEntryId, settled, type RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import type { Teams } from '../../teams/teams.ts'
import { narrowed } from '../../wire/server-link.ts'
import { listenersChain, unwantedAfter, verdictOn } from './admission.ts'
import { atDesk, freeDesk } from './desk.ts'
import { letGoOfBond, settleEnd, takeBackAgreed } from './ending.ts'
import type { FullWish } from './entries.ts'
import { heardIn, isPastItsDay, writeHeard } from './heard.ts'
import { OwnAsks, type Asked } from './own-asks.ts'
import { askedIn, isAsked, markOf, rememberAsked, type AskedMark } from './remembered.ts'
import { sendTelling } from './telling.ts'
import {
  askedBeside,
  isUseless,
  newMark,
  toAsk,
  untilFor,
  withRefused,
  writeTerms,
  type AskBeside,
  type BeginBond,
  type BesideYes
} from './to-ask.ts'

/** Whoever said yes has so long to come, and to show who they are. */
const PATIENCE_MS = 120_000
/** So often another bond is begun where somebody came in who was not let in; then the person is told. */
const SPOILED_MAX = 3
/** Where it was over without this person, nothing of theirs goes before so long, or before they say so. */
const NOT_THROUGH_MS = HOUR_MS

type Done<Value = true, Reason extends string = never> = Promise<Result<Value, Reason | Trouble>>

export class Asking {
  readonly #tools: RoomTools
  readonly #teams: Teams
  readonly #beginBond: BeginBond
  readonly #changed: () => void
  readonly #turn = inTurn()
  /** What is known of one's own questions. */
  readonly asked: OwnAsks
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(
    tools: RoomTools,
    from: { readonly teams: Teams; readonly beginBond: BeginBond },
    changed: () => void
  ) {
    this.#tools = tools
    this.#teams = from.teams
    this.#beginBond = from.beginBond
    this.#changed = changed
    this.asked = new OwnAsks(tools, changed)
  }

  /** Whom one can ask: nobody while another team stands where this person knew one. */
  get team(): Team | undefined {
    if (!listenersChain(this.#teams)) return undefined
    const team = this.#teams.of('listener')
    return team?.holders.some(({ isMe }) => !isMe) ? team : undefined
  }

  /** Looks now, and again after a while. */
  look(): Done {
    return this.#turn(() => this.#look())
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.asked.forgetAll()
  }

  /** One question at a time beside what goes on; with `beside` it goes along with a conversation that is on. */
  askFor(wish: FullWish, beside?: AskBeside): Done<{ readonly bondId: string }, AskRefusal> {
    return this.#inTurn(() => this.#askFor(wish, beside))
  }

  /** Beside a conversation that is on. What was tried already is asked once. */
  async askBeside(bondId: string, by: BesideYes): Done<true, AskRefusal> {
    const { mark } = this.asked.find(bondId) ?? {}
    if (!mark) return refused('not-found')
    const { wish, beside } = askedBeside(mark, { ...by, besideOf: bondId })
    if (this.asked.isAskedBeside(beside)) return ok(true)
    const asked = await this.askFor(wish, beside)
    return asked.ok ? ok(true) : asked
  }

  change(wish: FullWish): Done<true, 'ask-taken' | 'too-long'> {
    return this.#inTurn(() => this.#change(wish))
  }

  withdraw(): Done<true, 'ask-taken'> {
    return this.#inTurn(async () => {
      const waiting = this.asked.waiting()
      return waiting ? this.#letGo(waiting.bondId) : ok(true)
    })
  }

  /** Before an account goes. What cannot be reached ends by its time. */
  letGoOfAll(): Promise<void> {
    return this.#turn(async () => {
      await takeBackAgreed(this.#tools)
      for (const [bondId, { readKey }] of askedIn(this.#tools.account.keyring)) {
        await atDesk(this.#tools, readKey, this.asked.isHere(bondId) ? 'end' : 'withdraw')
      }
    })
  }

  /** This person is through with what is over: what was agreed of the words is done. */
  async through(bondId: string): Done {
    const kept = await this.asked.keep(bondId, { isDone: true })
    return kept.ok ? this.look() : kept
  }

  /** It goes on after its first day. */
  goOn(bondId: string): Done<true, 'too-many'> {
    return this.#inTurn(async () => {
      const asked = this.asked.find(bondId)
      if (!asked) return refused('not-found')
      const goesOn = await atDesk(this.#tools, asked.mark.readKey, 'go-on')
      if (!goesOn.ok) return narrowed(goesOn, 'too-many')
      return writeHeard(this.#tools, asked.space, { kind: 'go-on', body: null })
    })
  }

  /** An act in its turn with the looking, which comes sooner after it. */
  #inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    return this.#turn(async () => {
      const done = await act()
      this.#again()
      this.#changed()
      return done
    })
  }

  async #askFor(
    wish: FullWish,
    beside: AskBeside | undefined
  ): Done<{ readonly bondId: string }, AskRefusal> {
    if (!this.team) return refused('nobody-listens')
    if (!beside && this.asked.areEnoughGoingOn) return refused('enough-open')
    const others = (keyring: Keyring): readonly string[] =>
      askedIn(keyring).flatMap(([bondId]) => (this.asked.leavesRoom(bondId) ? [] : bondId))
    for (const bondId of beside ? [] : others(this.#tools.account.keyring)) {
      if (!this.asked.isOnlySeen(bondId)) return refused('asked-already')
      const gone = await this.#letGo(bondId)
      if (!gone.ok && gone.reason === 'ask-taken') return refused('asked-already')
      if (!gone.ok) return narrowed(gone)
    }
    const mark = newMark(this.#tools, wish, beside)
    const make = (keyring: Keyring): AskedMark | undefined =>
      beside !== undefined || others(keyring).length === 0 ? mark : undefined
    const begun = await this.#begin(wish, { make })
    if (!begun.ok) return begun
    if (begun.value === null) return refused('asked-already')
    const sent = await this.#send(begun.value)
    if (sent.ok || !isUseless(sent.reason)) return ok({ bondId: begun.value })
    // Nobody can have read it: nothing of it stays.
    await this.#letGo(begun.value)
    return sent.reason === 'not-found'
      ? refused('nobody-listens')
      : narrowed(sent, 'too-many', 'too-long')
  }

  /** A bond for a question, with what is wished in it. Null where another device was first. */
  async #begin(wish: FullWish, how: Parameters<typeof rememberAsked>[2]): Done<string | null> {
    const begun = await this.#beginBond(wish.name)
    if (!begun.ok) return begun
    const { space } = begun.value
    const named = newEntryId(this.#tools.environment)
    const written = await writeTerms(this.#tools, space, { wish, conversation: named })
    const saved = written.ok ? await rememberAsked(this.#tools, space.id, how) : written
    if (saved.ok && saved.value) {
      // Another device may have changed it meanwhile.
      const kept = this.asked.find(space.id)?.mark.wish ?? wish
      if (JSON.stringify(kept) !== JSON.stringify(wish)) {
        await writeTerms(this.#tools, space, { wish: kept, conversation: named })
      }
      return ok(space.id)
    }
    await letGoOfBond(this.#tools, space)
    return saved.ok ? ok(null) : narrowed(saved)
  }

  /** Puts it at its desk as it stands: also again, where nobody knows whether it arrived. */
  async #send(bondId: string): Done<true, 'ask-taken' | 'too-many' | 'too-long'> {
    // Another device may have withdrawn it.
    const fresh = this.asked.hear(bondId, await this.#tools.account.reload())
    if (!fresh.ok) return narrowed(fresh)
    const team = this.#teams.of('listener')
    const wanted = toAsk(this.#tools, bondId, { asked: this.asked, team })
    if (!wanted) return refused('something-unexpected')
    const put = await this.asked.put(bondId, { chain: listenersChain(this.#teams), wanted })
    if (!put.ok) return narrowed(put, 'ask-taken', 'too-many', 'too-long')
    this.asked.note(bondId, put.value)
    return this.asked.keep(bondId, { isSent: true })
  }

  async #change(wish: FullWish): Done<true, 'ask-taken' | 'too-long'> {
    const { account, spaces } = this.#tools
    const asked = this.asked.waiting()
    if (!asked) return refused('not-found')
    const { bondId, space, mark } = asked
    if (this.asked.comerIn(bondId)) return refused('ask-taken')
    const now = Math.floor(spaces.serverNow())
    const linkUntil = membershipOf(account.keyring, bondId)?.invite?.expiresAt ?? now
    // Nobody says yes to a question whose link is over.
    const until = Math.min(untilFor(wish, now), linkUntil - HOUR_MS)
    const kept = await this.asked.keep(bondId, { wish, until, isSent: false })
    if (!kept.ok) return kept
    const sent = await this.#send(bondId)
    if (!sent.ok && (sent.reason === 'ask-taken' || sent.reason === 'too-long')) {
      await this.asked.keep(bondId, { wish: mark.wish, until: mark.until, isSent: mark.isSent })
      return refused(sent.reason)
    }
    const named = heardIn(this.#tools, space)?.conversation
    // What could not be sent is kept here, and goes out at a later look.
    const conversation = named ?? newEntryId(this.#tools.environment)
    return writeTerms(this.#tools, space, { wish, conversation })
  }

  async #letGo(bondId: string): Done<true, 'ask-taken'> {
    const asked = this.asked.find(bondId)
    if (!asked) return ok(true)
    // Remembered first: what is gone from its desk and not known as withdrawn would be put there again.
    const noted = await this.asked.keep(bondId, { isWithdrawn: true })
    if (!noted.ok) return noted
    const withdrawn = await atDesk(this.#tools, asked.mark.readKey, 'withdraw')
    if (!withdrawn.ok) {
      const isTaken = withdrawn.reason === 'ask-taken'
      if (isTaken) await this.asked.keep(bondId, { isWithdrawn: false })
      return narrowed(withdrawn, 'ask-taken')
    }
    this.asked.forget(bondId)
    return letGoOfBond(this.#tools, asked.space)
  }

  async #look(): Done {
    clearTimeout(this.#timer)
    const asked = askedIn(this.#tools.account.keyring)
    let looked: Result<true, Trouble> = ok(true)
    if (asked.length > 0 && !this.#teams.isRead) await this.#teams.look()
    for (const [bondId] of asked) {
      if (this.#isClosed) return refused('not-signed-in')
      const one = this.asked.find(bondId)
      // Of one that was not read yet nobody can say whether somebody is there.
      const canTell = one?.space.state !== undefined && !one.space.isStopped
      const done = one && canTell ? await this.#lookAt(one) : undefined
      if (done && !done.ok) looked = done
    }
    for (const space of this.asked.forgotten()) await letGoOfBond(this.#tools, space)
    await sendTelling(this.#tools)
    this.#changed()
    this.#again()
    return looked
  }

  /** When it is looked at next. */
  #again(): void {
    clearTimeout(this.#timer)
    if (this.#isClosed) return
    this.#timer = setTimeout(() => void this.look(), this.asked.lookAgainMs)
  }

  async #lookAt(asked: Asked): Done {
    const { bondId, mark, space } = asked
    if (this.asked.isHere(bondId)) return this.#mind(asked)
    if (mark.isWithdrawn || this.asked.isCoverOver(mark)) {
      const gone = await this.#letGo(bondId)
      if (gone.ok || gone.reason !== 'ask-taken') return gone.ok ? gone : narrowed(gone)
    }
    if (this.asked.isOnlyShown(asked)) return ok(true)
    // Where it is not known to have arrived it may have, and somebody said yes: then the desk tells.
    if (!mark.isSent && !this.asked.isLate(mark)) await this.#send(bondId)
    // Before the desk is asked: whoever is there now and is not named by it came without a yes.
    const comer = this.asked.comerIn(bondId)
    const read = await this.asked.atDesk(asked, 'look')
    if (!read.ok) return narrowed(read)
    const seen = this.asked.note(bondId, read.value)
    const { desk, comingSince } = seen
    const isHeld = desk.state === 'taken' || desk.state === 'open'
    if (!comer && !isHeld) {
      const isLate = this.asked.isLate(mark)
      // The row would stay to the full hour.
      if (isLate && desk.state === 'waiting') {
        return settled(await atDesk(this.#tools, mark.readKey, 'withdraw'))
      }
      const isLost = desk.state === 'gone' && !isLate
      return isLost && mark.isSent ? this.asked.keep(bondId, { isSent: false }) : ok(true)
    }
    const { isForLead, onlyFor } = mark
    const known = { refused: this.asked.refusedIn(mark), isForLead, onlyFor }
    const one = { space, desk, comer, isDayOver: isPastItsDay(this.#tools, space), ...known }
    const verdict = await verdictOn(this.#teams, one)
    // So it is left as it stands.
    if (verdict === 'unknown') return ok(true)
    if (verdict === 'theirs' && comer) return this.#letIn(asked, desk, toBase64url(comer.id))
    const isPatient =
      comingSince !== null && this.#tools.spaces.serverNow() - comingSince <= PATIENCE_MS
    // A phone that slept has not read what would show who they are.
    if ((verdict === 'wait' && isPatient) || !(await isAllHere(this.#tools, space))) return ok(true)
    if (verdict === 'ran-out') return this.#stop(asked, { hasRunOut: true })
    if (comer) return this.#askAgain(asked, unwantedAfter(this.#teams, one, verdict))
    return desk.takenBy === null ? ok(true) : this.#free(asked, desk.takenBy)
  }

  /** A conversation that is on, or over. */
  async #mind({ bondId, mark, space }: Asked): Done {
    const heard = heardIn(this.#tools, space)
    const isOver = space.hasEnded || (heard !== undefined && heard.overAt !== null)
    const act = isOver || this.asked.isEnding(bondId) ? 'end' : 'look'
    const read = await this.asked.atDesk({ bondId, mark }, act)
    if (!read.ok) return narrowed(read)
    this.asked.note(bondId, read.value)
    const isAway = isPutAwayIn(this.#tools.account.keyring, bondId)
    const isThrough = space.hasEnded || isAway || mark.isDone === true || heard?.haveIEnded === true
    const overAt = heard?.overAt ?? this.#tools.spaces.serverNow()
    const isLongOver = this.#tools.spaces.serverNow() - overAt >= NOT_THROUGH_MS
    if (isOver) return isThrough || isLongOver ? settleEnd(this.#tools, space, mark) : ok(true)
    // It waits for nobody else, whatever became of its desk.
    const isWaiting = read.value.state === 'waiting'
    return isWaiting ? settled(await atDesk(this.#tools, mark.readKey, 'withdraw')) : ok(true)
  }

  /** Whoever said yes did not come, or is not wanted: it waits again, in the same bond. */
  async #free({ bondId, mark }: Asked, from: string): Done {
    const freed = await freeDesk(this.#tools, { readKey: mark.readKey, from })
    if (!freed.ok) return narrowed(freed)
    this.asked.note(bondId, freed.value)
    // Of one that was open the server has no words any more.
    const isThere = freed.value.state === 'waiting' && mark.isSent
    const refusedNow = withRefused(mark, [from])
    return this.asked.keep(bondId, { isAskedAgain: true, isSent: isThere, refused: refusedNow })
  }

  async #letIn({ bondId, space }: Asked, { takenBy }: DeskView, memberId: string): Done {
    const { account } = this.#tools
    // First by whom they are heard: nobody is let in whom they could not refuse afterwards.
    const kept = await this.asked.keep(bondId, { ...(takenBy !== null && { heardBy: takenBy }) })
    if (!kept.ok) return kept
    return settled(
      await changeMembership(account, space.id, (one) => ({ ...one, confirmed: memberId }))
    )
  }

  /**
   * Somebody else came in, or somebody whose role is not proved: that bond ends, and it is asked with a new one at a new
   * desk, so that whoever said yes and was kept out may do so again.
   */
  async #askAgain(asked: Asked, unwanted: readonly string[]): Done {
    const { bondId, mark, space } = asked
    const ended = await atDesk(this.#tools, mark.readKey, 'end')
    if (!ended.ok) return narrowed(ended)
    this.asked.note(bondId, ended.value)
    if (mark.bondsSpoiled >= SPOILED_MAX) return this.#stop(asked, { isAskedAgain: true })
    // Whose time is over stays as it is, for the person to see.
    if (this.asked.isLate(mark)) return leaveSpace(this.#tools, space)
    const readKey = toBase64url(this.#tools.environment.random(32))
    const make = (keyring: Keyring): AskedMark | undefined => {
      const known = markOf(keyring, bondId)
      if (!isAsked(known) || known.isWithdrawn) return undefined
      const again = { readKey, isSent: false, isAskedAgain: true }
      const bondsSpoiled = known.bondsSpoiled + 1
      return { ...known, ...again, bondsSpoiled, refused: withRefused(known, unwanted) }
    }
    const begun = await this.#begin(mark.wish, { make, instead: bondId })
    if (!begun.ok) return begun
    this.asked.forget(bondId)
    const left = await letGoOfBond(this.#tools, space)
    // What cannot be sent now goes out at the next look.
    if (begun.value !== null) await this.#send(begun.value)
    return left
  }

  /** It waits for nobody any more, and stays for the person to see. */
  async #stop({ bondId, space }: Asked, change: Partial<AskedMark>): Done {
    const until = Math.floor(this.#tools.spaces.serverNow()) - 1
    const kept = await this.asked.keep(bondId, { ...change, until })
    return kept.ok ? leaveSpace(this.#tools, space) : kept
  }
}
