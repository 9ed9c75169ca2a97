/** Somebody who writes all the time, and now and then takes back what they wrote. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { TalkItem } from '@beside/client'
import type { Person } from '../house.ts'
import type { Dice } from './dice.ts'
import type { Line } from './line.ts'
import type { Wiretap } from './wiretap.ts'

export type Writer = {
  readonly person: Person
  readonly line: Line
  readonly tap: Wiretap
  readonly bondId: string
  /** In the order in which it was written; without what was taken back. */
  readonly said: string[]
  readonly takenBack: string[]
  /** Writes until told to stop, then finishes what was begun. */
  readonly write: (until: AbortSignal) => Promise<void>
}

type Words = Extract<TalkItem, { kind: 'words' }>

/** Whoever waits for the server writes no more than this ahead. */
const AHEAD_MAX = 5
const PAUSE_MS = 12
/** One of so many words is taken back at some time. */
const REGRETS = 12
const TRY_AGAIN_MS = 100
/** Short words lie in a page of the store among others, long ones in pages of their own. */
const LETTERS = [20, 200, 2000, 9000] as const

export function ownWords({ person }: Pick<Writer, 'person'>, delivery: Words['delivery']): Words[] {
  return (person.view().talk?.items ?? []).filter(
    (item): item is Words => item.kind === 'words' && item.by === 'me' && item.delivery === delivery
  )
}

/** Whoever missed more than one page begins anew from the newest, and asks for what was before, as people do. */
export async function readBack(person: Person): Promise<void> {
  while (person.view().talk?.hasEarlier) {
    if (!(await person.loadEarlier()).ok) return
  }
}

export function makeWriter(
  parts: Pick<Writer, 'person' | 'line' | 'tap' | 'bondId'>,
  dice: Dice
): Writer {
  const said: string[] = []
  const takenBack: string[] = []
  const { person, bondId } = parts
  let count = 0

  async function say() {
    const letters = LETTERS[dice.roll(LETTERS.length)] ?? 0
    const text = `${person.name} ${(count += 1)} `.padEnd(letters, 'word ').trim()
    const done = await person.say({ talkId: bondId, text, notes: [] })
    if (!done.ok) throw new Error(`${person.name} cannot write: ${done.reason}`)
    said.push(text)
  }

  async function takeBack() {
    const words = ownWords(parts, 'sent')
    const regretted = words[dice.roll(words.length)]
    if (!regretted) return
    const isGone = () =>
      person.view().talk?.hasEarlier === false &&
      !ownWords(parts, 'sent').some(({ id }) => id === regretted.id)
    // As a person would: once more, until it is gone.
    while (!(await person.takeBack(regretted.id)).ok) {
      await readBack(person)
      if (isGone()) break
      await sleep(TRY_AGAIN_MS)
    }
    said.splice(said.indexOf(regretted.text), 1)
    takenBack.push(regretted.text)
  }

  return {
    ...parts,
    said,
    takenBack,
    async write(until) {
      const regrets: Promise<void>[] = []
      while (!until.aborted) {
        if (ownWords(parts, 'waiting').length < AHEAD_MAX) {
          await say()
          if (dice.roll(REGRETS) === 0) regrets.push(inTurn(regrets.at(-1), takeBack))
        }
        await sleep(PAUSE_MS)
      }
      await Promise.all(regrets)
    }
  }
}

async function inTurn(before: Promise<void> | undefined, next: () => Promise<void>): Promise<void> {
  await before
  await next()
}
