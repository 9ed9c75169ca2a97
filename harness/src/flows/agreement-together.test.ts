import { expect, test } from 'vitest'
import { writeDocument } from '../../../client/src/sync/writing.ts'
import { accountActions } from '../../../client/src/app/account-actions.ts'
import { bringIn } from '../circle-people.ts'
import { arriveAs, openHouse, secondDevice, type House, type Person } from '../house.ts'
import { changedClientOf } from './changed-rooms.ts'

const topics = { purpose: 'Evenings', welcome: 'Sleep', notWelcome: 'Advice' }
const about = { name: 'Thursday', ...topics, seats: 8, hours: null }
const agreement = 'We listen.\nWe give no advice.'
const done = { ok: true, value: true }
const suggestedTo = (person: Person) => person.view().circles[0]?.suggestions ?? []
const linesOf = (person: Person) => suggestedTo(person).map(({ name, line }) => `${name}: ${line}`)
const namesOfAgreed = (person: Person) =>
  person.view().circles[0]?.people.flatMap(({ name, hasAgreed }) => (hasAgreed ? [name] : []))

/** Ines holds a circle, and Noor and Ade are in it. */
async function threeIn(home: House) {
  const ines = home.device('ines')
  const [noor, ade] = [home.device('noor'), home.device('ade')]
  for (const person of [ines, noor, ade]) await arriveAs(person, '')
  const begun = await ines.beginCircle({ about, agreement })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  for (const person of [noor, ade]) await bringIn(ines, circleId, person)
  const memberId = ines.view().circles[0]?.people.find(({ name }) => name === 'noor')?.memberId
  const of = (line: string) => ({ circleId, memberId: memberId ?? '', line })
  return { ines, noor, ade, circleId, of }
}

test('A line that Noor suggests is seen by all, and once it is taken everybody is asked for a new yes', async () => {
  await using home = await openHouse()
  const { ines, noor, ade, circleId, of } = await threeIn(home)
  const line = 'We give advice where somebody asks.'
  const wish = { circleId, line: `  ${line.replace(' ', '\n')} `, instead: 'We give no advice.' }
  expect(await noor.suggestLine(wish)).toEqual(done)
  for (const person of [ines, ade])
    await person.sees('who suggests it', () => linesOf(person)[0] === `noor: ${line}`)
  expect(suggestedTo(ade)).toMatchObject([{ instead: 'We give no advice.', isIn: false }])
  expect(namesOfAgreed(ines)).toEqual(['ines', 'noor', 'ade'])

  expect(await ines.takeSuggestion({ ...of(line), instead: wish.instead })).toEqual(done)
  await noor.sees('that it stands there', () => suggestedTo(noor)[0]?.isIn === true)
  expect(noor.view().circles[0]?.agreement).toMatchObject({
    text: `We listen.\n${line}`,
    before: agreement,
    isAgreed: false
  })
  expect(namesOfAgreed(ines)).toEqual(['ines'])
  // Twice is once.
  expect(await ines.takeSuggestion({ ...of(line), instead: wish.instead })).toEqual(done)
  expect(ines.view().circles[0]?.agreement.text).toBe(`We listen.\n${line}`)
})

test('Ines says why not, and Noor takes a line back, which is gone from every screen and from the server', async () => {
  await using home = await openHouse()
  const { ines, noor, ade, circleId, of } = await threeIn(home)
  const line = 'We meet in the park.'
  expect(await noor.suggestLine({ circleId, line, instead: '' })).toEqual(done)
  await ines.sees('the line', () => linesOf(ines).length === 1)
  expect(
    await ines.answerSuggestion({ ...of(line), words: 'Some of us cannot walk far.' })
  ).toEqual(done)
  const why = [{ name: 'ines', words: 'Some of us cannot walk far.' }]
  for (const person of [noor, ade])
    await person.sees('why', () => suggestedTo(person)[0]?.answers.length === 1)
  expect(suggestedTo(ade)).toMatchObject([{ answers: why }])

  expect(await noor.takeSuggestionBack({ circleId, line })).toEqual(done)
  for (const person of [ines, ade])
    await person.sees('that it is gone', () => linesOf(person).length === 0)
  const late = await ines.takeSuggestion({ ...of(line), instead: '' })
  expect(late).toEqual({ ok: false, reason: 'not-found' })
  expect(ines.view().circles[0]?.agreement.text).toBe(agreement)
  await ade.sees('that words were taken back', ({ talk }) =>
    (talk?.items ?? []).some(({ kind }) => kind === 'taken-back')
  )
  // What was said to a line is said to that line alone, also where the next one stands in its place.
  expect(await noor.suggestLine({ circleId, line: 'We meet indoors.', instead: '' })).toEqual(done)
  const later = await secondDevice(home, ade)
  await later.sees('the next line', () => linesOf(later)[0] === 'noor: We meet indoors.')
  expect(suggestedTo(later)).toMatchObject([{ answers: [] }])
  for (const person of [ines, noor, ade, later]) expect(person.view().alarms).toEqual([])
})

test('A line that Ines read as a new one never takes the place of a rule, whatever Noor says meanwhile', async () => {
  await using home = await openHouse()
  const { ines, noor, circleId, of } = await threeIn(home)
  const line = 'We sing.'
  expect(await noor.suggestLine({ circleId, line, instead: '' })).toEqual(done)
  await ines.sees('a new line', () => suggestedTo(ines)[0]?.instead === '')
  expect(await noor.suggestLine({ circleId, line, instead: 'We listen.' })).toEqual(done)
  await ines.sees('what it would change', () => suggestedTo(ines)[0]?.instead === 'We listen.')
  const wish = { ...of(line), instead: '' }
  expect(await ines.takeSuggestion(wish)).toEqual({ ok: false, reason: 'not-found' })
  expect(ines.view().circles[0]?.agreement.text).toBe(agreement)
  expect(await ines.takeSuggestion({ ...wish, instead: 'We listen.' })).toEqual(done)
  expect(ines.view().circles[0]?.agreement.text).toBe('We sing.\nWe give no advice.')
})

test('Five lines of Noor can wait; one that was answered makes room, and nothing is too long', async () => {
  await using home = await openHouse()
  const { ines, noor, circleId, of } = await threeIn(home)
  const suggest = (line: string) => noor.suggestLine({ circleId, line, instead: '' })
  for (const number of ['One', 'Two', 'Three', 'Four', 'Five'])
    expect(await suggest(number)).toEqual(done)
  expect(await suggest('Five')).toEqual(done)
  expect(await suggest('Six')).toEqual({ ok: false, reason: 'too-many' })
  expect(await suggest('x'.repeat(601))).toEqual({ ok: false, reason: 'too-long' })
  expect(await suggest(' \n ')).toEqual({ ok: false, reason: 'nothing-written' })
  await ines.sees('five', () => linesOf(ines).length === 5)
  expect(await ines.answerSuggestion({ ...of('Two'), words: 'Not yet.' })).toEqual(done)
  await noor.sees('an answer', () => suggestedTo(noor).some(({ answers }) => answers.length > 0))
  expect(await suggest('Six')).toEqual(done)
  const lines = ['One', 'Three', 'Four', 'Five', 'Six']
  expect(suggestedTo(noor).map(({ line }) => line)).toEqual(lines)
})

test('An answer of somebody who does not hold the circle is nothing', async () => {
  await using home = await openHouse()
  const { ines, noor, ade, circleId, of } = await threeIn(home)
  expect(await noor.suggestLine({ circleId, line: 'We sing.', instead: '' })).toEqual(done)
  await ade.sees('the line', () => linesOf(ade).length === 1)
  const { rooms, tools, spaceOf } = await changedClientOf(home, ade)
  const { memberId, line } = of('We sing.')
  const body = { answers: [{ memberId, line, words: 'Nobody wants that.' }] }
  const saying = { kind: 'suggestion-answers', body, before: undefined }
  expect(await writeDocument(tools, spaceOf(circleId), saying)).toMatchObject({ ok: true })
  await accountActions(rooms).leave()
  expect(await ade.say({ talkId: circleId, text: 'Afterwards', notes: [] })).toEqual(done)
  await ines.openTalk(circleId)
  await ines.sees('what came after it', ({ talk }) => talk?.items.at(-1)?.kind === 'words')
  expect(suggestedTo(ines)).toMatchObject([{ line: 'We sing.', answers: [] }])
})
