import { openDirectory, answerFromServer, askServerFor } from '@beside/client/directory'
import type { Answer, Directory, FoundByServer, Question } from '@beside/client/directory'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasSamples, readSample } from '../../../hsds/src/samples.fixture.ts'
import { publishStaged, stage } from '../../../server/src/directory/directory.fixture.ts'
import { run, testClock } from '../../../server/src/running.fixture.ts'
import type { Running } from '../../../server/src/running.fixture.ts'

const feeds = [
  'data/haarrrvest-cc0/services.hsds.json',
  'data/miami-open211-2019/services.hsds3.json'
]

/** What people say: needs, names, half words, slips, Spanish, and what is in no list. */
const phrases = [
  'my husband hits me',
  'somewhere safe to sleep tonight',
  'nowhere to live',
  'i want to kill myself',
  'I am hungry',
  'food pantry open saturday',
  'somebody to talk to at nigth',
  'help with drink',
  'womens shelter',
  'rape crisis',
  'lawyer for a family',
  'counselling for children',
  'comida gratis',
  'ayuda con la renta',
  'wheelchair',
  'hiv test',
  'veterans',
  'church',
  'st vincent de paul',
  'pant',
  'a',
  'Miami',
  '33130',
  'zzzxqy',
  '“food” & (shelter)',
  ''
]
const places = ['Miami', 'Philadelphia', 'nowhere at all']
const wishes: readonly Partial<Question>[] = [
  {},
  { isFree: true },
  { forWhom: 'women' },
  { language: 'es' },
  { isFree: true, forWhom: 'families', language: 'en' }
]

// One clock for both: what was checked long ago stands lower, and a day may end meanwhile.
const clock = testClock()
const ANYTHING: Question = {
  words: '',
  isAsTyped: false,
  isOpen: false,
  isFree: false,
  forWhom: '',
  language: '',
  near: null,
  count: 20,
  saidIn: 'en'
}

describe.skipIf(!hasSamples)('In a list of real services', () => {
  let server: Running
  let onDevice: Directory
  beforeAll(async () => {
    server = await run({ clock })
    for (const path of feeds) {
      const { id } = await stage(server, readSample(path), { source: path })
      await publishStaged(server, id)
    }
    await server.server.renewDirectory()
    onDevice = openDirectory({
      address: server.address,
      fetch,
      now: () => clock.now(),
      pinnedRoot: null,
      packs: null,
      tell: () => undefined
    })
    await onDevice.bring('all')
  }, 600_000)
  afterAll(() => server[Symbol.asyncDispose]())

  async function search(question: Question, place = ''): Promise<readonly [Answer, Answer]> {
    const [near = null] = place === '' ? [] : onDevice.findPlaces(place)
    const here = onDevice.search({ ...question, near })
    const body = JSON.stringify(askServerFor({ ...question, place }))
    const headers = { 'content-type': 'application/json', origin: server.address }
    const path = `${server.address}/api/directory/search`
    const reply = await fetch(path, { method: 'POST', headers, body })
    expect(reply.status).toBe(200)
    return [here!, answerFromServer((await reply.json()) as FoundByServer, clock.now())]
  }

  test.each(phrases)(
    'a device and the server find the same for “%s”, in one order',
    async (words) => {
      for (const wish of wishes) {
        const [here, there] = await search({ ...ANYTHING, ...wish, words })
        expect(seen(there), JSON.stringify(wish)).toEqual(seen(here))
      }
    }
  )

  test.each(places)('and the same near %s', async (place) => {
    for (const words of ['food', 'somewhere safe to sleep tonight', '']) {
      const [here, there] = await search({ ...ANYTHING, words }, place)
      expect(seen(there)).toEqual(seen(here))
    }
  })

  test('most of what people say finds something, so there is something to compare', async () => {
    const found = await Promise.all(phrases.map((words) => search({ ...ANYTHING, words })))
    expect(found.filter(([{ cards }]) => cards.length > 0).length).toBeGreaterThan(20)
    const near = await search({ ...ANYTHING, words: 'food' }, 'Miami')
    expect(near[0].cards.every(({ km }) => km === null || km <= 50)).toBe(true)
    expect(near[0].cards.some(({ km }) => km !== null)).toBe(true)
  })
})

/** Whether it is open just now the device alone says: it knows the clock of whoever asks. */
function seen({ cards, ...answer }: Answer) {
  return { ...answer, cards: cards.map(({ open: _open, ...card }) => card) }
}
