import { signManifest, toBase64url, type SignPair } from '@beside/kernel/wire'
import { expect, test } from 'vitest'
import { describeFolder } from '../../../server/src/instance/instance-folder.ts'
import { readSecrets } from '../../../server/src/instance/instance.ts'
import { makeSecrets } from '../../../server/src/instance/secrets.ts'
import { openRootKey, readRootKey } from '../../../server/src/instance/root-key.ts'
import { wordsIn, type Person } from '../house.ts'
import { changeSecrets, heard, liveUntilLost, signedOut, until } from './lost-house.ts'

test('After the machine is lost, one signs in by passphrase, one by kit, and they go on', async () => {
  await using lost = await liveUntilLost()
  const { home, alice, bob, bondId } = lost
  await lost.loseAndRestore({ isSigned: true })
  await comeBack(alice)
  await comeBack(bob, 'kit')
  for (const person of [alice, bob]) {
    await person.openTalk(bondId)
    await heard(person, 'before the backup')
    expect(wordsIn(person.view())).not.toContain('Bob after the backup')
    const { wentBack, alarms, talk } = person.view()
    expect(alarms).toEqual([])
    expect(wentBack).toMatchObject({ isAnswered: false })
    expect(wentBack?.lostWords).toBeGreaterThan(0)
    expect(talk?.canWrite).toBe(false)
  }
  const { wentBack } = alice.view()
  expect(wentBack?.restoredTo).toBeLessThan(Date.now())

  for (const person of [alice, bob]) {
    expect(await person.goOnFromRestore()).toEqual({ ok: true, value: true })
    expect(wordsIn(person.view())).not.toContain('Alice after the backup')
    expect(person.view().talk?.canWrite).toBe(true)
  }
  await alice.answerLostWords({ isYes: true })
  await heard(bob, 'Alice after the backup')
  expect(wordsIn(alice.view())).not.toContain('Bob after the backup')
  await bob.answerLostWords({ isYes: true })
  await heard(alice, 'Bob after the backup')
  await bob.say({ talkId: bondId, text: 'still here', notes: [] })
  await heard(alice, 'still here')
  for (const person of [alice, bob]) {
    expect(person.view()).toMatchObject({ alarms: [], wentBack: null })
    const words = wordsIn(person.view())
    expect(new Set(words).size).toBe(words.length)
  }

  const phone = home.device('alice')
  await phone.signInWithPassphrase({ ...alice, device: 'shared' })
  await phone.openTalk(bondId)
  await heard(phone, 'still here')
  expect(phone.view()).toMatchObject({ alarms: [], wentBack: null })
})

test('After a restore no old session opens anything, and a new device is told what happened', async () => {
  await using lost = await liveUntilLost()
  const { home, alice, bondId } = lost
  await lost.loseAndRestore({ isSigned: true })
  const headers = { cookie: lost.cookie }
  const reply = await fetch(`${home.address}/api/session`, { headers })
  expect(reply.status).toBe(401)
  await reply.body?.cancel()

  const phone = home.device('alice')
  await phone.signInWithKit({ words: alice.kitWords.join(' '), device: 'shared' })
  expect(phone.view()).toMatchObject({ alarms: [], wentBack: { isAnswered: false, lostWords: 0 } })
  await phone.openTalk(bondId)
  await phone.goOnFromRestore()
  expect(phone.view().wentBack).toBeNull()
})

test('Words are not said again by somebody who lets them be', async () => {
  await using lost = await liveUntilLost()
  const { alice, bob, bondId } = lost
  await lost.loseAndRestore({ isSigned: true })
  for (const person of [alice, bob]) {
    await comeBack(person)
    await person.openTalk(bondId)
    await person.goOnFromRestore()
    await person.answerLostWords({ isYes: false })
    expect(person.view().wentBack).toBeNull()
  }
  await alice.say({ talkId: bondId, text: 'a new beginning', notes: [] })
  await heard(bob, 'a new beginning')
  expect(wordsIn(bob.view())).not.toContain('Alice after the backup')
})

const LATER_MS = 3_600_000
/** As much before the signed time may be missing, since words may be on their way while a copy begins. */
const COPY_MS = 10_000

test('Without a true signature the alarm stays, and one that comes later explains it', async () => {
  await using lost = await liveUntilLost()
  const { home, alice, bondId } = lost
  const items = alice.view().talk?.items ?? []
  const [hers = 0, his = 0] = items.slice(-2).map(({ at }) => at)
  await lost.loseAndRestore({ isSigned: false })
  await comeBack(alice)
  const alarmed = await until(alice, ({ alarms }) => alarms.length > 0)
  expect(alarmed.alarms).toContainEqual(expect.objectContaining({ kind: 'log-differs', bondId }))
  expect(alarmed.wentBack).toBeNull()

  const root = await readRootKey(lost.rootKey)
  const untrue = [
    { generation: 9, restoredTo: Date.now() + LATER_MS },
    // Bob's words came after this time, Alice's before it: those were in no true copy of that time.
    { generation: 10, restoredTo: Math.ceil((hers + his) / 2) + COPY_MS }
  ]
  for (const statement of untrue) {
    await home.restart(() => sayWithRoot(home.dataFolder, root, statement))
    await until(alice, ({ connection }) => connection === 'live')
    await alice.readInstance()
    await alice.goOnFromRestore()
    expect(alice.view().alarms).toEqual(alarmed.alarms)
    expect(alice.view().talk?.canWrite ?? false).toBe(false)
  }

  await home.restart(lost.signLater)
  await until(alice, ({ alarms, wentBack }) => alarms.length === 0 && wentBack !== null)
  await alice.openTalk(bondId)
  await alice.goOnFromRestore()
  await alice.answerLostWords({ isYes: true })
  await heard(alice, 'Alice after the backup')
  expect(alice.view()).toMatchObject({ alarms: [], wentBack: null })

  const other = await openRootKey(`${lost.rootKey}.other`)
  const statement = { generation: 0xffff_ffff, restoredTo: Date.now() }
  await home.restart(() => sayWithRoot(home.dataFolder, other, statement))
  const phone = home.device('alice')
  const words = alice.kitWords.join(' ')
  expect((await phone.signInWithKit({ words, device: 'shared' })).ok).toBe(false)
})

test('Where the setup for passphrases was lost, people come in by kit and set a new one', async () => {
  await using lost = await liveUntilLost()
  const { home, alice } = lost
  await alice.leave()
  await lost.loseAndRestore({
    isSigned: true,
    meanwhile: async (dataFolder) => {
      const { opaqueSetup } = await makeSecrets(await readRootKey(lost.rootKey))
      await changeSecrets(dataFolder, { opaqueSetup })
    }
  })
  const phone = home.device('alice')
  const { signInName, passphrase, kitWords } = alice
  const old = { signInName, passphrase, device: 'shared' } as const
  expect(await phone.signInWithPassphrase(old)).toEqual({ ok: false, reason: 'sign-in-refused' })
  const kit = kitWords.join(' ')
  expect(await phone.signInWithKit({ words: kit, device: 'shared' })).toMatchObject({ ok: true })
  const next = 'five other quiet words here'
  expect(await phone.changePassphrase({ current: kit, next })).toMatchObject({ ok: true })
  const tablet = home.device('alice')
  expect(await tablet.signInWithPassphrase({ ...old, passphrase: next })).toMatchObject({
    ok: true
  })
})

/** A statement about a restore, made by hand. */
async function sayWithRoot(
  dataFolder: string,
  root: SignPair,
  said: { readonly generation: number; readonly restoredTo: number }
): Promise<void> {
  const { manifest } = await readSecrets(describeFolder(dataFolder).secrets)
  const bytes = signManifest({ ...manifest, ...said }, root)
  await changeSecrets(dataFolder, { manifest: toBase64url(bytes) })
}

async function comeBack(person: Person, by: 'passphrase' | 'kit' = 'passphrase'): Promise<void> {
  await signedOut(person)
  const { signInName, passphrase, kitWords } = person
  const back =
    by === 'kit'
      ? await person.signInWithKit({ words: kitWords.join(' '), device: 'shared' })
      : await person.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  expect(back).toEqual({ ok: true, value: true })
}
