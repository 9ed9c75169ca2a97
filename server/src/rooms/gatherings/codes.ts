import { createHmac, hkdfSync } from 'node:crypto'
import { CARD_SIGNS_RANDOM, cardCodeOf } from '@beside/contract'
import type { CardCode } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { Context } from '../../gates/context.ts'
import type { OfDate } from '../../store/gathering-seats.ts'

export type SeatCodes = {
  /** The same for one form, however often it is sent. Nobody else can make it, whatever they know of the form. */
  readonly codeFor: (date: OfDate, nonce: Bytes) => CardCode
  /** Under which a seat is kept: a code is short, and a plain hash could be guessed back. */
  readonly hashOf: (code: CardCode) => Bytes
}

export function openSeatCodes({ instance }: Pick<Context, 'instance'>): SeatCodes {
  const secret = instance.secrets.stateKey
  const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), 'beside/seats', 32))
  const macOf = (label: string, message: Uint8Array) =>
    new Uint8Array(createHmac('sha256', key).update(`${label}\0`).update(message).digest())
  return {
    codeFor({ gathering, day }, nonce) {
      const mac = macOf('code', Buffer.concat([gathering, nonce, Buffer.from(day)]))
      return cardCodeOf([...mac.subarray(0, CARD_SIGNS_RANDOM)])
    },
    hashOf: (code) => macOf('seat', Buffer.from(code))
  }
}
