import { beforeAll, expect, test } from 'vitest'
import { finderOf, textIn } from '../finder.fixture.ts'
import type { Finder } from '../index.ts'
import { hasServices, realServices } from '../real-services.fixture.ts'
import { fresh, fresher, latest } from './fresh.fixture.ts'
import { heldOut, notDanger } from './held-out.fixture.ts'
import type { HeldOut } from './held-out.fixture.ts'
import { spoken } from './spoken.fixture.ts'
import { topics } from './topics.fixture.ts'

const SHOWN = 10
const everything = [...heldOut, ...fresh, ...fresher, ...latest, ...spoken]
let finder: Finder
const texts = new Map<string, string>()

beforeAll(async () => {
  if (!hasServices) return
  const services = await realServices()
  for (const one of services) texts.set(textIn(one, 'id'), textOf(one))
  finder = finderOf(services)
})

test.skipIf(!hasServices)(
  'of ten services that are shown for what people say, nine are about it',
  () => {
    expect(precisionOn(everything)).toBeGreaterThan(0.93)
  }
)

test.skipIf(!hasServices)('so are they for what nobody names as it is called', () => {
  expect(precisionOn(spoken)).toBeGreaterThan(0.9)
})

test.skipIf(!hasServices)(
  'whoever may be in danger of their life is told first whom to call, and nobody else is',
  () => {
    const wrong = everything.filter(
      ({ text, danger }) => finder.search({ text }).isDanger !== (danger ?? false)
    )
    expect(wrong.map(({ text }) => text)).toEqual([])
    const alarmed = notDanger.filter((text) => finder.search({ text }).isDanger)
    expect(alarmed).toEqual([])
  }
)

test.skipIf(!hasServices)('what only sounds like violence is not taken for it', () => {
  const taken = notDanger.filter((text) =>
    finder.search({ text }).understood.some(({ id }) => id === 'domestic-abuse')
  )
  expect(taken).toEqual([])
})

function precisionOn(phrases: readonly HeldOut[]): number {
  const fitting = phrases.map(({ text, topic }) => {
    const { hits } = finder.search({ text, limit: SHOWN })
    return hits.filter(({ index }) => isAbout(topic, index)).length / SHOWN
  })
  return fitting.reduce((sum, one) => sum + one, 0) / phrases.length
}

function isAbout(topic: string, index: number): boolean {
  return topics[topic]?.test(texts.get(finder.idOf(index)) ?? '') ?? false
}

function textOf(one: Awaited<ReturnType<typeof realServices>>[number]): string {
  const { name, alternate_name, description, eligibility_description, organization, attributes } =
    one
  const called =
    typeof organization === 'object' && 'name' in (organization ?? {}) ? organization : {}
  return JSON.stringify([
    [name, alternate_name, description, eligibility_description, attributes],
    (called as { name?: string }).name
  ])
}
