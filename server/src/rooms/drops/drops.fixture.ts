/** What people do with drops, for the tests of this room. */
import type { DropPage, MailboxDrops } from '@beside/contract'
import { plainHash } from '@beside/kernel'
import { Membership } from '../../membership.fixture.ts'
import type { Running, testClock } from '../../running.fixture.ts'
import type { Drop } from '../../store/drops.ts'
import { randomTestBytes, text } from '../../visitor.fixture.ts'
import type { Answer, Visitor } from '../../visitor.fixture.ts'

export type Sent = { readonly id: string; readonly bytes: string }

/** Drops of one sender, as whoever reads them finds them: in the order of ids. */
export function makeDrops(count: number, size = 99): readonly Sent[] {
  const drops = Array.from({ length: count }, () => {
    const bytes = randomTestBytes(size)
    return { order: Buffer.from(plainHash(bytes)).toString('hex'), bytes }
  })
  const sorted = drops.toSorted((a, b) => (a.order < b.order ? -1 : 1))
  return sorted.map(({ bytes }) => ({ id: text(plainHash(bytes)), bytes: text(bytes) }))
}

export function send(
  who: Visitor,
  address: Uint8Array,
  { bytes, days = 7 }: { readonly bytes: string; readonly days?: number }
): Promise<Answer> {
  return who.ask('POST', `/api/drops/${text(address)}`, { body: { bytes, days } })
}

/** Sends new drops, and gives them in the order of ids. */
export async function sendSome(
  who: Visitor,
  address: Uint8Array,
  some: { readonly count: number; readonly size?: number; readonly days?: number }
): Promise<readonly Sent[]> {
  const { count, size, ...options } = some
  const drops = makeDrops(count, size)
  for (const { bytes } of drops) {
    const answer = await send(who, address, { bytes, ...options })
    if (answer.status !== 200) throw new Error(`not sent: ${answer.body.reason}`)
  }
  return drops
}

export function list(who: Membership, query = ''): Promise<Answer<DropPage>> {
  return who.ask('GET', `/drops${query}`)
}

export async function listIds(who: Membership): Promise<readonly string[]> {
  return (await list(who)).body.drops.map(({ id }) => id)
}

export function take(who: Membership, id: string): Promise<Answer> {
  return who.ask('POST', `/drops/${id}/take`)
}

export function remove(who: Membership, id: string): Promise<Answer> {
  return who.ask('DELETE', `/drops/${id}`)
}

export type Box = { readonly readKey: Uint8Array; readonly done?: readonly string[] }

export function readBoxes(who: Visitor, boxes: readonly Box[]): Promise<Answer<MailboxDrops>> {
  const asked = boxes.map(({ readKey, done = [] }) => ({ readKey: text(readKey), done }))
  return who.ask('POST', '/api/mailboxes', { body: { boxes: asked } })
}

/** A circle of this many who hold it together, with whoever began it first. */
export async function makeCircle(server: Running, count: number): Promise<readonly Membership[]> {
  const host = await Membership.begin(await server.person(), 'circle')
  const members = [host]
  while (members.length < count) members.push(await host.admit(await server.person()))
  await host.sync()
  for (const { id } of host.state?.members.slice(1) ?? []) {
    const made = await host.write(host.operation({ op: 'role', memberId: id, role: 'admin' }))
    if (made.status !== 200) throw new Error(`no facilitator: ${made.body.reason}`)
    await host.sync()
  }
  for (const member of members) await member.sync()
  return members
}

/** A token lasts ten minutes, so whoever is here after that has a new one. */
export async function stay(
  members: readonly Membership[],
  clock: ReturnType<typeof testClock>
): Promise<void> {
  for (const member of members) member.token = (await member.askToken(clock.now() + 600_000)) ?? ''
}

export async function readRows(server: Running): Promise<readonly Drop[]> {
  await using store = await server.openStore()
  return await store.read.selectFrom('drops').selectAll().execute()
}
