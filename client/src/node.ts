import { argon2Sync } from 'node:crypto'
import { ARGON2, ARGON2_SALT } from '@beside/kernel'
import type { Environment } from './environment.ts'
import { verifyByHost } from './wire/quick-signatures.ts'
import { readWordList } from './word-list.ts'

/**
 * The environment for Node: the SDK for scripts, the tests and the benchmarks. It keeps cookies in memory
 * and nothing on disk.
 *
 * @example
 * const beside = createBeside(nodeEnvironment('http://127.0.0.1:8470'))
 */
export function nodeEnvironment(address: string, changes: Partial<Environment> = {}): Environment {
  return {
    address,
    fetch: fetchWithCookies(address),
    random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    now: () => Date.now(),
    readWordList,
    stretch: stretchNatively,
    verify: verifyByHost,
    deviceLabel: 'A script',
    keep: null,
    ...changes
  }
}

function fetchWithCookies(origin: string): Environment['fetch'] {
  const jar = new Map<string, string>()
  return async (url, init = {}) => {
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '))
    headers.set('origin', origin)
    const response = await fetch(url, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value) jar.set(name, value)
      else jar.delete(name)
    }
    return response
  }
}

// Node's own Argon2id needs a sixth of the time of the one in JavaScript and gives the same bytes.
function stretchNatively(message: Uint8Array): Uint8Array {
  const { m: memory, t: passes, p: parallelism, dkLen: tagLength } = ARGON2
  const cost = { memory, passes, parallelism, tagLength }
  return argon2Sync('argon2id', { message, nonce: ARGON2_SALT, ...cost })
}
