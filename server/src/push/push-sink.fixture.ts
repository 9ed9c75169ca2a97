/** A push service that is real as far as a line can tell (RFC 8030), and keeps what it is given; or it refuses. */
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PushSetting } from '../config/push.ts'

/** How it is just now. */
export type PushMood =
  | 'takes all'
  | 'knows no such device'
  | 'comes back later'
  | 'is broken'
  | 'does not like this place'
  | 'says nothing'
  | 'sends elsewhere'
  | 'talks for ever'

export type TakenPush = {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type PushSink = AsyncDisposable & {
  readonly setting: PushSetting
  readonly pushes: readonly TakenPush[]
  mood: PushMood
  /** How often somebody came to its door, also for what it did not take. */
  readonly visits: number
  /** The address of one more device. */
  endpoint(name?: string): string
  /** From here on nobody is there. */
  close(): Promise<void>
}

const STATUS = {
  'knows no such device': 410,
  'comes back later': 429,
  'is broken': 503,
  'does not like this place': 403
} as const
export const RETRY_AFTER_SECONDS = 1800

export async function openPushSink(): Promise<PushSink> {
  const pushes: TakenPush[] = []
  const state: { mood: PushMood; visits: number } = { mood: 'takes all', visits: 0 }
  const server = createServer((incoming, outgoing) => {
    state.visits += 1
    let body = ''
    incoming.on('data', (chunk) => (body += String(chunk)))
    incoming.on('end', () => {
      const { url: path = '', headers, method } = incoming
      const isPush = method === 'POST' && path.startsWith('/push/')
      if (isPush && state.mood === 'takes all') pushes.push({ path, headers, body })
      answer(outgoing, state.mood)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  async function close() {
    server.closeAllConnections()
    if (server.listening) await new Promise((resolve) => server.close(resolve))
  }
  return {
    setting: { contact: 'mailto:post@quiet.example', hosts: [origin] },
    pushes,
    get mood() {
      return state.mood
    },
    set mood(mood) {
      state.mood = mood
    },
    get visits() {
      return state.visits
    },
    endpoint: (name = 'phone') => `${origin}/push/${name}`,
    close,
    [Symbol.asyncDispose]: close
  }
}

function answer(outgoing: ServerResponse, mood: PushMood): void {
  if (mood === 'says nothing') return
  if (mood === 'takes all') outgoing.writeHead(201).end()
  else if (mood === 'sends elsewhere') outgoing.writeHead(307, { location: '/elsewhere' }).end()
  else if (mood === 'talks for ever') {
    outgoing.writeHead(201)
    const talking = setInterval(() => outgoing.write('x'.repeat(65_536)), 5)
    outgoing.on('close', () => clearInterval(talking))
  } else {
    if (mood === 'comes back later') outgoing.setHeader('retry-after', RETRY_AFTER_SECONDS)
    outgoing.writeHead(STATUS[mood]).end()
  }
}
