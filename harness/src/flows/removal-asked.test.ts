import { memberAddress, toBase64url } from '@beside/kernel'
import { expect, test } from 'vitest'
import { sendDrop } from '../../../client/src/drops/drops.ts'
import type { Note, Step } from '../../../client/src/rooms/safety/entries.ts'
import { NOTHING_MORE, signed } from '../../../client/src/rooms/safety/steps.ts'
import { hashOf } from '../../../client/src/wire/read-wire.ts'
import { bringIn } from '../circle-people.ts'
import { arriveAs, type Person } from '../house.ts'
import {
  casesOf,
  choose,
  done,
  hears,
  insideOf,
  onlyCase,
  openPlace,
  report,
  says,
  type Place
} from '../reporting.ts'

const about = { name: 'Thursday', purpose: '', welcome: '', notWelcome: '', seats: 8, hours: null }
const asking = { rule: 'No pressing.', words: 'He wrote where she lives.', heldBack: null } as const

async function beginWith(holder: Person, ...others: readonly Person[]): Promise<string> {
  const begun = await holder.beginCircle({ about, agreement: 'We listen.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  await holder.openTalk(circleId)
  for (const person of others) await bringIn(holder, circleId, person)
  return circleId
}

function idOf(person: Person, circleId: string, name: string): string {
  const circle = person.view().circles.find((one) => one.circleId === circleId)
  return circle?.people.find((one) => one.name === name)?.memberId ?? ''
}

/** Whoever wrote these words is reported by Mina to Sal and Ada, and Sal takes it up. */
async function reportedIn({ people }: Place, circleId: string, by: Person): Promise<string> {
  const { mina, sal } = people
  await by.openTalk(circleId)
  await says(by, circleId, 'I know where you live.')
  await hears(mina, circleId, 'I know where you live.')
  const chosen = await choose(mina, circleId, 'I know where you live.')
  const whom = { ...chosen, place: 'Thursday', about: [idOf(mina, circleId, by.name)] }
  expect(await report(mina, whom, 'sal', 'ada')).toMatchObject({ ok: true })
  const { caseId } = await onlyCase(sal)
  expect(await sal.takeUpCase(caseId)).toEqual(done)
  return caseId
}

async function circleOf(place: Place): Promise<{ ines: Person; noor: Person; circleId: string }> {
  const [ines, noor] = [place.home.device('ines'), place.home.device('noor')]
  for (const person of [ines, noor]) await arriveAs(person, '')
  const { mina, tom } = place.people
  const circleId = await beginWith(ines, noor, mina, tom)
  await ines.setFacilitator({
    circleId,
    memberId: idOf(ines, circleId, 'noor'),
    isFacilitator: true
  })
  await noor.sees('that they hold it', ({ circles }) => circles[0]?.amFacilitator === true)
  return { ines, noor, circleId }
}

async function asksOf(person: Person) {
  expect(await person.lookAtReports()).toEqual(done)
  return person.view().circles.flatMap(({ removalAsks }) => removalAsks)
}

const newest = async (person: Person) => (await onlyCase(person)).steps.at(-1)

test('Those who lead a circle are asked to end a membership, and whoever asked hears what became of it', async () => {
  await using place = await openPlace()
  const { mina, tom, sal, ada } = place.people
  const { ines, noor, circleId } = await circleOf(place)
  const caseId = await reportedIn(place, circleId, tom)
  const { removal } = await onlyCase(sal)
  expect(removal).toMatchObject({ people: [{ name: 'tom' }], whyNot: null })
  const memberId = removal?.people[0]?.memberId ?? ''
  const wish = { caseId, memberId, ...asking }
  expect(await sal.askRemovalInCase({ ...wish, rule: 'x'.repeat(601) })).toMatchObject({
    reason: 'too-long'
  })
  expect(await sal.askRemovalInCase(wish)).toEqual(done)
  expect((await onlyCase(sal)).untold).toEqual([])
  for (const person of [mina, ada])
    expect(await newest(person)).toMatchObject({ what: 'removal-asked', about: { name: 'tom' } })
  // Whom it is about, and who leads nothing, hears nothing: it decides nothing.
  expect(await casesOf(tom)).toEqual([])
  for (const person of [tom, mina]) expect(await asksOf(person)).toEqual([])
  for (const person of [ines, noor]) {
    const asks = await asksOf(person)
    expect(asks).toMatchObject([{ by: 'sal', memberId, rule: asking.rule, reason: asking.words }])
    expect(person.view().safety?.cases).toEqual([])
    expect(person.view().news.shown).toBe(false)
    expect(JSON.stringify(person.view().safety)).not.toContain('It frightens me.')
  }

  const [ask] = await asksOf(noor)
  const no = { circleId, askId: ask?.askId ?? '', words: 'We talk with him on Thursday.' }
  expect(await noor.sayNoRemoval(no)).toEqual(done)
  expect(await asksOf(noor)).toEqual([])
  expect(await noor.sayNoRemoval(no)).toMatchObject({ ok: false, reason: 'not-found' })
  expect(await newest(sal)).toMatchObject({
    what: 'removal-not-now',
    name: 'noor',
    words: no.words
  })
  expect(await asksOf(ines)).toHaveLength(1)

  const words = { rule: asking.rule, reason: asking.words, next: '' }
  expect(await ines.removeFromCircle({ circleId, memberId, ...words })).toEqual(done)
  expect(await asksOf(ines)).toEqual([])
  expect(await newest(sal)).toMatchObject({ what: 'removal-over', name: 'ines' })
  const all = (await onlyCase(sal)).steps.map(({ what }) => what)
  expect(all).toEqual(['taken', 'removal-asked', 'removal-not-now', 'removal-over'])
  await tom.sees('that it is over', ({ circles }) => circles[0]?.state === 'removed')
})

test('Who leads it alone and is reported cannot be asked, and words of nobody name nobody', async () => {
  await using place = await openPlace()
  const { mina, tom, sal } = place.people
  const circleId = await beginWith(tom, mina)
  const caseId = await reportedIn(place, circleId, tom)
  const { removal } = await onlyCase(sal)
  expect(removal?.whyNot).toBe('nobody-to-ask')
  const memberId = removal?.people[0]?.memberId ?? ''
  expect(await sal.askRemovalInCase({ caseId, memberId, ...asking })).toMatchObject({ ok: false })
  expect(await asksOf(tom)).toEqual([])
})

test('An ask by nobody of the team, for another circle, or an answer by nobody who leads it, shows nothing', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal } = people
  const { ines, circleId } = await circleOf(place)
  const caseId = await reportedIn(place, circleId, tom)
  const memberId = (await onlyCase(sal)).removal?.people[0]?.memberId ?? ''
  await using forger = await insideOf(home, mina)
  await using real = await insideOf(home, sal)
  const { tools } = forger
  const circle = tools.spaces.get(circleId)
  const { team, post } = real.cases
  const holder = team?.holders.find(({ isMe }) => isMe)
  const leader = circle?.state?.members.find(
    ({ id }) => toBase64url(id) === idOf(ines, circleId, 'ines')
  )
  if (!circle || !post || !holder || !leader) throw new Error('There is nothing to forge')
  const step: Step = {
    ...NOTHING_MORE,
    what: 'removal-asked',
    removal: { spaceId: circleId, memberId, name: 'tom', rule: '' },
    words: 'Made up.',
    by: holder.memberId,
    name: 'sal',
    at: tools.spaces.serverNow(),
    appealTo: []
  }
  const toLeader = async (content: Note) => {
    const address = toBase64url(memberAddress(circle.spaceId, leader.id))
    expect(await sendDrop(tools, { address, to: [leader.kem], content, days: 1 })).toEqual(done)
  }
  // By a key of somebody else; and by somebody of the team, for another place.
  await toLeader({ ...signed(circle, caseId, step), teamId: post.team.teamId })
  const elsewhere = { spaceId: post.team.teamId, memberId, name: 'tom', rule: '' }
  await toLeader(signed(post.space, caseId, { ...step, removal: elsewhere }))
  expect(await asksOf(ines)).toEqual([])
  // The same way, told by somebody of the team for this circle, it shows.
  await toLeader(signed(post.space, caseId, step))
  expect(await asksOf(ines)).toMatchObject([{ reason: 'Made up.' }])

  expect(await sal.askRemovalInCase({ caseId, memberId, ...asking })).toEqual(done)
  const answer: Step = {
    ...step,
    what: 'removal-not-now',
    by: toBase64url(leader.id),
    name: 'ines',
    at: tools.spaces.serverNow() + 60_000
  }
  const address = toBase64url(memberAddress(post.space.spaceId, hashOf(holder.memberId)))
  // Under the name of one who leads it, and under Mina's own.
  for (const by of [answer.by, circle.myMemberId]) {
    const content = signed(circle, caseId, { ...answer, by })
    expect(await sendDrop(tools, { address, to: [holder.kem], content, days: 1 })).toEqual(done)
  }
  expect(await newest(sal)).toMatchObject({ what: 'removal-asked' })
  const [ask] = await asksOf(ines)
  expect(await ines.sayNoRemoval({ circleId, askId: ask?.askId ?? '', words: '' })).toEqual(done)
  expect(await newest(sal)).toMatchObject({ what: 'removal-not-now', name: 'ines' })
})
