/**
 * Names as the server knows them, and how fast somebody may guess at one. With OPAQUE each start is a guess,
 * so starts are slowed: strangers who hammer a name, from fewer than a hundred addresses at once, must not
 * lock its owner out.
 */
import { createHmac } from 'node:crypto'
import type { CardCode } from '@beside/contract'
import { normalizeSignInName } from '@beside/kernel/wire'
import type { Bytes } from '@beside/kernel/wire'
import { rememberUpTo } from '../log/remember.ts'
import { textOf } from '../log/wire-records.ts'

export type NameGate = {
  /** The HMAC under which a name is kept. */
  macOf(signInName: string): Bytes
  /** The HMAC under which a card of entry is kept: its code is short, and a plain hash could be guessed back. */
  cardMacOf(code: CardCode): Bytes
  /**
   * What OPAQUE calls the credential identifier. It comes from the name alone, for names that exist and
   * names that do not: an answer that changed when an account appears would tell that it appeared.
   */
  credentialOf(nameMac: Bytes): string
  /** Waits as long as this name must, or says `false` where this address or too many wait for it. */
  pause(nameMac: Bytes, address: string): Promise<boolean>
  /** A sign-in succeeded: the owner is here. */
  calm(nameMac: Bytes): void
}

type Guesses = { count: number; lastAt: number; readonly waiting: string[] }

const NAMES_KEPT = 10_000
const FREE_GUESSES = 5
const PAUSE_MAX_MS = 5000
const HALF_LIFE_MS = 15 * 60_000
/** Two screens of one person may try at once; while a crowd waits, each address waits once. */
const WAITING_PER_ADDRESS = 2
const CROWD = 8
/** What may wait for one name. It also bounds how many guesses a great many addresses get. */
const WAITING_PER_NAME = 100
const CREDENTIAL_BYTES = 16

export function openNameGate(nameKey: Bytes, elapsed: () => number): NameGate {
  const guessesByName = rememberUpTo<Guesses>(NAMES_KEPT)

  return {
    macOf: (signInName) => macOf(nameKey, 'name', Buffer.from(normalizeSignInName(signInName))),
    cardMacOf: (code) => macOf(nameKey, 'card', Buffer.from(code)),
    credentialOf(nameMac) {
      return textOf(macOf(nameKey, 'credential', nameMac).subarray(0, CREDENTIAL_BYTES))
    },
    async pause(nameMac, address) {
      const name = textOf(nameMac)
      const guesses = guessesByName.get(name) ?? { count: 0, lastAt: elapsed(), waiting: [] }
      guessesByName.set(name, guesses)
      const { waiting } = guesses
      if (!hasRoom(waiting, address)) return false
      const pauseMs = countGuess(guesses, elapsed())
      if (pauseMs === 0) return true
      waiting.push(address)
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      waiting.splice(waiting.indexOf(address), 1)
      return true
    },
    calm: (nameMac) => guessesByName.forget(textOf(nameMac))
  }
}

// An address that has nothing waiting is let in: it may be the owner's.
function hasRoom(waiting: readonly string[], address: string): boolean {
  if (waiting.length >= WAITING_PER_NAME) return false
  const own = waiting.filter((other) => other === address).length
  return own < (waiting.length < CROWD ? WAITING_PER_ADDRESS : 1)
}

function countGuess(guesses: Guesses, now: number): number {
  const halvings = Math.floor((now - guesses.lastAt) / HALF_LIFE_MS)
  guesses.count = Math.floor(guesses.count / 2 ** Math.max(0, halvings)) + 1
  guesses.lastAt = now
  const beyond = guesses.count - FREE_GUESSES
  return beyond <= 0 ? 0 : Math.min(PAUSE_MAX_MS, 250 * 2 ** Math.min(beyond, 10))
}

function macOf(key: Bytes, label: string, message: Uint8Array): Bytes {
  const mac = createHmac('sha256', key).update(`beside/${label}\0`).update(message)
  return new Uint8Array(mac.digest())
}
