import { expect, test } from 'vitest'
import { weighPassphrase } from './weigh-passphrase.ts'

const weigh = (typed: string, own: readonly string[]) => weighPassphrase({ typed, own })

test('Four plain words are strong, one word is short, and repeated letters do not help', async () => {
  expect(await weigh('river lantern seven blue', [])).toBe('strong')
  expect(await weigh('lantern', [])).toBe('short')
  expect(await weigh('a'.repeat(40), [])).toBe('short')
  expect(await weigh('two lanterns now', [])).toBe('fair')
})

test('What very many others chose is not strong, however it is written', async () => {
  for (const known of [
    '1q2w3e4r5t6y',
    'qwertyuiop123',
    'Qwertyuiop123',
    ' 123456789qwerty ',
    'password 1234'
  ])
    expect(await weigh(known, [])).toBe('known')
  expect(await weigh('1q2w3e4r5t6z', [])).toBe('fair')
})

test('What somebody nearby would try counts for nothing: her names, and that of this place', async () => {
  const own = ['Mina Lou', 'amber-lantern-otter']
  expect(await weigh('Mina mina lantern', own)).toBe('short')
  expect(await weigh('amber-lantern-otter', own)).toBe('short')
  expect(await weigh('besidebesidebeside', own)).toBe('short')
  expect(await weigh('mina keeps seven blue boats', own)).toBe('strong')
  // A name of two letters stands in many words.
  expect(await weigh('two lanterns now', ['ow'])).toBe('fair')
})
