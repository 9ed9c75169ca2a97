import { openStore } from '@beside/server'
import { expect, test } from 'vitest'
import type { House } from '../house.ts'
import {
  choose,
  decision,
  done,
  hears,
  insideOf,
  onlyCase,
  openPlace,
  report,
  reported,
  says,
  casesOf,
  together
} from '../reporting.ts'
import { dropUnopened, FULL, UNTIL } from '../unopened.ts'

/** Until no more fits. */
async function fill(home: House, spaceId: string, memberId: string): Promise<void> {
  await dropUnopened(home, { spaceId, memberId }, FULL)
}

async function empty({ dataFolder }: House): Promise<void> {
  await using store = await openStore(dataFolder)
  await store.write((db) => db.deleteFrom('drops').where('until', '=', UNTIL).execute())
}

test('a report reaches everybody whose address has room, names whom it did not, and reaches them later', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal, ada } = people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  await mina.lookAtReports()
  const team = mina.view().safety?.tellable ?? []
  const teamId = await teamOf(home, sal)
  for (const { memberId } of team.slice(0, 1)) await fill(home, teamId, memberId)
  const [full, other] = team.map(({ name }) => name)
  const sent = await report(mina, chosen, 'sal', 'ada')
  expect(sent).toMatchObject({ ok: true, value: { unreached: [full] } })
  expect(await onlyCase(other === 'sal' ? sal : ada)).toMatchObject({ reason: 'harassment' })
  expect(await onlyCase(mina)).toMatchObject({ untold: [{ who: 'handler', name: full }] })
  await empty(home)
  // To look for news is to try again; nobody gets it twice.
  expect(await onlyCase(mina)).toMatchObject({ untold: [] })
  for (const person of [sal, ada]) await onlyCase(person)
})

test('a report that reaches nobody says so, and can be sent again', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal } = people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  const teamId = await teamOf(home, sal)
  await mina.lookAtReports()
  for (const { memberId } of mina.view().safety?.tellable ?? []) await fill(home, teamId, memberId)
  expect(await report(mina, chosen, 'sal', 'ada')).toEqual({ ok: false, reason: 'too-many' })
  await empty(home)
  expect(await casesOf(sal)).toEqual([])
  expect(await report(mina, chosen, 'sal', 'ada')).toMatchObject({ value: { unreached: [] } })
  await onlyCase(sal)
  await onlyCase(mina)
})

test('a decision is kept and told to everybody else where somebody filled one address, and to them later', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal, ada } = people
  const caseId = await reported(place)
  {
    await using inside = await insideOf(home, tom)
    const space = inside.tools.spaces.all().find(({ state }) => state?.kind === 'bond')
    await fill(home, space?.id ?? '', space?.myMemberId ?? '')
  }
  expect(await sal.decideCase({ caseId, ...decision })).toEqual(done)
  expect(await onlyCase(sal)).toMatchObject({
    steps: [{ what: 'decided' }],
    untold: [{ who: 'concerned', name: 'tom' }]
  })
  for (const person of [mina, ada])
    expect(await onlyCase(person)).toMatchObject({ steps: [{ what: 'decided' }] })
  await empty(home)
  expect(await onlyCase(sal)).toMatchObject({ untold: [] })
  for (const person of [sal, mina, ada, tom]) expect((await onlyCase(person)).steps).toHaveLength(1)
})

test('what nobody can open is told of, taken away with a yes, and leaves room; what waits there and opens stays', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal, ada } = people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  await mina.lookAtReports()
  const first = await report(mina, chosen, 'sal')
  expect(first).toMatchObject({ value: { unreached: [] } })
  expect((await onlyCase(sal)).reason).toBe('harassment')
  expect(sal.view().safety?.hasUnopened).toBe(false)
  const teamId = await teamOf(home, sal)
  const ids = mina.view().safety?.tellable ?? []
  for (const { memberId } of ids) await fill(home, teamId, memberId)
  expect(await report(mina, { ...chosen }, 'ada')).toEqual({ ok: false, reason: 'too-many' })
  for (const person of [sal, ada]) {
    await casesOf(person)
    expect(person.view().safety?.hasUnopened).toBe(true)
    expect(await person.removeUnopened()).toEqual(done)
    expect(person.view().safety?.hasUnopened).toBe(false)
    await casesOf(person)
    expect(person.view().safety?.hasUnopened).toBe(false)
  }
  expect(await report(mina, chosen, 'ada')).toMatchObject({ value: { unreached: [] } })
  expect((await onlyCase(ada)).reason).toBe('harassment')
  // What was there before is with Sal as it was, and so is whatever opens.
  expect((await onlyCase(sal)).reason).toBe('harassment')
})

test('whom it is about has room for a decision again, once they took away what does not open', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { tom, sal } = people
  const caseId = await reported(place)
  {
    await using inside = await insideOf(home, tom)
    const space = inside.tools.spaces.all().find(({ state }) => state?.kind === 'bond')
    await fill(home, space?.id ?? '', space?.myMemberId ?? '')
  }
  expect(await sal.decideCase({ caseId, ...decision })).toEqual(done)
  expect(await casesOf(tom)).toEqual([])
  expect(tom.view().safety?.hasUnopened).toBe(true)
  expect(await tom.removeUnopened()).toEqual(done)
  expect(await onlyCase(sal)).toMatchObject({ untold: [] })
  expect(await onlyCase(tom)).toMatchObject({ steps: [{ what: 'decided' }] })
})

async function teamOf(home: House, holder: Parameters<typeof insideOf>[1]): Promise<string> {
  await using inside = await insideOf(home, holder)
  return inside.cases.team?.teamId ?? ''
}
