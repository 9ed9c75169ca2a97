/** A line that a test can cut, or that swallows answers. */
import { nodeEnvironment } from '@beside/client/node'

export type Line = {
  isCut: boolean
  losesReplies: boolean
  hasNoFeed?: boolean
  /** Breaks in the middle of catching up: what was asked before came through. */
  breaksAt?: ((url: string) => boolean) | undefined
}

/** A line to the server that a test can cut, or that swallows the answer to a write. */
export function brittle(
  address: string,
  line: Line
): { fetch: (url: string, init?: RequestInit) => Promise<Response> } {
  const real = nodeEnvironment(address).fetch
  return {
    async fetch(url, init) {
      const isFeed = url.endsWith('/api/feed')
      if (line.isCut || (isFeed && line.hasNoFeed) || line.breaksAt?.(url))
        throw new TypeError('the line is cut')
      const response = await real(url, init)
      const isWrite = init?.method === 'POST' && /\/(records|join)$/u.test(url)
      if (isWrite && line.losesReplies) throw new TypeError('the answer was lost')
      return response
    }
  }
}
