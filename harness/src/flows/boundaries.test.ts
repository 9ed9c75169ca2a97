import { INVITE_SECRET_BYTES, inviteFragment, toBase64url } from '@beside/kernel'
import { describe, expect, test } from 'vitest'
import type { BoundariesBody, ShownPart, SpaceBoundaries } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { House as ClientHouse } from '../../../client/src/app/house.ts'
import { inSpace } from '../../../client/src/app/tools.ts'
import { viewOf } from '../../../client/src/app/view.ts'
import { writeQuestion } from '../../../client/src/rooms/boundaries/actions.ts'
import {
  arriveAs,
  befriend,
  openHouse,
  secondDevice,
  wordsIn,
  type House,
  type Person
} from '../house.ts'
import { readRows } from '../blindness/read-store.ts'
import { askFor, comeIn } from '../circle-people.ts'

const done = { ok: true, value: true }
const notNow = { ok: false, reason: 'not-now' }
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
    expect(
      await mina.showBoundaries({ spaceId: withSam, parts: ['howToSpeak'], mayAsk: false })
    ).toEqual(done)
    await sam.sees('how to speak', () => shownTo(sam, withSam).length === 1)
    expect(shownTo(sam, withSam)).toEqual([
      {
        parts: ['howToSpeak'],
        quietHours: null,
        howToSpeak: mine.howToSpeak,
        words: '',
        mayAsk: false
      }
    ])
    expect(await mina.showBoundaries({ spaceId: withSam, parts, mayAsk: false })).toEqual(done)
    await sam.sees('all of it', () => shownTo(sam, withSam)[0]?.quietHours !== null)
    expect(shownTo(sam, withSam)).toEqual([
      {
        parts,
        quietHours: mine.quietHours,
        howToSpeak: mine.howToSpeak,
        words: mine.words,
        mayAsk: false
      }
    ])
    expect(shownTo(ade, withAde)).toEqual([])
    expect(JSON.stringify([sam.view(), ade.view()])).not.toMatch(/Sirens|hospital/u)
    expect(await mina.showBoundaries({ spaceId: withSam, parts: [], mayAsk: false })).toEqual(done)
    await sam.sees('nothing any more', () => shownTo(sam, withSam).length === 0)
    for (const person of [mina, sam, ade]) expect(person.view().alarms).toEqual([])
  })

  test('follow where they are shown, and words that were taken out are gone there as well', async () => {
    await using home = await openHouse()
    const [mina, sam] = (await peopleIn(home, 'mina', 'sam')) as [Person, Person]
    const bondId = await befriend(mina, sam)
    await save(mina)
    await mina.showBoundaries({ spaceId: bondId, parts: ['words'], mayAsk: false })
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
    await mina.showBoundaries({ spaceId: bondId, parts: ['words'], mayAsk: false })
    await sam.sees('the words', () => shownTo(sam, bondId)[0]?.words === mine.words)
    isCut = true
    await save(mina, { words: '' })
    expect(shownTo(sam, bondId)[0]?.words).toBe(mine.words)
    await mina.leave()
    await secondDevice(home, mina)
    await sam.sees('the words gone', () => shownTo(sam, bondId)[0]?.words === '')
  })

  test('that one device hid are not shown again by another that does not know it yet', async () => {
    await using home = await openHouse()
    const [mina, sam] = (await peopleIn(home, 'mina', 'sam')) as [Person, Person]
    const bondId = await befriend(mina, sam)
    await save(mina)
    await mina.showBoundaries({ spaceId: bondId, parts: ['words', 'howToSpeak'], mayAsk: false })
    await sam.sees('the words', () => shownTo(sam, bondId)[0]?.words === mine.words)
    let isCut = true
    const line = nodeEnvironment(home.address).fetch
    // It reads and writes, and hears of nothing.
    const lagging = await secondDevice(home, mina, {
      fetch: (url, init) => {
        if (isCut && url.endsWith('/api/feed')) throw new TypeError('The line broke')
        return line(url, init)
      }
    })
    const choice = { spaceId: bondId, parts: ['howToSpeak'] as const, mayAsk: false }
    expect(await mina.showBoundaries(choice)).toEqual(done)
    await sam.sees('no words', () => shownTo(sam, bondId)[0]?.words === '')
    expect(lagging.view().boundariesIn[bondId]?.mine.parts).toContain('words')
    let wasShownAgain = false
    const stop = sam.watch(() => {
      wasShownAgain ||= shownTo(sam, bondId)[0]?.words !== ''
    })
    await save(lagging, { howToSpeak: 'Newer.' })
    isCut = false
    await sam.sees('what is newer', () => shownTo(sam, bondId)[0]?.howToSpeak === 'Newer.')
    expect(wasShownAgain).toBe(false)
    expect(shownTo(sam, bondId)[0]?.parts).toEqual(['howToSpeak'])
    stop()
    for (const person of [mina, sam, lagging]) expect(person.view().alarms).toEqual([])
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
    expect(await mina.showBoundaries({ spaceId: bondId, parts: ['words'], mayAsk: false })).toEqual(
      done
    )
    await sam.endBond({ bondId, lastWords: '' })
    await mina.sees('the end', ({ people }) => people[0]?.state === 'ended')
    expect(await mina.showBoundaries({ spaceId: bondId, parts, mayAsk: false })).toEqual({
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
    expect(await mina.showBoundaries({ spaceId, parts, mayAsk: false })).toEqual({
      ok: false,
      reason: 'not-now'
    })
  })
})

const wish = {
  relationWords: 'From Tuesday',
  agreement: { purpose: 'To write now and then', pace: 'Slowly' },
  note: 'I liked what you said about evenings.'
}

/** Mina, Sam and Noor in one circle, which Mina holds. */
async function circleIn(
  home: House
): Promise<{ circleId: string; people: [Person, Person, Person] }> {
  const people = (await peopleIn(home, 'mina', 'sam', 'noor')) as [Person, Person, Person]
  const [mina, ...others] = people
  const about = {
    name: 'Tuesday',
    purpose: '',
    welcome: '',
    notWelcome: '',
    seats: 12,
    hours: null
  }
  const begun = await mina.beginCircle({ about, agreement: 'We speak for ourselves.' })
  const circleId = begun.ok ? begun.value.circleId : ''
  for (const person of others) {
    const made = await mina.inviteIntoCircle({ circleId, note: '' })
    const fragment = (made.ok ? made.value.link : '').split('#')[1] ?? ''
    expect(await person.askToComeIn({ fragment, note: '' })).toMatchObject({ ok: true })
    const dropId = await askFor(mina, circleId)
    expect(await mina.letIn({ circleId, dropId })).toEqual(done)
    await comeIn(person, circleId)
  }
  return { circleId, people }
}

const idOf = (person: Person, name: string): string =>
  person.view().circles[0]?.people.find((one) => one.name === name)?.memberId ?? ''

async function allow(person: Person, circleId: string, mayAsk = true): Promise<void> {
  expect(await person.showBoundaries({ spaceId: circleId, parts: [], mayAsk })).toEqual(done)
}

const mayAsk = (person: Person, circleId: string, name: string): boolean =>
  person.view().boundariesIn[circleId]?.theirs[idOf(person, name)]?.mayAsk === true

describe('A question for a bond', () => {
  test('comes to the one who allows it, in the circle alone, and a yes begins the bond', async () => {
    await using home = await openHouse()
    const { circleId, people } = await circleIn(home)
    const [mina, sam, noor] = people
    const memberId = idOf(mina, 'sam')
    expect(await mina.askForBond({ circleId, memberId, ...wish })).toEqual(notNow)
    expect(mina.view().people).toEqual([])
    await allow(sam, circleId)
    await mina.sees('that she may ask', () => mayAsk(mina, circleId, 'sam'))
    expect(await mina.askForBond({ circleId, memberId, ...wish })).toEqual(done)
    expect(mina.view().boundariesIn[circleId]?.asked?.memberId).toBe(memberId)
    await sam.sees('the question', ({ bondQuestions }) => bondQuestions.length === 1)
    expect(sam.view().bondQuestions).toMatchObject([{ name: 'mina', circle: 'Tuesday', circleId }])
    expect(noor.view().bondQuestions).toEqual([])
    const question = { circleId, memberId: idOf(sam, 'mina') }
    expect(await sam.readBondQuestion(question)).toMatchObject({
      ok: true,
      value: { name: 'mina', note: wish.note, agreement: wish.agreement }
    })
    const yes = await sam.sayYesToBond(question)
    expect(yes).toMatchObject({ ok: true })
    expect(sam.view().bondQuestions).toEqual([])
    await mina.sees('Sam', (view) => view.people[0]?.state === 'is-it-them')
    expect(mina.view().boundariesIn[circleId]?.asked).toBeNull()
    for (const person of people) expect(person.view().alarms).toEqual([])
  })

  test('that is left looks to Mina as one without an answer, and it is asked once at a time', async () => {
    await using home = await openHouse()
    const { circleId, people } = await circleIn(home)
    const [mina, sam, noor] = people
    for (const person of [sam, noor]) await allow(person, circleId)
    await mina.sees('both', () => ['sam', 'noor'].every((name) => mayAsk(mina, circleId, name)))
    await mina.askForBond({ circleId, memberId: idOf(mina, 'sam'), ...wish })
    const memberId = idOf(mina, 'noor')
    expect(await mina.askForBond({ circleId, memberId, ...wish })).toEqual(notNow)
    await sam.sees('the question', ({ bondQuestions }) => bondQuestions.length === 1)
    const before = mina.view()
    const served = readRows(home.dataFolder)['records']
    expect(await sam.leaveBondQuestion({ circleId, memberId: idOf(sam, 'mina') })).toEqual(done)
    expect(sam.view().bondQuestions).toEqual([])
    expect(readRows(home.dataFolder)['records']).toEqual(served)
    const { people: bonds, boundariesIn } = mina.view()
    expect({ bonds, boundariesIn }).toEqual({
      bonds: before.people,
      boundariesIn: before.boundariesIn
    })
    const phone = await secondDevice(home, sam)
    expect(phone.view().bondQuestions).toEqual([])
    expect(await mina.takeBondQuestionBack(circleId)).toEqual(done)
    expect(mina.view().people).toEqual([])
    expect(await mina.askForBond({ circleId, memberId, ...wish })).toEqual(done)
    await noor.sees('hers', ({ bondQuestions }) => bondQuestions.length === 1)
    expect(sam.view().bondQuestions).toEqual([])
  })

  test('that was taken back is gone, and its link opens nothing', async () => {
    await using home = await openHouse()
    const { circleId, people } = await circleIn(home)
    const [mina, sam] = people
    await allow(sam, circleId)
    await mina.sees('that she may ask', () => mayAsk(mina, circleId, 'sam'))
    await mina.askForBond({ circleId, memberId: idOf(mina, 'sam'), ...wish })
    await sam.sees('the question', ({ bondQuestions }) => bondQuestions.length === 1)
    const question = { circleId, memberId: idOf(sam, 'mina') }
    expect(await mina.takeBondQuestionBack(circleId)).toEqual(done)
    await sam.sees('nothing', ({ bondQuestions }) => bondQuestions.length === 0)
    expect(await sam.sayYesToBond(question)).toEqual({ ok: false, reason: 'not-found' })
    expect(sam.view().people).toEqual([])
  })

  test('is not shown to whoever switched it off meanwhile, nor from a client that asks all the same', async () => {
    await using home = await openHouse()
    const { circleId, people } = await circleIn(home)
    const [mina, sam, noor] = people
    await allow(sam, circleId)
    await mina.sees('that she may ask', () => mayAsk(mina, circleId, 'sam'))
    await mina.askForBond({ circleId, memberId: idOf(mina, 'sam'), ...wish })
    await sam.sees('the question', ({ bondQuestions }) => bondQuestions.length === 1)
    await allow(sam, circleId, false)
    expect(sam.view().bondQuestions).toEqual([])
    await mina.sees('that she may not', () => !mayAsk(mina, circleId, 'sam'))
    await askAllTheSame(home, mina, { circleId, memberId: idOf(mina, 'noor') })
    await mina.say({ talkId: circleId, text: 'After the question.', notes: [] })
    await noor.sees('what came later', (view) => wordsIn(view).includes('After the question.'))
    expect(noor.view().bondQuestions).toEqual([])
    // It had come: whoever allows it now sees it.
    await allow(noor, circleId)
    expect(noor.view().bondQuestions).toMatchObject([{ name: 'mina' }])
    for (const person of people) expect(person.view().alarms).toEqual([])
  })
})

/** Mina with a client that she changed: it asks without looking whether she may. */
async function askAllTheSame(
  home: House,
  mina: Person,
  { circleId, memberId }: { readonly circleId: string; readonly memberId: string }
): Promise<void> {
  const changed = new ClientHouse(nodeEnvironment(home.address), viewOf)
  const words = mina.kitWords.join(' ')
  const back = await accountActions(changed).signInWithKit({ words, device: 'shared' })
  expect(back).toMatchObject({ ok: true })
  const asked = await inSpace(changed, circleId, (tools, space) => {
    const to = space.state?.members.find(({ id }) => toBase64url(id) === memberId)
    if (!to) throw new Error('nobody to ask')
    const fragment = inviteFragment(tools.environment.random(INVITE_SECRET_BYTES))
    return writeQuestion(tools, space, { to, question: { fragment } })
  })
  expect(asked).toEqual(done)
  await accountActions(changed).leave()
}
