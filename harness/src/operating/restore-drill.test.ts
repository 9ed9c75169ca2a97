import { signManifest, toBase64url } from '@beside/kernel/wire'
import { expect, test } from 'vitest'
import { openInstance } from '../../../server/src/instance/instance.ts'
import { makeSecrets } from '../../../server/src/instance/secrets.ts'
import { openRootKey, readRootKey } from '../../../server/src/instance/root-key.ts'
import { wordsIn, type Person } from '../house.ts'
import { changeSecrets, heard, liveUntilLost, signedOut } from './lost-house.ts'

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
  await bob.say({ bondId, text: 'still here', notes: [] })
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

test('Somebody who comes on a new device after a restore is told, and nothing else is asked of them', async () => {
  await using lost = await liveUntilLost()
  const { home, alice, bondId } = lost
  await alice.leave()
  await lost.loseAndRestore({ isSigned: true })
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
  await alice.say({ bondId, text: 'a new beginning', notes: [] })
  await heard(bob, 'a new beginning')
  expect(wordsIn(bob.view())).not.toContain('Alice after the backup')
})

test('Without a signature the alarm stays, and one that comes later explains it', async () => {
  await using lost = await liveUntilLost()
  const { home, alice, bondId } = lost
  await lost.loseAndRestore({ isSigned: false })
  await comeBack(alice)
  const alarmed = await alice.sees('the alarm', ({ alarms }) => alarms.length > 0)
  expect(alarmed.alarms).toContainEqual(expect.objectContaining({ kind: 'log-differs', bondId }))
  expect(alarmed.wentBack).toBeNull()
  await alice.goOnFromRestore()
  expect(alice.view().alarms).toEqual(alarmed.alarms)

  await home.restart(lost.signLater)
  await alice.sees('the words', ({ alarms, wentBack }) => alarms.length === 0 && wentBack !== null)
  await alice.openTalk(bondId)
  await alice.goOnFromRestore()
  await alice.answerLostWords({ isYes: true })
  await heard(alice, 'Alice after the backup')
  expect(alice.view()).toMatchObject({ alarms: [], wentBack: null })
})

const LATER_MS = 3_600_000
const untrue = [
  { what: 'bears no higher number', generation: 0, restoredTo: () => Date.now() },
  { what: 'went back to after the loss', generation: 9, restoredTo: () => Date.now() + LATER_MS },
  { what: 'speaks of no restore', generation: 9, restoredTo: () => 0 }
] as const

test.each(untrue)('A statement that $what explains nothing', async (statement) => {
  await using lost = await liveUntilLost()
  const { alice, bondId } = lost
  const root = await readRootKey(lost.rootKey)
  await lost.loseAndRestore({
    isSigned: false,
    then: async (dataFolder) => {
      const { manifest } = await openInstance(dataFolder)
      const { generation } = statement
      const signed = { ...manifest, generation, restoredTo: statement.restoredTo() }
      await changeSecrets(dataFolder, { manifest: toBase64url(signManifest(signed, root)) })
    }
  })
  await comeBack(alice)
  const alarmed = await alice.sees('the alarm', ({ alarms }) => alarms.length > 0)
  expect(alarmed.alarms).toContainEqual(expect.objectContaining({ kind: 'log-differs', bondId }))
  await alice.goOnFromRestore()
  await alice.openTalk(bondId)
  expect(alice.view().alarms).toEqual(alarmed.alarms)
  expect(alice.view().talk?.canWrite ?? false).toBe(false)
})

test('A statement by another root opens nothing at all', async () => {
  await using lost = await liveUntilLost()
  const { alice } = lost
  await lost.loseAndRestore({
    isSigned: false,
    then: async (dataFolder) => {
      const other = await openRootKey(`${lost.rootKey}.other`)
      const { manifest } = await openInstance(dataFolder)
      const signed = { ...manifest, generation: 9, restoredTo: Date.now() }
      await changeSecrets(dataFolder, { manifest: toBase64url(signManifest(signed, other)) })
    }
  })
  await signedOut(alice)
  const { signInName, passphrase } = alice
  const back = await alice.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  expect(back.ok).toBe(false)
  expect(alice.view().alarms).toMatchObject([{ kind: 'another-server' }])
})

test('Where the setup for passphrases was lost, people come in by kit and set a new one', async () => {
  await using lost = await liveUntilLost()
  const { home, alice } = lost
  await alice.leave()
  await lost.loseAndRestore({
    isSigned: true,
    then: async (dataFolder) => {
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

test('A session that was open when the machine was lost opens nothing on the restored one', async () => {
  await using lost = await liveUntilLost()
  await lost.loseAndRestore({ isSigned: true })
  const { address } = lost.home
  const reply = await fetch(`${address}/api/session`, { headers: { cookie: lost.cookie } })
  expect(reply.status).toBe(401)
  await reply.body?.cancel()
})

async function comeBack(person: Person, by: 'passphrase' | 'kit' = 'passphrase'): Promise<void> {
  await signedOut(person)
  const { signInName, passphrase, kitWords } = person
  const back =
    by === 'kit'
      ? await person.signInWithKit({ words: kitWords.join(' '), device: 'shared' })
      : await person.signInWithPassphrase({ signInName, passphrase, device: 'shared' })
  expect(back).toEqual({ ok: true, value: true })
}
