/**
 * A whole house in one process: the real server on a real store, and a real client for each person.
 * `await using home = await house('alice', 'bob')`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBeside, type AppView, type Beside, type Environment } from '@beside/client'
import { nodeEnvironment } from '@beside/client/node'
import { openStore, startServer, type ServerOptions } from '@beside/server'

export type Person = Beside & {
  readonly name: string
  readonly passphrase: string
  /** Set when they arrived. */
  kitWords: readonly string[]
  signInName: string
  /** The newest view. */
  readonly view: () => AppView
  /** Waits until the view is as wished; the error says what it was instead. */
  readonly sees: (what: string, wished: (view: AppView) => boolean) => Promise<AppView>
}
export type House = AsyncDisposable & {
  readonly address: string
  readonly dataFolder: string
  /** Another device for anybody: a client with nothing on it. */
  readonly device: (name: string, changes?: Partial<Environment>) => Person
  /** Somebody who has arrived by the open door. */
  readonly person: (name: string) => Promise<Person>
  /** Does at once what the server otherwise does every twenty seconds. */
  readonly nudge: () => Promise<void>
  /** Does at once what it otherwise does every minute: makes a pack of the directory where one is due. */
  readonly renew: () => Promise<void>
  /** What is due by time goes now. */
  readonly sweep: () => Promise<void>
  /** `between` runs while the server is down. */
  readonly restart: (between?: () => Promise<void>) => Promise<void>
  /** Everybody leaves, and the server ends; its folder stays until the house goes. */
  readonly stop: () => Promise<void>
}

/**
 * How long nothing may change before what was waited for is given up. A slow machine still moves, and a client whose
 * line broke often waits for up to a minute before it tries again.
 */
const WAIT_MS = 75_000

export async function openHouse(
  options: Partial<Omit<ServerOptions, 'dataFolder' | 'port'>> = {}
): Promise<House> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'beside-house-'))
  let server = await startServer({ ...options, dataFolder, port: 0 })
  const { address, port } = server
  await openTheDoor(dataFolder, options.databaseUrl)
  const people: Person[] = []
  const device: House['device'] = (name, changes = {}) => {
    const person = personAt(address, name, changes)
    people.push(person)
    return person
  }
  async function stop() {
    await Promise.all(people.splice(0).map((person) => person.leave()))
    await server.stop()
  }
  return {
    address,
    dataFolder,
    device,
    sweep: () => server.sweep(),
    async person(name) {
      const person = device(name)
      await arriveAs(person)
      return person
    },
    nudge: () => server.nudge(),
    renew: () => server.renewDirectory(),
    async restart(between) {
      await server.stop()
      await between?.()
      server = await startServer({ ...options, dataFolder, port })
    },
    stop,
    async [Symbol.asyncDispose]() {
      await stop()
      await rm(dataFolder, { recursive: true, force: true })
    }
  }
}

// As a steward would: tests are about people, who come in by the open door.
export async function openTheDoor(
  dataFolder: string,
  databaseUrl: string | undefined
): Promise<void> {
  await using store = await openStore(dataFolder, { databaseUrl })
  await store.write(async (db) => {
    const row = {
      name: 'The Harbour',
      admission: 'open',
      region: 'GB',
      outside_contact: '',
      lines: '[]'
    } as const
    await db
      .insertInto('community')
      .values({ id: 1, ...row })
      .execute()
  })
}

/** Somebody with a client in this process, at any address: a house of pages needs such company too. */
export function personAt(
  address: string,
  name: string,
  changes: Partial<Environment> = {}
): Person {
  return makePerson(name, createBeside(nodeEnvironment(address, changes)))
}

/** By twelve words alone where `passphrase` is empty: stretching one takes most of the time. */
export async function arriveAs(person: Person, passphrase = person.passphrase): Promise<void> {
  const arrived = await person.arrive({
    nickname: person.name,
    shape: { form: 'leaf', colour: 'moss' },
    signInName: await person.suggestSignInName(person.name),
    passphrase,
    device: 'shared',
    way: { by: 'open-door' }
  })
  if (!arrived.ok) throw new Error(`${person.name} could not arrive: ${arrived.reason}`)
  person.kitWords = arrived.value.kitWords
  person.signInName = arrived.value.signInName
}

/** Another device of somebody, signed in by their twelve words. */
export async function secondDevice(
  home: House,
  person: Person,
  changes: Partial<Environment> = {}
): Promise<Person> {
  const other = home.device(person.name, changes)
  const words = person.kitWords.join(' ')
  const back = await other.signInWithKit({ words, device: 'shared' })
  if (!back.ok) throw new Error(`${person.name} could not come back: ${JSON.stringify(back)}`)
  return other
}

export type Invitation = {
  readonly bondId: string
  readonly link: string
  /** What stands behind `#` in the link: the part that no server sees. */
  readonly fragment: string
}

/** A bond that somebody began, and its link for the other person. */
export async function inviteBy(
  inviter: Person,
  wishes: Partial<Parameters<Beside['beginBond']>[0]> = {}
): Promise<Invitation> {
  const agreement = { purpose: '', pace: '' }
  const plain = { relation: 'close', relationWords: '', agreement, note: '' } as const
  const begun = await inviter.beginBond({ ...plain, ...wishes })
  if (!begun.ok) throw new Error(`no bond: ${begun.reason}`)
  return { ...begun.value, fragment: begun.value.link.split('#')[1] ?? '' }
}

/** Two people who hold a bond, each of them sure of the other. */
export async function befriend(inviter: Person, guest: Person): Promise<string> {
  const { bondId, fragment } = await inviteBy(inviter, {
    agreement: { purpose: 'To write now and then', pace: 'In the evening' },
    note: 'I would like you beside me'
  })
  const accepted = await guest.acceptInvite(fragment)
  if (!accepted.ok) throw new Error(`not accepted: ${accepted.reason}`)
  await inviter.sees('the guest at the door', (view) =>
    view.people.some((one) => one.bondId === bondId && one.state === 'is-it-them')
  )
  const said = await inviter.answerIsItThem({ bondId, isThem: true })
  if (!said.ok) throw new Error(`not said: ${said.reason}`)
  return bondId
}

/** The words that a person sees in the open conversation. */
export function wordsIn(view: AppView): string[] {
  return (view.talk?.items ?? []).flatMap((item) => (item.kind === 'words' ? [item.text] : []))
}

/** A change of keys, or of ways in, that goes on by itself has come to its end. */
export function hasSettledKeys({ session }: AppView): boolean {
  return session.state === 'open' && !session.me.isChangingKeys
}

function makePerson(name: string, beside: Beside): Person {
  let latest: AppView | undefined
  const waiting = new Set<() => void>()
  beside.watch((view) => {
    latest = view
    for (const look of waiting) look()
  })
  const view = (): AppView => {
    if (!latest) throw new Error('A watched client shows a view at once')
    return latest
  }
  return {
    ...beside,
    name,
    passphrase: `${name} keeps four quiet words`,
    kitWords: [],
    signInName: '',
    view,
    sees(what, wished) {
      const { promise, resolve, reject } = Promise.withResolvers<AppView>()
      const giveUp = (): void => {
        waiting.delete(look)
        reject(
          new Error(`${name} waited for ${what} and saw ${JSON.stringify(view()).slice(0, 2000)}`)
        )
      }
      let timer = setTimeout(giveUp, WAIT_MS)
      const look = (): void => {
        clearTimeout(timer)
        if (!wished(view())) {
          timer = setTimeout(giveUp, WAIT_MS)
          return
        }
        waiting.delete(look)
        resolve(view())
      }
      waiting.add(look)
      look()
      return promise
    }
  }
}
