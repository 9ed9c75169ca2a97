/** What must hold after each move of a story, found without asking the client what it checked. */
import { toBase64url, verifySignature } from '@beside/kernel'
import type { OpenedRecord } from './entry.ts'
import { stranger, type Name } from './hostile-begin.fixture.ts'
import { isFirm, keyOf, shownTo, type Person, type Story } from './hostile-story.fixture.ts'

type Memory = { readonly shown: Map<number, string>; planSeq: number }
const memories = new WeakMap<Story, Map<Name, Memory>>()

/** The first thing that is wrong, in words; undefined while all is well. Who was alarmed was told. */
export function findWrong(story: Story): string | undefined {
  const people = [...story.people.values()].filter((one) => one.isOpen && !one.alarm)
  for (const person of people) {
    const wrong =
      wasInvented(story, person) ??
      wasForgotten(story, person) ??
      isOldPlan(story, person) ??
      hasVanished(story, person) ??
      isOtherChain(story, person)
    if (wrong !== undefined) return wrong
  }
  return disagreement(story, people)
}

/** Nothing is shown that nobody wrote, and nothing counts as taken back that its author did not take back. */
function wasInvented(story: Story, { name, space }: Person): string | undefined {
  const ghost = space.state?.members.find(({ sign }) => same(sign, stranger.sign.public))
  if (ghost) return `${name} sees somebody whom nobody invited`
  for (const one of space.records) {
    if (one.kind === 'taken-back' && !story.takenBack.has(`${one.memberId}:${one.seq}`))
      return `${name} is told that record ${one.seq} was taken back, and nobody did`
    if (one.kind !== 'entry' || one.seq <= story.begun.log.length) continue
    const said = story.said.get(one.entry.id)
    const isAsSaid = said?.memberId === one.memberId && textOf(one.entry.body) === said.text
    if (!isAsSaid) return `${name} sees words at ${one.seq} that nobody wrote`
  }
  return undefined
}

/** What a person saw once stays, or is said to be gone. */
function wasForgotten(story: Story, person: Person): string | undefined {
  const memory = memoryOf(story, person)
  const now = shownTo(person)
  for (const [seq, before] of memory.shown) {
    const key = now.get(seq)
    if (isFirm(before) && isFirm(key) && key !== before)
      return `${person.name} saw “${before}” at ${seq} and now sees “${key}”`
    if (isFirm(before) && key === 'unopened') return `${person.name} can no longer open ${seq}`
  }
  for (const [seq, key] of now) memory.shown.set(seq, key)
  return undefined
}

/** The current plan never goes back. */
function isOldPlan(story: Story, person: Person): string | undefined {
  const memory = memoryOf(story, person)
  const plans = person.space.records.flatMap((one) =>
    one.kind === 'entry' && one.isDocument ? [one.seq] : []
  )
  const newest = Math.max(memory.planSeq, ...plans)
  const [current] = [...person.space.documents.values()]
  if (newest > 0 && (current?.seq ?? 0) < newest)
    return `${person.name} had plan ${newest} and is shown plan ${current?.seq ?? 'none'}`
  memory.planSeq = current?.seq ?? 0
  return undefined
}

/** What counts as sent is there, as it was written or said to be gone. */
function hasVanished(story: Story, { name, space }: Person): string | undefined {
  for (const { by, seq, id } of story.landed) {
    const one = by === name ? space.records.find((record) => record.seq === seq) : undefined
    const isHere = one?.kind === 'entry' ? one.entry.id === id : isGone(one, space.myMemberId)
    const other = story.landed.find((two) => two.by === by && two.seq === seq && two.id !== id)
    if (other && by === name) return `${name} sent two words to ${seq}`
    if (one && !isHere) return `${name} sent words to ${seq}, and something else is there`
    const isAtHand = by === name && seq >= (space.records[0]?.seq ?? 0)
    if (!one && isAtHand) return `${name} sent words to ${seq}, and they are gone`
  }
  return undefined
}

// Words are said to be gone; an operation or an erase says nothing about words.
function isGone(one: OpenedRecord | undefined, myMemberId: string): boolean {
  return one?.memberId === myMemberId && one.kind !== 'operation' && one.kind !== 'erase'
}

/** With the whole log that a person stands on, the kernel's own validator says the same as their client. */
function isOtherChain(story: Story, { name, space }: Person): string | undefined {
  const { hidden, misplaced } = story.server.liesTo(name)
  if (hidden.size + misplaced.size === 0) return undefined
  const end = story.server.places(name).at(-1)?.position
  if (!end || !same(end.head, space.position.head)) return undefined
  const state = story.server.stateOf(name, verifySignature)
  const isSame = state && space.state && same(state.opHash, space.state.opHash)
  return isSame ? undefined : `${name} stands on the same log and sees another chain`
}

/** Once two people share a later record, they hold the same before it. */
function disagreement(story: Story, people: readonly Person[]): string | undefined {
  for (const person of people) {
    for (const one of person.space.records) {
      const said = one.kind === 'entry' ? story.said.get(one.entry.id) : undefined
      if (!said || said.by === person.name) continue
      for (const [seq, then] of said.shownThen) {
        const here = person.space.records.find((record) => record.seq === seq)
        const key = here && keyOf(here)
        if (isFirm(then) && isFirm(key) && then !== key)
          return `${said.by} and ${person.name} hold different records at ${seq}, and share ‘${said.text}’`
      }
    }
  }
  return undefined
}

function memoryOf(story: Story, { name }: Person): Memory {
  const all = memories.get(story) ?? new Map<Name, Memory>()
  memories.set(story, all)
  const memory = all.get(name) ?? { shown: new Map(), planSeq: 0 }
  all.set(name, memory)
  return memory
}

function textOf(body: unknown): unknown {
  return typeof body === 'object' && body && 'text' in body ? body.text : undefined
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return toBase64url(a) === toBase64url(b)
}
