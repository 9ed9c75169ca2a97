import { inviteKeys, toBase64url } from '@beside/kernel'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { KnownPlace } from '../account/place.ts'
import { isCardOf, readCardAs } from './invites.ts'

const root = new Uint8Array(32).fill(7)
const place = { manifest: { root } } as unknown as KnownPlace
const Card = v.object({ kind: v.literal('circle'), instanceRoot: v.string() })

function read(card: unknown) {
  const secret = new Uint8Array(16)
  return readCardAs(place, { secret, keys: inviteKeys(secret), card, records: [] }, Card)
}

test('a card is read where it is of this place, and of the kind that the room knows', () => {
  const card = { kind: 'circle', instanceRoot: toBase64url(root) }
  expect(read(card)).toMatchObject({ ok: true, value: { card } })
  const elsewhere = { ...card, instanceRoot: toBase64url(new Uint8Array(32).fill(8)) }
  expect(read(elsewhere)).toEqual({ ok: false, reason: 'another-server' })
  for (const none of [{ ...card, kind: 'team' }, {}, null, 'card'])
    expect(read(none)).toEqual({ ok: false, reason: 'invite-unknown' })
  expect([isCardOf('circle', card), isCardOf('team', card), isCardOf('team', null)]).toEqual([
    true,
    false,
    false
  ])
})
