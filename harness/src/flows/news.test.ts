import { expect, test } from 'vitest'
import { secondDevice } from '../house.ts'
import {
  casesOf,
  choose,
  decision,
  done,
  hears,
  onlyCase,
  openPlace,
  report,
  says,
  together
} from '../reporting.ts'

const nothing = {
  shown: false,
  helping: false,
  introductions: false,
  cases: false,
  roles: false
}

test('Whoever something came for is told that it did until they look, on each of their devices, and an own step is none', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal } = people
  for (const person of [mina, tom, sal]) expect(person.view().news).toEqual(nothing)
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  await report(mina, await choose(mina, bondId, 'I know where you live.'), 'sal')
  expect(mina.view().news).toEqual(nothing)

  const { caseId } = await onlyCase(sal)
  expect(sal.view().news).toEqual({ ...nothing, cases: true })
  expect(await sal.noteCasesSeen({ isHandler: true })).toEqual(done)
  expect(sal.view().news).toEqual(nothing)
  expect(await sal.decideCase({ caseId, ...decision })).toEqual(done)
  await sal.noteCasesSeen({ isHandler: true })

  for (const person of [mina, tom]) {
    await casesOf(person)
    expect(person.view().news).toEqual({ ...nothing, shown: true })
    // Nothing of the case stands where the news does.
    expect(await person.noteCasesSeen({ isHandler: false })).toEqual(done)
    expect(person.view().news).toEqual(nothing)
  }
  const later = await secondDevice(home, tom)
  await casesOf(later)
  expect(later.view().news).toEqual(nothing)
})
