/** The listener's side: what waits and fits, how their shift stands, and saying yes, which goes on after a broken line. */
import type { ChangeShift } from '@beside/contract'
import { ok, refused, type Result } from '@beside/kernel'
import type { ListeningDeskView, ShiftView, TakeRefusal, Trouble } from '../../api.ts'
import { hasEarlier } from '../../spaces/fetch-space.ts'
import type { Space } from '../../spaces/space.ts'
import { inTurn } from '../../sync/in-turn.ts'
import { membershipOf } from '../../sync/membership-book.ts'
import { settled, type RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import { showRole } from '../../teams/shown.ts'
import type { Teams } from '../../teams/teams.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import { changeShift, onAsk, readWaiting, takeAsk, type Waiting } from './desk.ts'
import { letGo, letGoOfBond, letGoOfOutlived, settleEnd } from './ending.ts'
import type { Question } from './entries.ts'
import { heardIn } from './heard.ts'
import { ladderIn, type BegunStep } from './ladder.ts'
import { Opened, whatFits } from './questions.ts'
import { changeMark, isTaken, markOf, marksIn, selfIn, type TakenMark } from './remembered.ts'
import { unlockSecret } from './share.ts'

/** On a shift, and otherwise. */
const SHIFT_MS = 10_000
const REST_MS = 60_000
const PAGES_MAX = 40
/** After these a yes may have counted, or not. */
const UNSURE = new Set<string>(['unreachable', 'server-busy', 'something-unexpected'])

type Done<Value = true, Reason extends string = never> = Promise<Result<Value, Reason | Trouble>>
/** Coming into a bond is done in another room. `over` where the way in is over. */
export type ComeIn = (question: {
  readonly secret: string
  readonly bondId: string
}) => Done<true, 'over'>
type Tried = { readonly teamId: string; readonly question: Question }
type Post = {
  readonly team: Team
  readonly space: Space
  readonly me: string
  readonly isLead: boolean
}

export class ListenersDesk {
  /** Steps of the ladder that are not wholly written yet. */
  readonly begunSteps = new Map<string, BegunStep>()
  readonly #tools: RoomTools
  readonly #teams: Teams
  readonly #comeIn: ComeIn
  readonly #changed: () => void
  readonly #turn = inTurn()
  readonly #opened = new Opened()
  #waiting: Waiting | undefined
  #questions: ReadonlyMap<string, Question> = new Map()
  /** A yes of which nobody knows whether it counted, by question. */
  readonly #tried = new Map<string, Tried>()
  #hasReadLog = false
  #isCutOff = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(
    tools: RoomTools,
    from: { readonly teams: Teams; readonly comeIn: ComeIn },
    changed: () => void
  ) {
    this.#tools = tools
    this.#teams = from.teams
    this.#comeIn = from.comeIn
    this.#changed = changed
  }

  /** Our place among the listeners, if we hold one. */
  get post(): Post | undefined {
    const team = this.#teams.of('listener')
    const mine = team?.holders.find(({ isMe }) => isMe)
    const space = team && this.#tools.spaces.get(team.teamId)
    return mine && space && { team, space, me: mine.memberId, isLead: mine.isLead }
  }

  get view(): ListeningDeskView | null {
    const { post } = this
    if (!post) return null
    const { keyring } = this.#tools.account
    const self = selfIn(keyring)
    const isMine = (bondId: string): boolean => membershipOf(keyring, bondId) !== undefined
    const { me, isLead } = post
    const now = this.#tools.spaces.serverNow()
    const shown = whatFits(this.#questions, { me, isLead, self, now, isMine })
    return {
      teamId: post.team.teamId,
      isLead,
      self,
      shift: this.#shift(),
      isCutOff: this.#isCutOff,
      ...shown,
      ladder: ladderIn(post.space)
    }
  }

  /** Looks now, and again after a while. */
  look(): Done {
    return this.#turn(() => this.#look())
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#questions = new Map()
    this.#tried.clear()
    this.begunSteps.clear()
  }

  change(act: ChangeShift['act']): Done<true, 'resting' | 'debrief-first' | 'off-shift'> {
    return this.#turn(async () => {
      const { post } = this
      if (!post) return refused('not-found')
      const changed = await changeShift(this.#tools, post.space, act)
      if (!changed.ok) return narrowed(changed, 'resting', 'debrief-first', 'off-shift')
      // What waits for them now is seen at once.
      return this.#look()
    })
  }

  /** Says yes: the first one has it, and is in the conversation. */
  take(askId: string): Done<{ readonly bondId: string }, TakeRefusal> {
    return this.#turn(async () => {
      const taken = await this.#take(askId)
      await this.#look()
      return taken
    })
  }

  async #take(askId: string): Done<{ readonly bondId: string }, TakeRefusal> {
    const known = this.#taken().find(([, mark]) => mark.askId === askId)
    if (known) return this.#comeTo(...known)
    const { post } = this
    const question = this.#questions.get(askId)
    if (!post || !question) return refused('ask-taken')
    return this.#claim(askId, { teamId: post.team.teamId, question })
  }

  /** Whose answer got lost may have it: it is tried again, until the server says. */
  async #claim(askId: string, tried: Tried): Done<{ readonly bondId: string }, TakeRefusal> {
    const { teamId, question } = tried
    const { bondId, lockedSecret } = question
    const team = this.#tools.spaces.get(teamId)
    if (!team) return refused('not-found')
    this.#tried.set(askId, tried)
    const taken = await takeAsk(this.#tools, team, askId)
    if (!taken.ok && UNSURE.has(taken.reason)) return narrowed(taken)
    this.#tried.delete(askId)
    if (!taken.ok && taken.reason === 'not-found') return refused('ask-taken')
    if (!taken.ok) return narrowed(taken, 'ask-taken', 'off-shift', 'resting', 'too-many')
    const secret = unlockSecret(lockedSecret, { share: bytesOf(taken.value.share), bondId })
    if (secret === undefined) {
      // Somebody made it up: it leads nowhere.
      this.#opened.forget(askId)
      await onAsk(this.#tools, team, { askId, act: 'return' })
      return refused('ask-taken')
    }
    const mark: TakenMark = { side: 'listener', teamId, askId, secret }
    const kept = await changeMark(this.#tools, bondId, () => mark)
    return kept.ok ? this.#comeTo(bondId, mark) : narrowed(kept)
  }

  async #comeTo(bondId: string, mark: TakenMark): Done<{ readonly bondId: string }, 'ask-taken'> {
    const come = mark.secret === undefined ? ok(true as const) : await this.#come(bondId, mark)
    return come.ok ? ok({ bondId }) : come
  }

  /** Each step may be done already: by an earlier try whose answer got lost, or before this page was opened. */
  async #come(bondId: string, mark: TakenMark): Done<true, 'ask-taken'> {
    const { askId, teamId, secret } = mark
    const { post } = this
    const team = this.#tools.spaces.get(teamId)
    if (!post || !team || secret === undefined) return this.#giveUp(bondId, mark)
    const come = await this.#comeIn({ secret, bondId })
    if (!come.ok && come.reason !== 'over') return narrowed(come)
    const space = this.#tools.spaces.get(bondId)
    if (!come.ok || !space || space.hasEnded) return this.#giveUp(bondId, mark)
    const wish = { teams: this.#teams, teamId, isShown: true }
    const shown = await showRole(this.#tools, space, wish)
    if (!shown.ok && shown.reason === 'not-now') return this.#giveUp(bondId, mark)
    if (!shown.ok) return narrowed(shown)
    const opened = await onAsk(this.#tools, team, { askId, act: 'open' })
    const isLate = !opened.ok && ['ask-taken', 'not-found'].includes(opened.reason)
    if (isLate) return this.#giveUp(bondId, mark)
    if (!opened.ok) return narrowed(opened)
    return settled(
      await changeMark(this.#tools, bondId, (known) => {
        if (!isTaken(known)) return undefined
        const { secret: _used, ...open } = known
        return open
      })
    )
  }

  /** The way in is over, or our time to come was: it is given back, and nothing of it stays here. */
  async #giveUp(bondId: string, { askId, teamId }: TakenMark): Done<true, 'ask-taken'> {
    // Another device of ours may be in it, and the conversation on.
    const fresh = await this.#tools.account.reload()
    if (!fresh.ok) return narrowed(fresh)
    const mark = markOf(this.#tools.account.keyring, bondId)
    if (isTaken(mark) && mark.secret === undefined) return ok(true)
    const team = this.#tools.spaces.get(teamId)
    const returned = team && (await onAsk(this.#tools, team, { askId, act: 'return' }))
    if (returned && !returned.ok && returned.reason === 'unreachable') return narrowed(returned)
    const space = this.#tools.spaces.get(bondId)
    const gone = space && (await letGoOfBond(this.#tools, space))
    if (gone && !gone.ok) return gone
    const forgotten = await letGo(this.#tools, [bondId])
    return forgotten.ok ? refused('ask-taken') : forgotten
  }

  async #look(): Done {
    clearTimeout(this.#timer)
    if (this.#isClosed) return refused('not-signed-in')
    // Without the teams nobody knows who holds a post: that is no reason to give anything up.
    if (!this.#teams.isRead) await this.#teams.look()
    if (this.#teams.isRead) await this.#goOnComing()
    await this.#settleEnds()
    const looked = await this.#read()
    this.#changed()
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.look(), this.#nextMs())
    return looked
  }

  #nextMs(): number {
    return this.#shift()?.endsAt ? SHIFT_MS : REST_MS
  }

  async #read(): Done {
    const { post } = this
    if (!post) {
      this.#waiting = undefined
      this.#questions = new Map()
      return ok(true)
    }
    if (!this.#hasReadLog) this.#hasReadLog = await this.#readLog(post.space)
    const waiting = await readWaiting(this.#tools, post.space)
    this.#isCutOff = !waiting.ok
    if (!waiting.ok) return narrowed(waiting)
    this.#waiting = waiting.value
    this.#questions = await this.#opened.open(post.space, waiting.value.asks)
    return ok(true)
  }

  /** All that the team wrote down is read once: it is a log. */
  async #readLog(team: Space): Promise<boolean> {
    for (let page = 0; page < PAGES_MAX && hasEarlier(team); page += 1) {
      const loaded = await this.#tools.spaces.loadEarlier(team)
      if (!loaded.ok) return false
    }
    return true
  }

  #taken(): readonly (readonly [string, TakenMark])[] {
    return marksIn(this.#tools.account.keyring).flatMap(([bondId, mark]) =>
      isTaken(mark) ? [[bondId, mark] as const] : []
    )
  }

  async #goOnComing(): Promise<void> {
    for (const [askId, tried] of this.#tried) await this.#claim(askId, tried)
    for (const [bondId, mark] of this.#taken()) {
      if (mark.secret !== undefined && !this.#isClosed) await this.#come(bondId, mark)
    }
  }

  async #settleEnds(): Promise<void> {
    for (const [bondId, mark] of this.#taken()) {
      const space = this.#tools.spaces.get(bondId)
      const heard = space && heardIn(this.#tools, space)
      if (mark.secret !== undefined || !space || !heard || this.#isClosed) continue
      if (!space.hasEnded && heard.overAt === null) continue
      await settleEnd(this.#tools, space, mark)
      // Their place is free also where it went on and nobody else ends it.
      const team = this.#tools.spaces.get(mark.teamId)
      if (team) await onAsk(this.#tools, team, { askId: mark.askId, act: 'return' })
    }
    await letGoOfOutlived(this.#tools)
  }

  #shift(): ShiftView | null {
    if (!this.#waiting) return null
    const { shift, held, limits } = this.#waiting
    const now = this.#tools.spaces.serverNow()
    const isOn = shift.endsAt !== null && shift.endsAt > now
    const isResting = shift.restsUntil !== null && shift.restsUntil > now
    const open = held.filter(({ isContinuing }) => !isContinuing).length
    const room = isOn && !isResting ? Math.max(0, limits.conversations - open) : 0
    return { ...shift, room }
  }
}
