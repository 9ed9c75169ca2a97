/**
 * Looks every now and then for what concerns us: reports to us, where we are of the safety team; what became of our
 * own; and notes about what we wrote. The server tells nobody by itself, since it does not know whose a drop is.
 */
import { DAY_MS } from '@beside/contract'
import { mailboxOf, ok, refused, toBase64url, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Trouble } from '../../api.ts'
import { readMailboxes, readMine, removeMine } from '../../drops/drops.ts'
import type { Space } from '../../spaces/space.ts'
import { inTurn } from '../../sync/in-turn.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Team } from '../../teams/fold.ts'
import type { Teams } from '../../teams/teams.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import { ownSpace } from '../documents.ts'
import { Appeal, Note, Report, type CaseOf, type KeptCase } from './entries.ts'
import { casesIn, isPutAwayTooLong, keepCase, letGoOfCase } from './keeping.ts'
import { withAnswer, withAnswersPassed } from './more.ts'
import { isAnswer, isAnswerTo, isAskFor, tellOver } from './removals.ts'
import { sendReport, type Unsent } from './report.ts'
import {
  asKept,
  decisionHeld,
  hasAppealed,
  isDecision,
  judgeNote,
  stepIn,
  type Verdict
} from './notes.ts'
import { tellUntold, type Post } from './steps.ts'
import { answersLast, isOfReporter } from './told.ts'
import { sideOf } from './voices.ts'
import { judgeReport } from './whose.ts'

const LOOK_MS = 5 * 60_000
/** An answer that comes after this is not waited for any more. */
const ANSWERS_DAYS = 90
const MAILBOXES_MAX = 20

export class Cases {
  /** What could not be sent to everybody, by what was wished. */
  readonly unsent = new Map<string, Unsent>()
  readonly #tools: RoomTools
  readonly #teams: Teams
  readonly #changed: () => void
  /** By space: what lies there for us and does not open. To try it again and again would keep a slow phone busy. */
  readonly #unopened = new Map<string, Set<string>>()
  readonly #begun: Post['begun'] = new Map()
  readonly #turn = inTurn()
  /**
   * Reports that nobody took up, by the id of their case; the server has them for their days. Anybody can send
   * one, and a space has its documents for life: so only what somebody of the team acts on becomes one.
   */
  #waiting: ReadonlyMap<string, CaseOf<'handler'>> = new Map()
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
    const begun = this.#begun
    return space && team.holders.some(({ isMe }) => isMe) ? { team, space, begun } : undefined
  }

  /** To whom one can report: to nobody while another team stands where this person knew one. */
  get teamToTell(): Team | undefined {
    const replaced = this.#teams.replaced()
    return replaced.includes('safety') || replaced.includes('steward') ? undefined : this.team
  }

  /** What is kept, and what waits to be taken up. */
  all(): readonly KeptCase[] {
    const own = ownSpace(this.#tools)
    const kept = own ? casesIn(own) : []
    const isKept = (caseId: string): boolean =>
      kept.some((one) => one.caseId === caseId && one.side === 'handler' && one.report !== null)
    const waiting = [...this.#waiting.values()].filter(({ caseId }) => !isKept(caseId))
    return [...kept, ...waiting].toSorted((a, b) => b.at - a.at)
  }

  /** An act on cases, in its turn with the looking: what came meanwhile is never written over. */
  inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    return this.#turn(act)
  }

  find<Side extends KeptCase['side']>(caseId: string, side: Side): CaseOf<Side> | undefined {
    return this.all().find((one): one is CaseOf<Side> => one.caseId === caseId && one.side === side)
  }

  /** What is asked of us where we lead a circle. */
  asks(): readonly CaseOf<'facilitator'>[] {
    return this.all().filter((one): one is CaseOf<'facilitator'> => one.side === 'facilitator')
  }

  /** Something lies there for us that no key of ours opens: it takes the room of what others send. */
  get hasUnopened(): boolean {
    return [...this.#unopened.values()].some(({ size }) => size > 0)
  }

  /** Only where somebody says so: a key of theirs may be on its way to this device. */
  removeUnopened(): Promise<Result<true, Trouble>> {
    return this.#turn(async () => {
      for (const [spaceId, ids] of this.#unopened) {
        const space = this.#tools.spaces.get(spaceId)
        for (const id of space ? ids : []) {
          const gone = space && (await removeMine(this.#tools, space, id))
          if (gone && !gone.ok) return narrowed(gone)
          ids.delete(id)
          this.#changed()
        }
      }
      return ok(true)
    })
  }

  /** Looks now, and again after a while. What cannot be reached is left for the next time. */
  look(): Promise<Result<true, Trouble>> {
    return this.#turn(() => this.#look())
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.unsent.clear()
    this.#begun.clear()
    this.#waiting = new Map()
    this.#unopened.clear()
  }

  async #look(): Promise<Result<true, Trouble>> {
    clearTimeout(this.#timer)
    if (this.#isClosed) return refused('not-signed-in')
    const looked = await this.#teams.look()
    if (looked.ok && this.team) {
      await this.#readAsHandler()
      await this.#readAnswers()
      await this.#readAsConcerned()
      await this.#letGoOfOld()
      await this.#tellAgain()
      await this.#answerAsks()
    }
    this.#changed()
    clearTimeout(this.#timer)
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.look(), LOOK_MS)
    return looked
  }

  async #readAsHandler(): Promise<void> {
    const { post } = this
    if (!post) return void (this.#waiting = new Map())
    const waiting = new Map<string, CaseOf<'handler'>>()
    const isRead = await this.#readEach(post.space, (content) => {
      const report = v.safeParse(Report, content)
      return report.success
        ? this.#takeReport(report.output, waiting)
        : this.#takeAsHandler(content)
    })
    // What was taken up elsewhere, or is over, waits no more.
    if (isRead) this.#waiting = waiting
  }

  // Whoever sent it again, because the line broke, sent one report. Nobody else can write over it.
  async #takeReport(report: Report, waiting: Map<string, CaseOf<'handler'>>): Promise<boolean> {
    const { caseId, at } = report
    const own = ownSpace(this.#tools)
    const kept = (own ? casesIn(own) : []).find(
      (one): one is CaseOf<'handler'> => one.caseId === caseId && one.side === 'handler'
    )
    if (kept?.report) return true
    const { environment } = this.#tools
    if (kept) {
      const judged = await judgeReport(report, environment)
      return (await keepCase(this.#tools, { ...kept, ...judged, at })).ok
    }
    if (waiting.has(caseId)) return true
    const begun = async (): Promise<CaseOf<'handler'>> => ({
      side: 'handler',
      caseId,
      at,
      ...(await judgeReport(report, environment)),
      notes: [],
      appeals: [],
      untold: [],
      passed: [],
      putAway: null
    })
    // The same object as before: what was judged once is not judged again.
    waiting.set(caseId, this.#waiting.get(caseId) ?? (await begun()))
    this.#waiting = new Map([...this.#waiting, ...waiting])
    return false
  }

  /** Whether it is kept now, or of no use: then it goes from the server. */
  async #takeAsHandler(content: unknown): Promise<boolean> {
    const asked = v.safeParse(Appeal, content)
    if (asked.success) return this.#takeAppeal(asked.output)
    const note = v.safeParse(Note, content)
    if (!note.success) return true
    const step = stepIn(note.output)
    if (step && isAnswer(step)) return this.#takeAnswer(note.output)
    if (step && isOfReporter(step)) return this.#takeOfReporter(note.output)
    return this.#keepNote(note.output, () => this.#handled(note.output.caseId))
  }

  // Of those who lead a circle, whom we asked to end a membership.
  async #takeAnswer(note: Note): Promise<boolean> {
    const kept = this.find(note.caseId, 'handler')
    // What we asked may still be on its way from our other device.
    if (!kept) return false
    if (!isAnswerTo(kept, note, this.#tools.spaces.serverNow())) return true
    return (await keepCase(this.#tools, { ...kept, notes: [...kept.notes, note], putAway: null }))
      .ok
  }

  async #takeOfReporter(note: Note): Promise<boolean> {
    const { team } = this
    const kept = this.find(note.caseId, 'handler')
    // The report may still be on its way to us.
    if (!team || !kept?.report) return false
    const answered = withAnswer(team, { ...kept, report: kept.report }, note)
    // What was asked may be, too: the answer is sent once, so it stays on the server until then.
    if (answered === 'not-asked-yet') return false
    return answered === 'nothing' || (await keepCase(this.#tools, answered)).ok
  }

  // Once for each side and decision: what anybody can send without end would fill the case.
  async #takeAppeal(asked: Appeal): Promise<boolean> {
    const verdict = this.#judge(asked.note)
    if (verdict !== 'theirs') return verdict === 'not-theirs'
    const kept = this.find(asked.note.caseId, 'handler')
    const held = kept && decisionHeld(kept, asked.note)
    // The decision itself may still be on its way.
    if (!kept || !held) return false
    // Both sides hold the same decision: who asks is told by a secret that went to one of them alone.
    const side = sideOf(held, asked.note.voice)
    if (!side) return true
    const appeal = asKept({ ...asked, side }, held)
    if (hasAppealed(kept, appeal)) return true
    // Whoever asks is heard: what was put away lies in the list again.
    const appeals = [...kept.appeals, appeal]
    return (await keepCase(this.#tools, { ...kept, appeals, putAway: null })).ok
  }

  #judge(note: Note): Verdict {
    return judgeNote(note, this.#teams.chainOf('safety'), this.#tools.spaces.serverNow())
  }

  #handled(caseId: string): CaseOf<'handler'> {
    const at = this.#tools.spaces.serverNow()
    const begun = { side: 'handler', caseId, at, report: null, putAway: null } as const
    const nothing = { writers: [], leaders: [], notes: [], appeals: [], untold: [], passed: [] }
    const known = this.find(caseId, 'handler') ?? { ...begun, ...nothing }
    return { ...known, putAway: null }
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
      const isOurs = note.success && note.output.caseId === kept.caseId
      const isKept = !isOurs || (await this.#keepNote(note.output, () => kept))
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
    if (!note.success) return true
    const { caseId } = note.output
    const at = this.#tools.spaces.serverNow()
    const step = stepIn(note.output)
    if (step?.what === 'removal-asked') {
      if (!isAskFor(space, step)) return true
      const begun = { side: 'facilitator', caseId, at, notes: [], appeals: [] } as const
      return this.#keepNote(
        note.output,
        () => this.find(caseId, 'facilitator') ?? { ...begun, notes: [], appeals: [] }
      )
    }
    return this.#keepNote(note.output, () => {
      const place = space.id
      const begun = { side: 'concerned', caseId, at, place, notes: [], appeals: [] } as const
      return this.find(caseId, 'concerned') ?? { ...begun, notes: [], appeals: [] }
    })
  }

  // Whoever could not be reached before: their place may have room by now.
  async #tellAgain(): Promise<void> {
    const { post, teamToTell } = this
    for (const [key, unsent] of this.unsent) {
      if (!teamToTell || unsent.sentTo.size === 0 || this.#isClosed) continue
      const sent = await sendReport(this.#tools, teamToTell, unsent)
      if (sent.ok && sent.value.length === 0) this.unsent.delete(key)
    }
    for (const one of this.all()) {
      if (!post || one.side !== 'handler' || this.#isClosed) continue
      const whole = withAnswersPassed(post.team, one)
      const kept = whole === one ? true : (await keepCase(this.#tools, whole)).ok
      if (kept && whole.untold.length > 0) await tellUntold(this.#tools, post, whole)
    }
  }

  async #answerAsks(): Promise<void> {
    const { team } = this
    for (const one of this.asks()) {
      const spaceId = one.notes.map((note) => stepIn(note)?.removal?.spaceId)[0]
      const space = spaceId && this.#tools.spaces.get(spaceId)
      if (!team || !space || this.#isClosed) continue
      const kept = await tellOver(this.#tools, team, { one, space })
      if (kept !== one) await keepCase(this.#tools, kept)
    }
  }

  async #letGoOfOld(): Promise<void> {
    const now = this.#tools.spaces.serverNow()
    for (const one of this.all()) {
      const isOver =
        (one.side === 'handler' && isPutAwayTooLong(one, now)) ||
        (one.side === 'facilitator' && now - one.at > ANSWERS_DAYS * DAY_MS)
      if (isOver && !this.#isClosed) await letGoOfCase(this.#tools, one)
    }
  }

  /** Whether it is kept now, or nothing that the team said. What cannot be told yet stays on the server. */
  async #keepNote(note: Note, caseNow: () => KeptCase): Promise<boolean> {
    const step = stepIn(note)
    // The team says nothing for whoever reported.
    if (step && isOfReporter(step)) return true
    const verdict = this.#judge(note)
    if (verdict !== 'theirs') return verdict === 'not-theirs'
    const kept = caseNow()
    const isSide = kept.side === 'reporter' || kept.side === 'concerned'
    // With the secret of nobody, or of the other side, they could not ask for another look.
    if (isSide && isDecision(note) && sideOf(note, note.voice) !== kept.side) return true
    if (kept.notes.some(({ signature }) => signature === note.signature)) return true
    return (await keepCase(this.#tools, { ...kept, notes: [...kept.notes, note] })).ok
  }

  async #readEach(space: Space, take: (content: unknown) => Promise<boolean>): Promise<boolean> {
    const shut = this.#unopened.get(space.id) ?? new Set()
    this.#unopened.set(space.id, shut)
    const mine = await readMine(this.#tools, space, shut)
    if (!mine.ok) return false
    for (const { id, content } of answersLast(mine.value)) {
      if (this.#isClosed) return false
      if (await take(content)) await removeMine(this.#tools, space, id)
    }
    return true
  }
}

function addressOf(secret: string): string {
  return toBase64url(mailboxOf(bytesOf(secret)).address)
}
