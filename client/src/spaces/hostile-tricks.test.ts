import { NO_LANE, writeEntry, writeErase } from '@beside/kernel'
import { expect, test } from 'vitest'
import { writeEnvelope } from '../wire/read-wire.ts'
import { standingIn } from './append.ts'
import { agreesWith, checkpointOf } from './checkpoint.ts'
import { writeJson } from './entry.ts'
import type { Act, Trick } from './hostile-moves.fixture.ts'
import { findWrong } from './hostile-oracle.fixture.ts'
import { withoutWords } from './hostile-server.fixture.ts'
import type { Name } from './hostile-begin.fixture.ts'
import { shownTo, Story, strangersWords } from './hostile-story.fixture.ts'
import { everybody, tellAll, tellOn } from './hostile-telling.fixture.ts'

const ben = 'Ben' as const
const anna = 'Anna' as const
const LONGER_THAN_A_WINDOW = 530
const benWritesOften = Array.from({ length: 7 }, () => [ben, 'writes'] as const)

/** Each trick by itself: who does what, and what whom is told. */
const tricks: readonly {
  readonly title: string
  readonly moves: readonly (readonly [Name, Act | Trick, number?])[]
  readonly alarmed: Partial<Record<Name, string>>
}[] = [
  {
    title: 'two histories are noticed by the first later record',
    moves: [
      [anna, 'hears'],
      [ben, 'hears'],
      [ben, 'keeps', 0],
      [anna, 'keeps', 1],
      [anna, 'writes'],
      [ben, 'writes'],
      [anna, 'writes'],
      [ben, 'lets through'],
      [ben, 'hears']
    ],
    alarmed: { Ben: 'log-differs' }
  },
  {
    title: 'a person who was frozen and wrote meanwhile is told as soon as words come through',
    moves: [
      [ben, 'keeps', 0],
      [anna, 'writes'],
      [anna, 'writes'],
      [ben, 'writes'],
      [ben, 'lets through'],
      [ben, 'hears']
    ],
    alarmed: { Ben: 'log-differs' }
  },
  {
    title: 'a record that is left out is noticed',
    moves: [
      [ben, 'drops', 1],
      [ben, 'hears']
    ],
    alarmed: { Ben: 'log-differs' }
  },
  {
    title: 'records that changed places are noticed',
    moves: [
      [ben, 'swaps', 1],
      [ben, 'hears']
    ],
    alarmed: { Ben: 'log-differs' }
  },
  {
    title: 'words that are served twice are noticed as they come',
    moves: [
      [ben, 'hears'],
      [ben, 'replays', 0],
      [ben, 'hears']
    ],
    alarmed: { Ben: 'log-differs' }
  },
  {
    title: 'an old plan that is served again as the newest is noticed',
    moves: [
      [anna, 'saves a plan'],
      [anna, 'saves a plan'],
      [anna, 'replays', 1],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'the plan before the newest is noticed',
    moves: [
      [anna, 'saves a plan'],
      [anna, 'saves a plan'],
      [anna, 'serves an old plan'],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'document-differs' }
  },
  {
    title: 'the plan before the newest is noticed, also where the server is right about the past',
    moves: [
      [anna, 'saves a plan'],
      [anna, 'saves a plan'],
      [anna, 'serves an old plan', 1],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'document-differs' }
  },
  {
    title: 'a page of one’s own whose words are held back is noticed',
    moves: [
      [anna, 'saves a plan'],
      [anna, 'withholds words'],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'document-differs' }
  },
  {
    title: 'a hidden rekey is noticed by what stands on it, though no page reaches back to it',
    moves: [
      [anna, 'hears'],
      [ben, 'opens an epoch'],
      ...benWritesOften,
      [anna, 'hides an operation'],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title:
      'an operation that is said to lie elsewhere is noticed, though no page reaches back to it',
    moves: [
      [anna, 'hears'],
      ...benWritesOften,
      [anna, 'misplaces an operation'],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'an older past is noticed by whoever comes back',
    moves: [
      [ben, 'hears'],
      [ben, 'shows an older past'],
      [ben, 'comes back']
    ],
    alarmed: { Ben: 'log-differs' }
  },
  {
    title: 'a leave that is hidden from the chain is noticed before anybody writes on',
    moves: [
      [ben, 'leaves'],
      [anna, 'hides an operation', 0],
      [anna, 'writes']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'a rekey that is hidden from the chain is noticed',
    moves: [
      [anna, 'hears'],
      [ben, 'opens an epoch'],
      [anna, 'hides an operation', 0],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'words that a server says it took, and did not, are noticed',
    moves: [
      [anna, 'swallows a write'],
      [anna, 'writes']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'words that a server signed and dropped are noticed by whoever comes back',
    moves: [
      [anna, 'signs and swallows a write'],
      [anna, 'writes'],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'a server that signs with another key is noticed',
    moves: [
      [anna, 'signs with another key'],
      [anna, 'hears']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'a server that leaves no way to check what records had seen is noticed',
    moves: [
      [anna, 'hears'],
      ...benWritesOften,
      // She had seen none of it.
      [anna, 'writes'],
      [anna, 'gives no window'],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'another key in the first record is noticed',
    moves: [
      [ben, 'alters', 5],
      [ben, 'hears']
    ],
    alarmed: { Ben: 'log-differs' }
  },
  {
    title: 'somebody whom nobody invited gets no place, and nobody is stopped by them',
    moves: [
      [anna, 'invents a member'],
      [anna, 'hears'],
      [anna, 'writes']
    ],
    alarmed: {}
  },
  {
    title: 'invented words are shown as not verified, and never as words',
    moves: [
      [anna, 'hears'],
      [anna, 'invents words', 0],
      [anna, 'invents words', 1],
      [anna, 'hears']
    ],
    alarmed: {}
  },
  {
    title: 'pages of another past are noticed by whoever comes back',
    moves: [
      [ben, 'keeps', 0],
      [anna, 'keeps', 1],
      [anna, 'writes'],
      [ben, 'writes'],
      [anna, 'serves the pages of another'],
      [anna, 'comes back']
    ],
    alarmed: { Anna: 'log-differs' }
  },
  {
    title: 'who left and writes on with the help of the server is shown as not verified',
    moves: [
      [ben, 'leaves'],
      [anna, 'hears'],
      [anna, 'lets write on who left'],
      [anna, 'hears'],
      [anna, 'writes']
    ],
    alarmed: {}
  },
  {
    title: 'a refusal that is a lie alarms nobody',
    moves: [
      [anna, 'refuses a write'],
      [anna, 'writes'],
      [anna, 'writes']
    ],
    alarmed: {}
  }
]

for (const { title, moves, alarmed } of tricks) {
  test(`Alone: ${title}`, async () => {
    const story = await tellAll(
      { place: 'bond', moves: moves.map(([who, does, at = 0]) => ({ who, does, at })) },
      findWrong
    )
    const heard = everybody(story).flatMap(({ name, alarm }) => (alarm ? [[name, alarm]] : []))
    expect(Object.fromEntries(heard), story.told.join('\n')).toEqual(alarmed)
  })
}

test('words that are held back are said to be, and those that were taken back are said to be that', async () => {
  const moves = [
    { who: ben, does: 'withholds words', at: 0 },
    { who: ben, does: 'hears', at: 0 },
    { who: anna, does: 'writes', at: 0 },
    { who: anna, does: 'takes back', at: 0 },
    { who: ben, does: 'hears', at: 0 }
  ] as const
  const story = await tellAll({ place: 'bond', moves }, findWrong)
  const shown = shownTo(await story.person(ben))
  expect([shown.get(6), shown.get(7)]).toEqual(['withheld', 'taken-back'])
})

test('what was taken back stays so where the server still serves the words', async () => {
  const story = new Story()
  await tellOn(story, [
    [anna, 'hears'],
    [anna, 'writes']
  ])
  const written = story.server.logOf(ben)[6]
  await tellOn(story, [[anna, 'takes back']])
  const log = story.server.logOf(ben)
  if (!written) throw new Error('six records and one')
  log[6] = written
  await tellOn(story, [[ben, 'hears']])
  const person = await story.person(ben)
  expect([person.alarm, shownTo(person).get(7)]).toEqual([undefined, 'taken-back'])
})

test('nobody takes back what another wrote', async () => {
  const story = new Story()
  await tellOn(story, [
    [anna, 'hears'],
    [ben, 'hears']
  ])
  const { space } = await story.person(ben)
  const standing = standingIn(space)
  if (!standing) throw new Error('Ben is here')
  const erase = writeErase({ standing, seqs: [6] }, space.keys.sign)
  for (const name of story.people.keys()) story.server.put(name, writeEnvelope(erase))
  story.server.logOf(anna)[5] = withoutWords(story.server.logOf(anna)[5] ?? fail())
  await tellOn(story, [
    [ben, 'hears'],
    [anna, 'comes back']
  ])
  expect(shownTo(await story.person(ben)).get(6)).toMatch(/^entry/u)
  expect(shownTo(await story.person(anna)).get(6)).toBe('withheld')
})

test('a member who says they saw what never was is taken at no word, and the server is asked why', async () => {
  const story = new Story()
  await tellOn(story, [[anna, 'hears']])
  const { space } = await story.person(anna)
  const standing = standingIn(space)
  const epochKey = space.newestEpochKey()
  if (!standing || !epochKey) throw new Error('Anna is here')
  const seenHead = standing.opHash
  const entry = { standing: { ...standing, seenHead }, lane: NO_LANE, isDocument: false }
  const plain = writeJson({})
  const keys = { author: space.keys.sign, epochKey: epochKey.key }
  const random = (size: number) => new Uint8Array(size)
  story.server.put(ben, writeEnvelope(writeEntry({ ...entry, plain }, keys, random)))
  await tellOn(story, [[ben, 'hears']])
  expect((await story.person(ben)).alarm).toBe('log-differs')
})

test('two devices of one person notice that they were shown different pasts, by what they saved', async () => {
  const story = new Story()
  const phone = await story.person('Anna’s phone')
  await tellOn(story, [
    [anna, 'writes'],
    [phone.name, 'hears']
  ])
  const { space } = await story.person(anna)
  const saved = () => checkpointOf(phone.space, 0)
  expect(saved() && agreesWith(space, saved()!)).toBe(true)
  await tellOn(story, [
    [phone.name, 'keeps', 0],
    [anna, 'keeps', 2],
    [anna, 'writes'],
    [phone.name, 'writes']
  ])
  expect(saved() && agreesWith(space, saved()!)).toBe(false)
})

test(
  'after a long time away, a plan from before the last visit cannot be served once more',
  { timeout: 600_000 },
  async () => {
    const story = new Story()
    await tellOn(story, [
      [ben, 'hears'],
      [anna, 'saves a plan'],
      [anna, 'saves a plan'],
      [anna, 'replays', 1]
    ])
    const person = await story.person(ben)
    const by = { as: ben, keys: person.space.keys } as const
    for (let count = 0; count < LONGER_THAN_A_WINDOW; count += 1)
      story.server.put(anna, strangersWords(story, anna, by))
    await tellOn(story, [[anna, 'comes back']])
    expect((await story.person(anna)).alarm).toBe('log-differs')
  }
)

test('whoever comes back holds the server to the time that it had then', async () => {
  const story = new Story()
  await tellOn(story, [
    [anna, 'hears'],
    [ben, 'writes']
  ])
  const log = story.server.logOf(anna)
  const [first, last] = [log[5], log[6]]
  if (!first || !last) throw new Error('six records and one')
  log[6] = { ...last, time: first.time - 1 }
  await tellOn(story, [[anna, 'comes back']])
  expect((await story.person(anna)).alarm).toBe('log-differs')
})

function fail(): never {
  throw new Error('a log begins with six records')
}
