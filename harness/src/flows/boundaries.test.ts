import { describe, expect, test } from 'vitest'
import type { BoundariesBody, ShownPart, SpaceBoundaries } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import { arriveAs, befriend, openHouse, secondDevice, type House, type Person } from '../house.ts'

const done = { ok: true, value: true }
const mine: BoundariesBody = {
  quietHours: { from: '21:00', to: '08:00', timeZone: 'Europe/London' },
  howToSpeak: 'Slowly, and one thing at a time.',
  words: 'I say survivor.',
  hardTopics: ['hospital'],
  hardWords: 'Sirens.'
}
const parts: readonly ShownPart[] = ['quietHours', 'howToSpeak', 'words']

async function peopleIn(home: House, ...names: readonly string[]): Promise<Person[]> {
  const people = names.map((name) => home.device(name))
  await Promise.all(people.map((person) => arriveAs(person, '')))
  return people
}

async function save(person: Person, change: Partial<BoundariesBody> = {}): Promise<void> {
  const version = person.view().boundaries?.version ?? ''
  expect(await person.saveBoundaries({ body: { ...mine, ...change }, version })).toEqual(done)
}

/** What this person is shown by others in a space. */
const shownTo = (person: Person, spaceId: string): SpaceBoundaries['theirs'][string][] =>
  Object.values(person.view().boundariesIn[spaceId]?.theirs ?? {})

describe('Boundaries', () => {
  test('are shown in the one bond for which they are switched on, and to nobody in another', async () => {
    await using home = await openHouse()
    const [mina, sam, ade] = (await peopleIn(home, 'mina', 'sam', 'ade')) as [
      Person,
      Person,
      Person
    ]
    const [withSam, withAde] = [await befriend(mina, sam), await befriend(mina, ade)]
    await save(mina)
    expect(shownTo(sam, withSam)).toEqual([])
    expect(await mina.showBoundaries({ spaceId: withSam, parts: ['howToSpeak'] })).toEqual(done)
    await sam.sees('how to speak', () => shownTo(sam, withSam).length === 1)
    expect(shownTo(sam, withSam)).toEqual([
      { parts: ['howToSpeak'], quietHours: null, howToSpeak: mine.howToSpeak, words: '' }
    ])
    expect(await mina.showBoundaries({ spaceId: withSam, parts })).toEqual(done)
    await sam.sees('all of it', () => shownTo(sam, withSam)[0]?.quietHours !== null)
    expect(shownTo(sam, withSam)).toEqual([
      { parts, quietHours: mine.quietHours, howToSpeak: mine.howToSpeak, words: mine.words }
    ])
    expect(shownTo(ade, withAde)).toEqual([])
    expect(JSON.stringify([sam.view(), ade.view()])).not.toMatch(/Sirens|hospital/u)
    expect(await mina.showBoundaries({ spaceId: withSam, parts: [] })).toEqual(done)
    await sam.sees('nothing any more', () => shownTo(sam, withSam).length === 0)
    for (const person of [mina, sam, ade]) expect(person.view().alarms).toEqual([])
  })

  test('follow where they are shown, and words that were taken out are gone there as well', async () => {
    await using home = await openHouse()
    const [mina, sam] = (await peopleIn(home, 'mina', 'sam')) as [Person, Person]
    const bondId = await befriend(mina, sam)
    await save(mina)
    await mina.showBoundaries({ spaceId: bondId, parts: ['words'] })
    await save(mina, { words: '', howToSpeak: 'As you like.' })
    await sam.sees('no words', () => shownTo(sam, bondId)[0]?.words === '')
    expect(shownTo(sam, bondId)[0]?.howToSpeak).toBe('')
    await save(mina, { words: 'Newer words.' })
    await sam.sees('newer words', () => shownTo(sam, bondId)[0]?.words === 'Newer words.')
  })

  test('that a broken line left behind are shown later, by another device as well', async () => {
    await using home = await openHouse()
    let isCut = false
    const line = nodeEnvironment(home.address).fetch
    const mina = home.device('mina', {
      fetch: async (url, init) => {
        if (isCut && url.includes(`/spaces/${bondId}/`)) throw new TypeError('The line broke')
        return line(url, init)
      }
    })
    await arriveAs(mina, '')
    const [sam] = (await peopleIn(home, 'sam')) as [Person]
    const bondId: string = await befriend(mina, sam)
    await save(mina)
    await mina.showBoundaries({ spaceId: bondId, parts: ['words'] })
    await sam.sees('the words', () => shownTo(sam, bondId)[0]?.words === mine.words)
    isCut = true
    await save(mina, { words: '' })
    expect(shownTo(sam, bondId)[0]?.words).toBe(mine.words)
    await mina.leave()
    await secondDevice(home, mina)
    await sam.sees('the words gone', () => shownTo(sam, bondId)[0]?.words === '')
  })

  test('stay as they are where two devices save at once, and the later one is told', async () => {
    await using home = await openHouse()
    const [mina] = (await peopleIn(home, 'mina')) as [Person]
    const phone = await secondDevice(home, mina)
    await save(mina, { words: 'first' })
    await phone.sees('the first', ({ boundaries }) => boundaries?.body.words === 'first')
    expect(await phone.saveBoundaries({ body: mine, version: '' })).toEqual({
      ok: false,
      reason: 'changed-elsewhere'
    })
    const tooLong = { ...mine, words: 'x'.repeat(601) }
    const version = phone.view().boundaries?.version ?? ''
    expect(await phone.saveBoundaries({ body: tooLong, version })).toEqual({
      ok: false,
      reason: 'too-long'
    })
    expect(phone.view().boundaries?.body.words).toBe('first')
  })

  test('are written nowhere where nobody may read them: before a yes, and after the end', async () => {
    await using home = await openHouse()
    const [mina, sam] = (await peopleIn(home, 'mina', 'sam')) as [Person, Person]
    const bondId = await befriend(mina, sam)
    await save(mina)
    await mina.pauseBond(bondId)
    expect(await mina.showBoundaries({ spaceId: bondId, parts: ['words'] })).toEqual(done)
    await sam.endBond({ bondId, lastWords: '' })
    await mina.sees('the end', ({ people }) => people[0]?.state === 'ended')
    expect(await mina.showBoundaries({ spaceId: bondId, parts })).toEqual({
      ok: false,
      reason: 'not-now'
    })
    expect(shownTo(mina, bondId)).toEqual([])
    const alone = await mina.beginBond({
      relation: 'close',
      relationWords: '',
      agreement: { purpose: '', pace: '' },
      note: ''
    })
    const spaceId = alone.ok ? alone.value.bondId : ''
    expect(await mina.showBoundaries({ spaceId, parts })).toEqual({ ok: false, reason: 'not-now' })
  })
})
