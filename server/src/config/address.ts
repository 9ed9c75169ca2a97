/** From which addresses this server may be reached, and which proxy in front of it is believed. */
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

export type AddressOptions = {
  /** The origin that people see, such as `https://beside.example`. */
  readonly publicAddress?: string | undefined
  /** `loopback`, `private`, addresses and networks, separated by commas. */
  readonly trustedProxy?: string | undefined
}

export type Arrival = {
  /** Where the person is, as far as it can be known. For counting only. */
  readonly address: string
  /** False for plain HTTP over a network: then nothing is served. */
  readonly isSafe: boolean
  /** True where a browser came by HTTPS, as far as the proxy in front says. */
  readonly isHttps: boolean
  /** True for a request made on this very machine, through no proxy. */
  readonly isLocal: boolean
}

export type AddressRules = {
  readonly publicOrigin: string | undefined
  readonly isSecure: boolean
  arrivalOf(incoming: IncomingMessage): Arrival
}

export class AddressTrouble extends Error {
  readonly reason = 'address-unreadable'
}

const LOOPBACK = ['127.0.0.0/8', '::1/128']
const PRIVATE = [...LOOPBACK, '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']

/** @throws AddressTrouble where an option cannot be read */
export function readAddressRules(options: AddressOptions): AddressRules {
  const url = readUrl(options.publicAddress)
  const publicOrigin = url?.origin
  const isSecure = url?.protocol === 'https:'
  const proxies = listOf(options.trustedProxy)
  const loopback = listOf('loopback')

  function arrivalOf(incoming: IncomingMessage): Arrival {
    const peer = plainAddress(incoming.socket.remoteAddress ?? '')
    const forwarded = headerOf(incoming, 'x-forwarded-for')
    const isOnMachine = isIn(loopback, peer)
    const isProxied = forwarded !== undefined && isIn(proxies, peer)
    if (isProxied) {
      const address = plainAddress(forwarded.split(',').at(-1)?.trim() ?? '')
      const isHttps = isSecure && headerOf(incoming, 'x-forwarded-proto') === 'https'
      return { address, isSafe: isHttps, isHttps, isLocal: false }
    }
    // A proxy on this machine that nobody named: it is served, and counted as one address.
    const isForwarded = forwarded !== undefined
    const host = incoming.headers.host ?? ''
    const isPublicHost = isSecure && host === url?.host
    return {
      address: peer,
      isSafe: isOnMachine && (isPublicHost || isLocalHost(host)),
      isHttps: isOnMachine && isPublicHost,
      isLocal: isOnMachine && !isForwarded && isLocalHost(host)
    }
  }
  return { publicOrigin, isSecure, arrivalOf }
}

function readUrl(text: string | undefined): URL | undefined {
  if (text === undefined || text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/u.test(url.protocol)) throw new AddressTrouble('publicAddress')
  return url
}

function listOf(text: string | undefined): BlockList {
  const list = new BlockList()
  const words = (text ?? '').split(',').map((word) => word.trim())
  const networks = words.flatMap((word) =>
    word === 'loopback' ? LOOPBACK : word === 'private' ? PRIVATE : word === '' ? [] : [word]
  )
  for (const network of networks) addNetwork(list, network)
  return list
}

function addNetwork(list: BlockList, network: string): void {
  const [address = '', bits] = network.split('/')
  const version = isIP(address)
  if (version === 0) throw new AddressTrouble('trustedProxy')
  const family = version === 6 ? 'ipv6' : 'ipv4'
  const most = version === 6 ? 128 : 32
  const size = bits === undefined ? most : Number(bits)
  if (!Number.isInteger(size) || size < 0 || size > most) throw new AddressTrouble('trustedProxy')
  list.addSubnet(address, size, family)
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}

// A name that only resolves to this machine is not this machine: pages of other sites could use one.
function isLocalHost(host: string): boolean {
  return /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/iu.test(host)
}

function headerOf(incoming: IncomingMessage, name: string): string | undefined {
  const value = incoming.headers[name]
  return Array.isArray(value) ? value.at(-1) : value
}
