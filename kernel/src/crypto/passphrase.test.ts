import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeSignInName, passphraseBytes } from './passphrase.ts'

const typed = fc.string({ maxLength: 40, unit: 'binary' })
// Letters that keyboards compose in more than one way.
const letters = fc.constantFrom('é', 'Å', 'ﬁ', '가', '①', 'ａ', 'ñ', '½', 'e\u0301', ' ', 'x')
const composed = fc.array(letters, { maxLength: 12 }).map((list) => list.join(''))

test('a passphrase that went through our reading once reads the same ever after', () => {
  fc.assert(
    fc.property(typed, (words) => {
      const once = new TextDecoder().decode(passphraseBytes(words))
      expect(new TextDecoder().decode(passphraseBytes(once))).toBe(once)
    })
  )
})

test('how a keyboard composes letters does not lock anybody out', () => {
  fc.assert(
    fc.property(fc.oneof(typed, composed), (words) => {
      const forms = (['NFC', 'NFD', 'NFKC', 'NFKD'] as const).map((form) => words.normalize(form))
      const [first, ...others] = forms.map((form) =>
        Buffer.from(passphraseBytes(form)).toString('hex')
      )
      for (const other of others) expect(other).toBe(first)
    })
  )
})

test('case counts in a passphrase and not in a sign-in name', () => {
  expect(passphraseBytes('Heron')).not.toEqual(passphraseBytes('heron'))
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,8}$/), fc.stringMatching(/^[a-z]{1,8}$/), (a, b) => {
      for (const form of [
        `${a}-${b}`,
        ` ${a}  ${b} `,
        `${a}_${b}`.toUpperCase(),
        `${a}\u2013${b}`
      ]) {
        expect(normalizeSignInName(form)).toBe(`${a}-${b}`)
      }
    })
  )
})
