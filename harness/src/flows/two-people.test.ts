import { expect, test } from 'vitest'
import { befriend, hasSettledKeys, inviteBy, openHouse, wordsIn } from '../house.ts'

test('Alice invites Bob by link, Bob says yes while she is away, and they talk', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const { bondId, fragment } = await inviteBy(alice, {
    agreement: { purpose: 'Evening words', pace: 'Now and then' },
    note: 'You have always listened'
  })
  await alice.leave()

  const bob = await home.person('bob')
  const read = await bob.readInvite(fragment)
  expect(read).toMatchObject({
    ok: true,
    value: { name: 'alice', note: 'You have always listened', isOwn: false }
  })
  const accepted = await bob.acceptInvite(fragment)
  expect(accepted).toMatchObject({ ok: true })
  expect(bob.view().people[0]).toMatchObject({
    relation: 'close',
    agreement: { purpose: 'Evening words', pace: 'Now and then' }
  })
  await bob.openTalk(bondId)
  expect(await bob.say({ talkId: bondId, text: 'I am here', notes: [] })).toMatchObject({
    ok: true
  })
  await bob.sees('his words sent', (view) =>
    (view.talk?.items ?? []).some((item) => item.kind === 'words' && item.delivery === 'sent')
  )

  const back = await alice.signInWithPassphrase({
    signInName: alice.signInName,
    passphrase: alice.passphrase,
    device: 'shared'
  })
  expect(back).toMatchObject({ ok: true })
  await alice.sees('Bob at the door', (view) => view.people[0]?.state === 'is-it-them')
  await alice.openTalk(bondId)
  expect(wordsIn(alice.view())).toEqual([])
  await alice.answerIsItThem({ bondId, isThem: true })
  await alice.sees('what Bob wrote', (view) => wordsIn(view).includes('I am here'))
  await alice.say({ talkId: bondId, text: 'Thank you for coming', notes: ['about: hospital'] })
  const seen = await bob.sees('her answer', (view) =>
    wordsIn(view).includes('Thank you for coming')
  )
  const answer = seen.talk?.items.find((item) => item.kind === 'words' && item.by === 'them')
  if (!answer) throw new Error('no answer')
  expect(await bob.acknowledge({ itemId: answer.id, key: 'believe' })).toMatchObject({ ok: true })
  await alice.sees('the acknowledgement', (view) =>
    (view.talk?.items ?? []).some(
      (item) => item.kind === 'words' && item.acknowledgements[0]?.key === 'believe'
    )
  )
})

test('Alice changes her words and takes others back', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await bob.openTalk(bondId)
  await alice.say({ talkId: bondId, text: 'one', notes: [] })
  await alice.say({ talkId: bondId, text: 'two', notes: [] })
  const seen = await bob.sees('both', (view) => wordsIn(view).length === 2)
  const [one, two] = (seen.talk?.items ?? []).filter((item) => item.kind === 'words')
  if (!one || !two) throw new Error('missing')
  expect(await bob.editWords({ itemId: one.id, text: 'not mine' })).toMatchObject({ ok: false })
  expect(await alice.editWords({ itemId: one.id, text: 'one, said better' })).toMatchObject({
    ok: true
  })
  expect(await alice.takeBack(two.id)).toMatchObject({ ok: true })
  await bob.sees('the change', (view) => wordsIn(view).join() === 'one, said better')
  await bob.sees('taken back', (view) =>
    (view.talk?.items ?? []).some((item) => item.kind === 'taken-back')
  )
})

test('Bob comes back by his kit alone and reads everything', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.say({ talkId: bondId, text: 'for later', notes: [] })
  const elsewhere = home.device('bob')
  const back = await elsewhere.signInWithKit({ words: bob.kitWords.join(' '), device: 'shared' })
  expect(back).toMatchObject({ ok: true })
  await elsewhere.openTalk(bondId)
  await elsewhere.sees('what she wrote', (view) => wordsIn(view).includes('for later'))
})

test('After "someone may have my device", the old passphrase, kit and session open nothing new', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  const thief = home.device('thief')
  const got = await thief.signInWithPassphrase({
    signInName: alice.signInName,
    passphrase: alice.passphrase,
    device: 'shared'
  })
  expect(got).toMatchObject({ ok: true })
  const changed = await alice.changeEverything({
    current: alice.passphrase,
    next: 'four other quiet words'
  })
  if (!changed.ok) throw new Error(changed.reason)
  await alice.sees('new keys everywhere', hasSettledKeys)
  await bob.openTalk(bondId)
  await bob.say({ talkId: bondId, text: 'only for you', notes: [] })
  await alice.openTalk(bondId)
  await alice.sees('his words', (view) => wordsIn(view).includes('only for you'))
  await thief.sees('that the session is over', (view) => view.session.state === 'signed-out')
  expect(wordsIn(thief.view())).not.toContain('only for you')
  expect(await thief.listSessions()).toMatchObject({ ok: false, reason: 'not-signed-in' })
  for (const words of [alice.passphrase]) {
    const again = await home.device('thief').signInWithPassphrase({
      signInName: alice.signInName,
      passphrase: words,
      device: 'shared'
    })
    expect(again).toMatchObject({ ok: false, reason: 'sign-in-refused' })
  }
  const oldKit = { words: alice.kitWords.join(' '), device: 'shared' } as const
  expect(await home.device('thief').signInWithKit(oldKit)).toMatchObject({ ok: false })
  const newKit = { words: changed.value.kitWords.join(' '), device: 'shared' } as const
  const herself = home.device('alice')
  expect(await herself.signInWithKit(newKit)).toMatchObject({ ok: true })
  await herself.openTalk(bondId)
  await herself.sees('the history', (view) => wordsIn(view).includes('only for you'))
})
