/** A place whose last day has come: nothing new is kept, and what is there stays everybody's own. */
import { openStore } from '@beside/server'
import { expect, test } from 'vitest'
import { readCommunity, saveCommunity } from '../../../server/src/store/community.ts'
import { befriend, openHouse, secondDevice, wordsIn, type House } from '../house.ts'

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const closed = { ok: false, reason: 'community-closed' }

/** As its stewards said more than thirty days ago. */
async function closeOn(home: House, closesOn: string | null): Promise<void> {
  await using store = await openStore(home.dataFolder, {})
  await store.write(async (db) => saveCommunity(db, { ...(await readCommunity(db)), closesOn }))
}

test('A place that has closed keeps nothing new, says so, and gives everybody what is theirs', async () => {
  await using home = await openHouse()
  const [alice, bob] = [await home.person('alice'), await home.person('bob')]
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  expect(await alice.say({ talkId: bondId, text: 'before the end', notes: [] })).toMatchObject({
    ok: true
  })
  await alice.sees('her words sent', ({ talk }) => {
    const [words] = (talk?.items ?? []).filter(({ kind }) => kind === 'words')
    return words?.kind === 'words' && words.delivery === 'sent'
  })
  expect(await alice.saveNotes({ body: { text: 'a note of hers' }, version: '' })).toMatchObject({
    ok: true
  })
  const version = alice.view().notes?.version ?? ''
  expect(alice.view().isPlaceClosed).toBe(false)
  await closeOn(home, yesterday())
  // Her page was open as the day came. It learns that by her words, which stay where they are.
  await alice.say({ talkId: bondId, text: 'too late', notes: [] })
  await alice.sees('that the place has closed', (view) => view.isPlaceClosed)
  expect(wordsIn(alice.view())).toContain('too late')
  expect(await alice.saveNotes({ body: { text: 'another' }, version })).toEqual(closed)
  expect(await alice.beginBond({ ...wishes })).toEqual(closed)
  const exported = await alice.exportAll()
  if (!exported.ok) throw new Error(exported.reason)
  for (const text of ['before the end', 'a note of hers']) {
    expect(exported.value.html).toContain(text)
    expect(exported.value.json).toContain(text)
  }

  // Whoever signs in after that day reads, takes words back and goes, as before it.
  const back = await secondDevice(home, bob)
  expect(back.view().isPlaceClosed).toBe(true)
  expect(await back.readInstance()).toMatchObject({ ok: true, value: { closesOn: yesterday() } })
  await back.openTalk(bondId)
  await back.sees('the words of before', (view) => wordsIn(view).includes('before the end'))
  expect(await back.exportAll()).toMatchObject({ ok: true })

  // Its stewards take it back: what waited goes out.
  await closeOn(home, null)
  await alice.sees('the place open again', (view) => !view.isPlaceClosed)
  await back.sees('what waited', (view) => wordsIn(view).includes('too late'))
})

const wishes = {
  relation: 'close',
  relationWords: '',
  agreement: { purpose: '', pace: '' },
  note: ''
} as const
