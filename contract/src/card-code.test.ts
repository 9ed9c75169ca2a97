import { expect, test } from 'vitest'
import * as v from 'valibot'
import {
  CARD_SIGNS,
  CARD_SIGNS_RANDOM,
  CardCode,
  cardCodeOf,
  readCardCode,
  spellCardCode
} from './card-code.ts'

const code = cardCodeOf([7, 19, 3, 20, 22, 9, 29, 28, 2, 10, 11])

function randomCode(): string {
  return cardCodeOf([...crypto.getRandomValues(new Uint8Array(CARD_SIGNS_RANDOM))])
}

test('a code is twelve signs in groups of four, and none that is read for another', () => {
  expect(spellCardCode(code)).toMatch(/^7K3M-P9XW-2AB.$/u)
  for (let run = 0; run < 200; run += 1) {
    const made = randomCode()
    expect(v.is(CardCode, made)).toBe(true)
    expect(readCardCode(spellCardCode(made))).toBe(made)
  }
})

test('Ana may type it in any case, with spaces or without, and with letters that look alike', () => {
  const alike = cardCodeOf([0, 1, 1, 27, 10, 11, 12, 13, 14, 15, 0])
  const spelled = spellCardCode(alike)
  const ways = [
    spelled.toLowerCase(),
    spelled.replaceAll('-', ' '),
    `  ${alike} \n`,
    spelled.replaceAll('0', 'o').replace('1', 'I').replace('1', 'l').replace('V', 'u'),
    spelled.replaceAll('-', '–'),
    spelled.replaceAll('-', '.'),
    `https://lantern.example/card#${spelled}`,
    Array.from(spelled, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join(
      ''
    )
  ]
  for (const typed of ways) expect(readCardCode(typed)).toBe(alike)
})

test('a slip is noticed: one wrong sign, two that changed places, one too few or too many', () => {
  for (let run = 0; run < 20; run += 1) {
    const made = randomCode()
    for (const [at, sign] of Array.from(made).entries()) {
      for (const other of CARD_SIGNS.replace(sign, '')) {
        expect(readCardCode(made.slice(0, at) + other + made.slice(at + 1))).toBeUndefined()
      }
      expect(readCardCode(made.slice(0, at) + made.slice(at + 1))).toBeUndefined()
      expect(readCardCode(`${made.slice(0, at)}0${made.slice(at)}`)).toBeUndefined()
      const next = made[at + 1]
      if (next === undefined || next === sign) continue
      expect(readCardCode(made.slice(0, at) + next + sign + made.slice(at + 2))).toBeUndefined()
    }
  }
})

test('what is no code is none: nothing, words, other scripts', () => {
  for (const typed of [
    '',
    '#',
    'quiet lanterns',
    '٧٧٧٧٧٧٧٧٧٧٧٧',
    'é'.repeat(12),
    '7'.repeat(400)
  ]) {
    expect(readCardCode(typed)).toBeUndefined()
  }
})
