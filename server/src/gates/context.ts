/** What the routes of every room work with. */
import type { Release } from '@beside/contract'
import type { Logger } from 'pino'
import type { WatchedClock } from '../clock/clock.ts'
import type { FeedDesk } from '../directory/feed-desk.ts'
import type { LiveDesk } from '../directory/live/live-desk.ts'
import type { ListKeeper } from '../directory/list-keeper.ts'
import type { PackKeeper } from '../directory/pack-keeper.ts'
import type { FeedHub } from '../feed/feed-hub.ts'
import type { Instance } from '../instance/instance.ts'
import type { LinesKeeper } from '../lines/lines-keeper.ts'
import type { AppendQueue } from '../log/append-queue.ts'
import type { ReceiptSigner } from '../log/receipts.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Opaque } from '../opaque/opaque.ts'
import type { Pusher } from '../push/pusher.ts'
import type { Store } from '../store/open-store.ts'
import type { Vault } from '../vault/vault.ts'
import type { NameGate } from './name-gate.ts'
import type { NewsletterAsks } from './newsletter-asks.ts'
import type { RateGate } from './rate-gate.ts'
import type { StateGate } from './sealed-state.ts'
import type { SessionGate } from './session-gate.ts'
import type { SlowRefusals } from './slow-refusals.ts'
import type { TokenGate } from './token-gate.ts'
import type { InTurn } from './turns.ts'
import type { WhatIsPublic } from './what-is-public.ts'

/** A list of files and the SHA-256 over it. */
export type KnownRelease = { readonly hash: string; readonly release: Release }

export type Context = {
  readonly instance: Instance
  /** Its writes wait for their turn; the log's do not. */
  readonly store: Store
  readonly inTurn: InTurn
  readonly clock: WatchedClock
  readonly log: Logger
  readonly sessions: SessionGate
  readonly tokens: TokenGate
  readonly rates: RateGate
  readonly refusals: SlowRefusals
  readonly names: NameGate
  readonly states: StateGate
  readonly queue: AppendQueue
  readonly feed: FeedHub
  readonly receipts: ReceiptSigner
  readonly opaque: Opaque
  /** The directory as everybody fetches it. */
  readonly packs: PackKeeper
  /** The same directory as machines fetch it. */
  readonly lists: ListKeeper
  /** Lines for Help now as everybody fetches them. */
  readonly lines: LinesKeeper
  /** The feed that a steward brings just now. */
  readonly feeds: FeedDesk
  /** Lists that are fetched from an address. */
  readonly live: LiveDesk
  readonly vault: Vault
  /** Who asked for the newsletter, in the order in which they are written to. */
  readonly newsletterAsks: NewsletterAsks
  /** What the newsletter tells of by itself. */
  readonly readWhatIsPublic: () => Promise<WhatIsPublic>
  /** Undefined where this place sends no mail. */
  readonly mailer: Mailer | undefined
  /** Undefined where this place sends no pushes. */
  readonly pusher: Pusher | undefined
  /** The origin that people see, such as `https://beside.example`; undefined on one's own machine. */
  readonly publicOrigin: string | undefined
  /** What the pages are made of; undefined where no built pages are served. */
  readonly release: KnownRelease | undefined
  /** Where the instance root's word on it may lie. */
  readonly statementPath: string
}
