/** Questions as a listener's device opens them, and which of them fit. */
import type { WaitingAsk } from '@beside/contract'
import { openDrop } from '@beside/kernel'
import * as v from 'valibot'
import type { AskForListener, ListenerSelf } from '../../api.ts'
import { inboxesOf } from '../../drops/drops.ts'
import { readJson } from '../../spaces/entry.ts'
import type { Space } from '../../spaces/space.ts'
import { bytesOf } from '../../wire/read-wire.ts'
import { Question } from './entries.ts'

/** With these, the newest, all are tried first: what somebody made up keeps nobody waiting who asks now. */
const NEWEST = 3

/**
 * What was opened once, or did not open, is remembered as long as it waits: to try it again at each look would keep a
 * slow phone busy.
 */
export class Opened {
  readonly #known = new Map<string, Question | undefined>()

  async open(team: Space, asks: readonly WaitingAsk[]): Promise<ReadonlyMap<string, Question>> {
    const here = new Set(asks.map(({ id }) => id))
    for (const id of this.#known.keys()) if (!here.has(id)) this.#known.delete(id)
    const fresh = asks.filter(({ id }) => !this.#known.has(id))
    const inboxes = fresh.length > 0 ? inboxesOf(team) : []
    let shut: readonly WaitingAsk[] = fresh
    for (const some of [inboxes.slice(0, NEWEST), inboxes.slice(NEWEST)]) {
      const left: WaitingAsk[] = []
      for (const ask of shut) {
        const plain = openDrop(bytesOf(ask.bytes), team.spaceId, some)
        const read = plain && v.safeParse(Question, readJson(plain))
        // What lies at another desk than it says was copied by somebody who read it.
        const isThere = read?.success === true && read.output.desk === ask.desk
        if (plain) this.#known.set(ask.id, isThere ? read.output : undefined)
        else left.push(ask)
        await aMoment()
      }
      shut = left
    }
    for (const { id } of shut) this.#known.set(id, undefined)
    const opened = asks.flatMap(({ id }) => {
      const question = this.#known.get(id)
      return question ? [[id, question] as const] : []
    })
    return new Map(opened)
  }

  /** It led nowhere: it is not shown again. */
  forget(askId: string): void {
    this.#known.set(askId, undefined)
  }
}

/** So that what people do meanwhile comes in between. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}

type Reader = {
  /** Our member id in the team. */
  readonly me: string
  readonly isLead: boolean
  readonly self: ListenerSelf
  readonly now: number
  /** Whether it is our own question, or one that we said yes to. */
  readonly isMine: (bondId: string) => boolean
}

/** What is shown to this listener, oldest first. */
export function whatFits(
  questions: ReadonlyMap<string, Question>,
  { me, isLead, self, now, isMine }: Reader
): { readonly asks: readonly AskForListener[]; readonly hasOthers: boolean } {
  const forMe = [...questions].filter(
    ([, { refused, isForLead, onlyFor = me, bondId, until }]) =>
      until > now &&
      !refused.includes(me) &&
      (isLead || !isForLead) &&
      onlyFor === me &&
      !isMine(bondId)
  )
  // Whoever is asked alone agreed to it beforehand, also where they do not take such questions from all.
  const fitting = forMe.filter(([, { wish, onlyFor }]) => onlyFor === me || fits(wish, self))
  const asks = fitting.map(([askId, { wish, askedAt, isHandedOver, isForLead, onlyFor }]) => {
    return { askId, wish, askedAt, isHandedOver, isForLead, isOnlyForMe: onlyFor !== undefined }
  })
  return {
    asks: asks.toSorted((a, b) => a.askedAt - b.askedAt),
    hasOthers: forMe.length > fitting.length
  }
}

/** A note says a topic, and how deep it goes into it: not taken is a topic as a whole, or one such note. */
function fits({ language, notes, isClose }: Question['wish'], self: ListenerSelf): boolean {
  if (isClose && !self.hearsClose) return false
  const isTaken = (note: string): boolean => {
    const [topic = note] = note.split(':')
    return !self.notTaken.includes(note) && !self.notTaken.includes(topic)
  }
  return self.languages.includes(language) && notes.every(isTaken)
}
