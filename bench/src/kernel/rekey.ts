/** What a client needs for a new epoch of a full circle: a key, a box for each of the twelve, and a signature. */
import {
  makeRekey,
  memberKeysFromSeed,
  NO_OPERATION,
  writeOperation,
  type EpochKey,
  type MemberKeys,
  type SpaceState,
  type Standing
} from '@beside/kernel'
import type { Benchmark } from '../benchmark.ts'
import { median } from '../statistics.ts'
import { randomBytes } from '../wire/random-bytes.ts'

const PEOPLE = 12
const WARM_UP = 10
const TIMES = 60
const AIM_MS = 100

export const rekeyBenchmark: Benchmark = {
  name: 'rekey-12',
  peer: 'the aim',
  aim: { text: '≤ 100 ms', isMet: ({ value }) => value <= AIM_MS },
  async measure() {
    const people = Array.from({ length: PEOPLE }, () => memberKeysFromSeed(randomBytes(32)))
    for (let time = 0; time < WARM_UP; time += 1) rekey(people)
    const value = median(Array.from({ length: TIMES }, () => timeOf(() => rekey(people))))
    return { value, unit: 'ms', against: AIM_MS, ratio: value / AIM_MS }
  }
}

function timeOf(act: () => void): number {
  const startedAt = performance.now()
  act()
  return performance.now() - startedAt
}

function rekey(people: readonly MemberKeys[]): void {
  const [author] = people
  if (!author) throw new Error('A circle has people in it.')
  const current: EpochKey = { epoch: 1, key: randomBytes(32) }
  const members = people.map(({ sign, kem }) => ({ sign: sign.public, kem: kem.public }))
  const place = { spaceId: randomBytes(32), epoch: current.epoch, opHash: NO_OPERATION }
  const state = { ...place, members } as unknown as SpaceState
  const standing = { ...place, author: author.sign.public, seenSeq: 0, seenHead: place.spaceId }
  const body = makeRekey(state, current, randomBytes).rekey
  writeOperation({ standing: standing as unknown as Standing, body }, author.sign, randomBytes)
}
