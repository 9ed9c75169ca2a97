import { expect, test } from 'vitest'
import { fetchSpace, receiveRecord } from './fetch-space.ts'
import { Story, strangersWords } from './hostile-story.fixture.ts'
import { tellOn } from './hostile-telling.fixture.ts'

const anna = 'Anna' as const
const ben = 'Ben' as const

/** Ben writes so often, and Anna’s log has it. */
async function benWrites(story: Story, times: number): Promise<void> {
  const person = await story.person(ben)
  const by = { as: ben, keys: person.space.keys } as const
  for (let count = 0; count < times; count += 1)
    story.server.put(anna, strangersWords(story, anna, by))
}

test.each([300, 60])(
  'a plan from before the last visit cannot be served once more as the first of %i records that were missed',
  async (missed) => {
    const story = new Story()
    await tellOn(story, [
      [ben, 'hears'],
      [anna, 'saves a plan'],
      [anna, 'saves a plan']
    ])
    const oldPlan = story.server.logOf(anna).at(-2)
    await benWrites(story, 300)
    await tellOn(story, [
      [anna, 'hears'],
      [anna, 'comes back']
    ])
    expect((await story.person(anna)).alarm).toBeUndefined()
    if (oldPlan) story.server.put(anna, oldPlan.envelope)
    await benWrites(story, missed)
    await tellOn(story, [[anna, 'comes back']])
    expect((await story.person(anna)).alarm).toBe('log-differs')
  }
)

test('nor to somebody who is here, and missed more than a page while the line was gone', async () => {
  const story = new Story()
  await tellOn(story, [
    [ben, 'hears'],
    [anna, 'saves a plan'],
    [anna, 'saves a plan']
  ])
  const oldPlan = story.server.logOf(anna).at(-2)
  await benWrites(story, 20)
  await tellOn(story, [
    [anna, 'hears'],
    [anna, 'comes back']
  ])
  const person = await story.person(anna)
  expect(person.alarm).toBeUndefined()
  if (oldPlan) story.server.put(anna, oldPlan.envelope)
  await benWrites(story, 20)
  const { door } = story.tools(person)
  expect(await fetchSpace(door, person.space, undefined)).toMatchObject({ reason: 'log-differs' })
})

test.each([
  ['of this past is taken, once that was looked at', 'taken'],
  ['of another past is noticed', 'log-differs']
])('what had seen a place before all that was read, and %s', async (_, outcome) => {
  const story = new Story()
  await tellOn(story, [[ben, 'hears']])
  if (outcome !== 'taken') await tellOn(story, [[anna, 'keeps', 1]])
  await tellOn(story, [
    [anna, 'hears'],
    [ben, 'writes'],
    ...Array.from({ length: 12 }, () => [anna, 'writes'] as const),
    [anna, 'comes back']
  ])
  const person = await story.person(anna)
  expect(person.space.log.headAt(7)).toBeUndefined()
  const seen = (await story.person(ben)).space.position
  expect(seen.seq).toBe(7)
  await tellOn(story, [[ben, 'writes']])
  const written = story.server.logOf(ben).at(-1)
  if (outcome !== 'taken' && written) story.server.put(anna, written.envelope)
  const [came] = story.server.feed(anna, person.space.position.seq)
  const received = await receiveRecord(story.tools(person).door, person.space, came!)
  expect(received.ok ? received.value : received.reason).toBe(outcome)
})
