/**
 * Stands between the browser and the house and counts what goes to the browser, heads and all. The
 * browser's own protocol leaves out the script of a Worker, and that is the largest file there is.
 */
import { createServer, request as requestFrom } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type Counted = { readonly path: string; readonly bytes: number; readonly bodyBytes: number }
export type CountingProxy = AsyncDisposable & {
  readonly address: string
  /** Everything that was answered so far. */
  readonly answered: readonly Counted[]
}

/** `encoding` is what the browser may ask for; undefined leaves it the choice. */
export async function startCountingProxy(house: string, encoding?: string): Promise<CountingProxy> {
  const answered: Counted[] = []
  const server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, ...(encoding && { 'accept-encoding': encoding }) }
    const options = { method: incoming.method ?? 'GET', headers, agent: false }
    const asking = requestFrom(house + (incoming.url ?? '/'), options, (reply) =>
      passOn(reply, outgoing, (count) => answered.push({ path: pathOf(incoming), ...count }))
    )
    asking.once('error', () => outgoing.destroy())
    outgoing.once('close', () => asking.destroy())
    incoming.pipe(asking)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    }
  }
}

function passOn(
  reply: IncomingMessage,
  outgoing: ServerResponse,
  onEnd: (count: Omit<Counted, 'path'>) => void
): void {
  const socket: Socket | null = outgoing.socket
  const before = socket?.bytesWritten ?? 0
  let bodyBytes = 0
  reply.on('data', (part: Buffer) => {
    bodyBytes += part.length
  })
  outgoing.once('close', () =>
    onEnd({ bytes: (socket?.bytesWritten ?? before) - before, bodyBytes })
  )
  outgoing.writeHead(reply.statusCode ?? 502, reply.rawHeaders)
  reply.pipe(outgoing)
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?')[0] ?? '/'
}
