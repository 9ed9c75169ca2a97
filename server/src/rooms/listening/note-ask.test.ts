import { expect, test } from 'vitest'
import type { Membership } from '../../membership.fixture.ts'
import { openMailSink } from '../../mail/mail-sink.fixture.ts'
import type { Running } from '../../running.fixture.ts'
import { endWaiting, listWaitingNudges } from '../../store/nudges.ts'
import { text } from '../../visitor.fixture.ts'
import { passOf, want } from '../nudges/nudges.fixture.ts'
import { ask, beginShifts, claim, free, openPlace, shift } from './listening.fixture.ts'

/** For whom something waits, as their keys; then it waits no more. */
async function told(server: Running): Promise<readonly string[]> {
  await using store = await server.openStore()
  const waiting = await listWaitingNudges(store.read)
  await store.write((db) => endWaiting(db, waiting))
  return waiting.map(({ member }) => text(member)).toSorted()
}

const keysOf = (...members: readonly Membership[]) =>
  members.map(({ keys }) => text(keys.sign.public)).toSorted()

test('a question is news for those on a shift who want a nudge, and who may say yes to it', async () => {
  await using sink = await openMailSink()
  await using place = await openPlace(4, { mail: sink.setting })
  const { server, asker, listeners } = place
  const [ada, ben, cleo, dora] = listeners
  const pass = await passOf(ada!.visitor, sink)
  for (const one of [ada!, ben!, cleo!]) expect((await want(one, pass)).status).toBe(200)
  await told(server)
  await beginShifts([ada!, ben!, dora!])
  const question = await ask(asker)
  expect(await told(server)).toEqual(keysOf(ada!, ben!))
  await shift(ben!, 'rest')
  await claim(ada!, question)
  expect(await told(server)).toEqual([])
  await claim(ada!, question, 'return')
  expect(await told(server)).toEqual(keysOf(ada!))
  await claim(ada!, question)
  await free(asker, question, ada!)
  expect(await told(server)).toEqual([])
})
