/** The wire between one person and the server. A test can cut it, clog it, or let it go silent. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export type Line = AsyncDisposable & {
  readonly address: string
  /** Ends what is open and refuses what comes, until it is mended. */
  readonly cut: () => void
  readonly mend: () => void
  /** What is open carries nothing any more, and neither end hears of it. New connections work. */
  readonly silence: () => void
  /** Takes nothing more from the server, as somebody does who reads too slowly. */
  readonly clog: () => void
  readonly unclog: () => void
}

type Pair = { readonly near: Socket; readonly far: Socket }

export async function openLine(portOf: () => number): Promise<Line> {
  const pairs = new Set<Pair>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const pair = { near, far: connect(portOf(), '127.0.0.1') }
    pairs.add(pair)
    join(pair, () => pairs.delete(pair))
    return undefined
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const endAll = () => pairs.forEach(end)
  return {
    address: `http://127.0.0.1:${port}`,
    cut() {
      isCut = true
      endAll()
    },
    mend() {
      isCut = false
    },
    silence: () => pairs.forEach(silence),
    clog: () => pairs.forEach(({ near, far }) => far.unpipe(near).pause()),
    unclog: () => pairs.forEach(({ near, far }) => far.pipe(near)),
    async [Symbol.asyncDispose]() {
      endAll()
      server.close()
      await once(server, 'close')
    }
  }
}

function join({ near, far }: Pair, ended: () => void): void {
  near.pipe(far)
  far.pipe(near)
  for (const [one, other] of [
    [near, far],
    [far, near]
  ] as const) {
    // A cut line is what this is for.
    one.on('error', () => undefined)
    one.once('close', () => {
      ended()
      other.destroy()
    })
  }
}

// Each end goes on believing in the other: bytes are taken, and go nowhere.
function silence({ near, far }: Pair): void {
  for (const one of [near, far]) {
    one.unpipe()
    one.removeAllListeners('close')
    one.resume()
  }
}

function end({ near, far }: Pair): void {
  near.destroy()
  far.destroy()
}
