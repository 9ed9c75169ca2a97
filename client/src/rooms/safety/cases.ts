/**
 * Looks every now and then for what concerns us: reports to us, where we are of the safety team; what became of our
 * own; and notes about what we wrote. The server tells nobody by itself, since it does not know whose a drop is.
 */
import { mailboxOf, refused, toBase64url, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Trouble } from '../../api.ts'
import { readMailboxes, readMine, removeMine } from '../../drops/drops.ts'
import type { Space } from '../../spaces/space.ts'
import { inTurn } from '../../sync/in-turn.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import type { Teams } from '../../teams/teams.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { ownSpace } from '../documents.ts'
import { Appeal, Note, Report, type CaseOf, type KeptCase } from './entries.ts'
import { casesIn, keepCase } from './keeping.ts'
import type { Unsent } from './report.ts'
import { isByTeam, stepIn, type Post } from './steps.ts'

const LOOK_MS = 5 * 60_000
const DAY_MS = 86_400_000
/** An answer that comes after this is not waited for any more. */
const ANSWERS_DAYS = 90
const MAILBOXES_MAX = 20

export class Cases {
  /** What could not be sent to everybody, by what was wished. */
  readonly unsent = new Map<string, Unsent>()
  readonly #tools: RoomTools
  readonly #teams: Teams
  readonly #changed: () => void
  readonly #shut = new Set<string>()
  readonly #turn = inTurn()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(tools: RoomTools, teams: Teams, changed: () => void) {
    this.#tools = tools
    this.#teams = teams
    this.#changed = changed
  }

  get team(): Team | undefined {
    return this.#teams.of('safety')
  }

  /** Our place in the safety team, if we hold one. */
  get post(): Post | undefined {
    const { team } = this
    const space = team && this.#tools.spaces.get(team.teamId)
    return space && team.holders.some(({ isMe }) => isMe) ? { team, space } : undefined
  }

  all(): readonly KeptCase[] {
    const own = ownSpace(this.#tools)
    return own ? casesIn(own) : []
  }

  find<Side extends KeptCase['side']>(caseId: string, side: Side): CaseOf<Side> | undefined {
    return this.all().find((one): one is CaseOf<Side> => one.caseId === caseId && one.side === side)
  }

  /** Looks now, and again after a while. What cannot be reached is left for the next time. */
  look(): Promise<Result<true, Trouble>> {
    return this.#turn(() => this.#look())
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.unsent.clear()
  }

  async #look(): Promise<Result<true, Trouble>> {
    clearTimeout(this.#timer)
    if (this.#isClosed) return refused('not-signed-in')
    const looked = await this.#teams.look()
    if (looked.ok && this.team) {
      await this.#readAsHandler()
      await this.#readAnswers()
      await this.#readAsConcerned()
    }
    this.#changed()
    clearTimeout(this.#timer)
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.look(), LOOK_MS)
    return looked
  }

  async #readAsHandler(): Promise<void> {
    const { post } = this
    if (!post) return
    await this.#readEach(post.space, (content) => this.#takeAsHandler(content))
  }

  /** Whether it is kept now, or of no use: then it goes from the server. */
  async #takeAsHandler(content: unknown): Promise<boolean> {
    const report = v.safeParse(Report, content)
    if (report.success) return this.#keepReport(report.output)
    const asked = v.safeParse(Appeal, content)
    if (asked.success) {
      if (!isByTeam(asked.output.note, this.team)) return true
      const kept = this.#handled(asked.output.note.caseId)
      const appeals = [...kept.appeals, asked.output]
      return (await keepCase(this.#tools, { ...kept, appeals })).ok
    }
    const note = v.safeParse(Note, content)
    if (!note.success || !isByTeam(note.output, this.team)) return true
    const kept = this.#handled(note.output.caseId)
    return this.#keepNote(kept, note.output)
  }

  // Whoever sent it again, because the line broke, sent one report. Nobody else can write over it.
  async #keepReport(report: Report): Promise<boolean> {
    const kept = this.#handled(report.caseId)
    if (kept.report) return true
    return (await keepCase(this.#tools, { ...kept, report, at: report.at })).ok
  }

  #handled(caseId: string): CaseOf<'handler'> {
    const at = this.#tools.spaces.serverNow()
    const begun = { side: 'handler', caseId, at, notes: [], appeals: [], report: null } as const
    return this.find(caseId, 'handler') ?? { ...begun, notes: [], appeals: [] }
  }

  async #readAnswers(): Promise<void> {
    const now = this.#tools.spaces.serverNow()
    const waiting = this.all()
      .filter((one): one is CaseOf<'reporter'> => one.side === 'reporter')
      .filter(({ at }) => now - at < ANSWERS_DAYS * DAY_MS)
      .slice(0, MAILBOXES_MAX)
    if (waiting.length === 0) return
    const boxes = waiting.map(({ mailbox }) => ({ secret: mailbox, done: [] }))
    const answers = await readMailboxes(this.#tools, boxes)
    if (!answers.ok) return
    for (const { id, address, content } of answers.value) {
      const mine = waiting.find(({ mailbox }) => addressOf(mailbox) === address)
      const kept = mine && this.find(mine.caseId, 'reporter')
      const note = v.safeParse(Note, content)
      if (!kept || this.#isClosed) continue
      const isOurs =
        note.success && note.output.caseId === kept.caseId && isByTeam(note.output, this.team)
      const isKept = !isOurs || (await this.#keepNote(kept, note.output))
      if (isKept) await readMailboxes(this.#tools, [{ secret: kept.mailbox, done: [id] }])
    }
  }

  async #readAsConcerned(): Promise<void> {
    const { account, spaces } = this.#tools
    const talks = account.keyring.memberships.filter(
      ({ purpose, state }) =>
        (purpose === 'bond' || purpose === 'circle') && (state === 'in' || state === 'left')
    )
    for (const { spaceId = '' } of talks) {
      const space = spaces.get(spaceId)
      if (!space || space.myMemberId === '') continue
      await this.#readEach(space, (content) => this.#takeAsConcerned(space, content))
    }
  }

  async #takeAsConcerned(space: Space, content: unknown): Promise<boolean> {
    const note = v.safeParse(Note, content)
    if (!note.success || !isByTeam(note.output, this.team)) return true
    const { caseId } = note.output
    const at = this.#tools.spaces.serverNow()
    const begun = {
      side: 'concerned',
      caseId,
      at,
      place: space.id,
      notes: [],
      appeals: []
    } as const
    const kept = this.find(caseId, 'concerned') ?? { ...begun, notes: [], appeals: [] }
    return this.#keepNote(kept, note.output)
  }

  async #keepNote(kept: KeptCase, note: Note): Promise<boolean> {
    if (kept.notes.some(({ signature }) => signature === note.signature)) return true
    const notes = [...kept.notes, note].toSorted(
      (a, b) => (stepIn(a)?.at ?? 0) - (stepIn(b)?.at ?? 0)
    )
    return (await keepCase(this.#tools, { ...kept, notes })).ok
  }

  async #readEach(space: Space, take: (content: unknown) => Promise<boolean>): Promise<void> {
    const mine = await readMine(this.#tools, space, this.#shut)
    if (!mine.ok) return
    for (const { id, content } of mine.value) {
      if (this.#isClosed) return
      if (await take(content)) await removeMine(this.#tools, space, id)
    }
  }
}

function addressOf(secret: string): string {
  return toBase64url(mailboxOf(bytesOf(secret)).address)
}
