/** Who posts a push: a short word for one push service, signed by a key of this place (RFC 8292). */
import { createECDH, createPrivateKey, hkdfSync, sign } from 'node:crypto'
import type { Bytes } from '@beside/kernel/wire'

export type PushKey = {
  /** As a browser wants it: the uncompressed point, in base64url. */
  readonly public: string
  /** What goes into `Authorization`: for the push service at this origin, until half a day from now. */
  authorize(origin: string, at: { readonly now: number; readonly contact: string }): string
}

const CURVE = 'prime256v1'
/** The order of P-256 (FIPS 186-5). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const HALF_DAY_SECONDS = 43_200

/**
 * Each browser ties its subscription to this key, so it lasts as long as the secrets do.
 *
 * @param secret 32 random bytes of `secrets.json`, which serve another purpose as well
 */
export function openPushKey(secret: Bytes): PushKey {
  // 16 bytes more than the order has, so that no remainder is likelier than another (FIPS 186-5, A.2.1).
  const wide = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), 'beside/push', 48))
  const scalar = (BigInt(`0x${wide.toString('hex')}`) % (ORDER - 1n)) + 1n
  const pair = createECDH(CURVE)
  const own = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
  pair.setPrivateKey(own)
  const point = pair.getPublicKey()
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: own.toString('base64url'),
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url')
    }
  })
  const ownKey = point.toString('base64url')
  return {
    public: ownKey,
    authorize(origin, { now, contact }) {
      const claims = { aud: origin, exp: Math.floor(now / 1000) + HALF_DAY_SECONDS, sub: contact }
      const said = `${partOf({ typ: 'JWT', alg: 'ES256' })}.${partOf(claims)}`
      const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' })
      return `vapid t=${said}.${signature.toString('base64url')}, k=${ownKey}`
    }
  }
}

function partOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
