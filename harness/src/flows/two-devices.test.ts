import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { foldExport, type AppView } from '@beside/client'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reserveMembership } from '../../../client/src/sync/membership-book.ts'
import {
  befriend,
  inviteBy,
  openHouse,
  secondDevice,
  wordsIn,
  type House,
  type Person
} from '../house.ts'
import { changedClientOf } from './changed-rooms.ts'

test('Two devices of Alice write and invite at the same time, and nothing is lost or mixed', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  const phone = await secondDevice(home, alice)
  await bob.openTalk(bondId)
  const wish = {
    relation: 'peer',
    relationWords: '',
    agreement: { purpose: '', pace: '' },
    note: ''
  } as const
  const acts = [alice, phone].flatMap((device, side) => [
    device.say({ talkId: bondId, text: `a${side}`, notes: [] }),
    device.beginBond(wish),
    device.say({ talkId: bondId, text: `b${side}`, notes: [] })
  ])
  for (const done of await Promise.all(acts)) expect(done).toMatchObject({ ok: true })
  await bob.sees('all four', (view) => wordsIn(view).length === 4)
  const third = await secondDevice(home, alice)
  expect(third.view().people).toHaveLength(3)
  expect(third.view().alarms).toEqual([])
})

test('Words that both devices of Alice take back in the same moment are gone, and nobody is alarmed', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  const phone = await secondDevice(home, alice)
  const devices = [alice, phone]
  for (const person of [...devices, bob]) await person.openTalk(bondId)
  await alice.say({ talkId: bondId, text: 'for a moment only', notes: [] })
  for (const person of [...devices, bob])
    await person.sees('the words', (view) => wordsIn(view).includes('for a moment only'))
  const [words] = phone.view().talk?.items.filter((item) => item.kind === 'words') ?? []
  const taken = await Promise.all(devices.map((device) => device.takeBack(words?.id ?? '')))
  expect(taken).toEqual([
    { ok: true, value: true },
    { ok: true, value: true }
  ])
  for (const person of [...devices, bob]) {
    await person.sees('them gone', (view) => wordsIn(view).length === 0)
    expect(person.view().alarms).toEqual([])
  }
})

test('Notes changed on another device are kept side by side, never overwritten', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const phone = await secondDevice(home, alice)
  const first = alice.view().notes?.version ?? ''
  expect(await alice.saveNotes({ body: { text: 'from the desk' }, version: first })).toMatchObject({
    ok: true
  })
  await phone.sees('the notes', (view) => view.notes?.body.text === 'from the desk')
  expect(await phone.saveNotes({ body: { text: 'from the phone' }, version: first })).toMatchObject(
    {
      ok: false,
      reason: 'changed-elsewhere'
    }
  )
  const version = phone.view().notes?.version ?? ''
  expect(await phone.saveNotes({ body: { text: 'both' }, version })).toMatchObject({ ok: true })
  await alice.sees('both', (view) => view.notes?.body.text === 'both')
})

test('Alice switches the help beside the field on at her desk, and finds it on her phone', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  expect(alice.view().preferences.wantsAnswerHelp).toBe(false)
  expect(await alice.setAnswerHelp({ isOn: true })).toMatchObject({ ok: true })
  const phone = await secondDevice(home, alice)
  expect(phone.view().preferences.wantsAnswerHelp).toBe(true)
  expect(await phone.setAnswerHelp({ isOn: false })).toMatchObject({ ok: true })
  expect(phone.view().preferences.wantsAnswerHelp).toBe(false)
})

test('A keyring that the server lost is no lock-out: every space is found by key, and it is said', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.say({ talkId: bondId, text: 'still here', notes: [] })
  await alice.leave()
  using store = new DatabaseSync(join(home.dataFolder, 'store.sqlite'))
  store.exec('DELETE FROM keyrings')
  const back = await secondDevice(home, alice)
  await back.openTalk(bondId)
  await back.sees('the bond', (view) => view.people.some((one) => one.bondId === bondId))
  expect(back.view().alarms).toMatchObject([{ kind: 'keyring-rolled-back' }])
})

test('A lost keyring is begun anew with what lies far behind bonds of which nothing is left, and no key of those serves again', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const changed = await changedClientOf(home, alice)
  for (let gone = 0; gone < 60; gone += 1) {
    const wanted = { purpose: 'bond', state: 'left' } as const
    expect(await reserveMembership(changed.tools.account, wanted)).toMatchObject({ ok: true })
  }
  changed.rooms.empty()
  await alice.leave()
  const before = await secondDevice(home, alice)
  const bondId = await befriend(before, bob)
  const used = Math.max(...(await indicesOf(home, alice)))
  await before.leave()
  using store = new DatabaseSync(join(home.dataFolder, 'store.sqlite'))
  for (let lost = 0; lost < 2; lost += 1) {
    store.exec('DELETE FROM keyrings')
    const back = await secondDevice(home, alice)
    await back.sees('the bond', (view) => view.people.some((one) => one.bondId === bondId))
    await inviteBy(back)
    await back.leave()
  }
  const fresh = (await indicesOf(home, alice)).filter((index) => index > used)
  expect(fresh).toHaveLength(2)
  expect(Math.min(...fresh)).toBeGreaterThan(used + 100)
})

test('A keyring that the server rolled back is noticed by what the person wrote since', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  using store = new DatabaseSync(join(home.dataFolder, 'store.sqlite'))
  store.exec('CREATE TEMP TABLE older AS SELECT * FROM keyrings')
  store.exec('CREATE TEMP TABLE older_parts AS SELECT * FROM keyring_parts')
  await alice.setNoteChoice({ note: 'hospital', choice: 'fold' })
  await alice.openTalk(bondId)
  await alice.say({ talkId: bondId, text: 'written with the newer keyring', notes: [] })
  await alice.sees('sent', (view) =>
    (view.talk?.items ?? []).some((item) => item.kind === 'words' && item.delivery === 'sent')
  )
  await alice.leave()
  store.exec('DELETE FROM keyrings; INSERT INTO keyrings SELECT * FROM older')
  store.exec('DELETE FROM keyring_parts; INSERT INTO keyring_parts SELECT * FROM older_parts')
  const back = await secondDevice(home, alice)
  const isAlarmed = (view: AppView): boolean =>
    view.alarms.some((one) => one.kind === 'keyring-rolled-back')
  expect(isAlarmed(await back.sees('the alarm', isAlarmed))).toBe(true)
})

test('Whatever Alice exports folds back to the view that she saw', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const bob = await home.person('bob')
  const bondId = await befriend(alice, bob)
  await alice.openTalk(bondId)
  await bob.openTalk(bondId)
  const texts = fc.sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), 60)
  const kept = texts.map((text) => text.trim()).filter((text) => text !== '')
  for (const [index, text] of kept.entries()) {
    await (index % 2 ? alice : bob).say({ talkId: bondId, text, notes: [] })
  }
  await alice.sees('all of it on the server', (view) => {
    const items = (view.talk?.items ?? []).filter((item) => item.kind === 'words')
    return items.length === kept.length && items.every(({ delivery }) => delivery === 'sent')
  })
  const exported = await alice.exportAll()
  if (!exported.ok) throw new Error(exported.reason)
  const [bond] = foldExport(exported.value.json)?.bonds ?? []
  const seen = alice.view().talk?.items
  expect(bond?.items).toEqual(seen)
  expect(exported.value.html).not.toMatch(/<script/iu)
})

test('Whoever changes their passphrase still finds one device in the list: this one', async () => {
  await using home = await openHouse()
  const alice = await home.person('alice')
  const next = 'five other quiet evening words'
  const changed = await alice.changePassphrase({ current: alice.passphrase, next })
  expect(changed).toMatchObject({ ok: true })
  await alice.saveNotes({ body: { text: 'still signed in' }, version: '' })
  expect(await alice.listSessions()).toMatchObject({ ok: true, value: [{ isCurrent: true }] })
  expect(alice.view().session).toMatchObject({ state: 'open' })
  const { signInName } = alice
  const phone = home.device('alice')
  const withOld = { signInName, passphrase: alice.passphrase, device: 'shared' } as const
  expect(await phone.signInWithPassphrase(withOld)).toMatchObject({ ok: false })
  expect(await phone.signInWithPassphrase({ ...withOld, passphrase: next })).toMatchObject({
    ok: true
  })
})

/** The numbers of the keys that the newest keyring of somebody holds. */
async function indicesOf(home: House, person: Person): Promise<readonly number[]> {
  const { rooms, tools } = await changedClientOf(home, person)
  const indices = tools.account.keyring.memberships.map(({ index }) => index)
  rooms.empty()
  return indices
}
