/** One open feed, read as plainly as can be: it only says when a record has come. */
import type { Socket } from 'node:net'
import { openSocket } from './http-line.ts'

export type FeedStream = Disposable & {
  /** False once the server has ended it. */
  readonly isOpen: boolean
}

const CAUGHT_UP = '"caught-up"'
const RECORD = '"envelope"'
const FRAME_CHARS_MAX = 200_000

/** Opens a stream and waits until it has caught up. `onRecord` is called once for each record from then on. */
export async function openFeedStream(
  address: string,
  request: Buffer,
  onRecord: () => void
): Promise<FeedStream> {
  const socket = await openSocket(address)
  const caughtUp = Promise.withResolvers<void>()
  readFrames(socket, (frame) => {
    if (frame.includes(CAUGHT_UP)) caughtUp.resolve()
    else if (frame.includes(RECORD)) onRecord()
  })
  socket.once('close', () => caughtUp.reject(new Error('The feed was closed.')))
  // A close after that is the end of the benchmark, and nobody waits any more.
  caughtUp.promise.catch(() => undefined)
  socket.write(request)
  await caughtUp.promise
  return {
    get isOpen() {
      return !socket.closed && !socket.readableEnded
    },
    [Symbol.dispose]: () => socket.destroy()
  }
}

function readFrames(socket: Socket, onFrame: (frame: string) => void): void {
  let rest = ''
  socket.on('error', () => socket.destroy())
  socket.on('data', (bytes) => {
    const frames = (rest + bytes.toString('latin1')).split('\n\n')
    rest = frames.pop() ?? ''
    if (rest.length > FRAME_CHARS_MAX) socket.destroy()
    for (const frame of frames) onFrame(frame)
  })
}
