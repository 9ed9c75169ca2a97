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

const OFFERED = 200

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

test('older words at which a report begins are offered, with those around them', async () => {
  await using place = await openPlace()
  const { mina, tom } = place.people
  const talkId = await together(mina, tom)
  await mina.openTalk(talkId)
  for (let nth = 0; nth <= OFFERED; nth += 1) await tom.say({ talkId, text: `${nth}`, notes: [] })
  const last = `${OFFERED}`
  await mina.sees(last, ({ talk }) =>
    (talk?.items ?? []).some((item) => item.kind === 'words' && item.text === last)
  )
  const newest = (await choosable(mina, talkId)).words
  expect([newest.length, newest[0]?.text]).toEqual([OFFERED, '1'])
  const items = mina.view().talk?.items ?? []
  const first = items.find((item) => item.kind === 'words' && item.text === '0')
  const around = (await choosable(mina, talkId, first?.id)).words
  expect(around.map(({ text }) => text)).toContain('0')
})
