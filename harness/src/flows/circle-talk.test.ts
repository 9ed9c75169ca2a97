import { writeEntry, NO_LANE } from '@beside/kernel'
import type { TalkItem } from '@beside/client'
import { expect, test } from 'vitest'
import { randomTestBytes } from '../../../server/src/visitor.fixture.ts'
import { entryOf, joinAsBen } from '../hostile/changed-client.ts'
import { arriveAs, inviteBy, openHouse, type House, type Person } from '../house.ts'
import { arriveAndAsk, askFor, comeIn } from '../circle-people.ts'

const about = {
  name: 'Thursday',
  purpose: 'Evenings',
  welcome: 'Sleep',
  notWelcome: 'Advice',
  seats: 8,
  hours: null
}
const done = { ok: true, value: true }

type Words = Extract<TalkItem, { kind: 'words' }>

/** Ines holds a circle; Noor and Ade are in it, and all three have it open. */
async function threeIn(home: House, allowsDetail = false) {
  const ines = home.device('ines')
  await arriveAs(ines, '')
  const begun = await ines.beginCircle({ about, agreement: 'We listen.', allowsDetail })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId: talkId } = begun.value
  await ines.openTalk(talkId)
  const comes = async (name: string) => {
    const person = home.device(name)
    const made = await ines.inviteIntoCircle({ circleId: talkId, note: '' })
    if (!made.ok) throw new Error(made.reason)
    await arriveAndAsk(person, made.value.link, '')
    await ines.letIn({ circleId: talkId, dropId: await askFor(ines, talkId) })
    await comeIn(person, talkId)
    return person
  }
  const noor = await comes('noor')
  return { talkId, ines, noor, ade: await comes('ade') }
}

const wordsOf = (person: Person): Words[] =>
  (person.view().talk?.items ?? []).flatMap((item) => (item.kind === 'words' ? item : []))

async function reads(person: Person, text: string): Promise<Words> {
  const find = () => wordsOf(person).find((one) => one.text === text && one.delivery === 'sent')
  await person.sees(text, () => find() !== undefined)
  return find()!
}

async function says(person: Person, text: string, more: object = {}): Promise<Words> {
  const { talkId = '' } = person.view().talk ?? {}
  expect(await person.say({ talkId, text, notes: [], ...more })).toEqual(done)
  return reads(person, text)
}

function idOf(person: Person, name: string): string {
  const people = Object.entries(person.view().talk?.people ?? {})
  return people.find(([, one]) => one.name === name)?.[0] ?? ''
}

test('An answer stands with what it answers, and says so where that was taken back', async () => {
  await using home = await openHouse()
  const { ines, noor, ade } = await threeIn(home)
  const first = await says(ines, 'I could not sleep')
  const answer = await says(noor, 'Nor could I', { answers: first.id })
  await says(ade, 'What helps you?', { answers: answer.id })
  const threadId = first.id
  expect(await reads(ines, 'What helps you?')).toMatchObject({
    answer: { id: answer.id, threadId, state: 'here' }
  })
  expect(await reads(ines, 'I could not sleep')).toMatchObject({ hasAnswers: true })
  expect(await ines.takeBack(first.id)).toEqual(done)
  await ade.sees('that they were taken back', () =>
    wordsOf(ade).some(({ answer: to }) => to?.state === 'taken-back')
  )
  expect(await reads(ade, 'Nor could I')).toMatchObject({ answer: { state: 'taken-back' } })
  expect(await reads(ade, 'What helps you?')).toMatchObject({ answer: { state: 'here' } })
  // An answer that was begun before goes out by itself.
  expect(await says(ade, 'I hope you sleep', { answers: first.id })).toMatchObject({ answer: null })
})

test('Answers that are begun stay apart from each other and from what else is written', async () => {
  await using home = await openHouse()
  const { ines, noor, talkId } = await threeIn(home)
  const first = await says(ines, 'One')
  const second = await says(ines, 'Two')
  await reads(noor, 'Two')
  const draft = (text: string) => ({ text, notes: [] })
  await noor.keepDraft({ talkId, draft: draft('to all') })
  await noor.keepDraft({ talkId, answers: first.id, draft: draft('to one') })
  await noor.keepDraft({ talkId, answers: second.id, draft: draft('to two') })
  await says(noor, 'Sent', { answers: first.id })
  expect(noor.view().talk).toMatchObject({
    draft: { text: 'to all' },
    answerDrafts: { [second.id]: { text: 'to two' } }
  })
  expect(Object.keys(noor.view().talk?.answerDrafts ?? {})).toEqual([second.id])
})

test('Two who acknowledge at once are both named, to the author alone', async () => {
  await using home = await openHouse()
  const { ines, noor, ade } = await threeIn(home)
  const { id: itemId } = await says(ines, 'It was a hard day')
  await Promise.all([reads(noor, 'It was a hard day'), reads(ade, 'It was a hard day')])
  const both = [
    noor.acknowledge({ itemId, key: 'hear' }),
    ade.acknowledge({ itemId, key: 'believe' })
  ]
  expect(await Promise.all(both)).toEqual([done, done])
  await ines.sees('both', () => wordsOf(ines)[0]?.acknowledgements.length === 2)
  const [mine] = wordsOf(ines)
  expect(new Set(mine?.acknowledgements)).toEqual(
    new Set([
      { memberId: idOf(ines, 'noor'), key: 'hear' },
      { memberId: idOf(ines, 'ade'), key: 'believe' }
    ])
  )
  await says(ines, 'Thank you')
  for (const person of [noor, ade]) {
    await reads(person, 'Thank you')
    expect(wordsOf(person).every((one) => one.acknowledgements.length === 0)).toBe(true)
  }
})

test('Nobody is mentioned who does not let others do so, and words with it wait in their field', async () => {
  await using home = await openHouse()
  const { ines, noor, talkId } = await threeIn(home)
  const mentions = [idOf(ines, 'noor')]
  const saying = { talkId, text: 'Noor, are you here?', notes: [], mentions }
  expect(await ines.say(saying)).toEqual({ ok: false, reason: 'no-mention' })
  expect(await noor.setMayMention({ talkId, mayMention: true })).toEqual(done)
  await ines.sees('who may be mentioned', ({ talk }) => talk?.mentionable[0] === mentions[0])
  expect(await ines.say(saying)).toEqual(done)
  expect(await reads(noor, saying.text)).toMatchObject({ mentionsMe: true })
  expect(await reads(ines, saying.text)).toMatchObject({ mentionsMe: false })
  expect(await noor.setMayMention({ talkId, mayMention: false })).toEqual(done)
  expect(await reads(noor, saying.text)).toMatchObject({ mentionsMe: false })
})

test('What Noor mutes is folded for her alone and marks nothing new, until she takes it back', async () => {
  await using home = await openHouse()
  const { ines, noor, ade, talkId } = await threeIn(home)
  const person = { of: 'people', id: idOf(noor, 'ade') } as const
  expect(await noor.setMute({ talkId, mute: person, isMuted: true })).toEqual(done)
  await noor.closeTalk()
  await says(ade, 'Hello from Ade')
  const isNew = () => noor.view().circles[0]?.hasNewWords
  await noor.sees('words', ({ circles }) => circles[0]?.lastWordsAt !== null)
  expect(isNew()).toBe(false)
  await says(ines, 'Hello from Ines')
  await noor.sees('new words', () => isNew() === true)
  await noor.openTalk(talkId)
  const theirs = await reads(noor, 'Hello from Ade')
  expect(noor.view().talk?.muted).toEqual({ [theirs.id]: 'person' })
  expect(ines.view().talk?.muted).toEqual({})
  expect(await noor.setMute({ talkId, mute: person, isMuted: false })).toEqual(done)
  expect(noor.view().talk?.muted).toEqual({})
  const topic = { of: 'topics', id: 'medical' } as const
  await noor.setMute({ talkId, mute: topic, isMuted: true })
  const about = await says(ines, 'At the dentist', { notes: ['medical:mention'] })
  await reads(noor, 'At the dentist')
  expect(noor.view().talk?.muted).toEqual({ [about.id]: 'topic' })
})

test('Whoever steps away holds their place until they are back, or write', async () => {
  await using home = await openHouse()
  const { ines, noor, talkId } = await threeIn(home)
  const away = () => ines.view().talk?.away
  for (const comesBack of [
    () => noor.setPlaceHeld({ talkId, isHeld: false }),
    () => noor.say({ talkId, text: 'Here again', notes: [] })
  ]) {
    expect(await noor.setPlaceHeld({ talkId, isHeld: true })).toEqual(done)
    await ines.sees('that Noor stepped away', () => away()?.length === 1)
    expect(away()).toEqual([idOf(ines, 'noor')])
    expect(noor.view().talk).toMatchObject({ isMyPlaceHeld: true, away: [] })
    expect(await comesBack()).toEqual(done)
    await ines.sees('that Noor is back', () => away()?.length === 0)
  }
})

test('A note goes into detail only where everybody was asked, and they are asked again', async () => {
  await using home = await openHouse()
  const { ines, noor, talkId } = await threeIn(home)
  const saying = { talkId, text: 'What happened', notes: ['medical:detail'] }
  expect(await noor.say(saying)).toEqual({ ok: false, reason: 'no-detail' })
  const { id: itemId } = await says(noor, 'I was ill', { notes: ['medical:mention'] })
  const change = { itemId, text: 'I was very ill', notes: ['medical:detail'] }
  expect(await noor.editWords(change)).toEqual({ ok: false, reason: 'no-detail' })
  const wish = { circleId: talkId, about, agreement: 'We listen.', allowsDetail: true }
  expect(await ines.changeCircle(wish)).toEqual(done)
  await noor.sees('the new agreement', ({ circles: [circle] }) => !circle?.agreement.isAgreed)
  expect(noor.view().circles[0]?.agreement).toMatchObject({ allowsDetail: true })
  expect(await noor.agreeInCircle(talkId)).toEqual(done)
  expect(await noor.say(saying)).toEqual(done)
  expect(await reads(ines, 'What happened')).toMatchObject({ notes: ['medical:detail'] })
  expect(await noor.editWords(change)).toEqual(done)
  expect(await reads(ines, 'I was very ill')).toMatchObject({ id: itemId, notes: change.notes })
  const before = noor.view().circles[0]?.agreement.id
  await ines.changeCircle(wish)
  expect(ines.view().circles[0]?.agreement.id).toBe(before)
})

test('A changed client that makes up answers, depths and mentions is read as far as it makes sense', async () => {
  await using home = await openHouse()
  const anna = await home.person('anna')
  const { bondId, link } = await inviteBy(anna)
  const ben = await joinAsBen(home.address, link)
  await anna.sees('Ben', (view) => view.people[0]?.state === 'is-it-them')
  await anna.answerIsItThem({ bondId, isThem: true })
  await anna.openTalk(bondId)
  const hers = await says(anna, 'Hello Ben')
  await ben.sync()
  const notes = ['medical:in every detail', 'weather', 'war:detail']
  const bodies: [unknown, readonly string[]][] = [
    [{ text: 'a', notes, answersAt: 9_999 }, [hers.id]],
    [{ text: 'b', notes: [], answersAt: -1, mentions: [bondId] }, [hers.id]],
    [{ text: 'c', notes: [], answersAt: { of: 'you' }, mentions: 7 }, []],
    [{ text: 'd', notes: [], answersAt: 1 }, [hers.id]]
  ]
  const other: [string, unknown][] = [
    ['place', { isHeld: 'for ever' }],
    ['mention-wish', { mayMention: 'all' }],
    ['place', null]
  ]
  const plains = [
    ...bodies.map(([body, refs]) => entryOf('words', body, refs)),
    ...other.map(([kind, body]) => entryOf(kind, body))
  ]
  for (const plain of plains) {
    const what = { standing: ben.standing(), lane: NO_LANE, isDocument: false, plain }
    const keys = { author: ben.keys.sign, epochKey: ben.epochKey.key }
    const envelope = writeEntry(what, keys, randomTestBytes)
    expect(await ben.write(envelope)).toMatchObject({ status: 200 })
  }
  await reads(anna, 'd')
  await says(anna, 'Still here')
  const theirs = wordsOf(anna).filter(({ by }) => by === 'them')
  expect(theirs.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd'])
  expect(theirs.every(({ answer, mentionsMe }) => answer === null && !mentionsMe)).toBe(true)
  expect(theirs[0]?.notes).toEqual(notes)
  expect(anna.view().talk).toMatchObject({ away: [], mentionable: [] })
  expect(anna.view().alarms).toEqual([])
})
