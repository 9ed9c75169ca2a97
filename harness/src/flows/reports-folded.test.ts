import { expect, test } from 'vitest'
import {
  choosable,
  choose,
  done,
  hears,
  onlyCase,
  openPlace,
  report,
  together
} from '../reporting.ts'

test('words go with their notes to the one who reads a report, and lie folded where the reader muted them', async () => {
  await using place = await openPlace()
  const { mina, tom, sal } = place.people
  const talkId = await together(mina, tom)
  await tom.say({ talkId, text: 'I hurt myself.', notes: ['self-harm:about'] })
  await tom.say({ talkId, text: 'It rained.', notes: [] })
  await hears(mina, talkId, 'It rained.')
  expect((await choosable(mina, talkId)).words).toMatchObject([
    { text: 'I hurt myself.', notes: ['self-harm:about'], folded: null },
    { text: 'It rained.', notes: [], folded: null }
  ])
  const mute = { of: 'topics', id: 'self-harm' } as const
  expect(await mina.setMute({ talkId, mute, isMuted: true })).toMatchObject({ ok: true })
  await mina.closeTalk()
  const [first, second] = (await choosable(mina, talkId)).words
  expect([first?.folded, second?.folded]).toEqual(['topic', null])
  expect(await report(mina, await choose(mina, talkId, 'I hurt myself.'), 'sal')).toMatchObject({
    ok: true
  })
  const { caseId, report: shown } = await onlyCase(sal)
  expect(shown?.records).toMatchObject([{ notes: ['self-harm:about'], isChange: false }])
  expect(await sal.takeUpCase(caseId)).toEqual(done)
})

test('a change of words says itself what they are about, also where the first words are not shown', async () => {
  await using place = await openPlace()
  const { mina, tom, sal } = place.people
  const talkId = await together(mina, tom)
  await tom.say({ talkId, text: 'It rained.', notes: ['war:mention'] })
  await hears(mina, talkId, 'It rained.')
  await tom.openTalk(talkId)
  const itemId = tom.view().talk?.items.find(({ kind }) => kind === 'words')?.id ?? ''
  const change = { itemId, text: 'I hurt myself.', notes: ['self-harm:about'] }
  expect(await tom.editWords(change)).toEqual(done)
  await hears(mina, talkId, 'I hurt myself.')
  expect(await tom.editWords({ itemId, text: 'I hurt myself again.' })).toEqual(done)
  await hears(mina, talkId, 'I hurt myself again.')
  expect((await choosable(mina, talkId)).words.map(({ notes }) => notes)).toEqual([
    ['war:mention'],
    ['self-harm:about'],
    ['self-harm:about']
  ])
  await report(mina, await choose(mina, talkId, 'I hurt myself.'), 'sal')
  const { report: shown } = await onlyCase(sal)
  expect(shown?.records).toMatchObject([{ notes: ['self-harm:about'] }])
})
