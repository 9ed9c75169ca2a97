/**
 * Who looks after this place: the chains of all teams, read every few minutes and on demand. Nothing that the
 * server says about them counts before their operations were judged here.
 */
import {
  OperationPage,
  TEAM_ROLES,
  Teams as TeamsReply,
  type PlacedRecord,
  type TeamRole
} from '@beside/contract'
import { ok, refused, toBase64url, type Result } from '@beside/kernel'
import type { ShownRole, Trouble } from '../api.ts'
import { teamsReachedIn, teamsSeenIn, withSetting, type TeamsSeen } from '../account/settings.ts'
import { inTurn } from '../sync/in-turn.ts'
import { settled, type RoomTools } from '../sync/writing.ts'
import { quickVerify } from '../wire/quick-signatures.ts'
import { narrowed } from '../wire/server-link.ts'
import { beginChain, followChain, reaches, stateOf, type TeamChain } from './chain.ts'
import { foldTeam, type Team } from './fold.ts'
import { readRole, type RoleProof, type ShownAt } from './proof.ts'

const LOOK_MS = 5 * 60_000
/** Replies that one look at a team may take: bounds what a lying server can make us do. */
const PAGES_MAX = 100

export class Teams {
  readonly #tools: RoomTools
  readonly #changed: () => void
  readonly #chains = new Map<TeamRole, TeamChain>()
  /** Whose chain lacks what this person saw of it before, as it was read last. */
  #older: readonly TeamRole[] = []
  readonly #turn = inTurn()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isRead = false
  #isClosed = false

  constructor(tools: RoomTools, changed: () => void) {
    this.#tools = tools
    this.#changed = changed
  }

  /** False as long as nothing could be read. */
  get isRead(): boolean {
    return this.#isRead
  }

  /** Undefined while nothing could be read: that says nothing about who looks after this place. */
  all(): readonly Team[] | undefined {
    if (!this.#isRead) return undefined
    return TEAM_ROLES.flatMap((role) => this.of(role) ?? [])
  }

  /** Folds this team alone: each draw asks for one, and more than once. */
  of(role: TeamRole): Team | undefined {
    const { spaces } = this.#tools
    const chain = this.chainOf(role)
    const me = spaces.get(chain?.teamId ?? '')?.me
    return chain && foldTeam(chain, { now: spaces.serverNow(), me })
  }

  /** What its team says of a role that somebody shows there. One that came in the place of another says nothing. */
  shownRole(proof: RoleProof, at: ShownAt): ShownRole | undefined {
    const role = TEAM_ROLES.find((one) => this.chainOf(one)?.teamId === proof.teamId)
    if (role === undefined || this.replaced().includes(role)) return undefined
    return readRole(this.chainOf(role), proof, { ...at, now: this.#tools.spaces.serverNow() })
  }

  /** All that was ever done in a team, as far as it was read. */
  chainOf(role: TeamRole): TeamChain | undefined {
    return this.#isRead ? this.#chains.get(role) : undefined
  }

  /** Roles whose team is another one than the first that this person saw, or was set back to an earlier time. */
  replaced(): readonly TeamRole[] {
    const seen = teamsSeenIn(this.#tools.account.keyring)
    if (!this.#isRead) return []
    return TEAM_ROLES.filter(
      (role) =>
        this.#older.includes(role) ||
        (seen[role] !== undefined && this.#chains.get(role)?.teamId !== seen[role])
    )
  }

  /** A yes to the teams as they are now. */
  async acceptReplaced(): Promise<Result<true, Trouble>> {
    const pinned = await this.#pin(this.#told(), this.#reached())
    if (pinned.ok) this.#older = []
    return settled(pinned)
  }

  /** Looks now, and again after a while. What cannot be reached is left as it was. */
  look(): Promise<Result<true, Trouble>> {
    return this.#turn(() => this.#look())
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#chains.clear()
  }

  async #look(): Promise<Result<true, Trouble>> {
    clearTimeout(this.#timer)
    const read = this.#isClosed ? refused('not-signed-in' as const) : await this.#read()
    if (this.#isClosed) return refused('not-signed-in')
    if (read.ok) await this.#pinWhatIsNew()
    this.#changed()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.look(), LOOK_MS)
    return read
  }

  async #read(): Promise<Result<true, Trouble>> {
    const { link, account } = this.#tools
    // What another device of this person saw meanwhile may be newer than what is read here.
    const reached = teamsReachedIn(account.keyring)
    const told = await link.call({ method: 'GET', path: '/api/teams' }, TeamsReply)
    if (!told.ok) return narrowed(told)
    const chains: TeamChain[] = []
    for (const { role, spaceId } of told.value.teams) {
      const known = this.#chains.get(role)
      const chain = await this.#readOn(
        known?.teamId === spaceId ? known : beginChain(role, spaceId)
      )
      if (!chain.ok) return chain
      chains.push(chain.value)
    }
    this.#chains.clear()
    for (const chain of chains) this.#chains.set(chain.role, chain)
    this.#older = chains.flatMap((chain) => (reaches(chain, reached[chain.role]) ? [] : chain.role))
    this.#isRead = true
    return ok(true)
  }

  async #readOn(from: TeamChain): Promise<Result<TeamChain, Trouble>> {
    let chain = from
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const path = `/api/teams/${chain.role}/operations?after=${chain.seq}`
      const reply = await this.#tools.link.call({ method: 'GET', path }, OperationPage)
      if (!reply.ok) return narrowed(reply)
      const next = await this.#follow(chain, reply.value.operations)
      if (!reply.value.hasMore || next.seq === chain.seq) return ok(next)
      chain = next
    }
    return ok(chain)
  }

  /** A large team has hundreds of signatures, and whoever opens a page reads them all. */
  async #follow(chain: TeamChain, more: readonly PlacedRecord[]): Promise<TeamChain> {
    const { environment } = this.#tools
    const verify = await quickVerify(environment, (every) => followChain(chain, more, every))
    return followChain(chain, more, verify)
  }

  async #pinWhatIsNew(): Promise<void> {
    const { keyring } = this.#tools.account
    const [seen, before] = [teamsSeenIn(keyring), teamsReachedIn(keyring)]
    const all = { ...this.#told(), ...seen }
    const replaced = this.replaced()
    const news = Object.entries(this.#reached()).filter(
      ([role, newest]) =>
        !replaced.some((one) => one === role) && before[role as TeamRole] !== newest
    )
    const isNew = Object.keys(all).length > Object.keys(seen).length || news.length > 0
    if (isNew) await this.#pin(all, { ...before, ...Object.fromEntries(news) })
  }

  #told(): TeamsSeen {
    return Object.fromEntries([...this.#chains.values()].map(({ role, teamId }) => [role, teamId]))
  }

  #reached(): TeamsSeen {
    return Object.fromEntries(
      [...this.#chains.values()].flatMap((chain) => {
        const newest = stateOf(chain)?.opHash
        return newest ? [[chain.role, toBase64url(newest)]] : []
      })
    )
  }

  #pin(seen: TeamsSeen, reached: TeamsSeen) {
    const { account, spaces } = this.#tools
    const at = spaces.serverNow()
    return account.change((keyring) =>
      withSetting(withSetting(keyring, 'teams-seen', { value: seen, at }), 'teams-reached', {
        value: reached,
        at
      })
    )
  }
}
