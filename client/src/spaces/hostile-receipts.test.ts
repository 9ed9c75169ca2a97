import { expect, test } from 'vitest'
import { findWrong } from './hostile-oracle.fixture.ts'
import type { Act, Trick } from './hostile-moves.fixture.ts'
import type { Name } from './hostile-begin.fixture.ts'
import { Story } from './hostile-story.fixture.ts'
import { tellOn } from './hostile-telling.fixture.ts'

const anna = 'Anna' as const
const phone = 'Anna’s phone' as const
type Moves = readonly (readonly [Name, Act | Trick, number?])[]

/** What Anna did before, and which record of hers, counted from her newest, the receipt is of. */
const others: readonly { readonly kind: string; readonly before: Moves; readonly at: number }[] = [
  { kind: 'operation', before: [[anna, 'opens an epoch']], at: 0 },
  {
    kind: 'erase',
    before: [
      [anna, 'writes'],
      [anna, 'takes back']
    ],
    at: 0
  },
  {
    kind: 'taken-back',
    before: [
      [anna, 'writes'],
      [anna, 'takes back']
    ],
    at: 1
  },
  {
    kind: 'withheld',
    before: [
      [anna, 'writes'],
      [anna, 'withholds words'],
      [anna, 'comes back']
    ],
    at: 0
  },
  { kind: 'entry', before: [[anna, 'writes']], at: 0 }
]

for (const { kind, before, at } of others) {
  test(`Anna’s words that the server passes off as another record of hers (${kind}) do not count as sent`, async () => {
    const story = new Story()
    await tellOn(story, before)
    const sent = story.landed.length
    await tellOn(story, [[anna, 'answers with another record of theirs', at]])
    const { space } = await story.person(anna)
    const seq = story.server.liesTo(anna).passedOffAs
    expect(space.records.find((one) => one.seq === seq)?.kind).toBe(kind)
    await tellOn(story, [[anna, 'writes']])
    expect((await story.person(anna)).alarm, story.told.join('\n')).toBe('log-differs')
    expect(story.landed).toHaveLength(sent)
    expect(findWrong(story)).toBeUndefined()
  })
}

test('Words whose answer got lost, and which Anna took back on her phone, are not said again and alarm nobody', async () => {
  const story = new Story()
  await tellOn(story, [
    [anna, 'loses an answer'],
    [phone, 'hears'],
    [phone, 'takes back'],
    [anna, 'hears'],
    [anna, 'writes']
  ])
  const person = await story.person(anna)
  expect([person.alarm, story.landed]).toMatchObject([undefined, [{ seq: 7 }]])
  expect(story.server.logOf(anna)).toHaveLength(8)
})
