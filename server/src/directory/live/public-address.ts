/**
 * Which addresses are anybody's on the internet, and none of this machine, its network or its provider (IANA's
 * registries of special-purpose addresses, RFC 6890). Of IPv6 only what is given out (2000::/3) counts at all, so that
 * forms which hide an IPv4 address, such as ::ffff:127.0.0.1, are none.
 */
import { BlockList, isIP } from 'node:net'

const special = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3]
] as const)
  special.addSubnet(network, bits, 'ipv4')
// Tunnels that carry an IPv4 address inside (2001::/32, 2002::/16), and what is for documents and tests.
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20]
] as const)
  special.addSubnet(network, bits, 'ipv6')

const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')

export function isPublicAddress(address: string): boolean {
  const kind = isIP(address)
  // A zone names a link of this machine.
  if (kind === 0 || address.includes('%')) return false
  if (kind === 4) return !special.check(address, 'ipv4')
  return given.check(address, 'ipv6') && !special.check(address, 'ipv6')
}
