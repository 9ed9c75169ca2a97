import type { Environment } from './environment.ts'
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
