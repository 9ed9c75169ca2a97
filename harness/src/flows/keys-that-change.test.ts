/** "Someone may have my device" and every other change of ways in, with a line that breaks at each request of it. */
import { nodeEnvironment } from '@beside/client/node'
import { expect, test } from 'vitest'
import {
  arriveAs,
  befriend,
  hasSettledKeys,
  openHouse,
  wordsIn,
  type House,
  type Person
} from '../house.ts'
import { DEEP_RUNS, fastCheckOptions } from '../runs.ts'

/** A line that breaks once, at one of the requests that are counted from `begin` on. */
class Line {
  count = 0
  isCut = false
  readonly at: number
  readonly way: 'cut' | 'answer lost and cut' | 'answer lost'
  #isCounting = false

  constructor(at: number, way: Line['way']) {
    this.at = at
    this.way = way
  }

  begin(): void {
    this.#isCounting = true
  }

  fetchFor(address: string): (url: string, init?: RequestInit) => Promise<Response> {
    const real = nodeEnvironment(address).fetch
    return async (url, init) => {
      if (this.isCut) throw new TypeError('the line is cut')
      const isCounted = this.#isCounting && !url.endsWith('/api/feed')
      const number = isCounted ? (this.count += 1) : 0
      const response = await real(url, init)
      if (number !== this.at) return response
      if (this.way !== 'answer lost') this.isCut = true
      if (this.way !== 'cut') throw new TypeError('the answer was lost')
      return response
    }
  }
}

type Story = { readonly home: House; readonly alice: Person; readonly bob: Person; bondId: string }

async function arriveByKit(home: House, name: string): Promise<Person> {
  const person = home.device(name)
  await arriveAs(person, '')
  return person
}

async function comeBack(home: House, words: readonly string[], line?: Line): Promise<Person> {
  const device = home.device('alice', line ? { fetch: line.fetchFor(home.address) } : {})
  const back = await device.signInWithKit({ words: words.join(' '), device: 'shared' })
  expect(back).toMatchObject({ ok: true })
  return device
}

const steps = {
  signs: { text: 'I stop sleeping', isNotForMe: false },
  'by-myself': { text: '', isNotForMe: false },
  'places-and-company': { text: '', isNotForMe: false },
  'people-to-tell': { text: '', isNotForMe: false },
  services: { text: '', isNotForMe: false },
  surroundings: { text: '', isNotForMe: false },
  remember: { text: '', isNotForMe: false }
}

/** Alice has notes, a plan, and a bond in which both have written. */
async function beginStory(home: House, bob: Person): Promise<Story> {
  const alice = await arriveByKit(home, 'alice')
  const bondId = await befriend(alice, bob)
  const kept = [
    await alice.saveNotes({ body: { text: 'my notes' }, version: '' }),
    await alice.savePlan({ body: { steps }, version: '' }),
    await alice.openTalk(bondId),
    await bob.openTalk(bondId),
    await alice.say({ talkId: bondId, text: 'from before', notes: [] })
  ]
  for (const one of kept) expect(one).toMatchObject({ ok: true })
  await bob.sees('the words', (view) => wordsIn(view).includes('from before'))
  await bob.say({ talkId: bondId, text: 'an answer from before', notes: [] })
  await alice.sees('the answer', (view) => wordsIn(view).includes('an answer from before'))
  return { home, alice, bob, bondId }
}

const isSent = (person: Person, text: string): boolean =>
  (person.view().talk?.items ?? []).some(
    (item) => item.kind === 'words' && item.text === text && item.delivery === 'sent'
  )

/** All that was hers is there, and both go on. */
async function isWhole({ bob, bondId }: Story, alice: Person, mark: string): Promise<void> {
  await alice.openTalk(bondId)
  await bob.openTalk(bondId)
  await alice.sees('new keys everywhere', hasSettledKeys)
  const view = await alice.sees('the words from before', (seen) =>
    ['from before', 'an answer from before'].every((text) => wordsIn(seen).includes(text))
  )
  expect(view.plan?.body.steps.signs.text).toBe('I stop sleeping')
  expect(view.notes?.body.text).toMatch(/^my notes/u)
  const version = view.notes?.version ?? ''
  const text = `my notes, ${mark}`
  expect(await alice.saveNotes({ body: { text }, version })).toMatchObject({ ok: true })
  expect(await alice.say({ talkId: bondId, text: `alice ${mark}`, notes: [] })).toMatchObject({
    ok: true
  })
  await alice.sees('her words sent', () => isSent(alice, `alice ${mark}`))
  await bob.sees('her words', (seen) => wordsIn(seen).includes(`alice ${mark}`))
  expect(await bob.say({ talkId: bondId, text: `bob ${mark}`, notes: [] })).toMatchObject({
    ok: true
  })
  await alice.sees('his words', (seen) => wordsIn(seen).includes(`bob ${mark}`))
  expect(alice.view().alarms).toEqual([])
  expect(bob.view().alarms).toEqual([])
}

/** The words that the server takes, of those that she was shown: the newest first. */
async function wordsThatOpen(
  home: House,
  shown: readonly (readonly string[])[]
): Promise<readonly string[]> {
  for (const words of shown) {
    const device = home.device('alice')
    const back = await device.signInWithKit({ words: words.join(' '), device: 'shared' })
    await device.leave()
    if (back.ok) return words
  }
  throw new Error('None of the words that she was shown open anything')
}

async function countRequests(): Promise<number> {
  await using home = await openHouse()
  const story = await beginStory(home, await arriveByKit(home, 'bob'))
  const line = new Line(Infinity, 'cut')
  const phone = await comeBack(home, story.alice.kitWords, line)
  line.begin()
  await phone.changeEverything({ current: story.alice.kitWords.join(' '), next: '' })
  await phone.sees('new keys everywhere', hasSettledKeys)
  return line.count
}

async function changeAt(story: Story, line: Line): Promise<void> {
  const { home, alice } = story
  await alice.leave()
  const phone = await comeBack(home, alice.kitWords, line)
  await phone.openTalk(story.bondId)
  line.begin()
  const current = alice.kitWords.join(' ')
  const changed = await phone.changeEverything({ current, next: '' })
  // On a line that lives on, whoever was told no presses again.
  const again =
    changed.ok || line.isCut ? changed : await phone.changeEverything({ current, next: '' })
  const shown = again.ok ? [again.value.kitWords, alice.kitWords] : [alice.kitWords]
  if (line.way === 'answer lost') {
    expect(again).toMatchObject({ ok: true })
    await isWhole(story, phone, 'in the same session')
  } else {
    // The spaces follow by themselves: the page is closed once the line broke, or nothing was left to break.
    await expect.poll(() => line.isCut || hasSettledKeys(phone.view())).toBe(true)
  }
  await phone.leave()
  const words = await wordsThatOpen(home, shown)
  if (again.ok && again.value.isInForce) expect(words).toEqual(again.value.kitWords)
  const back = await comeBack(home, words)
  await isWhole(story, back, 'at first')
  await back.leave()
  // What the first visit tidied away is not missed at the second.
  const later = await comeBack(home, words)
  await later.openTalk(story.bondId)
  await later.sees('everything again', (view) => wordsIn(view).includes('bob at first'))
  expect(later.view().notes?.body.text).toBe('my notes, at first')
  await later.leave()
}

/** A server lets nobody sign in all the time, so every few stories get a house of their own. */
const STORIES_OF_HOUSE = 5

const ways = ['cut', 'answer lost and cut', 'answer lost'] as const

/**
 * An ordinary run breaks every request once, each in one of the ways, and the next run in another. The deep form
 * breaks every request in all of them.
 */
function requestsFor(way: Line['way'], count: number): number[] {
  const { seed, numRuns } = fastCheckOptions()
  const all = Array.from({ length: count }, (_, index) => index + 1)
  if (numRuns >= DEEP_RUNS) return all
  return all.filter((at) => ways[(at + seed) % ways.length] === way)
}

test.each(ways)(
  'Whoever changes everything keeps notes, plan, bonds and a way in, at whichever request the line breaks (%s)',
  async (way) => {
    const count = await countRequests()
    expect(count).toBeGreaterThan(8)
    const requests = requestsFor(way, count)
    while (requests.length > 0) {
      await using home = await openHouse()
      const bob = await arriveByKit(home, 'bob')
      for (const at of requests.splice(0, STORIES_OF_HOUSE)) {
        const story = await beginStory(home, bob)
        await changeAt(story, new Line(at, way)).catch((cause: unknown) => {
          throw new Error(`broken at request ${at} of ${count}: ${String(cause)}`, { cause })
        })
      }
    }
  }
)
