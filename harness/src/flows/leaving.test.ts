/** Hiding, changing keys and deleting where something does not fit, or a line breaks in the middle of it. */
import { nodeEnvironment } from '@beside/client/node'
import { expect, test } from 'vitest'
import {
  arriveAs,
  befriend,
  hasSettledKeys,
  openHouse,
  secondDevice,
  type House,
  type Person
} from '../house.ts'
import { lyingLine } from '../hostile/lying-line.ts'

type Company = { readonly alice: Person; readonly bob: Person; readonly cy: Person }

async function withTwoBonds(home: House): Promise<Company & { toBob: string; toCy: string }> {
  const [alice, bob, cy] = [
    await home.person('alice'),
    await home.person('bob'),
    await home.person('cy')
  ]
  const toBob = await befriend(alice, bob)
  const toCy = await befriend(alice, cy)
  const saved = await alice.saveNotes({ body: { text: 'my notes' }, version: '' })
  expect(saved).toMatchObject({ ok: true })
  return { alice, bob, cy, toBob, toCy }
}

/** A device of Alice's to which the server lies about one bond. */
async function deviceWithAlarm(home: House, alice: Person, bondId: string): Promise<Person> {
  const line = lyingLine(home.address)
  line.lie = (path, answer) =>
    path.includes(`/spaces/${bondId}/leaves`)
      ? { ...answer, leaves: (answer['leaves'] as unknown[]).slice(0, -1) }
      : answer
  const device = await secondDevice(home, alice, { fetch: line.fetch })
  await device.sees('the alarm', (view) => view.alarms.some((one) => one.bondId === bondId))
  return device
}

const stateOf = (person: Person, bondId: string): string | undefined =>
  person.view().people.find((one) => one.bondId === bondId)?.state

test('A bond in which something does not fit is out of sight at once, and its end is written later', async () => {
  await using home = await openHouse()
  const { alice, bob, toBob, toCy } = await withTwoBonds(home)
  const phone = await deviceWithAlarm(home, alice, toBob)
  expect(await phone.blockBond(toBob)).toMatchObject({ ok: true })
  expect(phone.view().people.map(({ bondId }) => bondId)).toEqual([toCy])
  expect(stateOf(bob, toBob)).toBe('together')
  await phone.leave()
  await secondDevice(home, alice)
  await bob.sees('the end', () => stateOf(bob, toBob) === 'ended')
})

test('Where one bond does not let its keys be changed, the others get new ones, and it is said', async () => {
  await using home = await openHouse()
  const { alice, bob, cy, toBob, toCy } = await withTwoBonds(home)
  const phone = await deviceWithAlarm(home, alice, toBob)
  await bob.openTalk(toBob)
  await cy.openTalk(toCy)
  const hasNewKeys = (person: Person): boolean =>
    (person.view().talk?.items ?? []).some(({ kind }) => kind === 'new-keys')
  const current = alice.kitWords.join(' ')
  const changed = await phone.changeEverything({ current, next: '' })
  if (!changed.ok) throw new Error(changed.reason)
  await cy.sees('new keys', () => hasNewKeys(cy))
  expect(hasNewKeys(bob)).toBe(false)
  expect(phone.view().session).toMatchObject({ me: { isChangingKeys: true } })
  await phone.leave()
  const back = await secondDevice(home, { ...alice, kitWords: changed.value.kitWords })
  await bob.sees('new keys', () => hasNewKeys(bob))
  await back.sees('new keys everywhere', hasSettledKeys)
})

test('Whoever deletes everything loses nothing while a bond cannot be left, and may say yes to that', async () => {
  await using home = await openHouse()
  const { alice, cy, toBob, toCy } = await withTwoBonds(home)
  const phone = await deviceWithAlarm(home, alice, toBob)
  const current = alice.kitWords.join(' ')
  expect(await phone.deleteAccount({ current })).toMatchObject({ reason: 'cannot-leave-all' })
  const other = await secondDevice(home, alice)
  const { notes } = other.view()
  expect(notes?.body.text).toBe('my notes')
  const body = { text: 'more notes' }
  expect(await other.saveNotes({ body, version: notes?.version ?? '' })).toMatchObject({ ok: true })
  expect(stateOf(cy, toCy)).toBe('together')
  expect(await phone.deleteAccount({ current, leavesBehind: true })).toMatchObject({ ok: true })
  await cy.sees('the end', () => stateOf(cy, toCy) === 'ended')
  const words = current
  expect(await other.signInWithKit({ words, device: 'shared' })).toMatchObject({ ok: false })
})

test('A deletion that breaks off before its last step leaves an account in which one can write', async () => {
  await using home = await openHouse()
  const { alice } = await withTwoBonds(home)
  const real = nodeEnvironment(home.address).fetch
  const fetch: typeof real = async (url, init) => {
    if (init?.method === 'DELETE' && url.endsWith('/api/account'))
      throw new TypeError('the line is cut')
    return real(url, init)
  }
  const phone = await secondDevice(home, alice, { fetch })
  const current = alice.kitWords.join(' ')
  expect(await phone.deleteAccount({ current })).toMatchObject({ reason: 'unreachable' })
  const back = await secondDevice(home, alice)
  const version = back.view().notes?.version ?? ''
  expect(await back.saveNotes({ body: { text: 'I stay' }, version })).toMatchObject({ ok: true })
  expect(await back.deleteAccount({ current })).toMatchObject({ ok: true })
  expect(await phone.signInWithKit({ words: current, device: 'shared' })).toMatchObject({
    ok: false
  })
})

test('Whoever exits while everything is being deleted keeps the account, and what was not deleted yet', async () => {
  await using home = await openHouse()
  const bob = await home.person('bob')
  for (const at of [1, 2, 3, 4]) {
    const real = nodeEnvironment(home.address).fetch
    let asked = 0
    let leaving: Promise<void> | undefined
    const phone: Person = home.device('alice', {
      fetch: async (url, init) => {
        const isCounted = deleting && init?.method !== 'GET' && !url.endsWith('/api/feed')
        if (isCounted && (asked += 1) === at) leaving = phone.leave()
        return await real(url, init)
      }
    })
    let deleting = false
    await arriveAs(phone, '')
    await befriend(phone, bob)
    const current = phone.kitWords.join(' ')
    deleting = true
    expect(await phone.deleteAccount({ current })).toMatchObject({ ok: false })
    await leaving
    const back = home.device('alice')
    const signedIn = await back.signInWithKit({ words: current, device: 'shared' })
    expect(signedIn, `exit at request ${at}`).toMatchObject({ ok: true })
    await back.leave()
  }
})
