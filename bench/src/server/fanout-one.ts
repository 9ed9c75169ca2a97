/** One space with many open feeds. A space has two members in this version, so each of them has many devices. */
import type { Benchmark } from '../benchmark.ts'
import { fanoutAim, fanoutPeer, measureFanout } from './fanout.ts'

export const fanout100Benchmark = fanoutTo(100, 60)
export const fanout1000Benchmark = fanoutTo(1000, 40)

function fanoutTo(receivers: number, posts: number): Benchmark {
  return {
    name: `fanout-${receivers}`,
    peer: fanoutPeer,
    aim: fanoutAim,
    async measure() {
      const fanout = { name: this.name, bonds: 1, receivers, posts, rounds: 5 }
      const found = await measureFanout(fanout)
      const note = `${receivers} feeds of one bond, each with a session of its own; one post of 1 KB after another`
      return { ...found, notes: [note, ...found.notes] }
    }
  }
}
