/** One kept-alive connection of HTTP/1.1, with requests made beforehand: little work beside the server's. */
import { connect } from 'node:net'
import type { Socket } from 'node:net'

export type Reply = { readonly status: number; readonly head: string; readonly body: string }
export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

const HEAD_END = '\r\n\r\n'
/** Half of the shortest time for which a server here keeps a line that nobody uses. */
const IDLE_MS_MAX = 10_000

export class HttpLine implements Disposable {
  readonly #socket: Socket
  #received = ''
  #usedAt = performance.now()
  #waiting: PromiseWithResolvers<Reply> | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (bytes) => this.#take(bytes.toString('latin1')))
    socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')))
    socket.on('error', (cause) => this.#waiting?.reject(cause))
  }

  /** `from` is an address of this machine, where it must not be the usual one. */
  static async open(address: string, from?: string): Promise<HttpLine> {
    return new HttpLine(await openSocket(address, from))
  }

  get isBusy(): boolean {
    return this.#waiting !== undefined
  }

  /** False once the server has closed it, as servers do with lines that nobody uses. */
  get isOpen(): boolean {
    return !this.#socket.destroyed
  }

  /** False also where nobody used it for so long that the server may be closing it this very moment. */
  get isFresh(): boolean {
    return this.isOpen && performance.now() - this.#usedAt < IDLE_MS_MAX
  }

  /** Sends the bytes of a request and waits for its reply. One at a time. */
  send(request: Buffer): Promise<Reply> {
    if (this.#waiting) throw new Error('A line carries one request at a time.')
    if (!this.isOpen) throw new Error('The server has closed this line.')
    this.#waiting = Promise.withResolvers<Reply>()
    const { promise } = this.#waiting
    this.#usedAt = performance.now()
    this.#socket.write(request)
    return promise
  }

  [Symbol.dispose](): void {
    this.#socket.destroy()
  }

  #take(text: string): void {
    this.#received += text
    const reply = readReply(this.#received)
    const waiting = this.#waiting
    if (!reply || !waiting) return
    this.#received = ''
    this.#waiting = undefined
    waiting.resolve(reply)
  }
}

export async function openSocket(address: string, from?: string): Promise<Socket> {
  const { hostname, port } = new URL(address)
  const localAddress = from === undefined ? {} : { localAddress: from }
  const socket = connect({ host: hostname, port: Number(port), ...localAddress })
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return socket
}

export function requestBytes(address: string, request: Request): Buffer {
  const { method, path, headers = {}, body } = request
  const content = Buffer.from(body === undefined ? '' : JSON.stringify(body))
  const all: Record<string, string> = {
    host: new URL(address).host,
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(content.length)
    }),
    ...headers
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`),
    content
  ])
}

/** The whole reply, or `undefined` while some of it is still on its way. */
function readReply(text: string): Reply | undefined {
  const end = text.indexOf(HEAD_END)
  if (end < 0) return undefined
  const head = text.slice(0, end)
  const rest = text.slice(end + HEAD_END.length)
  const status = Number(head.slice(9, 12))
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  if (length !== undefined) {
    return rest.length >= Number(length) ? { status, head, body: rest } : undefined
  }
  return rest.endsWith('0\r\n\r\n') ? { status, head, body: joinChunks(rest) } : undefined
}

function joinChunks(text: string): string {
  let body = ''
  let at = 0
  while (at < text.length) {
    const lineEnd = text.indexOf('\r\n', at)
    const size = Number.parseInt(text.slice(at, lineEnd), 16)
    if (!(size > 0)) break
    body += text.slice(lineEnd + 2, lineEnd + 2 + size)
    at = lineEnd + 2 + size + 2
  }
  return body
}
