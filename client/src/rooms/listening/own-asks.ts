/** One's own questions as this device knows them: what the keyring remembers, and how each desk stood at the last look. */
import type { DeskView } from '@beside/contract'
import { toBase64url, type Member, type Result } from '@beside/kernel'
import type { OwnAsk, Trouble } from '../../api.ts'
import type { Space } from '../../spaces/space.ts'
import { membershipOf } from '../../sync/membership-book.ts'
import { settled, type RoomTools } from '../../sync/writing.ts'
import type { TeamChain } from '../../teams/chain.ts'
import { atDesk, putQuestion, type ToAsk } from './desk.ts'
import type { Team } from '../../teams/fold.ts'
import { REFUSED_MAX } from './entries.ts'
import { hasStopped, heardIn, isLetIn, isToBeHeard } from './heard.ts'
import {
  askedIn,
  changeMark,
  isAsked,
  isReplaced,
  markOf,
  refusedIn,
  type AskedMark
} from './remembered.ts'

/** While nobody said yes, while somebody is on their way, and otherwise. */
const WAITING_MS = 10_000
const COMING_MS = 3_000
const REST_MS = 60_000
/** So long another device may be at beginning one. */
const BEGINNING_MS = 600_000
/** So many conversations go on at once: the server lets one account have no more of them in a day. */
const GOING_ON_MAX = 4
/** After these nobody knows whether the server has it. */
const UNHEARD = new Set<string>([
  'unreachable',
  'server-busy',
  'slow-down',
  'clock-unsure',
  'something-unexpected'
])

export type Asked = { readonly bondId: string; readonly mark: AskedMark; readonly space: Space }
/** `comingSince`: from when on somebody is known to be on their way, or in the bond. */
export type Seen = { readonly desk: DeskView; readonly comingSince: number | null }

export class OwnAsks {
  readonly #tools: RoomTools
  readonly #changed: () => void
  readonly #seen = new Map<string, Seen>()
  /** Of which the server was not heard when it was asked last. */
  readonly #unheard = new Set<string>()
  /** Which the server did not take when it was put there last. */
  readonly #notTaken = new Set<string>()

  constructor(tools: RoomTools, changed: () => void) {
    this.#tools = tools
    this.#changed = changed
  }

  /** The newest, as long as it waits or its conversation is in its first day. */
  newest(team: Team | undefined): OwnAsk | null {
    const newest = askedIn(this.#tools.account.keyring).find(([bondId]) => !this.leavesRoom(bondId))
    if (!newest) return null
    const [bondId, { wish, askedAt, until, isAskedAgain, onlyFor }] = newest
    const isFree = this.#seen.get(bondId)?.desk.isSomebodyFree ?? null
    const holder = team?.holders.find(({ memberId }) => memberId === onlyFor)
    // Who else is free can say no yes to what is for one alone.
    const isFor =
      onlyFor === undefined
        ? { onlyFor: null, isSomebodyFree: isFree }
        : { onlyFor: holder?.name ?? '', isSomebodyFree: null }
    const state = this.stateOf(bondId)
    const isCutOff = this.#unheard.has(bondId)
    return { wish, askedAt, until, state, isCutOff, bondId, isAskedAgain, ...isFor }
  }

  /** After how long they are looked at again. */
  get lookAgainMs(): number {
    const asked = askedIn(this.#tools.account.keyring)
    const states = asked.map(([bondId]) => this.stateOf(bondId))
    const isWaiting = states.includes('waiting') || states.includes('sending')
    return states.includes('coming') ? COMING_MS : isWaiting ? WAITING_MS : REST_MS
  }

  find(bondId: string): Asked | undefined {
    const mark = markOf(this.#tools.account.keyring, bondId)
    const space = this.#tools.spaces.get(bondId)
    return isAsked(mark) && space ? { bondId, mark, space } : undefined
  }

  /** The one to which nobody was let in yet. */
  waiting(): Asked | undefined {
    const waiting = askedIn(this.#tools.account.keyring).find(([bondId]) => !this.isHere(bondId))
    return waiting && this.find(waiting[0])
  }

  /** Whoever came into the bond, also if they left again. */
  comerIn(bondId: string): Member | undefined {
    const space = this.#tools.spaces.get(bondId)
    return space?.state?.members.find(({ id }) => toBase64url(id) !== space.myMemberId)
  }

  /** Whether somebody was let in there, also if it is over since. */
  isHere(bondId: string): boolean {
    const space = this.#tools.spaces.get(bondId)
    return space !== undefined && isLetIn(this.#tools.account.keyring, space)
  }

  /** Another question may be asked beside it: it is over, or goes on after its first day. */
  leavesRoom(bondId: string): boolean {
    return this.isEnding(bondId) || this.#goesOn(bondId)
  }

  get areEnoughGoingOn(): boolean {
    const all = askedIn(this.#tools.account.keyring).map(([bondId]) => bondId)
    const going = all.filter((bondId) => !this.isEnding(bondId) && this.#goesOn(bondId))
    return going.length >= GOING_ON_MAX
  }

  #goesOn(bondId: string): boolean {
    const asked = this.isHere(bondId) ? this.find(bondId) : undefined
    return asked !== undefined && heardIn(this.#tools, asked.space)?.goesOn === true
  }

  /** A conversation that was on and is not any more. */
  isEnding(bondId: string): boolean {
    const asked = this.isHere(bondId) ? this.find(bondId) : undefined
    return asked !== undefined && hasStopped(this.#tools, asked.space)
  }

  /**
   * Begun for a question and remembered by no device, or asked again with another one, where the line broke: nobody will
   * come into these.
   */
  forgotten(): readonly Space[] {
    const { account, spaces } = this.#tools
    return account.keyring.memberships.flatMap(({ spaceId = '', purpose, state }) => {
      const space = purpose === 'bond' && state === 'in' ? spaces.get(spaceId) : undefined
      if (!space?.state || space.isStopped) return []
      const mark = markOf(account.keyring, spaceId)
      if (mark && isReplaced(mark)) return [space]
      if (mark || space.me === undefined) return []
      const [first] = space.validOperations
      const isOld = first !== undefined && spaces.serverNow() - first.time > BEGINNING_MS
      return isOld && isToBeHeard(this.#tools, spaceId) ? [space] : []
    })
  }

  /** Whether others, a lead, or this one are asked beside a conversation. Whose time is over asks nobody any more. */
  isAskedBeside({ isForLead, onlyFor }: Pick<AskedMark, 'isForLead' | 'onlyFor'>): boolean {
    return askedIn(this.#tools.account.keyring).some(
      ([bondId, mark]) =>
        mark.isHandedOver &&
        mark.isForLead === isForLead &&
        mark.onlyFor === onlyFor &&
        !mark.isWithdrawn &&
        ['sending', 'not-sent', 'waiting', 'coming'].includes(this.stateOf(bondId))
    )
  }

  /** Asked of whoever covers for a listener, who is back sooner: it waits for nobody any more. */
  isCoverOver({ onlyFor, besideOf }: AskedMark): boolean {
    const space = onlyFor === undefined ? undefined : this.#tools.spaces.get(besideOf ?? '')
    return space !== undefined && heardIn(this.#tools, space)?.isBack === true
  }

  /** Its time is over and its bond is left: it stays for the person to see. */
  isOnlyShown({ bondId, mark }: Asked): boolean {
    const { state } = membershipOf(this.#tools.account.keyring, bondId) ?? {}
    return state === 'left' && this.isLate(mark)
  }

  /** It waits for nobody: another question may take its place. */
  isOnlySeen(bondId: string): boolean {
    return ['nobody', 'ran-out'].includes(this.stateOf(bondId))
  }

  isLate({ until }: AskedMark): boolean {
    return this.#tools.spaces.serverNow() > until
  }

  stateOf(bondId: string): OwnAsk['state'] {
    const asked = this.find(bondId)
    if (!asked) return 'nobody'
    if (this.isHere(bondId)) return 'here'
    const desk = this.#seen.get(bondId)?.desk.state
    if (desk === 'taken' || desk === 'open') return 'coming'
    if (this.isLate(asked.mark)) return asked.mark.hasRunOut === true ? 'ran-out' : 'nobody'
    if (asked.mark.isSent) return 'waiting'
    return this.#notTaken.has(bondId) ? 'not-sent' : 'sending'
  }

  async put(
    bondId: string,
    { chain, wanted }: { readonly chain: TeamChain | undefined; readonly wanted: ToAsk }
  ): ReturnType<typeof putQuestion> {
    const put = this.hear(bondId, await putQuestion(this.#tools, chain, wanted))
    if (!put.ok && !UNHEARD.has(put.reason)) this.#notTaken.add(bondId)
    else this.#notTaken.delete(bondId)
    return put
  }

  async atDesk(
    { bondId, mark }: Pick<Asked, 'bondId' | 'mark'>,
    act: 'look' | 'end'
  ): ReturnType<typeof atDesk> {
    const seen = await atDesk(this.#tools, mark.readKey, act)
    // What has not gone out waits for a line until it has, also where the desk can be asked.
    return mark.isSent || !seen.ok ? this.hear(bondId, seen) : seen
  }

  /** Whether the server can be heard is part of how a question stands. */
  hear<Answer extends Result<unknown, string>>(bondId: string, answer: Answer): Answer {
    if (!answer.ok && UNHEARD.has(answer.reason)) this.#unheard.add(bondId)
    else this.#unheard.delete(bondId)
    this.#changed()
    return answer
  }

  /** Whom neither this question nor this person wants. */
  refusedIn(mark: AskedMark): string[] {
    const all = [...mark.refused, ...refusedIn(this.#tools.account.keyring)]
    return [...new Set(all)].slice(-REFUSED_MAX)
  }

  async keep(bondId: string, change: Partial<AskedMark>): Promise<Result<true, Trouble>> {
    const changed = await changeMark(this.#tools, bondId, (mark) =>
      isAsked(mark) ? { ...mark, ...change } : undefined
    )
    return settled(changed)
  }

  note(bondId: string, desk: DeskView): Seen {
    const before = this.#seen.get(bondId)
    const isSame = before?.desk.takenBy === desk.takenBy
    const since = (isSame ? before?.comingSince : null) ?? this.#tools.spaces.serverNow()
    const isHeld = desk.state === 'taken' || desk.state === 'open'
    const hasCome = this.comerIn(bondId) !== undefined
    const seen = { desk, comingSince: isHeld || hasCome ? since : null }
    this.#seen.set(bondId, seen)
    this.#changed()
    return seen
  }

  forget(bondId: string): void {
    this.#seen.delete(bondId)
    this.#unheard.delete(bondId)
    this.#notTaken.delete(bondId)
  }

  forgetAll(): void {
    this.#seen.clear()
    this.#unheard.clear()
    this.#notTaken.clear()
  }
}
