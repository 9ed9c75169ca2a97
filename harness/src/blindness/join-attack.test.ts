import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { createAccount } from '../../../client/src/account/arrive.ts'
import { readPlace } from '../../../client/src/account/place.ts'
import { nodeEnvironment } from '../../../client/src/node.ts'
import { linkToServer } from '../../../client/src/wire/server-link.ts'
import { befriend, openHouse, type House, type Person } from '../house.ts'
import { findTies } from './no-ties.ts'
import { bytesOfValue, readRows, type Row } from './read-store.ts'

const PEOPLE = 50

/**
 * Spearman's rank correlation of fifty independent pairs has a spread of 1/√49, about 0.14. Beyond 0.7
 * it comes by chance once in a million tries; an order that leaks gives 1 or −1.
 */
const CORRELATION_MAX = 0.7
/** Matching by rank hits one person of fifty on average, and nine or more once in a million tries. */
const HITS_MAX = 8

type Tie = { readonly account: string; readonly space: string }

test('a row that ties an account to a space is noticed, in whichever form it does', () => {
  const [id, key] = [randomBytes(16), randomBytes(32)]
  const apart = { accounts: [{ id }], members: [{ sign_key: key }] }
  expect(findTies(apart)).toEqual([])
  const tied = { ...apart, records: [{ lane: id }] }
  expect(findTies(tied)).toContain('accounts.id stands in records.lane')
  const said = { ...apart, spaces: [{ state: JSON.stringify({ of: id.toString('base64url') }) }] }
  expect(findTies(said)).toContain('accounts.id stands in spaces.state')
  const turned = { ...apart, sessions: [{ label: key }] }
  expect(findTies(turned)).toContain('members.sign_key stands in sessions.label')
})

test('whoever steals the store matches the accounts of fifty people to their spaces no better than by chance', async () => {
  await using home = await openHouse({ rateScale: PEOPLE })
  const truth: Tie[] = []
  const people: Person[] = []
  for (let count = 0; count < PEOPLE; count += 1) {
    people.push(await comeByKit(home, `person ${count}`))
    const rows = readRows(home.dataFolder)
    truth.push({
      account: newest(
        rows['accounts'],
        'id',
        truth.map(({ account }) => account)
      ),
      space: newest(
        rows['spaces'],
        'id',
        truth.map(({ space }) => space)
      )
    })
  }
  const shuffled = shuffle(people)
  for (let index = 0; index + 1 < PEOPLE; index += 2) {
    const [inviter, guest] = [shuffled[index], shuffled[index + 1]]
    if (inviter && guest) await befriend(inviter, guest)
  }

  // Within the hour in which they came: keyrings, which are the longest, already tell nothing.
  const spaces = orderOfSpaces(readRows(home.dataFolder))
  const early = ordersOfKeyrings(readRows(home.dataFolder), await readFileNow(home.dataFolder))
  expect(Object.keys(early)).toHaveLength(10)
  expect(successesOf(early, spaces, truth)).toEqual([])

  // A stop moves everything out of the journal, and lays the rows as it is done every hour.
  await home.restart()
  const rows = readRows(home.dataFolder)
  const file = await readFile(join(home.dataFolder, 'store.sqlite'))
  expect(findTies(rows)).toEqual([])
  const orders = ordersOfAccounts(rows, file)
  for (const { account } of truth) expect(file.includes(Buffer.from(account, 'hex'))).toBe(true)
  expect(Object.keys(orders).length).toBeGreaterThan(20)
  expect(successesOf(orders, spaces, truth)).toEqual([])

  // The same attack on a table that keeps the order of coming finds everybody.
  const leak = truth.map(({ account }) => account)
  expect(attack(leak, spaces, truth)).toEqual({ correlation: 1, hits: PEOPLE })
})

/** The file of a server that runs, with what its journal held. */
async function readFileNow(dataFolder: string): Promise<Buffer> {
  const path = join(dataFolder, 'store.sqlite')
  using database = new DatabaseSync(path)
  database.exec('pragma busy_timeout = 30000; pragma wal_checkpoint(full)')
  return readFile(path)
}

function successesOf(
  orders: Readonly<Record<string, readonly string[]>>,
  spaces: readonly string[],
  truth: readonly Tie[]
): readonly unknown[] {
  return Object.entries(orders)
    .map(([name, order]) => ({ name, ...attack(order, spaces, truth) }))
    .filter(({ correlation, hits }) => Math.abs(correlation) > CORRELATION_MAX || hits > HITS_MAX)
}

/** Somebody who comes with twelve words alone, which spares fifty stretchings of a passphrase. */
async function comeByKit(home: House, name: string): Promise<Person> {
  const environment = nodeEnvironment(home.address)
  const link = linkToServer(environment)
  const place = await readPlace(link, environment)
  if (!place.ok) throw new Error(place.reason)
  const newcomer = {
    nickname: name,
    shape: { form: 'leaf', colour: 'moss' },
    device: 'shared',
    way: { by: 'open-door' }
  } as const
  const person = home.device(name)
  const signInName = await person.suggestSignInName('')
  const tools = { link, environment, place: place.value }
  const made = await createAccount(tools, { ...newcomer, signInName })
  if (!made.ok) throw new Error(made.reason)
  const words = made.value.kitWords.join(' ')
  const signedIn = await person.signInWithKit({ words, device: 'shared' })
  if (!signedIn.ok) throw new Error(signedIn.reason)
  await person.sees('a place of their own', ({ notes }) => notes !== null)
  return person
}

function newest(rows: readonly Row[] = [], column: string, known: readonly string[]): string {
  const fresh = rows.map((row) => hex(row[column])).filter((id) => !known.includes(id))
  if (fresh.length !== 1) throw new Error(`${fresh.length} new rows`)
  return fresh[0] ?? ''
}

/** Own spaces come first and have a time to the millisecond: that is the best a thief can have. */
function orderOfSpaces(rows: Readonly<Record<string, readonly Row[]>>): readonly string[] {
  const firstRecords = (rows['records'] ?? []).filter(({ seq }) => seq === 1)
  const ids = sortedBy(firstRecords, ({ time }) => Number(time)).map(({ space }) => hex(space))
  return ids.slice(0, PEOPLE)
}

/** Every order of accounts that can be read out of the rows, or out of where they lie in the file. */
function ordersOfAccounts(
  rows: Readonly<Record<string, readonly Row[]>>,
  file: Buffer
): Readonly<Record<string, readonly string[]>> {
  return { ...ordersOfRows(rows), ...ordersOfPlaces(rows, file), ...ordersOfKeyrings(rows, file) }
}

function ordersOfRows(
  rows: Readonly<Record<string, readonly Row[]>>
): Readonly<Record<string, readonly string[]>> {
  const { accounts = [], keyrings = [], keyring_parts: parts = [] } = rows
  const bySize = Map.groupBy(parts, ({ account }) => hex(account))
  return {
    'rows of accounts': ownersOf(accounts, 'id'),
    'rows of wraps': ownersOf(rows['wraps']),
    'rows of keyrings': ownersOf(keyrings),
    'rows of parts of keyrings': ownersOf(parts),
    'rows of sessions': ownersOf(rows['sessions']),
    'order of ids': ownersOf(
      sortedBy(accounts, ({ id }) => hex(id)),
      'id'
    ),
    'order of names': ownersOf(
      sortedBy(accounts, ({ name_mac }) => hex(name_mac)),
      'id'
    ),
    'order of kits': ownersOf(
      sortedBy(accounts, ({ kit_key }) => hex(kit_key)),
      'id'
    ),
    'changes of keyrings': ownersOf(sortedBy(keyrings, ({ seq }) => Number(seq))),
    'sizes of keyrings': ownersOf(
      sortedBy(keyrings, ({ account }) => bySize.get(hex(account))?.length ?? 0)
    )
  }
}

function ordersOfPlaces(
  rows: Readonly<Record<string, readonly Row[]>>,
  file: Buffer
): Readonly<Record<string, readonly string[]>> {
  const { accounts = [], sessions = [], wraps = [] } = rows
  return {
    ...placesOf(file, 'names', valuesOf(accounts, 'name_mac', 'id')),
    ...placesOf(file, 'kits', valuesOf(accounts, 'kit_key', 'id')),
    ...placesOf(file, 'wraps', valuesOf(wraps, 'bytes')),
    ...placesOf(file, 'cookies', valuesOf(sessions, 'token_hash')),
    ...placesOf(file, 'sessions', valuesOf(sessions, 'id'))
  }
}

function ordersOfKeyrings(
  { keyring_parts: parts = [] }: Readonly<Record<string, readonly Row[]>>,
  file: Buffer
): Readonly<Record<string, readonly string[]>> {
  const orders = [0, 1, 2, 3, 4].map((number) => {
    const some = parts.filter(({ part }) => part === number)
    return placesOf(file, `parts ${number} of keyrings`, valuesOf(some, 'bytes'))
  })
  return Object.fromEntries(orders.flatMap((places) => Object.entries(places)))
}

/** A value lies in its table, and may lie in an index too: each tells an order of its own. */
function placesOf(
  file: Buffer,
  name: string,
  owned: readonly Owned[]
): Readonly<Record<string, readonly string[]>> {
  const order = (placeOf: (value: Buffer) => number) =>
    unique(sortedBy(owned, ({ value }) => placeOf(endOf(value))).map(({ account }) => account))
  return {
    [`first places of ${name}`]: order((value) => file.indexOf(value)),
    [`last places of ${name}`]: order((value) => file.lastIndexOf(value))
  }
}

// What runs over the page of its row ends elsewhere.
function endOf(value: Buffer): Buffer {
  return value.subarray(-32)
}

type Owned = { readonly account: string; readonly value: Buffer }

function valuesOf(rows: readonly Row[], column: string, owner = 'account'): readonly Owned[] {
  return rows.map((row) => ({ account: hex(row[owner]), value: bytesOfValue(row[column]) }))
}

function ownersOf(rows: readonly Row[] = [], column = 'account'): readonly string[] {
  return unique(rows.map((row) => hex(row[column])))
}

function unique(accounts: readonly string[]): readonly string[] {
  return [...new Set(accounts)]
}

/** Matches the first account to the first space, the second to the second, and so on. */
function attack(
  accounts: readonly string[],
  spaces: readonly string[],
  truth: readonly Tie[]
): { readonly correlation: number; readonly hits: number } {
  let squares = 0
  let hits = 0
  for (const { account, space } of truth) {
    const apart = accounts.indexOf(account) - spaces.indexOf(space)
    squares += apart * apart
    if (apart === 0) hits += 1
  }
  const count = truth.length
  return { correlation: 1 - (6 * squares) / (count * (count * count - 1)), hits }
}

function hex(value: Row[string] | undefined): string {
  return bytesOfValue(value).toString('hex')
}

function sortedBy<Item>(
  rows: readonly Item[],
  keyOf: (row: Item) => string | number
): readonly Item[] {
  return rows.toSorted((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (left === right) return 0
    return left < right ? -1 : 1
  })
}

function shuffle<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
