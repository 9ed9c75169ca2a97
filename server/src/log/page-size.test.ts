import type { DocumentPage, PlacedRecord } from '@beside/contract'
import { expect, test } from 'vitest'
import { Membership, writeBody } from '../membership.fixture.ts'
import { run } from '../running.fixture.ts'
import { randomTestBytes, text } from '../visitor.fixture.ts'

// 20 of them make more than a reply may hold.
const LONG = 'x'.repeat(60_000)
const COUNT = 20
/** What a reply may hold, in base64url, with room for its last record and its leaves. */
const REPLY_MAX = 1_300_000

type Page = { readonly records: readonly PlacedRecord[]; readonly hasMore: boolean }

test('long words come in several replies, each of about 1 MB, and none is passed over', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  await sayLong(own)
  const seqs: number[] = []
  const replies: number[] = []
  while (seqs[0] !== 1) {
    const { body } = await own.page(`?limit=100&before=${seqs[0] ?? COUNT + 2}`)
    replies.push(JSON.stringify(body).length)
    seqs.unshift(...body.records.map(({ seq }) => seq))
  }
  expect(seqs).toEqual(Array.from({ length: COUNT + 1 }, (_, index) => index + 1))
  expect(Math.max(...replies)).toBeLessThan(REPLY_MAX)
  expect(replies.length).toBeGreaterThan(1)
})

test('long documents come in several replies, each of about 1 MB, and none is passed over', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  await sayLong(own, () => ({ lane: randomTestBytes(16), isDocument: true }))
  const seqs: number[] = []
  let lanes = 0
  let replies = 0
  for (let next = ''; ; replies += 1) {
    const at = `/documents?at=${COUNT + 1}${next}`
    const { body } = await own.ask<DocumentPage>('GET', at)
    expect(JSON.stringify(body).length).toBeLessThan(REPLY_MAX)
    seqs.push(...body.documents.map(({ seq }) => seq))
    lanes += body.at.length
    if (body.next === null) break
    next = `&after=${body.next}`
  }
  expect(seqs.toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: COUNT }, (_, index) => index + 2)
  )
  expect([lanes, replies > 0]).toEqual([COUNT, true])
})

test('a guest is shown all that was said in a bond that waits, in replies of about 1 MB', async () => {
  await using server = await run()
  const host = await Membership.begin(await server.person(), 'bond')
  await sayLong(host)
  const invite = await host.invite()
  await host.saveCard(invite)
  const guest = server.visitor()
  const seqs: number[] = []
  let hasMore = true
  while (hasMore) {
    const path = `/api/invites/${text(invite.inviteId)}?after=${seqs.at(-1) ?? 0}`
    const { body } = await guest.ask<Page>('GET', path)
    expect(JSON.stringify(body).length).toBeLessThan(REPLY_MAX)
    seqs.push(...body.records.map(({ seq }) => seq))
    hasMore = body.hasMore
  }
  expect(seqs).toEqual(Array.from({ length: COUNT + 2 }, (_, index) => index + 1))
})

async function sayLong(
  who: Membership,
  options: () => Parameters<Membership['say']>[1] = () => ({})
): Promise<void> {
  const bodies = Array.from({ length: COUNT }, () => writeBody(who.entry(LONG, options())))
  await Promise.all(bodies.map((body) => who.ask('POST', '/records', body)))
  await who.sync()
}

test('a page comes with as many leaves as are asked for, and always back to what its records had seen', async () => {
  await using server = await run()
  const own = await Membership.begin(await server.person())
  for (let count = 0; count < 4; count += 1) await own.say('early')
  const long = own.standing()
  for (let count = 0; count < 20; count += 1) await own.say('later')
  const seen = { seenSeq: long.seenSeq, seenHead: long.seenHead }
  expect((await own.say('by somebody who had read little', { standing: seen })).status).toBe(200)
  await own.say('the last')
  const stretch = async (query: string) => {
    const { base, leaves, records } = (await own.page(query)).body
    const first = records[0]?.seq ?? 0
    expect(leaves.map(({ seq }) => seq)).toEqual(
      Array.from({ length: first - 1 - base.seq }, (_, index) => base.seq + 1 + index)
    )
    return [base.seq, first]
  }
  expect(await stretch('?limit=1&leaves=0')).toEqual([26, 27])
  expect(await stretch('?limit=1&leaves=3')).toEqual([23, 27])
  expect(await stretch('?limit=2&leaves=0')).toEqual([5, 26])
  expect(await stretch('?limit=3&leaves=2')).toEqual([5, 25])
  expect(await stretch('?limit=1&leaves=9999')).toEqual([0, 27])
  expect(await stretch('?limit=1')).toEqual([0, 27])
})
