/** What a page needs to look over a reply of 2,000 characters, with and without phrases that get a tip. */
import { lookOver } from '../../../look-over/src/index.ts'
import type { Benchmark } from '../benchmark.ts'
import { median } from '../statistics.ts'

const LENGTH = 2000
const WARM_UP = 10
const TIMES = 200
const AIM_MS = 5
const KIND =
  'I read your words slowly, and I’m sorry. It makes sense that you left the room when she said that. How are you now? '
const HURTING =
  'I hear you, but at least you’re free now. People say “get over it”, and you should just leave him. '

export const lookOverBenchmark: Benchmark = {
  name: 'look-over',
  peer: 'the aim',
  aim: { text: `≤ ${AIM_MS} ms`, isMet: ({ value }) => value <= AIM_MS },
  async measure() {
    const times = [KIND, HURTING].map((words) => timeOf(words.repeat(LENGTH).slice(0, LENGTH)))
    const value = Math.max(...times)
    const [kind, hurting] = times.map((time) => time.toFixed(2))
    const notes = [`${kind} ms for a warm reply, ${hurting} ms for one full of phrases`]
    return { value, unit: 'ms', against: AIM_MS, ratio: value / AIM_MS, notes }
  }
}

function timeOf(text: string): number {
  for (let time = 0; time < WARM_UP; time += 1) lookOver(text)
  return median(
    Array.from({ length: TIMES }, () => {
      const startedAt = performance.now()
      lookOver(text)
      return performance.now() - startedAt
    })
  )
}
