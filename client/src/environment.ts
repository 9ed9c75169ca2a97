import type { Bytes, VerifySignature } from '@beside/kernel'
import type { PackKeep } from './packs/kept-pack.ts'

/** Everything outside that the client needs. A browser Worker, Node and the tests each pass their own. */
export type Environment = {
  /** Where the server is, without a slash at the end; empty for the page's own origin. */
  readonly address: string
  /** Must keep the session cookie between calls, as a browser does. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /** Cryptographically strong random bytes. */
  readonly random: (size: number) => Bytes
  /** Ms since 1970 by this device's clock, which may be wrong. */
  readonly now: () => number
  /** The 2,048 English words of BIP39, loaded only when words are shown or read. */
  readonly readWordList: () => Promise<readonly string[]>
  /** How this device names itself in the list of sessions; sealed before it leaves. */
  readonly deviceLabel: string
  /** A quicker way to the bytes of `stretchPassphrase`, where this host has one. */
  readonly stretch?: (input: Uint8Array) => Uint8Array
  /** A quicker check of a signature, where this host has one. `quickVerify` says what its answer is worth. */
  readonly verify?: (...signed: Parameters<VerifySignature>) => Promise<boolean>
  /** Where one's own device keeps the open session; null where nothing may be kept. */
  readonly keep: Keep | null
  /** Where one's own device keeps the lines to call, which everybody has. */
  readonly lines?: PackKeep | null
}

/** Holds one small secret, encrypted, until the idle time is over. */
export type Keep = {
  load(): Promise<Bytes | null>
  save(secret: Bytes): Promise<void>
  clear(): Promise<void>
}
