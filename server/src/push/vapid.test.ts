import { createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { openPushKey } from './vapid.ts'

const secret = (byte: number) => new Uint8Array(32).fill(byte)
const at = { now: 1_800_000_000_500, contact: 'mailto:post@place.example' }

test('what is sent is signed for one push service, for half a day, by a key that browsers know', () => {
  const key = openPushKey(secret(1))
  const said = key.authorize('https://push.example', at)
  const [, token = '', shown] = /^vapid t=(?<t>[\w.-]+), k=(?<k>[\w-]{87})$/u.exec(said) ?? []
  expect(shown).toBe(key.public)
  const [header = '', claims = '', signature = ''] = token.split('.')
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())
  expect(read(header)).toEqual({ typ: 'JWT', alg: 'ES256' })
  const exp = 1_800_000_000 + 12 * 3600
  expect(read(claims)).toEqual({ aud: 'https://push.example', exp, sub: at.contact })
  const point = Buffer.from(key.public, 'base64url')
  expect(point[0]).toBe(4)
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url')
  }
  const publicKey = {
    key: createPublicKey({ format: 'jwk', key: jwk }),
    dsaEncoding: 'ieee-p1363'
  } as const
  const signed = Buffer.from(`${header}.${claims}`)
  expect(verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true)
  expect(verify('sha256', Buffer.from('x'), publicKey, Buffer.from(signature, 'base64url'))).toBe(
    false
  )
})

test('the key stays as long as the secret does, and another secret has another', () => {
  expect(openPushKey(secret(1)).public).toBe(openPushKey(secret(1)).public)
  const keys = Array.from({ length: 60 }, (_, byte) => openPushKey(secret(byte)).public)
  expect(new Set(keys).size).toBe(60)
})
