import { expect, test } from 'vitest'
import { befriend, openHouse, wordsIn } from '../house.ts'

// Twice what one reply of the server holds.
const texts = Array.from({ length: 100 }, (_, index) => `${index} `.padEnd(15_000, 'x'))

test('Long words that take more than one reply are all there on a new device', async () => {
  await using home = await openHouse()
  const [alice, bob] = [await home.person('alice'), await home.person('bob')]
  const bondId = await befriend(alice, bob)
  for (const text of texts) {
    expect(await alice.say({ talkId: bondId, text, notes: [] })).toMatchObject({ ok: true })
  }
  const phone = home.device('bob')
  const words = bob.kitWords.join(' ')
  expect(await phone.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
  await phone.openTalk(bondId)
  await phone.sees('the newest words', (view) => wordsIn(view).at(-1) === texts.at(-1))
  while (phone.view().talk?.hasEarlier) {
    expect(await phone.loadEarlier()).toMatchObject({ ok: true })
  }
  expect(wordsIn(phone.view())).toEqual(texts)
  expect(phone.view().alarms).toEqual([])
})
