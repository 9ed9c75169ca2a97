/** Coming in, coming back, keys, and going: the account's half of the client's surface. */
import { StewardOpened } from '@beside/contract'
import { ok, readKit, refused, type Result } from '@beside/kernel'
import * as v from 'valibot'
import type { Beside, Device, Trouble } from '../api.ts'
import { addPassphrase, createAccount } from '../account/arrive.ts'
import type { OpenAccount } from '../account/open-account.ts'
import type { KnownPlace } from '../account/place.ts'
import { keepSession, openAccount, resumeKept } from '../account/session-life.ts'
import { listSessions, nameSession } from '../account/sessions.ts'
import { NICKNAME_MAX, signInNameIn } from '../account/settings.ts'
import {
  signInByKit,
  signInByPassphrase,
  type SignInResult,
  type SignInTools
} from '../account/sign-in.ts'
import { readRelease } from '../account/release.ts'
import { makeSignInName } from '../account/sign-in-name.ts'
import { weighPassphrase } from '../account/weigh-passphrase.ts'
import { exportAll } from './export.ts'
import { findAllSpaces } from '../sync/find-spaces.ts'
import { narrowed, type WireReason } from '../wire/server-link.ts'
import type { House, OpenRooms } from './house.ts'
import { NEWS_MS, sleep } from './known-soon.ts'
import { leave, unlessLeft } from './leave.ts'

export type AccountActions = Pick<
  Beside,
  | 'readInstance'
  | 'readRelease'
  | 'openStewardLink'
  | 'suggestSignInName'
  | 'weighPassphrase'
  | 'arrive'
  | 'signInWithPassphrase'
  | 'signInWithKit'
  | 'resume'
  | 'leave'
  | 'listSessions'
  | 'endSession'
  | 'endOtherSessions'
  | 'exportAll'
>
/** A name that the device made may be taken once in a few million times: it makes another. */
const NAME_TRIES_MAX = 4
const ENTRY_REFUSALS = ['sign-in-refused', 'another-server', 'keyring-does-not-open'] as const

export function accountActions(house: House): AccountActions {
  return {
    async readInstance() {
      const place = await placeSoon(house)
      if (!place.ok) return narrowed(place)
      // Lines count as they were signed, and not as this reply says.
      const { exitTo: _exitTo, lines: _lines, ...shown } = place.value.reply.community
      return ok(shown)
    },
    async readRelease() {
      const open = house.open()
      if (!open.ok) return open
      const read = await readRelease(house.link, open.value.account.keyring)
      return read.ok ? read : narrowed(read)
    },
    suggestSignInName: async (word) =>
      makeSignInName(word, await house.environment.readWordList(), house.environment.random),
    weighPassphrase,
    async openStewardLink(secret) {
      const call = { method: 'POST', path: '/api/steward/open', body: { secret } } as const
      const opened = await house.link.call(call, StewardOpened)
      return opened.ok ? ok({ stewardKey: opened.value.stewardKey }) : narrowed(opened, 'link-used')
    },
    arrive: (newcomer) => unlessLeft(house, arrive(house, newcomer)),
    signInWithPassphrase: (input) =>
      unlessLeft(
        house,
        comeBack(house, (tools) => signInByPassphrase(tools, input, input.device))
      ),
    signInWithKit: (input) => unlessLeft(house, comeBackByKit(house, input)),
    resume: () => unlessLeft(house, resume(house)),
    leave: (how) => leave(house, how?.isLock === true),
    async listSessions() {
      const open = house.open()
      if (!open.ok) return open
      const listed = await listSessions(open.value.account)
      return listed.ok ? listed : narrowed(listed)
    },
    endSession: (id) => endSessions(house, `/api/sessions/${id}`),
    endOtherSessions: () => endSessions(house, '/api/sessions'),
    async exportAll() {
      const open = house.open()
      if (!open.ok) return open
      return exportAll(open.value, house.environment.now())
    }
  }
}

// Who needs help now does not wait for a line that is slow or cut: what was known last is shown.
async function placeSoon(house: House): ReturnType<House['findPlace']> {
  const reading = house.findPlace()
  const known = house.place
  if (!known) return reading
  const read = await Promise.race([reading, sleep(NEWS_MS)])
  return read && (read.ok || read.reason === 'another-server') ? read : ok(known)
}

async function arrive(
  house: House,
  newcomer: Parameters<Beside['arrive']>[0]
): ReturnType<Beside['arrive']> {
  const found = await house.findPlace()
  if (!found.ok) return narrowed(found)
  const tools = toolsOf(house, found.value)
  const nickname = newcomer.nickname.trim().slice(0, NICKNAME_MAX)
  let { signInName } = newcomer
  for (let round = 0; round < NAME_TRIES_MAX; round += 1) {
    const created = await createAccount(tools, { ...newcomer, nickname, signInName })
    if (created.ok) {
      const { account, kitWords } = created.value
      const settled = await settleIn(house, {
        account,
        place: found.value,
        passphrase: newcomer.passphrase
      })
      return settled.ok
        ? ok({ kitWords, signInName: signInNameIn(account.keyring) ?? signInName })
        : settled
    }
    if (created.reason !== 'name-taken') {
      return narrowed(created, 'not-admitted', 'community-closed')
    }
    const [word = ''] = signInName.split('-')
    signInName = makeSignInName(
      word,
      await house.environment.readWordList(),
      house.environment.random
    )
  }
  return refused('something-unexpected')
}

/** The account exists now; what fails from here on can be done again later, and the kit already opens it. */
async function settleIn(
  house: House,
  opened: { readonly account: OpenAccount; readonly place: KnownPlace; readonly passphrase: string }
): Promise<Result<true, Trouble>> {
  const { account, place } = opened
  if (opened.passphrase) {
    const added = await addPassphrase(toolsOf(house, place, account), account, opened.passphrase)
    if (!added.ok) return narrowed(added)
  }
  if (house.isLeaving) return refused('not-signed-in')
  const rooms = house.furnish(account, place)
  const own = await rooms.spaces.create('own', null)
  if (!own.ok) return narrowed(own)
  await keepSession(house.environment, account)
  void nameSession(account, house.environment)
  house.changed()
  return ok(true)
}

async function comeBack(
  house: House,
  signIn: (tools: SignInTools) => Promise<SignInResult>
): Promise<Result<true, EntryRefusal>> {
  house.step = 'passphrase'
  house.changed()
  const found = await house.findPlace()
  const granted = found.ok ? await signIn(toolsOf(house, found.value)) : found
  return settleEntry(
    house,
    found.ok && granted.ok ? await enter(house, found.value, granted.value) : granted
  )
}

type EntryRefusal = 'sign-in-refused' | 'another-server' | 'keyring-does-not-open' | Trouble

// Whoever did not get in has nothing open, however far they came.
function settleEntry(house: House, entered: Result<unknown, string>): Result<true, EntryRefusal> {
  house.step = undefined
  if (!entered.ok) house.empty()
  house.changed()
  return entered.ok ? ok(true) : narrowed(entered, ...ENTRY_REFUSALS)
}

async function comeBackByKit(
  house: House,
  input: { readonly words: string; readonly device: Device }
): ReturnType<Beside['signInWithKit']> {
  const kit = readKit(input.words, await house.environment.readWordList())
  if (!kit.ok) return kit
  return comeBack(house, (tools) => signInByKit(tools, kit.value, input.device))
}

async function resume(house: House): Promise<Result<true, 'nothing-kept' | EntryRefusal>> {
  const found = await house.findPlace()
  if (!found.ok) return narrowed(found, 'another-server')
  const granted = await resumeKept(toolsOf(house, found.value))
  if (!granted.ok)
    return granted.reason === 'nothing-kept' ? refused(granted.reason) : narrowed(granted)
  return settleEntry(house, await enter(house, found.value, granted.value))
}

type Grant = Extract<SignInResult, { ok: true }>['value']

async function enter(
  house: House,
  place: KnownPlace,
  grant: Grant
): Promise<Result<true, WireReason | 'another-server' | 'keyring-does-not-open'>> {
  house.step = 'keys'
  house.changed()
  const { link, environment } = house
  const opened = await openAccount({ link, environment, place }, grant)
  if (!opened.ok) return opened
  const { account, isKeyringNew } = opened.value
  if (house.isLeaving) return refused('not-signed-in')
  const rooms = house.furnish(account, place)
  house.step = 'spaces'
  house.changed()
  const found = isKeyringNew
    ? await findAllSpaces({ link: account.link, place, account })
    : ok(true)
  if (!found.ok) return found
  noteSeen(rooms)
  const all = await rooms.spaces.openAll()
  if (!all.ok) return all
  await mendOwnSpace(rooms)
  await rooms.unfinished.goOn()
  await keepSession(environment, account)
  void nameSession(account, environment)
  if (isKeyringNew) house.raise('keyring-rolled-back', null)
  return ok(true)
}

/** What this person looked at on any of their devices is not new here. */
function noteSeen(rooms: OpenRooms): void {
  for (const { spaceId, seenSeq } of rooms.account.keyring.memberships) {
    if (spaceId && seenSeq !== undefined) rooms.seen.set(spaceId, seenSeq)
  }
}

// An interrupted arrival has no own space yet; an interrupted deletion has left it.
async function mendOwnSpace({ account, spaces }: OpenRooms): Promise<void> {
  const { memberships } = account.keyring
  const hasOwn = memberships.some(({ purpose, state }) => purpose === 'own' && state === 'in')
  if (!hasOwn) await spaces.create('own', null)
}

async function endSessions(house: House, path: string): Promise<Result<true, Trouble>> {
  const open = house.open()
  return open.ok ? remove(open.value.account, path) : open
}

export async function remove(account: OpenAccount, path: string): Promise<Result<true, Trouble>> {
  const removed = await account.link.call({ method: 'DELETE', path }, v.unknown())
  return removed.ok ? ok(true) : narrowed(removed)
}

/** Who is in already asks by the link of their account. */
export function toolsOf(house: House, place: KnownPlace, account?: OpenAccount): SignInTools {
  return { link: account?.link ?? house.link, environment: house.environment, place }
}
