import { memberAddress } from '@beside/kernel'
import { openStore } from '@beside/server'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashOf, spaceIdOfText } from '../../../client/src/wire/read-wire.ts'
import { addDrop } from '../../../server/src/store/drops.ts'
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

const FULL = 50

/** Somebody sends whatever they like to where drops wait for one member, until no more fits. */
async function fill({ dataFolder }: House, spaceId: string, memberId: string): Promise<void> {
  await using store = await openStore(dataFolder)
  const address = memberAddress(spaceIdOfText(spaceId), hashOf(memberId))
  const room = { today: '2020-01-01', count: FULL, bytes: 1_000_000 }
  for (let nth = 0; nth < FULL; nth += 1) {
    const [id, bytes] = [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(300))]
    await store.write((db) => addDrop(db, { address, id, until: '2100-01-01', bytes }, room))
  }
}

async function empty({ dataFolder }: House): Promise<void> {
  await using store = await openStore(dataFolder)
  await store.write((db) => db.deleteFrom('drops').where('until', '=', '2100-01-01').execute())
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

async function teamOf(home: House, holder: Parameters<typeof insideOf>[1]): Promise<string> {
  await using inside = await insideOf(home, holder)
  return inside.cases.team?.teamId ?? ''
}
