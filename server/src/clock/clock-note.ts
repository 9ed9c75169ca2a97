/**
 * Says that the clock jumped: once in the log, and by a note in the folder, since the doctor is another
 * process and sees no more than the time.
 */
import { rm } from 'node:fs/promises'
import type { Logger } from 'pino'
import { replaceDurably } from '../instance/write-durably.ts'
import type { WatchedClock } from './clock.ts'

const EVERY_MS = 1000
const NOTE =
  'The clock of this machine jumped while the server ran. Nothing expires until it is right.\n'

export type ClockNote = {
  readonly clock: WatchedClock
  readonly log: Logger
  readonly path: string
  readonly onTrouble: (cause: unknown) => void
}

/** Takes an older note away, since a server that begins trusts the clock, and looks from now on. */
export async function keepClockNote(note: ClockNote): Promise<Disposable> {
  const { clock, log, path, onTrouble } = note
  await rm(path, { force: true })
  let wasSure = true
  function look() {
    const isSure = clock.isSure()
    if (isSure === wasSure) return
    wasSure = isSure
    if (!isSure) log.error({ where: 'clock', kind: 'clock-unsure' })
    const kept = isSure ? rm(path, { force: true }) : replaceDurably(path, NOTE)
    kept.catch(onTrouble)
  }
  const looking = setInterval(look, EVERY_MS)
  looking.unref()
  return { [Symbol.dispose]: () => clearInterval(looking) }
}
