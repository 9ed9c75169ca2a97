/** Somebody who listens between people and the server, and keeps every byte of both directions. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export type Listener = AsyncDisposable & {
  /** Stands before the server on this port, and gives back where people go instead. */
  through(port: number): Promise<string>
  heard(): Buffer
}

export function openListener(): Listener {
  const talks: (() => Buffer)[] = []
  const open = new Set<Socket>()
  const servers = new Set<ReturnType<typeof createServer>>()
  return {
    async through(port) {
      const server = createServer((person) => {
        const house = connect(port, '127.0.0.1')
        talks.push(keep(person, house, askForPlainBytes), keep(house, person))
        for (const socket of [person, house]) {
          open.add(socket)
          socket.on('close', () => open.delete(socket))
        }
      })
      servers.add(server)
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    heard: () => Buffer.concat(talks.map((talk) => talk())),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      for (const server of servers) {
        await new Promise((resolve) => void server.close(resolve))
      }
    }
  }
}

function keep(from: Socket, to: Socket, change = (chunk: Buffer) => chunk): () => Buffer {
  const chunks: Buffer[] = []
  from.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    to.write(change(chunk))
  })
  from.on('end', () => to.end())
  from.on('error', () => to.destroy())
  from.on('close', () => to.destroy())
  return () => Buffer.concat(chunks)
}

// Words inside compressed bytes would not be found: so the server is never told that it may compress.
function askForPlainBytes(chunk: Buffer): Buffer {
  const text = chunk.toString('latin1')
  const plain = text.replaceAll(/\r\naccept-encoding:/giu, '\r\nx-nothing-at-all:')
  return plain === text ? chunk : Buffer.from(plain, 'latin1')
}
