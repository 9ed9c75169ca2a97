/** A place that went back to a backup, after people in it and around it had decided otherwise. */
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MINUTE_MS, STEWARD_HEADER } from '@beside/contract'
import type { EntriesFound, HelpLine, RestoreHolds, StewardLetter } from '@beside/contract'
import { fromBase64url, toBase64url } from '@beside/kernel'
import { openStore } from '@beside/server'
import { expect } from 'vitest'
import { readInServices } from '../../../scripts/demo/read-in-services.ts'
import { openMailSink, textOfMail } from '../../../server/src/mail/mail-sink.fixture.ts'
import type { TakenMail } from '../../../server/src/mail/mail-sink.fixture.ts'
import {
  openStewardLink,
  makeStewardLink
} from '../../../server/src/rooms/stewardship/steward-link.ts'
import { readCommunity, saveCommunity } from '../../../server/src/store/community.ts'
import { testClock } from '../../../server/src/test-clock.fixture.ts'
import { goAway } from '../go-away.ts'
import { arriveAs, befriend, openHouse } from '../house.ts'
import type { House, Person } from '../house.ts'
import { listeningLine } from '../web/listening-line.ts'
import { runBeside } from './run-beside.ts'

const LATER_MS = 30 * MINUTE_MS
export const STREET = '12 Hollybush Lane'
const idOf = (number: number) => `ac148810-d857-441c-9679-${String(number).padStart(12, '0')}`
export const HOUSE = idOf(1)
const PLACE = idOf(2)

/** Where an entry is, as its publisher has it. */
const house = {
  id: HOUSE,
  name: 'Warm house',
  status: 'active',
  organization: { id: idOf(5), name: 'Open Door', description: 'A charity.' },
  service_at_locations: [
    {
      id: idOf(3),
      location: {
        id: PLACE,
        location_type: 'physical',
        addresses: [
          {
            id: idOf(4),
            address_1: STREET,
            city: 'Leeds',
            state_province: 'Yorkshire',
            postal_code: 'LS9 7QZ',
            country: 'GB',
            address_type: 'physical'
          }
        ]
      }
    }
  ]
}

const line: HelpLine = {
  ...listeningLine,
  name: 'A line that moved',
  dialledOn: new Date().toISOString().slice(0, 10)
}

export type DecidedPlace = AsyncDisposable & {
  readonly home: House
  readonly ada: Person
  readonly bondId: string
  readonly letterId: string
  /** Mails that arrived; those to one mailbox, if one is named. */
  readonly mails: (to?: string) => readonly TakenMail[]
  /** Lets time pass, and has sent what is due: once to see it, once to send it. */
  readonly later: () => Promise<void>
  readonly steward: <Body>(method: string, path: string, body?: unknown) => Promise<Body>
  readonly anybody: <Body>(path: string) => Promise<Body>
  readonly hideStreet: () => Promise<void>
  /** What people decide after the backup: one stops the letters, one the nudges; stewards hide a street, and take a line away. */
  readonly decide: () => Promise<void>
  /** The machine is lost, and its backup is brought back by a process of its own. */
  readonly loseAndRestore: () => Promise<void>
}

type Asking = { readonly headers?: Readonly<Record<string, string>>; readonly body?: string }

/** Ben wants nudges, Rita and Noor the newsletter, in which a letter waits; then a backup is made. */
export async function openDecidedPlace(): Promise<DecidedPlace> {
  const disk = await mkdtemp(join(tmpdir(), 'beside-decided-'))
  const sink = await openMailSink()
  const clock = testClock()
  const home = await openHouse({ clock, mail: sink.setting, mailPatienceMs: 500 })
  const time = { now: () => clock.now() }
  const [ada, ben] = [home.device('ada', time), home.device('ben', time)]
  for (const person of [ada, ben]) await arriveAs(person)
  const bondId = await befriend(ada, ben)
  const ask = async <Body>(method: string, path: string, more: Asking = {}) => {
    const plain = { 'content-type': 'application/json', origin: home.address }
    const headers = { ...plain, ...more.headers }
    const reply = await fetch(`${home.address}${path}`, { ...more, method, headers })
    return { status: reply.status, body: (await reply.json()) as Body }
  }
  const post = async (path: string, body: unknown) => {
    const { status } = await ask('POST', path, { body: JSON.stringify(body) })
    expect([path, status]).toEqual([path, 200])
  }
  const mails = (to?: string) => sink.mails.filter((mail) => to === undefined || mail.to === to)
  async function steward<Body>(method: string, path: string, body?: unknown) {
    await using store = await openStore(home.dataFolder)
    const link = await makeStewardLink(store, clock.now())
    const secret = fromBase64url(link.split('#')[1] ?? '')
    const key = secret && (await openStewardLink(store, secret, clock.now()))
    const headers = { [STEWARD_HEADER]: toBase64url(key ?? new Uint8Array()) }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const told = await ask<Body>(method, `/api/steward${path}`, { headers, ...sent })
    expect([path, told.status]).toEqual([path, 200])
    return told.body
  }
  async function becomeReader(to: string) {
    await post('/api/newsletter/ask', {
      to,
      topics: ['news'],
      rhythm: 'each',
      look: null,
      language: 'en'
    })
    await expect.poll(() => mails(to).length).toBe(1)
    const key = keyIn(mails(to)[0])
    await post('/api/newsletter/yes', { key })
    return key
  }
  async function showLines(lines: HelpLine[]) {
    await using store = await openStore(home.dataFolder)
    await store.write(async (db) => saveCommunity(db, { ...(await readCommunity(db)), lines }))
    await home.renew()
  }
  const hideStreet = async () => {
    // As a steward does, who knows no id.
    const asked = { text: 'warm house' }
    const { entries } = await steward<EntriesFound>('POST', '/directory/look-up', asked)
    expect(entries).toMatchObject([{ entry: HOUSE, places: [{ place: PLACE }] }])
    const [place] = entries[0]?.places ?? []
    const said = { entry: entries[0]?.entry, place: place?.place, isConfidential: true }
    await steward('PUT', '/directory/places', { ...said, area: 'North Leeds' })
    await home.renew()
  }
  async function later() {
    await home.nudge()
    clock.pass(LATER_MS)
    await home.nudge()
  }
  const look = { name: 'Weekly notes', subject: 'You have an update' }
  mustBe(await ben.testNudge({ address: 'ben@mail.example', look }))
  mustBe(await ben.switchNudgesOn({ code: sink.newestCode(), quiet: null }))
  mustBe(await ben.setNudge({ spaceId: bondId, isOn: true }))
  const ritas = await becomeReader('rita@mail.example')
  await becomeReader('noor@mail.example')
  await showLines([line])
  await readInServices(home.dataFolder, [house])
  await home.renew()
  const letterId = toBase64url(new Uint8Array(randomBytes(16)))
  const words = { topic: 'news', subject: 'The garden is open', text: 'From Monday on.' }
  const letter = `/newsletter/${letterId}`
  const { version } = await steward<StewardLetter>('PUT', letter, { ...words, version: null })
  await steward('POST', `${letter}/send`, { version, at: null })

  const env = { BESIDE_DATA: home.dataFolder }
  const backUp = ['backup', '--to', join(disk, 'backups'), '--show-phrase']
  const { said } = await runBeside(backUp, { env })
  const phrase = /^ *((?:[a-z]+[ -]){7}[a-z]+) *$/mu.exec(said)?.[1]
  const from = /It lies in (\S+)/u.exec(said)?.[1]
  if (!phrase || !from) throw new Error(said)
  return {
    home,
    ada,
    bondId,
    letterId,
    mails,
    later,
    steward,
    anybody: async <Body>(path: string) => (await ask<Body>('GET', path)).body,
    hideStreet,
    async decide() {
      await post(`/api/newsletter/stop/${ritas}`, undefined)
      mustBe(await ben.switchNudgesOff())
      await hideStreet()
      await showLines([])
      await later()
      await goAway(home, ben)
    },
    async loseAndRestore() {
      await goAway(home, ada)
      await home.restart(async () => {
        await cp(home.dataFolder, join(disk, 'lost'), { recursive: true })
        await rm(home.dataFolder, { recursive: true })
        const words = ['restore', '--from', from, '--to', home.dataFolder]
        const done = await runBeside(words, { env, typed: `${phrase}\n` })
        if (done.code !== 0) throw new Error(done.said)
      })
    },
    async [Symbol.asyncDispose]() {
      await home[Symbol.asyncDispose]()
      await sink.close()
      await rm(disk, { recursive: true, force: true })
    }
  }
}

export function partsOf({ holds }: RestoreHolds): readonly string[] {
  return holds.map(({ part }) => part)
}

function keyIn(mail: TakenMail | undefined): string {
  return /key=(?<key>[\w-]{43})/u.exec(textOfMail(mail))?.groups?.['key'] ?? ''
}

function mustBe(done: { readonly ok: boolean }): void {
  expect(done).toMatchObject({ ok: true })
}
