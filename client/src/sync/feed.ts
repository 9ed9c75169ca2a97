/** The feed: one stream for all spaces of a person. It ends and begins again; nothing is lost between. */
import { FeedEvent } from '@beside/contract'
import * as v from 'valibot'
import type { ServerLink } from '../wire/server-link.ts'

const RETRY_MS_MIN = 500
const RETRY_MS_MAX = 30_000
/** Without a sign of life for this long, the connection counts as gone: three heartbeats of the server. */
const SILENCE_MS_MAX = 80_000
/** The largest frame: one entry in base64url with its envelope. */
const FRAME_CHARS_MAX = 200_000

export type FeedCursor = { readonly token: string; readonly after: number }
export type FeedEvents = {
  /** Asked for at each new beginning; undefined while nothing can be followed. */
  readonly cursors: () => Promise<readonly FeedCursor[] | undefined>
  readonly received: (event: FeedEvent) => Promise<void>
  readonly connected: (isConnected: boolean) => void
  /** The server did not take the cursors: their tokens may have gone with their session. */
  readonly refused: () => void
}
export type Feed = {
  /** Begins the stream anew with the cursors of now: after a space was added. */
  readonly restart: () => void
  readonly stop: () => void
}

export function followFeed(link: ServerLink, events: FeedEvents): Feed {
  let isStopped = false
  let retryMs = RETRY_MS_MIN
  let current = new AbortController()
  let wake: () => void = () => undefined

  async function run(): Promise<void> {
    for (;;) {
      if (isStopped) return
      current = new AbortController()
      const lived = await followOnce(link, events, current)
      events.connected(false)
      if (isStopped) return
      const wasRestart = current.signal.reason === RESTART
      retryMs = lived || wasRestart ? RETRY_MS_MIN : Math.min(retryMs * 2, RETRY_MS_MAX)
      if (!wasRestart) await pause(retryMs * (0.75 + Math.random() / 2))
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  void run()
  return {
    restart() {
      current.abort(RESTART)
      wake()
    },
    stop() {
      isStopped = true
      current.abort(STOP)
      wake()
    }
  }
}

const RESTART = 'restart'
const STOP = 'stop'

/** One stream from beginning to end. True if it ever caught up. */
async function followOnce(
  link: ServerLink,
  events: FeedEvents,
  controller: AbortController
): Promise<boolean> {
  const cursors = await events.cursors()
  if (!cursors || cursors.length === 0 || controller.signal.aborted) return false
  // From here on: a line may go silent before the first word of an answer.
  const watchdog = silenceWatchdog(controller)
  let hasCaughtUp = false
  try {
    const response = await link.stream('/api/feed', { cursors }, controller.signal)
    if (response && !response.ok) events.refused()
    if (!response?.ok || !response.body) return false
    for await (const frame of framesOf(response.body, watchdog.heard)) {
      const event = parseFrame(frame)
      if (!event) continue
      if (event.event === 'caught-up') {
        hasCaughtUp = true
        events.connected(true)
      }
      await events.received(event)
      if (event.event === 'feed-ended') return hasCaughtUp
    }
  } catch {
    // A cut line is ordinary here: the next stream resumes from the cursors.
  } finally {
    watchdog.stop()
    controller.abort(controller.signal.aborted ? controller.signal.reason : 'ended')
  }
  return hasCaughtUp
}

function silenceWatchdog(controller: AbortController): { heard: () => void; stop: () => void } {
  let timer = setTimeout(() => controller.abort('silent'), SILENCE_MS_MAX)
  return {
    heard() {
      clearTimeout(timer)
      timer = setTimeout(() => controller.abort('silent'), SILENCE_MS_MAX)
    },
    stop: () => clearTimeout(timer)
  }
}

async function* framesOf(
  body: ReadableStream<Uint8Array>,
  heard: () => void
): AsyncGenerator<string, void, void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard()
      rest += decoder.decode(value, { stream: true })
      const frames = rest.split('\n\n')
      rest = frames.pop() ?? ''
      if (rest.length > FRAME_CHARS_MAX) return
      yield* frames
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

function parseFrame(frame: string): FeedEvent | undefined {
  const lines = frame.split('\n').filter((line) => line.startsWith('data:'))
  if (lines.length === 0) return undefined
  try {
    const json: unknown = JSON.parse(lines.map((line) => line.slice(5)).join('\n'))
    const parsed = v.safeParse(FeedEvent, json)
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
