import fc from 'fast-check'
import { expect, test } from 'vitest'
import { needsRekey } from './append.ts'
import { findWrong } from './hostile-oracle.fixture.ts'
import { anyTale, honestTale, type Tale } from './hostile-scenes.fixture.ts'
import { isFirm, shownTo, type Story } from './hostile-story.fixture.ts'
import { everybody, tellAll, type FindFault } from './hostile-telling.fixture.ts'

const { numRuns = 500 } = fc.readConfigureGlobal()
// Bounds a hang and measures nothing: a busy machine may take many times as long as a quiet one.
const timeout = 600_000 + numRuns * 2000

test(
  'whatever the server does, people who were not alarmed agree, and see only what was really written',
  { timeout },
  async () => {
    await fc.assert(told(anyTale, findWrong))
  }
)

test('an honest server alarms nobody, and in the end all see the same', { timeout }, async () => {
  const property = told(honestTale, findAlarmOrDifference)
  // A story costs as much as a hundred properties of other kinds: a quarter of them leaves time for the others.
  await fc.assert(property, { numRuns: Math.ceil(numRuns / 4) })
})

test(
  'a story that goes wrong is told with names, and as short as it can be',
  { timeout },
  async () => {
    const nobodyIsAlarmed = (story: Story): string | undefined =>
      everybody(story).some(({ alarm }) => alarm) ? 'somebody is alarmed' : undefined
    const property = told(anyTale, nobodyIsAlarmed)
    const found = await fc.check(property, { numRuns: 2000, seed: 13 })
    const words = String(found.errorInstance)
    expect(words).toMatch(
      /is told: (log|document)-differs\.\n(.*\n)* {2}But somebody is alarmed\.$/u
    )
    const [{ place, moves }] = found.counterexample ?? [{ place: 'bond', moves: [] }]
    expect(moves.length).toBeGreaterThan(1)
    for (const index of moves.keys())
      await tellAll({ place, moves: moves.toSpliced(index, 1) }, nobodyIsAlarmed)
  }
)

function told(tales: fc.Arbitrary<Tale>, findFault: FindFault): fc.IAsyncProperty<[Tale]> {
  return fc.asyncProperty(tales, async (tale) => void (await tellAll(tale, findFault)))
}

function findAlarmOrDifference(story: Story, isOver: boolean): string | undefined {
  const alarmed = everybody(story).find(({ alarm }) => alarm)
  if (alarmed) return `${alarmed.name} was alarmed for nothing`
  const here = everybody(story).filter(({ space }) => space.me !== undefined && !needsRekey(space))
  const [first, ...others] = isOver ? here : []
  for (const other of others) {
    const shown = first && shownTo(first)
    for (const [seq, key] of shownTo(other)) {
      const theirs = shown?.get(seq)
      if (theirs !== undefined && (theirs !== key || !(isFirm(key) || key === 'taken-back')))
        return `${other.name} sees “${key}” at ${seq}, and ${first?.name} “${theirs}”`
    }
  }
  return findWrong(story)
}
