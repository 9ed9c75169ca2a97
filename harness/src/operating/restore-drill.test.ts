import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBeside, nodeEnvironment } from '@beside/client'
import type { AppView, Beside } from '@beside/client'
import { startServer } from '@beside/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeBackup } from '../../../server/src/backup/make-backup.ts'
import { restoreBackup } from '../../../server/src/backup/restore-backup.ts'
import { describeFolder } from '../../../server/src/instance/instance-folder.ts'
import { readRootKey } from '../../../server/src/instance/root-key.ts'
import { befriend, openHouse, wordsIn } from '../house.ts'

let place = ''

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'beside-drill-'))
})

afterEach(async () => {
  await rm(place, { recursive: true, force: true })
})

test('After the machine is lost, one signs in by passphrase, one by kit, and they go on', async () => {
  const lost = await liveAndLose()
  await using server = await startServer({ dataFolder: lost.restored })
  const alice = createBeside(nodeEnvironment(server.address))
  const bob = createBeside(nodeEnvironment(server.address))
  const { signInName, passphrase } = lost.alice
  expect(
    await alice.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  ).toMatchObject({ ok: true })
  expect(await bob.signInWithKit({ words: lost.bob.kit, device: 'shared' })).toMatchObject({
    ok: true
  })

  for (const person of [alice, bob]) {
    await person.openTalk(lost.bondId)
    const view = await see(person, (seen) => wordsIn(seen).length > 0)
    expect(wordsIn(view)).toEqual(['before the backup'])
    expect(view.alarms).toEqual([])
  }
  await bob.say({ bondId: lost.bondId, text: 'still here', notes: [] })
  const view = await see(alice, (seen) => wordsIn(seen).includes('still here'))
  expect(view.alarms).toEqual([])
  await Promise.all([alice.leave(), bob.leave()])
})

test('A session that was open when the machine was lost opens nothing on the restored one', async () => {
  const lost = await liveAndLose()
  await using server = await startServer({ dataFolder: lost.restored })
  const reply = await fetch(`${server.address}/api/session`, { headers: { cookie: lost.cookie } })
  expect(reply.status).toBe(401)
  await reply.body?.cancel()
})

/** Two people talk, a backup is made, they talk on, and the machine is lost; then it is restored. */
async function liveAndLose() {
  await using home = await openHouse()
  let cookie = ''
  const { fetch: ask } = nodeEnvironment(home.address)
  const alice = home.device('alice', {
    async fetch(url, init) {
      const reply = await ask(url, init)
      cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
      return reply
    }
  })
  const signInName = await alice.suggestSignInName('alice')
  const { passphrase } = alice
  const arrived = await alice.arrive({
    nickname: 'Alice',
    shape: { form: 'leaf', colour: 'moss' },
    signInName,
    passphrase,
    device: 'shared',
    way: { by: 'open-door' }
  })
  expect(arrived).toMatchObject({ ok: true })
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await bob.openTalk(bondId)
  await alice.say({ bondId, text: 'before the backup', notes: [] })
  await bob.sees('words from before', (view) => wordsIn(view).includes('before the backup'))
  let phrase = ''
  const backup = await makeBackup({
    dataFolder: home.dataFolder,
    to: join(place, 'backups'),
    keep: 2,
    phrase: { showPhrase: (shown) => (phrase = shown), wantsNew: false },
    now: () => Date.now()
  })
  await alice.say({ bondId, text: 'after the backup', notes: [] })
  await bob.sees('words from after', (view) => wordsIn(view).includes('after the backup'))
  const root = await readRootKey(describeFolder(home.dataFolder).root)
  const restored = join(place, 'restored')
  await restoreBackup({ from: backup.folder, to: restored, phrase, root, now: Date.now() })
  return {
    restored,
    bondId,
    cookie,
    alice: { signInName, passphrase },
    bob: { kit: bob.kitWords.join(' ') }
  }
}

async function see(beside: Beside, wished: (view: AppView) => boolean): Promise<AppView> {
  const { promise, resolve } = Promise.withResolvers<AppView>()
  const stop = beside.watch((view) => {
    if (wished(view)) resolve(view)
  })
  return await promise.finally(stop)
}
