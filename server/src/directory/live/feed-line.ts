/** How the server reaches the address of a list: what a name stands for, and which of that may be reached. */
import { lookup } from 'node:dns/promises'
import { Agent } from 'node:https'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export type Resolved = { readonly address: string; readonly family: number }
export type FeedLine = {
  readonly resolve: (name: string) => Promise<readonly Resolved[]>
  readonly isAllowed: (address: string) => boolean
  /** Who is believed beside those whom everybody believes. */
  readonly ca?: string
}

export const PUBLIC_LINE: FeedLine = {
  resolve: async (name) => await lookup(name, { all: true }),
  isAllowed: isPublicAddress
}

/** A name that stands for an address of this machine or of its network. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic'
}

/** Connections to one list, one at a time. The address that was looked at is the one that is connected to. */
export function openAgent(line: FeedLine): Agent {
  const guarded: LookupFunction = (name, options, answer) => {
    void findAllowed(line, name).then((found) => {
      const [first] = 'refused' in found ? [] : found.addresses
      if (!first) return answer('refused' in found ? found.refused : new NotPublic(), '', 0)
      if (options.all === true && !('refused' in found)) return answer(null, [...found.addresses])
      return answer(null, first.address, first.family)
    })
  }
  return new Agent({
    keepAlive: true,
    maxSockets: 1,
    lookup: guarded,
    ...(line.ca === undefined ? {} : { ca: line.ca })
  })
}

type Allowed = { readonly addresses: readonly Resolved[] } | { readonly refused: Error }

async function findAllowed({ resolve, isAllowed }: FeedLine, name: string): Promise<Allowed> {
  try {
    const addresses = await resolve(name)
    // One that is not allowed among others is a trick.
    const areAll = addresses.every(({ address }) => isAllowed(address))
    return areAll ? { addresses } : { refused: new NotPublic() }
  } catch (cause) {
    return { refused: cause instanceof Error ? cause : new NotPublic() }
  }
}

const ADDRESS_LENGTH_MAX = 300

/**
 * The address of a list without `/services` at its end; undefined where it is none that is fetched. Node looks no name up
 * for a number, so a number is none.
 */
export function readFeedAddress(text: string): string | undefined {
  const typed = text.trim()
  if (typed.length > ADDRESS_LENGTH_MAX || !URL.canParse(typed)) return undefined
  const url = new URL(typed)
  if (!isFetched(url) || url.search !== '' || url.hash !== '') return undefined
  return url.href.replace(/\/+$/u, '').replace(/\/services$/u, '')
}

/** Whether a request may go there at all; what its name stands for is seen with each connection. */
export function isFetched({ protocol, hostname, username, password }: URL): boolean {
  const bare = hostname.replace(/^\[|\]$/gu, '')
  return (
    protocol === 'https:' && username === '' && password === '' && isIP(bare) === 0 && bare !== ''
  )
}
