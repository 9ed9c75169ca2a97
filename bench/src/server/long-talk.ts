/** One more record in a conversation of 10,000 that is open and loaded, in a real client, against one with one page. */
import { NO_LANE, writeEntry } from '@beside/kernel'
import { entryOf, joinAsBen } from '../../../harness/src/hostile/changed-client.ts'
import { inviteBy, openHouse, type Person } from '../../../harness/src/house.ts'
import type { Membership } from '../../../server/src/membership.fixture.ts'
import type { Benchmark } from '../benchmark.ts'
import { median, spread } from '../statistics.ts'
import { randomBytes } from '../wire/random-bytes.ts'

const RECORDS = 10_000
const TIMES = 40
const TOKEN_FOR = 1000

export const longTalkBenchmark: Benchmark = {
  name: 'circle-10000',
  peer: 'the same client with the newest page alone',
  aim: { text: '≤ 2 × one page', isMet: ({ ratio }) => ratio <= 2 },
  async measure() {
    await using home = await openHouse({ rateScale: 10_000 })
    const anna = await home.person('anna')
    const { bondId, link } = await inviteBy(anna)
    const ben = await joinAsBen(home.address, link)
    await anna.sees('Ben at the door', ({ people }) => people[0]?.state === 'is-it-them')
    await anna.answerIsItThem({ bondId, isThem: true })
    const words = anna.kitWords.join(' ')
    await anna.leave()
    await ben.sync()
    for (let written = 0; written < RECORDS; written += 1) {
      // A token lasts ten minutes, which a busy machine may need.
      if (written % TOKEN_FOR === 0) await ben.renewToken()
      await write(ben, `words ${written}`)
    }

    const back = home.device('anna')
    const startedAt = performance.now()
    await back.signInWithKit({ words, device: 'shared' })
    await back.openTalk(bondId)
    await back.sees('the newest words', ({ talk }) => (talk?.items.length ?? 0) > 0)
    const opening = performance.now() - startedAt
    const onePage = await timeMore(ben, back)
    const loadingAt = performance.now()
    while (back.view().talk?.hasEarlier === true) await back.loadEarlier()
    const loading = performance.now() - loadingAt
    const whole = await timeMore(ben, back)
    const [value, against] = [median(whole), median(onePage)]
    const notes = [
      `from the post to the view: ${spread(whole)}; with one page: ${spread(onePage)}`,
      `sign-in and opening: ${opening.toFixed(0)} ms; loading all earlier words: ${(loading / 1000).toFixed(1)} s`
    ]
    return { value, unit: 'ms p50', against, ratio: value / against, notes }
  }
}

async function timeMore(ben: Membership, reader: Person): Promise<number[]> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const text = `more ${performance.now()}`
    const startedAt = performance.now()
    await write(ben, text)
    await reader.sees(text, ({ talk }) => {
      const last = talk?.items.at(-1)
      return last?.kind === 'words' && last.text === text
    })
    times.push(performance.now() - startedAt)
  }
  return times
}

async function write(ben: Membership, text: string): Promise<void> {
  const plain = entryOf('words', { text, notes: [] })
  const what = { standing: ben.standing(), lane: NO_LANE, isDocument: false, plain }
  const keys = { author: ben.keys.sign, epochKey: ben.epochKey.key }
  const { status } = await ben.write(writeEntry(what, keys, randomBytes))
  if (status !== 200) throw new Error(`not written: ${status}`)
}
