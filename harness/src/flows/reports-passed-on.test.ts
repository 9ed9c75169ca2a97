import { openStore } from '@beside/server'
import { expect, test } from 'vitest'
import { NOTHING_MORE, signed } from '../../../client/src/rooms/safety/steps.ts'
import { sendToHolder } from '../../../client/src/rooms/safety/report.ts'
import { arriveAs, type Person } from '../house.ts'
import {
  again,
  casesOf,
  choose,
  decision,
  done,
  hears,
  insideOf,
  onlyCase,
  openPlace,
  report,
  says,
  together,
  type Place
} from '../reporting.ts'
import { joinSafetyTeam } from '../safety-team.ts'

const words = 'Zoe knows more of this than I do.'

/** Tom wrote to Mina, who reported it to these. Then somebody comes to the team whom Mina could not choose. */
async function reportedTo(place: Place, ...names: readonly string[]) {
  const { mina, tom, sal } = place.people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  expect(await report(mina, chosen, ...names)).toMatchObject({ ok: true })
  const { caseId } = await onlyCase(sal)
  expect(await sal.takeUpCase(caseId)).toEqual(done)
  return caseId
}

async function comesTo({ home, people, pass }: Place, name: string): Promise<Person> {
  const person = home.device(name)
  await arriveAs(person, '')
  await joinSafetyTeam({ ...home, pass }, people.sal, person)
  return again(home, person)
}

/** That took days, so everybody comes back. */
async function comeBack({ home, people }: Place): Promise<Place['people']> {
  const [mina, tom] = [await again(home, people.mina), await again(home, people.tom)]
  return { mina, tom, sal: await again(home, people.sal), ada: await again(home, people.ada) }
}

test('Sal asks Mina about somebody who came since, and with her yes they read the case, and nobody else', async () => {
  await using place = await openPlace()
  const caseId = await reportedTo(place, 'sal')
  expect((await onlyCase(place.people.sal)).moreToAsk).toEqual([])
  // Whoever has the name of somebody who was left out may be them, with new keys.
  const came = await comesTo(place, 'Ada ')
  const zoe = await comesTo(place, 'zoe')
  const other = await again(place.home, came)
  const { mina, tom, sal, ada } = await comeBack(place)
  const { moreToAsk, passTo } = await onlyCase(sal)
  expect(moreToAsk.map(({ name }) => name)).toEqual(['zoe'])
  expect(passTo).toEqual([])
  const left = sal.view().safety?.tellable.find(({ name }) => name === 'ada')?.memberId ?? ''
  const notFound = { ok: false, reason: 'not-found' }
  expect(await sal.askForMoreInCase({ caseId, to: left, words })).toEqual(notFound)
  const to = moreToAsk[0]?.memberId ?? ''
  expect(await sal.askForMoreInCase({ caseId, to, words })).toEqual(done)
  for (const person of [zoe, ada, other, tom]) expect(await casesOf(person)).toEqual([])
  const { moreAsked, steps } = await onlyCase(mina)
  // A name is chosen by whoever has it, so she reads what was checked, too.
  const facts = { checked: 'We know them.', checkedBy: 'one' }
  expect(moreAsked).toMatchObject([{ by: 'sal', name: 'zoe', ...facts }])
  expect(steps.at(-1)).toMatchObject({ what: 'more-asked', to: 'zoe', words })

  const { askId } = moreAsked[0]!
  expect(await mina.answerMoreInCase({ caseId, askId, isYes: true })).toEqual(done)
  expect(await onlyCase(mina)).toMatchObject({ told: ['sal', 'zoe'], moreAsked: [] })
  expect((await onlyCase(zoe)).report).toMatchObject({
    reporter: 'mina',
    words: 'It frightens me.',
    records: [{ text: 'I know where you live.', isProved: true, isByReported: true }]
  })
  expect(await onlyCase(sal)).toMatchObject({ moreToAsk: [], passTo: [{ name: 'zoe' }] })
  // What was done before is with her, too.
  expect((await onlyCase(zoe)).steps.map(({ what }) => what)).toEqual([
    'taken',
    'more-asked',
    'more-yes'
  ])
  expect(await sal.passCaseOn({ caseId, to })).toEqual(done)
  await onlyCase(zoe)
  expect(await zoe.decideCase({ caseId, ...decision })).toEqual(done)
  for (const person of [mina, tom, sal]) {
    expect((await onlyCase(person)).steps.at(-1)).toMatchObject({ what: 'decided', name: 'zoe' })
  }
  expect((await onlyCase(tom)).appealTo.map(({ name }) => name)).toEqual(['sal'])
  for (const person of [ada, other]) expect(await casesOf(person)).toEqual([])
})

test('With her no they get nothing, and nobody asks her about them again', async () => {
  await using place = await openPlace()
  const caseId = await reportedTo(place, 'sal')
  const zoe = await comesTo(place, 'zoe')
  const { mina, sal } = await comeBack(place)
  const to = (await onlyCase(sal)).moreToAsk[0]?.memberId ?? ''
  expect(await sal.askForMoreInCase({ caseId, to, words })).toEqual(done)
  const { askId = '' } = (await onlyCase(mina)).moreAsked[0] ?? {}
  expect(await mina.answerMoreInCase({ caseId, askId, isYes: false })).toEqual(done)
  expect(await onlyCase(mina)).toMatchObject({ told: ['sal'], moreAsked: [] })
  const { moreToAsk, passTo, steps } = await onlyCase(sal)
  expect([moreToAsk, passTo]).toEqual([[], []])
  expect(steps.at(-1)).toMatchObject({ what: 'more-no', name: 'mina', isMine: false })
  expect(await casesOf(zoe)).toEqual([])
})

test('Nobody of the team can say yes in the place of Mina', async () => {
  await using place = await openPlace()
  const { home } = place
  const caseId = await reportedTo(place, 'sal', 'ada')
  await comesTo(place, 'zoe')
  const { sal, ada } = await comeBack(place)
  const to = (await onlyCase(sal)).moreToAsk[0]
  expect(await sal.askForMoreInCase({ caseId, to: to?.memberId ?? '', words })).toEqual(done)
  await onlyCase(ada)
  await using inside = await insideOf(home, sal)
  const { tools, cases } = inside
  const { post } = cases
  const me = post?.team.holders.find(({ isMe }) => isMe)
  const holder = post?.team.holders.find(({ name }) => name === 'ada')
  if (!post || !me || !holder || !to) throw new Error('There is nothing to forge')
  const at = tools.spaces.serverNow()
  const said = { ...NOTHING_MORE, what: 'more-yes', to, by: me.memberId, name: 'mina' } as const
  const note = signed(post.space, caseId, { ...said, at, appealTo: [] })
  const { teamId } = post.team
  expect(await sendToHolder(tools, { teamId, holder }, note)).toEqual(done)
  const { steps, passTo } = await onlyCase(ada)
  expect(steps.at(-1)).toMatchObject({ what: 'more-asked' })
  expect(passTo.map(({ name }) => name)).toEqual(['sal'])
})

test('Her yes is of use also where whoever asked never told the others what they asked', async () => {
  await using place = await openPlace()
  const caseId = await reportedTo(place, 'sal', 'ada')
  await comesTo(place, 'zoe')
  const { mina, sal, ada } = await comeBack(place)
  await onlyCase(ada)
  const to = (await onlyCase(sal)).moreToAsk[0]?.memberId ?? ''
  expect(await sal.askForMoreInCase({ caseId, to, words })).toEqual(done)
  const { askId = '' } = (await onlyCase(mina)).moreAsked[0] ?? {}
  {
    await using store = await openStore(place.home.dataFolder)
    await store.write((db) => db.deleteFrom('drops').execute())
  }
  expect(await mina.answerMoreInCase({ caseId, askId, isYes: true })).toEqual(done)
  const { steps, passTo } = await onlyCase(ada)
  expect(steps.slice(-2)).toMatchObject([{ what: 'more-asked', words }, { what: 'more-yes' }])
  expect(passTo.map(({ name }) => name)).toContain('zoe')
})
