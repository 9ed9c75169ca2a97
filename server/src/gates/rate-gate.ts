/**
 * How often, per minute. Counted in a sketch of fixed size (count-min, Cormode and Muthukrishnan 2005): no
 * crowd of addresses makes it grow, and what is counted cannot be read back from it.
 */
import { createHash, randomBytes } from 'node:crypto'
import { MINUTE_MS } from '@beside/contract'

export type RateGate = {
  /** Seconds to wait, or 0 if there is room. */
  count(what: string, perMinute: number): number
}

const SLOTS = 1 << 17
const ROWS = 2

/** `scale` multiplies every limit: benchmarks are many people at one address. */
export function openRateGate(elapsed: () => number, scale = 1): RateGate {
  // A fresh salt: nobody can choose a name that falls into another's slot.
  const salt = randomBytes(16)
  const slots = new Uint32Array(SLOTS * ROWS)
  let minute = 0

  return {
    count(what, perMinute) {
      const now = elapsed()
      const current = Math.floor(now / MINUTE_MS)
      if (current !== minute) {
        slots.fill(0)
        minute = current
      }
      const digest = createHash('sha256').update(salt).update(what).digest()
      const places = [digest.readUInt32LE(0) % SLOTS, SLOTS + (digest.readUInt32LE(4) % SLOTS)]
      const seen = Math.min(...places.map((place) => slots[place] ?? 0))
      if (seen >= perMinute * scale) return Math.ceil((MINUTE_MS - (now % MINUTE_MS)) / 1000)
      for (const place of places) slots[place] = (slots[place] ?? 0) + 1
      return 0
    }
  }
}

const IPV6_GROUPS = 8
const GROUPS_OF_NETWORK = 4

/** The part of an address that one household or machine has: IPv6 by its first 64 bits, and no port. */
export function addressForCounting(address: string): string {
  const [, inBrackets] = /^\[(.*)\](?::\d+)?$/u.exec(address) ?? []
  const plain = inBrackets ?? address
  const [, ipv4] = /^(?:::ffff:)?((?:\d+\.){3}\d+)(?::\d+)?$/iu.exec(plain) ?? []
  if (ipv4 !== undefined) return ipv4
  return plain.includes(':') ? networkOf(plain) : plain
}

/**
 * What several neighbours, or one home line with many addresses, have in common: the first parts of what is counted.
 * Two are 16 bits of an IPv4 address and 32 of IPv6, three are 24 and 48.
 */
export function wideNetworkOf(near: string, parts: 2 | 3): string {
  return near.split(near.includes(':') ? ':' : '.', parts).join(' ')
}

// Each network has one name: `::` stands for as many zeros as fit (RFC 4291 §2.2), and may begin anywhere.
function networkOf(ipv6: string): string {
  const [start = '', end] = ipv6.split('::', 2)
  const [first, last] = [groupsOf(start), groupsOf(end ?? '')]
  const zeros = Array<string>(Math.max(0, IPV6_GROUPS - first.length - last.length)).fill('0')
  const groups = [...first, ...zeros, ...last].slice(0, GROUPS_OF_NETWORK)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}

function groupsOf(part: string): string[] {
  return part === '' ? [] : part.split(':')
}
