/** A full circle: one holds it with a real client, and eleven others write in it with the kernel's own functions. */
import type { Written } from '@beside/contract'
import { NO_LANE, writeEntry } from '@beside/kernel'
import { changedClientOf } from '../../../harness/src/flows/changed-rooms.ts'
import { entryOf, visitorAt } from '../../../harness/src/hostile/changed-client.ts'
import { arriveAs, personAt } from '../../../harness/src/house.ts'
import { Membership, writeBody } from '../../../server/src/membership.fixture.ts'
import { hashOf } from '../../../client/src/wire/read-wire.ts'
import { randomBytes } from '../wire/random-bytes.ts'

export type FullCircle = {
  readonly circleId: string
  readonly kitWords: readonly string[]
  readonly members: readonly Membership[]
}

export const CIRCLE_NAME = 'Thursday'
const SEATS = 12
/** A token lasts ten minutes, which a busy machine may need. */
const TOKEN_FOR = 200

/** @param who is what the one is called who holds it, by one word */
export async function makeFullCircle(address: string, who: string): Promise<FullCircle> {
  const founder = personAt(address, who)
  await arriveAs(founder, '')
  const topics = { purpose: '', welcome: '', notWelcome: '' }
  const about = { name: CIRCLE_NAME, ...topics, seats: SEATS, hours: null }
  const begun = await founder.beginCircle({ about, agreement: 'We speak for ourselves.' })
  if (!begun.ok) throw new Error(begun.reason)
  const { circleId } = begun.value
  const holder = await membershipOf(address, { founder, circleId })
  await founder.leave()
  const members: Membership[] = []
  for (let seat = 1; seat < SEATS; seat += 1)
    members.push(await holder.admit(await visitorAt(address, `seat-${seat}-${who}`)))
  for (const [at, member] of members.entries()) {
    member.epochKey = holder.epochKey
    await member.sync()
    const shape = { form: 'leaf', colour: 'moss' }
    const body = { nickname: `Seat ${at}`, shape }
    await write(member, { kind: 'profile', body, lane: randomBytes(16) })
  }
  return { circleId, kitWords: founder.kitWords, members }
}

/** Everybody writes at once, until the log has so many records. */
export async function fillCircle({ members }: FullCircle, records: number): Promise<void> {
  const [first] = members
  await first?.sync()
  let left = records - (first?.position.seq ?? records)
  await Promise.all(
    members.map(async (member) => {
      await member.sync()
      for (let written = 0; left > 0; written += 1) {
        if (written % TOKEN_FOR === 0) await member.renewToken()
        left -= 1
        await sayIn(member, `Some words of an evening, ${left}`)
      }
    })
  )
}

export function sayIn(member: Membership, text: string): Promise<void> {
  return write(member, { kind: 'words', body: { text, notes: [] } })
}

async function write(
  member: Membership,
  {
    kind,
    body,
    lane
  }: { readonly kind: string; readonly body: unknown; readonly lane?: Uint8Array<ArrayBuffer> }
): Promise<void> {
  const entry = {
    standing: member.standing(),
    lane: lane ?? NO_LANE,
    isDocument: lane !== undefined,
    plain: entryOf(kind, body)
  }
  const keys = { author: member.keys.sign, epochKey: member.epochKey.key }
  const sent = writeBody(writeEntry(entry, keys, randomBytes))
  const { status, body: written } = await member.ask<Written>('POST', '/records', sent)
  if (status !== 200) throw new Error(`not written: ${status}`)
  const { seq, head } = written.receipt
  member.position = { seq, head: hashOf(head) }
}

/** What the client of its holder has of the circle, so that they can let people in without a question at the door. */
async function membershipOf(
  address: string,
  {
    founder,
    circleId
  }: { readonly founder: Parameters<typeof changedClientOf>[1]; readonly circleId: string }
): Promise<Membership> {
  const { rooms, spaceOf } = await changedClientOf({ address }, founder)
  const space = spaceOf(circleId)
  const { keys, spaceId } = space
  const epoch = space.state?.epoch ?? 0
  const key = space.epochKey(epoch)
  if (!key) throw new Error('Whoever holds a circle holds its key.')
  rooms.empty()
  const visitor = await visitorAt(address, `${founder.name}-at-work`)
  const holder = new Membership(visitor, { keys, spaceId, epochKey: { epoch, key } })
  await holder.renewToken()
  await holder.sync()
  return holder
}
