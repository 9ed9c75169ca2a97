import { createServer } from 'node:net'
import { PORT_DEFAULT } from './address-note.ts'
import { CommandRefusal } from './command-refusal.ts'
import { describeTakenPort, serveWords } from './words.ts'

const TRIES = 50
const PORT_MAX = 65_535

export type PortWish = {
  /** From `--port` or `PORT`; undefined for the usual one. */
  readonly text: string | undefined
  readonly host: string
  /** True where a proxy expects the server at this very port. */
  readonly isFixed: boolean
}

/** The port that was wished for, or the next one that is free. */
export async function choosePort({ text, host, isFixed }: PortWish): Promise<number> {
  const first = readPort(text)
  for (let port = first; port <= Math.min(first + TRIES, PORT_MAX); port += 1) {
    if (await isFree(port, host)) return port
    if (isFixed) throw new CommandRefusal(describeTakenPort(port))
  }
  throw new CommandRefusal(serveWords.noPortFree)
}

function readPort(text: string | undefined): number {
  if (text === undefined || text.trim() === '') return PORT_DEFAULT
  const port = /^\d{1,5}$/u.test(text.trim()) ? Number(text) : 0
  if (port < 1 || port > PORT_MAX) throw new CommandRefusal(serveWords.portIsStrange)
  return port
}

async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer()
  return await new Promise((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
