import { expect, test } from 'vitest'
import { befriend, openHouse, wordsIn } from '../house.ts'
import { runBeside } from './run-beside.ts'

test('an operator who fears for the sessions signs everybody out, and nobody loses a word', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await alice.say({ talkId: bondId, text: 'still here afterwards', notes: [] })
  await alice.sees('her words sent', (view) =>
    (view.talk?.items ?? []).some((item) => item.kind === 'words' && item.delivery === 'sent')
  )
  const endSessions = () => runBeside(['end-sessions', '--data', home.dataFolder], { env: {} })

  // A server that runs would go on with the lines that are open.
  const meanwhile = await endSessions()
  expect(meanwhile.said).toContain('Another server works with that folder already')
  expect(meanwhile.code).toBe(1)
  expect(await alice.listSessions()).toMatchObject({ ok: true })

  let secret = ''
  await home.restart(async () => {
    const { said: printed } = await runBeside(['steward', '--data', home.dataFolder], { env: {} })
    secret = /\/steward#([\w-]{43})/u.exec(printed)?.[1] ?? ''
    const { code, said } = await endSessions()
    expect(said).toContain('Everybody is signed out')
    expect(code).toBe(0)
  })
  for (const person of [alice, bob]) {
    expect(await person.listSessions()).toEqual({ ok: false, reason: 'not-signed-in' })
  }

  // Nor does a link that was printed and never opened let whoever copied it in.
  const opened = await fetch(`${home.address}/api/steward/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret })
  })
  expect(secret).toHaveLength(43)
  expect(await opened.json()).toMatchObject({ reason: 'link-used' })

  const phone = home.device('bob')
  const words = bob.kitWords.join(' ')
  expect(await phone.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: true })
  await phone.openTalk(bondId)
  await phone.sees('what Alice wrote', (view) => wordsIn(view).includes('still here afterwards'))
})
