/** What members ask somebody who belongs to a service: read from the queue of the team, and answered. */
import { admitKemKey, ok, refused, type KemPublicKey, type Result } from '@beside/kernel'
import type { IntroductionAsk, Trouble } from '../../api.ts'
import { readQueue, removeDrop, sendDrop, takeDrop } from '../../drops/drops.ts'
import { clearTakenBack } from '../../drops/taken-back.ts'
import type { Space } from '../../spaces/space.ts'
import { inTurn } from '../../sync/in-turn.ts'
import type { RoomTools } from '../../sync/writing.ts'
import type { Holder } from '../../teams/fold.ts'
import type { Teams } from '../../teams/teams.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { narrowed } from '../../wire/server-link.ts'
import { Question, QuestionTakenBack, type Answer } from './entries.ts'

const ANSWER_DAYS = 30
/** As many as a person can take in; the others come once these are answered. */
const SHOWN_MAX = 20

type Done<Value, Reason extends string = never> = Promise<Result<Value, Reason | Trouble>>
type Waiting = IntroductionAsk & {
  readonly space: Space
  readonly answerTo: { readonly address: string; readonly kem: KemPublicKey }
  readonly askedAt: number
  /** Other drops that say the same, where the line broke. */
  readonly again: readonly string[]
}

export class AskedIntroductions {
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

  /** The longest wait comes first. */
  get asks(): readonly IntroductionAsk[] {
    return this.#waiting
      .slice(0, SHOWN_MAX)
      .map(({ dropId, teamId, service, name, words, reach }) => ({
        dropId,
        teamId,
        service,
        name,
        words,
        reach
      }))
  }

  look(): Promise<void> {
    return this.#turn(async () => {
      const found: Waiting[] = []
      for (const one of this.#held()) found.push(...(await this.#read(one)))
      if (this.#isClosed) return
      this.#waiting = found.toSorted((a, b) => a.askedAt - b.askedAt)
      this.#changed()
    })
  }

  close(): void {
    this.#isClosed = true
    this.#waiting = []
  }

  find(
    dropId: string
  ): (IntroductionAsk & { readonly mailbox: string; readonly shownAs: string }) | undefined {
    const one = this.#waiting.find((waiting) => waiting.dropId === dropId)
    const held = this.#held().find(({ space }) => space.id === one?.teamId)
    return one && held && { ...one, mailbox: one.answerTo.address, shownAs: held.holder.name }
  }

  /** So that another device of this person does not answer it meanwhile. */
  async take(dropId: string): Done<true, 'drop-taken'> {
    const waiting = this.#waiting.find((one) => one.dropId === dropId)
    if (!waiting) return refused('not-found')
    const taken = await takeDrop(this.#tools, waiting.space, dropId)
    return taken.ok ? taken : narrowed(taken, 'drop-taken')
  }

  /** Where no more fits into their mailbox, the question goes all the same. */
  async answer(
    dropId: string,
    said: Pick<Answer, 'words' | 'fragment' | 'isLast'>
  ): Done<'reached' | 'no-room', 'drop-taken'> {
    const waiting = this.#waiting.find((one) => one.dropId === dropId)
    if (!waiting) return refused('not-found')
    const taken = await this.take(dropId)
    if (!taken.ok) return taken
    const { address, kem } = waiting.answerTo
    const content: Answer = { version: 0, kind: 'introduction-answer', ...said }
    const sent = await sendDrop(this.#tools, { address, to: [kem], content, days: ANSWER_DAYS })
    if (!sent.ok && sent.reason !== 'too-many') return narrowed(sent)
    for (const id of [dropId, ...waiting.again]) {
      const gone = await removeDrop(this.#tools, waiting.space, id)
      if (!gone.ok) return narrowed(gone, 'drop-taken')
    }
    this.#waiting = this.#waiting.filter((one) => one !== waiting)
    this.#changed()
    return ok(sent.ok ? 'reached' : 'no-room')
  }

  /** The teams in which this person belongs to a service. */
  #held(): readonly { readonly space: Space; readonly holder: Holder }[] {
    return (this.#teams.all() ?? []).flatMap(({ teamId, holders }) => {
      const space = this.#tools.spaces.get(teamId)
      const holder = holders.find(({ isMe, services }) => isMe && services.length > 0)
      return space && holder && !space.isStopped ? [{ space, holder }] : []
    })
  }

  async #read({ space, holder }: { space: Space; holder: Holder }): Promise<readonly Waiting[]> {
    const known = this.#waiting.filter(({ teamId }) => teamId === space.id)
    const queue = await readQueue(this.#tools, space, this.#shut)
    if (!queue.ok) return known
    const kinds = { question: Question, takenBack: QuestionTakenBack }
    const asked = await clearTakenBack(this.#tools, space, { queue: queue.value, ...kinds })
    const found = new Map<string, Waiting>()
    // Of two tries the newest is what they asked.
    for (const { id, question } of asked.toSorted(
      (a, b) => b.question.askedAt - a.question.askedAt
    )) {
      // What is boxed to the whole team may be for another one of it.
      if (question.memberId !== holder.memberId) continue
      const one = waitingFor(id, question, { space, holder })
      const mailbox = `${question.answerTo.address} ${question.answerTo.kem}`
      const same = found.get(mailbox)
      if (same) found.set(mailbox, { ...same, again: [...same.again, id] })
      else if (one) found.set(mailbox, one)
      // It is of another service, or nobody could answer it.
      else await removeDrop(this.#tools, space, id)
    }
    return [...found.values()]
  }
}

function waitingFor(
  dropId: string,
  { serviceId, name, words, reach, askedAt, answerTo }: Question,
  { space, holder }: { readonly space: Space; readonly holder: Holder }
): Waiting | undefined {
  const service = holder.services.find(({ id }) => id === serviceId)
  const kem = admitKemKey(bytesOf(answerTo.kem))
  if (!service || !kem || bytesOf(answerTo.address).length === 0) return undefined
  const said = { dropId, teamId: space.id, service, name, words, reach }
  return { ...said, space, askedAt, answerTo: { address: answerTo.address, kem }, again: [] }
}
