import { setTimeout as sleep } from 'node:timers/promises'
import { DAY_MS, HOUR_MS, MINUTE_MS, WIRE_LIMITS } from '@beside/contract'
import { expect, test } from 'vitest'
import type { Membership } from '../../membership.fixture.ts'
import { text } from '../../visitor.fixture.ts'
import { idOf } from '../teams/teams.fixture.ts'
import {
  ask,
  atDesk,
  beginShifts,
  claim,
  free,
  list,
  listIds,
  makeQuestion,
  openPlace,
  put,
  readRows,
  said,
  setLimits,
  shift,
  stateAt
} from './listening.fixture.ts'

const TAKEN_MS = WIRE_LIMITS.askTakenMinutes * MINUTE_MS
const ROUNDS = 40

test('of all who say yes at once one has it, each time, and the others are told', async () => {
  await using place = await openPlace(5)
  const { asker, listeners } = place
  await setLimits(place, { conversations: 5 })
  await beginShifts(listeners)
  const question = await ask(asker)
  for (let round = 0; round < ROUNDS; round += 1) {
    const changed = makeQuestion(99, question.readKey)
    expect((await put(asker, changed)).body.state).toBe('waiting')
    const answers = await Promise.all(listeners.map((one) => said(claim(one, changed))))
    expect(answers.toSorted()).toEqual(['ask-taken', 'ask-taken', 'ask-taken', 'ask-taken', 'done'])
    const winner = listeners[answers.indexOf('done')]!
    const { body } = await atDesk(asker, changed)
    expect(body).toMatchObject({ state: 'taken', takenBy: text(idOf(winner)) })
    const held = await Promise.all(listeners.map(async (one) => (await list(one)).body.held.length))
    expect(held.filter((count) => count > 0)).toHaveLength(1)
    expect(await said(claim(winner, changed, 'return'))).toBe('done')
  }
})

test('where it is taken back in the moment in which somebody says yes, one of the two holds', async () => {
  await using place = await openPlace(1)
  const { asker, listeners, server } = place
  await beginShifts(listeners)
  const outcomes = new Set<string>()
  let who = asker
  for (let round = 0; round < ROUNDS; round += 1) {
    // One account asks so often in a day.
    if (round % 10 === 0) who = await server.person()
    const question = await ask(who)
    const [yes, back] = await Promise.all([
      said(claim(listeners[0]!, question)),
      // From before it to well after it.
      sleep(round / 2).then(() => said(atDesk(asker, question, 'withdraw')))
    ])
    expect(['done ask-taken', 'not-found done']).toContain(`${yes} ${back}`)
    outcomes.add(yes)
    expect(await stateAt(asker, question)).toBe(yes === 'done' ? 'taken' : 'gone')
    await atDesk(asker, question, 'end')
  }
  expect(outcomes).toContain('done')
})

test('whoever said yes and does not come in time, or gives it back, keeps nobody waiting', async () => {
  await using place = await openPlace(2)
  const { asker, listeners } = place
  const [ada, ben] = listeners
  await beginShifts(listeners)
  const question = await ask(asker)
  await claim(ada!, question)
  await place.pass(TAKEN_MS - 1)
  expect(await stateAt(asker, question)).toBe('taken')
  expect(await said(claim(ben!, question))).toBe('ask-taken')
  // To say yes once more gives no more time.
  expect(await said(claim(ada!, question))).toBe('done')
  await place.pass(MINUTE_MS + 1)
  expect(await stateAt(asker, question)).toBe('waiting')
  expect((await list(ada!)).body.held).toEqual([])
  expect(await said(claim(ada!, question, 'open'))).toBe('not-found')
  expect(await listIds(ben!)).toEqual([question.id])
  expect(await said(claim(ben!, question))).toBe('done')
  expect(await said(claim(ada!, question, 'open'))).toBe('ask-taken')
  expect(await said(claim(ada!, question, 'return'))).toBe('done')
  expect(await stateAt(asker, question)).toBe('taken')
  for (const act of ['return', 'return'] as const) {
    expect(await said(claim(ben!, question, act))).toBe('done')
  }
  expect(await listIds(ada!)).toEqual([question.id])
  // Given back is no refusal: whoever gave it back may say yes after all.
  expect(await said(claim(ben!, question))).toBe('done')
  for (const act of ['open', 'open'] as const) {
    expect(await said(claim(ben!, question, act))).toBe('done')
  }
  expect(await said(claim(ben!, question, 'return'))).toBe('not-allowed')
  expect(await stateAt(asker, question)).toBe('open')
})

test('who did not come in time can be freed of it afterwards', async () => {
  await using place = await openPlace(1)
  const { asker, listeners } = place
  await beginShifts(listeners)
  const question = await ask(asker)
  await claim(listeners[0]!, question)
  await place.pass(TAKEN_MS + MINUTE_MS)
  expect((await free(asker, question, listeners[0]!)).body.state).toBe('waiting')
  expect(await listIds(listeners[0]!)).toEqual([])
})

test('nobody takes more than may be at once, whichever keys they have, and a place is free by the end or after a day', async () => {
  await using place = await openPlace(1)
  const { asker, listeners } = place
  const [ada] = listeners
  await beginShifts(listeners)
  const questions = [await ask(asker, 100), await ask(asker, 100), await ask(asker, 100)]
  const [first, second, third] = questions
  const answers = await Promise.all(questions.map((question) => said(claim(ada!, question))))
  expect(answers.toSorted()).toEqual(['done', 'done', 'too-many'])
  for (const question of questions) await claim(ada!, question, 'return')
  for (const question of [first!, second!]) {
    await claim(ada!, question)
    await claim(ada!, question, 'open')
  }
  expect((await atDesk(asker, third!)).body.isSomebodyFree).toBe(false)
  expect(await said(claim(ada!, third!))).toBe('too-many')
  const before = (await atDesk(asker, first!)).body.takenBy
  await changeKeys(place.team, ada!)
  await place.stay()
  expect(await said(claim(ada!, third!))).toBe('too-many')
  expect((await list(ada!)).body.held.map(({ id }) => id).toSorted()).toEqual(
    [first!.id, second!.id].toSorted()
  )
  expect((await atDesk(asker, first!)).body.takenBy).toBe(before)
  await atDesk(asker, first!, 'end')
  expect((await atDesk(asker, third!)).body.isSomebodyFree).toBe(true)
  expect(await said(claim(ada!, third!))).toBe('done')
  await claim(ada!, third!, 'open')
  await place.pass(DAY_MS - 1)
  expect(await stateAt(asker, second!)).toBe('open')
  await place.pass(HOUR_MS + 1)
  for (const question of questions) expect(await stateAt(asker, question)).toBe('gone')
  expect((await list(ada!)).body.held).toEqual([])
})

test('a conversation goes on by the one who asked, within what a listener may have of those', async () => {
  await using place = await openPlace(1)
  const { asker, listeners } = place
  await setLimits(place, { continuing: 1, conversations: 1 })
  await beginShifts(listeners)
  const [first, second] = [await ask(asker, 100), await ask(asker, 100)]
  expect(await said(atDesk(asker, first, 'go-on'))).toBe('not-found')
  await claim(listeners[0]!, first)
  expect(await said(atDesk(asker, first, 'go-on'))).toBe('not-found')
  await claim(listeners[0]!, first, 'open')
  expect(await said(claim(listeners[0]!, second))).toBe('too-many')
  for (const act of ['go-on', 'go-on'] as const) {
    expect((await atDesk(asker, first, act)).body.state).toBe('open')
  }
  // It takes no place of those that begin.
  expect(await said(claim(listeners[0]!, second))).toBe('done')
  await claim(listeners[0]!, second, 'open')
  expect(await said(atDesk(asker, second, 'go-on'))).toBe('too-many')
  const { held } = (await list(listeners[0]!)).body
  expect(held.filter(({ isContinuing }) => isContinuing)).toHaveLength(1)
  expect(held).toHaveLength(2)
  await place.pass(2 * DAY_MS)
  expect(await stateAt(asker, second)).toBe('gone')
  expect(await stateAt(asker, first)).toBe('open')
  await atDesk(asker, first, 'end')
  expect((await list(listeners[0]!)).body.held).toEqual([])
})

test('a listener gives back what goes on, and nobody lets many go on in a day', async () => {
  await using place = await openPlace(1)
  const { asker, listeners } = place
  const [ada] = listeners
  await setLimits(place, { continuing: 1, conversations: 1 })
  await beginShifts(listeners)
  const letGoOn = async (): Promise<string> => {
    const question = await ask(asker, 100)
    await claim(ada!, question)
    await claim(ada!, question, 'open')
    const answer = await said(atDesk(asker, question, 'go-on'))
    const returned = await said(claim(ada!, question, 'return'))
    expect(returned).toBe(answer === 'done' ? 'done' : 'not-allowed')
    await atDesk(asker, question, 'end')
    expect((await list(ada!)).body.held).toEqual([])
    return answer
  }
  const answers = [await letGoOn(), await letGoOn(), await letGoOn(), await letGoOn()]
  expect(answers).toEqual(['done', 'done', 'done', 'done'])
  expect(await letGoOn()).toBe('slow-down')
})

test('who leaves the team is on their way no more, and what is open stays until it is ended', async () => {
  await using place = await openPlace(2)
  const { asker, listeners, team } = place
  const [ada, ben] = listeners
  await beginShifts(listeners)
  const [open, taken] = [await ask(asker), await ask(asker)]
  await claim(ada!, open)
  await claim(ada!, open, 'open')
  await claim(ada!, taken)
  const adaId = text(idOf(ada!))
  await leave(team, ada!)
  expect(await said(list(ada!))).toBe('not-found')
  expect(await said(claim(ada!, taken, 'open'))).toBe('not-found')
  expect((await atDesk(asker, open)).body).toMatchObject({ state: 'open', takenBy: adaId })
  expect((await atDesk(asker, taken)).body).toMatchObject({ state: 'waiting', takenBy: null })
  expect(await said(claim(ben!, taken))).toBe('done')
  await shift(ben!, 'end')
  // A shift that still runs is nobody's.
  expect((await atDesk(asker, open)).body.isSomebodyFree).toBe(false)
  expect((await readRows(place.server)).shifts).toHaveLength(2)
  await place.pass(20 * HOUR_MS)
  await place.server.server.sweep()
  expect((await readRows(place.server)).shifts).toHaveLength(1)
  expect((await atDesk(asker, open, 'end')).body.state).toBe('gone')
})

test('nobody takes what waits off a shift, or in a break', async () => {
  await using place = await openPlace(1)
  const { asker, listeners } = place
  const [ada] = listeners
  const question = await ask(asker)
  expect(await said(claim(ada!, question))).toBe('off-shift')
  expect(await listIds(ada!)).toEqual([])
  await beginShifts(listeners)
  expect(await said(claim(ada!, makeQuestion()))).toBe('not-found')
  await shift(ada!, 'rest')
  expect(await said(claim(ada!, question))).toBe('resting')
  expect((await atDesk(asker, question)).body.isSomebodyFree).toBe(false)
  await place.pass(31 * MINUTE_MS)
  expect((await atDesk(asker, question)).body.isSomebodyFree).toBe(true)
  expect(await said(claim(ada!, question))).toBe('done')
  // On their way they come also when the shift ends meanwhile.
  await shift(ada!, 'end')
  expect(await said(claim(ada!, question, 'open'))).toBe('done')
  expect((await list(ada!)).body.held).toHaveLength(1)
})

async function changeKeys(team: Membership, member: Membership): Promise<void> {
  await member.sync()
  const { newKeys, envelope } = member.newKey()
  const answer = await member.write(envelope)
  if (answer.status !== 200) throw new Error(`no new keys: ${answer.body.reason}`)
  member.keys = newKeys
  await team.sync()
  await team.rekey()
}

async function leave(team: Membership, member: Membership): Promise<void> {
  await member.sync()
  const answer = await member.write(member.operation({ op: 'leave' }))
  if (answer.status !== 200) throw new Error(`not left: ${answer.body.reason}`)
  await team.sync()
  await team.rekey()
}
