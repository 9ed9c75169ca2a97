/** One open stream: what it follows, how far each space has been sent, and how it ends. */
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FeedEvent } from '@beside/contract'
import type { Bytes } from '@beside/kernel/wire'
import type { OpenSession } from '../gates/session-gate.ts'
import { frameOf, HEARTBEAT, LAST_CHUNK } from './feed-frames.ts'

/** What may wait for a reader. One that falls further behind starts anew from its cursors. */
const READER_BUFFER_MAX = 512 * 1024
/** Backfill waits for the reader above this. */
const BACKFILL_BUFFER_MAX = 128 * 1024
/** How long a stream that ended may take to hand over its last words. */
const FAREWELL_MS = 10_000

export type EndReason = Extract<FeedEvent, { event: 'feed-ended' }>['why']

export type FollowedSpace = {
  readonly key: string
  readonly spaceId: Bytes
  readonly member: Bytes
  /** The last seq that was sent. */
  sentSeq: number
  phase: 'backfill' | 'live' | 'ended'
  /** True if records were committed since the last page of the backfill was read. */
  isBehind: boolean
}

type FollowingSession = Pick<OpenSession, 'id' | 'tokenHash'>

export class FeedReader implements Disposable {
  readonly session: FollowingSession
  readonly spaces: readonly FollowedSpace[]
  readonly #socket: Socket
  #isOver = false
  readonly #onOver: (reader: FeedReader) => void

  /** `outgoing` has sent its head already; from here on frames go straight to its socket. */
  constructor(
    outgoing: ServerResponse & { readonly socket: Socket },
    following: {
      readonly session: FollowingSession
      readonly spaces: readonly FollowedSpace[]
    },
    onOver: (reader: FeedReader) => void
  ) {
    this.session = following.session
    this.spaces = following.spaces
    this.#socket = outgoing.socket
    this.#onOver = onOver
    outgoing.once('close', () => this[Symbol.dispose]())
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** Hands over a frame. A reader whose buffer is full is ended by name. */
  send(frame: Buffer): void {
    if (this.#isOver) return
    if (this.#socket.writableLength > READER_BUFFER_MAX) return this.end('too-slow')
    this.#socket.write(frame)
  }

  beat(): void {
    this.send(HEARTBEAT)
  }

  /** Fulfilled when the reader has taken most of what was sent, or is gone. */
  async ready(): Promise<void> {
    const socket = this.#socket
    if (this.#isOver || socket.writableLength <= BACKFILL_BUFFER_MAX) return
    await new Promise<void>((resolve) => {
      const go = () => {
        socket.off('drain', go)
        socket.off('close', go)
        resolve()
      }
      socket.on('drain', go)
      socket.on('close', go)
    })
  }

  end(why: EndReason): void {
    if (this.#isOver) return
    const socket = this.#socket
    socket.write(frameOf({ event: 'feed-ended', why }))
    socket.write(LAST_CHUNK)
    socket.end()
    setTimeout(() => socket.destroy(), FAREWELL_MS).unref()
    this[Symbol.dispose]()
  }

  [Symbol.dispose](): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#onOver(this)
  }
}
