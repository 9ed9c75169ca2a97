/**
 * The code on a printed card of entry: twelve signs in groups of four, to be typed by a tired hand. Eleven are random
 * (55 bits), the last lets a slip be said at once. The signs are those of Crockford's base 32, which has none that are
 * read for each other: I and L are read as 1, O as 0, U as V.
 */
import * as v from 'valibot'

export const CARD_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CARD_SIGNS_RANDOM = 11
const GROUP = 4
const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' }

export const CardCode = v.pipe(
  v.string(),
  v.regex(/^[0-9A-HJKMNP-TV-Z]{12}$/u),
  v.check((text) => weigh(text) === 0)
)
export type CardCode = v.InferOutput<typeof CardCode>

/** The code whose first signs stand at these places among all signs. */
export function cardCodeOf(places: readonly number[]): CardCode {
  const random = places.map((place) => CARD_SIGNS[place & 31] ?? '').join('')
  return random + (CARD_SIGNS[doubled(weigh(random))] ?? '')
}

/** What somebody typed, or a whole link: forgiving in all that can be forgiven. Undefined if it is no code. */
export function readCardCode(typed: string): CardCode | undefined {
  const bare = typed
    .slice(typed.indexOf('#') + 1)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/[ILOU]/gu, (sign) => LOOK_ALIKES[sign] ?? sign)
  const read = v.safeParse(CardCode, bare)
  return read.success ? read.output : undefined
}

/** `7K3M-Q9XW-2AB0`, as it is printed. */
export function spellCardCode(code: CardCode): string {
  return code.replaceAll(new RegExp(`.{${GROUP}}(?=.)`, 'gu'), '$&-')
}

// A polynomial over GF(32), x⁵ = x² + 1, read at a generator: one wrong sign, or two that changed places, never fit.
function weigh(text: string): number {
  return Array.from(text).reduce((sum, sign) => doubled(sum) ^ CARD_SIGNS.indexOf(sign), 0)
}

function doubled(value: number): number {
  const shifted = value << 1
  return shifted & 32 ? shifted ^ 0b100101 : shifted
}
