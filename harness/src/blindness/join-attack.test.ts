import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAccount } from '../../../client/src/account/arrive.ts'
import { readPlace } from '../../../client/src/account/place.ts'
import { nodeEnvironment } from '../../../client/src/index.ts'
import { linkToServer } from '../../../client/src/wire/server-link.ts'
import { befriend, openHouse, type House, type Person } from '../house.ts'
import { findTies } from './no-ties.ts'
import { bytesOfValue, readRows, type Row } from './read-store.ts'

const PEOPLE = 50

/**
 * Spearman's rank correlation of fifty independent pairs has a spread of 1/√49, about 0.14. Beyond 0.65
 * it comes by chance once in some hundred thousand tries; an order that leaks gives 1 or −1.
 */
const CORRELATION_MAX = 0.65
/** Matching by rank hits one person of fifty on average, and seven or more once in ten thousand tries. */
const HITS_MAX = 6

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

  // A stop moves everything out of the journal, so that each row has its place in the file.
  await home.restart()
  const rows = readRows(home.dataFolder)
  const file = await readFile(join(home.dataFolder, 'store.sqlite'))
  expect(findTies(rows)).toEqual([])
  const spaces = orderOfSpaces(rows)
  const attacks = Object.entries(ordersOfAccounts(rows, file))
  const results = attacks.map(([name, order]) => ({ name, ...attack(order, spaces, truth) }))
  for (const { account } of truth) expect(file.includes(Buffer.from(account, 'hex'))).toBe(true)
  const successes = results.filter(
    ({ correlation, hits }) => Math.abs(correlation) > CORRELATION_MAX || hits > HITS_MAX
  )
  expect(attacks.length).toBeGreaterThan(8)
  expect(successes).toEqual([])

  // The same attack on a table that keeps the order of coming finds everybody.
  const leak = truth.map(({ account }) => account)
  expect(attack(leak, spaces, truth)).toEqual({ correlation: 1, hits: PEOPLE })
})

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

/**
 * Every order of accounts that can be read out of the rows, or out of where they lie in the file.
 *
 * NOTE: one order is left out, because it is open: a keyring is longer than a page of the file, and the
 * pages that it runs over into lie in the order of coming (`docs/threat-model.md`, row 27).
 */
function ordersOfAccounts(
  rows: Readonly<Record<string, readonly Row[]>>,
  file: Buffer
): Readonly<Record<string, readonly string[]>> {
  const accounts = rows['accounts'] ?? []
  const keyrings = rows['keyrings'] ?? []
  const idsOf = (found: readonly Row[], column: string) => found.map((row) => hex(row[column]))
  const placeOf = (value: Row[string] | undefined) => file.lastIndexOf(bytesOfValue(value))
  return {
    'rows of accounts': idsOf(accounts, 'id'),
    'rows of wraps': [...new Set(idsOf(rows['wraps'] ?? [], 'account'))],
    'rows of keyrings': idsOf(keyrings, 'account'),
    'rows of sessions': [...new Set(idsOf(rows['sessions'] ?? [], 'account'))],
    'order of ids': idsOf(
      sortedBy(accounts, ({ id }) => hex(id)),
      'id'
    ),
    'order of names': idsOf(
      sortedBy(accounts, ({ name_mac }) => hex(name_mac)),
      'id'
    ),
    'order of kits': idsOf(
      sortedBy(accounts, ({ kit_key }) => hex(kit_key)),
      'id'
    ),
    dates: idsOf(
      sortedBy(accounts, ({ created_on }) => String(created_on)),
      'id'
    ),
    'changes of keyrings': idsOf(
      sortedBy(keyrings, ({ seq }) => Number(seq)),
      'account'
    ),
    'sizes of keyrings': idsOf(
      sortedBy(keyrings, ({ blob }) => bytesOfValue(blob).length),
      'account'
    ),
    'places of accounts in the file': idsOf(
      sortedBy(accounts, ({ name_mac }) => placeOf(name_mac)),
      'id'
    )
  }
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

function sortedBy(rows: readonly Row[], keyOf: (row: Row) => string | number): readonly Row[] {
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
