/**
 * The floor of a feed: a plain Node server that keeps streams open and hands each post to its room.
 * It stores nothing, checks nobody and encodes each frame once.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerParent } from './answer-parent.ts'
import { readMemory } from './read-memory.ts'

export type BareSseTasks = typeof tasks

const rooms = new Map<string, Set<ServerResponse>>()

/** Longer than a pause between two rounds. */
const KEEP_ALIVE_MS = 120_000

const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (incoming, outgoing) => {
  const [, what, room = ''] = (incoming.url ?? '').split('/')
  if (what === 'feed') openStream(room, incoming, outgoing)
  else void takePost(room, incoming, outgoing)
})

const tasks = {
  async start(): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  },
  readMemory: async (): Promise<number> => readMemory()
}

answerParent(tasks)

function openStream(room: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  incoming.resume()
  outgoing.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  outgoing.write('data: {"event":"caught-up"}\n\n')
  const others = rooms.get(room) ?? new Set<ServerResponse>()
  rooms.set(room, others.add(outgoing))
  outgoing.once('close', () => others.delete(outgoing))
}

async function takePost(
  room: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse
): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  const frame = Buffer.concat([Buffer.from('data: '), ...parts, Buffer.from('\n\n')])
  for (const stream of rooms.get(room) ?? []) stream.write(frame)
  outgoing.writeHead(200, { 'content-type': 'application/json' })
  outgoing.end('{}')
}
