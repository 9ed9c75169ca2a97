import { describe, expect, test } from 'vitest'
import { arriveAs, openHouse, secondDevice } from '../house.ts'
import {
  done,
  decision,
  openPlace,
  again,
  together,
  says,
  hears,
  choosable,
  choose,
  report,
  casesOf,
  onlyCase,
  sendChanged,
  withOtherWords
} from '../reporting.ts'

describe('A report', () => {
  test('reaches whom the reporter chose, proved, and both sides hear what was decided', async () => {
    await using place = await openPlace()
    const { home, people } = place
    const { mina, tom, sal, ada } = people
    const bondId = await together(mina, tom)
    await says(tom, bondId, 'I know where you live.', 'A quiet evening.')
    await hears(mina, bondId, 'A quiet evening.')
    const chosen = await choose(mina, bondId, 'I know where you live.')
    expect(await report(mina, chosen, 'sal')).toMatchObject({ ok: true })
    const { caseId, report: shown } = await onlyCase(sal)
    expect(shown).toMatchObject({
      reporter: 'mina',
      words: 'It frightens me.',
      records: [{ text: 'I know where you live.', isProved: true, isByReported: true }]
    })
    // Neither whoever was left out, nor a neighbour of the words that were chosen.
    expect(await casesOf(ada)).toEqual([])
    expect(JSON.stringify(sal.view())).not.toContain('A quiet evening.')
    expect(await sal.takeUpCase(caseId)).toEqual(done)
    expect(await casesOf(tom)).toEqual([])
    expect(await sal.decideCase({ caseId, ...decision })).toEqual(done)
    expect(await onlyCase(mina)).toMatchObject({
      side: 'reporter',
      steps: [{ what: 'taken' }, { what: 'decided', words: decision.words }]
    })
    expect(await onlyCase(tom)).toMatchObject({
      side: 'concerned',
      report: null,
      names: [],
      // What was done before, too: by whom and on which day, and nothing that was said with it.
      steps: [
        {
          what: 'taken',
          name: 'sal',
          words: '',
          day: new Date(place.now()).toISOString().slice(0, 10)
        },
        { what: 'decided', words: decision.words, day: null }
      ]
    })
    expect(JSON.stringify(tom.view().safety)).not.toContain('mina')
    // Whoever was left out is asked by nobody else either.
    for (const person of [mina, tom]) expect((await onlyCase(person)).appealTo).toEqual([])
    // What reached somebody is with them on another device too, and waits on the server no more.
    const later = await secondDevice(home, sal)
    expect(await onlyCase(later)).toMatchObject({ caseId, side: 'handler', report: shown })
    // What was told in confidence does not leave with one of the team.
    const exported = await sal.exportAll()
    expect(exported).toMatchObject({ ok: true })
    expect(JSON.stringify(exported)).not.toContain('It frightens me.')
  })

  test('is looked at anew by another than the one who decided, if one of the two asks', async () => {
    await using place = await openPlace()
    const { people } = place
    const { mina, tom, sal, ada } = people
    const bondId = await together(mina, tom)
    await says(tom, bondId, 'I know where you live.')
    await hears(mina, bondId, 'I know where you live.')
    await report(mina, await choose(mina, bondId, 'I know where you live.'), 'sal', 'ada')
    const { caseId } = await onlyCase(sal)
    await onlyCase(ada)
    const [other] = (await onlyCase(sal)).passTo
    expect(other?.name).toBe('ada')
    expect(await sal.passCaseOn({ caseId, to: other?.memberId ?? '' })).toEqual(done)
    for (const person of [ada, mina])
      expect((await onlyCase(person)).steps.at(-1)).toMatchObject({ what: 'passed', to: 'ada' })
    await sal.decideCase({ caseId, ...decision })
    expect(await onlyCase(ada)).toMatchObject({
      steps: [{ what: 'passed' }, { what: 'decided', name: 'sal' }]
    })
    const { appealTo, steps } = await onlyCase(tom)
    expect(steps).toMatchObject([{ what: 'passed', to: 'ada' }, { what: 'decided' }])
    expect(appealTo.map(({ name }) => name)).toEqual(['ada'])
    const asked = { caseId, side: 'concerned', words: 'It was a song.' } as const
    const sals = (await casesOf(mina))[0]?.told
    expect(sals).toEqual(['sal', 'ada'])
    expect(await tom.appealCase({ ...asked, to: appealTo[0]?.memberId ?? '' })).toEqual(done)
    expect(await onlyCase(ada)).toMatchObject({
      appeals: [{ side: 'concerned', words: 'It was a song.' }]
    })
    expect(await onlyCase(sal)).toMatchObject({ appeals: [] })
    await ada.decideCase({ caseId, ...decision, decision: 'nothing' })
    for (const person of [mina, tom])
      expect((await onlyCase(person)).steps.at(-1)).toMatchObject({ name: 'ada' })
  })

  test('is held back from one side for a reason of safety that the other side does not read', async () => {
    await using place = await openPlace()
    const { people } = place
    const { mina, tom, sal, ada } = people
    const bondId = await together(mina, tom)
    await says(tom, bondId, 'I know where you live.')
    await hears(mina, bondId, 'I know where you live.')
    await report(mina, await choose(mina, bondId, 'I know where you live.'), 'sal', 'ada')
    const { caseId } = await onlyCase(sal)
    const heldBack = { from: 'concerned', why: 'He may go to her house.' } as const
    await sal.decideCase({ caseId, ...decision, heldBack })
    expect(await casesOf(tom)).toEqual([])
    expect(await onlyCase(mina)).toMatchObject({ steps: [{ heldBack: null }] })
    expect(await onlyCase(ada)).toMatchObject({ steps: [{ heldBack }] })
  })
})

test('a report whose words or place somebody changed is shown as unproven', async () => {
  await using place = await openPlace()
  const { home, people } = place
  const { mina, tom, sal } = people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  await sendChanged(home, mina, { chosen, change: withOtherWords })
  expect((await onlyCase(sal)).report?.records).toMatchObject([
    { text: 'I know where she lives.', isProved: false, isByReported: false, isRoleProved: false }
  ])
})

describe('Words that were taken back', () => {
  test('can be shown by the page that had opened them, and from a copy after their author is gone', async () => {
    await using place = await openPlace()
    const { home, people } = place
    const { mina, tom, sal } = people
    const bondId = await together(mina, tom)
    await says(tom, bondId, 'I know where you live.', 'Answer me.')
    await hears(mina, bondId, 'Answer me.')
    expect(await mina.keepWords(await choose(mina, bondId, 'I know where you live.'))).toEqual(done)
    await tom.openTalk(bondId)
    const items = tom.view().talk?.items ?? []
    for (const { id, kind } of items) if (kind === 'words') await tom.takeBack(id)
    await mina.sees('nothing of it', ({ talk }) =>
      (talk?.items ?? []).every(({ kind }) => kind !== 'words')
    )
    const open = await choose(mina, bondId, 'Answer me.')
    expect(await report(mina, open, 'sal')).toMatchObject({ ok: true })
    const { kitWords } = tom
    const gone = await tom.deleteAccount({ current: kitWords.join(' ') })
    expect(gone).toEqual(done)
    // A page that opens only now finds nothing but the copy.
    const later = await secondDevice(home, mina)
    expect((await choosable(later, bondId)).words).toEqual([])
    const [kept] = later.view().safety?.kept ?? []
    expect(kept).toMatchObject({ names: ['tom'], texts: ['I know where you live.'] })
    const copy = { from: 'kept', keptId: kept?.keptId ?? '' } as const
    expect(await report(later, copy, 'sal')).toMatchObject({ ok: true })
    const cases = await casesOf(sal)
    const records = cases.flatMap((one) => one.report?.records ?? [])
    expect(new Set(records.map(({ text, isProved }) => `${text} ${isProved}`))).toEqual(
      new Set(['Answer me. true', 'I know where you live. true'])
    )
    expect(await later.letGoOfWords(copy.keptId)).toEqual(done)
    expect(later.view().safety?.kept).toEqual([])
  })
})

test('a report that nobody looked for in thirty days is gone, and can be sent again', async () => {
  await using place = await openPlace()
  const { home, people, pass } = place
  const { mina, tom, sal } = people
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  await mina.keepWords(chosen)
  expect(await report(mina, chosen, 'sal')).toMatchObject({ ok: true })
  pass(32 * 86_400_000)
  const [later, reader] = [await again(home, mina), await again(home, sal)]
  expect(await casesOf(reader)).toEqual([])
  const [kept] = later.view().safety?.kept ?? []
  const copy = { from: 'kept', keptId: kept?.keptId ?? '' } as const
  expect(await report(later, copy, 'sal')).toMatchObject({ ok: true })
  expect(await onlyCase(reader)).toMatchObject({ report: { records: [{ isProved: true }] } })
})

test('a report to nobody is not sent, and says so', async () => {
  await using home = await openHouse()
  const [mina, tom] = [home.device('mina'), home.device('tom')]
  for (const person of [mina, tom]) await arriveAs(person, '')
  const bondId = await together(mina, tom)
  await says(tom, bondId, 'I know where you live.')
  await hears(mina, bondId, 'I know where you live.')
  const chosen = await choose(mina, bondId, 'I know where you live.')
  expect(await report(mina, chosen, 'sal')).toEqual({ ok: false, reason: 'nobody-to-tell' })
  expect(await casesOf(mina)).toEqual([])
})
