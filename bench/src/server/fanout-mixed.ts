/** Many small spaces at once. */
import type { Benchmark } from '../benchmark.ts'
import { fanoutAim, fanoutPeer, measureFanout } from './fanout.ts'

const BONDS = 500
const PER_SECOND = 200

export const fanoutMixedBenchmark: Benchmark = {
  name: 'fanout-mixed',
  peer: fanoutPeer,
  aim: fanoutAim,
  async measure() {
    const fanout = { bonds: BONDS, receivers: 2, posts: 300, rounds: 5, perSecond: PER_SECOND }
    const found = await measureFanout({ ...fanout, name: this.name })
    const note = `${BONDS * 2} people online in ${BONDS} bonds of two, ${PER_SECOND} posts/s of 1 KB at random moments`
    return { ...found, notes: [note, ...found.notes] }
  }
}
