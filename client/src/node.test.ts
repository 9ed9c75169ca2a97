import { stretchPassphrase } from '@beside/kernel'
import { expect, test } from 'vitest'
import { nodeEnvironment } from './node.ts'

test('a passphrase set in Node opens in a browser: its own Argon2id gives the same bytes', () => {
  const environment = nodeEnvironment('')
  for (const length of [0, 64, 200]) {
    const input = environment.random(length)
    expect(new Uint8Array(environment.stretch!(input))).toEqual(stretchPassphrase(input))
  }
})
